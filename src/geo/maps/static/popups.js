/** What opens on the map: the tooltip under the pointer and the popup of a click. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make } = Deploymap.elements;
  const { evidence } = Deploymap;
  const NARROW = 640;

  Deploymap.Popups = class Popups {
    /** @param {Deploymap.View} view */
    constructor(view) {
      this.view = view;
      view.layer.on('hover', this._hover, this).on('pick', this._pick, this);
      view.layer.on('change', () => view.map.closePopup());
    }

    _hover({ readings, latlng }) {
      const about = readings.slice(0, 4).join() + ':' + readings.length;
      if (this._tip && about === this._about) {
        this._tip.setLatLng(latlng);
        return;
      }
      if (this._tip) this._tip.remove();
      this._tip = null;
      this._about = about;
      if (!readings.length || L.Browser.mobile) return;
      this._tip = L.tooltip({ className: 'dm-tooltip', direction: 'top', offset: [0, -10], opacity: 1 });
      this._tip.setLatLng(latlng).setContent(evidence.tooltip(this.view.scene, readings)).addTo(this.view.map);
    }

    _pick({ readings, latlng }) {
      const { map, scene, options } = this.view;
      if (options.popup === 'none' && readings.length === 1) return;
      const content = readings.length > 1 ? this._choice(readings) : this._told(scene.readings[readings[0]].deployment);
      const size = map.getSize();
      this._hover({ readings: [] });
      const room = { maxWidth: Math.min(360, size.x - 80), maxHeight: Math.max(160, size.y * 0.55) };
      // Clear of the buttons, and of the legend's where it is above.
      const clear = { autoPanPaddingTopLeft: [52, size.x < NARROW ? 54 : 12], autoPanPaddingBottomRight: [12, 110] };
      L.popup(Object.assign({ className: 'dm-popup' }, room, clear)).setLatLng(latlng).setContent(content).openOn(map);
    }

    _told(deployment) {
      const { scene, layer, options } = this.view;
      const tell = options.popup === 'gist' ? evidence.gist : evidence.card;
      return tell(scene, deployment, layer.day, { clock: layer.time.clock });
    }

    /** For a bundle: which of its deployments is meant. */
    _choice(readings) {
      const { scene, layer, map, options } = this.view;
      const box = make('div', '');
      const pick = (id) => {
        layer.select(id);
        if (options.popup === 'none') map.closePopup();
        else box.replaceChildren(this._told(id));
      };
      box.appendChild(evidence.list(scene, readings, pick, `${readings.length.toLocaleString('en')} deployments here`));
      return box;
    }
  };

  /** Says how many there was no room to draw. */
  Deploymap.UnseenControl = L.Control.extend({
    options: { position: 'bottomright' },

    initialize(layer) {
      this._layer = layer;
    },

    onAdd() {
      this._note = make('div', 'dm-unseen');
      this._layer.on('draw', this._say, this);
      return this._note;
    },

    onRemove() {
      this._layer.off('draw', this._say, this);
    },

    _say() {
      const { unseen } = this._layer;
      const words = unseen ? `${unseen.toLocaleString('en')} smaller not drawn: zoom in` : '';
      if (this._note.textContent !== words) this._note.textContent = words;
    },
  });
})();
