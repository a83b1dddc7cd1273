// Makes the README's picture, assets/screenshot.png: the Overview of the example, from build/web.
// usage: node tests/browser/screenshot.mjs
import { inRepository, load, openBrowser, settled } from './page.mjs';

const browser = await openBrowser();
try {
  const { page } = await browser.page();
  await load(page);
  await settled(page);
  await page.screenshot({ path: inRepository('assets/screenshot.png') });
} finally {
  await browser.close();
}
