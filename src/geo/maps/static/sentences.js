/**
 * Sentences and articles with the words marked that a claim was read from.
 *
 * Marks come as spans of a text; the text itself is only ever set as text.
 */
(function () {
  'use strict';
  const Deploymap = (window.Deploymap = window.Deploymap || {});
  const { make, button, pill } = Deploymap.elements;
  const { wordsOf } = Deploymap.dates;

  // What the reader's slots are called for people, and which share a colour.
  const SLOTS = {
    actor: ['actor', 'actor'],
    force: ['force', 'force'],
    unit: ['force', 'unit'],
    materiel: ['force', 'materiel'],
    count: ['count', 'count'],
    origin: ['place', 'from where'],
    destination: ['place', 'place, or where to'],
    relation: ['place', 'place'],
    trigger: ['status', 'action and status'],
    status: ['status', 'action and status'],
    date: ['date', 'date'],
  };
  const KINDS = ['actor', 'force', 'count', 'place', 'status', 'date'];

  /** @param {string} words "count 4 9; force 0 16" @returns {object[]} spans with start, end and slot */
  function read(words) {
    return (words || '').split('; ').filter(Boolean).map((part) => {
      const [slot, start, end] = part.split(' ');
      return { slot, start: Number(start), end: Number(end) };
    });
  }

  /**
   * Appends a text to an element, its spans as marks. Where spans overlap the shortest shows.
   * @param {object[]} spans with start, end and slot
   */
  function marked(parent, text, spans) {
    const known = spans.filter(({ slot, start, end }) => SLOTS[slot] && start >= 0 && start < end && end <= text.length);
    const cuts = new Set([0, text.length]);
    known.forEach(({ start, end }) => cuts.add(start).add(end));
    const edges = Array.from(cuts).sort((a, b) => a - b);
    let last = null;
    edges.slice(0, -1).forEach((from, at) => {
      const to = edges[at + 1];
      const over = known.filter(({ start, end }) => start <= from && to <= end);
      const span = over.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      const piece = text.slice(from, to);
      if (!span) {
        last = null;
        parent.appendChild(document.createTextNode(piece));
      } else if (last && last.span === span) {
        last.element.textContent += piece;
      } else {
        const [kind, words] = SLOTS[span.slot];
        const element = make('mark', 'dm-mark dm-mark-' + kind, parent, piece);
        element.title = words;
        last = { span, element };
      }
    });
  }

  /** Says what the colours of the marks mean, for those that stand in some claims. */
  function key(parent, claims) {
    const used = new Set(claims.flatMap((claim) => read(claim.marks)).map(({ slot }) => (SLOTS[slot] || [])[0]));
    const kinds = KINDS.filter((kind) => used.has(kind));
    if (!kinds.length) return;
    const line = make('p', 'dm-key', parent, 'Marked: ');
    kinds.forEach((kind) => {
      make('mark', 'dm-mark dm-mark-' + kind, line, kind);
      line.appendChild(document.createTextNode(' '));
    });
  }

  /**
   * One claim: its sentence, and who said so, where and when.
   * @param {?function(string, string): void} onArticle opens the whole article; gets its id and the claim's
   */
  function sentence(parent, scene, claim, onArticle) {
    const quote = make('figure', 'dm-claim', parent);
    marked(make('blockquote', '', quote), claim.sentence, read(claim.marks));
    const source = make('figcaption', '', quote);
    make('cite', '', source, claim.outlet || claim.article);
    const dated = claim.published ? wordsOf(claim.published) : 'no date';
    const guessed = claim.published_from === 'dates in text' ? ' (from dates in the text)' : '';
    make('span', '', source, dated + guessed);
    if (claim.said_by) make('span', '', source, 'said by ' + claim.said_by);
    pill(source, scene, claim.status);
    if (onArticle && claim.article_id) {
      const open = button(source, 'dm-link', 'Read the whole article', () => onArticle(claim.article_id, claim.id));
      open.textContent = 'Whole article';
    }
    if (claim.title) make('div', 'dm-title', source, claim.title);
  }

  /**
   * A whole article with the marks of all its claims.
   * @param {object} document what `geo.maps.article` returned
   * @param {?{claim: ?string}} options the claim to scroll to
   * @returns {HTMLElement}
   */
  function article(document, { claim } = {}) {
    const box = make('article', 'dm-article');
    make('h2', '', box, document.title || document.source);
    const source = [document.outlet, document.published ? wordsOf(document.published) : 'no date'];
    make('p', 'dm-faint', box, source.filter(Boolean).join(', '));
    key(box, document.paragraphs.map(({ marks }) => ({ marks })));
    document.paragraphs.forEach(({ kind, text, marks, sentences }) => {
      const paragraph = make(kind === 'title' ? 'h3' : 'p', 'dm-passage dm-passage-' + kind, box);
      const spans = read(marks);
      let from = 0;
      sentences.forEach(([start, end, id]) => {
        if (start < from) return;
        marked(paragraph, text.slice(from, start), []);
        const told = make('span', 'dm-told', paragraph);
        told.dataset.claim = id;
        told.classList.toggle('dm-told-now', id.split(' ').includes(claim));
        marked(told, text.slice(start, end), spans.map((s) => Object.assign({}, s, { start: s.start - start, end: s.end - start })));
        from = end;
      });
      marked(paragraph, text.slice(from), []);
    });
    const now = box.querySelector('.dm-told-now');
    if (now) requestAnimationFrame(() => now.scrollIntoView({ block: 'center' }));
    return box;
  }

  Deploymap.sentences = { sentence, article, key };
})();
