// The link: made by the command and opened by the page and the other way round for every case, the dialogs, the
// seal, and each way a link can fail.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { allCases } from '../support/cases.mjs';
import { command, exampleText, inRepository, load, openBrowser, paste, press, settled, shots, until } from './page.mjs';

const native = (input, ...options) =>
  execFileSync(command, options, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 28 });
const stored = (name) => readFileSync(inRepository(`tests/links/${name}`), 'utf8').trim();
const everySection = stored('0.2.0-every-section.link');
const firstEdition = stored('0.1.0-every-section.link');

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const ledgers = () =>
  allCases().flatMap((one) =>
    one.ledgers.map((name) => [name, readFileSync(join(one.folder, name), 'utf8')]),
  );

const textOf = (page, id) => page.evaluate((given) => document.getElementById(given).textContent, id);
const isDisabled = (page, id) => page.evaluate((given) => document.getElementById(given).disabled, id);
const isOpen = (page, id) => until(page, (given) => document.getElementById(given).open, id);

/** Presses a button of a dialog, by the keyboard. */
async function enter(page, id) {
  await page.focus(`#${id}`);
  await page.keyboard.press('Enter');
}

/** Opens the dialog for sharing, and waits until it knows how long the link is. */
async function share(page) {
  await press(page, 'share');
  await until(page, () => document.getElementById('share-length').textContent.includes('characters'));
}

const tone = (page) => page.evaluate(() => document.getElementById('share-length').dataset.tone);

/** What the dialog for links that came says. */
const said = (page) => textOf(page, 'shared-what');
const saidSoon = (page, words) =>
  until(page, (text) => document.getElementById('shared-what').textContent.includes(text), words);

/** Puts a link into the address of the page, as a click on it would. */
const follow = (page, fragment) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);

/** Opens the page with a link in its address. */
async function received(fragment, options = {}) {
  const opened = await browser.page(options);
  await follow(opened.page, fragment);
  await isOpen(opened.page, 'shared');
  return opened;
}

