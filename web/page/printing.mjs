// The browser's own print: on paper stands the answer as a document, or what stands in its place, whatever is on the
// screen. No browser waits for it, so it is written before anybody asks.

const whenQuiet = 600; // milliseconds after an answer: more of them may follow

export class Printing {
  #write;
  #shown;
  #html = ''; // of the answer on the screen; '' until it is written
  #asked = 0;
  #underWay = 0; // of what was asked
  #timer = 0;
  #title = '';

  /**
   * @param {() => Promise<Uint8Array | null>} write the answer as a document
   * @param {() => HTMLElement | null} shown the document that is on the screen, as it is there: what was opened in it
   *   is printed too
   */
  constructor(write, shown) {
    this.#write = write;
    this.#shown = shown;
    window.addEventListener('beforeprint', () => this.#lay());
    window.addEventListener('afterprint', () => this.#clear());
  }

  /** There is another answer: it is written once nothing else is asked. What was written is printed no more. */
  answered() {
    this.#html = '';
    clearTimeout(this.#timer);
    const mine = ++this.#asked;
    this.#underWay = mine;
    this.#timer = setTimeout(async () => {
      const bytes = await this.#write().catch(() => null); // whoever prints is told
      if (mine !== this.#asked) return;
      this.#underWay = 0;
      if (bytes) this.#html = new TextDecoder().decode(bytes);
    }, whenQuiet);
  }

  #content() {
    const shown = this.#shown();
    if (shown) return [...shown.childNodes].map((node) => document.importNode(node, true));
    if (this.#html) return [...new DOMParser().parseFromString(this.#html, 'text/html').body.childNodes];
    if (this.#asked && !this.#underWay) this.answered(); // it failed: once more
    const words = document.createElement('p');
    words.textContent = this.#asked
      ? 'The answer is still being written. Print again in a moment.'
      : 'Nothing is open yet. Open a ledger, or the example, and print again.';
    return [words];
  }

  #lay() {
    this.#clear();
    const paper = document.createElement('article');
    paper.id = 'printed';
    paper.append(...this.#content());
    document.body.append(paper);
    document.body.classList.add('printing');
    this.#title = document.title;
    document.title = paper.querySelector('h1')?.textContent ?? this.#title;
  }

  #clear() {
    const paper = document.getElementById('printed');
    if (!paper) return;
    paper.remove();
    document.body.classList.remove('printing');
    document.title = this.#title;
  }
}
