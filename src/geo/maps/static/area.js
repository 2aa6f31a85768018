/** Drawing an area on the map: corner by corner, or what is in view. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make } = Deploymap.elements;
  const LEAST = 3;
  const MOST = 200;
  const LOOK = { className: 'dm-area', interactive: false, weight: 2, dashArray: '6 4', fillOpacity: 0.06 };

  /**
   * Whether a reading begins or ends in an area, or stands somewhere that reaches into it.
   * @param {number[][]} ring corners as [lon, lat]
   */
  function meets(scene, reading, ring) {
    const within = ([lon, lat]) => Deploymap.inside([ring], lon, lat);
    if (reading.kind === 'flow') return reading.legs.some((leg) => within(leg.slice(0, 2)) || within(leg.slice(2)));
    if (reading.spots.some(within)) return true;
    if (reading.area === undefined) return false;
    const rings = scene.areas[reading.area];
    return rings.some((line) => line.some(within)) || ring.some(([lon, lat]) => Deploymap.inside(rings, lon, lat));
  }

  Deploymap.Area = class Area {
    /** @param {Deploymap.View} view @param {function(): void} done called when the user drew or cleared one */
    constructor(view, done) {
      this.view = view;
      this.ring = null;
      this.drawing = false;
      this._done = done;
      this._corners = [];
      this._shape = L.polygon([], LOOK);
    }

    /** Shows an area and lets only what meets it be shown; null clears it. @param {?number[][]} ring [lon, lat] */
    set(ring) {
      const { layer, scene, map } = this.view;
      if (JSON.stringify(ring) === JSON.stringify(this.ring)) return;
      this.ring = ring;
      layer.filter('area', ring && ((i) => meets(scene, scene.readings[i], ring)));
      if (ring) this._shape.setLatLngs(ring.map(([lon, lat]) => [lat, lon])).addTo(map);
      else this._shape.remove();
    }

    /** Begins to draw, with a bar that says how. */
    draw() {
      if (this.drawing) return;
      const { map, layer } = this.view;
      this.drawing = layer.idle = true;
      map.doubleClickZoom.disable();
      map.closePopup();
      map.getContainer().classList.add('dm-drawing');
      this._bar = this._instructions(map.getContainer());
      map.on('click', this._corner, this).on('dblclick', this._close, this).on('mousemove', this._follow, this);
    }

    _instructions(parent) {
      const bar = make('div', 'dm-drawing-bar', parent);
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', 'Draw an area');
      make('span', '', bar, 'Click the corners of an area.');
      const act = (words, then) => {
        const button = make('button', '', bar, words);
        button.type = 'button';
        button.addEventListener('click', then);
        return button;
      };
      this._finish = act('Done', () => this._close());
      this._finish.disabled = true;
      act('Take this view', () => this._take()).focus();
      act('Cancel', () => this.stop());
      L.DomEvent.disableClickPropagation(bar);
      bar.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.key === 'Escape') this.stop();
      });
      return bar;
    }

    /** Ends drawing and leaves the area as it was. */
    stop() {
      if (!this.drawing) return;
      const { map, layer } = this.view;
      this.drawing = layer.idle = false;
      this._corners = [];
      this._bar.remove();
      map.getContainer().classList.remove('dm-drawing');
      map.off('click', this._corner, this).off('dblclick', this._close, this).off('mousemove', this._follow, this);
      setTimeout(() => map.doubleClickZoom.enable(), 0);
      if (this.ring) this._shape.setLatLngs(this.ring.map(([lon, lat]) => [lat, lon]));
      else this._shape.remove();
    }

    _corner({ latlng }) {
      if (this._corners.length >= MOST) return;
      this._corners.push(latlng);
      this._finish.disabled = this._corners.length < LEAST;
      this._shape.setLatLngs(this._corners).addTo(this.view.map);
    }

    _follow({ latlng }) {
      if (this._corners.length) this._shape.setLatLngs([...this._corners, latlng]);
    }

    _close() {
      // A double click has put its corner twice.
      const ring = this._corners.map(({ lng, lat }) => [lng, lat]).filter(([x, y], i, all) => !i || x !== all[i - 1][0] || y !== all[i - 1][1]);
      this.stop();
      if (ring.length >= LEAST) this._choose(ring);
    }

    _take() {
      const bounds = this.view.map.getBounds();
      this.stop();
      const corners = [bounds.getSouthWest(), bounds.getSouthEast(), bounds.getNorthEast(), bounds.getNorthWest()];
      this._choose(corners.map(({ lng, lat }) => [lng, lat]));
    }

    _choose(ring) {
      this.set(ring.map(([lon, lat]) => [Number(lon.toFixed(4)), Number(Math.max(-90, Math.min(90, lat)).toFixed(4))]));
      this._done();
    }

    /** Lets everything be shown again. */
    clear() {
      this.set(null);
      this._done();
    }
  };
})();
