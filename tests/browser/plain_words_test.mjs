// What the page says in words, and takes as people write it: unknown interest, how the licence stands, dates and
// figures, findings by their cause.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act, cell, fill, there } from './mirror.mjs';
import { load, openBrowser, paste, pressAndSettle as press, report, shoot, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const spoken = (page, words) =>
  until(page, (wanted) => document.getElementById('mirror').textContent.includes(wanted), words);
const silent = (page, words) =>
  page.evaluate((unwanted) => !document.getElementById('mirror').textContent.includes(unwanted), words);
const show = (page, view) => page.evaluate((name) => window.jm216.show(name), view);

const sale = { invoice: 'A', date: '2009-02-03', country: 'US', currency: 'USD', gross: '1000', quantity: '120' };
const silentOnPayments = { as_of: '2009-06-30', sales: [sale], milestones: [], amendments: [] };

test('interest that is not known is said so, and a first payment says why it is', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(silentOnPayments));
  await show(page, 'obligations');
  await there(page, 'button', /^Why Not known, Interest outstanding/);
  await act(page, 'button', /^Why .*, On signature, Amount$/);
  await act(page, 'link', 'Add a payment for this');
  await fill(page, 'Paid on', 'May 15, 2009');
  await fill(page, 'Amount, US$', '$1,000.00');
  await press(page, 'apply');
  await spoken(page, 'interest is reckoned from now on, since payments are recorded');
  await shoot(page, 'words-effect');
  const paid = (await report(page)).obligations.find((one) => one.id === 'signature');
  assert.equal(paid.paid_on, '2009-05-15');
  assert.equal(paid.paid_usd, '1000.00');
  await show(page, 'overview');
  assert.ok(await silent(page, 'Not known, Interest'));
  await shoot(page, 'words-known');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a licence terminated, an amendment and an open right stand before any figure', async () => {
  const { page, complaints } = await browser.page();
  await load(
    page,
    JSON.stringify({
      ...silentOnPayments,
      payments: [],
      notices: [{ kind: 'terminate-convenience', by: 'licensee', given: '2008-11-30', method: 'telefax' }],
      amendments: [{ title: 'Second', effective: '2007-01-01', changes: { term_ends: '2020-12-31' } }],
    }),
  );
  await show(page, 'overview');
  await there(page, 'heading', 'How the licence stands');
  await spoken(page, 'The licence is terminated');
  await spoken(page, 'Second');
  await spoken(page, 'TERM ends (XIV.2)');
  await spoken(page, 'amended');
  await shoot(page, 'words-standing');
  await press(page, 'licence');
  await there(page, 'complementary', 'Explanation');
  await shoot(page, 'words-standing-why');
  await load(page, JSON.stringify(silentOnPayments));
  await spoken(page, 'TERM ends (I.16)');
  await page.setViewportSize({ width: 390, height: 800 });
  await shoot(page, 'words-standing-phone');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('dates and figures are taken as people write them, and asked where they may mean two things', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify({ ...silentOnPayments, payments: [] }));
  await press(page, 'Facts');
  await press(page, 'fx');
  await press(page, 'add');
  await fill(page, 'Day of issue', '05/04/2009');
  await fill(page, 'Currency', 'gbp');
  await spoken(page, 'Which is meant?');
  await shoot(page, 'words-asked');
  await press(page, 'date=2009-05-04');
  assert.ok(await silent(page, 'Which is meant?'));
  await fill(page, 'US$ for one unit', '1,456');
  await spoken(page, '1.456 (decimals)');
  await press(page, 'usd=1.456');
  await press(page, 'apply');
  await press(page, 'add'); // which is asked once only
  await fill(page, 'Day of issue', '06/04/2009');
  await fill(page, 'Currency', 'GBP');
  await fill(page, 'US$ for one unit', '1,457');
  await press(page, 'apply');
  for (const words of ['4 May 2009', '1.456', '4 Jun 2009', '1.457', 'GBP']) await spoken(page, words);
  await shoot(page, 'words-taken');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('findings of one cause are one, with its list; each leads to its place, which is in sight', async () => {
  const { page, complaints } = await browser.page();
  const sales = Array.from({ length: 80 }, (_, i) => ({ ...sale, invoice: `I${i + 1}` }));
  sales[69].gross = '-10'; // a credit note unmarked
  await load(
    page,
    JSON.stringify({ ...silentOnPayments, effective_date: '2001-08-28', sales, statements: [], payments: [] }),
  );
  await show(page, 'findings');
  await there(page, 'heading', /^Statement missing: \d\d cases$/);
  await shoot(page, 'words-causes');
  assert.ok(await silent(page, 'No statement for 2004-Q1'));
  await press(page, 'fold:statement-missing');
  await spoken(page, 'No statement for 2004-Q1');
  await press(page, 'show:/statements');
  await there(page, 'heading', 'Statements sent');
  await show(page, 'findings');
  await press(page, 'fold:statement-missing');
  await press(page, /^show:\/sales\/69/);
  await there(page, 'complementary', 'Explanation');
  await until(page, () => window.jm216.places().some(({ id }) => id.includes('I70')) || document.body, null);
  await spoken(page, 'I70');
  await shoot(page, 'words-line');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('whoever gets a link sees title and day before anything is opened', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify({ ...silentOnPayments, title: 'Sales of <b>2009</b>' }));
  const link = await page.evaluate(() => window.jm216.link());
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, link.split('#')[1]);
  const what = () => document.getElementById('shared-what').textContent.replaceAll(/[\u2068\u2069]/g, '');
  await until(page, () => document.getElementById('shared-what').textContent.includes('as of'));
  assert.match(await page.evaluate(what), /^“Sales of <b>2009<\/b>”, as of 30 June 2009\. 1 line, made with/);
  await shoot(page, 'words-shared');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the title of a link turns nothing of what the page says of it, and hides nothing', async () => {
  const { page } = await browser.page();
  // It closes the mark that is to hold it, and turns what follows; then a title of more letters than are shown.
  for (const title of ['\u2069\u202Ex\u200By', `\u202E${'x'.repeat(400)}\u202C`]) {
    await load(page, JSON.stringify({ ...silentOnPayments, title }));
    const link = await page.evaluate(() => window.jm216.link());
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, link.split('#')[1]);
    const what = await until(page, () => {
      const { textContent } = document.getElementById('shared-what');
      return textContent.includes('as of') && textContent;
    });
    const [shown] = /“.*?”(?=, as of)/su.exec(what);
    let open = 0;
    for (const sign of shown) {
      if (/[\u202A\u202B\u202D\u202E\u2066-\u2068]/u.test(sign)) ++open;
      if (/[\u202C\u2069]/u.test(sign)) --open;
      assert.ok(open >= 0, 'nothing is closed that the title did not open');
    }
    assert.equal(open, 0, 'nothing stays open behind it');
    if (title.includes('\u200B')) assert.match(shown, /‹U\+200B›/);
    await page.evaluate(() => document.getElementById('shared-close').click());
  }
  await page.close();
});

