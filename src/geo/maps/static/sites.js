/**
 * The points that a scene speaks of, each once, and which of them run together at a zoom.
 *
 * A group stands where its weightiest site does, so that an arrow still ends at a place and not between two.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const KEPT = 6; // zooms whose groups are kept

  class Sites {
    constructor() {
      this._numbers = new Map();
      this.xs = [];
      this.ys = [];
      this._weights = [];
      this._groups = new Map();
    }

    /** @returns {number} the site's number */
    add(lon, lat, weight) {
      const key = lon + ',' + lat;
      let number = this._numbers.get(key);
      if (number === undefined) {
        number = this.xs.length;
        this._numbers.set(key, number);
        const [x, y] = Deploymap.project(lon, lat);
        this.xs.push(x);
        this.ys.push(y);
        this._weights.push(0);
      }
      this._weights[number] += weight;
      return number;
    }

    /**
     * @param {number} zoom a whole number
     * @param {number} reach pixels: sites nearer than this to a weightier one join it
     * @returns {Int32Array} for each site the site in whose place its group stands
     */
    groups(zoom, reach) {
      const key = zoom + ' ' + reach;
      const known = this._groups.get(key);
      if (known) return known;
      if (this._groups.size >= KEPT) this._groups.clear();
      const groups = this._group(reach / (256 * 2 ** zoom));
      this._groups.set(key, groups);
      return groups;
    }

    _group(reach) {
      const { xs, ys, _weights: weights } = this;
      this._order = this._order || Int32Array.from(xs, (_, i) => i).sort((a, b) => weights[b] - weights[a] || a - b);
      const across = Math.ceil(1 / reach) + 3;
      const cellOf = (x, y) => Math.floor(x / reach) + 1 + (Math.floor(y / reach) + 1) * across;
      const heads = new Map();
      const groups = new Int32Array(xs.length);
      this._order.forEach((site) => {
        const [x, y] = [xs[site], ys[site]];
        const cell = cellOf(x, y);
        let [best, nearest] = [-1, reach];
        for (let down = -1; down <= 1; down++) {
          for (let right = -1; right <= 1; right++) {
            (heads.get(cell + right + down * across) || []).forEach((head) => {
              const away = Math.hypot(xs[head] - x, ys[head] - y);
              if (away < nearest) [best, nearest] = [head, away];
            });
          }
        }
        groups[site] = best < 0 ? site : best;
        if (best >= 0) return;
        const there = heads.get(cell);
        if (there) there.push(site);
        else heads.set(cell, [site]);
      });
      return groups;
    }
  }

  Deploymap.Sites = Sites;
})();
