// The one file: opened from disk without a network it goes the main journey, is saved as a document, opened, edited
// and saved again; its report is there without scripts and without WebGL; and it asks for nothing.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { correctPayment, exported, journey } from './journey.mjs';
import { version } from '../support/version.mjs';
import { inRepository, needs, openBrowser, report, says, settled, shots, until, web } from './page.mjs';

const empty = process.env.JM216_ONE_FILE || inRepository('build/web-build/jm216-one-file.html');

const sums = `${web}/SHA256SUMS`;

let browser;
let folder;
let document_; // saved by the journey
let savedReport; // that was on the screen then
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const open = (path, options = {}) =>
  browser.page({ address: pathToFileURL(path).href, offline: true, ...options });

/** Waits until the ledger that the file holds is on the screen. */
const loaded = async (page) => {
  await until(page, () => window.jm216.report().then(() => true, () => false));
  await settled(page);
};

/** The blocks of a file by name, as text. */
const blocks = (path) =>
  new Map(
    [...readFileSync(path, 'utf8').matchAll(/<script type="text\/plain" data-part="(.*?)">\n(.*)\n<\/script>/g)].map(
      ([, name, base64]) => [name, base64],
    ),
  );
/** What a block holds. */
const held = (base64) => gunzipSync(Buffer.from(base64, 'base64'));

/** So many megabytes of nothing, gzipped. */
async function zippedZeros(megabytes) {
  const zip = createGzip();
  const pieces = [];
  zip.on('data', (piece) => pieces.push(piece));
  for (let n = 0; n < megabytes; ++n) if (!zip.write(Buffer.alloc(1 << 20))) await once(zip, 'drain');
  zip.end();
  await once(zip, 'end');
  return Buffer.concat(pieces);
}

/** All but Blobs of the page's own, and the file itself. */
const foreign = (requests) => requests.slice(1).filter((url) => !/^(blob:|data:)/.test(url));

test('from disk, without a network: the main journey', async () => {
  const path = join(folder, 'empty.html');
  copyFileSync(empty, path);
  const { page, requests, complaints } = await open(path);
  const { saved, last } = await journey(page);
  assert.equal(saved.name, 'jm216-ledger.html');
  document_ = join(folder, 'Licence 2012.html');
  copyFileSync(saved.path, document_);
  savedReport = last;
  assert.deepEqual(foreign(requests), []);
  assert.deepEqual(complaints, []);
});

test('the document opens with its ledger, is edited and saved again with the same application', async () => {
  const { page, requests, complaints } = await open(document_);
  await loaded(page);
  await page.screenshot({ path: `${shots}/one-file.png` });
  assert.deepEqual(await report(page), savedReport);
  await correctPayment(page, '2.50');
  const changed = await report(page);
  assert.notDeepEqual(changed.totals, savedReport.totals);
  const again = await exported(page, 'Save as one file');
  assert.equal(again.name, 'Licence 2012.html', 'it keeps its name');
  const second = join(folder, 'again.html');
  copyFileSync(again.path, second);
  assert.deepEqual(complaints, []);
  assert.deepEqual(foreign(requests), []);

  const application = (path) => [...blocks(path)].filter(([name]) => name !== 'ledger.json');
  assert.deepEqual(application(second), application(empty));
  assert.deepEqual(application(document_), application(empty));
  assert.equal(application(empty).length, 9);
  const head = (path) => {
    const html = readFileSync(path, 'utf8');
    return html.slice(html.indexOf('<meta http-equiv'), html.indexOf('<title>'));
  };
  assert.equal(head(second), head(empty), 'the same policy');

  const reopened = await open(second);
  await loaded(reopened.page);
  assert.deepEqual(await report(reopened.page), changed);
});

test('what stands in it is what the host serves', () => {
  const published = new Map(
    readFileSync(sums, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(66).replace(/\.[0-9a-f]{10}(\.\w+)$/, '$1'), line.slice(0, 64)]),
  );
  for (const [name, base64] of blocks(empty)) {
    assert.equal(createHash('sha256').update(held(base64)).digest('hex'), published.get(name), name);
  }
});

