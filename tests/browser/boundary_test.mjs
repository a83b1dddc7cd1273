// What comes in cannot break the page or speak for it: long texts, texts that look like the mirror's own records,
// what takes long, and what stays behind.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { correctPayment } from './journey.mjs';
import { attribute, fill, said, there } from './mirror.mjs';
import {
  command,
  engine,
  load,
  openBrowser,
  opened,
  paste,
  press as pressOnly,
  pressAndSettle as press,
  report,
  settled,
  shots,
  started,
  until,
} from './page.mjs';

const hostile = `${process.env.JM216_SHARED ?? ''}/faults/hostile`;
const handed = existsSync(hostile) ? {} : { skip: 'JM216_SHARED names no folder with the handed inputs' };

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const errorOf = (page, ask) => page.evaluate(`(async () => { try { await (${ask}); return 'done'; } catch (error) { return error.name; } })()`);
const ledgerOf = (title) =>
  JSON.stringify({ title, as_of: '2010-05-31', sales: [{ invoice: '1', date: '2010-01-14', country: 'US', currency: 'USD', gross: '10' }] });

test('whatever a script hands over is answered, and none of it is cut at a zero', async () => {
  const { page, complaints } = await opened(browser);
  await load(page, ledgerOf('Mine'));
  for (const ask of ["show('overview\\0junk')", "setAsOf('2010-05-31\\0')", "setReading('rounding\\0', 'half-even')",
    "setReading('rounding', 'half-even\\0')", "explain('term\\0')", "export('json\\0')"]) {
    assert.equal(await errorOf(page, `window.jm216.${ask}`), 'RangeError', ask);
  }
  const values = ['Symbol()', 'null', 'undefined', '7', '[Symbol()]', '[7]', '{ toString() { throw new RangeError(); } }'];
  const names = ['load', 'compareWith', 'openLink', 'export', 'explain', 'setAsOf', 'setReading', 'show'];
  for (const name of names) {
    for (const value of values) {
      const settles = `Promise.race([window.jm216.${name}(${value}), new Promise((done) => setTimeout(done, 20_000, 'waits'))])`;
      const outcome = await page.evaluate(`(async () => { try { return await (${settles}); } catch { return 'refused'; } })()`);
      assert.equal(outcome, 'refused', `${name}(${value})`);
    }
  }
  // What no message can hold is refused; an option that is no word of yes or no counts as one.
  assert.equal(await page.evaluate("window.jm216.link({ withResult: Symbol() }).then((link) => link.includes('#jm216.'))"), true);
  assert.equal(await errorOf(page, 'window.jm216.link({ passphrase: Symbol() })'), 'TypeError');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('without a ledger a script is told that there is none', async () => {
  const { page, complaints } = await browser.page();
  for (const ask of ['report()', "export('csv')", "explain('term')", 'link()', 'read()']) {
    const words = await page.evaluate(`window.jm216.${ask}.then(() => 'done', (error) => error.message)`);
    assert.equal(words, 'No ledger is loaded: open one first, then ask again.', ask);
  }
  assert.equal(await page.evaluate(() => document.body.classList.contains('reading')), false);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('texts of 3 MB are answered as any wrong value is', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  const long = "'x'.repeat(3 << 20)";
  for (const ask of [`setAsOf(${long})`, `setReading(${long}, ${long})`, `show(${long})`, `explain(${long})`, `export(${long})`]) {
    assert.equal(await errorOf(page, `window.jm216.${ask}`), 'RangeError', ask);
  }
  assert.equal(await errorOf(page, `window.jm216.openLink(${long})`), 'LinkFault');
  assert.deepEqual(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a field says how much it takes: into the date of the header, 1.5 million characters', async () => {
  const { page, complaints } = await opened(browser);
  const earlier = await report(page);
  await fill(page, 'As-of date', 'x'.repeat(1_500_000));
  await said(page, /1,500,000 characters; a field takes 1,048,576/, 'alert');
  assert.equal(await page.evaluate(() => document.querySelector('#mirror input').value.length < 100), true);
  await press(page, 'show');
  await paste(browser, page, 'y'.repeat(1_500_001));
  await said(page, /1,500,001 characters; a field takes 1,048,576/, 'alert');
  await page.keyboard.press('Escape');
  assert.deepEqual(await report(page), earlier);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the view of a link is one of the page’s, whatever the link says', handed, async () => {
  const { page, complaints } = await browser.page();
  await page.evaluate((link) => window.jm216.openLink(link), readFileSync(`${hostile}/view-3MB.link`, 'utf8').trim());
  await settled(page);
  await there(page, 'heading', 'Overview', { role: 'main', name: 'Overview' });
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the command names the views where one is asked for that is none', () => {
  const ask = () => execFileSync(command, ['link', '-', '--view', 'nowhere'], { input: ledgerOf('a'), encoding: 'utf8', stdio: 'pipe' });
  assert.throws(ask, ({ status, stderr }) => status === 2 && /it has overview, sales, .*facts/.test(stderr));
});

test('a ledger’s text is never taken for the mirror’s own records', async () => {
  const { page, complaints } = await browser.page();
  const titles = [
    'a\u001en\u001f1\u001fnone',
    'b\u001ea\u001fEverything is paid\u001e',
    'c\u001ed\u001f1\u001e',
    '5:alert1:a15:Everything owed1:s',
    'd\u001d\n\ne',
  ];
  for (const title of titles) {
    await load(page, ledgerOf(title));
    await settled(page);
    await there(page, 'heading', 'Overview', { role: 'main', name: 'Overview' });
    assert.equal(await page.evaluate(() => document.getElementById('alert').textContent), '');
    assert.ok(await page.evaluate((it) => document.getElementById('status').textContent.startsWith(it), title), title);
    assert.ok(await page.evaluate(() => document.getElementById('mirror').querySelectorAll('button').length > 5));
  }
  await load(page);
  await settled(page);
  await there(page, 'heading', 'Overview', { role: 'main', name: 'Overview' });
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a line break in a heading or a seller shifts no list of options', async () => {
  const { page, complaints } = await browser.page();
  const table = '"Beleg\nNr.";"Umsatz\nEUR";Datum;Land;Betrag\nA1;5;03.02.2009;DE;100,00\nA2;6;04.02.2009;FR;200,00\n';
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'sales.csv'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, table);
  await there(page, 'combobox', 'Invoiced price');
  const all = await page.evaluate(() => {
    const list = document.querySelector('#mirror select[aria-label="Invoiced price"]');
    return [...list.options].map(({ text, disabled }) => [text, disabled]);
  });
  // The text of an option has no line breaks, and its example follows.
  const names = ['Not in the table', 'The same for all rows', 'With other columns', 'A part of its cells', 'COLUMNS', 'Beleg Nr.', 'Umsatz EUR', 'Datum', 'Land', 'Betrag'];
  assert.equal(all.length, names.length);
  names.forEach((name, i) => assert.ok(all[i][0].startsWith(name), `${all[i][0]}: ${name}`));
  assert.deepEqual(all.map(([, disabled]) => disabled), names.map((name) => name === 'COLUMNS'));
  await page.evaluate(() => {
    const list = document.querySelector('#mirror select[aria-label="Invoiced price"]');
    list.selectedIndex = 9; // Betrag
    list.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settled(page);
  const chosen = () => {
    const list = document.querySelector('#mirror select[aria-label="Invoiced price"]');
    return list.options[list.selectedIndex].text;
  };
  assert.match(await page.evaluate(chosen), /^Betrag/);
  assert.deepEqual(complaints, []);
  await page.close();
});

/** A ledger with so many findings and a few more: each invoice stands in it twice. */
const findings = (count) => {
  const line = (i) => ({ invoice: `C${i >> 1}`, date: '2010-01-14', country: 'US', currency: 'USD', gross: '1' });
  return JSON.stringify({ as_of: '2010-05-31', sales: Array.from({ length: 2 * count }, (_, i) => line(i)) });
};

test('20,000 findings are drawn as fast as 20: what is on the screen', async () => {
  const { page } = await browser.page();
  const frame = async (count) => {
    await load(page, findings(count));
    await page.evaluate(() => window.jm216.show('findings'));
    await settled(page);
    const listed = await page.evaluate(() => window.jm216.report().then((text) => JSON.parse(text).findings.length));
    assert.ok(listed >= count, `${listed} findings`);
    return page.evaluate(() => {
      let least = Infinity;
      for (let i = 0; i < 10; ++i) {
        const began = performance.now();
        window.jm216.hooked(); // draws one frame
        least = Math.min(least, performance.now() - began);
      }
      return least;
    });
  };
  const few = await frame(20);
  const many = await frame(20_000);
  console.log(`a frame: ${few.toFixed(1)} ms with 20 findings, ${many.toFixed(1)} ms with 20,000`);
  assert.ok(many < 3 * few + 15, `${many} ms, ${few} ms`);
  assert.ok((await page.evaluate(() => document.querySelectorAll('#mirror *').length)) < 2000);
  await page.close();
});

const mirrored = (page) => page.evaluate(() => document.querySelectorAll('#mirror *').length);
/** So many of something that `one` makes. */
const many = (count, one) => Array.from({ length: count }, (_, i) => one(i));

test('a statement of 1,000 rows with 2,000 sellers: what is on the screen, and no list that is closed', async () => {
  const { page, complaints } = await browser.page();
  await load(page, JSON.stringify({
    as_of: '2012-06-30',
    sales: [],
    sellers: Object.fromEntries(many(2000, (i) => [`s${String(i).padStart(4, '0')}`, { role: 'affiliate', name: `Seller ${i}` }])),
    statements: [{ quarter: '2009-Q1', date: '2009-05-04', royalty_usd: '1', rows: many(1000, () => ({ made: '1' })) }],
  }));
  await page.evaluate(() => window.jm216.show('facts'));
  await press(page, 'statements');
  await press(page, 'statements0');
  assert.ok((await mirrored(page)) < 2000, `${await mirrored(page)} elements`);

  // The list is there once the keyboard has come to it, and what is chosen of it counts.
  const list = () => [...document.querySelectorAll('#mirror select')].filter((one) => one.getAttribute('aria-label') === 'Seller')[0];
  assert.equal(await page.evaluate(`(${list})().options.length`), 1);
  await page.evaluate(`(${list})().focus()`);
  await settled(page);
  assert.equal(await page.evaluate(`(${list})().options.length`), 2001, 'with the choice of none');
  await page.evaluate(`(() => { const one = (${list})(); one.selectedIndex = 1007; one.dispatchEvent(new Event('change', { bubbles: true })); })()`);
  await settled(page);
  assert.match(await page.evaluate(`(() => { const one = (${list})(); return one.options[one.selectedIndex].text; })()`), /^s1006\b/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('notes, banners and the values of a filter: of many the first, or what is on the screen, and how many more', async () => {
  const { page, complaints } = await browser.page();
  const show = async (view) => {
    await page.evaluate((name) => window.jm216.show(name), view);
    await settled(page);
  };
  const words = () => page.evaluate(() => document.getElementById('mirror').textContent);
  const product = (i) => `P${String(i).padStart(4, '0')}`;
  await load(page, JSON.stringify({
    as_of: '2010-05-31',
    notes: many(3000, (i) => `Note ${i}`),
    // One of each made, and two sold.
    production: many(3000, (i) => ({ quarter: '2009-Q1', product: product(i), quantity: '1' })),
    sales: many(3000, (i) => ({ invoice: `${i}`, date: '2009-01-14', country: 'US', product: product(i), quantity: '2', currency: 'USD', gross: '1' })),
  }));
  await show('overview');
  assert.ok((await mirrored(page)) < 2000, `${await mirrored(page)} elements of the overview`);
  assert.match(await words(), /and 2,980 more notes: they are under Facts\./);
  await show('statements');
  assert.ok((await mirrored(page)) < 2000, `${await mirrored(page)} elements of the statements`);
  assert.match(await words(), /and 2,990 more such findings: they are under Findings\./);
  await show('sales');
  await press(page, 'filter:product');
  assert.ok((await mirrored(page)) < 2000, `${await mirrored(page)} elements with the menu open`);
  await pressOnly(page, product(2));
  await settled(page);
  assert.match(await words(), /Product: P0002/);
  assert.deepEqual(complaints, []);
  await page.close();
});

/** Holds back what workers answer, as work that takes long does. */
function holdWorkers() {
  window.holds = false;
  window.workers = [];
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...how) {
      super(...how);
      window.workers.push(this);
    }

    postMessage(message, ...more) {
      if (!window.holds || message.type === 'start') super.postMessage(message, ...more);
    }
  };
}

test('the load of a table can be cancelled: the ledger stays, and so does the table', async () => {
  const { page, complaints } = await opened(browser, { before: holdWorkers });
  const earlier = await report(page);
  const buffer = Buffer.from('Invoice,Date,Country,Currency,Gross\n1,2010-01-14,US,USD,10\n2,2010-02-14,US,USD,20\n');
  await page.setInputFiles('#file-picker', { name: 'sales.csv', mimeType: 'text/csv', buffer });
  await settled(page);
  await page.evaluate(() => {
    window.holds = true;
  });
  await pressOnly(page, 'load'); // which nothing answers, so that the page does not settle
  const cancel = await until(page, () => window.jm216.places().find((place) => place.id === 'cancel'));
  await page.mouse.click(cancel.x + cancel.width / 2, cancel.y + cancel.height / 2);
  await page.evaluate(() => {
    window.holds = false;
  });
  await settled(page);
  assert.deepEqual(await report(page), earlier);
  await press(page, 'load'); // the table is there yet, and becomes a ledger after all
  await until(page, () => window.jm216.report().then((text) => JSON.parse(text).ledger.lines_read === 2));
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what takes long says what it is and can be cancelled; the ledger stays', async () => {
  const { page, complaints } = await opened(browser, { before: holdWorkers });
  const earlier = await report(page);
  for (const [what, ask] of [
    ['Computing the answer', "window.jm216.setAsOf('2011-03-31')"],
    ['Explaining the figure', "window.jm216.explain('term')"],
    ['Writing the export', "window.jm216.export('html')"],
  ]) {
    await page.evaluate(`window.holds = true; window.asked = (${ask}).then(() => 'done', (error) => error.name); 0`);
    await until(page, () => !document.getElementById('working').hidden);
    assert.equal(await page.evaluate(() => document.getElementById('working-what').textContent), `${what} …`);
    await page.screenshot({ path: `${shots}/working.png` });
    await page.evaluate(() => {
      window.holds = false;
      document.getElementById('working-cancel').click();
    });
    assert.equal(await page.evaluate(() => window.asked), 'Cancelled');
    await until(page, () => document.getElementById('working').hidden);
    assert.deepEqual(await report(page), earlier, 'begun again from what it was');
  }
  await page.evaluate(() => window.jm216.setAsOf('2011-03-31'));
  assert.equal((await report(page)).as_of, '2011-03-31');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('reading the ledger again can be cancelled too: it is read when something is asked', async () => {
  const { page, complaints } = await opened(browser, { before: holdWorkers });
  const earlier = await report(page);
  await page.evaluate(() => {
    window.holds = true;
    window.asked = window.jm216.setAsOf('2011-03-31').then(() => 'done', (error) => error.name);
  });
  for (const what of ['Computing the answer', 'Reading the ledger again']) {
    await until(page, (words) => document.getElementById('working-what').textContent === `${words} …`, what);
    await page.evaluate(() => document.getElementById('working-cancel').click());
  }
  await until(page, () => document.getElementById('working').hidden);
  assert.equal(await page.evaluate(() => window.asked), 'Cancelled');
  await page.evaluate(() => {
    window.holds = false;
  });
  assert.deepEqual(await report(page), earlier);
  await page.evaluate(() => window.jm216.setAsOf('2011-03-31'));
  assert.equal((await report(page)).as_of, '2011-03-31');
  assert.deepEqual(complaints, []);
  await page.close();
});

test('a redo whose worker is ended is not done, and can be done again', async () => {
  const { page } = await opened(browser, { before: holdWorkers });
  const paid = async () => (await report(page)).totals.paid_usd;
  const first = await paid();
  await correctPayment(page, '1.25');
  await settled(page);
  const changed = await paid();
  assert.notEqual(changed, first);
  await press(page, 'undo');
  assert.equal(await paid(), first);
  await page.evaluate(() => {
    window.holds = true;
  });
  const at = await page.evaluate(() => window.jm216.places().find(({ id }) => id === 'redo'));
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    window.holds = false;
    window.workers.at(-1).terminate();
  });
  await said(page, /The browser ended it/, 'alert');
  await settled(page);
  assert.equal(await paid(), first, 'not done');
  await press(page, 'redo');
  assert.equal(await paid(), changed, 'done again');
  await page.close();
});

test('a mapping of 20,000 values leaves the page free', async () => {
  const { page } = await browser.page();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'sales.csv'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, 'Invoice,Date,Country,Currency,Gross\n1,2010-01-14,US,USD,10\n2,2010-02-14,DE,USD,20\n');
  await there(page, 'combobox', 'Invoiced price');
  const standstill = await page.evaluate(async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const values = {};
    for (let i = 0; i < 20_000; ++i) values[`Land ${i}`] = 'DE';
    const mapping = {
      format: 'jm216-mapping/1',
      delimiter: ',',
      header: true,
      decimal: '.',
      dates: 'ymd',
      fields: {
        invoice: { column: 'Invoice' },
        date: { column: 'Date' },
        country: { column: 'Country', values },
        currency: { column: 'Currency' },
        gross: { column: 'Gross' },
      },
    };
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([JSON.stringify(mapping)], 'saved.mapping.json'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await new Promise((later) => {
      setTimeout(later, 500);
    });
    await window.jm216.settled();
    clearInterval(timer);
    return longest;
  });
  console.log(`a mapping of 20,000 values: the page stood still for ${Math.round(standstill)} ms`);
  assert.ok(standstill < 2000, `${standstill} ms`);
  await there(page, 'textbox', /what Land 0 means/);
  await page.close();
});

/** Files below a folder that hold the words, as UTF-8 or UTF-16. */
function holding(folder, words) {
  const found = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    if (about?.isDirectory()) found.push(...holding(path, words));
    else if (about?.isFile()) {
      const bytes = readFileSync(path);
      for (const one of words) if (bytes.includes(one) || bytes.includes(Buffer.from(one, 'utf16le'))) found.push(`${path}: ${one}`);
    }
  }
  return found;
}

const inChromium = engine === 'chromium' ? {} : { skip: 'the profile of Chromium is searched' };
test('nothing is stored: the profile holds no text of ledger, link or passphrase once the page is left', inChromium, async () => {
  const profile = mkdtempSync(join(tmpdir(), 'jm216-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.JM216_CHROMIUM || '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
    viewport: { width: 1440, height: 900 },
  });
  const [page] = context.pages();
  await page.goto(browser.address);
  await started(page);
  const words = ['Quizzaciously', 'Zyxwvutsrq Pharma', 'platinum-wombat-7'];
  const ledger = JSON.parse(ledgerOf(words[0]));
  ledger.sales[0].seller = words[1];
  await load(page, JSON.stringify(ledger));
  await page.evaluate(() => window.jm216.show('sales'));
  await settled(page);
  await press(page, 'share');
  await until(page, () => document.getElementById('share-link').value.length > 100);
  const link = await page.evaluate(() => document.getElementById('share-link').value.split('#')[1]);
  await page.focus('#share-passphrase');
  await page.keyboard.type(words[2]);
  await page.waitForTimeout(2500); // in which the session is written down
  await page.goto(`${browser.address}outside`);
  const control = 'Kept-by-the-browser'; // so that the search is known to find what is kept
  await page.fill('textarea', control);
  await page.waitForTimeout(2500);
  await page.goto('about:blank');
  await page.waitForTimeout(3500);
  await context.close();
  const found = holding(profile, [...words, link.slice(20, 60)]);
  const kept = holding(profile, [control]);
  rmSync(profile, { recursive: true, force: true });
  assert.deepEqual(found, []);
  assert.notDeepEqual(kept, [], 'what another page keeps is found');
});

test('what was handed for the mirror, opened one after the other', handed, async () => {
  const { page, complaints } = await browser.page();
  for (const name of ['mirror-broken.json', 'mirror-root.json']) {
    await load(page, readFileSync(`${hostile}/${name}`, 'utf8'));
    await settled(page);
    await there(page, 'heading', 'Overview', { role: 'main', name: 'Overview' });
    assert.equal(await attribute(page, 'link', 'Overview', 'aria-current'), 'page');
  }
  assert.deepEqual(complaints, []);
  await page.close();
});
