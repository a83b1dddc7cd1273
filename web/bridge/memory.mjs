// Whatever goes over to the wasm, page or worker: in memory that was asked for, never on its stack, for a
// text may be larger than that is.

import { Failed } from './failed.mjs';

function held(wasm, bytes) {
  const at = wasm._malloc(bytes.length || 1) >>> 0; // beyond 2 GB an address arrives negative
  if (!at) throw new Failed('memory');
  wasm.HEAPU8.set(bytes, at);
  return at;
}

/** A zero in the text would end it there: U+FFFD stands for it, which no name, day or link has. */
function encoded(text) {
  try {
    return new TextEncoder().encode(`${text.replaceAll('\0', '\uFFFD')}\0`);
  } catch {
    throw new Failed('memory');
  }
}

/**
 * Calls a function of the wasm. A text goes over as zero-ended UTF-8, bytes as their address and how many.
 * @param {object} wasm
 * @param {string} name
 * @param {...(string | Uint8Array | number | boolean)} values
 * @returns {number} what it returns; throws Failed where there is no memory for what is handed over
 */
export function call(wasm, name, ...values) {
  const asked = [];
  const give = (bytes) => {
    const at = held(wasm, bytes);
    asked.push(at);
    return at;
  };
  try {
    const given = values.flatMap((value) => {
      if (typeof value === 'string') return [give(encoded(value))];
      return value instanceof Uint8Array ? [give(value), value.length] : [value];
    });
    return wasm[`_${name}`](...given);
  } finally {
    for (const at of asked) wasm._free(at);
  }
}

/** The bytes of a zero-ended text in the wasm's memory. */
export function bytesAt(wasm, address) {
  const at = address >>> 0;
  return wasm.HEAPU8.slice(at, wasm.HEAPU8.indexOf(0, at));
}
