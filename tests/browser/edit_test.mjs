// Facts changed by hand: a payment edited, refused, undone, done again, saved; unsaved work is guarded. And the
// answer as a document, with WebGL and without.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import {
  command,
  exampleText,
  openBrowser,
  opened,
  pressAndSettle as press,
  report,
  settled,
  shoot,
  until,
} from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Replaces what stands in a field. */
async function type(page, field, text) {
  await press(page, field);
  await settled(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await settled(page);
}

/** Waits until the document has a heading and says so. */
const inDocument = (page, words) =>
  until(
    page,
    (wanted) => {
      const said = document.getElementById('document-frame').contentDocument;
      return said?.querySelector('h1') && said.body.textContent.includes(wanted);
    },
    words,
  );

/** The command's report of a ledger given as an object. */
const native = (ledger, ...options) =>
  JSON.parse(
    execFileSync(command, ['report', '-', ...options], { input: JSON.stringify(ledger), encoding: 'utf8' }),
  );

test('a payment is changed, undone, done again and saved', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  const ledger = JSON.parse(exampleText);
  await press(page, 'Facts');
  await press(page, 'payments0');
  await shoot(page, 'edit-payment');
  await type(page, 'amount', '12,5,5');
  await until(page, () => window.jm216.checked() > 0);
  await shoot(page, 'edit-refused');
  await press(page, 'apply');
  await settled(page);
  assert.deepEqual(await report(page), earlier, 'nothing changed');

  await type(page, 'amount', '1.25');
  await press(page, 'apply');
  await settled(page);
  ledger.payments[0].amount = '1.25';
  const later = await report(page);
  assert.deepEqual(later, native(ledger, '--as-of', earlier.as_of), 'as if the file had said so');
  assert.notEqual(later.totals.paid_usd, earlier.totals.paid_usd);
  await shoot(page, 'edit-applied');

  await press(page, 'undo');
  assert.deepEqual(await report(page), earlier);
  await page.keyboard.press('Control+Shift+Z');
  await settled(page);
  assert.deepEqual(await report(page), later);
  await page.keyboard.press('Control+Z');
  await settled(page);
  assert.deepEqual(await report(page), earlier);
  await press(page, 'redo');
  assert.deepEqual(await report(page), later);

  await press(page, 'export');
  await settled(page);
  const saved = JSON.parse((await page.download(() => press(page, 'Save the ledger'))).text);
  assert.deepEqual(native(saved), later, 'the saved file gives the same report');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a new payment is judged field by field, and can be taken away again', async () => {
  const { page } = await opened(browser);
  const earlier = await report(page);
  await press(page, 'Facts');
  await press(page, 'add');
  await press(page, 'apply');
  await settled(page);
  await shoot(page, 'edit-new-refused');
  await type(page, 'date', '30 Apr 2012');
  await type(page, 'amount', '100');
  await press(page, 'for');
  await settled(page);
  await shoot(page, 'edit-choices');
  await press(page, 'Royalty 2012-Q1'); // what is open stands first
  await settled(page);
  await press(page, 'apply');
  await settled(page);
  const later = await report(page);
  const owed = (one) => one.obligations.find(({ id }) => id === 'royalty-2012-Q1');
  assert.equal(Number(owed(later).paid_usd) - Number(owed(earlier).paid_usd), 100);
  const last = JSON.parse(exampleText).payments.length;
  await press(page, `payments${last}`);
  await press(page, 'remove');
  assert.deepEqual(await report(page), earlier);
  await page.close();
});

test('Add puts the cursor into the form, Tab stays in it, and Enter adds', async () => {
  for (const byMouse of [false, true]) {
    const { page } = await opened(browser);
    await press(page, 'Facts');
    await press(page, 'add');
    const place = () =>
      page.evaluate(() => {
        const now = document.activeElement;
        return now.matches('#mirror [role=main] :is(input, select)') ? now.getAttribute('aria-label') : '';
      });
    assert.notEqual(await place(), '', 'the cursor is in the form');
    await page.keyboard.press('Tab');
    await settled(page);
    assert.notEqual(await place(), '', 'and so it is after Tab');
    await press(page, 'for');
    await settled(page);
    await press(page, 'Royalty 2012-Q1');
    await type(page, 'date', '30 Apr 2012');
    await type(page, 'amount', '100');
    if (!byMouse) await page.focus('#mirror [aria-label^="Reference"]');
    await page.keyboard.press('Enter');
    await settled(page);
    const paid = (await report(page)).obligations.find(({ id }) => id === 'royalty-2012-Q1').paid_usd;
    assert.equal(paid, '100.00');
    await page.close();
  }
});

