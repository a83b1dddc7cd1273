// The parts of the application: its scripts, the wasm, the examples. Each has a block in the document,
//   <script type="text/plain" data-part="NAME">, which holds it (gzip, base64) or says where the host has it
// (data-file, data-integrity). In a one-file document there are no other files, and `ledger.json` is a
// part too. boot.mjs asks for all of them at once; afterwards nothing is asked for.

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

/** All parts by name, under way. @returns {Map<string, Promise<Uint8Array>>} */
export function startParts() {
  const parts = new Map();
  for (const { dataset, textContent } of blocks()) {
    const part = dataset.file
      ? fetched(dataset.file, dataset.integrity)
      : unzipped(fromBase64(textContent));
    part.catch(() => {}); // said by whoever waits for it
    parts.set(dataset.part, part);
  }
  return parts;
}

/**
 * The application's parts as a one-file document holds them: word for word where this is one.
 * @param {Map<string, Promise<Uint8Array>>} parts
 * @returns {Promise<Map<string, string>>} base64 of gzip by name
 */
export async function heldParts(parts) {
  const held = new Map();
  for (const { dataset, textContent } of blocks()) {
    const name = dataset.part;
    if (name === 'ledger.json') continue;
    held.set(
      name,
      dataset.file ? await toBase64(await zipped(new Blob([await parts.get(name)]))) : textContent.trim(),
    );
  }
  return held;
}
