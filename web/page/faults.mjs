// What the browser may refuse, or take away, while the page runs: said in words, with what to do next.

/** Gives the person a text to copy by hand, where the browser refuses the clipboard. */
export function offerByHand(text) {
  const dialog = document.getElementById('copy-by-hand');
  const area = document.getElementById('copy-text');
  area.value = text;
  dialog.showModal();
  area.focus();
  area.select();
  dialog.addEventListener('close', () => document.getElementById('canvas').focus(), { once: true });
}

/**
 * Says so while the canvas has lost what it draws with. Browsers take it away when the graphics fail or are
 * short of memory, and mostly give it back.
 * @param {() => void} read shows the answer as a document
 */
export function watchDrawing(read) {
  const canvas = document.getElementById('canvas');
  const words = document.getElementById('lost');
  const tell = (isLost) => {
    words.hidden = !isLost;
  };
  canvas.addEventListener('webglcontextlost', () => tell(true));
  canvas.addEventListener('webglcontextrestored', () => tell(false));
  document.getElementById('lost-read').addEventListener('click', () => {
    tell(false);
    read();
  });
}
