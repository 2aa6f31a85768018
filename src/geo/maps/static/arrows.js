/**
 * One arrow: a curve that widens from its tail to its head, drawn solid, dashed or hollow.
 *
 * Solid and dashed assert; hollow does not, and a bar across it denies. The difference is in the shape, so
 * that it survives a grey print.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const STEPS = 26; // samples along a curve: smooth at any length that fits a screen
  const TAIL = 0.3; // the tail's share of the full width
  const DEEPEST = 150; // pixels a curve may stand off its chord

  /**
   * The curve between two points of the canvas, as seen from tail to head.
   * @param {number} bend how far it stands off its chord, as a share of the chord; positive is leftwards
   * @param {number} width at the head, in pixels
   * @param {number} gap pixels that the head stays away from its end, so that several heads fan out around it
   * @returns {?object} null when the ends are too close to draw anything between them
   */
  function curve(x0, y0, x1, y1, bend, width, gap) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = Math.hypot(dx, dy);
    if (length < 6) return null;
    const until = 1 - Math.min(0.4, (gap || 0) / length);
    const off = Math.max(-DEEPEST, Math.min(DEEPEST, bend * length)) * 2;
    const cx = (x0 + x1) / 2 + (dy / length) * off;
    const cy = (y0 + y1) / 2 - (dx / length) * off;
    const xs = new Float32Array(STEPS + 1);
    const ys = new Float32Array(STEPS + 1);
    const along = new Float32Array(STEPS + 1);
    for (let i = 0; i <= STEPS; i++) {
      const t = (i / STEPS) * until;
      const u = 1 - t;
      xs[i] = u * u * x0 + 2 * u * t * cx + t * t * x1;
      ys[i] = u * u * y0 + 2 * u * t * cy + t * t * y1;
      if (i) along[i] = along[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
    const total = along[STEPS];
    const head = Math.min(total * 0.5, 7 + width * 1.5);
    return { xs, ys, along, total, head, width, wing: width * 0.85 + 3.2 };
  }

  /** The point at `distance` along a curve, with the direction there. @returns {number[]} x, y, ux, uy */
  function at(line, distance) {
    const { xs, ys, along } = line;
    let i = 1;
    while (i < STEPS && along[i] < distance) i++;
    const span = along[i] - along[i - 1] || 1;
    const part = (distance - along[i - 1]) / span;
    const [dx, dy] = [xs[i] - xs[i - 1], ys[i] - ys[i - 1]];
    return [xs[i - 1] + dx * part, ys[i - 1] + dy * part, dx / span, dy / span];
  }

  function halfWidth(line, distance) {
    return (line.width / 2) * (TAIL + (1 - TAIL) * (distance / line.total));
  }

  /** Adds the body from one distance to another to the path. */
  function body(context, line, from, to) {
    const distances = [from];
    line.along.forEach((d) => {
      if (d > from && d < to) distances.push(d);
    });
    distances.push(to);
    const sides = distances.map((d) => {
      const [x, y, ux, uy] = at(line, d);
      const half = halfWidth(line, d);
      return [x + uy * half, y - ux * half, x - uy * half, y + ux * half];
    });
    context.moveTo(sides[0][0], sides[0][1]);
    sides.forEach((side) => context.lineTo(side[0], side[1]));
    return sides;
  }

  function back(context, sides) {
    for (let i = sides.length - 1; i >= 0; i--) context.lineTo(sides[i][2], sides[i][3]);
    context.closePath();
  }

  /** Adds the head to the path that stands at its left base; ends at its right base. */
  function barbs(context, line) {
    const [x, y, ux, uy] = at(line, line.total - line.head);
    context.lineTo(x + uy * line.wing, y - ux * line.wing);
    context.lineTo(line.xs[STEPS], line.ys[STEPS]);
    context.lineTo(x - uy * line.wing, y + ux * line.wing);
  }

  function outline(context, line) {
    context.beginPath();
    const sides = body(context, line, 0, line.total - line.head);
    barbs(context, line);
    back(context, sides);
  }

  function dashes(context, line) {
    const dash = 9 + line.width;
    const gap = 4.5 + line.width * 0.35;
    const end = line.total - line.head;
    context.beginPath();
    // Laid from the head backwards, so that a dash always meets it.
    let to = end;
    let first = true;
    while (to > 0) {
      const from = Math.max(0, to - dash);
      const sides = body(context, line, from, to);
      if (first) barbs(context, line);
      back(context, sides);
      first = false;
      to = from - gap;
    }
  }

  /**
   * Draws an arrow.
   * @param {'solid'|'dashed'|'hollow'|'barred'} line style
   * @param {{colour: string, ground: object, strong: boolean, faint: ?boolean}} look `ground` is the theme's
   *   colours; what is faint goes without a casing
   */
  function draw(context, line, style, look) {
    const hollow = style === 'hollow' || style === 'barred';
    context.lineJoin = 'round';
    outline(context, line);
    if (!look.faint) {
      context.lineWidth = look.strong ? (hollow ? 5.4 : 3.6) : hollow ? 4.5 : 2.6;
      context.strokeStyle = look.strong ? look.ground.ink : look.ground.casing;
      context.stroke();
    }
    if (hollow) {
      context.fillStyle = look.ground.paper;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = look.colour;
      context.stroke();
    } else {
      if (style === 'dashed') {
        context.fillStyle = look.ground.paper;
        context.fill();
        dashes(context, line);
      }
      context.fillStyle = look.colour;
      context.fill();
    }
    if (style === 'barred') bar(context, line, look);
  }

  /** The stroke across an arrow that denies it. */
  function bar(context, line, look) {
    const [x, y, ux, uy] = at(line, Math.max(0, line.total - line.head - 5));
    const half = line.wing + 4;
    context.lineCap = 'round';
    [[6, look.ground.casing], [3, look.colour]].forEach(([width, colour]) => {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.beginPath();
      context.moveTo(x + (uy - ux * 0.35) * half, y - (ux + uy * 0.35) * half);
      context.lineTo(x - (uy - ux * 0.35) * half, y + (ux + uy * 0.35) * half);
      context.stroke();
    });
    context.lineCap = 'butt';
  }

  /** How far a point is from the body of an arrow, in pixels; 0 or less is on it. */
  function distance(line, x, y) {
    let nearest = Infinity;
    for (let i = 1; i <= STEPS; i++) {
      const [ax, ay] = [line.xs[i - 1], line.ys[i - 1]];
      const [dx, dy] = [line.xs[i] - ax, line.ys[i] - ay];
      const part = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      const half = line.along[i] > line.total - line.head ? line.wing / 2 : halfWidth(line, line.along[i]);
      nearest = Math.min(nearest, Math.hypot(x - ax - dx * part, y - ay - dy * part) - half);
    }
    return nearest;
  }

  Deploymap.arrows = { curve, at, draw, distance };
})();
