/**
 * Puts the basemap, the movements, the clock and the legend on a Leaflet map, and tells the host what the
 * user did there.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { evidence, dates } = Deploymap;
  const NEARBY = 2600000; // metres from the middle of things that the first view still takes in

  /** Data, or what a URL holds. */
  function load(source) {
    if (typeof source !== 'string') return Promise.resolve(source);
    return fetch(source).then((answer) => {
      if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
      return answer.json();
    });
  }

  /** Settles when the page's style sheets are in force: before that nothing has its size. */
  function styled() {
    const links = Array.from(document.querySelectorAll('link[rel="stylesheet"]')).filter((link) => !link.sheet);
    return Promise.all(links.map((link) => new Promise((done) => {
      link.addEventListener('load', done);
      link.addEventListener('error', done);
    })));
  }

  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  /** Bounds of where forces are or go; `all` adds where they come from and what lies far off. */
  function bounds(scene, all) {
    const ends = [];
    scene.readings.forEach((reading) => {
      if (reading.kind === 'position') reading.spots.forEach(([lon, lat]) => ends.push(L.latLng(lat, lon)));
      else {
        reading.legs.forEach((leg) => {
          ends.push(L.latLng(leg[3], leg[2]));
          if (all) ends.push(L.latLng(leg[1], leg[0]));
        });
      }
    });
    if (!ends.length) return L.latLngBounds([30, -15], [65, 60]);
    if (all) return L.latLngBounds(ends);
    const middle = L.latLng(median(ends.map((end) => end.lat)), median(ends.map((end) => end.lng)));
    const near = ends.filter((end) => end.distanceTo(middle) <= NEARBY);
    return L.latLngBounds(near.length ? near : ends);
  }

  const FitControl = L.Control.extend({
    options: { position: 'topleft' },

    initialize(fit, options) {
      L.setOptions(this, options);
      this._fit = fit;
      this._all = false;
    },

    onAdd() {
      const box = evidence.make('div', 'leaflet-bar dm-fit');
      const button = evidence.make('button', '', box);
      button.type = 'button';
      const name = () => {
        button.title = this._all ? 'Show where most of it happens' : 'Show everything';
        button.setAttribute('aria-label', button.title);
      };
      name();
      button.addEventListener('click', () => {
        this._all = !this._all;
        this._fit(this._all);
        name();
      });
      L.DomEvent.disableClickPropagation(box);
      return box;
    },
  });

  /** Says how many arrows there was no room to draw. */
  const UnseenControl = L.Control.extend({
    options: { position: 'bottomright' },

    initialize(layer) {
      this._layer = layer;
    },

    onAdd() {
      this._note = evidence.make('div', 'dm-unseen');
      this._layer.on('draw', this._say, this);
      return this._note;
    },

    _say() {
      const { unseen } = this._layer;
      this._note.textContent = unseen ? `${unseen.toLocaleString('en')} smaller not drawn: zoom in` : '';
    },
  });

  /** The view that stands on a map: its layer, its clock, and what the host may set. */
  class View {
    constructor(map, scene, basemap, options) {
      this.map = map;
      this.scene = scene;
      this.options = options;
      this.count = 0;
      // A frame or a panel may change the map's size without a change of the window's.
      new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
      map.invalidateSize({ animate: false });
      map.createPane('deploymap-ground').style.zIndex = 150;
      map.createPane('deploymap-flows').style.zIndex = 450;
      map.getPane('deploymap-flows').style.pointerEvents = 'none';
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution('Natural Earth, GeoNames');
      if (basemap) new Deploymap.Basemap(basemap).addTo(map);
      const day = Math.max(scene.first, Math.min(scene.last, options.day ? dates.dayOf(options.day) : scene.last));
      this.layer = new Deploymap.FlowLayer(scene, { day }).addTo(map);
      new FitControl((all) => this.fit(all)).addTo(map);
      new UnseenControl(this.layer).addTo(map);
      L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
      this.clock = new Deploymap.TimeControl(this.layer, { release: () => this.report() });
      if (scene.dated) this.clock.addTo(map);
      this.legend = new Deploymap.Legend(this.layer).addTo(map);
      this.fit(false);
      this.layer.on('hover', this._hover, this).on('pick', this._pick, this).on('select', this.report, this);
      this.layer.on('day', () => map.closePopup());
    }

    fit(all) {
      const size = this.map.getSize();
      const side = Math.min(48, size.x / 12);
      const legend = this.legend.getContainer();
      const right = legend.open ? legend.offsetWidth + side / 2 : side;
      const padding = { paddingTopLeft: [side, 40], paddingBottomRight: [right, 84] };
      this.map.fitBounds(bounds(this.scene, all), Object.assign(padding, { maxZoom: 6, animate: false }));
    }

    /** Tells the host of the day and the selection, when it asked to be told. */
    report() {
      this.count += 1;
      if (!this.options.report) return;
      const day = dates.isoOf(this.layer.day);
      this.options.report({ day, selected: this.layer.selected, count: this.count });
    }

    /**
     * Sets what the host says, unless the user has done something since that the host has not heard of.
     * @param {number} day days after the scene's first
     * @param {number} deployment its number in the scene's list, or -1
     * @param {number} heard the last `count` the host was told
     */
    sync(day, deployment, heard) {
      if (heard < this.count || this.clock.playing || this.clock.dragging) return;
      const id = this.scene.document.deployments[deployment];
      if (id !== this.layer.selected) this.map.closePopup();
      this.layer.setDay(this.scene.first + day);
      this.layer.select(id === undefined ? null : id, true);
    }

    _hover({ readings, latlng }) {
      const about = readings.join();
      if (this._tip && about === this._about) {
        this._tip.setLatLng(latlng);
        return;
      }
      if (this._tip) this._tip.remove();
      this._tip = null;
      this._about = about;
      if (!readings.length || L.Browser.mobile) return;
      this._tip = L.tooltip({ className: 'dm-tooltip', direction: 'top', offset: [0, -10], opacity: 1 });
      this._tip.setLatLng(latlng).setContent(evidence.tooltip(this.scene, readings)).addTo(this.map);
    }

    _pick({ readings, latlng }) {
      if (this.options.popup === 'none') return;
      const { layer, scene } = this;
      const id = scene.readings[readings[0]].deployment;
      const content = readings.length > 1 ? this._choice(readings) : this._told(id);
      const size = this.map.getSize();
      this._hover({ readings: [] });
      const room = { maxWidth: Math.min(360, size.x - 80), maxHeight: Math.max(160, size.y * 0.6) };
      // Clear of the buttons, and of the legend's where it is above.
      const clear = { autoPanPaddingTopLeft: [52, size.x < 640 ? 54 : 12], autoPanPaddingBottomRight: [12, 70] };
      L.popup(Object.assign({ className: 'dm-popup' }, room, clear)).setLatLng(latlng).setContent(content).openOn(this.map);
    }

    _told(deployment) {
      const tell = this.options.popup === 'gist' ? evidence.gist : evidence.card;
      return tell(this.scene, deployment, this.layer.day);
    }

    /** For a bundle: which of its deployments is meant. */
    _choice(readings) {
      const { layer, scene } = this;
      const part = Object.assign(Object.create(scene), { on: () => readings.slice() });
      const box = evidence.list(part, layer.day, (id) => {
        layer.select(id);
        box.replaceWith(this._told(id));
      });
      return box;
    }
  }

  /**
   * Mounts everything.
   * @param {L.Map} map
   * @param {{scene: (string|object), basemap: (string|object), day: ?string, report: ?function, popup: ?string}} options
   *   `scene` and `basemap` are documents or their URLs; `day` is YYYY-MM-DD; `report` hears of what the user
   *   did; a click opens a popup with everything, with the 'gist', or 'none'
   * @returns {Promise<View>}
   */
  Deploymap.mount = function (map, options) {
    Deploymap.theme.refresh();
    return Promise.all([load(options.scene), load(options.basemap), styled()]).then(([document, basemap]) => {
      const view = new View(map, new Deploymap.Scene(document), basemap, options);
      Deploymap.view = view;
      if (Deploymap.waiting) view.sync(...Deploymap.waiting);
      return view;
    });
  };

  /** `View.sync` for a host that may speak before the map stands. */
  Deploymap.sync = function (...said) {
    Deploymap.waiting = said;
    if (Deploymap.view) Deploymap.view.sync(...said);
  };

  /** Reports to Streamlit, in whose frame the map stands. */
  Deploymap.toStreamlit = (said) => window.Streamlit.setComponentValue(said);
})();
