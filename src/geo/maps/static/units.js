/** Unit symbols after APP-6, drawn from the SVG that the scene brings along for each symbol that it uses. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const SCALE = 0.2; // a frame is 150 units wide
  const BELOW = 70; // units from the middle of a symbol to under its frame
  const HALF = 60; // units from the middle to the side of the narrowest frame
  const images = new Map();

  /**
   * @param {string} symbol its code
   * @param {function} ready called once when the image can be drawn
   * @returns {?HTMLImageElement} null while it is not ready
   */
  function image(scene, symbol, ready) {
    const drawing = symbol && scene.document.symbols && scene.document.symbols[symbol];
    if (!drawing) return null;
    let found = images.get(drawing);
    if (!found) {
      found = new Image();
      images.set(drawing, found);
      found.addEventListener('load', ready);
      found.src = 'data:image/svg+xml,' + encodeURIComponent(drawing);
    }
    return found.complete && found.naturalWidth ? found : null;
  }

  /** Draws a unit in the place of a mark; what is no fact is drawn pale, and what is denied struck through. */
  function draw(context, point, picture, style, look) {
    const [width, height] = [picture.naturalWidth * SCALE, picture.naturalHeight * SCALE];
    const { x, y } = point;
    context.globalAlpha = look.opacity * (style === 'solid' || style === 'dashed' ? 1 : 0.5);
    context.drawImage(picture, x - width / 2, y - height / 2, width, height);
    // Whose it is, in the actor's colour: the frame of the symbol says only which side.
    const half = HALF * SCALE;
    context.fillStyle = look.strong ? look.ground.ink : look.colour;
    context.fillRect(x - half, y + BELOW * SCALE, half * 2, look.strong ? 5 : 3);
    context.globalAlpha = look.opacity;
    if (style !== 'barred') return;
    context.strokeStyle = look.colour;
    context.lineWidth = 3;
    context.beginPath();
    context.moveTo(x - half, y + half);
    context.lineTo(x + half, y - half);
    context.stroke();
  }

  Deploymap.units = { image, draw };
})();
