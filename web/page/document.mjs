// The whole answer as a document beside the canvas: real headings, tables and links, which can be
// read aloud, searched, selected and printed. It is what Export gives as HTML, in a frame of its
// own, so that its style and its links stay its own. In its place another document may stand: a
// reconciliation schedule, which does not change when the answer does.

import { Printing } from './printing.mjs';
import { show } from './starting.mjs';

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
  #program;
  #exportHtml;
  #printing;
  #shown = '';
  #other = null; // the document in place of the answer

  /**
   * @param {import('./program.mjs').Program} program
   * @param {() => Promise<Uint8Array | null>} exportHtml the answer as a document
   * @param {{ onDay: (day: string) => void, onOpen: () => void, onExample: () => void,
   *   onCompare: () => void }} actions what the buttons above it do
   */
  constructor(program, exportHtml, actions) {
    this.#program = program;
    this.#exportHtml = exportHtml;
    this.#printing = new Printing(exportHtml, () => this.#onScreen());
    document.getElementById('document-back').addEventListener('click', () => this.#leave());
    document.getElementById('document-open').addEventListener('click', actions.onOpen);
    document.getElementById('document-example').addEventListener('click', actions.onExample);
    document.getElementById('document-compare').addEventListener('click', actions.onCompare);
    document.getElementById('document-answer').addEventListener('click', () => this.read());
    document.getElementById('document-print').addEventListener('click', () => window.print());
    this.#day.addEventListener('change', () => {
      if (this.#day.value) actions.onDay(this.#day.value);
    });
  }

  get isOpen() {
    return !this.#section.hidden;
  }

  /** What is on the screen of it, to be printed; null where it is not. */
  #onScreen() {
    if (!this.isOpen || !this.#shown) return null;
    const there = this.#frame.contentDocument;
    const main = there?.readyState === 'complete' && there.querySelector('main');
    return main || new DOMParser().parseFromString(this.#shown, 'text/html').body; // it is still coming
  }

  /** Once it is known whether there is a canvas to go back to; else the document is all there is. */
  begin() {
    const { draws } = this.#program;
    document.getElementById('document-back').hidden = !draws;
    document.getElementById('document-example').hidden = draws;
    if (!draws) {
      this.read();
      return;
    }
    document.body.classList.add('running');
    const skip = document.getElementById('to-document');
    skip.hidden = false;
    skip.addEventListener('click', (event) => {
      event.preventDefault();
      this.read();
    });
  }

  /** Puts it in place of the canvas. */
  open() {
    const { draws } = this.#program;
    document.body.classList.add('reading');
    show('document', ...(draws ? [] : ['no-webgl']));
    document.getElementById(draws ? 'document-back' : 'document-open').focus();
  }

  /** The answer as a document. */
  read = () => {
    this.put(null);
    this.open();
    this.#program.follow(this.update());
  };

  #leave() {
    document.body.classList.remove('reading');
    show();
    document.getElementById('canvas').focus();
  }

  /** Says in place of the document's own words why nothing new is there; '' takes it away. */
  say(words) {
    const place = document.getElementById('document-problems');
    place.hidden = !words;
    place.textContent = words;
  }

  /**
   * Puts another document in the answer's place; update() shows it. null: the answer again.
   * @param {null | { title: string, html: () => Promise<Uint8Array>, saves: { label: string, run: () => void }[],
   *   close: () => void }} other what it is called and how it is written; files that it can be saved as
   */
  put(other) {
    if (other === null && this.#other === null) return;
    this.#other?.close();
    this.#other = other;
    this.say('');
    this.#section.setAttribute('aria-label', other?.title ?? 'The answer as a document');
    this.#frame.title = other?.title ?? 'The answer';
    this.#day.closest('label').hidden = other !== null;
    document.getElementById('document-answer').hidden = other === null;
    document.getElementById('document-saves').replaceChildren(
      ...(other?.saves ?? []).map(({ label, run }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = label;
        button.addEventListener('click', run);
        return button;
      }),
    );
  }

  /**
   * Follows a link within the document. Left to the browser it would lead to the page's own address, for a document
   * in a frame resolves its links against that.
   */
  #follow(event) {
    const target = event.target.closest?.('a[href^="#"]')?.getAttribute('href').slice(1);
    const place = target && this.#frame.contentDocument.getElementById(target);
    if (!place) return;
    event.preventDefault();
    const closed = place.closest('details:not([open])');
    if (closed) closed.open = true;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  }

  /** There is another answer: to be printed, and if it is on the screen as a document to be shown. */
  answered() {
    this.#printing.answered();
    return this.update();
  }

  /** Writes the answer anew, or what stands in its place, if it is on the screen. */
  async update() {
    if (!this.isOpen) return;
    const other = this.#other;
    const bytes = await (other ? other.html() : this.#exportHtml());
    if (bytes === null || other !== this.#other) return;
    const html = new TextDecoder().decode(bytes);
    if (html === this.#shown) return;
    this.#shown = html;
    // The page's policy allows no style within a document; one made by script it does. The exporter
    // writes exactly one, in its head.
    const [before, css, after] = html.split(/<\/?style>/);
    const parsed = new DOMParser().parseFromString(before + after, 'text/html');
    const main = parsed.createElement('main'); // a landmark, for the frame is a page of its own
    main.append(...parsed.body.childNodes);
    parsed.body.append(main);
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
    this.#frame.contentDocument.addEventListener('click', (event) => this.#follow(event));
  }
}
