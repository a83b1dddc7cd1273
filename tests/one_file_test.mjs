// The maker of one-file documents by itself: what is put into its places stays what it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

test('a document that was made to keep its checker busy is told soon, and takes no gigabytes', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-one-file-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const checked = (html, contents) => {
    const sums = Object.entries(contents).map(([name, content]) => {
      const [, stem, ending] = /^(.*)(\.\w+)$/.exec(name);
      return `${createHash('sha256').update(content).digest('hex')}  ${stem}.0123456789${ending}\n`;
    });
    const program = fileURLToPath(new URL('../web/packing/check_one_file.mjs', import.meta.url));
    const args = [program, file('document.html', html), file('SHA256SUMS', sums.join(''))];
    const { status, stdout, stderr } = spawnSync('node', args, { encoding: 'utf8', timeout: 30_000 });
    return status === null ? 'still busy' : stdout + stderr;
  };
  const packed = (contents) =>
    new Map(Object.entries(contents).map(([name, content]) => [name, gzipSync(content).toString('base64')]));
  const page = template.replace('{{savedReport}}', '{{savedReport}}\n');
  const small = { 'one_file.html': page, 'page.js': 'let page;' };
  const saved = oneFile(page, packed(small), { title: 'Mine', report: '<h1>Mine</h1>', ledger: 'CCCC' });
  assert.match(checked(saved, small), /is the published one/);

  // A hundred kilobytes that become 128 MiB, and the digest of them.
  const large = { ...small, 'page.js': Buffer.alloc(128 << 20) };
  assert.match(checked(oneFile(page, packed(large)), large), /its page\.js is not the published one/);
  assert.match(checked(oneFile(page, packed(small).set('page.js', 'AAAA')), small), /its page\.js is not the published one/);
  // Many beginnings of a report without an end.
  const many = saved.replace(/<article[^]*<\/article>/, '<p id="saved-note"></p>\n'.repeat(80_000));
  assert.match(checked(many, small), /it has a ledger but no report/);
});
