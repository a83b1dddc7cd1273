// What the page exports is what the native command writes, by script and as a file from the header's menu; and the
// examples, which a person presses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, example, inRepository, load, openBrowser, press, settled, shots, until } from './page.mjs';

const native = (...more) =>
  execFileSync(command, ['report', example, ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const tables = ['quarters', 'rows', 'obligations', 'milestones', 'deadlines', 'findings', 'lines'];

test('every format gives the same bytes as the native command, without a request', async () => {
  const { page, requests, complaints } = await browser.page();
  await load(page);
  const atStart = requests.length;
  const exported = (format, options) =>
    page.evaluate(([name, which]) => window.jm216.export(name, which), [format, options]);
  assert.equal(await exported('json'), native());
  assert.equal(await exported('ics'), native('--format', 'ics'));
  assert.equal(await exported('html'), native('--format', 'html'));
  assert.equal(await exported('text'), native('--format', 'text'));
  assert.equal(
    await exported('html', { quarter: '2012-Q1' }),
    native('--format', 'html', '--quarter', '2012-Q1'),
  );
  for (const table of tables) {
    for (const format of ['csv', 'text']) {
      assert.equal(await exported(format, { table }), native('--format', format, '--table', table), table);
    }
  }
  await assert.rejects(exported('html', { quarter: '1066-Q4' }), /no such/);
  await assert.rejects(exported('csv', { table: 'sonnets' }), /no such/);
  await assert.rejects(exported('docx'), /no such/);
  assert.deepEqual(requests.slice(atStart).filter((url) => !url.startsWith('blob:')), []);
  assert.deepEqual(complaints, []);
});

test('the menu gives files', async () => {
  const { page, complaints } = await browser.page();
  await load(page);
  for (const [entry, name, args] of [
    ['Royalty rows', 'jm216-rows-2012-06-30.csv', ['--format', 'csv', '--table', 'rows']],
    ['Statement of 2012-Q1 (V.8)', 'jm216-statement-2012-Q1.html', ['--format', 'html', '--quarter', '2012-Q1']],
  ]) {
    await press(page, 'export');
    const saved = await page.download(() => press(page, entry));
    assert.equal(saved.name, name);
    assert.equal(saved.text, native(...args));
  }
  assert.deepEqual(complaints, []);
});

test('the workbook in the menu is the one that the command writes', async () => {
  const { page, requests, complaints } = await browser.page();
  await load(page);
  const atStart = requests.length;
  await press(page, 'export');
  await settled(page);
  await page.screenshot({ path: `${shots}/export-menu.png` });
  const saved = await page.download(() => press(page, 'Workbook (.xlsx)'));
  assert.equal(saved.name, 'jm216-report-2012-06-30.xlsx');
  const path = join(mkdtempSync(join(tmpdir(), 'jm216-')), 'report.xlsx');
  native('--format', 'xlsx', '-o', path);
  assert.ok(readFileSync(saved.path).equals(readFileSync(path)), 'the same bytes');
  rmSync(dirname(path), { recursive: true });
  assert.deepEqual(requests.slice(atStart).filter((url) => !url.startsWith('blob:')), []);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the examples open at a press, and were there before it', async () => {
  for (const [button, file] of [
    ['example', example],
    ['what happened', inRepository('assets/what_happened.json')],
  ]) {
    const { page, requests, complaints } = await browser.page();
    await settled(page);
    const atStart = requests.length;
    await press(page, button);
    const lines = (JSON.parse(readFileSync(file, 'utf8')).sales ?? []).length;
    await until(
      page,
      (wanted) =>
        window.jm216.report().then(
          (text) => JSON.parse(text).ledger.lines_read === wanted,
          () => false,
        ),
      lines,
    );
    await settled(page);
    await page.screenshot({ path: `${shots}/${file}.png` });
    assert.deepEqual(requests.slice(atStart).filter((url) => !url.startsWith('blob:')), []);
    assert.deepEqual(complaints, []);
    await page.close();
  }
});
