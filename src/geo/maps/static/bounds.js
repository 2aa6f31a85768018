/** The part of the world that some readings take up. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const NEARBY = 2600000; // metres from the middle of things that the first view still takes in
  const EUROPE = [[30, -15], [65, 60]];

  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  function ends(scene, numbers, { origins, areas }) {
    const found = [];
    numbers.forEach((i) => {
      const reading = scene.readings[i];
      if (reading.kind === 'position') reading.spots.forEach(([lon, lat]) => found.push(L.latLng(lat, lon)));
      else {
        reading.legs.forEach((leg) => {
          found.push(L.latLng(leg[3], leg[2]));
          if (origins) found.push(L.latLng(leg[1], leg[0]));
        });
      }
      if (!areas || reading.area === undefined) return;
      // An area is cut at the date line: what lies beyond it is brought to the side on which the mark is.
      const [{ lng: middle }] = found.slice(-1);
      const near = (lon) => lon - 360 * Math.round((lon - middle) / 360);
      scene.areas[reading.area].flat().forEach(([lon, lat]) => found.push(L.latLng(lat, near(lon))));
    });
    return found;
  }

  /**
   * @param {number[]} numbers of readings
   * @param {{origins: boolean, areas: boolean}} what to take in besides where they are: where they come from, and how
   *   far they reach
   */
  function of(scene, numbers, what) {
    const found = ends(scene, numbers, what);
    return L.latLngBounds(found.length ? found : EUROPE);
  }

  /** Of a whole scene: where forces are or go; `all` adds where they come from and what lies far off. */
  function ofScene(scene, all) {
    const numbers = scene.readings.map((_, i) => i);
    if (all) return of(scene, numbers, { origins: true, areas: true });
    const found = ends(scene, numbers.filter((i) => scene.readings[i].kind === 'flow'), {});
    numbers.forEach((i) => (scene.readings[i].spots || []).forEach(([lon, lat]) => found.push(L.latLng(lat, lon))));
    if (!found.length) return L.latLngBounds(EUROPE);
    const middle = L.latLng(median(found.map((end) => end.lat)), median(found.map((end) => end.lng)));
    const near = found.filter((end) => end.distanceTo(middle) <= NEARBY);
    return L.latLngBounds(near.length ? near : found);
  }

  Deploymap.bounds = { of, ofScene };
})();
