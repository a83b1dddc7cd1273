// Workbooks opened on the page: the ledger is that of the CSV of the same table, which the command makes; what is asked
// and what is refused is said in the command's words; and what reads them is fetched before anything can be opened.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { day, workbook, zip } from '../import/made_workbook.mjs';
import { filesIn, passingFolder } from './engines/common.mjs';
import { command, findAndPress as press, has, needs, openBrowser, press as pressOnly, report, running, says, serve, settled, shoot, started } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const file = filesIn(passingFolder());

const headings = ['Invoice', 'Date', 'Country', 'Product', 'Quantity', 'Unit', 'Currency', 'Gross', 'Freight'];
const sales = [
  headings,
  ['R-1', day('2009-02-03'), 'DE', 'a "pack", of\n7', 12, 'g', 'EUR', 1200.5, { v: '0.30000000000000004' }],
  [{ v: '100234' }, day('2009-02-28', 2), 'US', 'Müller & Söhne', 3, 'g', 'USD', { v: '1.5000000000000002E3' }, null],
  ['R-3', day('2009-12-31'), 'JP', '薬', { v: '4' }, 'g', 'JPY', { v: '1E5' }, { v: '0' }],
];
const csv = `Invoice,Date,Country,Product,Quantity,Unit,Currency,Gross,Freight
R-1,2009-02-03,DE,"a ""pack"", of\n7",12,g,EUR,1200.5,0.3
100234,2009-02-28,US,Müller & Söhne,3,g,USD,1500,
R-3,2009-12-31,JP,薬,4,g,JPY,100000,0
`;
const notes = { name: 'Notes', rows: [['Prepared by'], ['Accounting'], ['a', 'b']] };

/** The ledger that the command makes of the CSV of the table. */
const ledger = (() => {
  const table = file('sales.csv', csv);
  const { stdout: proposed } = spawnSync(command, ['import', table], { encoding: 'utf8' });
  return execFileSync(command, ['import', table, '--mapping', file('csv.json', proposed)], { encoding: 'utf8' });
})();
const answerTo = (text, day_) => JSON.parse(execFileSync(command, ['report', '-', '--as-of', day_], { input: text, encoding: 'utf8' }));

/** Opens a file by the button, as the file dialog would. */
async function open(page, path) {
  await page.chooseFiles(() => pressOnly(page, 'open'), path);
  await settled(page);
}

test('a workbook becomes the ledger of the CSV of the same table', async () => {
  const { page, requests, complaints } = await browser.page();
  const requested = requests.length;
  const book = file('sales.xlsx', workbook([notes, { name: 'Sales', rows: [['Sales of the year'], [], ...sales] }]));
  await open(page, book);
  await says(page, 'Every row is read');
  assert.ok(!(await has(page, 'sheet')), 'only one sheet holds a table');
  await shoot(page, 'workbook');
  const { path } = await page.download(() => press(page, 'save mapping'));
  assert.equal(execFileSync(command, ['import', book, '--mapping', path], { encoding: 'utf8' }), ledger, 'the command takes the same mapping');
  await press(page, 'load');
  const answer = await report(page);
  assert.deepEqual(answer, answerTo(ledger, answer.as_of));
  assert.equal(answer.ledger.lines_read, 3);
  assert.deepEqual(requests.slice(requested).filter((url) => !url.startsWith('blob:')), []); // a file saved is a blob
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the sheet and what becomes of hidden rows are asked, and can be chosen anew', async () => {
  const { page, complaints } = await browser.page({ colorScheme: 'dark' });
  const hidden = ['R-0', day('2009-01-05'), 'FR', 'x', 1, 'g', 'EUR', 10, null];
  const rows = [headings, hidden, ...sales.slice(1)];
  await open(page, file('two.xlsx', workbook([{ name: '2008', rows: sales.slice(0, 2) }, { name: 'Sales 2009', rows, hidden: [2], state: 'hidden' }])));
  await says(page, 'Several sheets of the workbook hold a table. Which one holds the sales?');
  assert.ok(!(await has(page, 'invoice')), 'there are no columns to choose from yet');
  await shoot(page, 'workbook-sheets');
  await press(page, '2008');
  await says(page, 'Every row is read');
  await press(page, 'sheet');
  await pressOnly(page, 'Sales 2009'); // in the menu that has opened
  await settled(page);
  await says(page, '1 row of the sheet is hidden or filtered out. Shall such rows be imported?');
  await shoot(page, 'workbook-hidden');
  await press(page, 'Leave them out');
  await says(page, 'Every row is read, 1 hidden row left out');
  await press(page, 'load');
  const answer = await report(page);
  assert.deepEqual(answer, answerTo(ledger, answer.as_of));
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what is wrong with a cell is said with its sheet and place', async () => {
  const { page } = await browser.page();
  const unworked = { xml: '<c r="PLACE"><f>5*240.1</f></c>' };
  const rows = [headings, sales[1], [...sales[2].slice(0, 7), unworked, null]];
  await open(page, file('formula.xlsx', workbook([{ name: 'Sales', rows }])));
  await says(page, 'a formula that no program has worked out; open the workbook in a spreadsheet and save it');
  await says(page, 'Sales · H3 · Gross');
  await shoot(page, 'workbook-problem');
  await pressOnly(page, 'load');
  await settled(page);
  assert.ok(!(await has(page, 'Overview')), 'nothing is loaded');
  await page.close();
});

