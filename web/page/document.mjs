// The whole answer as a document beside the canvas: real headings, tables and links, which can be
// read aloud, searched, selected and printed. It is what Export gives as HTML, in a frame of its
// own, so that its style and its links stay its own.

/** A style's text with the theme that the person chose instead of the system's. */
function themed(css) {
  const theme = document.documentElement.dataset.theme;
  if (!theme) return css;
  return css.replace('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all');
}

export class DocumentView {
  #section = document.getElementById('document');
  #frame = document.getElementById('document-frame');
  #day = document.getElementById('document-day');
  #exportHtml;
  #shown = '';

  /**
   * @param {() => Promise<Uint8Array | null>} exportHtml the answer as a document
   * @param {{ onDay: (day: string) => void, onBack: () => void, onOpen: () => void,
   *   onExample: () => void }} actions what the buttons above it do
   */
  constructor(exportHtml, actions) {
    this.#exportHtml = exportHtml;
    document.getElementById('document-back').addEventListener('click', actions.onBack);
    document.getElementById('document-open').addEventListener('click', actions.onOpen);
    document.getElementById('document-example').addEventListener('click', actions.onExample);
    document
      .getElementById('document-print')
      .addEventListener('click', () => this.#frame.contentWindow.print());
    this.#day.addEventListener('change', () => {
      if (this.#day.value) actions.onDay(this.#day.value);
    });
  }

  get isOpen() {
    return !this.#section.hidden;
  }

  /** Says in place of the document's own words why nothing new is there; '' takes it away. */
  say(words) {
    const place = document.getElementById('document-problems');
    place.hidden = !words;
    place.textContent = words;
  }

  /** Writes the answer anew, if it is on the screen. */
  async update() {
    if (!this.isOpen) return;
    const bytes = await this.#exportHtml();
    if (bytes === null) return;
    const html = new TextDecoder().decode(bytes);
    if (html === this.#shown) return;
    this.#shown = html;
    // The page's policy allows no style within a document; one made by script it does. The exporter
    // writes exactly one, in its head.
    const [before, css, after] = html.split(/<\/?style>/);
    const parsed = new DOMParser().parseFromString(before + after, 'text/html');
    const day = parsed.querySelector('time')?.dateTime;
    if (day) this.#day.value = day;
    this.#frame.hidden = false;
    document.getElementById('document-empty').hidden = true;
    await new Promise((resolve) => {
      this.#frame.addEventListener('load', resolve, { once: true });
      this.#frame.srcdoc = `<!doctype html>${parsed.documentElement.outerHTML}`;
    });
    const sheet = new this.#frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(themed(css));
    this.#frame.contentDocument.adoptedStyleSheets = [sheet];
  }
}
