/** The page that stands alone: its panel, its keys and its choice of light or dark. */
(function () {
  'use strict';
  const { make, card, list } = Deploymap.evidence;
  const { isoOf, wordsOf } = Deploymap.dates;
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  function start(view) {
    const { layer, clock, scene } = view;
    const panel = document.getElementById('panel');

    function show() {
      const selected = layer.selected;
      panel.textContent = '';
      if (selected === null) {
        panel.appendChild(list(scene, layer.day, pick));
        return;
      }
      const back = make('button', 'dm-back', panel, 'All on this date');
      back.type = 'button';
      back.addEventListener('click', () => pick(null));
      panel.appendChild(card(scene, selected, layer.day));
    }

    /** Selects from the panel, and keeps the keyboard there. */
    function pick(deployment) {
      layer.select(deployment);
      panel.scrollTop = 0;
      panel.querySelector('button').focus();
    }

    layer.on('select', () => {
      show();
      panel.scrollTop = 0;
    });
    layer.on('day', show);
    show();

    const { first, last } = scene.document;
    document.getElementById('subtitle').textContent = scene.dated
      ? `${scene.document.deployments.length} deployments, ${wordsOf(first)} to ${wordsOf(last)}, as published by the date shown`
      : 'No article bears a date';

    const keys = {
      ArrowLeft: () => clock.step(-1),
      ArrowRight: () => clock.step(1),
      Home: () => clock.go(scene.first),
      End: () => clock.go(scene.last),
      ' ': () => (clock.playing ? clock.pause() : clock.play()),
      Escape: () => pick(null),
    };
    document.addEventListener('keydown', (event) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || !scene.dated) return;
      if (event.key !== 'Escape' && target.closest('input, button, summary, #map')) return;
      if (event.key !== 'Escape' || layer.selected !== null) {
        event.preventDefault();
        keys[event.key]();
      }
    });
    document.documentElement.dataset.ready = isoOf(layer.day);
  }

  document.getElementById('theme').addEventListener('click', () => {
    Deploymap.theme.choose(Deploymap.theme.name() === 'dark' ? 'light' : 'dark');
  });
  const map = L.map('map', read('options')).setView([49, 28], 4);
  Deploymap.mount(map, { scene: read('scene'), basemap: read('basemap'), popup: 'none' }).then(start);
})();
