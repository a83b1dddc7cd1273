// What the page makes of texts that come from outside, by itself in Node: in time that grows as they do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresIn, tablesIn, whatDiffers } from '../web/page/saved_answer.mjs';
import { isLink } from '../web/page/seal.mjs';

test('a link that is pasted is told from a ledger or a table, however mail programs left it', () => {
  const links = [
    'jm216.AQAA',
    '  > jm216.AQAA',
    'See https://example.org/jm216/#jm216.AQAA.',
    'https%3A%2F%2Fexample.org%2F%23jm216.AQAA',
    'https%253A%252F%252Fexample.org%252F%2523jm216.AQAA',
    'https%3a%2f%2fexample.org%2f%23jm216%2eAQAA',
    'https://safe.example/?url=3Dhttps%3A%2F%2Fexample.org%2F%23jm2=\r\n16.AQAA',
    'https://example.org/=23jm216=2EAQAA',
    'https://urldefense.example/v2/url?u=https-3A__example.org_-23jm216.AQAA&d=x',
    'https://urldefense.example/v3/__https://example.org/*jm216.AQAA__;Iw!!A$',
    'https://example.org/#jm2\u00ad16.\u200bAQAA',
    '> https://example.org/#jm\n> 216.AQAA',
    '| https://example.org/\\#jm216\\.AQAA',
    'https://example.org/#\ufeffjm\u00a0216.AQAA',
  ];
  for (const text of links) assert.equal(isLink(text), true, text);
  const others = [
    '{"notes": ["https://example.org/#jm216.AQAA"], "sales": []}',
    ' [{"invoice": "https://example.org/#jm216.AQAA"}]',
    'Invoice;Product\n1;JM216.50 mg\n2;jm216.50 mg',
    'Invoice;Product\n1;JM216 50 mg',
    '',
  ];
  for (const text of others) assert.equal(isLink(text), false, text);
});

const ownFigures = new Map([
  ['Royalty of all quarters', '1,332.06'],
  ['Royalty payable for 2009-Q1, Due', '30 Apr 2009'],
  ['Royalty payable for 2009-Q1, Amount', '1,332.06'],
  ['Royalty payable for 2009-Q1, Status', 'paid late'],
  ['Royalty payable for 2009-Q1, Clause', 'V.9'],
  ['2 FDA approves the NDA, Attained', ''],
]);
/** What is said of a document whose figures are the same but for one. */
const saidOf = (name, text) =>
  whatDiffers({ version: '0.1.9', figures: new Map([...ownFigures, [name, text]]) }, ownFigures);
const firstEdition =
  'The document was saved under the first edition of the rules; the answer here is the second\u2019s.';

test('of a document that answered otherwise the figures are said, each with its own', () => {
  assert.equal(whatDiffers({ version: '0.1.9', figures: new Map(ownFigures) }, ownFigures), '');
  const figures = [
    ['Royalty of all quarters', '-1,234,567.8901', '1,332.06'],
    ['Royalty of all quarters', 'not known', '1,332.06'],
    ['Royalty payable for 2009-Q1, Due', '1 May 2009', '30 Apr 2009'],
    ['Royalty payable for 2009-Q1, Due', 'not triggered', '30 Apr 2009'],
    ['Royalty payable for 2009-Q1, Status', 'overdue', 'paid late'],
    ['Royalty payable for 2009-Q1, Clause', 'IV.1', 'V.9'],
    ['2 FDA approves the NDA, Attained', '1 Dec 2009', 'none'],
  ];
  for (const [name, then, now] of figures) {
    assert.equal(saidOf(name, then), `${firstEdition} ${name}: ${then} then, ${now} now.`);
  }
  assert.equal(saidOf('Another figure', 'open https://example.org/'), `${firstEdition} 1 of its figures are not in this answer.`);
});

test('what does not read as a figure is not said in the program\u2019s name', () => {
  const unread = `${firstEdition} The document\u2019s figures cannot be read.`;
  const texts = [
    'none. This page is out of date: open https://example.org/',
    '1.00 now. Press Share',
    '1,332.06\u202e',
    '\u202e60.233,1',
    ' 1,332.06',
    '1,332.06\n',
    '9'.repeat(3000),
    `1${',000'.repeat(9)}.00`,
    '\u0661.\u0662\u0663',
    '31 Foo 2009',
    'paid by me',
  ];
  for (const text of texts) for (const name of ownFigures.keys()) assert.equal(saidOf(name, text), unread, `${name}: ${text}`);
  // Nor is a figure where another kind of figure stands.
  assert.equal(saidOf('Royalty payable for 2009-Q1, Due', '1.00'), unread);
  assert.equal(saidOf('Royalty of all quarters', 'overdue'), unread);
  assert.equal(saidOf('Royalty payable for 2009-Q1, Status', '1 May 2009'), unread);
});

