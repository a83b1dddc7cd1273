// What the second edition records, in forms and views: rows of statements, instalments, claims, limitation, patents
// in force.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act, cell, fill, there } from './mirror.mjs';
import { load, openBrowser, pressAndSettle as press, report, shoot, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const spoken = (page, words) =>
  until(page, (wanted) => document.getElementById('mirror').textContent.includes(wanted), words);
const show = (page, view) => page.evaluate((name) => window.jm216.show(name), view);

const sale = { invoice: 'A', date: '2009-02-03', country: 'US', currency: 'USD', gross: '1000', quantity: '120' };
const ledger = {
  as_of: '2009-06-30',
  sales: [sale],
  statements: [{ quarter: '2009-Q1', date: '2009-04-28', royalty_usd: '85.00' }],
  milestones: [{ milestone: 1, attained: '2003-12-20' }],
  amendments: [],
  claims: [{ date: '2008-06-01', limb: 'defects', amount_usd: '120000.00' }],
  patents: [
    { case: 'MBUS 1192', country: 'US', application: '08/428444', extended_to: '2017-04-24', kind: 'spc' },
  ],
  readings: { spc: 'apart' },
};

test('rows of a statement are added, filled in and removed', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  const earlier = await report(page);
  await press(page, 'Facts');
  await press(page, 'statements');
  await press(page, 'statements0');
  await press(page, 'add rows');
  await press(page, 'apply');
  await shoot(page, 'rows-refused');
  assert.deepEqual(await report(page), earlier, 'a row without a figure is no row');
  await fill(page, 'Sold', '130');
  await shoot(page, 'rows-form');
  await press(page, 'apply');
  const statement = (answer) => answer.quarters.find((one) => one.quarter === '2009-Q1').statement;
  assert.deepEqual(statement(await report(page)).rows[0].sold, { reported: '130', computed: '120' });
  await show(page, 'statements');
  await there(page, 'heading', 'Rows of the statements');
  await shoot(page, 'rows-view');
  await press(page, 'Facts');
  await press(page, 'statements0');
  await press(page, 'remove rows/0');
  await press(page, 'apply');
  assert.deepEqual(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('an amendment names instalments, and the milestone then has a day for each', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  await press(page, 'Facts');
  await press(page, 'amendments');
  await press(page, 'add');
  await fill(page, 'Effective', '2002-09-30');
  await act(page, 'button', 'Add milestone 1: instalment');
  await fill(page, 'Id', 'a');
  await fill(page, 'For', 'NDA complete');
  await fill(page, 'Amount, US$', '500000');
  await shoot(page, 'instalments-amendment');
  await act(page, 'button', 'Add');
  await press(page, 'milestones');
  await press(page, 'milestones0');
  await fill(page, 'Instalment a: NDA complete', '2003-12-20');
  await shoot(page, 'instalments-day');
  await press(page, 'apply');
  const owed = (await report(page)).obligations.find((one) => one.id === 'milestone-1-a');
  assert.equal(owed.amount_usd, '500000.00');
  assert.equal(owed.due, '2004-01-19'); // 30 days after 20 December
  await show(page, 'milestones');
  await spoken(page, 'Milestone 1, instalment a');
  await shoot(page, 'instalments-view');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('claims against the cap, what is claimable until when, and where a patent is in force', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  await show(page, 'rights');
  await spoken(page, '4,880,000.00');
  await shoot(page, 'claims-cap');
  await show(page, 'obligations');
  // Six years from the day after it was due (XVII.1).
  assert.match(await cell(page, 'Obligations, US$', 'On signature', 'Claimable until'), /Aug 2007/);
  await shoot(page, 'claimable-until');
  await show(page, 'term');
  await spoken(page, 'US: in force until 24 Apr 2017');
  await spoken(page, 'listed 24 Apr 2015, in force until 24 Apr 2017; the TERM goes by 24 Apr 2015');
  await shoot(page, 'in-force');
  await press(page, 'Facts');
  await press(page, 'claims');
  await there(page, 'table', 'Claims');
  await shoot(page, 'claims-facts');
  assert.deepEqual(complaints, []);
  await page.close();
});