/** A ledger by link from the command to the page, and by the page's link back: the same facts, the same answer. */
async function goesBothWays(page, text, expected, name) {
  const link = native(text, 'link').trim();
  await page.evaluate((it) => window.jm216.openLink(it), link);
  assert.equal(await page.evaluate(() => window.jm216.report()), expected, `${name}, read by the page`);
  const again = await page.evaluate(() => window.jm216.link({ withResult: true }));
  assert.match(again, /^http:\/\/localhost:\d+\/#[A-Za-z0-9_.-]+$/);
  assert.equal(native(again, 'open', '-', '--report'), expected, `${name}, made by the page`);
  assert.equal(native(again, 'open'), native(link, 'open'), `${name}, its facts`);
}

test('command and page: every case, both ways', async () => {
  const { page, complaints } = await browser.page();
  let count = 0;
  for (const [name, text] of ledgers()) {
    let expected;
    try {
      expected = native(text, 'report');
    } catch {
      continue; // a part of a ledger
    }
    ++count;
    await goesBothWays(page, text, expected, name);
  }
  assert.ok(count > 50, `${count} cases`);
  assert.deepEqual(complaints, []);
});

// All 2,000 take over ten minutes: JM216_GENERATED=2000 node tests/browser/run.mjs chromium tests/browser/link_test.mjs
test('command and page: generated ledgers, both ways', async () => {
  const count = Number(process.env.JM216_GENERATED ?? 25);
  const texts = execFileSync(inRepository('build/native/tests/jm216_print_ledgers'), [String(count)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
    .trim()
    .split('\n');
  assert.equal(texts.length, count);
  const { page, complaints } = await browser.page();
  for (const [index, text] of texts.entries()) {
    await goesBothWays(page, text, native(text, 'report'), `ledger ${index + 1}`);
  }
  assert.deepEqual(complaints, []);
});

test('the dialog says what a link is, how long it is, and copies it', async () => {
  const { page, complaints } = await browser.page();
  await page.evaluate((it) => window.jm216.openLink(it), everySection);
  await share(page);
  const link = await page.evaluate(() => document.getElementById('share-link').value);
  assert.match(await textOf(page, 'share-length'), /^1,\d\d\d characters: fits a mail\.$/);
  assert.equal(await tone(page), 'good');
  assert.match(await textOf(page, 'share'), /confidential under Article VIII/);
  await page.screenshot({ path: `${shots}/share.png` });
  await enter(page, 'share-copy');
  await until(page, () => document.getElementById('share-length').textContent === 'Copied.');
  const outside = await browser.outside(page);
  assert.equal(await outside.paste(), link);
  await outside.close();
  assert.equal(native(link, 'open', '-', '--report'), await page.evaluate(() => window.jm216.report()));
  assert.deepEqual(complaints, []);
});

test('a long link is called one, and a longer one becomes a file', async () => {
  const { page } = await browser.page();
  await load(page);
  await share(page);
  assert.match(await textOf(page, 'share-length'), /too long for a link/);
  assert.equal(await isDisabled(page, 'share-copy'), true);
  await page.focus('#share-passphrase');
  await page.keyboard.type('Platin');
  await page.keyboard.press('Enter'); // which leads on to what there is
  await until(page, () => document.activeElement.id === 'share-file');
  const { name } = await page.download(() => enter(page, 'share-file'));
  assert.equal(name, 'jm216-ledger.json');
});

test('a link that mail programs may cut is called one, and can be copied', async () => {
  const { page } = await browser.page();
  const ledger = JSON.parse(exampleText);
  await load(page, JSON.stringify({ ...ledger, sales: ledger.sales.slice(0, 120) }));
  await share(page);
  assert.match(await textOf(page, 'share-length'), /^[4-5],\d\d\d characters: may be cut by mail programs\.$/);
  assert.equal(await tone(page), 'caution');
  assert.equal(await isDisabled(page, 'share-copy'), false);
});

test('a link that came is compared with what is open, which stays', async () => {
  const { page, complaints } = await browser.page();
  await load(page);
  const mine = await page.evaluate(() => window.jm216.report());
  await follow(page, everySection);
  await saidSoon(page, 'fingerprint');
  await enter(page, 'shared-compare');
  await until(page, () =>
    document.getElementById('document-frame').contentDocument?.body?.innerText.includes('Reconciliation of two ledgers'),
  );
  assert.equal(await page.evaluate(() => window.jm216.report()), mine);
  assert.deepEqual(complaints, []);
});

test('a link that came and may not be copied: where it can be selected is said', async () => {
  const refusing = () => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  };
  const { page } = await received(everySection, { before: refusing });
  await saidSoon(page, 'fingerprint');
  await enter(page, 'shared-open');
  await saidSoon(page, 'match');
  await enter(page, 'shared-copy');
  await until(page, () => /did not allow copying.*press Share/.test(document.getElementById('shared-problem').textContent));
});

test('a link that came: what it is, nothing opened before it is wanted, then the same figures', async () => {
  const { page, requests, complaints } = await received(everySection);
  await saidSoon(page, 'fingerprint');
  assert.match(await said(page), /^“Every section and field of the second edition”, as of 30 June 2009\. 32 lines, made with 0\.2\.0, fingerprint [0-9a-f]{4}-[0-9a-f]{4}\./);
  await page.screenshot({ path: `${shots}/shared.png` });
  assert.equal(await page.evaluate(() => window.jm216.report().then(() => true, () => false)), false);
  const before_ = requests.length;
  await enter(page, 'shared-open');
  await saidSoon(page, 'match');
  assert.match(await said(page), /^Your figures match the sender/);
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.equal(requests.slice(before_).filter((url) => !url.startsWith('blob:')).length, 0);
  await enter(page, 'shared-close');
  assert.equal(await page.evaluate(() => window.jm216.report()), native(everySection, 'open', '-', '--report'));
  assert.deepEqual(complaints, []);
});

test('a link that is pasted as mail programs leave it', async () => {
  const { page, complaints } = await browser.page();
  const address = `https://example.org/jm216/#${everySection}`;
  const sent = [
    `https://safe.example/?url=${encodeURIComponent(address)}&data=05%7C02`,
    `> ${address.replaceAll(/.{70}/g, '$&=\r\n> ')}`,
    address.replaceAll(/.{9}/g, '$&\u00ad\u200b').replaceAll('_', '\\_'),
  ];
  for (const text of sent) {
    await paste(browser, page, text);
    await saidSoon(page, 'fingerprint');
    assert.match(await said(page), /^“Every section and field of the second edition”, as of 30 June 2009\. 32 lines/);
    await enter(page, 'shared-close');
  }
  assert.deepEqual(complaints, []);
});

test('a link never takes the place of what is open by itself; Discard leaves all as it was', async () => {
  const { page } = await browser.page();
  await load(page, '{"title": "mine", "as_of": "2010-01-01", "sales": []}');
  const mine = await page.evaluate(() => window.jm216.report());
  await follow(page, everySection);
  await saidSoon(page, 'What is open now stays until you press Open.');
  await enter(page, 'shared-close');
  await settled(page);
  assert.equal(await page.evaluate(() => window.jm216.report()), mine);
  assert.equal(await page.evaluate(() => location.hash), '');
});

test('sealed: nothing is readable, the wrong passphrase is told from damage, the right one opens', async () => {
  const { page } = await browser.page();
  await page.evaluate((it) => window.jm216.openLink(it), everySection);
  const expected = await page.evaluate(() => window.jm216.report());
  const link = await page.evaluate(() => window.jm216.link({ passphrase: 'Platin im Dezember' }));
  const fragment = link.split('#')[1];
  assert.throws(
    () => native(link, 'open', '-'),
    (error) => error.status === 2 && error.stdout === '' && /sealed with a passphrase/.test(error.stderr),
  );
  const { page: other } = await received(fragment);
  await saidSoon(other, 'Sealed with a passphrase');
  assert.doesNotMatch(await said(other), /lines|fingerprint/);
  await other.fill('#shared-passphrase', 'platin im dezember');
  await enter(other, 'shared-unseal');
  await until(other, () => /does not open the link/.test(document.getElementById('shared-problem').textContent));
  await other.screenshot({ path: `${shots}/sealed.png` });
  await other.fill('#shared-passphrase', 'Platin im Dezember');
  await enter(other, 'shared-unseal');
  await saidSoon(other, 'fingerprint');
  await enter(other, 'shared-open');
  await saidSoon(other, 'included no result');
  assert.equal(await other.evaluate(() => window.jm216.report()), expected);

  const at = 100;
  const mailed = `Ledger #3:\r\n> ${link.replaceAll(/.{76}/g, '$&\r\n> ')}\r\nYours, A.`;
  const { lines } = await other.evaluate((it) => window.jm216.openLink(it, { passphrase: 'Platin im Dezember' }), mailed);
  assert.equal(lines, 32);
  const safe = `https://safe.example/?url=${encodeURIComponent(encodeURIComponent(link))}&data=05%7C1`;
  const again = await other.evaluate((it) => window.jm216.openLink(it, { passphrase: 'Platin im Dezember' }), safe);
  assert.equal(again.lines, 32, 'as another address\u2019s parameter');
  const damaged = fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1);
  const { page: third } = await received(damaged);
  await saidSoon(third, 'altered on the way');
});

/** The same link, had the next format made it: its head is version, kind, size and their check (core/link/frame.cpp). */
function ofNextFormat(link) {
  const head = Buffer.from(link.slice('jm216.'.length, 'jm216.'.length + 12), 'base64url');
  head[0] += 1;
  createHash('sha256').update(head.subarray(0, 5)).digest().copy(head, 5, 0, 4);
  return `jm216.${head.toString('base64url')}${link.slice('jm216.'.length + 12)}`;
}

/** The same link with a result, had its sender's figures been others: their digest follows the fingerprint. */
function ofOtherFigures(link) {
  const bytes = Buffer.from(link.slice('jm216.'.length), 'base64url');
  const [head, version, flags, lines, fingerprint, check] = [9, 3, 1, 1, 8, 4];
  bytes[head + version + flags + lines + fingerprint] ^= 1;
  createHash('sha256').update(bytes.subarray(0, -check)).digest().copy(bytes, bytes.length - check, 0, check);
  return `jm216.${bytes.toString('base64url')}`;
}

test('a result that is not what the ledger gives is said', async () => {
  const link = ofOtherFigures(everySection);
  const opened = spawnSync(command, ['open', link], { encoding: 'utf8' });
  assert.equal(opened.status, 0);
  assert.match(opened.stderr, /figures differ from the sender/);
  const { page } = await received(link);
  await saidSoon(page, 'fingerprint');
  await enter(page, 'shared-open');
  await saidSoon(page, 'Your figures differ from the sender');
});

test('once a passphrase is typed, no open link is left to be copied; Enter leads on to Copy; closed, nothing stays', async () => {
  const { page, complaints } = await browser.page();
  await page.evaluate((it) => window.jm216.openLink(it), everySection);
  await share(page);
  const link = () => page.evaluate(() => document.getElementById('share-link').value);
  const open = await link();
  await page.focus('#share-passphrase');
  await page.keyboard.type('Platin');
  assert.equal(await link(), '');
  await page.keyboard.press('Enter');
  assert.equal(await link(), '');
  await until(page, () => document.getElementById('share-link').value);
  assert.equal(await page.evaluate(() => document.getElementById('share').open), true);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'share-copy');
  const sealed = await link();
  assert.throws(() => native(sealed, 'open', '-'), /sealed with a passphrase/);
  await page.focus('#share-passphrase');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await until(page, () => document.getElementById('share-link').value);
  assert.equal(await link(), open);

  await page.fill('#share-passphrase', 'Platin');
  await page.keyboard.press('Escape');
  await until(page, () => !document.getElementById('share').open);
  await page.waitForTimeout(1000); // a seal under way would be done
  assert.deepEqual(
    await page.evaluate(() => ['share-passphrase', 'share-link'].map((id) => document.getElementById(id).value)),
    ['', ''],
  );
  assert.deepEqual(complaints, []);
});

