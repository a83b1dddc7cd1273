// Nothing in the header moves under the pointer because of what was pressed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { abilitiesOf, needs, openBrowser, opened, report, settled, shoot } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What can be pressed in the header: its key, its name and where it is. */
const controls = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#mirror header [data-control]')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { key: one.dataset.key, name: one.getAttribute('aria-label') ?? one.textContent, box: [x, y, width, height] };
    }),
  );

/** Takes away what a press has put over the header. */
const close = async (page) => {
  await page.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  });
  await page.keyboard.press('Escape');
  await settled(page);
};

for (const [width, ...abilities] of [[1440], [1000], [800], [390, 'windows as narrow as a phone']]) {
  test(`each pressed five times, every control of the header keeps its place: ${width} wide`, needs(...abilities, ...abilitiesOf({})), async () => {
    const { page } = await opened(browser, { viewport: { width, height: 900 } });
    await settled(page);
    await page.evaluate(() => {
      document.getElementById('file-picker').click = () => {}; // no dialog of the system's
    });
    const first = await controls(page);
    assert.ok(first.length >= 4, `${first.length} controls`);
    const placesOf = (all) => new Map(all.map(({ key, box }) => [key, box]));
    const known = placesOf(first);
    const press = async ({ name, box: [x, y, wide, high] }) => {
      for (let presses = 1; presses <= 5; ++presses) {
        await page.mouse.click(x + wide / 2, y + high / 2);
        await settled(page);
        await close(page);
        const now = placesOf(await controls(page));
        for (const [key, box] of known) {
          if (now.has(key)) assert.deepEqual(now.get(key), box, `${name}, pressed ${presses} times`);
        }
        for (const [key, box] of now) known.set(key, box);
      }
    };
    for (const control of first) {
      await press(control);
      if (control.name === 'To the last day of the quarter before') {
        assert.equal((await report(page)).as_of, '2011-03-31', 'five quarters before 30 June 2012');
      }
    }
    const isHistory = ({ name }) => /^(Undo|Redo)/.test(name);
    for (const control of (await controls(page)).filter(isHistory)) await press(control);
    assert.deepEqual(placesOf(first), new Map([...known].filter(([key]) => placesOf(first).has(key))));
    await shoot(page, `header-${width}`);
    await page.close();
  });
}
