// Why a figure is what it is: by script the native command's bytes, by hand the panel beside the view.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { focused } from './mirror.mjs';
import {
  abilitiesOf,
  command,
  example,
  needs,
  openBrowser,
  opened,
  press,
  settled,
  shoot,
  until,
} from './page.mjs';


const native = (id, ...more) =>
  execFileSync(command, ['explain', example, '--of', id, ...more], { encoding: 'utf8' });

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const explain = (page, id) => page.evaluate((given) => window.jm216.explain(given), id);
/** Waits until something of that id can be pressed, or no longer. */
const there = (page, id, wanted = true) =>
  until(page, ([name, yes]) => window.jm216.places().some((place) => place.id === name) === yes, [id, wanted]);

test('by script: the same bytes as the native command', async () => {
  const { page, complaints } = await opened(browser);
  for (const id of [
    'signature',
    'royalty-2011-Q2',
    'term',
    'licence',
    'row:2012-Q1:0',
    'quarter:2012-Q1',
    'interest:royalty-2012-Q1',
    'milestone:3',
    'right:terminate-nonpayment',
    'deadline:statement-2012-Q1',
    'statement:2011-Q2',
    'total:outstanding_usd',
    'line:/sales/3',
  ]) {
    assert.equal(await explain(page, id), native(id), id);
  }
  await page.evaluate(() => window.jm216.setAsOf('2011-06-30'));
  await page.evaluate(() => window.jm216.setReading('day_count', 'act/360'));
  assert.equal(
    await explain(page, 'interest:royalty-2010-Q4'),
    native('interest:royalty-2010-Q4', '--as-of', '2011-06-30', '--reading', 'day_count=act/360'),
  );
  await assert.rejects(explain(page, 'row:1999-Q1:0'), /no figure row:1999-Q1:0/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a pressed figure is explained; inputs lead on and back; Escape closes', async () => {
  const { page, complaints } = await opened(browser);
  await press(page, 'key:Outstanding');
  await shoot(page, 'explain-total');
  await press(page, /^royalty-2012-Q1/); // an input of the sum
  await press(page, /^quarter:2012-Q1/); // of the obligation: its quarter
  await press(page, /^row:2012-Q1:0/);
  await shoot(page, 'explain-row');
  await press(page, /^line:/);
  await shoot(page, 'explain-line');
  await press(page, 'back');
  await press(page, 'copy');
  await until(page, () => document.querySelector('#mirror aside').textContent.includes('✓ Copied'));
  const outside = await browser.outside(page);
  assert.equal(await outside.paste(), native('row:2012-Q1:0', '--format', 'text'));
  await outside.close();
  await page.keyboard.press('Escape');
  await there(page, 'close', false);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the explanation follows the day and says when its figure is gone', async () => {
  const { page } = await opened(browser);
  await press(page, /^rows:row:2012-Q1:0:/);
  await there(page, 'copy');
  await page.evaluate(() => window.jm216.setAsOf('2011-06-30'));
  await there(page, 'copy', false);
  await shoot(page, 'explain-gone');
  await page.evaluate(() => window.jm216.setAsOf('2012-06-30'));
  await there(page, 'copy');
  await page.close();
});

for (const [name, options] of [
  ['below 1100 pixels it slides over', { viewport: { width: 900, height: 700 } }],
  ['on a phone it is a sheet', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }],
]) {
  test(name, needs(...abilitiesOf(options)), async () => {
    const { page } = await opened(browser, options);
    const tap = Boolean(options.hasTouch);
    await press(page, 'key:Outstanding', { tap });
    await there(page, 'copy');
    await shoot(page, `explain-${tap ? 'phone' : 'tablet'}`);
    await press(page, 'close', { tap });
    await there(page, 'copy', false);
    await page.close();
  });
}

test('by keyboard alone: arrows, Enter, Escape', async () => {
  const { page } = await opened(browser);
  await page.evaluate(() => window.jm216.show('obligations'));
  await page.focus('#canvas');
  for (let i = 0; i < 40; ++i) {
    // Down the list of views, and from it to the right, into the view.
    await page.keyboard.press(i % 2 ? 'ArrowRight' : 'ArrowDown');
    await settled(page);
    if ((await focused(page)).startsWith('Why ')) {
      await page.keyboard.press('Enter');
      await there(page, 'copy');
      await shoot(page, 'explain-keyboard');
      await page.keyboard.press('Escape');
      await there(page, 'copy', false);
      await page.close();
      return;
    }
  }
  assert.fail('no figure was reached');
});

test('of a single line no sum is shown, only what it comes to', async () => {
  const { page } = await opened(browser);
  await press(page, /^rows:row:2012-Q1:0:/); // one line, invoiced at 15,592.90
  await there(page, 'close');
  await settled(page);
  const words = await page.evaluate(() => document.querySelector('#mirror :is(aside, [role=complementary])').innerText);
  assert.match(words, /= 14,337\.60/);
  assert.doesNotMatch(words, /14,337\.60 = 14,337\.60/);
  await page.close();
});
