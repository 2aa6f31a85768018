/**
 * The layer of movements and positions: draws a time, finds what is under the pointer, keeps a selection.
 *
 * Events: `change` (another time, or other filters), `select` ({deployment, reading}; both null when nothing
 * is selected), `hover` and `pick` ({readings, latlng}), `look` (other symbols), `draw`.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  // On a map of ROOMY square pixels or more; a smaller one has room for less.
  const REST = { arrows: 120, points: 160, labels: 44 };
  const SCRUB = { arrows: 80, points: 100, labels: 14 };
  const ROOMY = 500000;
  const MANY = 120; // legs or marks, above which those that run together are drawn as one
  const PLAIN = 40; // arrows that an eye can tell apart; the smaller ones beyond them are drawn faint
  const FAINT = 0.22;
  const SETTLE = 160; // milliseconds after the last step of a scrub
  const FURNITURE = '.dm-legend, .dm-clock, .leaflet-bar, .leaflet-control-scale, .leaflet-control-attribution, .dm-unseen';
  const REACH = 6; // pixels around a shape that still count as on it

  Deploymap.FlowLayer = Deploymap.CanvasLayer.extend({
    options: { pane: 'deploymap-flows' },

    /** @param {Deploymap.Scene} scene @param {{day: number, clock: string, window: string}} options */
    initialize(scene, options) {
      L.setOptions(this, options);
      this.scene = scene;
      this.time = { day: options.day, clock: options.clock, window: options.window };
      this.day = options.day;
      this.selected = null;
      this.symbols = 'plain';
      this.placing = new Deploymap.Placing(this);
      this._layout = new Deploymap.Layout(scene);
      this._areas = scene.areas.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => Deploymap.project(lon, lat))));
      this._drawn = { arrows: [], points: [], areas: [] };
      this._hovered = null;
      this.idle = false; // while the pointer serves something else
    },

    getEvents() {
      const events = Deploymap.CanvasLayer.prototype.getEvents.call(this);
      return Object.assign(events, { mousemove: this._hover, mouseout: this._leave, click: this._click });
    },

    onRemove() {
      clearTimeout(this._settling);
      Deploymap.CanvasLayer.prototype.onRemove.call(this);
    },

    /** Shows another day, clock or window. @param {object} change those parts of the time that change */
    setTime(change) {
      const time = Object.assign({}, this.time, change);
      if (Object.keys(time).every((part) => time[part] === this.time[part])) return this;
      this.time = time;
      this.day = time.day;
      this._scrubbing = true;
      clearTimeout(this._settling);
      this._settling = setTimeout(() => {
        this._scrubbing = false;
        this.redraw();
      }, SETTLE);
      this._leave();
      this.redrawSoon();
      return this.fire('change');
    },

    setDay(day) {
      return this.setTime({ day });
    },

    /** Lets only some readings be shown, see `Scene.filter`. */
    filter(name, passes) {
      this.scene.filter(name, passes);
      this._leave();
      this.fire('change');
      return this.redraw();
    },

    /** Selects a deployment by its id, or nothing by null. */
    select(deployment, quietly) {
      if (deployment === this.selected) return this;
      this.selected = deployment;
      this.redraw();
      const at = deployment === null ? -1 : this.scene.find(deployment, this.time);
      if (!quietly) this.fire('select', { deployment, reading: at < 0 ? null : this.scene.readings[at].reading });
      return this;
    },

    /** @param {'plain'|'app6'} symbols how units are drawn */
    setSymbols(symbols) {
      if (symbols === this.symbols) return this;
      this.symbols = symbols;
      this.fire('look');
      return this.redraw();
    },

    /** @returns {number[]} the numbers of the readings that are shown, in view or not */
    shown() {
      return this.scene.shown(this.time);
    },

    /** @returns {string[]} the ids of the readings that are shown, in view or not */
    visible() {
      return this.shown().map((i) => this.scene.readings[i].reading);
    },

    /** Where a reading can be clicked. @returns {?L.Point} in the map's container; null when it is not drawn in view */
    anchor(reading) {
      const has = (item) => item.readings.some((i) => this.scene.readings[i].reading === reading);
      const arrow = this._drawn.arrows.find(has);
      if (arrow) return this.toContainer(...this.midway(arrow.line, 0.5));
      const point = this._drawn.points.find(has);
      return point ? this.toContainer(point.x, point.y) : null;
    },

    /**
     * What is at a point of the map's container, the nearest first.
     * @returns {?{readings: number[]}}
     */
    hit(point) {
      const { x, y } = this.fromContainer(point);
      let [best, nearest] = [null, REACH];
      this._drawn.points.forEach((item) => {
        const away = Math.hypot(x - item.x, y - item.y) - item.radius;
        if (away < nearest) [best, nearest] = [item, Math.max(away, -1)];
      });
      if (best) return best;
      this._drawn.arrows.forEach((item) => {
        const away = Deploymap.arrows.distance(item.line, x, y);
        // Of two that are both under the pointer the thinner one lies on top.
        if (away < nearest && (away > 0 || !best || item.line.width <= best.line.width)) {
          [best, nearest] = [item, Math.max(away, 0.01)];
        }
      });
      if (best) return best;
      return this._drawn.areas.filter((item) => Deploymap.inside(item.rings, x, y)).pop() || null;
    },

    /** How roomy the map is, at most 1. */
    room() {
      const { x, y } = this._map.getSize();
      return Math.min(1, (x * y) / ROOMY);
    },

    paint(context) {
      const { placing } = this;
      const shown = this.shown();
      const limit = this._scrubbing ? SCRUB : REST;
      const [zoom, room] = [this._zoom, this.room()];
      const areas = placing.areas(shown, this._areas);
      const { marks, legs } = this._layout;
      const points = placing.points(marks.items(shown, zoom, MANY * room), limit.points * room, marks.bundled);
      const arrows = placing.arrows(legs.items(shown, zoom, MANY * room), limit.arrows * room);
      this._drawn = { areas, points, arrows };
      this.unseen = arrows.unseen + points.unseen + legs.within;
      const look = this._looks();
      areas.forEach((area) => Deploymap.shapes.area(context, area, placing.style(area), look(area)));
      points.forEach((point) => Deploymap.shapes.doubt(context, point, look(point)));
      // The greatest last, over what is less.
      for (let at = arrows.length - 1; at >= 0; at--) {
        const how = look(arrows[at]);
        how.faint = at >= PLAIN && !how.strong;
        context.globalAlpha = how.opacity * (how.faint ? FAINT : 1);
        Deploymap.arrows.draw(context, arrows[at].line, placing.style(arrows[at]), how);
      }
      points.forEach((point) => Deploymap.shapes.tether(context, point, look(point)));
      points.forEach((point) => this._mark(context, point, look(point)));
      context.globalAlpha = 1;
      this._label(context, look, limit.labels, Math.ceil(limit.labels * room));
      this.fire('draw');
    },

    /** How each thing looks: what is not selected steps back while something is. */
    _looks() {
      const ground = Deploymap.theme.colours();
      const theme = Deploymap.theme.name();
      return (item) => {
        const selected = this.isSelected(item);
        const colour = this.scene.actor(this.scene.readings[item.i])[theme];
        const opacity = this.selected === null || selected ? 1 : 0.42;
        return { colour, ground, opacity, strong: selected || item.i === this._hovered };
      };
    },

    isSelected(item) {
      if (this.selected === null) return false;
      return item.readings.some((i) => this.scene.readings[i].deployment === this.selected);
    },

    _mark(context, point, look) {
      context.globalAlpha = look.opacity;
      const { symbol } = this.scene.readings[point.i];
      const image = this.symbols === 'app6' && point.number === 1 && Deploymap.units.image(this.scene, symbol, () => this.redraw());
      if (image) Deploymap.units.draw(context, point, image, this.placing.style(point), look);
      else Deploymap.symbols.draw(context, point, this.placing.style(point), look);
    },

    /** A point of a curve, so far along the part of it that is in view. @returns {number[]} */
    midway(line, share) {
      const seen = [];
      for (let i = 0; i <= 24; i++) {
        const [x, y] = Deploymap.arrows.at(line, (line.total * i) / 24);
        if (this.seen(x, y, 24)) seen.push([x, y]);
      }
      if (!seen.length) return Deploymap.arrows.at(line, line.total / 2);
      return seen[Math.min(seen.length - 1, Math.floor(seen.length * share))];
    },

    /** Signs of what is no fact on the greatest `limit` things, words on the greatest `worded` of them. */
    _label(context, look, limit, worded) {
      const { points, arrows } = this._drawn;
      const labels = new Deploymap.Labels(context, Deploymap.theme.colours(), this.frame());
      points.forEach((point) => labels.block(point));
      this._furniture().forEach((box) => labels.blockBox(box));
      const items = points.filter(({ x, y }) => this.seen(x, y, 0)).concat(arrows);
      items.sort((a, b) => this.isSelected(b) - this.isSelected(a) || b.size - a.size);
      // What stepped back for a selection keeps silent.
      const spoken = this.selected === null ? items : items.filter((item) => this.isSelected(item));
      (spoken.length ? spoken : items).slice(0, limit).forEach((item, at) => {
        const { colour, opacity, strong } = look(item);
        context.globalAlpha = opacity;
        const spots = item.line ? [0.5, 0.36, 0.64, 0.25, 0.75].map((share) => this.midway(item.line, share)) : labels.around(item);
        const text = at < worded ? labels.words(this.scene, item) : '';
        const last = item.line ? spots[0] : labels.corner(item);
        const code = this.scene.readings[item.i].actor || '?';
        const asserted = this.placing.style(item) === 'solid' && item.direction !== 'alert';
        const label = { of: item.i, text, code, asserted, mark: labels.mark(this.scene, item), colour, spots, last };
        // An arrow's shape says it too; its sign may lie on others' words less.
        const must = items.length <= (item.line ? worded : limit);
        labels.put(Object.assign(label, { at: item.line ? null : item, strong, must }));
      });
      context.globalAlpha = 1;
    },

    /** What of the map's own furniture lies over it. @returns {number[][]} left, top, width and height */
    _furniture() {
      if (this._scrubbing && this._boxes) return this._boxes;
      const container = this._map.getContainer();
      const { left, top } = container.getBoundingClientRect();
      this._boxes = Array.from(container.querySelectorAll(FURNITURE), (element) => {
        const box = element.getBoundingClientRect();
        const { x, y } = this.fromContainer(L.point(box.left - left, box.top - top));
        return [x, y, box.width, box.height];
      });
      return this._boxes;
    },

    _hover(event) {
      if (this._hovering || this.idle) return;
      // What stands over the map hides what lies beneath it.
      if (event.originalEvent.target.closest('.leaflet-control, .leaflet-popup')) {
        this._leave();
        return;
      }
      this._hovering = requestAnimationFrame(() => {
        this._hovering = 0;
        if (!this._map) return;
        const item = this.hit(event.containerPoint);
        this._map.getContainer().style.cursor = item ? 'pointer' : '';
        const now = item ? item.i : null;
        if (now !== this._hovered) this.redraw();
        this._hovered = now;
        this.fire('hover', { readings: item ? item.readings : [], latlng: event.latlng });
      });
    },

    _leave() {
      if (this._hovered === null) return;
      this._hovered = null;
      this.fire('hover', { readings: [] });
      this.redraw();
    },

    _click(event) {
      if (this.idle) return;
      const item = this.hit(event.containerPoint);
      this.select(item ? this.scene.readings[item.i].deployment : null);
      if (item) this.fire('pick', { readings: item.readings, latlng: event.latlng });
    },
  });
})();
