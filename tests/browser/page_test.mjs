// The real page, driven as a script and as a person would: part of what it must do whatever it looks like.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import {
  abilitiesOf,
  command,
  engine,
  example,
  exampleText,
  load,
  needs,
  openBrowser,
  paste,
  press,
  running,
  serve,
  settled,
  shoot,
  shots,
  until,
} from './page.mjs';

const views = [
  'overview',
  'sales',
  'royalties',
  'obligations',
  'statements',
  'term',
  'milestones',
  'rights',
  'deadlines',
  'readings',
  'judgment',
  'findings',
  'facts',
];

/** What the native command answers; the page must give the same bytes. */
const native = (...more) =>
  execFileSync(command, ['report', example, ...more], { encoding: 'utf8', maxBuffer: 1 << 28 });

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const report = (page) => page.evaluate(() => window.jm216.report());
/** All pictures of one setting side by side, to be looked at: made by the driver that can take long pictures. */
async function contactSheet(name, pictures) {
  if (engine !== 'chromium') return;
  const { page } = await browser.page({ viewport: { width: 1680, height: 1000 } });
  const wide = name.startsWith('phone') ? 210 : 400;
  const figures = [...pictures].map((base64) => `<img width="${wide}" src="data:image/png;base64,${base64}">`);
  const sheet = await page.context().newPage();
  await sheet.setContent(`<body style="margin:12px;background:#888;display:flex;flex-wrap:wrap;gap:8px">${figures.join('')}`);
  await sheet.screenshot({ path: `${shots}/contact-${name}.png`, fullPage: true });
  await page.context().close();
}

test('the example gives the same bytes as the native command, and a changed day and reading too', async () => {
  const { page, complaints } = await browser.page();
  await load(page, exampleText);
  assert.equal(await report(page), native());

  await page.evaluate(() => window.jm216.setAsOf('2011-06-30'));
  assert.equal(await report(page), native('--as-of', '2011-06-30'));

  await page.evaluate(() => window.jm216.setReading('rounding', 'half-even'));
  await page.evaluate(() => window.jm216.setReading('day_count', 'act/360'));
  assert.equal(
    await report(page),
    native('--as-of', '2011-06-30', '--reading', 'rounding=half-even', '--reading', 'day_count=act/360'),
  );
  assert.deepEqual(complaints, []);
});

test('a bad file is refused with its places and what was loaded stays', async () => {
  const { page } = await browser.page();
  await load(page, exampleText);
  const before_ = await report(page);
  const bad = '{"sales":[{"invoice":"A","date":"2009-13-05","country":"EL","currency":"USD","gross":"12,000.50"}]}';
  const problems = await page.evaluate(
    (text) =>
      window.jm216.load(text).then(
        () => [],
        (error) => error.problems,
      ),
    bad,
  );
  assert.equal(problems.length, 3);
  for (const [problem, pointer] of [
    [problems[0], '/sales/0/date'],
    [problems[1], '/sales/0/country'],
    [problems[2], '/sales/0/gross'],
  ]) {
    assert.ok(problem.startsWith(`${pointer} (line 1, column `), problem);
  }
  await shoot(page, 'problems');
  assert.equal(await report(page), before_);
});

test('several files make one ledger', async () => {
  const { page } = await browser.page();
  const sale = '{"sales":[{"invoice":"A","date":"2009-01-05","country":"DE","currency":"EUR","gross":"1000"}]}';
  const quotes = '{"as_of":"2009-06-30","sales":[],"fx":[{"currency":"EUR","date":"2009-04-30","usd":"1.25"}]}';
  await page.evaluate((texts) => window.jm216.load(texts), [sale, quotes]);
  // 1000 × 8.5% × 1.25 = 106.25
  assert.equal(JSON.parse(await report(page)).totals.royalty_usd, '106.25');
});

test('opened by the file picker, by drop and by paste', async () => {
  const { page } = await browser.page();
  const loaded = (lines) =>
    until(
      page,
      (wanted) =>
        window.jm216.report().then(
          (text) => JSON.parse(text).ledger.lines_read === wanted,
          () => false,
        ),
      lines,
    );
  const lines = JSON.parse(exampleText).sales.length;
  await page.setInputFiles('#file-picker', example);
  await loaded(lines);

  const one = '{"sales":[{"invoice":"A","date":"2009-01-05","country":"US","currency":"USD","gross":"1000"}]}';
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'one.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.getElementById('canvas').dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    }
  }, one);
  await loaded(1);

  const two = JSON.stringify([...JSON.parse(one).sales, { ...JSON.parse(one).sales[0], invoice: 'B' }]);
  await page.focus('#canvas');
  await paste(browser, page, two);
  await loaded(2);
});

test('nothing is requested once the page has loaded', async () => {
  const { page, requests } = await browser.page();
  const atStart = requests.length;
  await load(page, exampleText);
  for (const view of views) {
    await page.evaluate((name) => window.jm216.show(name), view);
    await settled(page);
  }
  await page.evaluate(() => window.jm216.setAsOf('2011-06-30'));
  await settled(page);
  // Workers are made from Blobs of the page's own scripts.
  assert.deepEqual(requests.slice(atStart).filter((url) => !url.startsWith('blob:')), []);
});

