// The parts of the application: its scripts, the wasm, the examples. Each has a block in the document,
//   <script type="text/plain" data-part="NAME">, which holds it (gzip, base64) or says where the host has it
// (data-file, data-integrity). In a one-file document there are no other files, and `ledger.json` is a part too. boot.mjs
// asks for those of the first view at once, page.mjs for the rest after it; afterwards nothing is asked for.

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
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new Error('Its program is damaged: ask for the file to be sent again.');
  }
}

/** The answer of a host; where `integrity` is given, the browser first reads it whole. */
async function fetched(file, integrity) {
  const response = await fetch(file, integrity && { integrity });
  if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
  return response;
}

const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

async function checked(file, integrity, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (integrity === `sha256-${btoa(String.fromCharCode(...digest))}`) return bytes;
  throw new Error(`${file} is not the one that was published.`);
}

/**
 * The wasm of a host, compiled while it arrives; whoever waits for it gets it only when its digest is the right one.
 * @param {string} file
 * @param {string} integrity
 * @returns {{ bytes: Promise<Uint8Array>, program: Promise<WebAssembly.Module> }}
 */
function compiledArriving(file, integrity) {
  const fetching = fetched(file);
  const copy = fetching.then((response) => response.clone());
  // A host may send it as another type.
  const compiling = fetching.then((response) => WebAssembly.compileStreaming(response)).catch(() => null);
  const bytes = copy.then(bytesOf).then((all) => checked(file, integrity, all));
  return { bytes, program: bytes.then(async (all) => (await compiling) ?? WebAssembly.compile(all)) };
}

const blocks = () => [...document.querySelectorAll('script[data-part]')];

/** Whether this page has its parts from a host, rather than in itself. */
export const isHosted = () => blocks().some(({ dataset }) => dataset.file);

/** A part's bytes, under way. */
const bytesIn = ({ dataset, textContent }) =>
  dataset.file ? fetched(dataset.file, dataset.integrity).then(bytesOf) : unzipped(fromBase64(textContent));

/** Without https, a page cannot take digests; there the browser does, of what has arrived. */
function programIn(block) {
  const { file, integrity } = block.dataset;
  if (file && globalThis.crypto.subtle) return compiledArriving(file, integrity);
  const bytes = bytesIn(block);
  return { bytes, program: bytes.then((all) => WebAssembly.compile(all)) };
}

/** What the first view needs. All else is asked for once it is drawn. */
const firstOnes = new Set(['glue.js', 'page.js', 'worker.js', 'jm216.wasm']);

/**
 * All that the page consists of, under way or to come.
 * @returns {{ parts: Map<string, Promise<Uint8Array>>, program: Promise<WebAssembly.Module>, there: Promise<unknown>,
 *   askForTheRest: () => Promise<unknown> }} the parts by name; what jm216.wasm is compiled to; when those of the first
 *   view have arrived, or failed to; asks for the others, and tells the same of all
 */
export function startParts() {
  const parts = new Map();
  const first = [];
  let program = null;
  let begin;
  const begun = new Promise((resolve) => {
    begin = resolve;
  });
  for (const block of blocks()) {
    const name = block.dataset.part;
    if (!firstOnes.has(name)) {
      parts.set(name, begun.then(() => bytesIn(block)));
      continue;
    }
    if (name === 'jm216.wasm') {
      const both = programIn(block);
      parts.set(name, both.bytes);
      program = both.program;
    } else parts.set(name, bytesIn(block));
    first.push(parts.get(name));
  }
  for (const one of [...parts.values(), program]) one?.catch(() => {}); // said by whoever waits for it
  const askForTheRest = () => {
    begin();
    return Promise.allSettled(parts.values());
  };
  return { parts, program, there: Promise.allSettled(first), askForTheRest };
}

/**
 * The application's parts as a one-file document holds them: word for word where this is one.
 * @param {Map<string, Promise<Uint8Array>>} parts
 * @returns {Promise<Map<string, string>>} base64 of gzip, by name
 */
export async function heldParts(parts) {
  const all = new Map();
  for (const { dataset, textContent } of blocks()) {
    const name = dataset.part;
    if (name === 'ledger.json') continue;
    const held = dataset.file ? toBase64(await zipped(new Blob([await parts.get(name)]))) : textContent.trim();
    all.set(name, await held);
  }
  return all;
}
