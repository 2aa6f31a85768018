
/** The panel as a Streamlit component: shows `data.deployment` of `data.scene` as of `data.date`. */
export default function ({ parentElement, data }) {
  const { Scene, dates, evidence } = window.Deploymap;
  const host = parentElement.host || parentElement;
  const ground = getComputedStyle(host).getPropertyValue('--st-background-color').trim();
  const hex = /^#(..)(..)(..)/.exec(ground);
  const dark = hex !== null && hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 384;
  const old = parentElement.querySelector('.dm-panel');
  if (old) old.remove();
  const panel = evidence.make('section', 'dm-panel');
  panel.dataset.deploymapTheme = dark ? 'dark' : 'light';
  panel.setAttribute('aria-label', 'Evidence');
  panel.setAttribute('aria-live', 'polite');
  if (data.scene && data.deployment) {
    const scene = new Scene(data.scene);
    panel.appendChild(evidence.card(scene, data.deployment, data.date ? dates.dayOf(data.date) : scene.last));
  } else {
    evidence.make('h2', '', panel, 'Evidence');
    evidence.make('p', 'dm-faint', panel, 'Choose an arrow, a mark or a row of the table to read the sentences behind it.');
  }
  parentElement.appendChild(panel);
}