test('idle, the page asks for no frame and no timer', async () => {
  const { page } = await browser.page();
  await load(page, exampleText);
  await settled(page);
  const counters = () => page.evaluate(() => window.jm216.counters());
  const before_ = await counters();
  await page.waitForTimeout(10_000);
  assert.deepEqual(await counters(), before_);
});

test('the GPU gets a picture only when it is another one', async () => {
  const { page } = await browser.page();
  await load(page, exampleText);
  await page.evaluate(() => window.jm216.show('royalties'));
  await page.mouse.move(300, 3); // above all that answers to a pointer
  await settled(page);
  const counters = () => page.evaluate(() => window.jm216.counters());
  const still = await counters();
  await page.mouse.move(310, 4);
  await settled(page);
  const moved = await counters();
  assert.ok(moved.frames > still.frames);
  assert.equal(moved.pictures, still.pictures);
  await page.evaluate(() => window.jm216.show('term'));
  await settled(page);
  assert.ok((await counters()).pictures > moved.pictures);
});

const settings = [
  ['desktop-1x', {}],
  ['desktop-2x', { deviceScaleFactor: 2 }],
  ['dark-1x', { colorScheme: 'dark' }],
  ['dark-2x', { colorScheme: 'dark', deviceScaleFactor: 2 }],
  ['zoom-150', { viewport: { width: 960, height: 600 }, deviceScaleFactor: 1.5 }],
  ['phone-2x', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }],
  [
    'phone-dark',
    { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, colorScheme: 'dark' },
  ],
];
for (const [name, options] of settings) {
  test(`every view is drawn, and crisp: ${name}`, needs(...abilitiesOf(options)), async () => {
    const { page, complaints } = await browser.page(options);
    await shoot(page, `${name}-start`);
    await load(page, exampleText);
    const pictures = new Set();
    for (const view of views) {
      await page.evaluate((wanted) => window.jm216.show(wanted), view);
      pictures.add((await shoot(page, `${name}-${view}`)).toString('base64'));
    }
    assert.equal(pictures.size, views.length, 'each view looks different from the others');
    const backing = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const box = canvas.getBoundingClientRect();
      return [canvas.width / box.width, canvas.height / box.height];
    });
    for (const ratio of backing) assert.ok(Math.abs(ratio - (options.deviceScaleFactor || 1)) < 0.01);
    assert.deepEqual(complaints, []);
    await page.close();
    await contactSheet(name, pictures);
  });
}

test('the statement of a quarter is printed on paper of either size', needs('print to PDF on a given paper'), async () => {
  const { page } = await browser.page();
  await load(page, exampleText);
  const html = await page.evaluate(() => window.jm216.export('html', { quarter: '2012-Q1' }));
  const paper = await page.context().newPage();
  await paper.setContent(html);
  for (const format of ['A4', 'Letter']) {
    const pdf = await paper.pdf({ path: `${shots}/statement-${format}.pdf`, format, preferCSSPageSize: false });
    const text = pdf.toString('latin1');
    assert.ok(text.startsWith('%PDF-'));
    const pages = text.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages >= 2 && pages <= 32, `${pages} pages`); // 24 rows and what is due beside them, each with how it was reached
  }
  await paper.emulateMedia({ media: 'print' });
  await paper.setViewportSize({ width: 680, height: 1009 }); // A4 within its margins, at 96 dots an inch
  await paper.screenshot({ path: `${shots}/statement-print.png` });
  assert.equal(
    await paper.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('table')].every(
        (part) => part.scrollWidth <= document.body.clientWidth,
      ),
    ),
    true,
    'nothing is cut off at the right',
  );
  await page.close();
});

test('the theme is the system\'s until it is switched, which the next visit remembers', async () => {
  const { page, complaints } = await browser.page({ colorScheme: 'dark' });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), undefined);
  const dark = await shoot(page, 'theme-dark');
  await press(page, 'theme');
  await until(page, () => document.documentElement.dataset.theme === 'light');
  await page.mouse.move(0, 0);
  const light = await shoot(page, 'theme-light');
  assert.notEqual(light.toString('base64'), dark.toString('base64'));
  await page.reload();
  await until(page, () => window.jm216 && document.body.classList.contains('running'));
  assert.equal(await theme(), 'light');
  assert.equal((await shoot(page, 'theme-light')).toString('base64'), light.toString('base64'));
  await press(page, 'theme');
  await until(page, () => !document.documentElement.dataset.theme);
  assert.deepEqual(complaints, []);
});

test('it runs without what the first view does not show; what a script opens waits until nothing is fetched', async () => {
  const host = await serve({ holds: /\/(workbook|example|what_happened|one_file)\./ });
  const { page } = await browser.page({ address: host.address, runs: false });
  await running(page);
  await page.evaluate((text) => {
    window.done = [];
    window.jm216.load(text).then(() => window.done.push('loaded'));
    window.jm216.settled().then(() => window.done.push('settled'));
  }, exampleText);
  await page.waitForTimeout(700);
  assert.deepEqual(await page.evaluate(() => window.done), []);
  assert.equal(await page.evaluate(() => 'fetch' in window), true, 'the network is still open');
  host.release();
  await until(page, () => window.done.length === 2);
  assert.equal(await page.evaluate(() => 'fetch' in window), false);
  assert.equal(await report(page), native());
  await page.close();
  await host.close();
});
