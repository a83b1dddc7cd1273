// Two ledgers compared on the page: the schedule is what the native command writes, it is shown and saved without a
// request, and the ledger on the screen stays as it was.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { command, example as mine, exampleText, load, openBrowser, press, settled, shots, until } from './page.mjs';


/** The example as the other side might keep it. */
function otherExample() {
  const ledger = JSON.parse(exampleText);
  ledger.title = 'The other side’s books (fictional)';
  ledger.sales.splice(10, 1);
  ledger.sales[3].gross = '99999.99';
  ledger.payments.at(-1).amount = '399000.00';
  ledger.generics.push({ country: 'SE', available_from: '2011-05-01' });
  ledger.readings = { day_count: 'act/360' };
  return JSON.stringify(ledger);
}

let browser;
let folder;
let theirs;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jm216-compare-'));
  theirs = join(folder, 'theirs.json');
  writeFileSync(theirs, otherExample());
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const native = (...args) => execFileSync(command, ['compare', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
/** Waits until the document on the screen has a heading, or words, of that text. */
const inDocument = (page, words) =>
  until(
    page,
    (wanted) => document.getElementById('document-frame').contentDocument?.body?.innerText.includes(wanted),
    words,
  );
const follow = (page, fragment) =>
  page.evaluate((id) => {
    const inside = document.getElementById('document-frame').contentDocument;
    inside.querySelector(`a[href="#${id}"]`).click();
    return inside.activeElement.id;
  }, fragment);
/** What the page saves as a workbook is what the command writes. */
async function sameWorkbook(page, ...args) {
  const saved = await save(page, 'Save as workbook');
  const path = join(folder, 'native.xlsx');
  native(...args, '--format', 'xlsx', '-o', path);
  assert.ok(readFileSync(saved.path).equals(readFileSync(path)), 'the same bytes');
  return saved.name;
}
const save = (page, name) => page.download(() => page.getByRole('button', { name }).click());

test('from the menu: the schedule on the screen and as files, as the command writes it', async () => {
  const { page, requests, complaints } = await browser.page();
  await load(page);
  await settled(page);
  const atStart = requests.length;
  const report = await page.evaluate(() => window.jm216.report());

  await press(page, 'export');
  await settled(page);
  await page.screenshot({ path: `${shots}/compare-menu.png` });
  await page.chooseFiles(() => press(page, 'Compare with another ledger'), theirs);
  await inDocument(page, 'Reconciliation of two ledgers');
  const schedule = JSON.parse(native(mine, theirs));
  assert.equal(schedule.differences.length, 5);
  for (const one of schedule.differences) await inDocument(page, one.what);
  await page.screenshot({ path: `${shots}/compare.png` });
  // Each links to its facts.
  assert.equal(await follow(page, 'd2'), 'd2');
  await page.screenshot({ path: `${shots}/compare-facts.png` });

  const html = await save(page, 'Save as HTML');
  assert.equal(html.name, 'jm216-reconciliation-2012-06-30.html');
  assert.equal(html.text, native(mine, theirs, '--format', 'html'));
  const csv = await save(page, 'Save as CSV');
  assert.equal(csv.text, native(mine, theirs, '--format', 'csv'));
  assert.equal(await sameWorkbook(page, mine, theirs), 'jm216-reconciliation-2012-06-30.xlsx');
  const facts = await save(page, 'Save the facts as CSV');
  assert.equal(facts.name, 'jm216-reconciliation-2012-06-30-facts.csv');
  assert.equal(facts.text, native(mine, theirs, '--format', 'csv', '--table', 'facts'));

  // The ledger is as it was, and its answer can be read again.
  assert.equal(await page.evaluate(() => window.jm216.report()), report);
  await page.getByRole('button', { name: 'Read the answer' }).click();
  await inDocument(page, 'JM216 licence report');
  assert.equal(await page.getByRole('button', { name: 'Save as CSV' }).count(), 0);
  await page.getByRole('button', { name: 'Back to the calculator' }).click();
  await settled(page);
  assert.deepEqual(requests.slice(atStart).filter((url) => !/^(blob|about|data):/.test(url)), []);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('by script: the same bytes as the command, with the day and readings of the screen', async () => {
  const { page, complaints } = await browser.page();
  await load(page);
  const compared = (text) => page.evaluate((ledger) => window.jm216.compareWith(ledger), text);
  assert.equal(await compared(otherExample()), native(mine, theirs));

  await page.evaluate(() => window.jm216.setAsOf('2011-12-31'));
  const earlier = join(folder, 'earlier.json');
  writeFileSync(earlier, JSON.stringify({ ...JSON.parse(exampleText), as_of: '2011-12-31' }));
  assert.equal(await compared(otherExample()), native(earlier, theirs));
  const all = JSON.parse(await compared(exampleText));
  assert.deepEqual(all.differences.map((one) => one.section), ['as_of']);

  // A ledger that replaces mine takes the schedule away.
  await load(page);
  await inDocument(page, 'JM216 licence report');
  assert.deepEqual(JSON.parse(await compared(exampleText)).differences, []);
  await inDocument(page, 'Nothing differs.');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('with an answer instead of a ledger: as the command writes it', async () => {
  const { page, complaints } = await browser.page();
  await load(page);
  const answer = join(folder, 'answer.json');
  writeFileSync(answer, execFileSync(command, ['report', theirs], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  await press(page, 'export');
  await page.chooseFiles(() => press(page, 'Compare with another ledger'), answer);
  await inDocument(page, 'Two answers compared');
  await inDocument(page, '/totals/outstanding_usd');
  await page.screenshot({ path: `${shots}/compare-answers.png` });
  const csv = await save(page, 'Save as CSV');
  assert.equal(csv.text, native(mine, answer, '--format', 'csv'));
  await sameWorkbook(page, mine, answer);
  assert.equal(await page.getByRole('button', { name: 'Save the facts as CSV' }).count(), 0);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what cannot be compared is said, and what was loaded stays', async () => {
  const { page } = await browser.page();
  await assert.rejects(
    page.evaluate(() => window.jm216.compareWith('{"sales":[]}')),
    /Open your own ledger first/,
  );
  await load(page);
  const report = await page.evaluate(() => window.jm216.report());
  const problems = await page.evaluate(() =>
    window.jm216.compareWith('{"sales":[{"invoice":"1"}]}').then(
      () => 'nothing',
      (error) => error.problems,
    ),
  );
  assert.ok(problems.length >= 1);
  assert.match(problems[0], /\/sales\/0/);
  assert.equal(await page.evaluate(() => window.jm216.report()), report);
  await page.close();
});

test('a comparison can be cancelled', async () => {
  const { page, complaints } = await browser.page();
  // Enough to take a while: a difference in each of 40,000 lines, priced by seller and quarter.
  await page.evaluate(async () => {
    const lines = (gross) =>
      Array.from({ length: 40_000 }, (_, n) => ({
        invoice: String(n),
        date: `${2001 + (n % 17)}-${['02', '05', '08', '11'][Math.floor(n / 17) % 4]}-03`,
        country: 'US',
        currency: 'USD',
        gross,
      }));
    const ledger = (gross) => JSON.stringify({ as_of: '2019-06-30', payments: [], sales: lines(gross) });
    await window.jm216.load(ledger('100'));
    window.outcome = window.jm216.compareWith(ledger('101')).then(
      () => 'compared',
      (error) => error.name,
    );
  });
  await until(page, () => window.jm216.places().some((place) => place.id === 'cancel'));
  const { x, y, width, height } = await page.evaluate(() =>
    window.jm216.places().find((place) => place.id === 'cancel'),
  );
  await page.mouse.click(x + width / 2, y + height / 2);
  assert.equal(await page.evaluate(() => window.outcome), 'Cancelled');
  assert.equal(JSON.parse(await page.evaluate(() => window.jm216.report())).ledger.lines_read, 40_000);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('statements against computed: as the command writes it', async () => {
  const { page, complaints } = await browser.page();
  await load(page);
  await press(page, 'export');
  await press(page, 'Statements against computed');
  await inDocument(page, 'Statements sent against the royalty computed');
  await page.screenshot({ path: `${shots}/statements-compared.png` });
  const csv = await save(page, 'Save as CSV');
  assert.equal(csv.name, 'jm216-statements-2012-06-30.csv');
  assert.equal(csv.text, native('--statements', mine, '--format', 'csv'));
  assert.equal(await sameWorkbook(page, '--statements', mine), 'jm216-statements-2012-06-30.xlsx');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('without WebGL a person compares from the document', async () => {
  const { page, complaints } = await browser.page({ withoutWebGL: true });
  await load(page);
  const compare = page.getByRole('button', { name: 'Compare with another ledger' });
  await page.chooseFiles(() => compare.click(), theirs);
  await inDocument(page, 'Reconciliation of two ledgers');
  assert.deepEqual(complaints, []);
  await page.close();
});
