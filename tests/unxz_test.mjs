// The small wasm that unpacks the page's large one: gives back what xz packed, and refuses what is damaged, cut off,
// longer than it says, or more than the page takes. JM216_UNXZ names it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unxz } from '../web/page/unxz.mjs';

const program = readFileSync(process.env.JM216_UNXZ);
const mebibyte = 1 << 20;
const pack = (input) =>
  execFileSync('xz', ['--format=xz', '--check=crc32', '--lzma2=preset=9e,lc=4,pb=0,dict=2MiB'], { input });
const refused = (packed, what) => assert.rejects(unxz(program, packed), /damaged/, what);

test('it needs nothing from outside', () => {
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(program)), []);
});

test('what xz packed comes back', async () => {
  const content = Buffer.from('Net Sales, by quarter and country. '.repeat(7));
  for (const given of [content, program, Buffer.alloc(3 * mebibyte, content)]) {
    assert.ok(given.equals(await unxz(program, pack(given))), `${given.length} bytes`);
  }
});

const packed = pack(Buffer.from('Royalty of 2012-Q1: 38,413.20 less 6,133.20.'));

test('one bit wrong, anywhere, and it is refused', async () => {
  for (let at = 0; at < packed.length; ++at) {
    const wrong = Buffer.from(packed);
    wrong[at] ^= 1 << at % 8;
    await refused(wrong, `byte ${at}`);
  }
});

test('cut off, anywhere, or with something after it, too', async () => {
  for (let length = 0; length < packed.length; ++length) await refused(packed.subarray(0, length), `${length} bytes`);
  await refused(Buffer.concat([packed, Buffer.from([0])]), 'a byte more');
});

test('8 MiB come out, and not a byte more', async () => {
  assert.equal((await unxz(program, pack(Buffer.alloc(8 * mebibyte)))).length, 8 * mebibyte);
  await refused(pack(Buffer.alloc(8 * mebibyte + 1)), 'a byte more');
  await refused(pack(Buffer.alloc(100 * mebibyte)), 'a bomb');
});
