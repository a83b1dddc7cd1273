// A table that a person opened, from the mapping of its columns to the ledger that it becomes.

import { Cancelled } from '../bridge/worker_client.mjs';
import { forgetMapping, keepMapping, keptMappings } from './kept_mappings.mjs';
import { today } from './loading.mjs';
import { save } from './saving.mjs';
import { Table } from './table.mjs';
import { isWorkbook, Workbook } from './workbook.mjs';

const notKept =
  'This browser lets the page store nothing, or no more. The mapping is saved as a file: open it beside the next table ' +
  'with these headings.';

export class TableImport {
  #engine;
  #program;
  #loading;
  #parts;
  #table = null; // the one whose columns are being mapped

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {import('./program.mjs').Program} program
   * @param {import('./loading.mjs').Loading} loading
   * @param {Map<string, Promise<Uint8Array>>} parts
   */
  constructor(engine, program, loading, parts) {
    this.#engine = engine;
    this.#program = program;
    this.#loading = loading;
    this.#parts = parts;
  }

  /** Whether a table is open whose columns are being mapped. */
  get isOpen() {
    return this.#table !== null;
  }

  get isBusy() {
    return Boolean(this.#table?.isBusy);
  }

  /** Shows how a table could become a ledger. */
  async open(source) {
    const book = (await isWorkbook(source)) ? new Workbook(this.#parts, source) : null;
    this.#close();
    this.#table = new Table(this.#engine, source, (what, ...said) => this.#on[what](...said), book, keptMappings());
    this.#program.tell('table', this.#table.name);
    this.#table.look('');
  }

  /** Whether a source is a mapping for the table that is open, which then takes it. */
  async takes(source) {
    if (!this.#table || !(await source.slice(0, 400).text()).includes('"jm216-mapping/1"')) return false;
    await this.#table.open(source);
    return true;
  }

  /** What the program asks for; the names are those of web/bridge/client.hpp. */
  ask(what, mapping) {
    this.#asked[what](mapping);
  }

  #asked = {
    look: (mapping) => this.#table.look(mapping),
    read: (mapping) => this.#table.read(mapping),
    load: () => this.#program.follow(this.#load()),
    close: () => this.#close(),
    save: (mapping) => save(new TextEncoder().encode(mapping), `${this.#table.name.replace(/\.[^.]*$/, '')}.mapping.json`),
    keep: (mapping) => {
      this.#asked.save(mapping);
      if (!keepMapping(mapping)) this.#program.tell('notice', 'The mapping is not kept in this browser', notKept);
    },
    forget: (mapping) => forgetMapping(mapping),
    open: () => this.#pickMapping(),
  };

  /** What its worker replies, by verb, and what else there is to tell. */
  #on = {
    table_sheets: (bytes) => this.#program.tell('table_sheets', bytes),
    table_kept: () => this.#program.tell('table_kept'),
    table_look: (bytes) => this.#program.tell('table_looked', bytes),
    table_read: (bytes) => this.#program.tell('table_read', bytes),
    problems: (bytes) => this.#program.tell('table_problems', bytes),
    mapping_problems: (bytes) => this.#program.tell('table_mapping_problems', bytes),
    progress: (done, total) => this.#program.wasm._jm216_page_table_progress(done, total),
    failed: (error) => {
      this.#close();
      this.#program.tell('failed', error.message);
    },
  };

  #close() {
    this.#table?.close();
    this.#table = null;
    this.#program.tell('table_closed');
  }

  async #load() {
    const taken = this.#table.load(today());
    this.#program.tell('loading', this.#table.name);
    try {
      await this.#loading.present(taken, false);
      this.#close();
    } catch (error) {
      if (error instanceof Cancelled && !this.#engine.isLoading) this.#program.tell('cancelled');
      throw error;
    }
  }

  /** Asks the person for a mapping that was saved. */
  #pickMapping() {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.accept = '.json,application/json';
    picker.addEventListener('change', () => this.#program.follow(this.#table.open(picker.files[0])));
    picker.click();
  }
}
