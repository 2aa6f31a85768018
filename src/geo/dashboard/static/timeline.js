/** Forces over time: a band of reported strength for each actor, and below a bar for each deployment. */
const SVG = 'http://www.w3.org/2000/svg';
const DAY = 864e5;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayOf = (iso) => Date.parse(iso + 'T00:00:00Z') / DAY;

function wordsOf(day, span) {
  const date = new Date(day * DAY);
  const month = MONTHS[date.getUTCMonth()];
  if (span > 900) return String(date.getUTCFullYear());
  return span > 120 ? `${month} ${date.getUTCFullYear()}` : `${date.getUTCDate()} ${month}`;
}

function draw(tag, attributes, parent) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  parent.appendChild(element);
  return element;
}

/** Steps as the outline of a band from least to most; an open count fades out above its least. */
function band(plot, steps, x, y, top) {
  const ends = steps.map((step, i) => (i + 1 < steps.length ? x(dayOf(steps[i + 1].day)) : 100));
  steps.forEach((step, i) => {
    const from = x(dayOf(step.day));
    const width = Math.max(ends[i] - from, 0.4);
    const low = y(step.low);
    const high = step.high === null ? Math.max(0, low - 7) : y(step.high);
    if (step.low > 0) draw('rect', { class: 'dm-fill', x: from, y: low, width, height: top - low }, plot);
    if (high < low) {
      const kind = step.high === null ? 'dm-open' : 'dm-range';
      draw('rect', { class: kind, x: from, y: high, width, height: low - high }, plot);
    }
  });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const active = parentElement.activeElement && parentElement.activeElement.dataset.focus;
  const root = stage(parentElement, 'dm-timeline');
  const first = dayOf(data.first);
  // A day has a width: the last one ends where the next would begin.
  const last = dayOf(data.last) + 1;
  const x = (day) => Math.min(100, Math.max(0, ((day - first) / (last - first)) * 100));
  const now = x(dayOf(data.day) + 0.5);
  const marker = (track) => {
    make('i', 'dm-now', track).style.left = now + '%';
  };

  const axis = make('div', 'dm-line dm-axis', root);
  axis.setAttribute('aria-hidden', 'true');
  make('span', '', axis);
  const ticks = make('div', 'dm-track', axis);
  const parts = Math.min(4, last - first - 1);
  for (let i = 0; i <= parts; i++) {
    const day = Math.round(first + (parts ? ((last - 1 - first) / parts) * i : 0));
    make('span', i && i === parts ? 'dm-last' : '', ticks, wordsOf(day, last - first)).style.left = x(day + 0.5) + '%';
  }

  data.strengths.forEach((group) => {
    make('h3', '', root, group.label);
    const most = Math.max(1, ...group.actors.flatMap(({ steps }) => steps.map(({ low, high }) => Math.max(low, high || 0))));
    group.actors.forEach((actor) => {
      const line = make('div', 'dm-line dm-strength', root);
      const label = make('span', 'dm-label', line);
      spot(label, actor.colour);
      make('span', 'dm-name', label, actor.name);
      make('b', '', label, actor.now);
      const track = make('div', 'dm-track', line);
      const plot = draw('svg', { viewBox: '0 0 100 34', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, track);
      plot.style.setProperty('--light', actor.colour.light);
      plot.style.setProperty('--dark', actor.colour.dark);
      band(plot, actor.steps, x, (value) => 34 - (value / most) * 30, 34);
      marker(track);
    });
  });

  if (data.bars.length) make('h3', '', root, 'Each deployment, by its statuses');
  data.bars.forEach((bar) => {
    const line = make('button', 'dm-line dm-bar', root);
    line.type = 'button';
    line.dataset.focus = bar.id;
    const chosen = bar.id === data.selected;
    line.classList.toggle('dm-chosen', chosen);
    line.setAttribute('aria-pressed', String(chosen));
    line.style.setProperty('--light', bar.colour.light);
    line.style.setProperty('--dark', bar.colour.dark);
    const label = make('span', 'dm-label', line);
    spot(label, bar.colour);
    make('span', 'dm-name', label, bar.summary).title = bar.summary;
    const track = make('span', 'dm-track', line);
    track.setAttribute('aria-hidden', 'true');
    bar.parts.forEach((part) => {
      const piece = make('i', 'dm-part dm-' + part.line, track);
      const from = x(dayOf(part.start));
      piece.style.left = from + '%';
      piece.style.width = `max(7px, ${(part.end ? x(dayOf(part.end) + 1) : 100) - from}%)`;
      piece.title = part.status;
    });
    marker(track);
    line.addEventListener('click', () => setTriggerValue('picked', chosen ? '' : bar.id));
  });
  if (data.more) make('p', 'dm-foot', root, `${data.more} smaller ones are not drawn; filters bring them up.`);
  if (active) {
    const again = Array.from(root.querySelectorAll('[data-focus]')).find((one) => one.dataset.focus === active);
    if (again) again.focus({ preventScroll: true });
  }
}
