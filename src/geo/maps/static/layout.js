/**
 * What to draw for a day and where: flows as legs between points, fanned out where they share both ends and
 * bundled where there are more than an eye can follow; positions side by side where they share a point.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const MANY = 200; // legs or marks; above it those that run together at this zoom are drawn as one
  const CELL = 80; // pixels: ends nearer than this run together
  const FAN = [0.13, 0.26, -0.11, 0.39, -0.24, 0.52, -0.37]; // bends for arrows that share both ends

  /** The legs of a scene's flows and its marks, in Mercator. */
  class Layout {
    /** @param {Deploymap.Scene} scene */
    constructor(scene) {
      this.scene = scene;
      this.legs = [];
      this.marks = [];
      scene.readings.forEach((reading, i) => {
        if (reading.kind === 'flow') {
          reading.legs.forEach((leg, j) => {
            const from = Deploymap.project(leg[0], leg[1]);
            const to = Deploymap.project(leg[2], leg[3]);
            // The short way over the date line.
            if (to[0] - from[0] > 0.5) to[0] -= 1;
            else if (from[0] - to[0] > 0.5) to[0] += 1;
            this.legs.push({ i, first: j === 0, shared: reading.legs.length, x0: from[0], y0: from[1], x1: to[0], y1: to[1] });
          });
        } else {
          reading.spots.forEach((spot, j) => {
            const [x, y] = Deploymap.project(spot[0], spot[1]);
            this.marks.push({ i, first: j === 0, shared: reading.spots.length, x, y });
          });
        }
      });
      this._fan();
      this._bundles = { legs: null, marks: null, zoom: null };
    }

    /** Gives each leg a bend: legs with the same two ends, in the scene's order, open like a fan. */
    _fan() {
      const same = new Map();
      const slots = new Map();
      this.legs.forEach((leg) => {
        const key = [leg.x0, leg.y0, leg.x1, leg.y1].map((v) => v.toFixed(4)).join();
        // A deployment keeps its place in the fan through all its readings.
        const own = key + '#' + this.scene.readings[leg.i].deployment;
        if (!slots.has(own)) {
          slots.set(own, same.get(key) || 0);
          same.set(key, (same.get(key) || 0) + 1);
        }
        leg.bend = FAN[slots.get(own) % FAN.length];
      });
    }

    /**
     * The arrows of a day.
     * @param {function(number): boolean} shown whether a reading is drawn
     * @param {number} world pixels the world is wide
     * @returns {object[]} arrows with ends in Mercator, their readings and their count; the greatest first
     */
    arrows(shown, world) {
      if (this.legs.length <= MANY) {
        return this.legs.filter((leg) => shown(leg.i)).map((leg) => this._single(leg)).sort(greater);
      }
      return this._gather('legs', shown, world, (leg, cell) => [leg.x0, leg.y0, leg.x1, leg.y1].map((v) => Math.floor(v / cell)));
    }

    /** The marks of a day, like `arrows`. */
    points(shown, world) {
      if (this.marks.length <= MANY) {
        return this.marks.filter((mark) => shown(mark.i)).map((mark) => this._single(mark)).sort(greater);
      }
      return this._gather('marks', shown, world, (mark, cell) => [mark.x, mark.y].map((v) => Math.floor(v / cell)));
    }

    _single(item) {
      const reading = this.scene.readings[item.i];
      return Object.assign({}, item, { readings: [item.i], size: this.scene.size[item.i], of: reading.count_of, number: 1 });
    }

    /** Items that share actor, kind and cells become one; which do is worked out once a zoom. */
    _gather(kind, shown, world, cells) {
      const zoom = Math.round(Math.log2(world));
      if (this._bundles.zoom !== zoom) this._bundles = { legs: null, marks: null, zoom };
      if (!this._bundles[kind]) this._bundles[kind] = this._group(this[kind], CELL / 2 ** zoom, cells);
      const { groups, member } = this._bundles[kind];
      const open = new Map();
      this[kind].forEach((item, at) => {
        if (!shown(item.i) || member[at] < 0) return;
        let bundle = open.get(member[at]);
        if (!bundle) {
          bundle = Object.assign({}, groups[member[at]], { readings: [], size: 0, number: 0, first: true });
          open.set(member[at], bundle);
        }
        const reading = this.scene.readings[item.i];
        bundle.readings.push(item.i);
        bundle.number += 1;
        // A part of a larger total, or what is no fact, adds nothing to a sum of several.
        if (reading.counted || bundle.number === 1) bundle.size += this.scene.size[item.i];
      });
      return Array.from(open.values()).sort(greater);
    }

    _group(items, cell, cells) {
      const numbers = new Map();
      const groups = [];
      const member = new Int32Array(items.length);
      items.forEach((item, at) => {
        const reading = this.scene.readings[item.i];
        const place = cells(item, cell);
        if (place.length === 4 && place[0] === place[2] && place[1] === place[3]) {
          member[at] = -1; // begins and ends in one cell: nothing to see at this zoom
          return;
        }
        const key = [reading.actor, reading.count_of, this.scene.statuses[reading.status].line, reading.direction, place].join();
        if (!numbers.has(key)) {
          numbers.set(key, groups.length);
          groups.push(Object.assign({}, item, { weight: 0, of: reading.count_of, shared: 1, bend: FAN[0] }));
        }
        member[at] = numbers.get(key);
        mean(groups[member[at]], item);
      });
      return { groups, member };
    }
  }

  /** Moves a group's ends to the mean of its members'. */
  function mean(group, item) {
    group.weight += 1;
    ['x', 'y', 'x0', 'y0', 'x1', 'y1'].forEach((end) => {
      if (item[end] !== undefined) group[end] += (item[end] - group[end]) / group.weight;
    });
  }

  function greater(a, b) {
    return b.size - a.size || a.i - b.i;
  }

  Deploymap.Layout = Layout;
})();
