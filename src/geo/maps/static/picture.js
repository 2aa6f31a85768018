/** The map as a PNG: what is in view with its date, legend, scale and attribution, composed in the browser. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { isoOf, wordsOf } = Deploymap.dates;
  const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
  const HEAD = 44; // pixels above the map, for the date
  const FOOT = 26; // and below it, for scale and attribution
  const ROW = 18;
  const LEGEND = 210;
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

  function legend(context, view, ground, width, top) {
    const { scene, layer } = view;
    const { actors, lines, widths } = Deploymap.legend.contents(layer);
    const named = actors.slice(0, Deploymap.legend.MOST_ACTORS);
    const height = (named.length + lines.length + (widths ? 1 : 0)) * ROW + 16;
    const left = width - LEGEND - 10;
    context.fillStyle = ground.paper;
    context.globalAlpha = 0.92;
    context.fillRect(left, top + 10, LEGEND, height);
    context.globalAlpha = 1;
    let y = top + 10 + 8 + ROW / 2;
    const row = (words, draw) => {
      draw(y);
      context.fillStyle = ground.ink;
      context.font = `12px ${FAMILY}`;
      context.fillText(words, left + 52, y + 0.5, LEGEND - 60);
      y += ROW;
    };
    named.forEach((actor) => row(scene.actors[actor].name, (at) => {
      context.fillStyle = scene.actors[actor][Deploymap.theme.name()];
      context.beginPath();
      context.arc(left + 28, at, 5, 0, 7);
      context.fill();
    }));
    const arrow = (at, style, thickness) => {
      const line = Deploymap.arrows.curve(left + 10, at + 1, left + 44, at, 0.05, thickness);
      Deploymap.arrows.draw(context, line, style, { colour: ground.faint, ground, strong: false });
    };
    lines.forEach(([style, text]) => row(text, (at) => arrow(at, style, style === 'solid' || style === 'dashed' ? 2.6 : 5)));
    if (widths) row(`${scene.widest.toLocaleString('en')} people`, (at) => arrow(at, 'solid', layer.placing.width(1)));
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
    if (!scale) return;
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
    const [width, tall] = [container.clientWidth, container.clientHeight];
    const height = tall + HEAD + FOOT;
    const ground = Deploymap.theme.colours();
    const canvas = document.createElement('canvas');
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d');
    context.fillStyle = ground.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.save();
    context.translate(0, HEAD * ratio);
    context.beginPath();
    context.rect(0, 0, width * ratio, tall * ratio);
    context.clip();
    context.fillStyle = ground.water;
    context.fillRect(0, 0, width * ratio, tall * ratio);
    container.querySelectorAll('img.leaflet-tile-loaded').forEach((tile) => copy(context, container, tile, ratio));
    container.querySelectorAll('canvas.deploymap-canvas').forEach((layer) => copy(context, container, layer, ratio));
    context.restore();
    context.scale(ratio, ratio);
    context.textBaseline = 'middle';
    context.fillStyle = ground.ink;
    context.font = `600 16px ${FAMILY}`;
    context.fillText(title(view), 14, HEAD / 2, width - 28);
    legend(context, view, ground, width, HEAD);
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
