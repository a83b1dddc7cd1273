// The main journey, wherever the page comes from: the example, another day, why a figure is what it is, a payment
// corrected, and all of it saved as one file.
import assert from 'node:assert/strict';
import { pressAndSettle as press, report, settled, until } from './page.mjs';

/** Chooses an entry of Export and returns the download. */
export async function exported(page, entry) {
  await press(page, 'export');
  return page.download(() => press(page, entry));
}

/** Opens the first payment's form, with the reference empty and ready to be typed into. */
export async function atReference(page) {
  await press(page, 'Facts');
  await press(page, 'payments0');
  await press(page, 'reference');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await settled(page);
}

/** Corrects the amount of the first payment. */
export async function correctPayment(page, amount) {
  await press(page, 'Facts');
  await press(page, 'payments0');
  await press(page, 'amount');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(amount);
  await settled(page);
  await press(page, 'apply');
}

/**
 * @param {import('playwright-core').Page} page with nothing loaded
 * @returns what was saved (a download), and the report that was on the screen
 */
export async function journey(page) {
  await press(page, 'example');
  await until(page, () => window.jm216.report().then(() => true, () => false));
  const first = await report(page);
  assert.equal(first.as_of, '2012-06-30');

  await press(page, /quarter back$/);
  assert.equal((await report(page)).as_of, '2012-03-31');

  await press(page, 'key:Outstanding');
  await until(page, () => window.jm216.places().some((place) => place.id === 'copy'));
  await page.keyboard.press('Escape');

  await correctPayment(page, '1.25');
  const last = await report(page);
  assert.notEqual(last.totals.paid_usd, first.totals.paid_usd);
  return { saved: await exported(page, 'Save as one file'), last };
}
