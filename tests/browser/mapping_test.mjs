// What a mapping says is said on the page by buttons: groups, columns that are calculated, what mends a problem; and a
// mapping that the browser keeps, if it was asked to, for the next table with its headings.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { workbook } from '../import/made_workbook.mjs';
import { filesIn, passingFolder } from './engines/common.mjs';
import {
  command,
  example,
  findAndPress as press,
  has,
  load,
  openBrowser,
  press as pressOnly,
  report,
  says,
  settled,
  shoot,
} from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const folder = passingFolder();
const file = filesIn(folder);

async function open(page, path) {
  await page.chooseFiles(() => pressOnly(page, 'open'), path);
  await settled(page);
}

async function choose(page, field, entry) {
  await press(page, field);
  await pressOnly(page, entry); // in the menu that has opened
  await settled(page);
}

const rowsOf = (answer) =>
  answer.quarters.flatMap((quarter) => quarter.rows.map((row) => [row.country, row.net_sales]));

test('groups and columns that are calculated are said by buttons, and the command takes the same', async () => {
  const { page, complaints } = await browser.page();
  const table = file(
    'groups.csv',
    'Country,Invoice,Date,Item,Currency,Packs,Price\n' +
      'Germany,,,,,,\n,A1,2009-01-14,caps,EUR,4,100.50\n,A2,2009-01-15,vial,EUR,2,50.25\n' +
      'France,,,,,,\n,A3,2009-01-16,caps,EUR,10,20.25\n',
  );
  await open(page, table);
  await choose(page, 'gross', 'Packs');
  await choose(page, 'gross', 'With other columns');
  await choose(page, 'gross with', 'Price');
  await says(page, 'Do the empty cells of column "Country" stand for the one above?');
  await shoot(page, 'mapping-groups');
  await press(page, 'as above');
  await says(page, 'Every row is read, 2 left out');
  const { path } = await page.download(() => press(page, 'save mapping'));
  const { fields, fill_down: filled } = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(fields.gross, { columns: ['Packs', 'Price'], combined: 'product' });
  assert.deepEqual(filled, ['Country']);
  execFileSync(command, ['import', table, '--mapping', path, '-o', join(folder, 'groups.json')]);
  await press(page, 'load');
  // Of each product: 4 × 100.50, 2 × 50.25, 10 × 20.25.
  assert.deepEqual(rowsOf(await report(page)), [
    ['DE', '402.00'],
    ['DE', '100.50'],
    ['FR', '202.50'],
  ]);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what mends a problem by one edit is a button, and the next problem follows', async () => {
  const { page } = await browser.page();
  // More than is looked at before all rows are read.
  const rows = Array.from({ length: 15000 }, (_, i) => `${i + 1},2009-01-14,US,USD,${i + 1}.25`);
  rows.push('15001,2009-01-15,US,USD,(7.25)', '15002,2009-01-15,Wonderland,USD,8.25', '15003,2009-01-15,Wonderland,USD,9.25');
  await open(page, file('long.csv', `Invoice,Date,Country,Currency,Gross\n${rows.join('\n')}\n`));
  await says(page, 'Brackets are below zero');
  assert.ok(!(await page.evaluate(() => document.body.innerText.includes('"negatives"'))), 'in words of the table');
  await shoot(page, 'mapping-repairs');
  await press(page, 'mend 0 Brackets are below zero');
  await says(page, '2 problems');
  await press(page, '/fields/country/values/Wonderland');
  await page.keyboard.type('AU');
  await settled(page);
  await says(page, 'Every row is read');
  await press(page, 'load');
  assert.equal((await report(page)).ledger.lines_read, 15003);
  await page.close();
});

test('a mapping is kept only if that is ticked, taken for the same headings, and forgotten', async () => {
  const { page, complaints } = await browser.page();
  const kept = () => page.evaluate(() => localStorage.getItem('jm216-mappings'));
  const head = 'Invoice,Date,Country,Currency,Gross\n';
  const asks = `${head}1,03/04/2009,US,USD,5\n`;
  await open(page, file('first.csv', asks));
  await press(page, '3 Apr 2009');
  await says(page, 'Every row is read');
  await page.download(() => press(page, 'save mapping'));
  assert.equal(await kept(), null, 'saved as a file alone');
  await press(page, 'keep mapping');
  await shoot(page, 'mapping-keep');
  await page.download(() => press(page, 'save mapping'));
  assert.equal(JSON.parse(await kept()).length, 1);
  await press(page, 'close');

  // Another table with these headings is not asked about, and takes it.
  await open(page, file('second.csv', `${head}2,05/06/2009,US,USD,6\n`));
  await says(page, 'A mapping kept in this browser');
  await says(page, 'Every row is read');
  await shoot(page, 'mapping-kept');
  await press(page, 'close');
  // So does a workbook's sheet; one with other headings does not.
  await open(page, file('third.xlsx', workbook([{ name: 'Any', rows: [head.trim().split(','), ['3', '05/06/2009', 'US', 'USD', 7]] }])));
  await says(page, 'A mapping kept in this browser');
  await says(page, 'Every row is read');
  await press(page, 'close');
  await open(page, file('other.csv', `Invoice,Date,Country,Currency,Total gross\n4,05/06/2009,US,USD,8\n`));
  assert.ok(!(await has(page, 'forget mapping')));
  await press(page, 'close');

  await open(page, file('fourth.csv', asks));
  await press(page, 'forget mapping');
  assert.equal(await kept(), null, 'nothing is left of it');
  await press(page, 'close');
  await open(page, file('fifth.csv', asks));
  await says(page, 'In which order are day, month and year?');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the workbook that a script gets is the command\'s', async () => {
  const { page } = await browser.page();
  await load(page);
  const { as_of: day } = await report(page);
  const bytes = await page.evaluate(async () => {
    const given = await window.jm216.export('xlsx');
    let text = '';
    for (const byte of given) text += String.fromCharCode(byte);
    return btoa(text);
  });
  const path = join(folder, 'expected.xlsx');
  execFileSync(command, ['report', example, '--as-of', day, '--format', 'xlsx', '-o', path]);
  assert.ok(Buffer.from(bytes, 'base64').equals(readFileSync(path)));
  await page.close();
});
