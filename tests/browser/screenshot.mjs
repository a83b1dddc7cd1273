// Makes the README's picture, assets/screenshot.png: the Overview of the example, from build/web.
// usage: node tests/browser/screenshot.mjs
import { readFileSync } from 'node:fs';
import { inRepository, openBrowser, settled } from './page.mjs';

const browser = await openBrowser();
try {
  const { page } = await browser.page();
  await page.evaluate((text) => window.jm216.load(text), readFileSync(inRepository('assets/example.json'), 'utf8'));
  await settled(page);
  await page.screenshot({ path: inRepository('assets/screenshot.png') });
} finally {
  await browser.close();
}