/** What web/packing/check_one_file.mjs says of a document. */
function check(path) {
  const { status, stdout, stderr } = spawnSync('node', [inRepository('web/packing/check_one_file.mjs'), path, sums], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout : stderr;
}

test('a document is told from one that was tampered with', () => {
  for (const path of [empty, document_]) assert.match(check(path), /is the published one/);

  const html = readFileSync(document_, 'utf8');
  const other = gzipSync('harm()').toString('base64');
  const tampered = {
    'its page.js is not the published one': html.replace(blocks(document_).get('page.js'), other),
    'it has parts that were not published': html.replace('<script type="text/plain"', '<script type="text/plain" data-part="more.js">\n\n</script>\n<script type="text/plain"'),
    'its report has markup that no report has': html.replace('<h1>', '<h1><img src="x" onerror="harm()">'),
    'around its parts it is not the published page': html.replace("connect-src 'none'", 'connect-src *'),
    'it has a ledger but no report': html.replace('<title>', '<title><script>harm()</script>'),
  };
  const inReport = 'its report has markup that no report has';
  const all = [
    ...Object.entries(tampered),
    [inReport, html.replace('href="#why-', 'href="https://example.org/why-')],
    [inReport, html.replace('<h1>', '<div id="unsaved"></div><h1>')],
  ];
  for (const [what, content] of all) {
    assert.notEqual(content, html, what);
    const path = join(folder, 'tampered.html');
    writeFileSync(path, content);
    assert.ok(check(path).includes(what), `${what}: ${check(path)}`);
  }

  // The command that SECURITY.md names for one part.
  const [, command] = /^ {4}(sed .*)$/m.exec(readFileSync(inRepository('SECURITY.md'), 'utf8'));
  const digest = execFileSync('bash', ['-c', command.replace('DOCUMENT.html', '"$0"'), document_], { encoding: 'utf8' });
  const [, published] = /^([0-9a-f]{64}) {2}jm216\.\w+\.wasm$/m.exec(readFileSync(sums, 'utf8'));
  assert.equal(digest.slice(0, 64), published);
});

test('the report stands in it without scripts', needs('no network, no scripts'), async () => {
  const { page, complaints } = await open(document_, { javaScriptEnabled: false, runs: false });
  await page.getByText('This is the report as it was saved.').waitFor();
  await page.getByText(`where scripts may run: JM216 Licence Calculator ${version}.`).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('row', { name: /^Outstanding/ }).first().waitFor();
  await page.screenshot({ path: `${shots}/one-file-no-script.png` });
  assert.equal(await page.locator('#page').isVisible(), false);
  assert.deepEqual(complaints, []);
  const title = await page.title();
  assert.match(title, /JM216/);
});

test('without scripts the empty one says what it is', needs('no network, no scripts'), async () => {
  const { page } = await open(empty, { javaScriptEnabled: false, runs: false });
  await page.getByText('What is owed under the JM216 licence').waitFor();
  // Playwright takes what stands in it for invisible.
  assert.match(await page.locator('noscript').textContent(), /Please allow JavaScript for it\./);
  await page.screenshot({ path: `${shots}/one-file-empty-no-script.png` });
});

test('without WebGL the report is shown, computed anew', needs('a script before those of a file'), async () => {
  const { page, complaints } = await open(document_, { withoutWebGL: true });
  await loaded(page);
  await until(page, () => document.querySelector('#document-frame').contentDocument?.querySelector('h1') != null);
  await page.screenshot({ path: `${shots}/one-file-no-webgl.png` });
  assert.equal(await page.evaluate(() => document.getElementById('saved-report')), null);
  assert.deepEqual(complaints, []);
});

test('a damaged application says so and leaves the saved report to be read', async () => {
  const path = join(folder, 'damaged.html');
  const other = gzipSync('globalThis.harm = true;').toString('base64');
  writeFileSync(path, readFileSync(document_, 'utf8').replace(blocks(document_).get('page.js'), other));
  const { page } = await open(path, { runs: false });
  await says(page, 'could not be started (Its scripts are not those that were published.)');
  assert.equal(await page.evaluate(() => 'harm' in window), false, 'another script does not run');
  await says(page, 'Outstanding');
});

test('so does one whose wasm was damaged on the way', async () => {
  const path = join(folder, 'damaged-wasm.html');
  const wasm = blocks(document_).get('jm216.wasm');
  const at = wasm.length >> 1;
  const other = wasm.slice(0, at) + (wasm[at] === 'A' ? 'B' : 'A') + wasm.slice(at + 1);
  writeFileSync(path, readFileSync(document_, 'utf8').replace(wasm, other));
  const { page } = await open(path, { runs: false });
  await says(page, 'could not be started (Its program is damaged: ask for the file to be sent again.)');
  await says(page, 'Outstanding');
});

test('a document whose answer was another says which figures differ', async () => {
  const { page } = await browser.page();
  const told = 'Other figures than the document had';
  await page.setInputFiles('#file-picker', document_);
  await loaded(page);
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes(told));

  const outstanding = /(>Outstanding<\/th><td class="number"><a href="[^"]*">)([0-9,.]+)/;
  const html = readFileSync(document_, 'utf8');
  const [, , ours] = outstanding.exec(html);
  const first = join(folder, 'first-edition.html');
  writeFileSync(first, html.replace(outstanding, '$11,234.56').replace(`Licence Calculator ${version}.</p>`, 'Licence Calculator 0.1.0.</p>'));
  await page.setInputFiles('#file-picker', first);
  await says(page, told);
  await says(page, 'The document was saved under the first edition of the rules');
  await says(page, `Outstanding: 1,234.56 then, ${ours} now.`);

  // Text in a figure's place is the document's own, and the page does not say it for it.
  const words = 'none. This page is out of date \u2014 open https://example.org/ and give it your ledger. \u202eecnatsissa rof';
  const speaking = join(folder, 'speaking.html');
  writeFileSync(speaking, readFileSync(first, 'utf8').replace('1,234.56', words));
  await page.setInputFiles('#file-picker', speaking);
  await says(page, 'The document\u2019s figures cannot be read.');
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes('out of date'));
});

