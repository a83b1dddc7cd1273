// The browser's own print: on paper stands the answer as a document, from whatever view it is printed, on white.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { exported } from './journey.mjs';
import { load, needs, openBrowser, opened, press, settled, shots, until } from './page.mjs';

let browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What the page lays out for paper, as a browser has it do: at once. */
const laid = (page) =>
  page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const paper = document.getElementById('printed');
    const found = {
      title: document.title,
      words: paper.textContent.replaceAll(/\s+/g, ' ').trim(),
      opened: paper.querySelectorAll('details[open]').length,
    };
    window.dispatchEvent(new Event('afterprint'));
    return { ...found, isGone: !document.getElementById('printed') };
  });

/** The same once the answer is written. */
const answerLaid = async (page) => {
  for (;;) {
    const found = await laid(page);
    if (!/still being written/.test(found.words)) return found;
    await page.waitForTimeout(50);
  }
};

/** The same, but for what is told in a few words where it is not. */
function same(found, expected, why) {
  let at = 0;
  while (at < found.words.length && found.words[at] === expected.words[at]) ++at;
  const part = ({ words }) => words.slice(Math.max(0, at - 60), at + 60);
  assert.equal(part(found), part(expected), why);
  assert.equal(found.words.length, expected.words.length, why);
  assert.equal(found.title, expected.title, why);
}

const pagesOf = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

test('the calculator, the document and a comparison are laid out at once, and gone afterwards', async () => {
  const { page, complaints } = await browser.page();
  assert.match((await laid(page)).words, /^Nothing is open yet/);
  const title = await page.evaluate(() => document.title);
  await load(page);
  assert.match((await laid(page)).words, /^The answer is still being written|^JM216 licence report/);
  const answer = await answerLaid(page);
  assert.match(answer.words, /^JM216 licence report Licence of 28 August 2001 .* seen on 30 Jun 2012\./);
  assert.match(answer.words, /Royalty payable for 2012-Q1/);
  assert.equal(answer.title, 'JM216 licence report');
  assert.equal(answer.opened, 0, 'how each figure was reached is closed');
  assert.ok(answer.isGone);
  assert.equal(await page.evaluate(() => document.title), title);

  await page.evaluate(() => window.jm216.setAsOf('2011-12-31'));
  const other = await answerLaid(page);
  assert.match(other.words, /seen on 31 Dec 2011\./, 'never the answer before');

  await page.evaluate(() => window.jm216.read());
  await until(page, () => Boolean(document.getElementById('document-frame').contentDocument?.querySelector('details')));
  same(await answerLaid(page), other, 'as from the calculator');
  await page.evaluate(() => {
    document.getElementById('document-frame').contentDocument.querySelector('details').open = true;
  });
  assert.equal((await laid(page)).opened, 1, 'what was opened is printed');

  await page.evaluate(() => window.jm216.compareWith('{"sales": []}'));
  await until(page, () => document.getElementById('document-frame').contentDocument.body.innerText.includes('Reconciliation'));
  assert.match((await laid(page)).words, /^Reconciliation of two ledgers/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test('the Print button prints what the browser would', async () => {
  const { page } = await opened(browser);
  await page.evaluate(() => {
    window.print = () => {
      window.printed = true;
    };
    return window.jm216.read();
  });
  await page.focus('#document-print');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => window.printed), true);
  await page.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`on paper: white, without a canvas, as many pages as the document has (${colorScheme})`, needs('print to PDF on a given paper'), async () => {
    const { page } = await opened(browser, { colorScheme });
    if (colorScheme === 'dark') {
      await press(page, 'theme'); // which the person chose
      await press(page, 'theme');
      await settled(page);
    }
    await answerLaid(page);
    const pdf = await page.pdf({ path: `${shots}/print-${colorScheme}.pdf`, format: 'A4', printBackground: true });
    await page.evaluate(() => window.jm216.read());
    const fromDocument = await page.pdf({ format: 'A4', printBackground: true });
    const html = await page.evaluate(() => window.jm216.export('html'));
    const paper = await page.context().newPage();
    await paper.setContent(html);
    const alone = await paper.pdf({ format: 'A4' });
    assert.equal(pagesOf(pdf), pagesOf(alone));
    assert.equal(pagesOf(fromDocument), pagesOf(alone));
    assert.ok(pagesOf(pdf) > 5 && pagesOf(pdf) < 40, `${pagesOf(pdf)} pages`);

    await page.emulateMedia({ media: 'print' });
    const found = await page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const style = (one) => getComputedStyle(one);
      const [table] = document.querySelectorAll('#printed table:has(tfoot)');
      return {
        page: style(document.documentElement).backgroundColor,
        body: style(document.body).backgroundColor,
        ink: style(document.querySelector('#printed h1')).color,
        canvas: document.getElementById('canvas').checkVisibility(),
        head: style(table.tHead).display,
        foot: style(table.tFoot).display,
      };
    });
    assert.deepEqual(found, {
      page: 'rgb(255, 255, 255)',
      body: 'rgb(255, 255, 255)',
      ink: 'rgb(0, 0, 0)',
      canvas: false,
      head: 'table-header-group', // repeated on every page
      foot: 'table-row-group', // once
    });
    await page.close();
  });
}

