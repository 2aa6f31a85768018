/**
 * The scene: what Python hands to the browser, made quick to ask by day.
 *
 * A day is a whole number: days since 1970-01-01 in UTC. A *reading* is what was known of one deployment
 * from its `start` to its `end` (both inclusive; no `end` means it still stands).
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const DAY = 864e5;
  const FOREVER = 0x7fffffff;
  const EVER = -0x80000000;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

  /** @param {string} iso YYYY-MM-DD @returns {number} */
  const dayOf = (iso) => Math.round(Date.parse(iso.slice(0, 10) + 'T00:00:00Z') / DAY);

  /** @param {number} day @returns {string} YYYY-MM-DD */
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  /** "2 Feb 2022", and "Feb 2022" or "2022" for a date known only so far. @param {string} iso */
  function wordsOf(iso) {
    const [year, month, day] = iso.split('-');
    return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
  }

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
      const n = this.readings.length;
      this.start = new Int32Array(n);
      this.end = new Int32Array(n);
      this.size = new Float64Array(n);
      this.number = new Map();
      this.claims = new Map();
      this.widest = 1000;
      this.readings.forEach((reading, i) => {
        this.start[i] = reading.start ? dayOf(reading.start) : EVER;
        this.end[i] = reading.end ? dayOf(reading.end) : FOREVER;
        this.size[i] = size(reading) || 0;
        this.number.set(reading.reading, i);
        if (reading.count_of === 'people') this.widest = Math.max(this.widest, this.size[i]);
      });
      this.widest = round(this.widest);
      document.claims.forEach((claim) => {
        const list = this.claims.get(claim.deployment) || [];
        if (!list.length) this.claims.set(claim.deployment, list);
        list.push(claim);
      });
    }

    /** Whether reading number `i` stands on `day`. */
    holds(i, day) {
      return this.start[i] <= day && day <= this.end[i];
    }

    /** @returns {number[]} the numbers of the readings that stand on `day` */
    on(day) {
      const found = [];
      for (let i = 0; i < this.readings.length; i++) if (this.holds(i, day)) found.push(i);
      return found;
    }

    /** @returns {number} the reading of a deployment that stands on `day`, or -1 */
    find(deployment, day) {
      for (let i = 0; i < this.readings.length; i++) {
        if (this.readings[i].deployment === deployment && this.holds(i, day)) return i;
      }
      return -1;
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
     * What was known of a deployment by `day`, and how many sentences came later.
     * @returns {{known: object[], later: number}}
     */
    evidence(deployment, day) {
      const all = this.claims.get(deployment) || [];
      const known = all.filter((claim) => !claim.start || dayOf(claim.start) <= day);
      return { known, later: all.length - known.length };
    }

    /** How many claims became known on each day from first to last. @returns {number[]} */
    claimsByDay() {
      const days = new Array(this.last - this.first + 1).fill(0);
      this.document.claims.forEach((claim) => {
        const at = claim.start ? dayOf(claim.start) - this.first : -1;
        if (at >= 0 && at < days.length) days[at] += 1;
      });
      return days;
    }
  }

  Deploymap.Scene = Scene;
  Deploymap.dates = { dayOf, isoOf, wordsOf };
})();
