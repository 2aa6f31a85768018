/** Small elements that map, popup and panel share. Words are set by `textContent`; nothing here reads HTML. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const SVG = 'http://www.w3.org/2000/svg';

  /** @returns {HTMLElement} appended to `parent` when there is one */
  function make(tag, className, parent, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  }

  /** A line drawing of 16 by 16. @param {string} path in SVG's words @returns {SVGElement} */
  function icon(parent, path) {
    const picture = document.createElementNS(SVG, 'svg');
    picture.setAttribute('viewBox', '0 0 16 16');
    picture.setAttribute('aria-hidden', 'true');
    picture.setAttribute('class', 'dm-icon');
    picture.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', path);
    return parent.appendChild(picture);
  }

  /** A button named for people and for screen readers. @returns {HTMLButtonElement} */
  function button(parent, className, label, act) {
    const element = make('button', className, parent);
    element.type = 'button';
    element.title = label;
    element.setAttribute('aria-label', label);
    element.addEventListener('click', act);
    return element;
  }

  /**
   * A choice of a few.
   * @param {string[][]} options value and words of each
   * @param {function(string): void} act gets the value chosen
   * @returns {HTMLSelectElement}
   */
  function choice(parent, className, label, options, act) {
    const element = make('select', className, parent);
    element.setAttribute('aria-label', label);
    element.title = label;
    options.forEach(([value, words]) => {
      make('option', '', element, words).value = value;
    });
    element.addEventListener('change', () => act(element.value));
    return element;
  }

  /** A spot in an actor's colour, which the style sheet takes for light or dark. */
  function spot(parent, actor) {
    const dot = make('span', 'dm-spot', parent);
    dot.style.setProperty('--light', actor.light);
    dot.style.setProperty('--dark', actor.dark);
    return dot;
  }

  /** A status with its sign, filled, dashed, hollow or struck through as it is drawn. */
  function pill(parent, scene, status) {
    const style = scene.statuses[status];
    const element = make('span', 'dm-status dm-status-' + style.line, parent);
    if (style.mark) make('b', '', element, style.mark + ' ').setAttribute('aria-hidden', 'true');
    element.appendChild(document.createTextNode(style.label));
    return element;
  }

  /** @returns {string} "1 sentence", "3 sentences" */
  const plural = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

  Deploymap.elements = { make, icon, button, choice, spot, pill, plural };
})();
