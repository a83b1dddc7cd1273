// The page without eyes, and without a mouse: what a screen reader finds by role and name, what the keyboard reaches.
// Nothing here knows where anything is drawn.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { version } from '../support/version.mjs';
import { act, attribute, cell, fill, focused, said, there } from './mirror.mjs';
import {
  abilitiesOf,
  command,
  exampleText,
  inRepository,
  load,
  needs,
  openBrowser,
  says,
  settled,
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
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The command's report of a ledger given as an object. */
const native = (ledger, ...options) =>
  JSON.parse(execFileSync(command, ['report', '-', ...options], { input: JSON.stringify(ledger), encoding: 'utf8' }));

const grouped = (plain) => plain.replace(/\B(?=(\d{3})+(?!\d)(?=.*\.))/g, ',');

const hooked = (page) => page.evaluate(() => window.jm216.hooked());
async function show(page, view) {
  await page.evaluate((name) => window.jm216.show(name), view);
  await settled(page);
}

test('by role and name alone: load, another day, an explanation, a payment, undo, a cell, save', async () => {
  const { page, complaints } = await browser.page();
  await there(page, 'heading', 'What is owed under the JM216 licence?');
  await act(page, 'button', 'See the example');
  await there(page, 'heading', 'Overview', { role: 'main', name: 'Overview' });
  const ledger = JSON.parse(exampleText);
  await said(page, new RegExp(`loaded: ${ledger.sales.length} lines`));

  await fill(page, 'As-of date', 'soon');
  await said(page, /^"soon" is no date/, 'alert');
  await fill(page, 'As-of date', '31 Dec 2011');
  await said(page, /As of 31 Dec 2011/);
  const answer = native(ledger, '--as-of', '2011-12-31');
  const owed = answer.obligations.filter(({ amount_usd: amount }) => Number(amount) > 0).at(-1);
  const name = owed.id.replace('royalty-', 'Royalty ');

  await act(page, 'link', /^Obligations/, { role: 'navigation', name: 'Views' });
  assert.equal(await attribute(page, 'link', /^Obligations/, 'aria-current'), 'page');
  assert.equal(await cell(page, 'Obligations, US$', name, 'Amount'), grouped(owed.amount_usd));
  assert.equal(await cell(page, 'Obligations, US$', name, 'Outstanding'), grouped(owed.outstanding_usd));

  const why = { role: 'complementary', name: 'Explanation' };
  await act(page, 'button', `Why ${grouped(owed.amount_usd)}, ${name}, Amount`);
  await there(page, 'heading', new RegExp(grouped(owed.amount_usd)), why);
  await said(page, /The explanation is open/);
  await act(page, 'button', 'Close the explanation', why);
  await until(page, () => !document.querySelector('#mirror aside'));

  await act(page, 'link', 'Facts');
  await act(page, 'button', /^Open /, { role: 'table', name: 'Payments' });
  await fill(page, /^Amount/, '12,5,5');
  await act(page, 'button', 'Apply');
  await said(page, /^Not taken: 1 problem\./, 'alert');
  assert.equal(await attribute(page, 'textbox', /^Amount/, 'aria-invalid'), 'true');
  await fill(page, /^Amount/, '1.25');
  await act(page, 'button', 'Apply');
  await said(page, /^Payment changed.*As of 31 Dec 2011/);
  const changed = structuredClone(ledger);
  changed.payments[0].amount = '1.25';
  const report = async () => JSON.parse(await page.evaluate(() => window.jm216.report()));
  assert.deepEqual(await report(), native(changed, '--as-of', '2011-12-31'));
  await act(page, 'button', 'Undo: Payment changed');
  await said(page, /^Undone: Payment changed/);
  assert.deepEqual(await report(), answer);

  await act(page, 'button', 'Export');
  const saved = await page.download(() => act(page, 'menuitem', /^Save the ledger/));
  assert.deepEqual(native(JSON.parse(saved.text)), answer, 'the day is saved too');
  await said(page, /saved/);
  assert.deepEqual(complaints, []);
  await page.close();
});

/** Presses a key until the keyboard is on what is called so. */
async function reach(page, key, name) {
  const passed = [];
  for (let presses = 0; presses < 80; ++presses) {
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
    await settled(page);
  }
  assert.fail(`${name} is not reached by ${key}: ${passed.join(' | ')}`);
}

let statement; // as it was saved by keyboard

test('by keyboard alone: from the start to the statement', async () => {
  const { page, complaints } = await browser.page();
  await reach(page, 'Tab', /^See the example$/);
  await page.keyboard.press('Enter');
  await said(page, /is loaded/);
  // Back, for round by way of the browser Firefox's driver does not bring the focus into the page again.
  await reach(page, 'Shift+Tab', /^As-of date$/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2012-05-31');
  await page.keyboard.press('Enter');
  await said(page, /As of 31 May 2012/);
  await reach(page, 'Tab', /^Export$/);
  await page.keyboard.press('Enter');
  await settled(page);
  await reach(page, 'ArrowDown', /^Statement of 2012-Q1/);
  await page.screenshot({ path: `${shots}/keyboard-menu.png` });
  statement = (await page.download(() => page.keyboard.press('Enter'))).text;
  assert.match(statement, /<h1[^>]*>[^<]*2012-Q1/);
  assert.match(statement, /31 May 2012/, 'of the day that was typed');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('and that statement is printed', needs('print to PDF on a given paper'), async () => {
  const { page: paper } = await browser.page({ runs: false });
  await paper.setContent(statement);
  assert.ok((await paper.pdf({ format: 'A4' })).toString('latin1').startsWith('%PDF-'));
  await paper.close();
});

test('Tab goes through the page and out of it', async () => {
  const { page } = await browser.page();
  await load(page);
  await show(page, 'obligations');
  const first = 'Read the answer as a document';
  const passed = [];
  do {
    await page.keyboard.press('Tab');
    await settled(page);
    passed.push(await focused(page));
  } while (passed.length < 100 && !(passed.length > 1 && passed.at(-1) === first));
  assert.equal(passed.at(-1), first, 'round, by way of the browser');
  const stops = passed.filter((name) => name.startsWith('Why '));
  assert.ok(stops.length >= 4 && stops.length <= 12, `each table is one stop: ${stops}`);
  await page.close();
});

test('arrows move within a table, Escape leaves what is open', async () => {
  const { page } = await browser.page();
  await load(page);
  await show(page, 'obligations');
  await reach(page, 'Tab', /^Why .*, Royalty .*, Amount$|^Why .*, On signature, Amount$/);
  await page.screenshot({ path: `${shots}/keyboard-table.png` });
  const column = 'Amount';
  const seen = new Set();
  for (let row = 0; row < 12; ++row) {
    await page.keyboard.press('ArrowDown');
    await settled(page);
    seen.add(await focused(page));
  }
  assert.equal(seen.size, 12, 'the rows below the screen come into it');
  assert.ok([...seen].slice(0, 11).every((name) => name.endsWith(column)), [...seen].join(' | '));
  await page.keyboard.press('Enter');
  await there(page, 'button', 'Close the explanation');
  await page.keyboard.press('Escape');
  await until(page, () => !document.querySelector('#mirror aside'));
  await page.keyboard.press('?');
  await until(page, () => document.getElementById('shortcuts').open);
  await says(page, `JM216 Licence Calculator ${version}`);
  await page.screenshot({ path: `${shots}/shortcuts.png` });
  await page.keyboard.press('Escape');
  await until(page, () => !document.getElementById('shortcuts').open);
  await page.close();
});

test('every item that Dear ImGui handles has a name, in every view', async () => {
  const { page } = await browser.page();
  const counts = {};
  const count = async (what) => {
    counts[what] = await hooked(page);
  };
  await count('start');
  await load(page);
  for (const view of views) {
    await show(page, view);
    await count(view);
  }
  await act(page, 'button', /^Open /, { role: 'table', name: 'Payments' });
  await count('form');
  await act(page, 'button', 'Export');
  await count('menu');
  await page.keyboard.press('Escape');
  await show(page, 'obligations');
  await act(page, 'button', /^Why .*Amount$/);
  await there(page, 'heading', undefined, { role: 'complementary', name: 'Explanation' });
  await count('explanation');
  await act(page, 'button', 'What if');
  await fill(page, 'As-of date', '2011-06-30');
  await count('what if');
  for (const [what, { items, named }] of Object.entries(counts)) {
    assert.equal(named, items, what);
    assert.ok(items > (what === 'start' ? 4 : 20), `${what}: ${items}`);
  }
  await page.close();
});

test('on a phone too, and what a finger presses is large enough', needs(...abilitiesOf(phone)), async () => {
  const { page } = await browser.page(phone);
  await load(page);
  for (const view of views) {
    await show(page, view);
    const { items, named } = await hooked(page);
    assert.equal(named, items, view);
    // WCAG 2.5.8: 24 pixels, but where something else does the same: bars of a chart are also rows of a table, and
    // labels of a time line stand over a mark of 24 pixels.
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror [data-control]')]
        .filter((one) => !one.closest('[role=group][aria-label="Royalty by quarter"]'))
        .filter((one) => !one.closest('[role=group][aria-label="Time line"]'))
        .map((one) => [one.getAttribute('aria-label') ?? one.textContent, one.offsetWidth, one.offsetHeight])
        .filter(([, width, height]) => Math.min(width, height) < 24),
    );
    assert.deepEqual(small, [], view);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror :is([role=cell], [role=rowheader]) [data-control]')].map((one) => one.offsetHeight).filter((height) => height < 40),
    );
    assert.deepEqual(low, [], `${view}: rows`);
  }
  await page.close();
});

// --- contrast, worked out from the palette ---------------------------------------------------------

/** The palettes of web/ui/theme.cpp: name to 24-bit colour. */
function palettes() {
  const text = readFileSync(inRepository('web/ui/theme.cpp'), 'utf8');
  const found = {};
  for (const [, name, body] of text.matchAll(/constexpr Palette (\w+)\{([^;]*)\};/g)) {
    found[name] = { series: [] };
    for (const [, field, hex] of body.matchAll(/\.(\w+) = rgb\(0x(\w{6})\)/g)) found[name][field] = parseInt(hex, 16);
    const [, series] = /\.series = \{([^}]*)\}/.exec(body);
    for (const [, hex] of series.matchAll(/rgb\(0x(\w{6})\)/g)) found[name].series.push(parseInt(hex, 16));
  }
  return found;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour) {
  const [red, green, blue] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 0xff) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

test('contrast: 4.5 to 1 for words, 3 to 1 for lines that mean something, in both themes', () => {
  assert.ok(Math.abs(contrast(0x000000, 0xffffff) - 21) < 1e-9);
  assert.ok(Math.abs(contrast(0x767676, 0xffffff) - 4.54) < 0.01); // the known lightest grey that passes
  const all = palettes();
  assert.deepEqual(Object.keys(all), ['light', 'dark_palette']);
  for (const [theme, palette] of Object.entries(all)) {
    const grounds = ['panel', 'background', 'selection', 'hover'];
    const washes = ['good_wash', 'caution_wash', 'bad_wash'];
    const words = [
      ...['ink', 'secondary', 'brand'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
      ...washes.map((wash) => ['ink', wash]),
      ...['good', 'caution', 'bad'].flatMap((tone) => [
        [tone, `${tone}_wash`],
        [tone, 'panel'],
      ]),
      ['brand', 'caution_wash'],
      ['on_brand', 'brand'],
    ];
    for (const [ink, ground] of words) {
      const ratio = contrast(palette[ink], palette[ground]);
      assert.ok(ratio >= 4.5, `${theme}: ${ink} on ${ground} ${ratio.toFixed(2)}`);
    }
    for (const line of ['edge', 'brand', 'secondary', 'caution', 'bad', 'good']) {
      const ratio = contrast(palette[line], palette.panel);
      assert.ok(ratio >= 3, `${theme}: ${line} ${ratio.toFixed(2)}`);
    }
    assert.equal(new Set(palette.series).size, 5);
  }
});
