/**
 * The clock under the map: a slider with play, steps and speed over a histogram, which clock it tells, and how
 * far back it looks.
 *
 * Options: `release()` is called when a change of time is done, not at each step of a drag.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, button, choice } = Deploymap.elements;
  const { isoOf, wordsOf, usualWindow } = Deploymap.dates;
  const WHOLE_RUN = 20000; // milliseconds from first day to last at the usual speed
  const QUICKEST = 60; // milliseconds between two steps; a faster run takes several days at once
  const SLOWEST = 800;
  const MOST_BARS = 140;
  const CLOCKS = { 'as of': 'As published by', on: 'Happening on' };
  const WINDOWS = [['day', 'that day'], ['week', '7 days'], ['all', 'since start']];
  const SPEEDS = [['0.5', '½×'], ['1', '1×'], ['2', '2×'], ['4', '4×'], ['8', '8×']];

  Deploymap.TimeControl = L.Control.extend({
    options: { position: 'bottomleft', release: () => {} },

    initialize(layer, options) {
      L.setOptions(this, options);
      this._layer = layer;
      this.playing = false;
      this.dragging = false;
      this.speed = 1;
    },

    onAdd() {
      const box = make('div', 'dm-clock');
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'Time');
      const run = make('div', 'dm-run', box);
      button(run, 'dm-step-back', 'One day back', () => this.step(-1));
      this._play = button(run, 'dm-play', 'Play', () => this.toggle());
      button(run, 'dm-step-on', 'One day on', () => this.step(1));
      this._track(box);
      this._date = make('div', 'dm-date', box);
      this._choices(make('div', 'dm-choices', box));
      this._said = make('div', 'dm-said', box);
      this._said.setAttribute('role', 'status');
      this._layer.on('change', this._show, this);
      this._show();
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      // Leaflet pans on arrow keys; here they step by day.
      box.addEventListener('keydown', (event) => {
        event.stopPropagation();
        if (event.target === this._range) this.key(event, ['PageUp', 'PageDown', ' ']);
      });
      return box;
    },

    onRemove() {
      this.pause(true);
      this._layer.off('change', this._show, this);
    },

    /** The first and last day of the clock that is told. */
    days() {
      return this._layer.scene.days(this._layer.time.clock);
    },

    /** Goes on to the last day, from the first when it stands on the last. */
    play() {
      const { first, last } = this.days();
      if (first === last) return;
      if (this._layer.day >= last) this._layer.setDay(first);
      this.playing = true;
      this._mark();
      this._run();
    },

    _run() {
      const { first, last } = this.days();
      const pace = Math.min(SLOWEST, WHOLE_RUN / (last - first)) / this.speed; // milliseconds a day
      const days = Math.max(1, Math.round(QUICKEST / pace));
      clearInterval(this._timer);
      this._timer = setInterval(() => {
        this._layer.setDay(Math.min(last, this._layer.day + days));
        if (this._layer.day >= last) this.pause();
      }, pace * days);
    },

    /** Stops playing; reports the day unless `quietly`. */
    pause(quietly) {
      if (!this.playing) return;
      clearInterval(this._timer);
      this.playing = false;
      this._mark();
      if (!quietly) this._released();
    },

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    },

    /** Moves by a number of days. */
    step(days) {
      this.go(this._layer.day + days);
    },

    /** Goes to a day, or the nearest that there is. */
    go(day) {
      const { first, last } = this.days();
      this.pause(true);
      this._layer.setDay(Math.max(first, Math.min(last, day)));
      this._released();
    },

    /** Goes to the next day that has something, or the one before. @param {number} way 1 or -1 */
    leap(way) {
      const { first, last } = this.days();
      const bars = this._layer.scene.histogram(this._layer.time.clock);
      let at = this._layer.day - first + way;
      while (at > 0 && at < last - first && !bars[at]) at += way;
      this.go(first + at);
    },

    /** Acts on a key, if it is one of `keys` and means something here. @returns {boolean} whether it did */
    key(event, keys) {
      const { first, last } = this.days();
      const acts = {
        ArrowLeft: () => this.step(-1),
        ArrowRight: () => this.step(1),
        PageDown: () => this.leap(-1),
        PageUp: () => this.leap(1),
        Home: () => this.go(first),
        End: () => this.go(last),
        ' ': () => this.toggle(),
      };
      if (event.ctrlKey || event.metaKey || event.altKey || !keys.includes(event.key)) return false;
      event.preventDefault();
      acts[event.key]();
      return true;
    },

    _released() {
      this.dragging = false;
      this.options.release();
    },

    _track(box) {
      const track = make('div', 'dm-track', box);
      this._bars = make('div', 'dm-bars', track);
      this._bars.setAttribute('aria-hidden', 'true');
      const range = (this._range = make('input', '', track));
      range.type = 'range';
      range.step = 1;
      range.setAttribute('aria-label', 'Date on the map');
      range.addEventListener('input', () => {
        this.dragging = true;
        this.pause(true);
        this._layer.setDay(Number(range.value));
      });
      range.addEventListener('change', () => this._released());
    },

    _choices(box) {
      const { scene } = this._layer;
      if (scene.clocks.length > 1) {
        const clocks = scene.clocks.map((clock) => [clock, CLOCKS[clock]]);
        this._clock = choice(box, '', 'What the date means', clocks, (clock) => this.turn(clock));
      } else make('span', 'dm-clock-name', box, CLOCKS['as of']);
      this._window = choice(box, '', 'How far back', WINDOWS, (window) => {
        this._layer.setTime({ window });
        this._released();
      });
      const speed = choice(box, '', 'Speed of play', SPEEDS, (value) => {
        this.speed = Number(value);
        if (this.playing) this._run();
      });
      speed.value = '1';
    },

    /** Tells the other clock, on the nearest of its days, with its usual window. @param {string} clock */
    turn(clock) {
      const { first, last } = this._layer.scene.days(clock);
      const day = Math.max(first, Math.min(last, this._layer.day));
      this.pause(true);
      this._layer.setTime({ clock, window: usualWindow(clock), day });
      this._released();
    },

    _mark() {
      const label = this.playing ? 'Pause' : 'Play';
      this._play.classList.toggle('dm-playing', this.playing);
      this._play.title = label;
      this._play.setAttribute('aria-label', label);
    },

    /** The histogram of a clock; days that are too narrow to see are gathered. */
    _drawBars(clock) {
      const days = this._layer.scene.histogram(clock);
      const width = Math.ceil(days.length / MOST_BARS);
      const sums = [];
      days.forEach((number, at) => {
        const bin = Math.floor(at / width);
        sums[bin] = clock === 'on' ? Math.max(sums[bin] || 0, number) : (sums[bin] || 0) + number;
      });
      const most = Math.max(1, ...sums);
      const across = Math.max(1, days.length - 1);
      this._bars.textContent = '';
      this._bins = [];
      sums.forEach((number, at) => {
        if (!number) return;
        const bar = make('i', '', this._bars);
        const middle = Math.min(days.length - 1, at * width + (width - 1) / 2);
        bar.style.left = (days.length > 1 ? (middle / across) * 100 : 50) + '%';
        bar.style.height = Math.max(14, (number / most) * 100) + '%';
        this._bins.push([bar, at * width]);
      });
    },

    /** How many are new on the day; where there is little room the date beside it ends the sentence. */
    _say(fresh, words) {
      const said = fresh ? `+${fresh.toLocaleString('en')} on ${words}` : '';
      if (this._said.textContent === said) return;
      this._said.textContent = said.slice(0, -words.length);
      if (fresh) make('span', 'dm-said-date', this._said, words);
    },

    _show() {
      const { scene, time } = this._layer;
      const { first, last } = this.days();
      const told = `${time.clock} ${scene.filterings}`;
      if (this._told !== told) {
        this._told = told;
        Object.assign(this._range, { min: first, max: Math.max(last, first + 1), disabled: first === last });
        this._drawBars(time.clock);
        if (this._clock) this._clock.value = time.clock;
      }
      const words = scene.dated ? wordsOf(isoOf(time.day)) : 'No date';
      this._range.value = time.day;
      this._window.value = time.window;
      this._range.setAttribute('aria-valuetext', words);
      this._date.textContent = words;
      this._bins.forEach(([bar, at]) => bar.classList.toggle('dm-past', first + at <= time.day));
      this._say(scene.fresh(time), words);
    },
  });
})();