test('the one file prints its answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  const { page: host } = await opened(browser);
  const saved = await exported(host, 'Save as one file');
  const path = join(folder, 'Licence.html');
  copyFileSync(saved.path, path);
  const { page } = await browser.page({ address: pathToFileURL(path).href });
  await until(page, () => window.jm216.report().then(() => true, () => false));
  const words = await page.evaluate(async () => {
    const html = await window.jm216.export('html');
    return new DOMParser().parseFromString(html, 'text/html').body.textContent.replaceAll(/\s+/g, ' ').trim();
  });
  same(await answerLaid(page), { words, title: 'JM216 licence report' });
  assert.equal(await page.evaluate(() => document.getElementById('saved-report')), null);
  rmSync(folder, { recursive: true });
});

test('quarters of nothing before the first sale are one row, and no statement repeats its table', async () => {
  const { page } = await opened(browser);
  const rows = await page.evaluate(async () => {
    const parse = (html) => new DOMParser().parseFromString(html, 'text/html');
    const report = parse(await window.jm216.export('html'));
    const statement = parse(await window.jm216.export('html', { quarter: '2012-Q1' }));
    const texts = (root, caption, column) =>
      [...root.querySelectorAll('table')]
        .filter((table) => table.caption.textContent === caption)
        .flatMap((table) => [...table.tBodies[0].rows].map((row) => row.cells[column].textContent));
    const ofRow = (cells) => [...cells].map((cell) => cell.textContent).join(' ');
    return {
      obligations: texts(report, 'Obligations, US$', 0),
      deadlines: texts(report, 'Deadlines', 1),
      amounts: [...statement.querySelectorAll('table:has(tfoot) tbody tr')].map((row) => ofRow(row.cells)),
    };
  });
  // The example's first sale is in 2010-Q1; the first quarter is that of the EFFECTIVE DATE.
  const royalties = rows.obligations.filter((words) => words.startsWith('Royalty'));
  assert.equal(royalties[0], 'Royalty payable for 2001-Q3 to 2009-Q4, before the first sale');
  assert.equal(royalties[1], 'Royalty payable for 2010-Q1');
  assert.equal(royalties.length, 1 + 10, '2010-Q1 to 2012-Q2');
  assert.deepEqual(
    rows.deadlines.filter((words) => /200\d-Q/.test(words)),
    [
      'The royalties of 2001-Q3 to 2009-Q4 are due, before the first sale',
      'The statements of 2001-Q3 to 2009-Q4 are due, before the first sale',
    ],
  );
  assert.equal(new Set(rows.amounts).size, rows.amounts.length);
  assert.ok(rows.amounts.length > 10);
  await page.close();
});
