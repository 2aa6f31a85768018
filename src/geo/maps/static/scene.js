/**
 * The scene: what Python hands to the browser, made quick to ask by time.
 *
 * A day is a whole number: days since 1970-01-01 in UTC. A *reading* is what is told of one deployment from
 * its `start` to its `end` (both inclusive; no `end` means it still stands), by one of two clocks: 'as of',
 * what had been published by a day, and 'on', what was happening on it. A *time* is `{day, clock, window}`;
 * geo/maps/shown.py keeps the same rules.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const DAY = 864e5;
  const FOREVER = 0x7fffffff;
  const EVER = -0x80000000;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const LOOK_BACK = { day: 0, week: 6, all: Infinity };
  const CLOCKS = ['as of', 'on'];

  /** @param {string} iso YYYY-MM-DD @returns {number} */
  const dayOf = (iso) => Math.round(Date.parse(iso.slice(0, 10) + 'T00:00:00Z') / DAY);

  /** @param {number} day @returns {string} YYYY-MM-DD */
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** "2 Feb 2022", and "Feb 2022" or "2022" for a date known only so far. @param {string} iso */
  function wordsOf(iso) {
    const [year, month, day] = iso.split('-');
    return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
  }

  /** The window of a clock where none was chosen. */
  const usualWindow = (clock) => (clock === 'on' ? 'day' : 'all');

  /** The one number that stands for a count: its middle, or the bound that is known; null when none is. */
  function size(reading) {
    const { count_min: low, count_max: high } = reading;
    if (low === undefined && high === undefined) return null;
    if (low === undefined) return high;
    return high === undefined ? low : (low + high) / 2;
  }

  /** The next number up of the form 1, 2 or 5 times a power of ten. */
  function round(number) {
    const power = 10 ** Math.floor(Math.log10(number));
    return [1, 2, 5, 10].find((digit) => digit * power >= number) * power;
  }

  class Scene {
    /** @param {object} document what `geo.maps.scene` returned */
    constructor(document) {
      this.document = document;
      this.readings = document.readings;
      this.areas = document.areas;
      this.actors = document.actors;
      this.statuses = document.statuses;
      // Without a dated article there is one nameless day, and everything stands on it.
      this.dated = Boolean(document.first);
      this.first = this.dated ? dayOf(document.first) : 0;
      this.last = this.dated ? dayOf(document.last) : 0;
      this.masks = {};
      this._shown = { key: null, numbers: [] };
      this._masked = 0;
      this._index();
      this.claims = new Map();
      document.claims.forEach((claim) => {
        const list = this.claims.get(claim.deployment) || [];
        if (!list.length) this.claims.set(claim.deployment, list);
        list.push(claim);
      });
    }

    /** Numbers everything, and puts each clock's readings in the order in which they begin. */
    _index() {
      const n = this.readings.length;
      this.start = new Int32Array(n);
      this.end = new Int32Array(n);
      this.told = new Int32Array(n);
      this.size = new Float64Array(n);
      this.deployment = new Int32Array(n);
      this.numbers = new Map(this.document.deployments.map((id, number) => [id, number]));
      const orders = CLOCKS.map(() => []);
      this.widest = 1000;
      this.readings.forEach((reading, i) => {
        this.start[i] = reading.start ? dayOf(reading.start) : EVER;
        this.end[i] = reading.end ? dayOf(reading.end) : FOREVER;
        this.told[i] = reading.told ? dayOf(reading.told) : this.start[i];
        this.size[i] = size(reading) || 0;
        this.deployment[i] = this.numbers.get(reading.deployment);
        orders[reading.clock === 'on' ? 1 : 0].push(i);
        if (reading.count_of === 'people') this.widest = Math.max(this.widest, this.size[i]);
      });
      this.widest = round(this.widest);
      this._latest = new Int32Array(this.document.deployments.length);
      this._order = orders.map((order) => Int32Array.from(order).sort((a, b) => this.start[a] - this.start[b] || a - b));
      this._begun = this._order.map((order) => this._firsts(order));
    }

    /** The day on which each deployment is first told of by a clock. */
    _firsts(order) {
      const firsts = new Int32Array(this._latest.length).fill(FOREVER);
      order.forEach((i) => {
        if (this.start[i] < firsts[this.deployment[i]]) firsts[this.deployment[i]] = this.start[i];
      });
      return firsts;
    }

    /** @returns {string[]} */
    get clocks() {
      return this.document.on ? CLOCKS : CLOCKS.slice(0, 1);
    }

    /** @returns {{first: number, last: number}} the days that a clock goes through */
    days(clock) {
      const { on } = this.document;
      if (clock === 'on' && on) return { first: dayOf(on.first), last: dayOf(on.last) };
      return { first: this.first, last: this.last };
    }

    /**
     * Lets only some readings be shown.
     * @param {string} name whose filter this is
     * @param {?function(number): boolean} passes null lets all pass
     */
    filter(name, passes) {
      if (passes) this.masks[name] = Uint8Array.from(this.readings, (_, i) => (passes(i) ? 1 : 0));
      else delete this.masks[name];
      this._masked += 1;
    }

    passes(i) {
      return Object.values(this.masks).every((mask) => mask[i]);
    }

    /** @returns {number[]} the numbers of the readings that a time shows, by the order in which they begin */
    shown(time) {
      const key = [time.day, time.clock, time.window, this._masked].join();
      if (this._shown.key !== key) this._shown = { key, numbers: this._numbers(time) };
      return this._shown.numbers;
    }

    _numbers({ day, clock, window: span }) {
      const happening = clock === 'on';
      const order = this._order[happening ? 1 : 0];
      const since = day - LOOK_BACK[span];
      const latest = this._latest.fill(-1);
      let begun = 0;
      for (; begun < order.length && this.start[order[begun]] <= day; begun++) {
        latest[this.deployment[order[begun]]] = order[begun];
      }
      const found = [];
      for (let at = 0; at < begun; at++) {
        const i = order[at];
        if (latest[this.deployment[i]] !== i) continue;
        const lasts = happening ? this.end[i] >= since : this.end[i] >= day && this.told[i] >= since;
        if (lasts && this.passes(i)) found.push(i);
      }
      return found;
    }

    /** @returns {number} what was last told of a deployment by a day, filtered out or not; -1 for nothing */
    find(deployment, { day, clock }) {
      const number = this.numbers.get(deployment);
      const order = this._order[clock === 'on' ? 1 : 0];
      let found = -1;
      for (let at = 0; at < order.length && this.start[order[at]] <= day; at++) {
        if (this.deployment[order[at]] === number) found = order[at];
      }
      return found;
    }

    /** How many of the deployments that a time shows are told of for the first time on its day. */
    fresh(time) {
      const firsts = this._begun[time.clock === 'on' ? 1 : 0];
      return this.shown(time).filter((i) => firsts[this.deployment[i]] === time.day).length;
    }

    /** @returns {string} "2,000", or "6 ships" for what is not people; empty where no count is known */
    countOf(reading) {
      if (!reading.count_text) return '';
      const things = reading.count_of && reading.count_of !== 'people' ? ' ' + reading.count_of : '';
      return reading.count_text + things;
    }

    /** @returns {{light: string, dark: string, name: string}} */
    actor(reading) {
      return this.actors[reading.actor || ''];
    }

    /**
     * The claims about a deployment: as of a day those known by then, on a day all of them.
     * @returns {{known: object[], later: number}}
     */
    evidence(deployment, { day, clock }) {
      const all = this.claims.get(deployment) || [];
      const known = clock === 'on' ? all : all.filter((claim) => !claim.start || dayOf(claim.start) <= day);
      return { known, later: all.length - known.length };
    }

    /** How often a filter was set or let go: whoever keeps what it worked out asks this. */
    get filterings() {
      return this._masked;
    }

    /** @returns {function(string): boolean} whether a deployment has a reading, by a clock, that passes the filters */
    _passing(clock) {
      if (!Object.keys(this.masks).length) return () => true;
      const found = new Set();
      this._order[clock === 'on' ? 1 : 0].forEach((i) => this.passes(i) && found.add(this.readings[i].deployment));
      return (deployment) => found.has(deployment);
    }

    /**
     * How much of what passes the filters there is on each day from a clock's first to its last: claims that
     * became known, or deployments under way. @returns {number[]}
     */
    histogram(clock) {
      const { first, last } = this.days(clock);
      const days = new Array(last - first + 1).fill(0);
      const add = (day, by) => {
        if (day >= first && day <= last) days[day - first] += by;
      };
      if (clock !== 'on') {
        const passing = this._passing(clock);
        this.document.claims.forEach((claim) => claim.start && passing(claim.deployment) && add(dayOf(claim.start), 1));
        return days;
      }
      this._order[1].forEach((i) => {
        if (!this.passes(i)) return;
        if (this.start[i] < first) days[0] += 1;
        add(this.start[i], 1);
        add(this.end[i] + 1, -1);
      });
      for (let at = 1; at < days.length; at++) days[at] += days[at - 1];
      return days;
    }
  }

  Deploymap.Scene = Scene;
  Deploymap.dates = { dayOf, isoOf, wordsOf, usualWindow };
})();