test('a link of the first edition says that the second answers, and opens', async () => {
  const { page, complaints } = await received(firstEdition);
  await saidSoon(page, 'by the second edition of the rules; the link was made under the first.');
  await enter(page, 'shared-open');
  await saidSoon(page, 'Your figures differ from the sender\u2019s: the link was made by the first edition of the rules');
  assert.equal(await page.evaluate(() => window.jm216.report()), native(firstEdition, 'open', '-', '--report'));
  await enter(page, 'shared-close');
  assert.deepEqual(complaints, []);
});

test('a link that was pasted is offered as one that was followed, however a mail program left it', async () => {
  const { page, complaints } = await browser.page();
  const mailed = `Our ledger #3: <https://example.org/jm216/#${everySection}>\r\nYours, A.`.replaceAll(/.{76}/g, '$&\r\n');
  await paste(browser, page, mailed);
  await isOpen(page, 'shared');
  await saidSoon(page, 'fingerprint');
  await enter(page, 'shared-open');
  await saidSoon(page, 'match');
  await enter(page, 'shared-close');
  assert.equal(await page.evaluate(() => window.jm216.report()), native(everySection, 'open', '-', '--report'));
  assert.deepEqual(complaints, []);
});

test('a link that comes while one is unsealed or made takes its place; one that was discarded says no more', async () => {
  const { page, complaints } = await browser.page();
  await page.evaluate((it) => window.jm216.openLink(it), everySection);
  const sealed = await page.evaluate(() => window.jm216.link({ passphrase: 'Platin' }));
  await share(page);
  await follow(page, sealed.split('#')[1]);
  await saidSoon(page, 'Sealed with a passphrase');
  assert.equal(await page.evaluate(() => document.getElementById('share').open), false);
  await page.fill('#shared-passphrase', 'Platin');
  await page.evaluate((hash) => {
    document.getElementById('shared-unseal').click();
    location.hash = hash;
  }, everySection.slice(0, 500));
  await saidSoon(page, 'cut off: 500');
  await page.waitForTimeout(2000); // the seal would be open by now
  assert.match(await said(page), /cut off: 500/);
  assert.equal(await textOf(page, 'shared-problem'), '');
  await enter(page, 'shared-close');

  await follow(page, sealed.split('#')[1]);
  await saidSoon(page, 'Sealed with a passphrase');
  await page.fill('#shared-passphrase', 'Platin');
  await page.evaluate(() => {
    document.getElementById('shared-unseal').click();
    document.getElementById('shared').close();
  });
  await page.waitForTimeout(2000);
  assert.equal(await textOf(page, 'shared-problem'), 'Opening the seal …');
  assert.deepEqual(complaints, []);
});

test('each failure has its own words', async () => {
  const { page } = await browser.page();
  const at = 200;
  const failures = [
    ['hello', 'not a link of this calculator'],
    [everySection.slice(0, 500), `cut off: 500 of its ${everySection.length.toLocaleString('en-US')} characters`],
    [everySection.slice(0, at) + (everySection[at] === 'A' ? 'B' : 'A') + everySection.slice(at + 1), 'altered'],
    [`jm216.${'A'.repeat(1_100_000)}`, 'larger than any'],
    [ofNextFormat(everySection), 'made by a newer version'],
  ];
  for (const [link, words] of failures) {
    const message = await page.evaluate((it) => window.jm216.openLink(it).then(() => '', (error) => error.message), link);
    assert.ok(message.includes(words), message);
  }
  await follow(page, failures[1][0]);
  await saidSoon(page, 'cut off: 500');
  assert.equal(await textOf(page, 'shared-title'), 'This link cannot be opened');
  assert.equal(await page.evaluate(() => document.getElementById('shared-open').hidden), true);
  await page.screenshot({ path: `${shots}/cut-off.png` });
});
