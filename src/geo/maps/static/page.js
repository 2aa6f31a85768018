/** The page that stands alone: its panel, and its choice of light or dark. */
(function () {
  'use strict';
  const { make } = Deploymap.elements;
  const { card, list } = Deploymap.evidence;
  const { isoOf, wordsOf } = Deploymap.dates;
  const AT_REST = 150; // milliseconds after the last change
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  function start(view) {
    const { layer, scene } = view;
    const panel = document.getElementById('panel');

    function show() {
      const { selected, time } = layer;
      panel.textContent = '';
      if (selected === null) {
        panel.appendChild(list(scene, layer.shown(), pick));
        return;
      }
      const back = make('button', 'dm-back', panel, 'All on this date');
      back.type = 'button';
      back.addEventListener('click', () => pick(null));
      panel.appendChild(card(scene, selected, time.day, { clock: time.clock }));
    }

    /** Selects from the panel, and keeps the keyboard there. */
    function pick(deployment) {
      view.choose(deployment);
      panel.scrollTop = 0;
      panel.querySelector('button').focus();
    }

    // The panel follows when the time comes to rest: a long list is slow to lay out.
    let waiting = 0;
    layer.on('change', () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, AT_REST);
    });
    layer.on('select', () => {
      show();
      panel.scrollTop = 0;
    });
    show();

    const { first, last, deployments } = scene.document;
    document.getElementById('subtitle').textContent = scene.dated
      ? `${deployments.length.toLocaleString('en')} deployments, told from ${wordsOf(first)} to ${wordsOf(last)}`
      : 'No article bears a date';
    document.documentElement.dataset.ready = isoOf(layer.day);
  }

  document.getElementById('theme').addEventListener('click', () => {
    Deploymap.theme.choose(Deploymap.theme.name() === 'dark' ? 'light' : 'dark');
  });
  const map = L.map('map', read('options')).setView([49, 28], 4);
  Deploymap.mount(map, { scene: read('scene'), basemap: read('basemap'), popup: 'gist' }).then(start);
})();
