/**
 * The clock under the map: a slider with play and steps, over a histogram of when claims became known.
 *
 * Options: `release(day)` is called when a change of day is done, not at each step of a drag.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make } = Deploymap.evidence;
  const { isoOf, wordsOf } = Deploymap.dates;
  const WHOLE_RUN = 20000; // milliseconds from first day to last, within the bounds below
  const FASTEST = 90;
  const SLOWEST = 800;

  Deploymap.TimeControl = L.Control.extend({
    options: { position: 'bottomleft', release: () => {} },

    initialize(layer, options) {
      L.setOptions(this, options);
      this._layer = layer;
      this.playing = false;
      this.dragging = false;
    },

    onAdd() {
      const { first, last } = this._layer.scene;
      const box = make('div', 'dm-clock');
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'Date');
      this._button(box, 'dm-step-back', 'One day back', () => this.step(-1));
      this._play = this._button(box, 'dm-play', 'Play', () => (this.playing ? this.pause() : this.play()));
      this._button(box, 'dm-step-on', 'One day on', () => this.step(1));
      const track = make('div', 'dm-track', box);
      this._bars(track);
      const range = (this._range = make('input', '', track));
      Object.assign(range, { type: 'range', min: first, max: Math.max(last, first + 1), step: 1, disabled: first === last });
      range.setAttribute('aria-label', 'Date on the map');
      range.addEventListener('input', () => {
        this.dragging = true;
        this.pause(true);
        this._layer.setDay(Number(range.value));
      });
      range.addEventListener('change', () => this._released());
      this._date = make('output', 'dm-date', box);
      this._said = make('div', 'dm-said', box);
      this._said.setAttribute('role', 'status');
      this._layer.on('day', this._show, this);
      this._show();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      // Leaflet pans on arrow keys; here they step by day.
      box.addEventListener('keydown', (event) => event.stopPropagation());
      return box;
    },

    onRemove() {
      this.pause(true);
      this._layer.off('day', this._show, this);
    },

    /** Goes on day by day to the last, from the first when it stands on the last. */
    play() {
      const { first, last } = this._layer.scene;
      if (first === last) return;
      if (this._layer.day >= last) this._layer.setDay(first);
      this.playing = true;
      this._mark();
      const pace = Math.max(FASTEST, Math.min(SLOWEST, WHOLE_RUN / (last - first)));
      this._timer = setInterval(() => {
        this._layer.setDay(Math.min(last, this._layer.day + 1));
        if (this._layer.day >= last) this.pause();
      }, pace);
    },

    /** Stops playing; reports the day unless `quietly`. */
    pause(quietly) {
      if (!this.playing) return;
      clearInterval(this._timer);
      this.playing = false;
      this._mark();
      if (!quietly) this._released();
    },

    /** Moves by a number of days. */
    step(days) {
      const { first, last } = this._layer.scene;
      this.pause(true);
      this._layer.setDay(Math.max(first, Math.min(last, this._layer.day + days)));
      this._released();
    },

    /** Goes to a day. */
    go(day) {
      this.step(day - this._layer.day);
    },

    _released() {
      this.dragging = false;
      this.options.release(this._layer.day);
    },

    _button(box, className, label, act) {
      const button = make('button', className, box);
      button.type = 'button';
      button.title = label;
      button.setAttribute('aria-label', label);
      button.addEventListener('click', act);
      return button;
    },

    _mark() {
      const label = this.playing ? 'Pause' : 'Play';
      this._play.classList.toggle('dm-playing', this.playing);
      this._play.title = label;
      this._play.setAttribute('aria-label', label);
    },

    _bars(track) {
      const days = this._layer.scene.claimsByDay();
      const most = Math.max(1, ...days);
      const bars = make('div', 'dm-bars', track);
      bars.setAttribute('aria-hidden', 'true');
      days.forEach((number, at) => {
        if (!number) return;
        const bar = make('i', '', bars);
        bar.style.left = (days.length > 1 ? (at / (days.length - 1)) * 100 : 50) + '%';
        bar.style.height = Math.max(12, (number / most) * 100) + '%';
      });
    },

    _show() {
      const { scene, day } = this._layer;
      const words = scene.dated ? wordsOf(isoOf(day)) : 'No date';
      this._range.value = day;
      this._range.setAttribute('aria-valuetext', words);
      this._date.textContent = words;
      const before = new Set(scene.on(day - 1).map((i) => scene.readings[i].deployment));
      const fresh = scene.on(day).filter((i) => !before.has(scene.readings[i].deployment)).length;
      this._said.textContent = fresh && day > scene.first ? `+${fresh} new` : '';
    },
  });
})();
