/** What our parts of the page share; every word is set as text. */
const { make, spot } = window.Deploymap.elements;

/** The element that holds a part, emptied, and marked light or dark after the ground it lies on. */
function stage(parentElement, className) {
  const host = parentElement.host || parentElement;
  const ground = getComputedStyle(host).getPropertyValue('--st-background-color').trim();
  const hex = /^#(..)(..)(..)/.exec(ground);
  const dark = hex !== null && hex.slice(1).reduce((sum, two) => sum + parseInt(two, 16), 0) < 384;
  let root = parentElement.querySelector('.' + className);
  if (!root) root = make('div', className, parentElement);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.textContent = '';
  return root;
}
