// What the browser may refuse, or take away, while the page runs: said in words, with what to do next.

/** A field takes so many characters; what is longer is a ledger in the wrong place. */
export const longest = 100_000;

/** What a script gave, to be named in a message. */
export const shortened = (value) => {
  const text = String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/** Of a person's doing: what went wrong has been shown, and nobody waits for it. */
export const shown = (work) => work.catch(() => {});

/** Gives the person a text to copy by hand, where the browser refuses the clipboard. */
export function offerByHand(text) {
  const dialog = document.getElementById('copy-by-hand');
  const area = document.getElementById('copy-text');
  area.value = text;
  dialog.showModal();
  area.focus();
  area.select();
  const closed = () => {
    area.value = ''; // browsers write down what stands in fields
    document.getElementById('canvas').focus();
  };
  dialog.addEventListener('close', closed, { once: true });
}

/**
 * Browsers write down what stands in fields, to restore a session, and keep a page that was left as it was:
 * nothing stays in them.
 */
export function forgetWhenLeft() {
  const forget = () => {
    for (const field of document.querySelectorAll('input, textarea')) {
      if (field.type !== 'checkbox') field.value = '';
    }
  };
  forget(); // of what an older version, or the browser, has kept
  window.addEventListener('pagehide', forget);
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