test('what is no workbook that can be read is refused in the words of the command', async () => {
  const compound = (name) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le'), Buffer.alloc(512)]);
  const texts = (parts) => ({
    ...parts,
    'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'].replace('</sst>', `<si><t>${'0123456789'.repeat(7_000_000)}</t></si></sst>`),
  });
  const whole = workbook([sales]);
  const kinds = {
    'old.xls': [compound('Workbook'), /an old workbook \(\.xls\)/],
    'locked.xlsx': [compound('EncryptedPackage'), /is encrypted/],
    'cut.xlsx': [whole.subarray(0, 600), /the file is cut/],
    'bomb.xlsx': [workbook([sales], { change: texts }), /more than 64 MiB of text/],
    'notes.xlsx': [workbook([notes]), /no sheet of the workbook holds a table/],
    'open.ods': [zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }), /an OpenDocument spreadsheet/],
  };
  const { page } = await browser.page();
  for (const [name, [bytes, expected]] of Object.entries(kinds)) {
    const path = file(name, bytes);
    const { status, stderr } = spawnSync(command, ['import', path], { encoding: 'utf8' });
    assert.equal(status, 2);
    const words = stderr.trimEnd().slice(stderr.indexOf(`${path}: `) + path.length + 2);
    assert.match(words, expected);
    await open(page, path);
    await says(page, `${words[0].toUpperCase()}${words.slice(1)}.`);
    if (name === 'old.xls') await shoot(page, 'workbook-old');
    assert.ok(!(await has(page, 'invoice')), 'no column is asked for');
    await press(page, 'close');
  }
  await page.close();
});

test('what reads workbooks is fetched after the first view; what is opened before waits for it', async () => {
  const host = await serve({ holds: /workbook\./ });
  const { page, requests } = await browser.page({ address: host.address, runs: false });
  await running(page); // which does not wait for what comes later
  await page.waitForTimeout(500);
  const openButton = [1388, 28]; // there is nothing yet to ask where it is
  await page.chooseFiles(() => page.mouse.click(...openButton), file('early.xlsx', workbook([sales])));
  await page.waitForTimeout(700);
  const isShown = () => document.body.innerText.includes('Which column is what');
  assert.ok(!(await page.evaluate(isShown)));
  await says(page, 'Preparing to read workbooks …');
  assert.equal(host.asked.filter((path) => /workbook\./.test(path)).length, 2, 'asked for, though no workbook was opened by then');
  host.release();
  await started(page);
  await says(page, 'Which column is what');
  assert.ok(await page.evaluate(() => document.getElementById('working').hidden));
  assert.equal(await page.evaluate(() => 'fetch' in window), false);
  const later = (requests ?? []).filter((url) => /workbook\./.test(url));
  assert.ok(later.length <= 4, 'by the page, and to be kept for the next visit');
  await page.close();
  await host.close();
});

test('on a phone', needs('touch and phones'), async () => {
  const { page } = await browser.page({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true });
  await open(page, file('phone.xlsx', workbook([{ name: '2008', rows: sales.slice(0, 2) }, { name: 'Sales 2009', rows: sales }])));
  await says(page, 'Which one holds the sales?');
  await shoot(page, 'workbook-phone');
  await press(page, 'Sales 2009');
  await shoot(page, 'workbook-phone-fields');
  await page.close();
});
