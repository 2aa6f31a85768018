/** The panel: shows `data.deployment` of `data.scene` on `data.date`, by `data.clock`. */
export default function ({ parentElement, data, setTriggerValue }) {
  const { Scene, dates, evidence } = window.Deploymap;
  const root = stage(parentElement, 'dm-panel');
  root.dataset.deploymapTheme = root.dataset.theme;
  root.setAttribute('role', 'region');
  root.setAttribute('aria-label', 'Evidence');
  // It scrolls on its own, so the keyboard must be able to get into it.
  root.tabIndex = 0;
  if (!data.scene || !data.deployment) {
    make('h2', '', root, 'Evidence');
    make('p', 'dm-faint', root, 'Choose an arrow or a mark on the map, a row of the table or a bar of the chart to read the sentences behind it.');
    return;
  }
  const scene = new Scene(data.scene);
  const day = data.date ? dates.dayOf(data.date) : scene.last;
  const options = {
    clock: data.clock,
    onArticle: (article, claim) => setTriggerValue('article', { article, claim }),
    onPick: (id) => setTriggerValue('picked', id),
  };
  root.appendChild(evidence.card(scene, data.deployment, day, options));
}
