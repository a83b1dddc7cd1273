// The page's side of web/bridge/protocol.md: one worker for the ledger that is loaded, and another
// while a load is under way.

import { Failed } from './failed.mjs';
import { spawned } from './holding.mjs';
import { pack } from './packing.mjs';
import { verbs } from './verbs.mjs';
import { send } from './worker_reads.mjs';

/** A load that found the files wanting: `problems` are the bytes of web/bridge/problems.hpp. */
export class Refused extends Error {
  constructor(problems) {
    super('the file has problems');
    this.name = 'Refused';
    this.problems = problems;
  }
}

/** What was asked was cancelled, or another ledger took its place. */
export class Cancelled extends Error {
  constructor() {
    super('it was cancelled');
    this.name = 'Cancelled';
  }
}

/** What ended a worker: the browser, which `spawn` notices, or an exception of its own. */
const failureOf = (event) => new Failed(event.ended ? 'ended' : 'fault', event.message);

/**
 * What a reply comes to.
 * @param {{ outcome: string, bytes?: Uint8Array, detail?: string }} reply
 * @returns {Uint8Array | null} null where there is nothing of the name asked for; throws Refused or Failed
 */
export function bytesOf({ outcome, bytes, detail }) {
  if (outcome === 'done') return bytes;
  if (outcome === 'nothing') return null;
  throw outcome === 'problems' ? new Refused(bytes) : new Failed(outcome, detail);
}

/** Sources as a request has them. A file's name is said in front of what is wrong in it. */
export const namesOf = (sources) => pack(sources.map((source) => (source.name || '').split('\n').join(' ')));

/**
 * Sends a worker one request.
 * @param {Worker} worker
 * @param {object} request of protocol.md
 * @param {(done: number, total: number, rate: number) => void} [progress]
 * @returns {Promise<Uint8Array | null>} rejects with Refused or Failed
 */
export function replyTo(worker, request, progress = () => {}) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.type === 'progress') {
        progress(data.done, data.total, data.rate);
        return;
      }
      try {
        resolve(bytesOf(data));
      } catch (error) {
        reject(error);
      }
    };
    worker.onerror = (event) => reject(failureOf(event));
    send(worker, request, reject);
  });
}

/** Ends a worker, if there is one; nobody is told of it. */
export function end(worker) {
  if (!worker) return;
  worker.onerror = null;
  worker.terminate();
}

/** Two ledgers compared, in the worker that did it. */
export class Comparison {
  #worker;
  #watch;
  #giveUp = new Set(); // rejections of what has yet to be written
  #chain = Promise.resolve();

  /** @param {Worker} worker @param {import('../page/working.mjs').Working['watch']} watch */
  constructor(worker, watch) {
    this.#worker = worker;
    this.#watch = watch;
  }

  /**
   * @param {'json' | 'csv' | 'html' | 'text'} format
   * @param {string} [table] of a csv: differences or facts
   * @returns {Promise<Uint8Array | null>} null where there is no such format or table
   */
  export(format, table = '') {
    return this.#ask({ verb: 'comparison', values: [format, table] });
  }

  /** @returns {Promise<Uint8Array>} it as a workbook, packed (packed_book.hpp) */
  book() {
    return this.#ask({ verb: 'comparison_book', values: [] });
  }

