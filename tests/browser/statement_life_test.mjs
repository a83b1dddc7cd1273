// A statement's life on the page: the questions of a review, one of them dismissed, and the statement issued.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fill, there } from './mirror.mjs';
import { command, findAndPress, load, openBrowser, pressAndSettle as press, report, shoot } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const show = (page, view) => page.evaluate((name) => window.jm216.show(name), view);
const questions = ({ findings }) => findings.filter(({ severity }) => severity === 'question');

const months = ['2009-01-31', '2009-02-01', '2009-03-31', '2009-05-01'];
const ledger = {
  as_of: '2009-06-29',
  effective_date: '2009-01-01',
  sellers: { A: { name: 'Alpha', role: 'affiliate' } },
  sales: months.map((date, n) => ({
    invoice: `I${n}`,
    date,
    country: 'US',
    seller: 'A',
    currency: 'USD',
    gross: '1001',
    quantity: '10',
  })),
  statements: [],
};

test('questions are asked where they are wanted, and one that was answered is not asked again', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  assert.deepEqual(questions(await report(page)), []);
  await show(page, 'findings');
  await press(page, 'review');
  const asked = questions(await report(page));
  assert.deepEqual(
    asked.map(({ question }) => question),
    ['month-without-invoices:A:2009-04'],
  );
  await there(page, 'heading', 'Questions to ask (1)');
  await shoot(page, 'questions');
  await findAndPress(page, 'dismiss:month-without-invoices:A:2009-04');
  await fill(page, 'Why', 'Closed for stocktaking');
  await shoot(page, 'question-dismissed');
  await press(page, 'apply');
  assert.deepEqual(questions(await report(page)), []);
  await show(page, 'findings');
  await press(page, 'review');
  assert.deepEqual(questions(await report(page)), []);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a statement is issued as the command issues it, and can be undone', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  await show(page, 'statements');
  await shoot(page, 'statement-to-issue');
  await press(page, 'issue');
  const statementOf = (answer) => answer.quarters.find(({ quarter }) => quarter === '2009-Q1').statement;
  // Three lines of 1,001 at 8.5%: 255.255.
  const found = statementOf(await report(page));
  assert.equal(found.royalty_usd, '255.26');
  assert.equal(found.difference_usd, '0.00');
  assert.equal(found.date, '2009-06-29');
  await shoot(page, 'statement-issued');
  const folder = mkdtempSync(join(tmpdir(), 'jm216-issue-'));
  const given = join(folder, 'given.json');
  const issued = join(folder, 'issued.json');
  writeFileSync(given, JSON.stringify(ledger));
  execFileSync(command, ['issue', given, '--quarter', '2009-Q1', '-o', issued], { stdio: 'pipe' });
  const link = await page.evaluate(() => window.jm216.link());
  const kept = JSON.parse(execFileSync(command, ['open', link], { encoding: 'utf8', stdio: 'pipe' }));
  assert.deepEqual(kept.statements, JSON.parse(readFileSync(issued, 'utf8')).statements);
  assert.match(kept.statements[0].seal, /^[0-9a-f]{64}$/);
  await press(page, 'undo');
  assert.equal(statementOf(await report(page)), null);
  assert.deepEqual(complaints, []);
  await page.close();
});
