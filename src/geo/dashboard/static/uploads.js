/**
 * Refuses more single files than the page can take in, before Streamlit's uploader has them: the time that it
 * needs grows with the square of their number, and ten thousand would hang the browser. The page enables the
 * uploader once this has said that it stands guard.
 */
export default function ({ parentElement, data, setStateValue }) {
  const line = stage(parentElement, 'dm-refused');
  line.setAttribute('role', 'alert');
  const check = (event) => {
    const files = (event.dataTransfer || event.target).files;
    if (!files || !files.length) return;
    line.textContent = files.length > data.most ? data.words.replace('{}', files.length.toLocaleString('en')) : '';
    if (!line.textContent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.dataTransfer) {
      // The uploader still has to see that the drag is over.
      event.target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }));
    } else event.target.value = '';
  };
  if (parentElement.guard) parentElement.guard.abort();
  else setStateValue('guard', 'stands');
  const guard = (parentElement.guard = new AbortController());
  // Ahead of the page's own listeners, which sit further in.
  ['input', 'change', 'drop'].forEach((kind) => window.addEventListener(kind, check, { capture: true, signal: guard.signal }));
  return () => guard.abort();
}