test('a sales line is changed from its explanation, another is added, and both are undone', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  await press(page, 'Sales');
  await until(page, () => window.jm216.places().some((place) => place.id.includes('line:/sales/')));
  const ids = await page.evaluate(() => window.jm216.places().map((place) => place.id));
  const line = ids.find((id) => id.includes('line:/sales/'));
  const index = Number(/line:\/sales\/(\d+)/.exec(line)[1]);
  await press(page, line);
  await until(page, () => window.jm216.places().some((place) => place.id === 'Edit this line'));
  await press(page, 'Edit this line');
  await until(page, () => window.jm216.places().some((place) => place.id === 'gross'));
  await shoot(page, 'edit-line');
  await type(page, 'gross', '123.45');
  await press(page, 'apply');
  const ledger = JSON.parse(exampleText);
  ledger.sales[index].gross = '123.45';
  const expected = native(ledger, '--as-of', earlier.as_of);
  assert.deepEqual((await report(page)).totals, expected.totals);
  assert.equal((await report(page)).ledger.sha256, expected.ledger.sha256);

  await press(page, 'add line');
  await type(page, 'invoice', 'NEW-1');
  await type(page, 'date', '2009-02-03');
  await type(page, 'country', 'DE');
  await type(page, 'currency', 'USD');
  await press(page, 'apply');
  assert.equal((await report(page)).ledger.sha256, expected.ledger.sha256, 'the price is missing');
  await type(page, 'gross', '1000');
  await press(page, 'apply');
  ledger.sales.push({ invoice: 'NEW-1', date: '2009-02-03', country: 'DE', currency: 'USD', gross: '1000' });
  assert.equal((await report(page)).ledger.sha256, native(ledger, '--as-of', earlier.as_of).ledger.sha256);
  for (const [undone, gross] of [
    [expected, '123.45'],
    [earlier, 'as it was'],
  ]) {
    await press(page, 'undo');
    assert.deepEqual(await report(page), undone, gross);
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a finding leads to its place, and what is owed to a payment for it', async () => {
  const { page } = await opened(browser);
  const { findings, obligations } = await report(page);
  const owed = obligations.find((one) => one.status === 'overdue');
  await press(page, 'Obligations');
  await press(page, new RegExp(`^obligations:${owed.id}`));
  await until(page, () => window.jm216.places().some((place) => place.id === 'Add a payment for this'));
  await press(page, 'Add a payment for this');
  await shoot(page, 'edit-pay');
  await type(page, 'date', '2012-06-15');
  await press(page, 'apply');
  const ledger = JSON.parse(exampleText);
  ledger.payments.push({ for: owed.id, date: '2012-06-15', amount: owed.outstanding_usd });
  const { as_of } = await report(page);
  assert.deepEqual((await report(page)).totals, native(ledger, '--as-of', as_of).totals);

  const shown = findings.find((finding) => finding.where?.startsWith('/sales/'));
  await press(page, 'Findings');
  await page.mouse.move(700, 500);
  for (let turns = 0; turns < 40; ++turns) {
    const place = await page.evaluate(
      (id) => window.jm216.places().find((one) => one.id === id),
      `show:${shown.where}`,
    );
    if (place && place.y > 80 && place.y + place.height < page.viewportSize().height) break;
    await page.mouse.wheel(0, 150);
    await settled(page);
  }
  await shoot(page, 'findings-lead');
  await press(page, `show:${shown.where}`);
  await until(page, () => window.jm216.places().some((place) => place.id === 'Edit this line'));
  await page.close();
});

