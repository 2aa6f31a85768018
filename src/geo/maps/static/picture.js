/** The map as a PNG: what is in view with its date, legend, scale and attribution, composed in the browser. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { isoOf, wordsOf } = Deploymap.dates;
  const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
  const HEAD = 44; // pixels above the map, for the date
  const FOOT = 26; // and below it, for scale and attribution
  const ROW = 20;
  const LEGEND = 272;
  const ROOMY = 640; // pixels of map beside which the legend stands; below a narrower one it stands beneath
  const WINDOWS = { day: 'that day', week: 'seven days', all: 'all until then' };

  /** Copies what is seen of an element of the map onto the picture. */
  function copy(context, container, element, ratio) {
    const outer = container.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    if (!box.width) return;
    context.drawImage(element, (box.left - outer.left) * ratio, (box.top - outer.top) * ratio, box.width * ratio, box.height * ratio);
  }

  function title({ scene, layer }) {
    const { day, clock, window: span } = layer.time;
    if (!scene.dated) return 'Deployments';
    return `${clock === 'on' ? 'Happening on' : 'As published by'} ${wordsOf(isoOf(day))}, ${WINDOWS[span]}`;
  }

  /** The legend's rows: the words of each, and what draws its sample around a point. */
  function rows({ scene, layer }, ground) {
    const { actors, lines, marks, widths } = Deploymap.legend.contents(layer);
    const look = { colour: ground.faint, ground, strong: false };
    const spot = (colour) => (context, x, y) => {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, 5, 0, 7);
      context.fill();
    };
    const arrow = (style, thickness) => (context, x, y) => {
      Deploymap.arrows.draw(context, Deploymap.arrows.curve(x - 18, y + 1, x + 16, y, 0.05, thickness), style, look);
    };
    const mark = (direction) => (context, x, y) => {
      Deploymap.symbols.draw(context, { x, y, radius: 4, direction }, 'solid', look);
    };
    return [
      ...actors.slice(0, Deploymap.legend.MOST_ACTORS).map((actor) => [scene.actors[actor].name, spot(scene.actors[actor][Deploymap.theme.name()])]),
      ...lines.map(([style, text]) => [text, arrow(style, style === 'solid' || style === 'dashed' ? 2.6 : 5)]),
      ...(widths ? [[`${scene.widest.toLocaleString('en')} people`, arrow('solid', layer.placing.width(1))]] : []),
      ...marks.map(([direction, text]) => [text, mark(direction)]),
    ];
  }

  const heightOf = (listed) => listed.length * ROW + 16;

  /** Beside the map or beneath it, never on it, where it would hide something. */
  function legend(context, listed, ground, left, top) {
    listed.forEach(([words, draw], at) => {
      const y = top + 8 + ROW * (at + 0.5);
      draw(context, left + 28, y);
      context.fillStyle = ground.ink;
      context.font = `12px ${FAMILY}`;
      context.fillText(words, left + 52, y + 0.5, LEGEND - 60);
    });
  }

  function foot(context, view, ground, width, height) {
    const container = view.map.getContainer();
    const scale = container.querySelector('.leaflet-control-scale-line');
    const credit = container.querySelector('.leaflet-control-attribution');
    context.font = `11px ${FAMILY}`;
    context.fillStyle = context.strokeStyle = ground.faint;
    context.textAlign = 'right';
    context.fillText(`Deploymap. ${credit ? credit.textContent : ''}`, width - 12, height - FOOT / 2);
    context.textAlign = 'left';
    if (!scale || !scale.offsetWidth) return;
    const y = height - FOOT / 2 + 5;
    context.beginPath();
    context.moveTo(12, y - 6);
    context.lineTo(12, y);
    context.lineTo(12 + scale.offsetWidth, y);
    context.lineTo(12 + scale.offsetWidth, y - 6);
    context.stroke();
    context.fillText(scale.textContent, 18, y - 7);
  }

  /** @param {Deploymap.View} view @returns {HTMLCanvasElement} */
  function compose(view) {
    const container = view.map.getContainer();
    const ratio = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
    const [across, tall] = [container.clientWidth, container.clientHeight];
    const ground = Deploymap.theme.colours();
    const listed = rows(view, ground);
    const beside = across >= ROOMY;
    const width = across + (beside ? LEGEND : 0);
    const height = HEAD + (beside ? Math.max(tall, heightOf(listed)) : tall + heightOf(listed)) + FOOT;
    const canvas = document.createElement('canvas');
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d');
    context.fillStyle = ground.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.save();
    context.translate(0, HEAD * ratio);
    context.beginPath();
    context.rect(0, 0, across * ratio, tall * ratio);
    context.clip();
    context.fillStyle = ground.water;
    context.fillRect(0, 0, across * ratio, tall * ratio);
    container.querySelectorAll('img.leaflet-tile-loaded').forEach((tile) => copy(context, container, tile, ratio));
    container.querySelectorAll('canvas.deploymap-canvas').forEach((layer) => copy(context, container, layer, ratio));
    context.restore();
    context.scale(ratio, ratio);
    context.textBaseline = 'middle';
    context.fillStyle = ground.ink;
    context.font = `600 16px ${FAMILY}`;
    context.fillText(title(view), 14, HEAD / 2, width - 28);
    legend(context, listed, ground, beside ? across : 0, beside ? HEAD : HEAD + tall);
    foot(context, view, ground, width, height);
    return canvas;
  }

  /** Saves the map as it stands. */
  function save(view) {
    view.layer.redrawNow();
    compose(view).toBlob((blob) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `deploymap-${view.scene.dated ? isoOf(view.layer.day) : 'undated'}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }, 'image/png');
  }

  Deploymap.picture = { compose, save };
})();
