// The page's side of web/bridge/protocol.md: one worker for the ledger that is loaded, and another
// while a load is under way.

import { Failed } from './failed.mjs';
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
 * What a worker answers to one message.
 * @param {Worker} worker
 * @param {object} message
 * @returns {Promise<object>} rejects with Failed
 */
export function answerOf(worker, message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.type === 'progress') return;
      if (data.type === 'failed') reject(new Failed(data.reason, data.detail));
      else resolve(data);
    };
    worker.onerror = (event) => reject(failureOf(event));
    send(worker, message, () => reject(new Failed('file')));
  });
}

/** Ends a worker, if there is one; nobody is told of it. */
export function end(worker) {
  if (!worker) return;
  worker.onerror = null;
  worker.terminate();
}

/** What the loaded worker does with each message of protocol.md, for whoever waits for it. */
const doing = {
  facts: 'Reading the facts',
  check: 'Checking the facts',
  sale: 'Reading the sales line',
  save: 'Writing the ledger',
  link: 'Making the link',
  lines: 'Looking for the sales lines',
  alternative: 'Computing the other reading',
  export: 'Writing the export',
  statements: 'Comparing the statements',
  explain: 'Explaining the figure',
  json: 'Writing the report',
};

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
    if (!this.#worker) return Promise.reject(new Cancelled());
    const message = { type: 'comparison', format, table };
    const asked = new Promise((resolve, reject) => {
      this.#giveUp.add(reject);
      this.#chain = this.#chain
        .then(() => answerOf(this.#worker, message))
        .then(({ bytes }) => resolve(bytes), reject)
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
  #origin = []; // the messages that made it what it is, to make it again in another worker
  #underWay = null; // what the loaded worker has been asked: called with its failure
  #loading = null; // { worker, reject }
  #chain = Promise.resolve(); // messages to the loaded worker, one after the other
  #unanswered = new Set(); // rejections of what that worker has yet to answer
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
    return this.#loaded !== null;
  }

  get isLoading() {
    return this.#loading !== null;
  }

  /** Whether something that was asked is still to be answered. */
  get isBusy() {
    return this.isLoading || this.#unanswered.size > 0;
  }

  /**
   * Loads sources as one ledger in a worker of its own.
   * @param {Blob[]} sources
   * @param {string} today ISO date for a ledger without a day of its own
   * @param {(done: number, total: number, rate: number) => void} progress
   * @returns {Promise<Uint8Array>} the report's bytes; rejects with Refused, Failed or Cancelled
   */
  async load(sources, today, progress) {
    const { worker, data } = await this.#begin({ type: 'load', sources, today }, progress);
    this.#adopt(worker, [{ type: 'load', sources, today }]);
    return data.bytes;
  }

  /**
   * Has a worker load what it has read, a table or a link, and takes it in place of the one before.
   * @param {Worker | null} read which ends where it cannot load; null: it has ended, and another reads again
   * @param {object} readBy the message that it read by
   * @param {string} today ISO date for a ledger without a day of its own
   * @returns {Promise<Uint8Array>} the report's bytes; rejects with Refused, Failed or Cancelled
   */
  async loadRead(read, readBy, today) {
    const message = { type: 'table_load', today };
    const reader = read ?? (await this.#begin(readBy, () => {})).worker;
    const { worker, data } = await this.#begin(message, () => {}, reader);
    this.#adopt(worker, [readBy, message]);
    return data.bytes;
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
    const { worker } = await this.#begin({ type: 'compare', mine, theirs, today }, progress);
    return new Comparison(worker, this.#watch);
  }

  /** Sends a worker, a fresh one mostly, what takes it long; resolves with the worker and its answer. */
  #begin(message, progress, worker = this.spawn()) {
    this.cancelLoad();
    return new Promise((resolve, reject) => {
      const loading = { worker, reject };
      this.#loading = loading;
      const settled = (settle, value, keep) => {
        if (this.#loading === loading) this.#loading = null;
        if (!keep) end(worker);
        settle(value);
      };
      worker.onmessage = ({ data }) => {
        if (data.type === 'progress') progress(data.done, data.total, data.rate);
        else if (['loaded', 'compared', 'read', 'link_read'].includes(data.type)) {
          settled(resolve, { worker, data }, true);
        } else if (data.type === 'problems') settled(reject, new Refused(data.bytes));
        else settled(reject, new Failed(data.reason, data.detail));
      };
      worker.onerror = (event) => settled(reject, failureOf(event));
      send(worker, message, () => settled(reject, new Failed('file')));
    });
  }

  /**
   * A worker without a ledger. No browser says that it has ended a worker, short of memory say: so each
   * holds a lock of its own, and whoever else gets it knows.
   */
  spawn() {
    const worker = new Worker(this.#script);
    const lock = navigator.locks ? `jm216-${crypto.randomUUID()}` : '';
    worker.addEventListener('message', (event) => {
      if (event.data.type !== 'holds') return;
      event.stopImmediatePropagation();
      navigator.locks.request(lock, () => worker.onerror?.({ ended: true, message: '' })).catch(() => {});
    });
    worker.postMessage({ type: 'start', module: this.#module, lock });
    return worker;
  }

  /**
   * Takes a worker that has loaded a ledger in place of the one before.
   * @param {Worker} worker
   * @param {object[]} origin the messages that it read the ledger by
   */
  #adopt(worker, origin) {
    end(this.#loaded);
    this.#hold(worker);
    this.#origin = origin;
    this.#underWay = null;
    this.#chain = Promise.resolve();
    this.#wish = null;
    for (const giveUp of this.#unanswered) giveUp(new Cancelled());
    this.#unanswered.clear();
  }

  #hold(worker) {
    this.#loaded = worker;
    worker.onerror = (event) => {
      const failure = failureOf(event);
      if (this.#underWay) this.#underWay(failure);
      else this.#chain = this.#revive();
    };
  }

  #revive() {
    const reviving = this.#makeAgain();
    this.#watch('Reading the ledger again', reviving, null);
    return reviving;
  }

  /** Makes the ledger again, with all that was changed since, in a worker of its own. */
  async #makeAgain() {
    const before = this.#loaded;
    end(before);
    const worker = this.spawn();
    try {
      for (const message of this.#origin) await answerOf(worker, message);
      if (this.#loaded === before) this.#hold(worker);
      else end(worker); // another ledger was loaded meanwhile
    } catch {
      end(worker);
      if (this.#loaded === before) this.#loaded = null;
    }
  }

  /** Remembers a message that has changed what the worker holds. */
  #note(message) {
    if (!['evaluate', 'edit_facts', 'edit_sale'].includes(message.type)) return;
    if (message.type === 'evaluate' && this.#origin.at(-1).type === 'evaluate') this.#origin.pop();
    this.#origin.push({ ...message });
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

  /** Sends what `makeMessage` returns to the loaded worker once it is free. */
  #ask(makeMessage) {
    if (!this.#origin.length) return Promise.reject(new Failed('fault', 'no ledger is loaded'));
    const origin = this.#origin; // an array of its own for every ledger
    const answer = new Promise((resolve, reject) => {
      this.#unanswered.add(reject);
      this.#chain = this.#chain.then(
        () =>
          new Promise((next) => {
            if (origin !== this.#origin) return;
            const settle = (how, value) => {
              this.#underWay = null;
              this.#unanswered.delete(reject);
              how(value);
            };
            const worker = this.#loaded;
            if (!worker) {
              settle(reject, new Failed('gone'));
              next();
              return;
            }
            const message = makeMessage();
            this.#watch(doing[message.type] ?? 'Computing the answer', answer, () => this.#stop());
            // After a fault the worker's memory may be in disorder.
            this.#underWay = (failure) => {
              settle(reject, failure);
              this.#revive().then(next);
            };
            worker.onmessage = ({ data }) => {
              if (data.type === 'failed' && data.reason === 'fault') {
                this.#underWay(new Failed(data.reason, data.detail));
                return;
              }
              if (data.type === 'failed') settle(reject, new Failed(data.reason, data.detail));
              else {
                if (data.type !== 'problems') this.#note(message);
                settle(resolve, data);
              }
              next();
            };
            worker.postMessage(message);
          }),
      );
    });
    return answer;
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
      Object.assign(this.#wish.message, { as_of, readings });
      return this.#wish.promise;
    }
    const wish = { message: { type: 'evaluate', as_of, readings }, promise: null };
    this.#wish = wish;
    wish.promise = this.#ask(() => {
      if (this.#wish === wish) this.#wish = null;
      return wish.message;
    }).then((data) => data.bytes);
    return wish.promise;
  }

  /**
   * One of protocol.md's requests about the loaded ledger.
   * @param {object} message
   * @returns {Promise<object>} the worker's answer; rejects with Failed, Refused where the answer is
   *   `problems`, or Cancelled if another ledger was loaded
   */
  async request(message) {
    const answer = await this.#ask(() => message);
    if (answer.type === 'problems') throw new Refused(answer.bytes);
    return answer;
  }

  /** The last report as JSON text. */
  async json() {
    return (await this.#ask(() => ({ type: 'json' }))).text;
  }

  /**
   * Why a figure of the last report is what it is.
   * @param {string} id
   * @param {'json' | 'bytes'} form
   * @returns {Promise<string | Uint8Array | null>} null where the report has nothing of that id
   */
  async explain(id, form) {
    return (await this.#ask(() => ({ type: 'explain', id, form }))).answer;
  }

  /**
   * The last answer as a file.
   * @param {string} format json, csv, ics, html or text
   * @param {{ table?: string, quarter?: string }} [options] table of a csv or text; quarter of a
   *   statement in html
   * @returns {Promise<Uint8Array | null>} null where there is no such format, table or quarter
   */
  async export(format, { table = '', quarter = '' } = {}) {
    return (await this.#ask(() => ({ type: 'export', format, table, quarter }))).bytes;
  }
}
