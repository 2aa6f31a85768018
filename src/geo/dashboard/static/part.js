/** What our parts of the page share. */

/** @returns {HTMLElement} appended to `parent` when there is one; every word is set as text */
function make(tag, className, parent, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  if (parent) parent.appendChild(element);
  return element;
}

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

/** A spot in an actor's colour. */
function spot(parent, actor) {
  const dot = make('span', 'dm-spot', parent);
  dot.style.setProperty('--light', actor.light);
  dot.style.setProperty('--dark', actor.dark);
  return dot;
}
