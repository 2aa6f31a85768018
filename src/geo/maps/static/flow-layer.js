/**
 * The layer of movements and positions: draws a day, finds what is under the pointer, keeps a selection.
 *
 * Events: `day` ({day}), `select` ({deployment, reading}; both null when nothing is selected), `draw`.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const REST = { arrows: 300, labels: 60 };
  const SCRUB = { arrows: 150, labels: 30 };
  const SETTLE = 160; // milliseconds after the last step of a scrub
  // Pixels to the right and left of where a mark belongs, the nearest first.
  const SHIFTS = Array.from({ length: 40 }, (_, i) => Math.ceil(i / 2) * (i % 2 ? 8 : -8));
  const REACH = 6; // pixels around a shape that still count as on it

  Deploymap.FlowLayer = Deploymap.CanvasLayer.extend({
    options: { pane: 'deploymap-flows' },

    /** @param {Deploymap.Scene} scene @param {{day: number}} options */
    initialize(scene, options) {
      L.setOptions(this, options);
      this.scene = scene;
      this.day = options.day;
      this.selected = null;
      this._layout = new Deploymap.Layout(scene);
      this._areas = scene.areas.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => Deploymap.project(lon, lat))));
      this._drawn = { arrows: [], points: [], areas: [] };
      this._hovered = null;
    },

    getEvents() {
      const events = Deploymap.CanvasLayer.prototype.getEvents.call(this);
      return Object.assign(events, { mousemove: this._hover, mouseout: this._leave, click: this._click });
    },

    onRemove() {
      clearTimeout(this._settling);
      Deploymap.CanvasLayer.prototype.onRemove.call(this);
    },

    /** Shows another day. @param {number} day */
    setDay(day) {
      if (day === this.day) return this;
      this.day = day;
      this._scrubbing = true;
      clearTimeout(this._settling);
      this._settling = setTimeout(() => {
        this._scrubbing = false;
        this.redraw();
      }, SETTLE);
      this._leave();
      this.fire('day', { day });
      return this.redraw();
    },

    /** Selects a deployment by its id, or nothing by null. */
    select(deployment, quietly) {
      if (deployment === this.selected) return this;
      this.selected = deployment;
      this.redraw();
      const at = deployment === null ? -1 : this.scene.find(deployment, this.day);
      if (!quietly) this.fire('select', { deployment, reading: at < 0 ? null : this.scene.readings[at].reading });
      return this;
    },

    /** @returns {string[]} the ids of the readings that the day shows, in view or not */
    visible() {
      return this.scene.on(this.day).map((i) => this.scene.readings[i].reading);
    },

    /** Where a reading can be clicked. @returns {?L.Point} in the map's container; null when it is not drawn in view */
    anchor(reading) {
      const i = this.scene.number.get(reading);
      const arrow = this._drawn.arrows.find((item) => item.readings.includes(i));
      if (arrow) return this.toContainer(...this._midway(arrow.line));
      const point = this._drawn.points.find((item) => item.readings.includes(i));
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
      return this._drawn.areas.filter((item) => inside(item.rings, x, y)).pop() || null;
    },

    paint(context) {
      const scene = this.scene;
      const ground = Deploymap.theme.colours();
      const shown = (i) => scene.holds(i, this.day);
      const limit = this._scrubbing ? SCRUB : REST;
      const points = this._place_points(this._layout.points(shown, this._world));
      const arrows = this._place_arrows(this._layout.arrows(shown, this._world), limit.arrows);
      this._drawn = { points, arrows, areas: this._place_areas(shown) };
      this.unseen = arrows.unseen;
      this._drawn.areas.forEach((area) => this._fill(context, area));
      arrows.forEach((arrow) => {
        const look = this._look(arrow, ground, context);
        Deploymap.arrows.draw(context, arrow.line, this._style(arrow), look);
      });
      points.forEach((point) => {
        const look = this._look(point, ground, context);
        Deploymap.symbols.draw(context, point, this._style(point), look);
      });
      context.globalAlpha = 1;
      this._label(context, ground, limit.labels);
      this.fire('draw');
    },

    _reading(item) {
      return this.scene.readings[item.readings[0]];
    },

    _style(item) {
      return this.scene.statuses[this._reading(item).status].line;
    },

    _colour(reading) {
      return this.scene.actor(reading)[Deploymap.theme.name()];
    },

    _isSelected(item) {
      return this.selected !== null && item.readings.some((i) => this.scene.readings[i].deployment === this.selected);
    },

    /** Sets the opacity too: what is not selected steps back while something is. */
    _look(item, ground, context) {
      const strong = this._isSelected(item);
      context.globalAlpha = this.selected === null || strong ? 1 : 0.42;
      return { colour: this._colour(this._reading(item)), ground, strong: strong || item.readings[0] === this._hovered };
    },

    /** Pixels: the square root of the count, so that a disc's area, and the eye, are in proportion. */
    _thickness(item) {
      const style = this._style(item);
      // What is hollow has to be wide enough to be seen to be.
      const least = style === 'hollow' || style === 'barred' ? 5 : 1.8;
      if (item.of !== 'people' || !item.size) return least;
      return Math.max(least, 2.2 + 10 * Math.sqrt(Math.min(1, item.size / this.scene.widest)));
    },

    _place_arrows(items, limit) {
      const placed = [];
      const copies = this.worlds();
      placed.unseen = 0;
      items.forEach((item) => {
        copies.forEach((copy) => {
          const [x0, x1] = [this.toX(item.x0 + copy), this.toX(item.x1 + copy)];
          const [y0, y1] = [this.toY(item.y0), this.toY(item.y1)];
          const reach = 160;
          if (Math.max(x0, x1) < -reach || Math.min(x0, x1) > this._width + reach) return;
          if (Math.max(y0, y1) < -reach || Math.min(y0, y1) > this._height + reach) return;
          if (placed.length >= limit) {
            placed.unseen += 1;
            return;
          }
          const line = Deploymap.arrows.curve(x0, y0, x1, y1, item.bend, this._thickness(item));
          if (line) placed.push(Object.assign({}, item, { line }));
        });
      });
      return placed;
    },

    /** Marks that would cover each other stand side by side, the greatest in its place. */
    _place_points(items) {
      const taken = new Deploymap.Places();
      const placed = [];
      const copies = this.worlds();
      items.forEach((item) => {
        const radius = item.of === 'people' && item.size ? 5 + 15 * Math.sqrt(Math.min(1, item.size / this.scene.widest)) : 5.5;
        const { direction } = this.scene.readings[item.i];
        // A mark with its chevrons (see symbols.js).
        const half = radius + (direction === 'toward' || direction === 'away' ? 8 + radius * 0.28 : 3);
        copies.forEach((copy) => {
          const [x, y] = [this.toX(item.x + copy), this.toY(item.y)];
          if (x < 0 || y < 0 || x > this._width || y > this._height) return;
          const free = SHIFTS.find((shift) => taken.take(x + shift - half, y - radius, half * 2, radius * 2)) || 0;
          placed.push(Object.assign({}, item, { x: x + free, y, radius, direction }));
        });
      });
      return placed;
    },

    /** The areas of the day's positions, each once for an actor and a style; the largest first. */
    _place_areas(shown) {
      const found = new Map();
      this.scene.readings.forEach((reading, i) => {
        if (reading.area === undefined || !shown(i)) return;
        const key = [reading.area, reading.actor, this.scene.statuses[reading.status].line].join();
        if (found.has(key)) found.get(key).readings.push(i);
        else found.set(key, { readings: [i], area: reading.area });
      });
      const placed = [];
      found.forEach((item) => {
        this.worlds().forEach((copy) => {
          const rings = this._areas[item.area].map((ring) => ring.map(([x, y]) => [this.toX(x + copy), this.toY(y)]));
          const span = Math.abs(rings.reduce((sum, ring) => sum + shoelace(ring), 0));
          placed.push(Object.assign({ rings, span }, item));
        });
      });
      return placed.sort((a, b) => b.span - a.span);
    },

    _fill(context, area) {
      const style = this._style(area);
      const asserted = style === 'solid' || style === 'dashed';
      const strong = this._isSelected(area) || area.readings[0] === this._hovered;
      context.fillStyle = context.strokeStyle = this._colour(this._reading(area));
      context.beginPath();
      area.rings.forEach((ring) => {
        ring.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
        context.closePath();
      });
      const faded = this.selected === null || strong ? 1 : 0.5;
      // What is no fact leaves the ground as it is: a dotted edge, no tint.
      context.globalAlpha = strong ? 0.2 : asserted ? 0.1 * faded : 0;
      context.fill('evenodd');
      context.globalAlpha = strong ? 0.95 : (asserted ? 0.55 : 0.35) * faded;
      context.lineWidth = strong ? 2.2 : 1.1;
      context.setLineDash(style === 'solid' ? [] : asserted ? [6, 4] : [1.5, 4]);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    },

    /** The middle of the part of a curve that is in view. */
    _midway(line, share) {
      const seen = [];
      for (let i = 0; i <= 24; i++) {
        const [x, y] = Deploymap.arrows.at(line, (line.total * i) / 24);
        if (this.seen(x, y, 24)) seen.push([x, y]);
      }
      if (!seen.length) return Deploymap.arrows.at(line, line.total / 2);
      return seen[Math.min(seen.length - 1, Math.floor(seen.length * (share || 0.5)))];
    },

    _label(context, ground, limit) {
      const labels = new Deploymap.Labels(context, ground, this.frame());
      this._drawn.points.forEach((point) => labels.block(point));
      this._furniture().forEach((box) => labels.blockBox(box));
      const items = this._drawn.points.filter(({ x, y }) => this.seen(x, y, 0)).concat(this._drawn.arrows);
      items.sort((a, b) => this._isSelected(b) - this._isSelected(a) || b.size - a.size);
      items.slice(0, limit).forEach((item) => {
        const { colour } = this._look(item, ground, context);
        const spots = item.line
          ? [0.5, 0.36, 0.64, 0.25, 0.75].map((share) => this._midway(item.line, share))
          : labels.around(item);
        const label = { text: labels.words(this.scene, item), mark: labels.mark(this.scene, item), colour, spots };
        labels.put(Object.assign(label, { at: item.line ? null : item, strong: this._isSelected(item) }));
      });
      context.globalAlpha = 1;
    },

    /** What of the map's own furniture lies over it. @returns {number[][]} left, top, width and height */
    _furniture() {
      const container = this._map.getContainer();
      const { left, top } = container.getBoundingClientRect();
      return Array.from(container.querySelectorAll('.dm-legend, .dm-clock'), (element) => {
        const box = element.getBoundingClientRect();
        const { x, y } = this.fromContainer(L.point(box.left - left, box.top - top));
        return [x, y, box.width, box.height];
      });
    },

    _hover(event) {
      if (this._hovering) return;
      this._hovering = requestAnimationFrame(() => {
        this._hovering = 0;
        if (!this._map) return;
        const item = this.hit(event.containerPoint);
        this._map.getContainer().style.cursor = item ? 'pointer' : '';
        const now = item ? item.readings[0] : null;
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
      const item = this.hit(event.containerPoint);
      this.select(item ? this._reading(item).deployment : null);
      if (item) this.fire('pick', { readings: item.readings, latlng: event.latlng });
    },
  });

  function shoelace(ring) {
    let sum = 0;
    for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    return sum / 2;
  }

  /** Whether a point lies in the rings, by the even-odd rule. */
  function inside(rings, x, y) {
    let odd = false;
    rings.forEach((ring) => {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
      }
    });
    return odd;
  }
})();
