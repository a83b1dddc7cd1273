// Ledgers come as JSON, as JSON that was gzipped, or in a one-file document. Out of the latter two comes
// the JSON, and nothing else of a document is looked at, let alone run.

import { Failed } from '../bridge/failed.mjs';
import { ledgerIn } from './one_file.mjs';
import { fromBase64 } from './parts.mjs';

/** A hostile file of a megabyte may hold a gigabyte of nothing. Two million lines are about as much as this. */
const most = 512 << 20;

/** Pieces are put together so large, for then the browser need not keep them in memory. */
const pieceSize = 16 << 20;

const isGzip = async (blob) => {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
};

/** Whether it is a page, perhaps a document that was saved as one file. */
export const isHtml = async (blob) => /^\s*<!doctype html/i.test(await blob.slice(0, 200).text());

/**
 * @param {Blob} blob gzip
 * @param {string} name for messages
 * @returns {Promise<Blob>} rejects with Failed where it is damaged or too large
 */
async function unzipped(blob, name) {
  const done = []; // Blobs
  let pieces = [];
  let size = 0;
  try {
    const reader = blob.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (Math.floor(size / pieceSize) !== Math.floor((size + piece.value.length) / pieceSize)) {
        done.push(new Blob(pieces));
        pieces = [];
      }
      pieces.push(piece.value);
      size += piece.value.length;
      if (size > most) {
        await reader.cancel();
        break;
      }
    }
  } catch {
    throw new Failed('unpack', `${name} is damaged or was cut off: it cannot be unpacked. Ask for it to be sent again.`);
  }
  if (size > most) {
    throw new Failed(
      'unpack',
      `${name} unpacks to more than ${most >> 20} MB and was not opened. If you trust it, unpack it and open the ledger itself.`,
    );
  }
  return new Blob([...done, ...pieces]);
}

async function unpackedOne(source) {
  const name = source.name || 'What was given';
  const named = (blob, as) => (source.name ? new File([blob], as) : blob);
  if (await isGzip(source)) return named(await unzipped(source, name), name.replace(/\.gz$/i, ''));
  if (!(await isHtml(source))) return source;
  const ledger = ledgerIn(await source.text());
  if (!ledger) {
    throw new Failed(
      'unpack',
      `${name} is a page without a ledger in it. Open a ledger, or a document that was saved as one file.`,
    );
  }
  return named(await unzipped(new Blob([fromBase64(ledger)]), name), name);
}

/**
 * Sources as the reader takes them.
 * @param {Blob[]} sources
 * @returns {Promise<Blob[]>} rejects with Failed (reason `unpack`)
 */
export const unpacked = (sources) => Promise.all(sources.map(unpackedOne));