  #ask(request) {
    if (!this.#worker) return Promise.reject(new Cancelled());
    const asked = new Promise((resolve, reject) => {
      this.#giveUp.add(reject);
      this.#chain = this.#chain
        .then(() => replyTo(this.#worker, request))
        .then(resolve, reject)
        .then(() => this.#giveUp.delete(reject));
    });
    this.#watch('Writing the comparison', asked, () => this.close());
    return asked;
  }

  /** Ends it; what it has yet to write is cancelled. */
  close() {
    end(this.#worker);
    this.#worker = null;
    for (const giveUp of this.#giveUp) giveUp(new Cancelled());
  }
}

export class Engine {
  #module;
  #script;
  #loaded = null; // the worker that holds the ledger
  #rests = false; // nothing holds it: it is made again when something is asked
  #origin = []; // the requests that made it what it is, to make it again in another worker
  #underWay = null; // what the loaded worker has been asked: called with its failure
  #loading = null; // { worker, reject }
  #chain = Promise.resolve(); // messages to the loaded worker, one after the other
  #awaited = new Set(); // rejections of what that worker has yet to answer
  #wish = null; // the evaluation to be sent next
  #watch;
  #cancelled;

  /**
   * @param {WebAssembly.Module} module
   * @param {string[]} scripts texts of the glue and of worker.mjs
   * @param {import('../page/working.mjs').Working['watch']} watch called with all that may take long
   * @param {() => void} cancelled called when something asked of the loaded worker was cancelled
   */
  constructor(module, scripts, watch, cancelled) {
    this.#module = module;
    this.#watch = watch;
    this.#cancelled = cancelled;
    this.#script = URL.createObjectURL(new Blob(scripts, { type: 'text/javascript' }));
  }

  /** Whether there is a ledger. */
  get hasLedger() {
    return this.#loaded !== null || this.#rests;
  }

  /** Whether there never was one. */
  get isUnloaded() {
    return this.#origin.length === 0;
  }

  get isLoading() {
    return this.#loading !== null;
  }

  /** Whether something that was asked is still to be answered. */
  get isBusy() {
    return this.isLoading || this.#awaited.size > 0;
  }

  /**
   * Loads sources as one ledger in a worker of its own.
   * @param {Blob[]} sources
   * @param {string} today ISO date for a ledger without a day of its own
   * @param {(done: number, total: number, rate: number) => void} progress
   * @returns {Promise<Uint8Array>} the report's bytes; rejects with Refused, Failed or Cancelled
   */
  async load(sources, today, progress) {
    const request = { verb: 'load', values: [namesOf(sources), today], sources };
    const { worker, bytes } = await this.#begin(request, progress);
    this.#adopt(worker, [request]);
    return bytes;
  }

  /**
   * Has a worker load what it has read, a table or a link, and takes it in place of the one before.
   * @param {Worker | null} read which ends where it cannot load; null: it has ended, and another reads again
   * @param {object} readBy the request that it read by
   * @param {string} today ISO date for a ledger without a day of its own
   * @returns {Promise<Uint8Array>} the report's bytes; rejects with Refused, Failed or Cancelled
   */
  async loadRead(read, readBy, today) {
    const request = { verb: 'table_load', values: [today] };
    const reader = read ?? (await this.#begin(readBy)).worker;
    const { worker, bytes } = await this.#begin(request, undefined, reader);
    this.#adopt(worker, [readBy, request]);
    return bytes;
  }

  /**
   * Compares a ledger with another one in a worker of its own; what is loaded stays as it is.
   * @param {Blob} mine as the page saves it
   * @param {Blob[]} theirs sources of one ledger
   * @param {string} today ISO date for a ledger without a day of its own
   * @param {(done: number, total: number, rate: number) => void} progress
   * @returns {Promise<Comparison>} rejects with Refused, Failed or Cancelled
   */
  async compare(mine, theirs, today, progress) {
    const sources = [mine, ...theirs];
    const { worker } = await this.#begin({ verb: 'compare', values: [namesOf(sources), today], sources }, progress);
    return new Comparison(worker, this.#watch);
  }

  /** Sends a worker, a fresh one mostly, what takes it long; resolves with the worker and its reply. */
  #begin(request, progress, worker = this.spawn()) {
    this.cancelLoad();
    return new Promise((resolve, reject) => {
      const loading = { worker, reject };
      this.#loading = loading;
      const over = () => {
        if (this.#loading === loading) this.#loading = null;
      };
      replyTo(worker, request, progress).then(
        (bytes) => {
          over();
          resolve({ worker, bytes });
        },
        (error) => {
          over();
          end(worker);
          reject(error);
        },
      );
    });
  }

  /** A worker without a ledger. */
  spawn() {
    return spawned(this.#script, this.#module);
  }

  /**
   * Takes a worker that has loaded a ledger in place of the one before.
   * @param {Worker} worker
   * @param {object[]} origin the requests that it read the ledger by
   */
  #adopt(worker, origin) {
    end(this.#loaded);
    this.#hold(worker);
    this.#origin = origin;
    this.#underWay = null;
    this.#rests = false;
    this.#chain = Promise.resolve();
    this.#giveUpAwaited();
  }

  #hold(worker) {
    this.#loaded = worker;
    worker.onerror = (event) => {
      const failure = failureOf(event);
      if (this.#underWay) this.#underWay(failure);
      else this.#chain = this.#revive();
    };
  }

  /** Makes the ledger again in another worker; where that is cancelled, once something is asked. */
  #revive() {
    const before = this.#loaded;
    const worker = this.spawn();
    end(before);
    this.#rests = false;
    let cancel;
    const reviving = new Promise((resolve) => {
      cancel = () => {
        end(worker);
        if (this.#loaded === before) this.#rest();
        resolve();
      };
      this.#makeAgain(worker, before).then(resolve);
    });
    this.#watch('Reading the ledger again', reviving, cancel);
    return reviving;
  }

  /** Makes the ledger again, with all that was changed since. */
  async #makeAgain(worker, before) {
    try {
      for (const request of this.#origin) await replyTo(worker, request);
      if (this.#loaded === before) this.#hold(worker);
      else end(worker); // another ledger was loaded meanwhile
    } catch {
      end(worker);
      if (this.#loaded === before) this.#loaded = null;
    }
  }

  #rest() {
    this.#loaded = null;
    this.#rests = true;
    this.#giveUpAwaited();
    this.#cancelled();
  }

  /** What was asked and is not answered yet is cancelled. */
  #giveUpAwaited() {
    this.#wish = null;
    for (const giveUp of this.#awaited) giveUp(new Cancelled());
    this.#awaited.clear();
  }

  /** Remembers a request that has changed what the worker holds. */
  #note(request) {
    if (!verbs[request.verb].changes) return;
    if (request.verb === 'evaluate' && this.#origin.at(-1).verb === 'evaluate') this.#origin.pop();
    this.#origin.push({ ...request });
  }

  /** Ends what the loaded worker is doing, which begins again with the ledger as it was before that. */
  #stop() {
    if (!this.#underWay) return;
    this.#underWay(new Cancelled());
    this.#cancelled();
  }

  /** Ends a load under way; what was loaded before stays. */
  cancelLoad() {
    if (!this.#loading) return;
    const { worker, reject } = this.#loading;
    this.#loading = null;
    end(worker);
    reject(new Cancelled());
  }

  /** Sends what `makeRequest` returns to the loaded worker once it is free. */
  #ask(makeRequest) {
    if (this.isUnloaded) return Promise.reject(new Failed('unloaded'));
    const origin = this.#origin; // an array of its own for every ledger
    const reply = new Promise((resolve, reject) => {
      this.#awaited.add(reject);
      const settle = (how, value) => {
        this.#underWay = null;
        this.#awaited.delete(reject);
        how(value);
      };
      const sendNow = (next) => {
        if (origin !== this.#origin) return;
        if (!this.#awaited.has(reject)) {
          next(); // cancelled before its turn
          return;
        }
        if (this.#rests) {
          this.#revive().then(() => sendNow(next));
          return;
        }
        if (!this.#loaded) {
          settle(reject, new Failed('gone'));
          next();
          return;
        }
        const request = makeRequest();
        this.#watch(verbs[request.verb].doing, reply, () => this.#stop());
        // After a fault the worker's memory may be in disorder.
        this.#underWay = (failure) => {
          settle(reject, failure);
          this.#revive().then(next);
        };
        this.#loaded.onmessage = ({ data }) => {
          try {
            const bytes = bytesOf(data);
            if (bytes !== null) this.#note(request);
            settle(resolve, bytes);
          } catch (error) {
            if (error.reason === 'fault') {
              this.#underWay(error);
              return;
            }
            settle(reject, error);
          }
          next();
        };
        this.#loaded.postMessage(request);
      };
      this.#chain = this.#chain.then(() => new Promise(sendNow));
    });
    return reply;
  }

  /**
   * Evaluates the loaded ledger. Wishes that come while the worker is busy replace each other; all
   * are answered with the report of the latest.
   * @param {string} as_of
   * @param {string} readings lines of name=value
   * @returns {Promise<Uint8Array>} rejects with Failed, or Cancelled if another ledger was loaded
   */
  evaluate(as_of, readings) {
    if (this.#wish) {
      this.#wish.request.values = [as_of, readings];
      return this.#wish.answer;
    }
    const wish = { request: { verb: 'evaluate', values: [as_of, readings] }, answer: null };
    this.#wish = wish;
    wish.answer = this.#ask(() => {
      if (this.#wish === wish) this.#wish = null;
      return wish.request;
    });
    return wish.answer;
  }

  /**
   * Asks something of the loaded ledger.
   * @param {keyof typeof verbs} verb
   * @param {...(string | number | boolean)} values as jm216_engine_VERB takes them
   * @returns {Promise<Uint8Array | null>} its reply; null where there is nothing of the name asked for. Rejects with
   *   Failed, Refused, or Cancelled if another ledger was loaded
   */
  request(verb, ...values) {
    return this.#ask(() => ({ verb, values }));
  }

  /** The same where the reply is a text. @returns {Promise<string | null>} */
  async text(verb, ...values) {
    const bytes = await this.request(verb, ...values);
    return bytes && new TextDecoder().decode(bytes);
  }
}
