// Text of every script, typed, composed, pasted and copied with other programs: in a payment's reference, which is
// saved in the ledger as it stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { atReference } from './journey.mjs';
import { needs, openBrowser, opened, paste, pressAndSettle as press, settled, shots, until } from './page.mjs';

const scripts = 'é ß ñ € 日本 ह 🙂';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The page at the reference of the first payment. */
async function readyToType() {
  const opening = await opened(browser);
  await atReference(opening.page);
  return opening;
}

/** What the ledger says the reference is, once it is applied. */
async function applied(page) {
  await press(page, 'apply');
  await press(page, 'export');
  const { text } = await page.download(() => press(page, 'Save the ledger'));
  return JSON.parse(text).payments[0].reference;
}

/** What another program gets of the field. */
async function copied(page) {
  await page.keyboard.press('Control+A');
  await settled(page);
  await page.keyboard.press('Control+C');
  const outside = await browser.outside(page);
  const text = await outside.paste();
  await outside.close();
  return text;
}

test('typed', async () => {
  const { page, complaints } = await readyToType();
  await page.keyboard.type(scripts);
  await settled(page);
  await page.screenshot({ path: `${shots}/text-typed.png` });
  assert.equal(await copied(page), scripts);
  assert.equal(await applied(page), scripts);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('composed, as an input method does', needs('composition'), async () => {
  const { page, complaints } = await readyToType();
  for (const steps of [['´', 'é'], [' ß'], [' ñ € '], ['に', 'にほ', 'にほん', '日本'], [' '], ['ह'], [' 🙂']]) {
    await page.compose(...steps);
    await settled(page);
  }
  await page.screenshot({ path: `${shots}/text-composed.png` });
  assert.equal(await copied(page), scripts);
  assert.equal(await applied(page), scripts);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what is being composed is shown at the caret, and not yet part of the field', needs('composition'), async () => {
  const { page } = await readyToType();
  await page.compose.begin('にほん');
  await settled(page);
  await page.screenshot({ path: `${shots}/text-composing.png` });
  assert.equal(await page.evaluate(() => document.getElementById('text-agent').value), 'にほん');
  await page.close();
});

test('pasted from another program, and copied back', async () => {
  const { page, complaints } = await readyToType();
  await paste(browser, page, scripts);
  await settled(page);
  await page.screenshot({ path: `${shots}/text-pasted.png` });
  assert.equal(await copied(page), scripts);
  assert.equal(await applied(page), scripts);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('Backspace takes away a whole character, and Ctrl+X what is selected', async () => {
  const { page } = await readyToType();
  await paste(browser, page, 'a🙂日');
  await settled(page);
  await page.keyboard.press('Backspace');
  await settled(page);
  await page.keyboard.press('Backspace');
  await settled(page);
  assert.equal(await copied(page), 'a');
  await page.keyboard.press('Control+X');
  await settled(page);
  const outside = await browser.outside(page);
  assert.equal(await outside.paste(), 'a');
  await outside.close();
  await page.keyboard.type('b');
  await settled(page);
  assert.equal(await applied(page), 'b');
  await page.close();
});

test('an on-screen keyboard deletes and enters, which it tells only by the text', async () => {
  const { page } = await readyToType();
  await page.keyboard.type('ab');
  await settled(page);
  await page.evaluate(() => {
    const agent = document.getElementById('text-agent');
    agent.value = '';
    agent.dispatchEvent(new InputEvent('input', { inputType: 'deleteContentBackward', bubbles: true }));
  });
  await settled(page);
  assert.equal(await copied(page), 'a');
  await page.close();
});

test('the keyboard suits the field: digits for amounts, letters elsewhere', async () => {
  const { page } = await readyToType();
  const mode = () => page.evaluate(() => document.getElementById('text-agent').inputMode);
  assert.equal(await mode(), 'text');
  await press(page, 'amount');
  assert.equal(await mode(), 'decimal');
  await press(page, 'reference');
  assert.equal(await mode(), 'text');
  await page.close();
});

test('AltGr writes what it stands for, and is no shortcut', async () => {
  const { page } = await readyToType();
  // As Windows tells AltGr+Q and Polish AltGr+Z: Ctrl and Alt are held, and the text comes by the input event.
  await page.evaluate(() => {
    const agent = document.getElementById('text-agent');
    for (const [key, code] of [
      ['@', 'KeyQ'],
      ['ż', 'KeyZ'],
    ]) {
      const held = { key, code, ctrlKey: true, altKey: true, bubbles: true, cancelable: true };
      const goesOn = agent.dispatchEvent(new KeyboardEvent('keydown', held));
      if (goesOn) {
        agent.value += key;
        agent.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: key, bubbles: true }));
      }
      agent.dispatchEvent(new KeyboardEvent('keyup', { ...held, ctrlKey: false, altKey: false }));
    }
  });
  await settled(page);
  assert.equal(await applied(page), '@ż');
  await page.close();
});

test('a paste of a megabyte loses nothing, in a field and as a ledger', async () => {
  const { page, complaints } = await readyToType();
  const long = 'ä'.repeat(512 * 1024); // a megabyte of UTF-8
  await paste(browser, page, long);
  await settled(page);
  assert.ok((await copied(page)) === long, 'all of it comes back');
  await page.screenshot({ path: `${shots}/text-long.png` });
  // A reference has room for 4096 bytes. More is refused in words below the field, never cut.
  assert.equal(await applied(page), 'wire 1');
  await page.close();

  const { page: other } = await browser.page();
  const sale = { invoice: '', date: '2009-01-05', country: 'US', currency: 'USD', gross: '1000' };
  const sales = Array.from({ length: 20_000 }, (_, n) => ({ ...sale, invoice: `A${n}` }));
  const ledger = JSON.stringify({ sales });
  assert.ok(ledger.length > 1 << 20);
  await other.focus('#canvas');
  await paste(browser, other, ledger);
  await until(other, () => window.jm216.report().then((text) => JSON.parse(text).ledger.lines_read, () => 0));
  const read = JSON.parse(await other.evaluate(() => window.jm216.report()));
  assert.equal(read.ledger.lines_read, sales.length);
  assert.deepEqual(complaints, []);
  await other.close();
});
