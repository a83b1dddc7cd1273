// The view of readings: those that move a figure of the ledger with their price, the others folded away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { find, load, openBrowser, pressAndSettle as press, report, shoot, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const spoken = (page, words) =>
  until(page, (wanted) => document.getElementById('mirror').textContent.includes(wanted), words);
const isSpoken = (page, words) =>
  page.evaluate((wanted) => document.getElementById('mirror').textContent.includes(wanted), words);

// 8.5% of a million are 85,000; of 200,000 worth of goods given away 17,000.
const ledger = {
  as_of: '2012-06-30',
  sales: [
    { invoice: 'A', date: '2011-02-01', country: 'ES', currency: 'USD', gross: '1000000' },
    {
      invoice: 'B',
      date: '2011-02-02',
      country: 'US',
      currency: 'USD',
      gross: '0',
      free: true,
      fair_market_price: '200000',
    },
  ],
  generics: [{ country: 'ES', available_from: '2011-01-10', infringing: true, source: 'licensed' }],
  payments: [],
};

test('what moves a figure has its price, alone or with another reading; the rest is folded away', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify(ledger));
  const earlier = await report(page);
  assert.equal(earlier.totals.royalty_usd, '85000.00');
  await press(page, 'Readings');
  await spoken(page, 'fair market price, US$: royalty +17,000.00');
  await spoken(
    page,
    'any, with generic chosen for “Is a product that infringes the patents a GENERIC PRODUCT as well?”, ' +
      'US$: royalty −85,000.00',
  );
  await spoken(page, '“for money or money\'s worth” (V.4)');
  await spoken(page, 'The others change no figure here');
  // 17,000.00, and interest from 30 Apr 2011 on 427 days: 17,000 × 3.5% × 427 ÷ 365 = 696.07.
  await spoken(page, 'Worth US$ 17,696.07 to the LICENSOR');
  await spoken(page, 'Does what is supplied free of charge bear royalty? Choose fair market price.');
  await shoot(page, 'readings-prices');
  assert.equal(await isSpoken(page, '“up to a maximum cap of $5 million”'), false, 'it is folded away');
  await find(page, 'group:4');
  await press(page, 'group:4');
  await shoot(page, 'readings-unfolded');
  await spoken(page, '“deemed to be received” (XV.1)');

  await find(page, 'fair-market-price');
  await press(page, 'fair-market-price');
  await until(page, async () => JSON.parse(await window.jm216.report()).totals.royalty_usd === '102000.00');
  await spoken(page, 'no royalty, US$: royalty −17,000.00');
  await shoot(page, 'readings-chosen');
  await find(page, 'defaults');
  await press(page, 'defaults');
  assert.deepEqual(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a reading of three values prices both others', async () => {
  const { page } = await browser.page();
  const sale = { invoice: 'A', date: '2016-02-01', country: 'US', currency: 'USD', gross: '1000000' };
  await load(page, JSON.stringify({ as_of: '2017-06-30', sales: [sale] }));
  await press(page, 'Readings');
  await spoken(page, 'US stops, US$: royalty −85,000.00');
  await spoken(page, 'where patented, US$: royalty −85,000.00');
  await page.close();
});

test('on a phone the cards stand below each other', async () => {
  const { page } = await browser.page({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  await load(page, JSON.stringify(ledger));
  await page.evaluate(() => window.jm216.show('readings'));
  await spoken(page, 'The others change no figure here');
  await shoot(page, 'readings-phone');
  await page.close();
});
