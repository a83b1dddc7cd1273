// WebKit lets the workers of a page on disk read no Blob, not even their own. There the page reads for them.

import { Failed } from './failed.mjs';

const tries = `
  try {
    new FileReaderSync().readAsArrayBuffer(new Blob(['1']));
    postMessage(true);
  } catch {
    postMessage(false);
  }`;

/** Has a worker try. @returns {Promise<boolean>} */
function tried() {
  const script = URL.createObjectURL(new Blob([tries], { type: 'text/javascript' }));
  const worker = new Worker(script);
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve(true); // whatever it is, it will be said where a file is read
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(script);
  });
}

let canRead = null; // a promise, once it was asked

const held = async (blob) => ({ name: blob.name, size: blob.size, bytes: new Uint8Array(await blob.arrayBuffer()) });

/** The message with `bytes` in place of Blobs, where workers cannot read them. */
async function readable(message) {
  if (self.origin !== 'null') return message;
  canRead ??= tried();
  if (await canRead) return message;
  const read = (value) => {
    if (value instanceof Blob) return held(value);
    return Array.isArray(value) ? Promise.all(value.map(read)) : value;
  };
  const fields = Object.entries(message).map(async ([name, value]) => [name, await read(value)]);
  return Object.fromEntries(await Promise.all(fields));
}

/**
 * Sends a worker a message with sources that it can read.
 * @param {Worker} worker
 * @param {object} message of web/bridge/protocol.md
 * @param {(error: Error) => void} unsent called where a source was removed or changed since it was chosen, and
 *   where the message holds what no message can, such as a symbol
 */
export function send(worker, message, unsent) {
  readable(message)
    .catch(() => {
      throw new Failed('file');
    })
    .then((sent) => worker.postMessage(sent))
    .catch(unsent);
}
