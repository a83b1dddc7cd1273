// A table of sales opened on the page: a messy one with a wrong column, whose ledger was worked out by hand
// (tests/import); questions that are asked; mappings saved and opened; a mapping that fits nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { passingFolder } from './engines/common.mjs';
import {
  command,
  find,
  findAndPress as press,
  has,
  inRepository,
  load,
  needs,
  openBrowser,
  paste,
  press as pressOnly,
  report,
  says,
  settled,
  shoot,
} from './page.mjs';

const file = (name) => inRepository(`tests/import/${name}`);
const table = file('umsatz.csv');
const ledger = readFileSync(file('umsatz.ledger.json'), 'utf8');

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const native = (text, ...options) =>
  JSON.parse(execFileSync(command, ['report', '-', ...options], { input: text, encoding: 'utf8' }));
async function choose(page, field, entry) {
  await press(page, field);
  await pressOnly(page, entry); // in the menu that has opened
  await settled(page);
}

async function type(page, field, text) {
  await press(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await settled(page);
}

/** Opens files by the button, as the file dialog would. */
async function open(page, ...files) {
  await page.chooseFiles(() => pressOnly(page, 'open'), files);
  await settled(page);
}

test('a messy table with a wrong column becomes the ledger worked out by hand', async () => {
  const { page, requests, complaints } = await browser.page();
  const requested = requests.length;
  await open(page, table);
  await shoot(page, 'import-wrong');
  assert.ok(!(await has(page, 'Overview')), 'nothing is loaded yet');

  // The table's headings of quantity and unit are exchanged, and a total stands below.
  await choose(page, 'quantity', 'Einheit');
  await choose(page, 'unit', 'Menge');
  await choose(page, 'rows', 'Leave out rows without Belegnr.');
  await press(page, 'more fields').catch(() => press(page, 'all fields'));
  await choose(page, 'separately_charged', 'The same for all rows');
  await type(page, 'constant separately_charged', 'freight sales_tax');
  await choose(page, 'credit_reason', 'The same for all rows');
  await type(page, 'constant credit_reason', 'returned');
  await find(page, 'load');
  await shoot(page, 'import-ready');

  const { name, path, text: mapping } = await page.download(() => press(page, 'save mapping'));
  assert.equal(name, 'umsatz.mapping.json');
  const imported = execFileSync(command, ['import', table, '--mapping', path], { encoding: 'utf8' });
  const expectedLedger = ledger.replaceAll('"pack"', '"Packung"'); // units are free words: none was translated here
  assert.deepEqual(JSON.parse(imported).sales, JSON.parse(expectedLedger).sales, 'the command takes the same mapping');
  assert.equal(JSON.parse(mapping).format, 'jm216-mapping/1');

  await press(page, 'load');
  const answer = await report(page);
  const expected = native(expectedLedger, '--as-of', answer.as_of);
  expected.ledger.title = answer.ledger.title; // the mapping made here has none
  assert.deepEqual(answer, expected);
  await shoot(page, 'import-loaded');
  assert.deepEqual(requests.slice(requested).filter((url) => !url.startsWith('blob:')), []); // a file saved is a blob
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a mapping that was saved is opened beside the table, and only Load is left to press', async () => {
  const { page } = await browser.page();
  await open(page, table);
  await page.chooseFiles(() => pressOnly(page, 'open mapping'), file('umsatz.mapping.json'));
  await settled(page);
  await press(page, 'load');
  const answer = await report(page);
  assert.deepEqual(answer, native(ledger, '--as-of', answer.as_of));
  await page.close();
});

test('what a pasted table does not tell is asked', async () => {
  const { page } = await browser.page({ colorScheme: 'dark' });
  const text =
    'Invoice;Date;Country;Net amount;Betrag\nA1;03/04/2009;Germany;1;1,234\nA2;05/06/2009;Belgium;2;2,345\n';
  await page.focus('#canvas');
  await paste(browser, page, text);
  await settled(page);
  await shoot(page, 'import-questions');
  await pressOnly(page, 'load');
  await settled(page);
  assert.ok(!(await has(page, 'Overview')), 'nothing can be loaded while something is open');
  await press(page, 'Comma: 1.234');
  await press(page, '4 Mar 2009');
  await choose(page, 'currency', 'The same for all rows');
  await type(page, 'constant currency', 'EUR');
  await press(page, 'load');
  const answer = await report(page);
  assert.equal(answer.ledger.lines_read, 2);
  const rows = answer.quarters.flatMap((quarter) => quarter.rows);
  assert.deepEqual(
    rows.map((row) => [row.country, row.currency, row.net_sales]),
    [
      ['DE', 'EUR', '1.234'],
      ['BE', 'EUR', '2.345'],
    ],
  );
  await page.close();
});

test('where the cells end cannot be told, the lines are shown to answer by', async () => {
  const { page } = await browser.page();
  await page.focus('#canvas');
  await paste(browser, page, 'Invoice;Date;Amount,Country,Quantity\n1;2010-01-05;3,DE,4\n2;2010-02-05;5,FR,6\n');
  await settled(page);
  await says(page, 'The first lines, as they stand');
  await says(page, '1;2010-01-05;3,DE,4');
  assert.ok(!(await has(page, 'invoice')), 'there are no columns to choose from yet');
  await press(page, 'Semicolon');
  await says(page, 'Which column is what');
  assert.ok(await has(page, 'invoice'));
  assert.ok(!(await page.evaluate(() => document.body.innerText.includes('as they stand'))));
  await page.close();
});

test('on a phone', needs('touch and phones'), async () => {
  const { page } = await browser.page({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true });
  await open(page, table);
  await shoot(page, 'import-phone');
  await page.mouse.move(200, 500);
  await page.mouse.wheel(0, 900);
  await shoot(page, 'import-phone-fields');
  await page.mouse.wheel(0, 900);
  await shoot(page, 'import-phone-fields-2');
  await page.close();
});

test('a table is let go, and what was loaded stays', async () => {
  const { page } = await browser.page();
  await load(page, ledger);
  const earlier = await report(page);
  await open(page, table);
  await press(page, 'close');
  assert.deepEqual(await report(page), earlier);
  assert.ok(await has(page, 'Overview'));
  await page.close();
});

for (const [what, bytes, why] of [
  ['an empty file', '', 'The file is empty.'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0xff]), 'The file is not text.'],
]) {
  test(`${what} named as a table asks nothing and says what to open instead`, async () => {
    const { page } = await browser.page();
    const name = join(passingFolder(), 'sales.csv');
    writeFileSync(name, bytes);
    await open(page, name);
    await says(page, `${why} Save the sheet that holds the sales as CSV or TSV, and open that file.`);
    assert.ok(!(await has(page, 'invoice')), 'no column is asked for');
    await press(page, 'close');
    await page.close();
  });
}
