// What the program asks of the worker about the ledger that is open, and what is shown of the answers.

import { Refused } from '../bridge/worker_client.mjs';
import { Failed } from '../bridge/failed.mjs';
import { first } from '../bridge/packing.mjs';
import { shown } from './faults.mjs';

export class Answers {
  #engine;
  #program;
  #document;
  #evaluation = Promise.resolve();
  #asked = 0; // which answer the alternatives below belong to
  #toCheck = null; // the facts to be judged next
  #wishedLines = null; // the part of the sales lines to be asked for next
  #linesUnderWay = false;

  /** How often facts were judged; for tests. */
  checks = 0;

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

  /** The answer to what was changed last. */
  get latest() {
    return this.#evaluation;
  }

  /** Waits for it; one that failed has been said, and changed nothing. */
  settled() {
    return shown(this.#evaluation);
  }

  evaluate(asOf, readings) {
    ++this.#asked;
    this.#evaluation = this.#shownReport(this.#engine.evaluate(asOf, readings));
    shown(this.#evaluation);
  }

  /** With the questions of a review, or without. */
  review(isWanted) {
    ++this.#asked;
    this.#evaluation = this.#shownReport(this.#engine.request('review', isWanted));
    shown(this.#evaluation);
  }

  /** What the facts would be with the quarter's statement issued. */
  issue(quarter) {
    const told = (bytes) => this.#program.tell('issued', bytes);
    this.#program.follow(this.#engine.request('issue', quarter).then(told));
  }

  async #shownReport(asked) {
    const bytes = await asked.catch((error) => {
      this.#program.sayFailure(error);
      throw error;
    });
    this.#program.tell('report', bytes);
    this.#program.follow(this.#document.answered());
  }

  explain(id) {
    const told = (bytes) => (bytes ? this.#program.tell('explained', bytes) : this.#program.tell('unexplained', id));
    shown(this.#program.follow(this.#engine.request('explain', id, true).then(told)));
  }

  /** Judges facts while they are typed; of those that come meanwhile, the latest. */
  async check(facts) {
    const isUnderWay = this.#toCheck !== null;
    this.#toCheck = facts;
    if (isUnderWay) return;
    try {
      for (let judged = null; judged !== this.#toCheck; ) {
        judged = this.#toCheck;
        ++this.checks;
        this.#program.tell('checked', await this.#engine.request('check_facts', judged));
      }
    } catch (error) {
      this.#program.sayFailure(error);
    } finally {
      this.#toCheck = null;
    }
  }

  /** @param {'edit_facts' | 'edit_sale'} verb */
  edit(verb, ...values) {
    ++this.#asked;
    this.#evaluation = this.#program.follow(this.#edited(verb, values));
  }

  async #edited(verb, values) {
    try {
      const bytes = await this.#engine.request(verb, ...values);
      if (bytes === null) throw new Failed('fault', 'there is no such line');
      const [facts, report] = first(bytes);
      this.#program.tell('facts', facts);
      this.#program.tell('edited', report);
      this.#program.askForFingerprint(this.#engine);
      this.#program.follow(this.#document.answered());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#program.tell('edit_refused', error.problems);
    }
  }

  /** The totals with each of these changes of readings. */
  alternatives(changes) {
    this.#program.follow(this.#alternatives(changes));
  }

  async #alternatives(changes) {
    const mine = ++this.#asked;
    for (const change of changes) {
      // One at a time, so that what the person does meanwhile is answered first.
      const text = await this.#engine.text('alternative', change);
      if (mine !== this.#asked) return;
      this.#program.tell('alternative', new TextEncoder().encode(`${change}\n${text}`));
    }
  }

  sale(line) {
    const told = (bytes) => bytes && this.#program.tell('sale', bytes);
    this.#program.follow(this.#engine.request('sale', line).then(told));
  }

  /** A part of the sales lines; of wishes that come while another is under way, the latest. */
  lines(query, offset, count) {
    this.#program.follow(this.#lines([query, offset, count]));
  }

  async #lines(wish) {
    this.#wishedLines = wish;
    if (this.#linesUnderWay) return;
    this.#linesUnderWay = true;
    try {
      while (this.#wishedLines) {
        const values = this.#wishedLines;
        this.#wishedLines = null;
        this.#program.tell('lines', await this.#engine.request('lines', ...values));
      }
    } finally {
      this.#linesUnderWay = false;
      this.#wishedLines = null;
    }
  }
}
