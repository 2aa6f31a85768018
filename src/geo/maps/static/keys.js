/** Keys for the whole page or frame: arrows, space, home and end move through time, escape lets go. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const TIME = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', ' '];
  const ON_MAP = TIME.slice(2); // Leaflet pans with the arrows

  /** @param {Deploymap.View} view */
  Deploymap.keys = function (view) {
    document.addEventListener('keydown', (event) => {
      const { target } = event;
      if (event.key === 'Escape') {
        if (view.area.drawing) view.area.stop();
        else if (view.layer.selected !== null) view.choose(null);
        return;
      }
      if (!view.scene.dated || target.closest('input, select, textarea, button, summary, a')) return;
      view.clock.key(event, target.closest('.leaflet-container') ? ON_MAP : TIME);
    });
  };
})();
