// Unpacks an .xz with web/packing/unxz.cpp: browsers unpack gzip by themselves, and the calculator's wasm takes a
// quarter less as .xz.

/** More than any part of the page; what claims to be more is not unpacked. */
const most = 8 << 20;

/**
 * @param {Uint8Array} program unxz.wasm
 * @param {Uint8Array} packed one .xz, and nothing after it
 * @returns {Promise<Uint8Array>} rejects where it is damaged, or unpacks to more than 8 MiB
 */
export async function unxz(program, packed) {
  const { instance } = await WebAssembly.instantiate(program);
  const { memory, malloc, jm216_unxz: unpack, _initialize: initialize } = instance.exports;
  initialize();
  const from = malloc(packed.length);
  const to = malloc(most);
  if (!from || !to) throw new Error('There is too little memory to unpack its program.');
  new Uint8Array(memory.buffer, from).set(packed);
  const size = unpack(from, packed.length, to, most);
  if (!size) throw new Error('Its program is damaged: ask for the file to be sent again.');
  return new Uint8Array(memory.buffer).slice(to, to + size);
}
