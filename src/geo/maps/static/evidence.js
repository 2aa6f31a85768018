/**
 * What is known of a deployment, as elements: the short form for a tooltip, the whole for a panel or popup.
 *
 * Every word that comes from an article is set by `textContent`; nothing here reads HTML.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { wordsOf } = Deploymap.dates;

  /** @returns {HTMLElement} appended to `parent` when there is one */
  function make(tag, className, parent, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined && text !== null) element.textContent = text;
    if (parent) parent.appendChild(element);
    return element;
  }

  /** A spot in an actor's colour, which the style sheet takes for light or dark. */
  function spot(parent, actor) {
    const dot = make('span', 'dm-spot', parent);
    dot.style.setProperty('--light', actor.light);
    dot.style.setProperty('--dark', actor.dark);
    return dot;
  }

  function pill(parent, scene, status) {
    const style = scene.statuses[status];
    const element = make('span', 'dm-status dm-status-' + style.line, parent);
    if (style.mark) make('b', '', element, style.mark + ' ').setAttribute('aria-hidden', 'true');
    element.appendChild(document.createTextNode(style.label));
    return element;
  }

  function head(parent, scene, reading) {
    const line = make('div', 'dm-who', parent);
    spot(line, scene.actor(reading));
    make('span', 'dm-actor', line, scene.actor(reading).name);
    pill(line, scene, reading.status);
  }

  /** @param {number[]} readings their numbers @returns {HTMLElement} */
  function tooltip(scene, readings) {
    const box = make('div', 'dm-tip');
    readings.slice(0, 3).forEach((i) => {
      const reading = scene.readings[i];
      head(box, scene, reading);
      make('div', 'dm-tip-summary', box, reading.summary);
    });
    if (readings.length > 3) make('div', 'dm-faint', box, `and ${readings.length - 3} more`);
    return box;
  }

  const plural = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

  function facts(parent, scene, reading) {
    const list = make('dl', 'dm-facts', parent);
    const fact = (name, value) => {
      if (!value) return;
      make('dt', '', list, name);
      make('dd', '', list, value);
    };
    const legs = (reading.legs || []).length;
    const count = scene.countOf(reading);
    fact('Count', count && count + (legs > 1 ? `, shared by ${legs} ways` : ''));
    fact('Force', reading.force);
    fact('Unit', reading.unit);
    fact('Materiel', reading.materiel);
    fact('From', reading.origin);
    fact(reading.kind === 'flow' || reading.direction === 'toward' ? 'To' : 'Place', reading.destination);
    fact('Where', reading.relation);
    fact('When', reading.event_date && wordsOf(reading.event_date));
    if (reading.radius_km) fact('Placed', `to within ${Math.round(reading.radius_km)} km`);
    if (reading.located_by && reading.located_by !== 'stated') {
      fact('Placed', `by the ${reading.located_by}: the text names no place`);
    }
    fact('Confidence', Math.round(reading.confidence * 100) + ' %');
  }

  /** The first day of each status, in order. */
  function steps(known) {
    const first = new Map();
    known.forEach(({ status, start }) => {
      if (!first.has(status) || (start || '') < first.get(status)) first.set(status, start || '');
    });
    return Array.from(first).sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  }

  function timeline(parent, scene, known, now) {
    make('h3', '', parent, 'Status over time');
    const list = make('ol', 'dm-steps', parent);
    steps(known).forEach(([status, start]) => {
      const item = make('li', 'dm-step dm-step-' + scene.statuses[status].line, list);
      item.classList.toggle('dm-step-now', status === now);
      make('span', 'dm-step-name', item, scene.statuses[status].label);
      make('time', '', item, start ? wordsOf(start) : 'no date');
    });
  }

  function sentence(parent, scene, claim) {
    const quote = make('figure', 'dm-claim', parent);
    make('blockquote', '', quote, claim.sentence);
    const source = make('figcaption', '', quote);
    make('cite', '', source, claim.outlet || claim.article);
    const dated = claim.published ? wordsOf(claim.published) : 'no date';
    const guessed = claim.published_from === 'dates in text' ? ' (from dates in the text)' : '';
    make('span', '', source, dated + guessed);
    if (claim.said_by) make('span', '', source, 'said by ' + claim.said_by);
    pill(source, scene, claim.status);
    if (claim.title) make('div', 'dm-title', source, claim.title);
  }

  /**
   * Everything known of a deployment by a day.
   * @param {Deploymap.Scene} scene
   * @param {string} deployment its id
   * @param {number} day
   * @returns {HTMLElement}
   */
  function card(scene, deployment, day) {
    const box = make('article', 'dm-card');
    const at = scene.find(deployment, day);
    if (at < 0) {
      make('p', 'dm-faint', box, 'Nothing was known of this deployment on this date.');
      return box;
    }
    const reading = scene.readings[at];
    const style = scene.statuses[reading.status];
    head(box, scene, reading);
    make('h2', '', box, reading.summary);
    if (style.note) make('p', 'dm-note dm-note-' + style.line, box, style.note);
    facts(box, scene, reading);
    if (reading.part_of) {
      const whole = scene.find(reading.part_of, day);
      const name = whole < 0 ? 'a larger total' : scene.readings[whole].summary;
      make('p', 'dm-note', box, `Part of ${name}; its number is in that one already.`);
    }
    const { known, later } = scene.evidence(deployment, day);
    timeline(box, scene, known, reading.status);
    if (reading.conflicts) {
      make('h3', '', box, 'What disagrees');
      const list = make('ul', 'dm-conflicts', box);
      reading.conflicts.split('; ').forEach((line) => make('li', '', list, line));
    }
    make('h3', '', box, plural(known.length, 'sentence'));
    known.forEach((claim) => sentence(box, scene, claim));
    if (later) make('p', 'dm-faint', box, `${plural(later, 'later sentence')} not yet published on this date.`);
    return box;
  }

  /**
   * The gist of a deployment with its latest sentence, for a popup beside which the whole stands.
   * @returns {HTMLElement}
   */
  function gist(scene, deployment, day) {
    const box = make('article', 'dm-card');
    const at = scene.find(deployment, day);
    if (at < 0) return card(scene, deployment, day);
    const reading = scene.readings[at];
    head(box, scene, reading);
    make('h2', '', box, reading.summary);
    const { known } = scene.evidence(deployment, day);
    if (known.length) sentence(box, scene, known[known.length - 1]);
    if (known.length > 1) make('p', 'dm-faint', box, `${plural(known.length, 'sentence')} in all`);
    return box;
  }

  /**
   * What a day shows, as buttons: the keyboard's way to each shape on the map.
   * @param {function(string): void} pick gets the id of a deployment
   * @returns {HTMLElement}
   */
  function list(scene, day, pick) {
    const box = make('div', 'dm-list');
    const shown = scene.on(day).sort((a, b) => scene.readings[b].factual - scene.readings[a].factual || scene.size[b] - scene.size[a]);
    make('h2', '', box, shown.length ? `${plural(shown.length, 'deployment')} shown` : 'Nothing to show on this date');
    if (!shown.length) make('p', 'dm-faint', box, 'No article published by this date tells of a movement.');
    shown.slice(0, 300).forEach((i) => {
      const reading = scene.readings[i];
      const row = make('button', 'dm-row', box);
      row.type = 'button';
      head(row, scene, reading);
      make('span', 'dm-row-summary', row, reading.summary);
      row.addEventListener('click', () => pick(reading.deployment));
    });
    return box;
  }

  Deploymap.evidence = { make, spot, tooltip, card, gist, list };
})();
