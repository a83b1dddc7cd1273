// A table of sales on its way to becoming a ledger: a worker of its own reads it, and becomes the
// ledger's when the person loads it (web/bridge/protocol.md).

import { end } from '../bridge/worker_client.mjs';
import { send } from '../bridge/worker_reads.mjs';

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
  #answer = null; // of the message under way: { type, settle }
  #wanted = null; // the message to be sent next
  #readBy = null; // the message that read all rows

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {Blob} source
   * @param {(type: string, data: object) => void} tell what the worker answers, and progress
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
    return this.#answer !== null;
  }

  /** The table with a mapping, as JSON or empty. Only the latest wish is answered. */
  look(mapping) {
    this.#ask({ type: 'table_look', source: this.#source, mapping });
  }

  /** The same with one that was saved: the worker judges it, for that may take long. */
  async open(file) {
    const most = 2 << 20; // more than a mapping may have, which is said
    const mapping = new Uint8Array(await file.slice(0, most).arrayBuffer());
    this.#ask({ type: 'table_look', source: this.#source, mapping, isOpened: true });
  }

  /** All rows with a mapping. */
  read(mapping) {
    this.#readBy = { type: 'table_read', source: this.#source, mapping };
    this.#ask(this.#readBy);
  }

  /**
   * Takes what was read as the ledger.
   * @returns {Promise<Uint8Array>} the report's bytes
   */
  async load(today) {
    this.#answer = { type: 'table_load' };
    try {
      return await this.#engine.loadRead(this.#worker, this.#readBy, today);
    } finally {
      this.#answer = null;
      this.#worker = null;
    }
  }

  close() {
    end(this.#worker);
    this.#worker = null;
    this.#answer = null;
    this.#wanted = null;
  }

  #ask(message) {
    if (this.#answer?.type === 'table_read') this.close(); // its mapping is no longer the one
    this.#wanted = message;
    if (!this.#answer) this.#send();
  }

  #send() {
    const message = this.#wanted;
    this.#wanted = null;
    if (!message) return;
    if (!this.#worker) this.#worker = this.#engine.spawn();
    const worker = this.#worker;
    this.#answer = message;
    const settle = (type, data) => {
      if (worker !== this.#worker) return;
      this.#answer = null;
      if (type === 'problems' && message.isOpened) {
        this.#tell('mapping_problems', data);
        return;
      }
      // A later wish is answered instead.
      if (this.#wanted) this.#send();
      else this.#tell(type, data);
    };
    worker.onmessage = ({ data }) => {
      if (data.type === 'progress') this.#tell('progress', data);
      else settle(data.type, data);
    };
    worker.onerror = (event) => {
      settle('failed', { reason: 'fault', detail: event.message });
    };
    send(worker, message, () => settle('failed', { reason: 'file', detail: '' }));
  }
}
