/** A card that walks through the page. It never takes the page away: what it points at can be used meanwhile. */
const SEEN = 'deploymap.tour';
const NAME = 'deploymap-tour';

function remember() {
  try {
    localStorage.setItem(SEEN, 'seen');
  } catch {
    // A browser that keeps nothing shows the tour again.
  }
}

function seen() {
  try {
    return localStorage.getItem(SEEN) === 'seen';
  } catch {
    return true;
  }
}

export default function ({ parentElement, data }) {
  const host = parentElement.host || parentElement;
  const asked = String(data.asked);
  const running = parentElement.querySelector('.dm-tour');
  if (running || host.dataset.asked === asked) return;
  const first = host.dataset.asked === undefined && data.asked === 0;
  host.dataset.asked = asked;
  if (first && seen()) return;

  const root = stage(parentElement, 'dm-tour');
  const ring = make('div', 'dm-ring', root);
  const card = make('section', 'dm-card', root);
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', 'Tour');
  card.tabIndex = -1;
  const title = make('h2', '', card);
  const text = make('p', '', card);
  const foot = make('div', 'dm-buttons', card);
  const button = (label, act, className) => {
    const one = make('button', className, foot, label);
    one.type = 'button';
    one.addEventListener('click', act);
    return one;
  };
  let at = 0;
  const skip = button('Skip', close, 'dm-quiet');
  const count = make('span', 'dm-count', foot);
  const back = button('Back', () => show(at - 1));
  const next = button('Next', () => show(at + 1), 'dm-main');
  text.setAttribute('aria-live', 'polite');

  function target() {
    return document.querySelector(data.steps[at].at);
  }

  function place() {
    const element = target();
    ring.hidden = !element;
    if (!element) return;
    const box = element.getBoundingClientRect();
    Object.assign(ring.style, {
      left: box.left - 6 + 'px', top: box.top - 6 + 'px', width: box.width + 12 + 'px', height: box.height + 12 + 'px',
    });
  }

  function show(step) {
    if (step >= data.steps.length) {
      close();
      return;
    }
    at = Math.max(0, step);
    title.textContent = data.steps[at].title;
    text.textContent = data.steps[at].text;
    count.textContent = `${at + 1} of ${data.steps.length}`;
    back.disabled = at === 0;
    next.textContent = at === data.steps.length - 1 ? 'Done' : 'Next';
    skip.hidden = at === data.steps.length - 1;
    const element = target();
    if (element) element.scrollIntoView({ block: 'nearest' });
    place();
  }

  function onKey(event) {
    if (event.key === 'Escape') close();
    else if (parentElement.activeElement && card.contains(parentElement.activeElement)) {
      if (event.key === 'ArrowRight') show(at + 1);
      else if (event.key === 'ArrowLeft') show(at - 1);
    }
  }

  const timer = setInterval(place, 150);
  document.addEventListener('keydown', onKey);

  function close() {
    clearInterval(timer);
    document.removeEventListener('keydown', onKey);
    root.remove();
    remember();
  }

  show(0);
  // Who asked for it is taken to it; who only came to the page is not interrupted.
  if (!first) card.focus({ preventScroll: true });
  return () => {
    clearInterval(timer);
    document.removeEventListener('keydown', onKey);
  };
}
