/** Areas: regions, borders and how far around a point a force may be; and where a mark belongs. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});

  /**
   * A region or a strip along a border, as a soft patch.
   * @param {'solid'|'dashed'|'hollow'|'barred'} style
   * @param {{colour: string, opacity: number, strong: boolean}} look
   */
  function area(context, { rings }, style, { colour, opacity, strong }) {
    const asserted = style === 'solid' || style === 'dashed';
    context.fillStyle = context.strokeStyle = colour;
    context.beginPath();
    rings.forEach((ring) => {
      ring.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.closePath();
    });
    // What is no fact leaves the ground as it is: a dotted edge, no tint.
    context.globalAlpha = strong ? 0.2 : asserted ? 0.07 * opacity : 0;
    context.fill('evenodd');
    context.globalAlpha = strong ? 0.95 : (asserted ? 0.55 : 0.35) * opacity;
    context.lineWidth = strong ? 2.2 : 1.1;
    context.setLineDash(style === 'solid' ? [] : asserted ? [6, 4] : [1.5, 4]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** The circle in which a force may be, where only a point is told. */
  function doubt(context, { home: [x, y], doubt: radius }, { colour, opacity, strong }) {
    if (!radius) return;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = context.strokeStyle = colour;
    context.globalAlpha = (strong ? 0.16 : 0.07) * opacity;
    context.fill();
    context.globalAlpha = (strong ? 0.9 : 0.45) * opacity;
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** A line from a mark to its place, when it had to step aside for others. */
  function tether(context, { x, y, radius, home }, { colour, opacity }) {
    if (Math.hypot(x - home[0], y - home[1]) <= radius) return;
    context.beginPath();
    context.moveTo(home[0], home[1]);
    context.lineTo(x, y);
    context.strokeStyle = colour;
    context.globalAlpha = 0.7 * opacity;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  }

  Deploymap.shapes = { area, doubt, tether };
})();
