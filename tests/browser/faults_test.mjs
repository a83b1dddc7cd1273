// What the browser refuses or takes away: the ledger stays, and the page says what happened and what to do next.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { correctPayment } from './journey.mjs';
import {
  command,
  example,
  exampleText,
  load,
  needs,
  openBrowser,
  opened,
  pressAndSettle as press,
  settled,
  shots,
  until,
} from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const report = (page) => page.evaluate(() => window.jm216.report());
const shoot = (page, name) => page.screenshot({ path: `${shots}/${name}.png` });
const saysFailure = (page) => until(page, () => window.jm216.places().some((place) => place.id === 'dismiss'));
const native = (ledger, ...options) =>
  execFileSync(command, ['report', '-', ...options], { input: JSON.stringify(ledger), encoding: 'utf8' });

/** Waits until the answer is written for the browser's own print, which the page does by itself. */
const untilPrintable = (page) =>
  until(page, () => {
    window.dispatchEvent(new Event('beforeprint'));
    const isWritten = !document.getElementById('printed').textContent.includes('still being written');
    window.dispatchEvent(new Event('afterprint'));
    return isWritten;
  });

/** Keeps the workers, so that a test can end one as a browser short of memory does. */
function keepWorkers() {
  window.workers = [];
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...how) {
      super(...how);
      window.workers.push(this);
      window.onWorker?.(this);
    }
  };
}

test('the graphics are lost and given back: the same picture, and words meanwhile', async () => {
  const { page } = await opened(browser);
  await page.mouse.move(0, 0);
  await settled(page);
  const picture = await shoot(page, 'fault-before-loss');
  const earlier = await report(page);
  await page.evaluate(() => {
    window.graphics = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.graphics.loseContext();
  });
  await until(page, () => !document.getElementById('lost').hidden);
  await shoot(page, 'fault-graphics-lost');
  assert.match(await page.evaluate(() => document.getElementById('lost').innerText), /Your ledger .* still here/);
  assert.equal(await report(page), earlier);
  await page.evaluate(() => window.graphics.restoreContext());
  await until(page, () => document.getElementById('lost').hidden);
  await settled(page);
  assert.deepEqual(await shoot(page, 'fault-graphics-back'), picture, 'drawn as before');
  await page.close();
});

test('while the graphics are lost, the answer can be read as a document', async () => {
  const { page } = await opened(browser);
  await page.evaluate(() =>
    document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext(),
  );
  await until(page, () => !document.getElementById('lost').hidden);
  await page.evaluate(() => document.getElementById('lost-read').click());
  await until(page, () => document.getElementById('document-frame').contentDocument?.querySelector('h1') != null);
  await shoot(page, 'fault-graphics-document');
  await page.close();
});

test('the worker is ended by the browser: begun again with the ledger, its changes and its day', async () => {
  const { page } = await opened(browser, { before: keepWorkers });
  await correctPayment(page, '1.25');
  await page.evaluate(() => window.jm216.setAsOf('2011-06-30'));
  const ledger = JSON.parse(exampleText);
  ledger.payments[0].amount = '1.25';
  const expected = native(ledger, '--as-of', '2011-06-30');
  assert.equal(await report(page), expected);

  await page.evaluate(() => window.workers.at(-1).terminate());
  await until(page, () => window.workers.length === 2);
  assert.equal(await report(page), expected, 'nobody noticed');

  // And while it is at work: what was asked fails, and says so; the ledger is there.
  await untilPrintable(page); // nothing else is under way
  const failure = await page.evaluate(() => {
    const asked = window.jm216.setAsOf('2012-03-31');
    window.workers.at(-1).terminate();
    return asked.then(
      () => 'answered',
      (error) => error.reason,
    );
  });
  assert.equal(failure, 'ended');
  await saysFailure(page);
  await settled(page);
  await shoot(page, 'fault-worker-ended');
  assert.equal(await report(page), expected);
  await page.evaluate(() => window.jm216.setAsOf('2012-03-31'));
  assert.equal(await report(page), native(ledger, '--as-of', '2012-03-31'), 'asked again, it is answered');
  await page.close();
});

