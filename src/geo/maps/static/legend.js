/** What the colours, lines, widths and marks mean, drawn by the same hand that draws the map. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, spot } = Deploymap.evidence;
  const ROOMY = 820; // pixels of map beside which there is room for the legend
  const LINES = [
    ['solid', 'under way, in place, completed'],
    ['dashed', 'announced, ordered, reported'],
    ['hollow', 'no fact: considered ?, conditional if, demanded !'],
    ['barred', 'denied ✕'],
  ];
  const MARKS = [
    ['presence', 'in place'],
    ['toward', 'coming'],
    ['away', 'leaving'],
    ['alert', 'on alert'],
    ['exercise', 'exercise'],
  ];

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
      this._layer.on('day', this._fill, this);
      this._fill();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    },

    onRemove() {
      this._unwatch();
      this._layer.off('day', this._fill, this);
    },

    _fill() {
      const { scene, day } = this._layer;
      const shown = scene.on(day).map((i) => scene.readings[i]);
      const actors = Array.from(new Set(shown.map((reading) => reading.actor || ''))).sort();
      const key = actors.join('|') + Deploymap.theme.name();
      if (key === this._key) return;
      this._key = key;
      this._body.textContent = '';
      const group = (name) => {
        make('h3', '', this._body, name);
        return make('ul', '', this._body);
      };
      if (actors.length) {
        const who = group('Who');
        actors.slice(0, 12).forEach((actor) => {
          const row = make('li', '', who);
          spot(row, scene.actors[actor]);
          make('span', '', row, scene.actors[actor].name);
        });
        if (actors.length > 12) make('li', 'dm-faint', who, `and ${actors.length - 12} more`);
      }
      const lines = group('How sure');
      LINES.forEach(([style, text]) => {
        const row = make('li', '', lines);
        sample(row, 46, 20, (context, look) => {
          const width = style === 'solid' || style === 'dashed' ? 3 : 5;
          Deploymap.arrows.draw(context, Deploymap.arrows.curve(2, 13, 44, 11, 0.06, width), style, look);
        });
        make('span', '', row, text);
      });
      const widths = group('How many people');
      const row = make('li', 'dm-widths', widths);
      [0.01, 0.1, 1].forEach((share) => {
        const cell = make('span', '', row);
        sample(cell, 44, 26, (context, look) => {
          const width = 2.2 + 10 * Math.sqrt(share);
          Deploymap.arrows.draw(context, Deploymap.arrows.curve(2, 14, 42, 12, 0.06, width), 'solid', look);
        });
        make('small', '', cell, Math.round(scene.widest * share).toLocaleString('en'));
      });
      make('li', 'dm-faint', widths, 'thin: number unknown, or not people');
      const marks = group('In a place');
      marks.className = 'dm-marks';
      MARKS.forEach(([direction, text]) => {
        const line = make('li', '', marks);
        sample(line, 34, 20, (context, look) => {
          Deploymap.symbols.draw(context, { x: 17, y: 10, radius: 5, direction }, 'solid', look);
        });
        make('span', '', line, text);
      });
    },
  });
})();
