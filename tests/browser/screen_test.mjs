// Zoomed, and on another screen, while the page runs: as many pixels as the screen has, and everything in its place.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load, needs, openBrowser, settled, shots, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What a window of that width needs of the driver. */
const narrow = (width) => (width < 500 ? ['windows as narrow as a phone'] : []);

test('zoomed from 50 to 300 percent and back', needs('pixel ratio changed live'), async () => {
  const { page, complaints } = await browser.page({ viewport: null });
  await load(page);
  const screen = { width: 1440, height: 900 }; // in pixels of the screen, which zooming does not change
  for (const percent of [100, 50, 67, 80, 90, 110, 125, 150, 175, 200, 250, 300, 100]) {
    const ratio = percent / 100;
    const width = Math.round(screen.width / ratio);
    const height = Math.round(screen.height / ratio);
    await page.setScreen({ width, height, deviceScaleFactor: ratio });
    await until(page, (wanted) => Math.abs(window.devicePixelRatio - wanted) < 0.01, ratio);
    await settled(page);
    const drawn = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const box = canvas.getBoundingClientRect();
      return { pixels: [canvas.width, canvas.height], box: [box.width, box.height], inner: [innerWidth, innerHeight] };
    });
    assert.deepEqual(drawn.box, drawn.inner, `${percent}%: the canvas fills the window`);
    for (const axis of [0, 1]) {
      const exact = drawn.box[axis] * ratio;
      assert.ok(Math.abs(drawn.pixels[axis] - exact) <= 1, `${percent}%: ${drawn.pixels[axis]} pixels for ${exact}`);
    }
    const places = await page.evaluate(() => window.jm216.places());
    assert.ok(places.some((one) => one.id === 'open'), `${percent}%: a ledger can be opened`);
    for (const { id, x, width: wide } of places.filter((one) => ['open', 'export', 'what if', 'theme'].includes(one.id))) {
      assert.ok(x >= 0 && x + wide <= width, `${percent}%: ${id} is within the window`);
    }
    await page.screenshot({ path: `${shots}/zoom-live-${percent}.png` });
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the pixel ratio alone changes, as on another screen', needs('pixel ratio changed live'), async () => {
  const { page } = await browser.page({ viewport: null });
  await load(page);
  await settled(page);
  for (const deviceScaleFactor of [2, 1.25, 1]) {
    await page.setScreen({ width: 1440, height: 900, deviceScaleFactor });
    await until(
      page,
      (ratio) => Math.abs(document.getElementById('canvas').width - 1440 * ratio) <= 1,
      deviceScaleFactor,
    );
    await settled(page);
    await page.screenshot({ path: `${shots}/ratio-live-${deviceScaleFactor}.png` });
  }
  await page.close();
});

/** Amounts as large as the format takes, and a currency that no exchange rate is known of. */
const largest = JSON.stringify({
  title: 'A ledger of amounts as large as a price may be, whose title is longer than its place',
  as_of: '2012-06-30',
  sales: ['2011-05-05', '2011-08-05', '2012-02-05'].flatMap((date, i) => [
    { invoice: `A-${i}`, date, country: 'US', currency: 'USD', gross: '543219876542.50' },
    { invoice: `B-${i}`, date, country: 'DE', currency: 'EUR', gross: '421000000000.1234' },
  ]),
  fx: [{ currency: 'EUR', date: '2011-07-29', usd: '1.25' }],
});

