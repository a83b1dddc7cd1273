// The core as wasm in Node.  node wasm.mjs CORE.js LEDGER  prints the report as the command does.
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [core, fileName] = process.argv.slice(2);
const createJm216Core = createRequire(import.meta.url)(resolve(core));
const file = openSync(fileName);
const wasm = await createJm216Core({
  wasmBinary: readFileSync(core.replace(/\.js$/, '.wasm')),
  pull: (source, bytes) => readSync(file, bytes),
});
const call = (name, ...texts) =>
  wasm.ccall(name, 'number', texts.map(() => 'string'), texts);

const today = new Date().toISOString().slice(0, 10);
const outcome = call('jm216_engine_load', '\n', today) || call('jm216_engine_json');
closeSync(file);
if (outcome !== 0) throw new Error(`the core refused ${fileName} (outcome ${outcome})`);
const at = wasm._jm216_engine_output();
let bytes = wasm.HEAPU8.subarray(at, at + wasm._jm216_engine_output_size());
while (bytes.length > 0) bytes = bytes.subarray(writeSync(1, bytes));
