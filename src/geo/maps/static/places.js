/** Which rectangles of the canvas are taken, so that labels do not lie on each other. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const CELL = 64;

  Deploymap.Places = class Places {
    constructor() {
      this._cells = new Map();
    }

    /** Takes the rectangle if it is free. @returns {boolean} whether it was */
    take(x, y, width, height) {
      const box = [x, y, x + width, y + height];
      const cells = this._under(box);
      if (cells.some((key) => (this._cells.get(key) || []).some((other) => overlap(box, other)))) return false;
      this._put(cells, box);
      return true;
    }

    /** Takes the rectangle whether or not it is free. */
    block(x, y, width, height) {
      const box = [x, y, x + width, y + height];
      this._put(this._under(box), box);
    }

    _put(cells, box) {
      cells.forEach((key) => {
        const list = this._cells.get(key);
        if (list) list.push(box);
        else this._cells.set(key, [box]);
      });
    }

    _under(box) {
      const keys = [];
      for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
        for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) keys.push(i + ',' + j);
      }
      return keys;
    }
  };

  function overlap(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  }
})();
