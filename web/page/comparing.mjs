// What is open against something else, as a schedule in the answer's place (core/export/comparison.hpp): another
// ledger, an answer, or the statements that were sent.

import { Failed } from '../bridge/failed.mjs';
import { shown } from './faults.mjs';
import { named, today } from './loading.mjs';
import { save } from './saving.mjs';
import { unpacked } from './unpack.mjs';
import { workbookOf } from './workbook.mjs';

export class Comparing {
  #engine;
  #program;
  #document;
  #answers;
  #parts;

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {import('./program.mjs').Program} program
   * @param {import('./document.mjs').DocumentView} document
   * @param {import('./answers.mjs').Answers} answers
   * @param {Map<string, Promise<Uint8Array>>} parts
   */
  constructor(engine, program, document, answers, parts) {
    this.#engine = engine;
    this.#program = program;
    this.#document = document;
    this.#answers = answers;
    this.#parts = parts;
  }

  async #show(title, name, write, book, { close = () => {}, hasFacts = false } = {}) {
    const saved = (format, table, as) =>
      this.#program.follow(write(format, table).then((bytes) => save(bytes, `${name}${as}.${format}`)));
    const savedBook = async () => save(await workbookOf(this.#parts, await book()), `${name}.xlsx`);
    const saves = [
      { label: 'Save as HTML', run: () => saved('html', '', '') },
      { label: 'Save as workbook', run: () => this.#program.follow(savedBook()) },
      { label: 'Save as CSV', run: () => saved('csv', '', '') },
    ];
    if (hasFacts) saves.push({ label: 'Save the facts as CSV', run: () => saved('csv', 'facts', '-facts') });
    this.#document.put({ title, html: () => write('html', ''), saves, close });
    this.#document.open();
    await this.#document.update();
  }

  /**
   * Compares what is loaded with another ledger, or with an answer, and shows the schedule. What goes wrong is shown
   * too, and thrown.
   * @param {Blob[]} given theirs
   * @returns {Promise<import('../bridge/worker_client.mjs').Comparison>}
   */
  async compare(given) {
    try {
      return await this.#compare(given);
    } catch (error) {
      const why = this.#program.sayUnread(error, this.#engine.isLoading);
      if (why) this.#document.say(`The ledgers were not compared${why}`);
      throw error;
    }
  }

  async #compare(given) {
    await this.#answers.latest;
    if (!this.#engine.hasLedger) {
      throw new Failed('unpack', 'Open your own ledger first, then compare it with the other one.');
    }
    const theirs = await unpacked(given);
    const { asOf, readings } = this.#program.shown;
    const bytes = await this.#engine.request('save', asOf, readings);
    const comparing = this.#engine.compare(new Blob([bytes]), theirs, today(), this.#program.progress);
    this.#program.tell('loading', named(theirs, 'the other ledger'));
    const comparison = await comparing;
    this.#program.tell('cancelled'); // nothing is being loaded any more
    const write = (format, table) => comparison.export(format, table);
    const hasFacts = (await write('csv', 'facts')) !== null; // two answers have none
    await this.#show(
      hasFacts ? 'Reconciliation of two ledgers' : 'Two answers compared',
      `jm216-reconciliation-${asOf}`,
      write,
      () => comparison.book(),
      { close: () => comparison.close(), hasFacts },
    );
    return comparison;
  }

  /** Asks the person for the other ledger's file, or files. */
  pickTheirs = () => {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.multiple = true;
    picker.accept = '.json,.gz,.html,application/json,application/gzip,text/html';
    picker.id = 'theirs-picker'; // for tests
    picker.addEventListener('change', () => {
      if (picker.files.length) shown(this.compare([...picker.files]));
    });
    picker.click();
  };

  /** The statements sent against the royalty computed, as of now. */
  statements() {
    this.#program.follow(this.#statements());
  }

  async #statements() {
    await this.#answers.latest;
    const { asOf } = this.#program.shown;
    const written = new Map();
    const write = async (format) => {
      if (!written.has(format)) {
        written.set(format, await this.#engine.request('statements', format));
      }
      return written.get(format);
    };
    if ((await write('html')) === null) {
      this.#program.tell('failed', 'The ledger has no section "statements": it does not say what was sent.');
      return;
    }
    await this.#show('Statements against computed', `jm216-statements-${asOf}`, write, () => this.#engine.request('statements_book'));
  }
}
