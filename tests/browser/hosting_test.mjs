// The wasm of a host: asked for by its name, sent as the host likes, compiled while it arrives, and run only if it is
// the one that was published.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { load, needs, openBrowser, report, says, serve, untilThere, web } from './page.mjs';

let browser;
let host = null;
let folder = null;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());
afterEach(async () => {
  await host?.close();
  if (folder) rmSync(folder, { recursive: true });
  host = folder = null;
});

const modules = readdirSync(web).filter((name) => name.endsWith('.wasm'));
const [wasm] = modules.filter((name) => name.startsWith('jm216'));

/** What the host answers to a browser that takes so much. */
const headersOf = (accepted) =>
  new Promise((resolve, reject) => {
    const asked = get(host.address + wasm, { headers: { 'Accept-Encoding': accepted } }, (answer) => {
      answer.resume();
      resolve(answer.headers);
    });
    asked.on('error', reject);
  });

/** Counts in `window.compiled` how the wasm was compiled. */
const counting = () => {
  window.compiled = { arriving: 0, whole: 0 };
  const { compileStreaming, compile } = WebAssembly;
  WebAssembly.compileStreaming = async (response) => {
    const module = await compileStreaming.call(WebAssembly, response);
    ++window.compiled.arriving;
    return module;
  };
  WebAssembly.compile = (bytes) => {
    ++window.compiled.whole;
    return compile.call(WebAssembly, bytes);
  };
};

test('it is the only module of its name, and asked for by it', async () => {
  assert.match(wasm, /^jm216\.[0-9a-f]{10}\.wasm$/);
  const plain = readdirSync(web).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(plain.filter((name) => name.startsWith('jm216')), [wasm]);
  const [other, ...none] = modules.filter((name) => name !== wasm);
  assert.match(other, /^workbook\.[0-9a-f]{10}\.wasm$/, 'what reads workbooks is another');
  assert.deepEqual(none, []);
  host = await serve({ compressed: true });
  await browser.page({ address: host.address });
  assert.ok(host.asked.includes(`/${wasm}`));
  const sent = async (accepted) => {
    const { 'content-encoding': encoding, 'content-type': type } = await headersOf(accepted);
    return [encoding, type];
  };
  assert.deepEqual(await sent('gzip, br'), ['br', 'application/wasm']);
  assert.deepEqual(await sent('gzip'), ['gzip', 'application/wasm']);
  assert.deepEqual(await sent('identity'), [undefined, 'application/wasm']);
});

const withScripts = needs('a script before those of a file');

test('it is compiled while it arrives', withScripts, async () => {
  host = await serve({ compressed: true });
  const { page } = await browser.page({ address: host.address, before: counting });
  assert.deepEqual(await page.evaluate(() => window.compiled), { arriving: 1, whole: 0 });
});

test('where the host calls it something else, it is compiled once it is there', withScripts, async () => {
  host = await serve({ compressed: true, wasmType: 'application/octet-stream' });
  const { page, complaints } = await browser.page({ address: host.address, before: counting });
  assert.deepEqual(await page.evaluate(() => window.compiled), { arriving: 0, whole: 1 });
  await load(page);
  assert.equal((await report(page)).format, 'jm216-report/1');
  assert.deepEqual(complaints, []);
});

test('another one does not run, though it is whole', async () => {
  folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  cpSync(web, folder, { recursive: true });
  appendFileSync(join(folder, wasm), Buffer.from([0, 2, 1, 0x78])); // an empty custom section of the name "x"
  host = await serve({ folder });
  const { page } = await browser.page({ address: host.address, runs: false });
  await untilThere(page, () => !document.getElementById('no-start')?.hidden);
  await says(page, `${wasm} is not the one that was published.`);
  assert.equal(await page.evaluate(() => 'jm216' in window), false);
});
