// The floor: a ledger's bytes read, and its quotation marks counted by wasm, in Node.  node floor.mjs LEDGER
import { execFileSync } from 'node:child_process';
import { openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const made = join(tmpdir(), `jm216-floor-${process.pid}.wasm`);
execFileSync('wasm-as', [fileURLToPath(new URL('floor.wat', import.meta.url)), '-o', made]);
const { instance } = await WebAssembly.instantiate(readFileSync(made));
rmSync(made);
const { memory, count } = instance.exports;
const file = openSync(process.argv[2], 'r');
let marks = 0;
for (let got = 1; got > 0; ) {
  const bytes = new Uint8Array(memory.buffer, 0, 1 << 20);
  got = readSync(file, bytes, 0, bytes.length, null);
  marks += count(0, got);
}
console.log(JSON.stringify({ marks }));
