// In daily use: the day is the person's own, and nothing that is not saved is lost without a question.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { exported } from './journey.mjs';
import { inRepository, load, openBrowser, paste, press, report, settled, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const sales = '[{"invoice": "1", "date": "2012-01-14", "country": "US", "currency": "USD", "gross": "100"}]';

/** Whether the browser would ask before the page is left. */
const asks = (page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** From here on it is this moment. */
const setClock = (page, moment) =>
  page.evaluate((now) => {
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...given) {
        super(...(given.length ? given : [now]));
      }
    };
  }, moment);

for (const [timezoneId, moment, day] of [
  ['America/Los_Angeles', '2012-05-01T03:00:00Z', '2012-04-30'], // 20:00 there
  ['Pacific/Kiritimati', '2012-04-30T11:00:00Z', '2012-05-01'], // 01:00
]) {
  test(`today is the day of the person's clock: ${timezoneId}`, async () => {
    const { page } = await browser.page({ timezoneId });
    await setClock(page, moment);
    await load(page, `{"sales": ${sales}, "payments": []}`);
    const { as_of, obligations } = await report(page);
    assert.equal(as_of, day);
    // Its royalty is due on 30 April.
    const { status } = obligations.find(({ id }) => id === 'royalty-2012-Q1');
    assert.equal(status, day === '2012-04-30' ? 'due' : 'overdue');

    const link = await page.evaluate((text) => window.jm216.load(text).then(() => window.jm216.link()), sales);
    await page.evaluate((text) => window.jm216.openLink(text), link);
    assert.equal((await report(page)).as_of, day, 'by link');
    await page.close();
  });
}

test('what a script loads and the day it sets ask nothing', async () => {
  const { page } = await browser.page();
  assert.equal(await asks(page), false, 'nothing is open');
  await load(page, sales);
  await page.evaluate(() => window.jm216.setAsOf('2012-06-30'));
  assert.equal(await asks(page), false);
  const link = await page.evaluate(() => window.jm216.link());
  await page.evaluate((text) => window.jm216.openLink(text), link);
  assert.equal(await asks(page), false, 'by link');
  await page.close();
});

const table = readFileSync(inRepository('tests/import/umsatz.csv'));

/** A ledger that is nowhere but on the page, made by a person. */
const made = {
  'a ledger that was pasted': async (page) => {
    await paste(browser, page, `{"as_of": "2012-06-30", "sales": ${sales}}`);
  },
  'a ledger that came by link': async (page) => {
    const link = readFileSync(inRepository('tests/links/0.2.0-every-section.link'), 'utf8').trim();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await until(page, () => !document.getElementById('shared-open').hidden);
    await page.focus('#shared-open');
    await page.keyboard.press('Enter');
    await until(page, () => document.getElementById('shared-title').textContent === 'Opened');
    await page.focus('#shared-close');
    await page.keyboard.press('Enter');
  },
  'a table that was imported': async (page) => {
    await page.evaluate(([bytes, mapping]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'umsatz.csv'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      window.mapping = mapping;
    }, [[...table], readFileSync(inRepository('tests/import/umsatz.mapping.json'), 'utf8')]);
    await until(page, () => window.jm216.places().some((place) => place.id === 'open mapping'));
    assert.equal(await asks(page), true, 'its columns are being mapped');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([window.mapping], 'umsatz.mapping.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await settled(page);
    await press(page, 'load');
  },
};

for (const [what, open] of Object.entries(made)) {
  test(`${what} is not lost without a question until it is saved`, async () => {
    const { page } = await browser.page();
    await open(page);
    await until(page, () => window.jm216.report().then(() => true, () => false));
    await settled(page);
    assert.equal(await asks(page), true);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['[]'], 'other.json'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await until(page, () => document.getElementById('unsaved').open);
    const words = await page.evaluate(() => document.getElementById('unsaved-words').textContent);
    assert.equal(words, 'The ledger that is open is not saved as a file.');
    await page.evaluate(() => document.getElementById('unsaved').close(''));
    await settled(page);
    await exported(page, 'Save the ledger');
    assert.equal(await asks(page), false);
    await page.close();
  });
}
