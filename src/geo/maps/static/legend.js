/**
 * What the colours, lines, widths and marks on the map mean, drawn by the same hand that draws the map.
 *
 * It tells only of what is shown, so that it stays small.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, spot } = Deploymap.elements;
  const ROOMY = 700; // pixels of map beside which there is room for the legend
  const MOST_ACTORS = 8;
  const LINES = [
    ['solid', 'happening or done'],
    ['dashed', 'announced or reported'],
    ['hollow', 'no fact: ? thought of, if, ! demanded'],
    ['barred', 'denied ✕'],
  ];
  const MARKS = [
    ['presence', 'in place'],
    ['toward', 'coming'],
    ['away', 'leaving'],
    ['alert', 'on alert'],
    ['exercise', 'exercise'],
  ];

  /** A little picture. @param {function} draw gets a context and how to look */
  function sample(parent, width, height, draw) {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const canvas = make('canvas', '', parent);
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = width + 'px';
    canvas.style.height = height + 'px';
    canvas.setAttribute('aria-hidden', 'true');
    const context = canvas.getContext('2d');
    context.scale(ratio, ratio);
    const ground = Deploymap.theme.colours();
    draw(context, { colour: ground.faint, ground, strong: false });
    return canvas;
  }

  /**
   * What there is to explain.
   * @returns {{actors: string[], lines: string[][], marks: string[][], widths: boolean}}
   */
  function contents(layer) {
    const { scene } = layer;
    const shown = layer.shown().map((i) => scene.readings[i]);
    const people = new Map();
    shown.forEach((reading) => people.set(reading.actor || '', (people.get(reading.actor || '') || 0) + 1));
    const styles = new Set(shown.map(({ status }) => scene.statuses[status].line));
    const directions = new Set(shown.filter(({ kind }) => kind === 'position').map(({ direction }) => direction));
    return {
      actors: Array.from(people.keys()).sort((a, b) => people.get(b) - people.get(a) || (a < b ? -1 : 1)),
      lines: LINES.filter(([style]) => styles.has(style)),
      marks: layer.symbols === 'app6' ? [] : MARKS.filter(([direction]) => directions.has(direction)),
      widths: shown.some((reading) => reading.count_of === 'people'),
    };
  }

  Deploymap.legend = { contents, MOST_ACTORS };

  Deploymap.Legend = L.Control.extend({
    options: { position: 'topright' },

    initialize(layer, options) {
      L.setOptions(this, options);
      this._layer = layer;
    },

    onAdd(map) {
      const box = make('details', 'dm-legend');
      box.open = map.getSize().x > ROOMY;
      make('summary', '', box, 'Legend');
      this._body = make('div', 'dm-legend-body', box);
      this._unwatch = Deploymap.theme.watch(() => this._fill());
      this._layer.on('change look', this._fill, this);
      map.on('resize', this._fill, this);
      // Labels keep clear of it, open or closed.
      box.addEventListener('toggle', () => this._layer.redraw());
      this._fill();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    },

    onRemove(map) {
      this._unwatch();
      this._layer.off('change look', this._fill, this);
      map.off('resize', this._fill, this);
    },

    _group(name, className) {
      make('h3', '', this._body, name);
      return make('ul', className || '', this._body);
    },

    _fill() {
      const { scene } = this._layer;
      const { actors, lines, marks, widths } = contents(this._layer);
      const key = JSON.stringify([actors, lines, marks, widths, this._layer.symbols, Deploymap.theme.name(), this._layer.placing.scale()]);
      if (key === this._key) return;
      this._key = key;
      this._body.textContent = '';
      if (!actors.length) make('p', 'dm-faint', this._body, 'Nothing is shown.');
      else this._actors(actors);
      if (lines.length) this._lines(lines);
      if (widths) this._widths(scene.widest);
      if (marks.length) this._marks(marks);
      if (this._layer.symbols === 'app6') this._units();
    },

    _actors(actors) {
      const { scene } = this._layer;
      const who = this._group('Who');
      actors.slice(0, MOST_ACTORS).forEach((actor) => {
        const row = make('li', '', who);
        spot(row, scene.actors[actor]);
        make('span', '', row, scene.actors[actor].name);
      });
      if (actors.length > MOST_ACTORS) make('li', 'dm-faint', who, `and ${actors.length - MOST_ACTORS} more`);
    },

    _lines(lines) {
      const list = this._group('How sure', 'dm-lines');
      lines.forEach(([style, text]) => {
        const row = make('li', '', list);
        sample(row, 34, 16, (context, look) => {
          const width = style === 'solid' || style === 'dashed' ? 2.6 : 5;
          Deploymap.arrows.draw(context, Deploymap.arrows.curve(1, 9, 33, 8, 0.05, width), style, look);
        });
        make('span', '', row, text);
      });
    },

    _widths(widest) {
      const row = make('li', 'dm-widths', this._group('How many people'));
      [0.01, 0.1, 1].forEach((share) => {
        const cell = make('span', '', row);
        sample(cell, 40, 20, (context, look) => {
          const { placing } = this._layer;
          Deploymap.arrows.draw(context, Deploymap.arrows.curve(2, 11, 38, 10, 0.05, placing.width(share)), 'solid', look);
        });
        make('small', '', cell, Math.round(widest * share).toLocaleString('en'));
      });
    },

    _marks(marks) {
      const list = this._group('In a place', 'dm-marks');
      marks.forEach(([direction, text]) => {
        const row = make('li', '', list);
        sample(row, 28, 16, (context, look) => {
          Deploymap.symbols.draw(context, { x: 14, y: 8, radius: 4, direction }, 'solid', look);
        });
        make('span', '', row, text);
      });
    },

    _units() {
      const list = this._group('Unit symbols (APP-6)');
      make('li', 'dm-faint', list, 'rectangle: of NATO’s members');
      make('li', 'dm-faint', list, 'clover: of any other');
    },
  });
})();
