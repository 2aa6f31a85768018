/**
 * What to draw for a time and where: flows as legs between points, fanned out where they share both ends and
 * bundled where there are more than an eye can follow; positions alike.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  // Pixels within which ends run together, by how many pieces the whole scene has.
  const REACHES = [[5000, 100], [1000, 72], [0, 46]];
  const FAN = [0.13, 0.26, -0.11, 0.39, -0.24, 0.52, -0.37]; // bends for arrows that share both ends

  /** One thing to draw, which stands for one leg or mark or for several. */
  class Item {
    constructor(list, place) {
      this._list = list;
      Object.assign(this, place);
    }

    /** @returns {number[]} the numbers of its readings, the greatest first */
    get readings() {
      if (!this._readings) this._readings = this._list.members(this);
      return this._readings;
    }
  }

  /** The legs, or the marks, of a scene. */
  class Pieces {
    constructor(scene, sites) {
      this.scene = scene;
      this.sites = sites;
      this.reading = [];
      this.from = [];
      this.to = []; // a mark's is -1
      this.wrap = []; // the worlds to go on by for the short way over the date line
      this.shared = [];
      this.slot = [];
      this._bundles = { zoom: null };
      this._start = [];
    }

    add(i, from, to, wrap, first, shared) {
      if (first) this._start[i] = this.reading.length;
      this.reading.push(i);
      this.from.push(from);
      this.to.push(to);
      this.wrap.push(wrap);
      this.shared.push(shared);
      this.slot.push(0);
    }

    /** The pieces of some readings. @returns {number[]} */
    of(readings) {
      const found = [];
      readings.forEach((i) => {
        for (let at = this._start[i]; at !== undefined && this.reading[at] === i; at++) found.push(at);
      });
      return found;
    }

    /** A number that may enter a sum: a part of a larger total, whose number is in that one, adds nothing. */
    weight(i) {
      const reading = this.scene.readings[i];
      return reading.counted || (!reading.factual && !reading.part_of) ? this.scene.size[i] : 0;
    }

    /**
     * @param {number[]} readings the numbers of those to draw
     * @param {number} zoom
     * @param {number} many pieces, above which those that run together at this zoom are drawn as one
     * @returns {Item[]} the greatest first
     */
    items(readings, zoom, many) {
      const shown = this.of(readings);
      this.within = 0; // pieces that begin and end in one group
      this.bundled = shown.length > many;
      if (this.bundled) return this._bundled(shown, Math.round(zoom)).sort((a, b) => this._rank(b) - this._rank(a) || a.i - b.i);
      return shown.map((at) => this._single(at)).sort((a, b) => b.size - a.size || a.i - b.i);
    }

    /** Where there is no room for all, facts come before what is denied or only thought of. */
    _rank(item) {
      return this.scene.readings[item.i].factual ? item.size : item.size / 3;
    }

    _place(from, to, wrap) {
      const { xs, ys } = this.sites;
      return to < 0 ? { x: xs[from], y: ys[from] } : { x0: xs[from], y0: ys[from], x1: xs[to] + wrap, y1: ys[to] };
    }

    _single(at) {
      const i = this.reading[at];
      const item = new Item(this, this._place(this.from[at], this.to[at], this.wrap[at]));
      const { count_of: of } = this.scene.readings[i];
      return Object.assign(item, { i, at, shared: this.shared[at], of, size: this.scene.size[i], number: 1, bend: FAN[this.slot[at] % FAN.length] });
    }

    /** Which pieces run together at a zoom; worked out once for each. */
    _grouping(zoom) {
      if (this._bundles.zoom === zoom) return this._bundles;
      const [, reach] = REACHES.find(([number]) => this.reading.length >= number);
      const groups = this.sites.groups(zoom, reach);
      const numbers = new Map();
      const slots = new Map();
      const bends = [];
      const member = new Int32Array(this.reading.length);
      this.reading.forEach((i, at) => {
        const from = groups[this.from[at]];
        const to = this.to[at] < 0 ? -1 : groups[this.to[at]];
        if (from === to) {
          member[at] = -1; // begins and ends in one group: nothing to see at this zoom
          return;
        }
        const reading = this.scene.readings[i];
        const ends = from + ',' + to + ',' + this.wrap[at];
        const key = [ends, reading.actor, reading.count_of, this.scene.statuses[reading.status].line, reading.direction].join();
        let number = numbers.get(key);
        if (number === undefined) {
          number = numbers.size;
          numbers.set(key, number);
          const slot = slots.get(ends) || 0;
          slots.set(ends, slot + 1);
          bends.push(FAN[slot % FAN.length]);
        }
        member[at] = number;
      });
      const size = numbers.size;
      this._bundles = {
        zoom, groups, member, bends,
        sum: new Float64Array(size), number: new Int32Array(size),
        head: new Int32Array(size), next: new Int32Array(this.reading.length),
      };
      return this._bundles;
    }

    _bundled(shown, zoom) {
      const { groups, member, bends, sum, number, head, next } = this._grouping(zoom);
      sum.fill(0);
      number.fill(0);
      head.fill(-1);
      const open = [];
      shown.forEach((at) => {
        const bundle = member[at];
        if (bundle < 0) {
          this.within += 1;
          return;
        }
        if (!number[bundle]) open.push(bundle);
        number[bundle] += 1;
        // Several places share one number; each gets its part of the sum.
        sum[bundle] += this.weight(this.reading[at]) / this.shared[at];
        next[at] = head[bundle];
        head[bundle] = at;
      });
      return open.map((bundle) => {
        const at = head[bundle];
        const single = number[bundle] === 1;
        if (single) return Object.assign(this._single(at), { bend: bends[bundle] });
        const to = this.to[at] < 0 ? -1 : groups[this.to[at]];
        const item = new Item(this, this._place(groups[this.from[at]], to, this.wrap[at]));
        const i = this.reading[at];
        const { count_of: of } = this.scene.readings[i];
        const pieces = { i, shared: 1, of, size: sum[bundle], number: number[bundle], bend: bends[bundle] };
        return Object.assign(item, pieces, { chain: { next, from: at } });
      });
    }

    /** The readings that an item stands for. */
    members(item) {
      if (item.number === 1) return [item.i];
      const found = [];
      for (let at = item.chain.from; at >= 0; at = item.chain.next[at]) found.push(this.reading[at]);
      return Array.from(new Set(found)).sort((a, b) => this.scene.size[b] - this.scene.size[a] || a - b);
    }
  }

  /** A scene's legs and marks. */
  Deploymap.Layout = class Layout {
    /** @param {Deploymap.Scene} scene */
    constructor(scene) {
      const sites = new Deploymap.Sites();
      this.legs = new Pieces(scene, sites);
      this.marks = new Pieces(scene, sites);
      scene.readings.forEach((reading, i) => {
        const weight = 1 + scene.size[i];
        if (reading.kind === 'position') {
          reading.spots.forEach(([lon, lat], j) => {
            this.marks.add(i, sites.add(lon, lat, weight), -1, 0, j === 0, reading.spots.length);
          });
          return;
        }
        reading.legs.forEach(([lon0, lat0, lon1, lat1], j) => {
          const wrap = lon1 - lon0 > 180 ? -1 : lon0 - lon1 > 180 ? 1 : 0;
          this.legs.add(i, sites.add(lon0, lat0, weight), sites.add(lon1, lat1, weight), wrap, j === 0, reading.legs.length);
        });
      });
      this._fan(scene);
    }

    /** Legs with the same two ends, in the scene's order, open like a fan. */
    _fan(scene) {
      const { legs } = this;
      const same = new Map();
      const slots = new Map();
      legs.reading.forEach((i, at) => {
        const ends = legs.from[at] + ',' + legs.to[at];
        // A deployment keeps its place in the fan through all its readings.
        const own = ends + '#' + scene.deployment[i];
        if (!slots.has(own)) {
          slots.set(own, same.get(ends) || 0);
          same.set(ends, (same.get(ends) || 0) + 1);
        }
        legs.slot[at] = slots.get(own);
      });
    }
  };
})();