for (const width of [360, 768, 1440]) {
  test(`very large amounts stay in their boxes, and what is not known is said: ${width} pixels wide`, needs(...narrow(width)), async () => {
    const { page, complaints } = await browser.page({ viewport: { width, height: 1200 } });
    await page.evaluate((text) => window.jm216.load(text), largest);
    await settled(page);
    await page.screenshot({ path: `${shots}/largest-${width}.png` });
    const seen = await page.evaluate(() => {
      const all = [...document.querySelectorAll('#mirror *')];
      const text = (one) => one.getAttribute('aria-label') ?? one.textContent;
      const heading = all.find((one) => /^H\d$/.test(one.tagName) && text(one).startsWith('Royalty by quarter'));
      const bars = all.find((one) => one.getAttribute('aria-label') === 'Royalty by quarter');
      return {
        axis: window.jm216.places().find((one) => one.id === 'axis'),
        left: heading.getBoundingClientRect().left,
        heading: text(heading),
        bars: [...bars.querySelectorAll('button')].map(text),
        legend: all.some((one) => text(one) === 'incomplete: an exchange rate is missing'),
      };
    });
    assert.ok(seen.axis.width > 0);
    assert.ok(seen.axis.x >= seen.left - 1, `the axis begins at ${seen.axis.x}, its box's words at ${seen.left}`);
    // 8.5% of 543,219,876,542.50, and of 421,000,000,000.1234 at 1.25, are 90.9 billion.
    assert.equal(seen.heading, 'Royalty by quarter, US$ billion');
    assert.ok(seen.legend);
    assert.deepEqual(
      seen.bars.map((name) => [name.slice(0, 7), name.includes('incomplete, an exchange rate is missing')]),
      [
        ['2011-Q2', false],
        ['2011-Q3', true],
        ['2011-Q4', false],
        ['2012-Q1', true],
      ],
    );
    // The dollars of the quarter are known: 8.5% of them, to the cent.
    assert.ok(seen.bars[1].endsWith('known so far US$\u00a046,173,689,506.11'), seen.bars[1]);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

for (const width of [360, 768]) {
  test(`no table is wider than the screen: ${width} pixels wide`, needs(...narrow(width)), async () => {
    const { page } = await browser.page({ viewport: { width, height: 1000 } });
    await load(page);
    for (const view of ['overview', 'sales', 'royalties', 'obligations', 'statements', 'facts', 'term', 'milestones', 'rights', 'deadlines']) {
      await page.evaluate((name) => window.jm216.show(name), view);
      await settled(page);
      const cells = await page.evaluate(() =>
        [...document.querySelectorAll('#mirror :is([role=cell], [role=rowheader])')].map((one) => {
          const box = one.getBoundingClientRect();
          return { words: one.textContent, right: box.right };
        }),
      );
      assert.ok(cells.length > 3, view);
      assert.deepEqual(
        cells.filter(({ right }) => right > width).map(({ words, right }) => `${words} ends at ${right}`),
        [],
        view,
      );
    }
    await page.close();
  });
}

// WCAG 2.2, 1.4.10: a screen of 1280 by 1024 at 400%, and others where little is left.
for (const [width, height] of [
  [320, 256],
  [568, 320],
  [720, 450],
]) {
  test(`a low screen leaves most of its height to the view, and every view can be reached: ${width} by ${height}`, needs(...narrow(width)), async () => {
    const { page } = await browser.page({ viewport: { width, height } });
    await load(page);
    await settled(page);
    const place = (id) => page.evaluate((wanted) => window.jm216.places().find((one) => one.id === wanted), id);
    const top = await page.evaluate(() => document.querySelector('#mirror [role=main], #mirror main').getBoundingClientRect().top);
    assert.ok(top <= 100, `the view begins at ${top}`);
    const day = await place('as of').then((found) => found ?? place('show'));
    assert.ok(day.y > top && day.y + day.height < height, 'the date can be pressed at once');
    if (width >= 720) {
      await page.mouse.move(60, height - 60);
      await page.mouse.wheel(0, 2000);
      await settled(page);
      const last = await place('Findings');
      assert.ok(last && last.y + last.height <= height, 'the last view is scrolled to');
      await page.mouse.click(last.x + 20, last.y + last.height / 2);
      await settled(page);
      assert.equal(await page.evaluate(() => document.querySelector('#mirror [aria-current]').textContent.slice(0, 8)), 'Findings');
    }
    await page.close();
  });
}

test('on a very wide screen what is shown stands in the middle, and a figure that is pressed stays where it is', async () => {
  const { page } = await browser.page({ viewport: { width: 2560, height: 1200 } });
  await load(page);
  await settled(page);
  const figure = () => page.evaluate(() => window.jm216.places().find((one) => one.id.startsWith('rows:row:2012-Q1:0:')));
  const at = await figure();
  assert.ok(at.x > 208 + 100, 'there is room at the left too');
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await settled(page);
  assert.equal(await page.evaluate(() => document.querySelectorAll('#mirror aside, #mirror [role=complementary]').length), 1);
  assert.deepEqual(await figure(), at);
  await page.close();
});

test('what a phone has no column for stands below the words of its row', needs(...narrow(320)), async () => {
  const account = async (width) => {
    const { page } = await browser.page({ viewport: { width, height: 3000 } });
    await load(page);
    await page.evaluate(() => window.jm216.show('obligations'));
    await settled(page);
    const rows = await page.evaluate(() =>
      Object.fromEntries(
        ['Obligations', 'Account', 'Interest'].map((name) => [
          name,
          [...document.querySelectorAll(`#mirror [role=table][aria-label^="${name}"] [role=row]`)].map((row) => ({
            words: row.textContent,
            height: row.getBoundingClientRect().height,
          })),
        ]),
      ),
    );
    await page.close();
    return (table, words) => {
      const row = rows[table].find((one) => words.test(one.words));
      assert.ok(row, `${width}: ${rows[table].map((one) => one.words).join('\n')}`);
      return row.height;
    };
  };
  const at360 = await account(360);
  at360('Obligations', /Royalty 2011-Q2, overdue 336 days/);
  const oneLine = at360('Account', /Milestone 2 paid, 13 Jan 2006 · −3,000,000\.00/);
  // Narrower still, day and amount take a line each, and none is cut.
  const at320 = await account(320);
  assert.equal(at320('Account', /Milestone 2 paid, 13 Jan 2006 · −3,000,000\.00/), oneLine + 16);
  at320('Interest', /Milestone 3, 21 Jun 2006.*%/);
});

test('of figures that one explanation is for, the one that was pressed is marked', async () => {
  const { page } = await browser.page({ viewport: { width: 1440, height: 3000 } });
  await load(page);
  await page.evaluate(() => window.jm216.show('obligations'));
  await settled(page);
  const marked = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('#mirror [role=table] [aria-pressed=true]')].map((one) => one.getAttribute('aria-label')),
    );
  const name = await page.evaluate(() => {
    const table = document.querySelector('#mirror [role=table][aria-label^="Interest, period by period"]');
    const rows = [...table.querySelectorAll('[role=row]')];
    const obligation = (row) => row?.querySelector('[role=rowheader]')?.textContent;
    const second = rows.find((row, i) => obligation(row) && obligation(row) === obligation(rows[i - 1]));
    const figure = [...second.querySelectorAll('button')].find((one) => /, Days$/.test(one.getAttribute('aria-label')));
    figure.click();
    return figure.getAttribute('aria-label');
  });
  await settled(page);
  assert.deepEqual(await marked(), [name]);
  await page.close();
});
