// The parts of the application: its scripts, the wasm, the examples. Each has a block in the document,
//   <script type="text/plain" data-part="NAME">, which holds it (gzip, base64) or says where the host has it
// (data-file, data-integrity). A NAME.xz is held as it is, and is also there unpacked, as NAME. In a one-file document
// there are no other files, and `ledger.json` is a part too. boot.mjs asks for all of them at once; afterwards nothing
// is asked for.

import { isPacked } from './one_file.mjs';
import { unxz } from './unxz.mjs';

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
export const fromBase64 = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** @param {Blob} blob @returns {Promise<string>} */
export const toBase64 = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** @param {Blob} blob @returns {Promise<Blob>} the same as gzip */
export const zipped = (blob) =>
  new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob();

/** @param {Uint8Array} bytes gzip @returns {Promise<Uint8Array>} rejects where it is damaged */
async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function fetched(file, integrity) {
  const response = await fetch(file, { integrity });
  if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

const blocks = () => [...document.querySelectorAll('script[data-part]')];

/** Whether this page has its parts from a host, rather than in itself. */
export const isHosted = () => blocks().some(({ dataset }) => dataset.file);

function held(name, base64) {
  const bytes = fromBase64(base64);
  return isPacked(name) ? Promise.resolve(bytes) : unzipped(bytes);
}

/** All parts by name, under way. @returns {Map<string, Promise<Uint8Array>>} */
export function startParts() {
  const parts = new Map();
  const add = (name, part) => {
    part.catch(() => {}); // said by whoever waits for it
    parts.set(name, part);
  };
  for (const { dataset, textContent } of blocks()) {
    const name = dataset.part;
    add(name, dataset.file ? fetched(dataset.file, dataset.integrity) : held(name, textContent));
  }
  for (const name of [...parts.keys()].filter(isPacked)) {
    const unpacked = Promise.all([parts.get('unxz.wasm'), parts.get(name)]).then((both) => unxz(...both));
    add(name.replace(/\.xz$/, ''), unpacked);
  }
  return parts;
}

/** One of the host's as a one-file document holds it. */
async function toHold(name, bytes) {
  const blob = new Blob([bytes]);
  return toBase64(isPacked(name) ? blob : await zipped(blob));
}

/**
 * The application's parts as a one-file document holds them: word for word where this is one.
 * @param {Map<string, Promise<Uint8Array>>} parts
 * @returns {Promise<Map<string, string>>} base64 by name, of gzip but for .xz
 */
export async function heldParts(parts) {
  const all = new Map();
  for (const { dataset, textContent } of blocks()) {
    const name = dataset.part;
    if (name === 'ledger.json') continue;
    all.set(name, dataset.file ? await toHold(name, await parts.get(name)) : textContent.trim());
  }
  return all;
}
