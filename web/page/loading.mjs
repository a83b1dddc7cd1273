// Ledgers on their way into the page: from a script, from a person, or out of what another part has read.

import { Failed } from '../bridge/failed.mjs';
import { unpacked } from './unpack.mjs';

/** The person's own day, for a ledger without one: by this computer's clock, where it is. */
export function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** The names of sources, to be said. */
export const named = (sources, otherwise) =>
  sources
    .map((source) => source.name)
    .filter(Boolean)
    .join(', ') || otherwise;

export class Loading {
  #engine;
  #program;
  #document;
  #isKept = true; // what is open is somewhere else too

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {import('./program.mjs').Program} program
   * @param {import('./document.mjs').DocumentView} document
   */
  constructor(engine, program, document) {
    this.#engine = engine;
    this.#program = program;
    this.#document = document;
  }

  /** Whether what is open is nowhere but here: made of a table, come by link or by paste. */
  get isUnkept() {
    return !this.#isKept;
  }

  /** The person has it as a file now. */
  saved() {
    this.#isKept = true;
  }

  /**
   * Shows the answer of a worker that has loaded a ledger.
   * @param {Promise<Uint8Array>} loading
   * @param {boolean} isKept whether the person has it somewhere else, or a script answers for it
   */
  async present(loading, isKept) {
    this.#program.tell('loaded', await loading);
    this.#isKept = isKept;
    this.#document.put(null);
    this.#program.tell('facts', await this.#engine.request('facts'));
    this.#program.askForFingerprint(this.#engine);
    this.#document.say('');
    this.#program.follow(this.#document.answered());
  }

  /** Loads and shows; what goes wrong is shown too, and thrown for a caller that is a script. */
  async load(sources, isKept = true) {
    const reading = this.#engine.load(sources, today(), this.#program.progress);
    this.#program.tell('loading', named(sources, 'the pasted text'));
    try {
      await this.present(reading, isKept);
    } catch (error) {
      const why = this.#program.sayUnread(error, this.#engine.isLoading);
      if (why) this.#document.say(`The file was not opened${why}`);
      throw error;
    }
  }

  /** What was given, as JSON; what cannot be unpacked is said, and thrown. */
  async unpacked(given) {
    try {
      return await unpacked(given);
    } catch (error) {
      if (error instanceof Failed) {
        this.#program.tell('failed', error.message);
        this.#document.say(error.message);
      }
      throw error;
    }
  }
}
