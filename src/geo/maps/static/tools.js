/** The buttons beside the zoom: fit, draw an area, save a picture, and how the map is drawn. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, button, choice, icon } = Deploymap.elements;
  const ICONS = {
    fit: 'M2 6V2h4 M10 2h4v4 M14 10v4h-4 M6 14H2v-4',
    selection: 'M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6 M8 1v3 M8 12v3 M1 8h3 M12 8h3',
    area: 'M3 5l6-3 5 5-3 6-8-2z',
    picture: 'M8 2v8 M5 7l3 3 3-3 M2 11v3h12v-3',
    settings: 'M2 5h5 M11 5h3 M9 3v4 M2 11h3 M9 11h5 M7 9v4',
  };
  const SYMBOLS = [['plain', 'plain marks'], ['app6', 'APP-6 unit symbols']];

  Deploymap.Tools = L.Control.extend({
    options: { position: 'topleft' },

    /** @param {Deploymap.View} view */
    initialize(view, options) {
      L.setOptions(this, options);
      this._view = view;
      this._all = false;
    },

    onAdd() {
      const view = this._view;
      const box = make('div', 'dm-tools');
      const bar = make('div', 'leaflet-bar', box);
      this._fit = this._button(bar, 'fit', 'Show everything', () => this._fitAll());
      this._near = this._button(bar, 'selection', 'Show the selected deployment', () => view.fitSelection());
      this._area = this._button(bar, 'area', 'Only an area that I draw', () => this._drawArea());
      this._button(bar, 'picture', 'Save the map as a picture', () => Deploymap.picture.save(view));
      this._settings(bar, box);
      view.layer.on('select change look', this.refresh, this);
      this.refresh();
      L.DomEvent.disableClickPropagation(box);
      box.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') this._open(false);
        event.stopPropagation();
      });
      return box;
    },

    onRemove() {
      this._view.layer.off('select change look', this.refresh, this);
    },

    _button(parent, name, label, act) {
      const element = button(parent, 'dm-tool dm-tool-' + name, label, act);
      icon(element, ICONS[name]);
      return element;
    },

    /** Shows how things stand. */
    refresh() {
      const { layer, area } = this._view;
      this._near.disabled = layer.selected === null;
      this._area.setAttribute('aria-pressed', String(Boolean(area.ring)));
      this._area.title = area.ring ? 'No longer only the drawn area' : 'Only an area that I draw';
      this._area.setAttribute('aria-label', this._area.title);
      if (this._symbols) this._symbols.value = layer.symbols;
    },

    _fitAll() {
      this._all = !this._all;
      this._view.fit(this._all);
      this._fit.title = this._all ? 'Show where most of it happens' : 'Show everything';
      this._fit.setAttribute('aria-label', this._fit.title);
    },

    _drawArea() {
      const { area } = this._view;
      this._open(false);
      if (area.ring) area.clear();
      else area.draw();
    },

    _settings(bar, box) {
      const { layer, options, scene } = this._view;
      if (!scene.document.symbols && !options.tiles) return;
      this._opener = this._button(bar, 'settings', 'How the map is drawn', () => this._open(this._menu.hidden));
      this._opener.setAttribute('aria-expanded', 'false');
      this._menu = make('div', 'dm-settings', box);
      this._menu.hidden = true;
      if (scene.document.symbols) {
        this._symbols = choice(make('label', '', this._menu, 'Units as '), '', 'Units as', SYMBOLS, (symbols) => {
          layer.setSymbols(symbols);
          this._view.act();
        });
      }
      if (options.tiles) {
        const label = make('label', 'dm-check', this._menu);
        const check = make('input', '', label);
        check.type = 'checkbox';
        check.addEventListener('change', () => this._view.showTiles(check.checked));
        make('span', '', label, 'Online map');
        make('p', 'dm-faint', this._menu, `Asks ${options.tiles.host} for pictures, which tells it where you look.`);
      }
    },

    _open(open) {
      if (!this._menu) return;
      this._menu.hidden = !open;
      this._opener.setAttribute('aria-expanded', String(open));
    },
  });
})();