test('only the tables of figures are parsed, and no megabytes of them', () => {
  const totals = '<table>\n<caption>Totals</caption><tbody></tbody></table>';
  const rest = '<p>Why</p><table><caption>Schedule A</caption></table>';
  assert.equal(tablesIn(rest + totals + rest.repeat(100_000)), totals);
  assert.equal(tablesIn(`${rest}<table><caption>Totals`), '');
  assert.equal(tablesIn(totals.replace('<tbody>', `<tbody>${'A'.repeat(3_000_000)}`)), null);
  assert.equal(tablesIn(totals.repeat(30_000)), null);
  const words = `${firstEdition} There are too many figures in it to be compared here.`;
  assert.equal(whatDiffers({ version: '0.1.9', figures: null }, ownFigures), words);
  assert.equal(whatDiffers({ version: '0.1.9', figures: ownFigures }, null), words);
});

/** What a browser makes of tables, as far as it is asked here: each reading of a text makes another string of it. */
class Tables {
  constructor(markup) {
    this.open = [];
    this.tables = [];
    for (const [, tag, text] of markup.matchAll(/<(\/?\w+)>([^<]*)/g)) this.take(tag, text);
  }

  parseFromString(markup) {
    return new Tables(markup);
  }

  querySelectorAll() {
    return this.tables;
  }

  take(tag, text) {
    const table = this.open.at(-1);
    const cell = { get textContent() { return Buffer.from(text).toString(); } };
    if (tag === 'table') {
      const inner = { heads: [], rows: [], nested: null };
      for (const outer of this.open) outer.nested = inner;
      inner.querySelector = () => inner.nested;
      inner.querySelectorAll = () => inner.heads;
      inner.tBodies = [inner];
      this.open.push(inner);
      this.tables.push(inner);
    } else if (tag === '/table') this.open.pop();
    else if (tag === 'tr') table.rows.push({ cells: [] });
    else if (tag === 'td') table.rows.at(-1).cells.push(cell);
    else if (tag === 'th') for (const outer of this.open) outer.heads.push(cell);
  }
}

test('the figures of a document are those of its cells, and one with more than any answer has is not read', (t) => {
  globalThis.DOMParser = class { parseFromString = (markup) => new Tables(markup); };
  t.after(() => { delete globalThis.DOMParser; });
  const rows = (count, row) => Array.from({ length: count }, (_, i) => row(i)).join('');
  const totals = (heads, body) => `<table><caption>Totals</caption><thead>${heads}</thead><tbody>${body}</tbody></table>`;
  const heads = '<th>Figure<th>US$<th>Due';
  assert.deepEqual(
    [...figuresIn(totals(heads, '<tr><td>Paid<td>1.00<td>1 May 2009<tr><td>Overdue<td>2.00<td>'))],
    [['Paid', '1.00'], ['Paid, Due', '1 May 2009'], ['Overdue', '2.00'], ['Overdue, Due', '']],
  );
  const row = (i) => `<tr><td>Royalty ${i}<td>1.00<td>`;
  assert.equal(figuresIn(totals(heads, rows(13_000, row))).size, 26_000);
  assert.equal(figuresIn(totals(heads, rows(14_000, row))), null, 'too many');
  assert.equal(figuresIn(totals(heads, `<tr><td>${'x'.repeat(201)}<td>1.00`)), null, 'too long a name');
  assert.equal(figuresIn(totals(heads, `<tr><td>Paid<td>${'1'.repeat(201)}`)), null, 'too long a figure');
  assert.equal(figuresIn(totals(`<th>${'x'.repeat(201)}`, row(1))), null, 'too long a heading');
  assert.equal(figuresIn(totals(heads, `<tr><td>Paid<td>${totals(heads, row(1)).slice(0, -8)}`)), null, 'in one another');

  // A document of a megabyte: a long first cell beside many.
  const before = process.memoryUsage().rss;
  const first = 'x'.repeat(400_000);
  assert.equal(figuresIn(totals(rows(50_000, (i) => `<th>${i}`), `<tr><td>${first}${'<td>'.repeat(50_000)}`)), null);
  assert.ok(process.memoryUsage().rss - before < 200 << 20, 'no megabytes for each cell');
});
