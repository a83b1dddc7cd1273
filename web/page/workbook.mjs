// A workbook on its way to the import: a worker of its own, with a wasm of its own, makes texts of its sheets
// (web/bridge/workbook.cpp). What it needs is there before the first workbook can be opened (parts.mjs).

import { Failed } from '../bridge/failed.mjs';
import { spawned } from '../bridge/holding.mjs';
import { end, Refused, replyTo } from '../bridge/worker_client.mjs';

/** In bytes: a larger one is refused, so no more of it need be read. */
const largest = 128 << 20;

const beginnings = ['PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'];

/**
 * Whether a source is a workbook, or what is refused as one (.xls, .ods): by its first bytes.
 * @param {Blob} source
 */
export async function isWorkbook(source) {
  const bytes = new Uint8Array(await source.slice(0, 8).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  return beginnings.some((beginning) => text.startsWith(beginning));
}

const notThere =
  'The part of the calculator that reads and writes workbooks did not arrive. Load the page again, or use CSV in ' +
  'its place.';

/** A worker that can read and write workbooks. */
async function workerOf(parts) {
  const needed = await Promise.all([parts.get('workbook.wasm'), parts.get('workbook.js')]).catch(() => {
    throw new Failed('unpack', notThere);
  });
  const module = await WebAssembly.compile(needed[0]);
  const script = URL.createObjectURL(new Blob([needed[1]], { type: 'text/javascript' }));
  const worker = spawned(script, module);
  worker.addEventListener('message', () => URL.revokeObjectURL(script), { once: true });
  return worker;
}

/**
 * A workbook as a file.
 * @param {Map<string, Promise<Uint8Array>>} parts
 * @param {Uint8Array} packed as the engine packs it (web/bridge/packed_book.hpp)
 * @returns {Promise<Uint8Array>}
 */
export async function workbookOf(parts, packed) {
  const worker = await workerOf(parts);
  try {
    return await replyTo(worker, { verb: 'write', values: [packed] });
  } finally {
    end(worker);
  }
}

const textOf = (bytes) => new TextDecoder().decode(bytes);

export class Workbook {
  #worker = null;
  #isClosed = false;
  #chain = Promise.resolve(); // requests to the worker, one after the other
  #read = { number: '', text: null }; // the sheet that was read last

  /** @type {Promise<{ fault: string, sheets: string }>} why it cannot be read; its sheets, as workbook.cpp lists them */
  opened;

  /**
   * @param {Map<string, Promise<Uint8Array>>} parts
   * @param {Blob} source
   */
  constructor(parts, source) {
    this.opened = this.#open(parts, source);
    this.opened.catch(() => {}); // said by whoever waits for it
  }

  async #open(parts, source) {
    const bytes = await source
      .slice(0, largest + 1)
      .arrayBuffer()
      .catch(() => {
        throw new Failed('file');
      });
    this.#worker = await workerOf(parts);
    if (this.#isClosed) this.close();
    try {
      return { fault: '', sheets: textOf(await this.#ask('open', new Uint8Array(bytes))) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { fault: textOf(error.problems), sheets: '' };
    }
  }

  #ask(verb, value) {
    if (this.#isClosed) return new Promise(() => {}); // nobody waits any more
    const reply = this.#chain.then(() => replyTo(this.#worker, { verb, values: [value] }));
    this.#chain = reply.catch(() => {});
    return reply;
  }

  /**
   * @param {string} number of a sheet, from 0
   * @returns {Promise<{ fault: string, text: Blob }>} why it cannot be read; its text as the import reads it
   */
  async sheet(number) {
    try {
      if (this.#read.number !== number) {
        this.#read = { number, text: new Blob([await this.#ask('sheet', Number(number))]) };
      }
      return { fault: '', text: this.#read.text };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { fault: textOf(error.problems), text: null };
    }
  }

  close() {
    this.#isClosed = true;
    end(this.#worker);
    this.#worker = null;
  }
}
