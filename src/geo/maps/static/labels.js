/** The words on the map: who and how many, each where no other label lies, with the sign of what is no fact. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const FONT = '600 11.5px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
  const LONGEST = 26; // characters: words of an article can be of any length, a label cannot
  const HEIGHT = 18;

  Deploymap.Labels = class Labels {
    /** @param {number[]} frame left, top, right and bottom of where labels may stand */
    constructor(context, ground, frame) {
      this._context = context;
      this._frame = frame;
      this._ground = ground;
      this._taken = new Deploymap.Places();
      this._told = new Set();
      context.font = FONT;
      context.textBaseline = 'middle';
      context.textAlign = 'left';
    }

    /** Keeps labels off a mark. */
    block({ x, y, radius }) {
      this._taken.block(x - radius, y - radius, radius * 2, radius * 2);
    }

    /** Keeps labels off a rectangle. @param {number[]} box left, top, width and height */
    blockBox(box) {
      this._taken.block(...box);
    }

    /** Where a mark's label may stand. @returns {number[][]} */
    around({ x, y, radius }) {
      const [beside, above] = [radius + 48, radius + 14];
      const far = above + HEIGHT + 4;
      return [[x, y + above], [x, y - above], [x + beside, y], [x - beside, y], [x, y + far], [x, y - far], [x + 30, y + far], [x - 30, y - far]];
    }

    /** Where a mark's sign stands when there is no room around it: on its own corner, over nothing but itself. */
    corner({ x, y, radius }) {
      const off = radius * 0.7 + 5;
      return [x + off, y - off];
    }

    /** What a label says. @returns {string} empty where another place of the same deployment has said it */
    words(scene, item) {
      if (item.number === 1 && this._told.has(item.i)) return '';
      const reading = scene.readings[item.i];
      const actor = reading.actor || '?';
      if (item.number > 1) {
        const sum = item.size && item.of === 'people' ? ' · ' + Math.round(item.size).toLocaleString('en') : '';
        return `${actor} ×${item.number}${sum}`;
      }
      const count = scene.countOf(reading);
      // Several places share one number; it is not each one's.
      const text = count ? `${actor} ${count}${item.shared > 1 ? ' in all' : ''}` : actor;
      return text.length > LONGEST ? text.slice(0, LONGEST - 1) + '…' : text;
    }

    /** @returns {string} the sign of a status that asserts no fact, else empty */
    mark(scene, item) {
      const signs = new Set(item.readings.map((i) => scene.statuses[scene.readings[i].status].mark));
      return signs.size === 1 ? signs.values().next().value : '?';
    }

    /**
     * Writes a label at its first free spot. Where there is none, a large mark bears its actor's code, and the
     * sign that this is no fact stands all the same in its `last` spot, unless there are more labels than room.
     */
    put(label) {
      if (!label.text && !label.mark) return;
      const width = this._width(label);
      const spots = label.spots.map(([x, y]) => this._within(x, y, width));
      const free = spots.find(([x, y]) => this._taken.take(x - width / 2, y - HEIGHT / 2, width, HEIGHT));
      if (free) {
        this._lead(label, free);
        this._write(label, free, width);
        if (label.text) this._told.add(label.of);
        return;
      }
      if (label.text && label.at) this._inscribe(label);
      if (label.mark) this._sign(Object.assign({}, label, { text: '' }));
    }

    /** An actor's code within its disc, if it fits. */
    _inscribe({ code, at: { x, y, radius }, asserted }) {
      const context = this._context;
      if (context.measureText(code).width > radius * 1.6) return;
      context.fillStyle = asserted ? this._ground.paper : this._ground.ink;
      context.textAlign = 'center';
      context.fillText(code, x, y + 0.5);
      context.textAlign = 'left';
    }

    _sign(sign) {
      const width = this._width(sign);
      const free = sign.spots.find(([x, y]) => this._taken.take(x - width / 2, y - HEIGHT / 2, width, HEIGHT));
      if (free || sign.must) this._write(sign, free || sign.last, width);
    }

    /** A line from a mark to a label that does not stand next to it, so that none is taken for another's. */
    _lead({ at, colour }, [x, y]) {
      if (!at || (x === at.x && Math.abs(y - at.y) < at.radius + HEIGHT)) return;
      this._context.beginPath();
      this._context.moveTo(at.x, at.y);
      this._context.lineTo(x, y);
      this._context.strokeStyle = colour;
      this._context.lineWidth = 1.2;
      this._context.stroke();
    }

    /** The nearest spot to a point that keeps a label in the frame. */
    _within(x, y, width) {
      const [left, top, right, bottom] = this._frame;
      const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
      return [clamp(x, left + width / 2 + 4, right - width / 2 - 4), clamp(y, top + HEIGHT, bottom - HEIGHT)];
    }

    _width({ text, mark }) {
      return (text ? this._context.measureText(text).width + 12 : 2) + (mark ? 16 : 0);
    }

    _write({ text, mark, colour, strong }, spot, width) {
      const context = this._context;
      const [x, y] = [spot[0] - width / 2, spot[1] - HEIGHT / 2];
      context.beginPath();
      pill(context, x, y, width);
      context.fillStyle = this._ground.paper;
      context.fill();
      context.strokeStyle = colour;
      context.lineWidth = strong ? 2 : 1;
      context.stroke();
      if (mark) {
        context.beginPath();
        context.arc(x + 9, y + 9, 6.5, 0, 2 * Math.PI);
        context.fillStyle = colour;
        context.fill();
        context.fillStyle = this._ground.paper;
        context.textAlign = 'center';
        context.fillText(mark, x + 9, y + 9.5);
        context.textAlign = 'left';
      }
      context.fillStyle = this._ground.ink;
      if (text) context.fillText(text, x + (mark ? 20 : 6), y + 9.5);
    }
  };

  function pill(context, x, y, width) {
    const radius = HEIGHT / 2;
    context.moveTo(x + radius, y);
    context.arcTo(x + width, y, x + width, y + HEIGHT, radius);
    context.arcTo(x + width, y + HEIGHT, x, y + HEIGHT, radius);
    context.arcTo(x, y + HEIGHT, x, y, radius);
    context.arcTo(x, y, x + width, y, radius);
    context.closePath();
  }
})();
