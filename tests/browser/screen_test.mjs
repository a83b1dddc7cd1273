// Zoomed, and on another screen, while the page runs: as many pixels as the screen has, and everything in its place.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load, needs, openBrowser, settled, shots, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

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