const asks = (page, words) =>
  until(
    page,
    (wanted) =>
      document.getElementById('unsaved').open && document.getElementById('unsaved-words').textContent.includes(wanted),
    words,
  );

test('a half-typed form and a day chosen by hand ask before they are lost; a script\u2019s day does not', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(silentOnPayments));
  await page.evaluate(() => window.jm216.setAsOf('2009-07-31'));
  await paste(browser, page, JSON.stringify({ ...silentOnPayments, title: 'Another' }));
  await until(page, () => document.getElementById('mirror').textContent.includes('Another'));
  await press(page, 'day on');
  await paste(browser, page, JSON.stringify(silentOnPayments));
  await asks(page, 'The day or the readings');
  await page.evaluate(() => document.getElementById('unsaved').close(''));
  await press(page, 'undo');
  await press(page, 'Facts');
  await press(page, 'add');
  await fill(page, 'Amount, US$', '1,0');
  await press(page, 'Overview');
  await paste(browser, page, JSON.stringify(silentOnPayments));
  await asks(page, 'typed into the form');
  await shoot(page, 'words-unsaved');
  await page.evaluate(() => document.getElementById('unsaved').close(''));
  assert.deepEqual(complaints, []);
  await page.close();
});

test('another file is not opened over a mapping under way without a question', async () => {
  const { page, complaints } = await browser.page();
  await paste(browser, page, 'invoice,date,country,currency,gross\nA,2009-02-03,US,USD,1000\n');
  await until(page, () => document.getElementById('mirror').textContent.includes('Country'));
  await paste(browser, page, JSON.stringify(silentOnPayments));
  await asks(page, 'is not a ledger yet');
  assert.ok(await page.evaluate(() => document.querySelector('#unsaved [value=save]').hidden));
  await page.evaluate(() => document.getElementById('unsaved').close('open'));
  await until(page, () => document.getElementById('mirror').textContent.includes('How') || window.jm216.report);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('notices say who gave what, when, how, when received and what followed; the form speaks in words', async () => {
  const { page, complaints } = await browser.page();
  await load(
    page,
    JSON.stringify({
      ...silentOnPayments,
      payments: [],
      notices: [
        { kind: 'terminate-convenience', by: 'licensee', given: '2009-06-01', method: 'post' },
        { kind: 'breach', by: 'licensor', given: '2009-06-02', method: 'e-mail' },
      ],
    }),
  );
  await show(page, 'rights');
  assert.equal(await cell(page, 'Notices given', 'LICENSEE', 'Received'), '4 Jun 2009');
  assert.match(await cell(page, 'Notices given', 'LICENSOR', 'What followed'), /no effect/);
  await shoot(page, 'words-notices');
  await press(page, 'Facts');
  await press(page, 'notices');
  await press(page, 'add');
  await press(page, 'kind');
  await shoot(page, 'words-kinds');
  await spoken(page, 'Notice to terminate for non-payment');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('an explanation is headed by the figure that was pressed, names its facts, and has a trail back', async () => {
  const { page, complaints } = await browser.page();
  await load(
    page,
    JSON.stringify({ ...silentOnPayments, payments: [{ date: '2001-09-03', for: 'signature', amount: '1000' }] }),
  );
  await show(page, 'obligations');
  await act(page, 'button', /^Why 1,000\.00, On signature, Paid$/);
  await there(page, 'heading', '1,000.00');
  await spoken(page, 'Payment of 3 Sep 2001, US$ 1,000.00');
  await shoot(page, 'words-why');
  await page.keyboard.press('Escape');
  await show(page, 'royalties');
  await act(page, 'button', /^Why 85\.00, licensee.*Royalty, US\$$/);
  await spoken(page, 'JM216 (unit)');
  await shoot(page, 'words-why-row');
  assert.deepEqual(complaints, []);
  await page.close();
});
