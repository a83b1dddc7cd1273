// What takes long says what it is, and can be cancelled: a bar over whatever is on the screen.

const after = 3000; // milliseconds, for what is answered sooner need not be said

export class Working {
  #bar = document.getElementById('working');
  #words = document.getElementById('working-what');
  #button = document.getElementById('working-cancel');
  #long = new Set(); // { what, cancel }, the latest last

  constructor() {
    this.#button.addEventListener('click', () => [...this.#long].at(-1)?.cancel());
  }

  /**
   * Says what is being done while it takes long.
   * @param {string} what "Explaining the figure"
   * @param {Promise<unknown>} work
   * @param {(() => void) | null} cancel ends it; null: nothing does, short of another ledger
   * @param {number} [soon] milliseconds until it is said
   */
  watch(what, work, cancel, soon = after) {
    const one = { what, cancel };
    const timer = setTimeout(() => {
      this.#long.add(one);
      this.#show();
    }, soon);
    const over = () => {
      clearTimeout(timer);
      if (this.#long.delete(one)) this.#show();
    };
    work.then(over, over);
  }

  #show() {
    const latest = [...this.#long].at(-1);
    const hadFocus = this.#bar.contains(document.activeElement);
    this.#bar.hidden = !latest;
    this.#words.textContent = latest ? `${latest.what} …` : '';
    this.#button.hidden = !latest?.cancel;
    if (!latest && hadFocus) document.getElementById('canvas').focus();
  }
}
