// Ledgers on their way into the page: from a script, from a person, or out of what another part has read.

import { Failed } from '../bridge/failed.mjs';
import { unpacked } from './unpack.mjs';

/** Today, for a ledger without a day of its own. */
export const today = () => new Date().toISOString().slice(0, 10);

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

  /** Shows the answer of a worker that has loaded a ledger. */
  async present(loading) {
    this.#program.tell('loaded', await loading);
    this.#document.put(null);
    this.#program.tell('facts', await this.#engine.request('facts'));
    this.#document.say('');
    this.#program.follow(this.#document.update());
  }

  /** Loads and shows; what goes wrong is shown too, and thrown for a caller that is a script. */
  async load(sources) {
    const reading = this.#engine.load(sources, today(), this.#program.progress);
    this.#program.tell('loading', named(sources, 'the pasted text'));
    try {
      await this.present(reading);
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
