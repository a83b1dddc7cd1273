// The maker of one-file documents by itself: what is put into its places stays what it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, ledgerIn, noReport, oneFile } from '../web/page/one_file.mjs';

const generator = '<meta name="generator" content="JM216 Licence Calculator 9.9.9">';
const template = `<title>{{title}}</title>${generator}<style{{pageStyleMedia}}></style><style{{savedStyleMedia}}></style>
{{savedReport}}<div id="page"{{pageHidden}}></div>
{{parts}}`;
const parts = new Map([
  ['jm216.wasm', 'AAAA'],
  ['page.js', 'BBBB'],
]);

test('only the named places are filled, and what is filled in is not looked at again', () => {
  assert.equal(fill('{{a}} {{b}} {{c}}', { a: '{{b}}', b: '$&$1' }), '{{b}} $&$1 {{c}}');
  assert.equal(fill('{{toString}}', {}), '{{toString}}');
});

test('without a ledger the page shows, with one its report does until the program runs', () => {
  const empty = oneFile(template, parts);
  assert.ok(empty.startsWith(`<title>${noReport.title}</title>${generator}<style></style><style media="not all"></style>\n<div id="page"></div>`));
  const saved = oneFile(template, parts, { title: 'Mine', report: '<h1>Mine</h1>', ledger: 'CCCC' });
  assert.ok(saved.startsWith(`<title>Mine</title>${generator}<style media="not all"></style><style></style>\n<article`));
  assert.match(saved, /<p id="saved-note"[^<]* where scripts may run: JM216 Licence Calculator 9\.9\.9\.<\/p>/);
  assert.ok(saved.includes('<h1>Mine</h1>\n</article><div id="page" hidden></div>'));
});

test('a report that looks like the template does no harm', () => {
  const saved = oneFile(template, parts, { title: '{{parts}}', report: '{{title}} {{parts}} $&', ledger: 'CCCC' });
  assert.ok(saved.includes('<title>{{parts}}</title>'));
  assert.ok(saved.includes('{{title}} {{parts}} $&'));
  assert.equal(saved.match(/data-part="page\.js"/g).length, 1);
});

test('the ledger is found again, and only a ledger', () => {
  assert.equal(ledgerIn(oneFile(template, parts, { title: '', report: '', ledger: 'Q0ND+/==' })), 'Q0ND+/==');
  assert.equal(ledgerIn(oneFile(template, parts)), null);
  assert.equal(ledgerIn('<!doctype html><p>data-part="ledger.json"</p>'), null);
});
