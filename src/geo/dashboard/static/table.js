/**
 * The table: rows in the order that the page asks for; a row's own button makes it reachable by keyboard. With
 * `fixed` it offers no other order and no more rows.
 */
export default function ({ parentElement, data, setTriggerValue }) {
  const active = parentElement.activeElement && parentElement.activeElement.dataset.focus;
  const root = stage(parentElement, 'dm-table');
  const table = make('table', '', root);
  make('caption', 'dm-unseen', table, data.caption);
  const head = make('tr', '', make('thead', '', table));
  data.columns.forEach(({ name, label, number }) => {
    const cell = make('th', `dm-${name}`, head);
    cell.scope = 'col';
    cell.classList.toggle('dm-number', number);
    const sorted = data.sorted === name;
    if (sorted) cell.setAttribute('aria-sort', data.descending ? 'descending' : 'ascending');
    if (data.fixed) {
      cell.textContent = label;
      return;
    }
    const button = make('button', '', cell, label);
    button.type = 'button';
    button.dataset.focus = 'by ' + name;
    if (sorted) make('span', '', button, data.descending ? ' ↓' : ' ↑').setAttribute('aria-hidden', 'true');
    button.addEventListener('click', () => setTriggerValue('sorted', name));
  });
  const body = make('tbody', '', table);
  data.rows.forEach((row) => {
    const line = make('tr', row.factual ? '' : 'dm-unsure', body);
    const chosen = row.id === data.selected;
    line.classList.toggle('dm-chosen', chosen);
    data.columns.forEach(({ name, label, number }, at) => {
      const cell = make(at ? 'td' : 'th', `dm-${name}`, line);
      cell.classList.toggle('dm-number', number);
      cell.dataset.label = label;
      if (at) {
        cell.textContent = row[name];
        return;
      }
      cell.scope = 'row';
      const button = make('button', 'dm-choose', cell);
      button.type = 'button';
      button.dataset.focus = row.id;
      button.setAttribute('aria-pressed', String(chosen));
      button.setAttribute('aria-label', row.summary);
      if (row.colour) spot(button, row.colour);
      make('span', '', button, row[name]);
    });
    line.addEventListener('click', () => setTriggerValue('picked', chosen ? '' : row.id));
  });
  if (data.total > data.rows.length) {
    const foot = make('p', 'dm-foot', root, `${data.rows.length} of ${data.total} are listed. `);
    if (!data.fixed) {
      const more = make('button', 'dm-more', foot, 'List more');
      more.type = 'button';
      more.dataset.focus = 'more';
      more.addEventListener('click', () => setTriggerValue('more', data.rows.length));
    }
  }
  if (active) {
    const again = Array.from(root.querySelectorAll('[data-focus]')).find((one) => one.dataset.focus === active);
    if (again) again.focus({ preventScroll: true });
  }
}
