// The page without eyes, and without a mouse: what a screen reader finds by role and name, what the keyboard reaches.
// Nothing here knows where anything is drawn.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { command, inRepository, openBrowser, settled, shots, until } from './page.mjs';

const example = inRepository('assets/example.json');
const exampleText = readFileSync(example, 'utf8');

let browser;
before(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
});
after(() => browser.close());

/** The command's report of a ledger given as an object. */
const native = (ledger, ...options) =>
  JSON.parse(execFileSync(command, ['report', '-', ...options], { input: JSON.stringify(ledger), encoding: 'utf8' }));

const grouped = (plain) => plain.replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',');

/** As assistive technology presses: the element is told, the pointer is nowhere. */
async function act(locator) {
  await locator.dispatchEvent('click');
  await settled(locator.page());
}

const status = (page, words) =>
  until(page, (pattern) => new RegExp(pattern).test(document.getElementById('status').textContent), words.source);

/** What stands in a table's cell, found by the words of its column's head and of its row's. */
async function cell(page, tableName, rowName, columnName) {
  const table = page.getByRole('table', { name: tableName });
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const index = heads.indexOf(columnName);
  assert.notEqual(index, -1, `${columnName} among ${heads}`);
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: rowName }) });
  return row.locator('th, td').nth(index).innerText();
}

test('by role and name alone: load, another day, an explanation, a payment, undo, a cell, save', async () => {
  const { page, complaints } = await browser.page();
  await page.getByRole('heading', { level: 1, name: 'What is owed under the JM216 licence?' }).waitFor();
  await act(page.getByRole('button', { name: 'See the example' }));
  await page.getByRole('main').getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const ledger = JSON.parse(exampleText);
  await status(page, new RegExp(`loaded: ${ledger.sales.length} lines`));

  const day = page.getByRole('textbox', { name: 'As-of date' });
  await day.fill('31 Dec 2011');
  await day.press('Enter');
  await status(page, /As of 31 Dec 2011/);
  const answer = native(ledger, '--as-of', '2011-12-31');
  const owed = answer.obligations.filter(({ amount_usd: amount }) => Number(amount) > 0).at(-1);
  const name = owed.id.replace('royalty-', 'Royalty ');

  await act(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Obligations' }));
  assert.equal(await cell(page, 'Obligations, US$', name, 'Amount'), grouped(owed.amount_usd));
  assert.equal(await cell(page, 'Obligations, US$', name, 'Outstanding'), grouped(owed.outstanding_usd));

  await act(page.getByRole('button', { name: `Why ${grouped(owed.amount_usd)}, ${name}, Amount`, exact: true }));
  const why = page.getByRole('complementary', { name: 'Explanation' });
  await why.getByRole('heading', { name: grouped(owed.amount_usd) }).waitFor();
  await act(why.getByRole('button', { name: 'Close the explanation' }));
  await why.waitFor({ state: 'detached' });

  await act(page.getByRole('link', { name: 'Facts' }));
  await act(page.getByRole('table', { name: 'Payments' }).getByRole('button').first());
  const amount = page.getByRole('textbox', { name: /^Amount/ });
  await amount.fill('12,5');
  await act(page.getByRole('button', { name: 'Apply' }));
  await until(page, () => document.getElementById('alert').textContent.includes('Not taken: 1 problem.'));
  assert.equal(await amount.getAttribute('aria-invalid'), 'true');
  await amount.fill('1.25');
  await act(page.getByRole('button', { name: 'Apply' }));
  await status(page, /^Payment changed.*\. As of 31 Dec 2011/);
  const changed = structuredClone(ledger);
  changed.payments[0].amount = '1.25';
  const report = async () => JSON.parse(await page.evaluate(() => window.jm216.report()));
  assert.deepEqual(await report(), native(changed, '--as-of', '2011-12-31'));
  await act(page.getByRole('button', { name: 'Undo: Payment changed' }));
  await status(page, /^Undone: Payment changed/);
  assert.deepEqual(await report(), answer);

  await act(page.getByRole('button', { name: 'Export' }));
  const download = page.waitForEvent('download');
  await page.getByRole('menu', { name: 'Export' }).getByRole('menuitem', { name: 'Save the ledger, JSON' }).dispatchEvent('click');
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  assert.deepEqual(native(saved), answer, 'the day is saved too');
  await status(page, /saved/);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
