/** Where the things of a time lie on the canvas: arrows as curves, marks side by side, areas as rings. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  // Steps of eight pixels around where a mark belongs, the nearest first: further off it would seem elsewhere.
  const FURTHEST = 56;
  const SHIFTS = [];
  for (let dx = -FURTHEST; dx <= FURTHEST; dx += 8) {
    for (let dy = -FURTHEST; dy <= FURTHEST; dy += 8) if (Math.hypot(dx, dy) <= FURTHEST) SHIFTS.push([dx, dy]);
  }
  // Beside rather than above or below, where labels stand.
  SHIFTS.sort(([ax, ay], [bx, by]) => Math.hypot(ax, 1.6 * ay) - Math.hypot(bx, 1.6 * by) || bx - ax || by - ay);
  const BEYOND = 160; // pixels out of view in which a curve may still come into it
  const CROWD = 6; // heads at one end, above which they stand no further off
  const UNSURE = 12; // pixels: a circle of doubt smaller than this is hidden by its mark
  const UNIT = 19; // pixels: half of a unit symbol
  const EARTH = 40075; // kilometres around the equator
  const WIDEST_DOUBT = 1500; // kilometres: more than this says nothing
  const LEAST_SCALE = 0.6; // of widths and discs on the smallest map

  Deploymap.Placing = class Placing {
    /** @param {Deploymap.FlowLayer} layer whose canvas it is */
    constructor(layer) {
      this.layer = layer;
      this.scene = layer.scene;
    }

    style(item) {
      return this.scene.statuses[this.scene.readings[item.i].status].line;
    }

    /** How much of the greatest count an item is, 0 to 1; 0 for what is not people. */
    share(item) {
      return item.of === 'people' && item.size ? Math.min(1, item.size / this.scene.widest) : 0;
    }

    /** How large things are drawn: a map in the hand has room for less than one on a desk. */
    scale() {
      return Math.max(LEAST_SCALE, Math.sqrt(this.layer.room()));
    }

    /** Pixels: the square root of the count, so that a disc's area, and the eye, are in proportion. */
    thickness(item) {
      const style = this.style(item);
      // What is hollow has to be wide enough to be seen to be.
      const least = style === 'hollow' || style === 'barred' ? 5 : 1.8;
      const share = this.share(item);
      return share ? Math.max(least, this.width(share)) : least;
    }

    /** Pixels that an arrow is wide for a share of the greatest count. */
    width(share) {
      return 2.2 + 10 * this.scale() * Math.sqrt(share);
    }

    radius(item) {
      return 5 + 15 * this.scale() * Math.sqrt(this.share(item));
    }

    /**
     * @param {object[]} items the greatest first
     * @param {number} limit how many to place; the others in view are counted in `unseen`
     */
    arrows(items, limit) {
      const { layer } = this;
      const copies = layer.worlds();
      const placed = [];
      placed.unseen = 0;
      items.forEach((item) => {
        copies.forEach((copy) => {
          const [x0, x1] = [layer.toX(item.x0 + copy), layer.toX(item.x1 + copy)];
          const [y0, y1] = [layer.toY(item.y0), layer.toY(item.y1)];
          if (!layer.within(x0, y0, x1, y1, BEYOND)) return;
          if (placed.length >= limit) placed.unseen += item.number;
          else placed.push({ item, x0, y0, x1, y1 });
        });
      });
      const heads = new Map();
      const end = ({ x1, y1 }) => Math.round(x1) + ',' + Math.round(y1);
      placed.forEach((arrow) => heads.set(end(arrow), (heads.get(end(arrow)) || 0) + 1));
      const drawn = [];
      placed.forEach((arrow) => {
        const { item, x0, y0, x1, y1 } = arrow;
        const gap = 4 + 2.2 * Math.min(CROWD, heads.get(end(arrow)) - 1);
        const line = Deploymap.arrows.curve(x0, y0, x1, y1, item.bend, this.thickness(item), gap);
        if (line) drawn.push(Object.assign(Object.create(item), { line }));
      });
      drawn.unseen = placed.unseen;
      return drawn;
    }

    /**
     * Marks that would cover each other stand side by side around their place, the greatest in it. In a crowd
     * one that finds no room there is counted in `unseen`, as it would make others illegible.
     */
    points(items, limit, crowd) {
      const { layer } = this;
      const taken = new Deploymap.Places();
      const copies = layer.worlds();
      const placed = [];
      placed.unseen = 0;
      items.forEach((item) => {
        const radius = this.radius(item);
        const { direction, area } = this.scene.readings[item.i];
        // A mark with its chevrons (see symbols.js).
        const unit = layer.symbols === 'app6' && item.number === 1;
        const half = unit ? UNIT : radius + (direction === 'toward' || direction === 'away' ? 8 + radius * 0.28 : 3);
        const tall = unit ? UNIT : radius;
        copies.forEach((copy) => {
          const [x, y] = [layer.toX(item.x + copy), layer.toY(item.y)];
          if (!layer.within(x, y, x, y, 0)) return;
          if (placed.length >= limit) {
            placed.unseen += item.number;
            return;
          }
          // One that is seen whole at home must not step out of view.
          const whole = layer.seen(x, y, half);
          const seen = (dx, dy) => !whole || layer.seen(x + dx, y + dy, half);
          const room = ([dx, dy]) => seen(dx, dy) && taken.take(x + dx - half, y + dy - tall - 1, half * 2, tall * 2 + 2);
          const shift = SHIFTS.find(room);
          if (!shift && crowd) {
            placed.unseen += item.number;
            return;
          }
          const [dx, dy] = shift || [0, 0];
          const doubt = area === undefined && item.number === 1 ? this._doubt(item) : 0;
          placed.push(Object.assign(Object.create(item), { x: x + dx, y: y + dy, home: [x, y], radius: unit ? UNIT : radius, direction, doubt }));
        });
      });
      return placed;
    }

    /** Pixels around a mark in which the force may be; 0 where the mark itself covers it, or nothing is known. */
    _doubt(item) {
      const { radius_km: radius } = this.scene.readings[item.i];
      if (!radius || radius > WIDEST_DOUBT) return 0;
      // Mercator stretches by the inverse cosine of the latitude, which is the hyperbolic cosine of its y.
      const stretch = Math.cosh((0.5 - item.y) * 2 * Math.PI);
      const pixels = (radius / EARTH) * stretch * this.layer.world();
      return pixels > Math.max(UNSURE, this.radius(item) + 4) ? pixels : 0;
    }

    /** The areas of some readings, each once for an actor and a style; the largest first. */
    areas(readings, shapes) {
      const { layer, scene } = this;
      const found = new Map();
      readings.forEach((i) => {
        const reading = scene.readings[i];
        if (reading.area === undefined) return;
        const key = [reading.area, reading.actor, scene.statuses[reading.status].line].join();
        if (found.has(key)) found.get(key).readings.push(i);
        else found.set(key, { i, readings: [i], area: reading.area });
      });
      const placed = [];
      found.forEach((item) => {
        layer.worlds().forEach((copy) => {
          const rings = shapes[item.area].map((ring) => ring.map(([x, y]) => [layer.toX(x + copy), layer.toY(y)]));
          const span = Math.abs(rings.reduce((sum, ring) => sum + shoelace(ring), 0));
          placed.push(Object.assign({ rings, span }, item));
        });
      });
      return placed.sort((a, b) => b.span - a.span);
    }
  };

  function shoelace(ring) {
    let sum = 0;
    for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    return sum / 2;
  }

  /** Whether a point lies in the rings, by the even-odd rule. */
  Deploymap.inside = function (rings, x, y) {
    let odd = false;
    rings.forEach((ring) => {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
      }
    });
    return odd;
  };
})();
