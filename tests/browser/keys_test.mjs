// Keys: what is the browser's stays the browser's, and none stays held when its letting go is not seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atReference } from './journey.mjs';
import { focused } from './mirror.mjs';
import { openBrowser, opened, settled } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Gives a key to whatever has the focus, without its being let go. @returns whether the page took it for itself */
const down = (page, key, modifiers = {}) =>
  page.evaluate(
    ([name, held]) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held });
      return !document.activeElement.dispatchEvent(event);
    },
    [key, modifiers],
  );
const up = (page, key) =>
  page.evaluate((name) => {
    document.activeElement.dispatchEvent(new KeyboardEvent('keyup', { key: name, bubbles: true }));
  }, key);
const blur = (page) =>
  page.evaluate(() => {
    window.dispatchEvent(new FocusEvent('blur'));
  });

const control = { ctrlKey: true };
const alt = { altKey: true };
/** To be had in every browser: tabs, windows, the address, finding, printing, reloading, zooming, back and forth. */
const browsers = [
  ...[...'twnlfpdr+-0', 'Tab', 'PageUp', 'PageDown'].map((key) => [key, control]),
  ...['t', 'n', 'w', 'Tab', 'i'].map((key) => [key, { ...control, shiftKey: true }]),
  ...['ArrowLeft', 'ArrowRight', 'Home', 'd'].map((key) => [key, alt]),
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'Tab'].map((key) => [key, {}]),
];

/** The keyboard is in the first row of a table. */
async function atTable() {
  const { page } = await opened(browser);
  await page.evaluate(() => window.jm216.show('obligations'));
  await settled(page);
  for (let presses = 0; presses < 60 && !(await focused(page)).startsWith('Why '); ++presses) {
    await page.keyboard.press('Tab');
    await settled(page);
  }
  assert.match(await focused(page), /^Why /);
  return page;
}

/** The keyboard is in a field, which is empty. */
async function atField() {
  const { page } = await opened(browser);
  await atReference(page);
  return page;
}

const valueOf = (page) => page.evaluate(() => document.querySelector('#mirror [aria-label^="Reference"]').value);

test('what is the browser’s is left to it, on a table and while text is edited', async () => {
  for (const place of [atTable, atField]) {
    const page = await place();
    assert.equal(await down(page, 'z', control), true, `${place.name}: undoing is the page's`);
    await up(page, 'z');
    const taken = [];
    for (const [key, modifiers] of browsers) {
      if (await down(page, key, modifiers)) taken.push([key, modifiers]);
      await up(page, key);
    }
    assert.deepEqual(taken, [], place.name);
    await page.close();
  }
});

for (const [what, hidesLettingGo] of [
  ['Cmd is let go (macOS tells of no other key meanwhile)', (page) => up(page, 'Meta')],
  ['the window loses the keyboard', blur],
]) {
  test(`a key that was down when ${what} is not held`, async () => {
    const page = await atTable();
    await down(page, 'ArrowDown');
    await settled(page);
    await hidesLettingGo(page);
    await settled(page);
    const earlier = await focused(page);
    await page.keyboard.press('ArrowDown');
    await settled(page);
    assert.notEqual(await focused(page), earlier, 'the next press counts');
    await page.close();
  });
}

for (const height of [900, 450]) {
  test(`after a visit to the content the arrow keys go through the list of views: ${height} high`, async () => {
    const { page } = await opened(browser, { viewport: { width: 1440, height } });
    const views = await page.evaluate(() =>
      [...document.querySelectorAll('#mirror nav [data-control]')].map((one) => one.getAttribute('aria-label') ?? one.textContent),
    );
    assert.equal(views.length, 13);
    const press = async (key) => {
      await page.keyboard.press(key);
      await settled(page);
    };
    const reach = async (key, names) => {
      for (let presses = 0; presses < 60 && !names.includes(await focused(page)); ++presses) await press(key);
      return focused(page);
    };
    assert.equal(await reach('Tab', views), views[0]);
    const goesThrough = async (from) => {
      for (const view of views.slice(from + 1)) {
        await press('ArrowDown');
        assert.equal(await focused(page), view);
      }
      await press('ArrowDown');
      assert.equal(await focused(page), views.at(-1), 'it ends there');
      for (const view of views.slice(0, -1).reverse()) {
        await press('ArrowUp');
        assert.equal(await focused(page), view);
      }
    };
    await goesThrough(0);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    for (const key of ['Tab', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await press(key);
    assert.ok(!views.includes(await focused(page)), 'the content is visited');
    assert.equal(await reach('Shift+Tab', views), views[2]);
    await goesThrough(2);
    await page.close();
  });
}

test('while Cmd is held every press of a letter counts, though macOS tells of no letting go', async () => {
  const { page } = await opened(browser);
  const state = () =>
    page.evaluate(async () => {
      const { as_of, readings } = JSON.parse(await window.jm216.report());
      return `${as_of} ${readings.rounding}`;
    });
  const seen = [await state()];
  for (const [reading, day] of [['half-even', ''], ['', '2011-12-31'], ['half-up', '']]) {
    await page.evaluate(([value, date]) => (date ? window.jm216.setAsOf(date) : window.jm216.setReading('rounding', value)), [reading, day]);
    await settled(page);
    seen.push(await state());
  }
  assert.equal(new Set(seen).size, 4);
  await page.focus('#canvas');
  const meta = { metaKey: true };
  await down(page, 'Meta', meta);
  for (const earlier of seen.slice(0, -1).reverse()) {
    await down(page, 'z', meta);
    await settled(page);
    assert.equal(await state(), earlier);
  }
  await up(page, 'Meta');
  await page.close();
});

for (const [layout, letter] of [['Russian', 'я'], ['Greek', 'ζ'], ['Hebrew', 'ז'], ['Arabic', 'ئ']]) {
  test(`undo and redo on a layout without Latin letters: ${layout}`, async () => {
    const { page } = await opened(browser);
    const rounding = () =>
      page.evaluate(() => window.jm216.report().then((text) => JSON.parse(text).readings.rounding));
    const first = await rounding();
    await page.evaluate(() => window.jm216.setReading('rounding', 'half-even'));
    await settled(page);
    assert.notEqual(await rounding(), first);
    await page.focus('#canvas');
    assert.equal(await down(page, letter, { ...control, code: 'KeyZ' }), true, 'it is the page\u2019s');
    await settled(page);
    assert.equal(await rounding(), first, 'undone');
    await down(page, letter, { ...control, shiftKey: true, code: 'KeyZ' });
    await settled(page);
    assert.equal(await rounding(), 'half-even', 'done again');
    await page.close();
  });
}

test('Ctrl that was down when the window lost the keyboard is not held', async () => {
  const page = await atField();
  await down(page, 'Control', control);
  await blur(page);
  await settled(page);
  await page.keyboard.type('aaz');
  await settled(page);
  assert.equal(await valueOf(page), 'aaz');
  await page.close();
});
