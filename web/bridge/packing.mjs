// Texts one after the other, as web/bridge/packing.hpp has them: of each its length in bytes, a colon and
// the text, so that none can be taken for two, whatever it holds.

const colon = ':'.charCodeAt(0);

/**
 * @param {string[]} texts
 * @returns {string}
 */
export function pack(texts) {
  const packed = texts.map((text) => {
    const shown = text.replaceAll('\0', '\u2400'); // all of it is handed over as a zero-ended text
    return `${new TextEncoder().encode(shown).length}:${shown}`;
  });
  return packed.join('');
}

/**
 * @param {Uint8Array} bytes
 * @returns {string[]}
 */
export function unpack(bytes) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = [];
  for (let at = 0; at < bytes.length; ) {
    let size = 0;
    for (; at < bytes.length && bytes[at] !== colon; ++at) size = size * 10 + bytes[at] - 48;
    texts.push(decoder.decode(bytes.subarray(at + 1, at + 1 + size)));
    at += 1 + size;
  }
  return texts;
}

/**
 * @param {Uint8Array} bytes a text, and more behind it
 * @returns {[Uint8Array, Uint8Array]} the text's bytes, and what follows it
 */
export function first(bytes) {
  const at = bytes.indexOf(colon) + 1;
  const size = Number(new TextDecoder().decode(bytes.subarray(0, at - 1)));
  return [bytes.subarray(at, at + size), bytes.subarray(at + size)];
}
