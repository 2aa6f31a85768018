/** What is known of a deployment, as elements: the short form for a tooltip, the whole for a panel or popup. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, spot, pill, plural } = Deploymap.elements;
  const { sentence, key } = Deploymap.sentences;
  const { wordsOf } = Deploymap.dates;
  const LONGEST_LIST = 300;

  // How a slot that claims fill differently is called in words.
  const DISPUTED = {
    status: 'how far it has come',
    count: 'how many',
    origin: 'where from',
    destination: 'where',
    event_date: 'when',
    'event date': 'when',
    date: 'when',
  };

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
    if (readings.length > 3) make('div', 'dm-faint', box, `and ${(readings.length - 3).toLocaleString('en')} more`);
    return box;
  }

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
    if (reading.radius_km && reading.area === undefined) fact('Placed', `to within ${Math.round(reading.radius_km).toLocaleString('en')} km`);
    if (reading.located_by && reading.located_by !== 'stated') {
      fact('Placed', `by the ${reading.located_by}: the text names no place`);
    }
    fact('Claimed by others', reading.disputed);
    fact('Confidence', Math.round(reading.confidence * 100) + ' %');
  }

  /** Which status was told on which day, and by whom, in order. @returns {object[]} */
  function steps(known) {
    const found = new Map();
    known.forEach(({ status, start, outlet, article }) => {
      const at = `${start || ''} ${status}`;
      if (!found.has(at)) found.set(at, { status, start, voices: new Set() });
      found.get(at).voices.add(outlet || article);
    });
    const ordered = Array.from(found.values()).sort((a, b) => (a.start || '').localeCompare(b.start || ''));
    // Told once more of the same is no step.
    return ordered.filter((step, at) => at === 0 || step.status !== ordered[at - 1].status);
  }

  function timeline(parent, scene, known, now) {
    make('h3', '', parent, 'Status over time');
    const list = make('ol', 'dm-steps', parent);
    const all = steps(known);
    const current = all.map(({ status }) => status).lastIndexOf(now);
    all.forEach(({ status, start, voices }, at) => {
      const item = make('li', 'dm-step dm-step-' + scene.statuses[status].line, list);
      item.classList.toggle('dm-step-now', at === current);
      make('time', '', item, start ? wordsOf(start) : 'no date');
      make('span', 'dm-step-name', item, scene.statuses[status].label);
      make('span', 'dm-faint', item, Array.from(voices).join(', '));
    });
  }

  /** "count: 3,000 (DW) / 2,000 (Wire)" as "How many: 3,000 says DW; 2,000 says Wire." */
  function disagreement(line) {
    const [, slot, rest] = /^([^:]+): ([^]*)$/.exec(line) || [null, '', line];
    const values = rest.split(' / ').map((part) => {
      const [, value, voices] = /^([^]*?) \(([^]*)\)$/.exec(part) || [null, part, ''];
      return voices ? `${value}, says ${voices}` : value;
    });
    const name = DISPUTED[slot] || slot;
    return (name ? `They differ on ${name}: ` : '') + values.join('; but ') + '.';
  }

  function disagreements(parent, reading) {
    if (!reading.conflicts) return;
    make('h3', '', parent, 'What disagrees');
    const list = make('ul', 'dm-conflicts', parent);
    reading.conflicts.split('; ').forEach((line) => make('li', '', list, disagreement(line)));
  }

  /** What a larger deployment, another number, a withdrawal or a denial means for this one. */
  function standing(parent, scene, reading, time) {
    const named = (id, otherwise) => {
      const at = scene.find(id, time);
      return at < 0 ? otherwise : scene.readings[at].summary;
    };
    if (reading.part_of) {
      const whole = named(reading.part_of, 'a larger total');
      make('p', 'dm-note', parent, `Part of ${whole}; its number is in that one already.`);
    }
    if (reading.rival_of) {
      const other = named(reading.rival_of, 'another report');
      make('p', 'dm-note', parent, `These may be the men of another report, and sums count that one: ${other}.`);
    }
    if (reading.withdrawn_by) make('p', 'dm-note', parent, `Since then: ${named(reading.withdrawn_by, 'a withdrawal')}.`);
    if (reading.contradicted) make('p', 'dm-note dm-note-hollow', parent, 'Some deny what others assert: read on below.');
  }

  /**
   * Everything known of a deployment.
   * @param {Deploymap.Scene} scene
   * @param {string} deployment its id
   * @param {number} day
   * @param {?{clock: string, onArticle: function}} options the clock, 'as of' unless told, and what opens an
   *   article, given its id and the claim's
   * @returns {HTMLElement}
   */
  function card(scene, deployment, day, { clock = 'as of', onArticle = null } = {}) {
    const time = { day, clock };
    const box = make('article', 'dm-card');
    const at = scene.find(deployment, time);
    if (at < 0) {
      const nothing = clock === 'on' ? 'This had not begun on this date.' : 'Nothing was known of this deployment on this date.';
      make('p', 'dm-faint', box, nothing);
      return box;
    }
    const reading = scene.readings[at];
    const style = scene.statuses[reading.status];
    head(box, scene, reading);
    make('h2', '', box, reading.summary);
    if (style.note) make('p', 'dm-note dm-note-' + style.line, box, style.note);
    facts(box, scene, reading);
    standing(box, scene, reading, time);
    const { known, later } = scene.evidence(deployment, time);
    timeline(box, scene, known, reading.status);
    disagreements(box, reading);
    make('h3', '', box, plural(known.length, 'sentence'));
    key(box, known);
    known.forEach((claim) => sentence(box, scene, claim, onArticle));
    if (later) make('p', 'dm-faint', box, `${plural(later, 'later sentence')} not yet published on this date.`);
    return box;
  }

  /**
   * The gist of a deployment with its latest sentence, for a popup beside which the whole stands.
   * @returns {HTMLElement}
   */
  function gist(scene, deployment, day, options = {}) {
    const time = { day, clock: options.clock || 'as of' };
    const box = make('article', 'dm-card');
    const at = scene.find(deployment, time);
    if (at < 0) return card(scene, deployment, day, options);
    const reading = scene.readings[at];
    head(box, scene, reading);
    make('h2', '', box, reading.summary);
    const { known } = scene.evidence(deployment, time);
    if (known.length) sentence(box, scene, known[known.length - 1]);
    if (known.length > 1) make('p', 'dm-faint', box, `${plural(known.length, 'sentence')} in all`);
    return box;
  }

  /**
   * Readings as buttons: the keyboard's way to each shape on the map.
   * @param {number[]} readings their numbers
   * @param {function(string): void} pick gets the id of a deployment
   * @param {?string} title
   * @returns {HTMLElement}
   */
  function list(scene, readings, pick, title) {
    const box = make('div', 'dm-list');
    const facts = (i) => Number(scene.readings[i].factual);
    const ordered = readings.slice().sort((a, b) => facts(b) - facts(a) || scene.size[b] - scene.size[a]);
    const usual = ordered.length ? `${plural(ordered.length, 'deployment')} shown` : 'Nothing to show on this date';
    make('h2', '', box, title || usual);
    if (!ordered.length) make('p', 'dm-faint', box, 'No article tells of a movement for this date and window.');
    ordered.slice(0, LONGEST_LIST).forEach((i) => {
      const reading = scene.readings[i];
      const row = make('button', 'dm-row', box);
      row.type = 'button';
      head(row, scene, reading);
      make('span', 'dm-row-summary', row, reading.summary);
      row.addEventListener('click', () => pick(reading.deployment));
    });
    if (ordered.length > LONGEST_LIST) {
      make('p', 'dm-faint', box, `and ${(ordered.length - LONGEST_LIST).toLocaleString('en')} more: zoom in and choose on the map`);
    }
    return box;
  }

  Deploymap.evidence = { tooltip, card, gist, list, make, article: Deploymap.sentences.article };
})();
