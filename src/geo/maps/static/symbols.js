/**
 * Marks for forces in a place: sized by count, shaped by what is done there.
 *
 * A disc is in its place; chevrons point in for forces coming, out for forces leaving; a ring is on alert; a
 * diamond is an exercise. Filled asserts, hollow does not, and a bar across denies.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});

  const SHAPES = {
    presence: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
    toward: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
    away: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
    alert: (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
    exercise(context, x, y, r) {
      const half = r * 1.25;
      context.moveTo(x, y - half);
      context.lineTo(x + half, y);
      context.lineTo(x, y + half);
      context.lineTo(x - half, y);
      context.closePath();
    },
  };

  /** Two chevrons beside the mark: pointing at it, or away from it. */
  function chevrons(context, x, y, r, inward) {
    const size = 3 + r * 0.28;
    [-1, 1].forEach((side) => {
      const near = x + side * (r + 3.2);
      const far = near + side * size;
      const [tip, open] = inward ? [near, far] : [far, near];
      context.moveTo(open, y - size);
      context.lineTo(tip, y);
      context.lineTo(open, y + size);
    });
  }

  /**
   * Draws a mark.
   * @param {{x: number, y: number, radius: number, direction: string}} mark
   * @param {'solid'|'dashed'|'hollow'|'barred'} style
   * @param {{colour: string, ground: object, strong: boolean}} look
   */
  function draw(context, mark, style, look) {
    const { x, y, radius: r, direction } = mark;
    const hollow = style === 'hollow' || style === 'barred';
    const shape = SHAPES[direction] || SHAPES.presence;
    const trace = () => {
      context.beginPath();
      shape(context, x, y, r);
    };
    trace();
    context.lineWidth = look.strong ? 7 : 4.5;
    context.strokeStyle = look.strong ? look.ground.ink : look.ground.casing;
    context.stroke();
    const ring = direction === 'alert';
    context.fillStyle = hollow || ring || style === 'dashed' ? look.ground.paper : look.colour;
    context.fill();
    if (style === 'dashed' && !ring) {
      context.globalAlpha *= 0.45;
      context.fillStyle = look.colour;
      context.fill();
      context.globalAlpha /= 0.45;
    }
    context.strokeStyle = look.colour;
    context.lineWidth = ring && !hollow ? 3.4 : 1.6;
    context.setLineDash(style === 'dashed' ? [4, 2.5] : []);
    context.stroke();
    context.setLineDash([]);
    if (direction === 'toward' || direction === 'away') {
      [[4.6, look.ground.casing], [2.2, look.colour]].forEach(([width, colour]) => {
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.lineCap = 'round';
        context.beginPath();
        chevrons(context, x, y, r, direction === 'toward');
        context.stroke();
      });
      context.lineCap = 'butt';
    }
    if (style === 'barred') bar(context, x, y, r + 4, look);
  }

  function bar(context, x, y, half, look) {
    context.lineCap = 'round';
    [[6, look.ground.casing], [3, look.colour]].forEach(([width, colour]) => {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.beginPath();
      context.moveTo(x - half * 0.75, y + half * 0.75);
      context.lineTo(x + half * 0.75, y - half * 0.75);
      context.stroke();
    });
    context.lineCap = 'butt';
  }

  Deploymap.symbols = { draw };
})();
