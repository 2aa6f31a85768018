/**
 * Keeps the page's address in step with what is looked at. The entry in the browser's history is replaced, so
 * that "back" leaves the page; a moment is waited, as browsers refuse an address that changes too often.
 */
export default function ({ data }) {
  const timer = setTimeout(() => {
    const address = location.pathname + data.query + location.hash;
    if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, '', address);
  }, 400);
  return () => clearTimeout(timer);
}