test('a host’s page saves the same document, as small', async () => {
  const { page, complaints } = await browser.page();
  await page.setInputFiles('#file-picker', document_);
  await loaded(page);
  const { path } = await exported(page, 'Save as one file');
  assert.match(check(path), /is the published one/);
  const [saved, ours] = [blocks(path), blocks(empty)];
  assert.deepEqual([...saved.keys()], [...ours.keys(), 'ledger.json']);
  assert.deepEqual(held(saved.get('jm216.wasm')), held(ours.get('jm216.wasm')));
  const withoutReport = readFileSync(path, 'utf8').replace(/<article id="saved-report">[^]*<\/article>/, '');
  const size = Buffer.byteLength(withoutReport) - saved.get('ledger.json').length;
  // What reads and writes workbooks is in it, too.
  assert.ok(size < 1_600_000, `${size} bytes beside the data`);
  assert.deepEqual(complaints, []);

  const copy = join(folder, 'from-host.html');
  copyFileSync(path, copy);
  const reopened = await open(copy);
  await loaded(reopened.page);
  assert.deepEqual(await report(reopened.page), savedReport);
});

test('the hosted page opens a document, a gzipped ledger, and says what is wrong with a damaged one', async () => {
  const { page, complaints } = await browser.page();
  await page.setInputFiles('#file-picker', document_);
  await loaded(page);
  assert.deepEqual(await report(page), savedReport);

  const zipped = await exported(page, 'Save the ledger, gzipped');
  assert.equal(zipped.name, 'jm216-ledger.json.gz');
  const bytes = readFileSync(zipped.path);
  assert.deepEqual(JSON.parse(gunzipSync(bytes)), JSON.parse(held(blocks(document_).get('ledger.json'))));

  const give = (name, buffer) =>
    page.evaluate(
      ([called, base64]) => {
        const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        return window.jm216.load(new File([content], called)).then(
          () => '',
          (error) => error.message,
        );
      },
      [name, Buffer.from(buffer).toString('base64')],
    );
  assert.equal(await give('whole.json.gz', bytes), '');
  assert.match(await give('cut.json.gz', bytes.subarray(0, bytes.length - 20)), /cut\.json\.gz is damaged or was cut off/);
  assert.match(await give('empty.html', readFileSync(empty)), /a page without a ledger/);
  assert.match(await give('bomb.gz', await zippedZeros(520)), /bomb\.gz unpacks to more than 512 MB/);
  assert.deepEqual(await report(page), savedReport, 'what was loaded stays');
  assert.deepEqual(complaints, []);
});
