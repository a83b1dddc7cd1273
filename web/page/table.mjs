// A table of sales on its way to becoming a ledger: a worker of its own reads it, and becomes the
// ledger's when the person loads it (web/bridge/protocol.md).

import { first } from '../bridge/packing.mjs';
import { replyTo, end, Refused } from '../bridge/worker_client.mjs';

/** So much of a source tells whether it is a table. */
const head = 1 << 16;

/**
 * Whether a source is a table (CSV, TSV) rather than a ledger: by its name, else by its beginning.
 * @param {Blob} source
 */
export async function isTable(source) {
  const name = source.name?.toLowerCase() ?? '';
  const bytes = new Uint8Array(await source.slice(0, head).arrayBuffer());
  if (name.endsWith('.json') || bytes[0] === 2) return false; // as no text does, but a workbook's sheet on its way
  if (/\.(csv|tsv|tab)$/.test(name)) return true;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true; // UTF-16, as spreadsheets save "Unicode text"
  const text = new TextDecoder().decode(bytes).trimStart(); // which takes a byte order mark away
  if (/^[{[<]/.test(text) || text.includes('\0') || !/[\r\n]/.test(text)) return false;
  const [line] = text.split(/[\r\n]/, 1);
  return /[,;\t|]/.test(line) && !/[{}[\]]/.test(line);
}

export class Table {
  #engine;
  #source;
  #tell;
  #book;
  #hasSheets = false; // told
  #worker = null;
  #underWay = null; // the request that is yet to be answered
  #wanted = null; // the request to be sent next
  #readBy = null; // the request that read all rows
  #kept; // mappings among which one may have been made for this table; none once that is known

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {Blob} source
   * @param {(what: string, ...said: unknown[]) => void} tell the reply to a verb; or table_sheets, table_kept,
   *   problems, mapping_problems, failed, progress
   * @param {import('./workbook.mjs').Workbook | null} book where the source is one: a sheet of it is the table
   * @param {string[]} kept mappings that the browser keeps
   */
  constructor(engine, source, tell, book, kept) {
    this.#engine = engine;
    this.#source = source;
    this.#tell = tell;
    this.#book = book;
    this.#kept = kept;
  }

  get name() {
    return this.#source.name || 'The pasted table';
  }

  get isBusy() {
    return this.#underWay !== null;
  }

  #request(verb, mapping) {
    return { verb, values: [mapping], sources: [this.#source] };
  }

  /** The table with a mapping, as JSON or empty. Only the latest wish is answered. */
  look(mapping) {
    this.#ask(this.#request('table_look', new TextEncoder().encode(mapping)));
  }

  /** The same with one that was saved: the worker judges it, for that may take long. */
  async open(file) {
    const most = 2 << 20; // more than a mapping may have, which is said
    const mapping = new Uint8Array(await file.slice(0, most).arrayBuffer());
    this.#ask({ ...this.#request('table_look', mapping), isOpened: true });
  }

  /** All rows with a mapping. */
  read(mapping) {
    this.#readBy = this.#request('table_read', mapping);
    this.#ask(this.#readBy);
  }

  /**
   * Takes what was read as the ledger.
   * @returns {Promise<Uint8Array>} the report's bytes
   */
  async load(today) {
    this.#underWay = { verb: 'table_load' };
    try {
      return await this.#engine.loadRead(this.#worker, this.#readBy, today);
    } finally {
      this.#underWay = null;
      this.#worker = null;
    }
  }

  close() {
    this.#begin();
    this.#book?.close();
  }

  /** Ends what is under way. */
  #begin() {
    end(this.#worker);
    this.#worker = null;
    this.#underWay = null;
    this.#wanted = null;
  }

  #ask(request) {
    if (this.#underWay?.verb === 'table_read') this.#begin(); // its mapping is no longer the one
    this.#wanted = request;
    if (!this.#underWay) this.#send();
  }

  #send() {
    const request = this.#wanted;
    this.#wanted = null;
    if (!request) return;
    this.#worker ??= this.#engine.spawn();
    const worker = this.#worker;
    this.#underWay = request;
    const settle = (what, said) => {
      if (worker !== this.#worker) return;
      this.#underWay = null;
      // A later wish is answered instead, but what is wrong with a mapping that a person chose is said.
      if (what === 'problems' && request.isOpened) this.#tell('mapping_problems', said);
      else if (!this.#wanted) this.#tell(what, said);
      this.#send();
    };
    this.#reply(worker, request).then(
      ([verb, bytes]) => settle(verb, bytes),
      (error) => (error instanceof Refused ? settle('problems', error.problems) : settle('failed', error)),
    );
  }

  /** @returns {Promise<[string, Uint8Array]>} the verb that was answered, and the answer */
  async #reply(worker, request) {
    if (this.#kept.length > 0) await this.#takeKept(worker, request);
    const open = this.#book && (await this.#takeSheet(worker, request));
    if (open) return ['table_look', open];
    return [request.verb, await replyTo(worker, request, (done, total) => this.#tell('progress', done, total))];
  }

  /** Gives the first request the mapping that the browser keeps for a table with these headings, if there is one. */
  async #takeKept(worker, request) {
    const kept = this.#kept;
    this.#kept = [];
    const fitting = [];
    for (const one of kept) {
      const mapping = new TextEncoder().encode(one);
      try {
        const asked = { verb: 'table_fits', values: [mapping], sources: [this.#source] };
        if (this.#book && (await this.#sheetOf(worker, asked))) continue;
        if ((await replyTo(worker, asked)).length > 0) fitting.push(mapping);
      } catch (error) {
        if (!(error instanceof Refused)) throw error; // no mapping, or no longer
      }
    }
    if (fitting.length !== 1 || worker !== this.#worker) return;
    request.values = fitting;
    this.#tell('table_kept');
  }

  /** Gives a request the sheet that its mapping takes. @returns {Promise<Uint8Array | null>} how it looks until there is one */
  async #takeSheet(worker, request) {
    const { sheets } = await this.#book.opened;
    if (worker === this.#worker && !this.#hasSheets) {
      this.#hasSheets = true;
      this.#tell('table_sheets', new TextEncoder().encode(sheets));
    }
    return this.#sheetOf(worker, request);
  }

  async #sheetOf(worker, request) {
    const { fault, sheets } = await this.#book.opened;
    const [mapping] = request.values;
    const bytes = typeof mapping === 'string' ? new TextEncoder().encode(mapping) : mapping;
    const chosen = async (why) => first(await replyTo(worker, { verb: 'table_sheet', values: [bytes, why, sheets] }));
    const [number, look] = await chosen(fault);
    if (number.length === 0) return look;
    const sheet = await this.#book.sheet(new TextDecoder().decode(number));
    if (sheet.fault) return (await chosen(sheet.fault))[1];
    request.sources = [sheet.text];
    return null;
  }
}
