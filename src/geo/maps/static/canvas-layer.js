/**
 * A Leaflet layer that is one canvas a little larger than the view.
 *
 * It follows pans and zoom animations and asks its subclass to paint when the view comes to rest.
 * Subclasses implement `paint(context)` and read `toX`, `toY` (Mercator 0..1 to canvas pixels).
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const PADDING = 0.12; // of the view on each side, so that a short pan uncovers nothing blank
  const FRAME = 15; // milliseconds
  const SHARPEST = 2; // more device pixels than this cost time that no eye repays

  const EARTH = 2 * Math.PI * L.CRS.EPSG3857.projection.R;

  /** Web Mercator with the world as the unit square, north at the top. @returns {[number, number]} */
  function project(lon, lat) {
    const point = L.CRS.EPSG3857.projection.project({ lat, lng: lon });
    return [point.x / EARTH + 0.5, 0.5 - point.y / EARTH];
  }

  const CanvasLayer = L.Layer.extend({
    onAdd(map) {
      const canvas = L.DomUtil.create('canvas', 'deploymap-canvas leaflet-zoom-animated', this.getPane());
      canvas.style.pointerEvents = 'none';
      canvas.setAttribute('aria-hidden', 'true');
      this._canvas = canvas;
      this._unwatch = Deploymap.theme.watch(() => this.redraw());
      this._place();
    },

    onRemove() {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      this._unwatch();
      this._canvas.remove();
    },

    getEvents() {
      return { moveend: this._place, resize: this._place, viewreset: this._place, zoomanim: this._animate };
    },

    /** Paints at the next frame; many calls before it make one painting. */
    redraw() {
      if (this._frame || !this._map) return this;
      this._frame = requestAnimationFrame(() => {
        this._frame = 0;
        if (this._map) this._paint();
      });
      return this;
    },

    /** Paints now. */
    redrawNow() {
      cancelAnimationFrame(this._frame);
      this._frame = 0;
      if (this._map) this._paint();
      return this;
    },

    /** Paints now what a step has changed, but not twice for one frame. */
    redrawSoon() {
      return performance.now() - this._painted < FRAME ? this.redraw() : this.redrawNow();
    },

    toX(x) {
      return x * this._world + this._left;
    },

    toY(y) {
      return y * this._world + this._top;
    },

    /** The copies of the world that are in view: 0 for the one from -180° to 180°. @returns {number[]} */
    worlds() {
      const found = [];
      for (let copy = -1; copy <= 1; copy++) {
        if (this.toX(copy + 1) > 0 && this.toX(copy) < this._width) found.push(copy);
      }
      return found;
    },

    /** Pixels that the world is wide. */
    world() {
      return this._world;
    },

    /** Whether a box between two points of the canvas comes nearer to it than `margin` pixels. */
    within(x0, y0, x1, y1, margin) {
      if (Math.max(x0, x1) < -margin || Math.min(x0, x1) > this._width + margin) return false;
      return Math.max(y0, y1) >= -margin && Math.min(y0, y1) <= this._height + margin;
    },

    /** A point of the map's container as a point of the canvas. */
    fromContainer(point) {
      const layer = this._map.containerPointToLayerPoint(point);
      return { x: layer.x - this._origin.x, y: layer.y - this._origin.y };
    },

    /** A point of the canvas as a point of the map's container. */
    toContainer(x, y) {
      return this._map.layerPointToContainerPoint(L.point(x + this._origin.x, y + this._origin.y));
    },

    /** The part of the canvas that is seen. @returns {number[]} left, top, right, bottom */
    frame() {
      const left = (this._width * PADDING) / (1 + 2 * PADDING);
      const top = (this._height * PADDING) / (1 + 2 * PADDING);
      return [left, top, this._width - left, this._height - top];
    },

    /** Whether a point of the canvas is seen, `margin` pixels inside the edge. */
    seen(x, y, margin) {
      const [left, top, right, bottom] = this.frame();
      return x > left + margin && x < right - margin && y > top + margin && y < bottom - margin;
    },

    _place() {
      const map = this._map;
      const view = map.getSize();
      const ratio = Math.min(SHARPEST, window.devicePixelRatio || 1);
      const size = view.multiplyBy(1 + 2 * PADDING).round();
      this._origin = map.containerPointToLayerPoint(view.multiplyBy(-PADDING)).round();
      this._width = size.x;
      this._height = size.y;
      this._ratio = ratio;
      this._zoom = map.getZoom();
      this._corner = map.layerPointToLatLng(this._origin);
      const pixels = map.getPixelOrigin();
      this._world = map.options.crs.scale(this._zoom);
      this._left = -pixels.x - this._origin.x;
      this._top = -pixels.y - this._origin.y;
      const canvas = this._canvas;
      const [across, down] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width !== across || canvas.height !== down) {
        canvas.width = across;
        canvas.height = down;
        canvas.style.width = size.x + 'px';
        canvas.style.height = size.y + 'px';
      }
      L.DomUtil.setTransform(canvas, this._origin, 1);
      this.redrawNow();
    },

    _animate(event) {
      const map = this._map;
      const scale = map.getZoomScale(event.zoom, this._zoom);
      const corner = map._latLngToNewLayerPoint(this._corner, event.zoom, event.center);
      L.DomUtil.setTransform(this._canvas, corner, scale);
    },

    _paint() {
      const context = this._canvas.getContext('2d');
      context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
      context.clearRect(0, 0, this._width, this._height);
      this._painted = performance.now();
      this.paint(context);
    },
  });

  Deploymap.CanvasLayer = CanvasLayer;
  Deploymap.project = project;
})();
