// A link read by a worker of its own: what it says of itself, and the ledger in it, which is not opened yet.

import { replyTo, end } from '../bridge/worker_client.mjs';
import { unpack } from '../bridge/packing.mjs';

/** A link that could not be opened; `fault` is one of core/link/link.hpp's. */
export class LinkFault extends Error {
  constructor(fault, explanation) {
    super(explanation);
    this.name = 'LinkFault';
    this.fault = fault;
  }
}

export const sealAltered =
  'This link was altered on the way: what is sealed in it does not open with its own key. Nothing of it was opened. ' +
  'Copy it again, or ask the sender for the ledger as a file.';

/** A link that was read and not yet opened, in a worker of its own. */
class ReadLink {
  #engine;
  #worker;
  #readBy; // the request that it was read by

  constructor(engine, worker, readBy, said) {
    const [fault, explanation, version, count, fingerprint, result, view, ledger, edition, link, title] = unpack(said);
    // The ledger is here as a document, the link as it was made.
    Object.assign(this, { fault, explanation, version, lines: Number(count), fingerprint, result, view, ledger, edition, link, title });
    this.#engine = engine;
    this.#worker = worker;
    this.#readBy = readBy;
    if (fault !== 'none') this.close();
  }

  /** @returns {Promise<Uint8Array>} the report's bytes; the worker becomes the ledger's */
  load(today) {
    const worker = this.#worker;
    this.#worker = null;
    return this.#engine.loadRead(worker, this.#readBy, today);
  }

  close() {
    end(this.#worker);
    this.#worker = null;
  }
}

/**
 * @param {(worker: Worker) => void} [begun] told which worker reads; ending it gives the reading up
 * @returns {Promise<ReadLink>}
 */
export async function readLink(engine, link, begun = () => {}) {
  const worker = engine.spawn();
  const request = { verb: 'read_link', values: [link] };
  begun(worker);
  try {
    return new ReadLink(engine, worker, request, await replyTo(worker, request));
  } catch (error) {
    end(worker);
    throw error;
  }
}
