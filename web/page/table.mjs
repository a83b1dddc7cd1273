// A table of sales on its way to becoming a ledger: a worker of its own reads it, and becomes the
// ledger's when the person loads it (web/bridge/protocol.md).

import { replyTo, end, Refused } from '../bridge/worker_client.mjs';

/** So much of a source tells whether it is a table. */
const head = 1 << 16;

/**
 * Whether a source is a table (CSV, TSV) rather than a ledger: by its name, else by its beginning.
 * @param {Blob} source
 */
export async function isTable(source) {
  const name = source.name?.toLowerCase() ?? '';
  if (name.endsWith('.json')) return false;
  if (/\.(csv|tsv|tab)$/.test(name)) return true;
  const bytes = new Uint8Array(await source.slice(0, head).arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true; // UTF-16, as spreadsheets save "Unicode text"
  const text = new TextDecoder().decode(bytes).trimStart(); // which takes a byte order mark away
  if (/^[{[<]/.test(text) || text.includes('\0') || !/[\r\n]/.test(text)) return false;
  const [first] = text.split(/[\r\n]/, 1);
  return /[,;\t|]/.test(first) && !/[{}[\]]/.test(first);
}

export class Table {
  #engine;
  #source;
  #tell;
  #worker = null;
  #underWay = null; // the request that is yet to be answered
  #wanted = null; // the request to be sent next
  #readBy = null; // the request that read all rows

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {Blob} source
   * @param {(what: string, ...said: unknown[]) => void} tell the reply to a verb; or problems, mapping_problems,
   *   failed, progress
   */
  constructor(engine, source, tell) {
    this.#engine = engine;
    this.#source = source;
    this.#tell = tell;
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
    end(this.#worker);
    this.#worker = null;
    this.#underWay = null;
    this.#wanted = null;
  }

  #ask(request) {
    if (this.#underWay?.verb === 'table_read') this.close(); // its mapping is no longer the one
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
    replyTo(worker, request, (done, total) => this.#tell('progress', done, total)).then(
      (bytes) => settle(request.verb, bytes),
      (error) => (error instanceof Refused ? settle('problems', error.problems) : settle('failed', error)),
    );
  }
}
