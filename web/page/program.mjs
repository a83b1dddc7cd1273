/* global createJm216 */

// The program that draws: the page's own instance of the wasm, and how it is told of things (web/app/main.cpp).

import { Cancelled, Refused } from '../bridge/worker_client.mjs';
import { Failed } from '../bridge/failed.mjs';
import { bytesAt, call } from '../bridge/memory.mjs';
import { unpack } from '../bridge/packing.mjs';
import { longest } from './faults.mjs';

export class Program {
  /** The wasm; null until it is made. */
  wasm = null;

  /** Whether the browser has what it draws with. */
  draws = false;

  /**
   * @param {WebAssembly.Module} module
   * @param {object} hooks what it calls of the page
   */
  async make(module, hooks) {
    this.wasm = await createJm216({
      instantiateWasm(imports, use) {
        WebAssembly.instantiate(module, imports).then((made) => use(made, module));
        return {};
      },
      give: (name, text) => call(this.wasm, `jm216_platform_${name}`, text),
      fits: this.fits,
      ...hooks,
    });
  }

  draw() {
    this.draws = Boolean(this.wasm._jm216_page_start());
  }

  /** Tells it something; throws Failed where there is no memory for it. */
  tell(name, ...values) {
    return call(this.wasm, `jm216_page_${name}`, ...values);
  }

  progress = (done, total, rate) => this.wasm._jm216_page_progress(done, total, rate);

  /** What a person's request failed of is said on the page; what was replaced meanwhile is not. */
  sayFailure = (error) => {
    if (error instanceof Failed) this.tell('failed', error.message);
    else if (!(error instanceof Cancelled)) throw error;
  };

  /** Something that follows from what was asked; nobody waits for it. */
  follow = (work) => work.catch(this.sayFailure);

  /** Of many lines the fingerprint comes after the figures. */
  askForFingerprint(engine) {
    this.follow(engine.request('fingerprint').then((sha256) => this.tell('fingerprint', sha256)));
  }

  /**
   * Shows why no ledger was read.
   * @param {Error} error
   * @param {boolean} isLoading whether another load has taken its place
   * @returns {string} the same in words; empty where there is nothing to say
   */
  sayUnread(error, isLoading) {
    if (error instanceof Refused) {
      this.tell('problems', error.problems);
      return `:\n${this.problemLines().join('\n')}`;
    }
    if (error instanceof Failed) {
      this.tell('failed', error.message);
      return `: ${error.message}`;
    }
    if (error instanceof Cancelled && !isLoading) this.tell('cancelled');
    return '';
  }

  /** Whether a field takes so much; where it does not, that is said. */
  fits = (text) => {
    if (text.length <= longest) return true;
    this.tell(
      'notice',
      'Too long for a field',
      `What was to be put in has ${text.length.toLocaleString('en-US')} characters; a field takes ${longest.toLocaleString('en-US')}. The field is as it was. A ledger is opened, not pasted into a field.`,
    );
    return false;
  };

  #text(name) {
    return bytesAt(this.wasm, this.wasm[`_jm216_page_${name}`]());
  }

  /** What was wrong with the last refused load. */
  problemLines() {
    return unpack(this.#text('problem_lines'));
  }

  /** What can be pressed in the frame on the screen, and where. */
  places() {
    return unpack(this.#text('places'));
  }

  /** The name of the view that is open. */
  get view() {
    return new TextDecoder().decode(this.#text('view'));
  }

  /** Of the report that it shows: the day, and the readings as lines of name=value. */
  get shown() {
    const [asOf, readings] = unpack(this.#text('shown'));
    return { asOf, readings };
  }

  /** What would be lost with what it shows, in words; empty where nothing would. */
  get unsaved() {
    return [
      '',
      'The facts you changed are not saved.',
      'What you typed into the form is not in the ledger yet; saving leaves it out.',
      'The day or the readings you chose are not saved.',
      'The table that you are importing is not a ledger yet.',
    ][this.wasm._jm216_page_unsaved()];
  }
}
