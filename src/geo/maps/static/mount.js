/**
 * Puts the basemap, the movements, the clock, the legend and the tools on a Leaflet map, and lets a host and
 * the user steer them both.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { evidence, dates } = Deploymap;

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
      this.ground = basemap ? new Deploymap.Basemap(basemap).addTo(map) : null;
      const day = Math.max(scene.first, Math.min(scene.last, options.day ? dates.dayOf(options.day) : scene.last));
      this.layer = new Deploymap.FlowLayer(scene, { day, clock: 'as of', window: dates.usualWindow('as of') }).addTo(map);
      this.area = new Deploymap.Area(this, () => {
        this.tools.refresh();
        this.act();
      });
      this.tools = new Deploymap.Tools(this).addTo(map);
      L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
      new Deploymap.UnseenControl(this.layer).addTo(map);
      this.clock = new Deploymap.TimeControl(this.layer, { release: () => this.act() });
      if (scene.dated) this.clock.addTo(map);
      this.legend = new Deploymap.Legend(this.layer).addTo(map);
      this.popups = new Deploymap.Popups(this);
      this.fit(false);
      this.layer.on('select', this.act, this);
      map.on('moveend', this._moved, this);
      Deploymap.keys(this);
    }

    /** Brings the view to where most of it happens, or to everything. */
    fit(all) {
      const size = this.map.getSize();
      const side = Math.min(56, size.x / 10);
      const legend = this.legend.getContainer();
      const right = legend.open ? legend.offsetWidth + side / 2 : side;
      const padding = { paddingTopLeft: [side, 40], paddingBottomRight: [right, 104] };
      const bounds = Deploymap.bounds.ofScene(this.scene, all);
      this.map.fitBounds(bounds, Object.assign(padding, { maxZoom: 6, animate: false }));
    }

    /** Brings the view to the selected deployment. */
    fitSelection() {
      const bounds = this._selected(true);
      if (bounds) this.map.fitBounds(bounds, { paddingTopLeft: [56, 56], paddingBottomRight: [56, 120], maxZoom: 7 });
    }

    /** @param {boolean} areas whether to take in the area around a mark @returns {?L.LatLngBounds} */
    _selected(areas) {
      const at = this.layer.selected === null ? -1 : this.scene.find(this.layer.selected, this.layer.time);
      return at < 0 ? null : Deploymap.bounds.of(this.scene, [at], { origins: true, areas });
    }

    /** Pans to the selection when neither its mark nor its arrow is in view: that its area reaches in shows nothing. */
    _bringIntoView() {
      const bounds = this._selected(false);
      if (bounds && !this.map.getBounds().intersects(bounds)) this.map.panTo(bounds.getCenter());
    }

    /** Selects a deployment as the user does, by its id, or nothing by null. */
    choose(deployment) {
      this.map.closePopup();
      this.layer.select(deployment);
      this._bringIntoView();
    }

    /** Puts pictures from the network under everything in place of our own ground. */
    showTiles(on) {
      const { tiles } = this.options;
      if (this._tiles) this._tiles.remove();
      this._tiles = on ? L.tileLayer(tiles.url, { attribution: tiles.attribution, crossOrigin: 'anonymous' }).addTo(this.map) : null;
      if (!this.ground) return;
      if (on) this.ground.remove();
      else this.ground.addTo(this.map);
    }

    /** The user has done something that the host should hear of. */
    act() {
      this.count += 1;
      this._report();
    }

    _moved() {
      if (!this.options.report) return;
      clearTimeout(this._settling);
      // A pan is heard of when it is over, and never while the time moves: its answer would be old.
      this._settling = setTimeout(() => (this.clock.playing || this.clock.dragging ? this._moved() : this._report()), 800);
    }

    _report() {
      clearTimeout(this._settling);
      if (!this.options.report) return;
      const { layer, map, scene, area } = this;
      const { lat, lng } = map.getCenter().wrap();
      const view = [Number(lat.toFixed(4)), Number(lng.toFixed(4)), map.getZoom()];
      const { clock, window: span, day } = layer.time;
      const { selected, symbols } = layer;
      const date = scene.dated ? dates.isoOf(day) : null;
      this.options.report({ count: this.count, day: date, clock, window: span, selected, symbols, area: area.ring, view });
    }

    /**
     * Sets what the host says. Filters and area always; the rest unless the user has done something since
     * that the host has not heard of.
     * @param {object} said what `geo.maps.set_view` says
     */
    sync(said) {
      const { layer, scene } = this;
      if (said.visible !== this._visible) {
        this._visible = said.visible;
        const bits = said.visible === null ? null : atob(said.visible);
        layer.filter('host', bits && ((i) => (bits.charCodeAt(i >> 3) >> (i & 7)) & 1));
      }
      if (!this._greeted) {
        this._greeted = true;
        // The host may have heard of a map that stood here before.
        this.count += said.heard;
        if (said.view) this.map.setView(said.view.slice(0, 2), said.view[2], { animate: false });
      }
      if (said.heard < this.count || this.clock.playing || this.clock.dragging || this.area.drawing) return;
      this.area.set(said.area);
      // Whoever filters for the table filters for the map.
      if (said.visible !== null && scene.masks.area) layer.filter('area', null);
      layer.setSymbols(said.symbols);
      this.tools.refresh();
      const clock = scene.clocks.includes(said.clock) ? said.clock : 'as of';
      const id = scene.document.deployments[said.selected];
      const chosen = id === undefined ? null : id;
      const fresh = chosen !== layer.selected;
      if (fresh) this.map.closePopup();
      if (said.day !== null) layer.setTime({ day: said.day, clock, window: said.window });
      layer.select(chosen, true);
      this.tools.refresh();
      if (fresh) this._bringIntoView();
    }
  }

  /**
   * Mounts everything.
   * @param {L.Map} map
   * @param {{scene: (string|object), basemap: (string|object), day: ?string, report: ?function, popup: ?string, tiles: ?object}} options
   *   `scene` and `basemap` are documents or their URLs; `day` is YYYY-MM-DD; `report` hears of what the user
   *   did; a click opens a popup with everything, with the 'gist', or 'none'; `tiles` says where pictures
   *   come from once the user asks for them
   * @returns {Promise<View>}
   */
  Deploymap.mount = function (map, options) {
    Deploymap.theme.refresh();
    return Promise.all([load(options.scene), load(options.basemap), styled()]).then(([document, basemap]) => {
      const view = new View(map, new Deploymap.Scene(document), basemap, options);
      Deploymap.view = view;
      if (Deploymap.waiting) view.sync(Deploymap.waiting);
      return view;
    });
  };

  /** `View.sync` for a host that may speak before the map stands. */
  Deploymap.sync = function (said) {
    Deploymap.waiting = said;
    if (Deploymap.view) Deploymap.view.sync(said);
  };

  /** Reports to Streamlit, in whose frame the map stands. */
  Deploymap.toStreamlit = (said) => window.Streamlit.setComponentValue(said);
})();