test('a worker ended while it reads a file: what was loaded before stays', async () => {
  const { page } = await opened(browser, { before: keepWorkers });
  const earlier = await report(page);
  const failure = await page.evaluate((text) => {
    window.onWorker = (worker) => worker.addEventListener('message', () => setTimeout(() => worker.terminate()), { once: true });
    return window.jm216.load(text).then(
      () => 'loaded',
      (error) => error.reason,
    );
  }, JSON.stringify({ sales: [] }).replace('[]', `[${' '.repeat(1 << 24)}]`));
  assert.equal(failure, 'ended');
  await settled(page);
  await shoot(page, 'fault-load-ended');
  assert.equal(await report(page), earlier);
  await page.close();
});

test('a file that is gone when it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  const path = join(folder, 'sales.json');
  writeFileSync(path, exampleText);
  const { page } = await opened(browser);
  const earlier = await report(page);
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.id = 'chosen';
    document.body.append(field);
  });
  await page.setInputFiles('#chosen', path);
  assert.ok(await page.evaluate(() => document.getElementById('chosen').files[0].size), 'known before it is gone');
  rmSync(path);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(document.getElementById('chosen').files[0]);
    document.getElementById('canvas').dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });
  await saysFailure(page);
  await shoot(page, 'fault-file-gone');
  assert.equal(await report(page), earlier);
  await page.close();
  rmSync(folder, { recursive: true });
});

test('the clipboard is refused: the text is given to be copied by hand', async () => {
  const { page } = await opened(browser, {
    before: () => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    },
  });
  await press(page, 'key:Outstanding');
  await press(page, 'copy');
  await until(page, () => document.getElementById('copy-by-hand').open);
  await shoot(page, 'fault-clipboard');
  const [selected, text] = await page.evaluate(() => {
    const area = document.getElementById('copy-text');
    return [area.value.slice(area.selectionStart, area.selectionEnd), area.value];
  });
  assert.match(text, /Outstanding|outstanding/);
  assert.equal(selected, text);
  await page.keyboard.press('Control+C');
  const outside = await browser.outside(page);
  assert.equal((await outside.paste()).trim(), text.trim());
  await outside.close();
  await page.keyboard.press('Escape');
  await until(page, () => !document.getElementById('copy-by-hand').open);
  const said = await page.evaluate(() => document.querySelector('#mirror aside').textContent);
  assert.match(said, /Not copied/);
  assert.doesNotMatch(said, /✓/);
  await page.close();
});

test('storage is refused: the page works, and says what it cannot keep', async () => {
  const { page, complaints } = await opened(browser, {
    before: () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    },
  });
  const earlier = await report(page);
  await press(page, 'theme');
  await saysFailure(page);
  await shoot(page, 'fault-storage');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  assert.equal(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('WebAssembly is refused: said in words', async () => {
  const { page } = await browser.page({
    runs: false,
    before: () => {
      WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused by policy'));
      WebAssembly.compileStreaming = WebAssembly.compile;
    },
  });
  await until(page, () => !document.getElementById('no-start').hidden);
  const words = await page.evaluate(() => document.getElementById('no-start').innerText);
  assert.match(words, /could not be started/);
  assert.match(words, /refused by policy/);
  await shoot(page, 'fault-no-wasm');
  await page.close();
});

test('another time zone changes no figure, and the default day is the one there', async () => {
  const today = '{"sales":[]}'; // without a day of its own
  for (const timezoneId of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
    const { page } = await opened(browser, { timezoneId });
    const { as_of } = JSON.parse(exampleText);
    assert.equal(await report(page), native(JSON.parse(exampleText), '--as-of', as_of), timezoneId);
    await load(page, today);
    const there = new Date().toLocaleDateString('en-CA', { timeZone: timezoneId }); // year-month-day
    assert.equal(JSON.parse(await report(page)).as_of, there);
    await page.close();
  }
});

test('another language changes no figure', needs('another locale'), async () => {
  for (const locale of ['ar-EG', 'de-DE', 'th-TH']) {
    const { page } = await opened(browser, { locale });
    assert.equal(await report(page), execFileSync(command, ['report', example], { encoding: 'utf8' }), locale);
    assert.equal(await page.evaluate(() => navigator.language), locale);
    await settled(page);
    await shoot(page, `locale-${locale}`);
    await page.close();
  }
});