test('what the last change did is said, and can be compared in full', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  await press(page, 'Facts');
  await press(page, 'generics');
  await press(page, 'generics0'); // Spain's, from the second quarter of 2011
  await type(page, 'available_from', '2011-03-31');
  await press(page, 'apply');
  const later = await report(page);
  assert.notEqual(later.totals.royalty_usd, earlier.totals.royalty_usd);
  await shoot(page, 'effect');
  await press(page, 'compare effect');
  await press(page, 'Royalties');
  await shoot(page, 'effect-compared');
  await press(page, 'unpin');
  await press(page, 'undo');
  await shoot(page, 'effect-undone');
  await press(page, 'dismiss effect');
  const ids = await page.evaluate(() => window.jm216.places().map((place) => place.id));
  assert.ok(!ids.includes('dismiss effect'));
  assert.deepEqual(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what if: the pinned answer beside the changed one', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  await press(page, 'what if');
  await shoot(page, 'what-if-pinned');
  await page.evaluate(() => window.jm216.setReading('infringing_generic', 'generic'));
  await shoot(page, 'what-if-overview');
  const later = await report(page);
  assert.notEqual(later.totals.royalty_usd, earlier.totals.royalty_usd, 'the reading matters here');
  for (const view of ['royalties', 'obligations', 'term']) {
    await page.evaluate((name) => window.jm216.show(name), view);
    await shoot(page, `what-if-${view}`);
  }
  await press(page, 'undo');
  assert.deepEqual(await report(page), earlier);
  await press(page, 'unpin');
  await press(page, 'Readings');
  await settled(page);
  await shoot(page, 'readings-effects');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what if the generic in Spain had come a quarter earlier: asked from the pinned answer on', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  await press(page, 'what if');
  await press(page, 'Change a fact ›');
  await press(page, 'generics');
  await press(page, 'generics0'); // Spain, from 12 May 2011
  await press(page, 'available_from');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2011-02-12');
  await press(page, 'apply');
  await settled(page);
  const cents = (amount) => Number(amount.replace('.', ''));
  const quarter = (answer) => answer.quarters.find((one) => one.quarter === '2011-Q1');
  // V.4: nothing from the first day of the quarter on, so all that Spain's rows had come to is gone.
  const spain = quarter(earlier).rows.filter((row) => row.country === 'ES');
  const lost = spain.reduce((sum, row) => sum + cents(row.royalty_usd), 0);
  assert.ok(lost > 0);
  const later = await report(page);
  assert.equal(cents(quarter(earlier).royalty_usd) - cents(quarter(later).royalty_usd), lost);
  await page.evaluate(() => window.jm216.show('royalties'));
  await shoot(page, 'what-if-generic');
  const said = await page.evaluate(() => document.getElementById('mirror').innerText);
  assert.ok(said.includes(`−${(lost / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`));
  assert.deepEqual(complaints, []);
  await page.close();
});

test('every section has its list and its form', async () => {
  const { page, complaints } = await opened(browser);
  await press(page, 'Facts');
  for (const section of ['generics', 'sellers', 'fx', 'amendments', 'supply_agreement', 'notes', 'ledger']) {
    await press(page, section);
    await shoot(page, `facts-${section}`);
  }
  assert.deepEqual(complaints, []);
  await page.close();
});

test('another ledger is not opened over unsaved work without a word', async () => {
  const { page } = await opened(browser);
  await press(page, 'Facts');
  await press(page, 'payments0');
  await type(page, 'amount', '1.25');
  await press(page, 'apply');
  const changed = await report(page);
  const choose = () =>
    page.setInputFiles('#file-picker', { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
  await choose();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'unsaved');
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual(await report(page), changed);
  await choose();
  await page.getByRole('button', { name: 'Open without saving' }).click();
  // What is asked of a ledger that another one replaces is cancelled.
  await until(page, () => window.jm216.report().then((text) => JSON.parse(text).ledger.lines_read === 0, () => false));
  await page.close();
});

test('the answer as a document', async () => {
  const { page, complaints } = await opened(browser);
  await page.evaluate(() => window.jm216.read());
  const total = (await report(page)).totals.royalty_usd.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  await inDocument(page, total);
  await shoot(page, 'document');
  await page.fill('#document-day', '2011-06-30');
  await inDocument(page, '30 Jun 2011');
  await page.getByRole('button', { name: 'Back to the calculator' }).click();
  assert.equal((await report(page)).as_of, '2011-06-30');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('without WebGL the document is what there is', async () => {
  const { page, complaints } = await browser.page({ withoutWebGL: true });
  await until(page, () => document.body.innerText.includes('does not offer WebGL 2'));
  await shoot(page, 'no-webgl-empty');
  await page.getByRole('button', { name: 'Open the example' }).click();
  await inDocument(page, 'Royalties');
  await shoot(page, 'no-webgl');
  await page.setInputFiles('#file-picker', { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /not opened[^]*not JSON/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('without WebGL, on a phone, the document has a screen of its own and is no wider', async () => {
  const { page } = await browser.page({ withoutWebGL: true, viewport: { width: 360, height: 740 } });
  await page.evaluate((text) => window.jm216.load(text), exampleText);
  await until(page, () => {
    const inside = document.querySelector('#document iframe')?.contentDocument;
    return inside?.querySelector('h1') && inside.readyState === 'complete';
  });
  await settled(page);
  const seen = await page.evaluate(() => {
    const frame = document.querySelector('#document iframe');
    const inside = frame.contentDocument.documentElement;
    return { height: frame.clientHeight, wide: inside.scrollWidth - inside.clientWidth, window: innerHeight };
  });
  assert.equal(seen.height, seen.window);
  assert.equal(seen.wide, 0, 'tables scroll by themselves, words break');
  await page.close();
});
