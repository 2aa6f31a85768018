/** Light and dark: the colours of the ground the arrows lie on, and which of the two is in force. */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});

  const THEMES = {
    light: {
      water: '#dbe6ec', land: '#f7f5f0', coast: '#b3c1c9', border: '#cdc7bb', disputed: '#b9b1a2',
      country: '#85807a', city: '#6f6b66', region: '#8b857b', sea: '#88a2b1', halo: 'rgba(247,245,240,0.9)',
      ink: '#22272b', paper: '#ffffff', casing: 'rgba(255,255,255,0.95)', faint: '#6b7278',
    },
    dark: {
      water: '#12181d', land: '#232a30', coast: '#3c4952', border: '#3e474f', disputed: '#566069',
      country: '#8c959c', city: '#9aa3aa', region: '#7f8991', sea: '#51687a', halo: 'rgba(35,42,48,0.9)',
      ink: '#eef1f3', paper: '#1b2126', casing: 'rgba(18,24,29,0.9)', faint: '#9aa4ab',
    },
  };

  const listeners = new Set();
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;

  /** Streamlit gives a component's frame its colours as custom properties; a page of ours sets none. */
  function fromHost() {
    const colour = getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim();
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
    const rgb = hex ? hex.slice(1, 4).map((part) => parseInt(part, 16)) : (colour.match(/\d+/g) || []).map(Number);
    if (rgb.length < 3) return null;
    return rgb[0] + rgb[1] + rgb[2] < 384 ? 'dark' : 'light';
  }

  /** @returns {'light'|'dark'} */
  function name() {
    return chosen || fromHost() || (system.matches ? 'dark' : 'light');
  }

  let shown = null;
  function refresh() {
    const now = name();
    document.documentElement.dataset.deploymapTheme = now;
    if (now === shown) return;
    shown = now;
    listeners.forEach((listener) => listener(now));
  }
  system.addEventListener('change', refresh);
  // Streamlit announces a change of theme by a message that its own listener turns into properties.
  window.addEventListener('message', () => setTimeout(refresh, 0));

  Deploymap.theme = {
    name,
    /** @returns {Object<string, string>} the colours in force */
    colours: () => THEMES[name()],
    /** @param {'light'|'dark'|null} theme null follows the host or the system */
    choose(theme) {
      chosen = theme;
      refresh();
    },
    /** Calls `listener` at every change; returns the function that stops it. */
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
  };
})();
