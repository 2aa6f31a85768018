/** A whole article with the words of its claims marked, at the sentence of one of them. */
export default function ({ parentElement, data }) {
  const root = stage(parentElement, 'dm-panel');
  root.dataset.deploymapTheme = root.dataset.theme;
  root.appendChild(window.Deploymap.evidence.article(data.article, { claim: data.claim }));
}
