/** The ground: land, coasts, borders and names, drawn from `basemap.json` (see scripts/data_steps/basemap.py). */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
  const LATER = { country: 0.4, sea: 0, city: 0, region: 0 }; // zoom levels past Natural Earth's, whose labels are smaller
  const NEAR = 0.8; // pixels: a vertex nearer than this to the last one drawn adds nothing

  /** Steps of degrees to Mercator pairs with their bounds. */
  function unpack(steps, grid) {
    const points = new Float64Array(steps.length);
    const edge = new Uint8Array(steps.length / 2);
    let [x, y] = [0, 0];
    let [west, north, east, south] = [2, 2, -2, -2];
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      const [px, py] = Deploymap.project(x / grid, y / grid);
      points[i] = px;
      points[i + 1] = py;
      // Where a country is cut at the date line or the pole, the cut is no coast.
      edge[i / 2] = Math.abs(x) >= 180 * grid || y <= -90 * grid ? 1 : 0;
      west = Math.min(west, px);
      east = Math.max(east, px);
      north = Math.min(north, py);
      south = Math.max(south, py);
    }
    return { points, edge, west, east, north, south };
  }

  Deploymap.Basemap = Deploymap.CanvasLayer.extend({
    options: { pane: 'deploymap-ground' },

    /** @param {object} data the parsed basemap.json */
    initialize(data, options) {
      L.setOptions(this, options);
      const shapes = (list) => list.map((steps) => unpack(steps, data.grid));
      const names = (list) => list.map((row) => [row[0], ...Deploymap.project(row[1], row[2]), row[3], row[4]]);
      this._land = shapes(data.land);
      this._borders = shapes(data.borders);
      this._disputed = shapes(data.disputed);
      this._names = { country: names(data.countries), sea: names(data.seas), city: names(data.cities), region: names(data.regions) };
    },

    paint(context) {
      const colours = Deploymap.theme.colours();
      this._map.getContainer().style.background = colours.water;
      context.lineJoin = 'round';
      this.worlds().forEach((copy) => {
        context.fillStyle = colours.land;
        context.beginPath();
        this._land.forEach((shape) => this._trace(context, shape, copy, false));
        context.fill('evenodd');
        this._stroke(context, this._land, copy, colours.coast, 0.8, []);
        this._stroke(context, this._borders, copy, colours.border, 0.9, []);
        this._stroke(context, this._disputed, copy, colours.disputed, 0.9, [4, 3]);
      });
      this._write(context, colours);
    },

    _stroke(context, shapes, copy, colour, width, dash) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.beginPath();
      shapes.forEach((shape) => this._trace(context, shape, copy, true));
      context.stroke();
      context.setLineDash([]);
    },

    _trace(context, shape, copy, cuts) {
      if (this.toX(shape.east + copy) < 0 || this.toX(shape.west + copy) > this._width) return;
      if (this.toY(shape.south) < 0 || this.toY(shape.north) > this._height) return;
      const { points, edge } = shape;
      const last = points.length - 2;
      let [x0, y0] = [0, 0];
      for (let i = 0; i <= last; i += 2) {
        const x = this.toX(points[i] + copy);
        const y = this.toY(points[i + 1]);
        if (i === 0 || (cuts && edge[i / 2] && edge[i / 2 - 1])) context.moveTo(x, y);
        else if (i === last || Math.abs(x - x0) + Math.abs(y - y0) > NEAR) context.lineTo(x, y);
        else continue;
        x0 = x;
        y0 = y;
      }
    },

    /** Names, the greater first, each where no other stands. */
    _write(context, colours) {
      const taken = new Deploymap.Places();
      const zoom = this._zoom;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.lineJoin = 'round';
      const styles = [
        ['country', (least) => ({ font: `600 ${zoom - least > 2 ? 13 : 11.5}px ${FONT}`, spacing: '0.09em' })],
        ['sea', () => ({ font: `italic 12px ${FONT}`, spacing: '0.06em' })],
        ['city', (least, capital) => ({ font: `${capital ? 600 : 400} 11px ${FONT}`, spacing: '0px' })],
        ['region', () => ({ font: `italic 11px ${FONT}`, spacing: '0.04em' })],
      ];
      styles.forEach(([kind, style]) => {
        this._names[kind].forEach(([name, x, y, least, capital]) => {
          if (zoom < least + LATER[kind] || (kind === 'country' && zoom > least + 5.5)) return;
          this.worlds().forEach((copy) => {
            const [px, py] = [this.toX(x + copy), this.toY(y)];
            if (px < -40 || py < -10 || px > this._width + 40 || py > this._height + 10) return;
            this._name(context, taken, { kind, name, x: px, y: py, colour: colours[kind], halo: colours.halo, capital }, style(least, capital));
          });
        });
      });
      context.letterSpacing = '0px';
    },

    _name(context, taken, label, style) {
      context.font = style.font;
      context.letterSpacing = style.spacing;
      const text = label.kind === 'country' ? label.name.toUpperCase() : label.name;
      const city = label.kind === 'city';
      const width = context.measureText(text).width;
      const x = city ? label.x + width / 2 + 6 : label.x;
      if (!taken.take(x - width / 2 - (city ? 9 : 4), label.y - 8, width + (city ? 12 : 8), 16)) return;
      if (label.kind !== 'sea') {
        context.lineWidth = 3;
        context.strokeStyle = label.halo;
        context.strokeText(text, x, label.y);
      }
      context.fillStyle = label.colour;
      context.fillText(text, x, label.y);
      if (!city) return;
      context.beginPath();
      context.arc(label.x, label.y, label.capital ? 2.6 : 1.8, 0, 7);
      context.fill();
    },
  });
})();
