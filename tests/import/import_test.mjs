// `jm216 import` over a messy table, whose ledger was worked out by hand. JM216 names the command
// (default: what the preset native builds).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const folder = mkdtempSync(join(tmpdir(), 'jm216-import-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name) => join(top, 'tests/import', name);
const table = file('umsatz.csv');
const ledger = JSON.parse(readFileSync(file('umsatz.ledger.json'), 'utf8'));
const mapping = JSON.parse(readFileSync(file('umsatz.mapping.json'), 'utf8'));

/** Runs `jm216 import` with these arguments and this standard input. */
function run(args, input = '') {
  const { status, stdout, stderr } = spawnSync(command, ['import', ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Imports the table with a mapping, which need not be in a file. */
function importWith(changed) {
  const path = join(folder, 'changed.json');
  writeFileSync(path, JSON.stringify(changed));
  return run([table, '--mapping', path]);
}

test('a messy table becomes the ledger worked out by hand', () => {
  const { status, stdout, stderr } = run([table, '--mapping', file('umsatz.mapping.json')]);
  assert.equal(stderr, '5 rows imported, 1 left out\n');
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout), ledger);
});

test('from standard input, into a file, and the ledger is one', () => {
  const out = join(folder, 'ledger.json');
  const from = run(['-', '--mapping', file('umsatz.mapping.json'), '-o', out], readFileSync(table));
  assert.equal(from.status, 0, from.stderr);
  assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), ledger);
  const { status, stdout } = spawnSync(command, ['check', out], { encoding: 'utf8' });
  assert.equal(status, 0);
  assert.match(stdout, /^5 lines read/);
});

test('without a mapping one is proposed, which says everything the table tells', () => {
  const { status, stdout, stderr } = run([table]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const proposed = JSON.parse(stdout);
  // What only people know: the table's two headings are exchanged, and the rest is ours to say.
  const { title, skip_rows_without: skip, fields, ...known } = mapping;
  assert.ok(title && skip);
  const { separately_charged: charged, credit_reason: reason, quantity, unit, ...columns } = fields;
  assert.ok(charged && reason);
  const { headings, ...rest } = proposed;
  assert.deepEqual(headings, ['Belegnr.', 'Pos.', 'Rechnungsdatum', 'Land', 'Produkt', 'Menge', 'Einheit', 'Währung', 'Bruttobetrag',
    'Rabatt', 'Fracht', 'MwSt', 'Kunde', 'Gutschrift zu']);
  assert.deepEqual(rest, {
    ...known,
    fields: { ...columns, quantity: { column: unit.column }, unit: { column: quantity.column } },
  });
});

test('the proposal as it stands meets the wrong column and the total, and says so', () => {
  const { status, stdout, stderr } = importWith(JSON.parse(run([table]).stdout));
  assert.equal(status, 2);
  assert.equal(stdout, '');
  const said = stderr.trimEnd().split('\n');
  assert.equal(said.length, 6);
  assert.match(said[0], /^Menge \(line 4, column 6\): "Packung" is not a number/);
  assert.match(said[5], /^\(line 13\): no invoice, no date, no country and no currency/);
});

test('what is open is said, and nothing is imported', () => {
  const { status, stdout, stderr } = run([], 'Invoice;Date;Country;Currency;Gross\n1;03/04/2009;US;USD;1,234\n');
  assert.equal(status, 2);
  assert.equal(JSON.parse(stdout).dates, undefined);
  assert.match(stderr, /^\/decimal: .* Say "\." \(1234\), "," \(1.234\)\n\/dates: .* Say "dmy" \(2009-04-03\), "mdy" \(2009-03-04\)\n$/);
  const { dates, ...incomplete } = mapping;
  assert.ok(dates);
  const refused = importWith(incomplete);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /changed\.json: \/dates: not decided/);
  const completed = run([table, '--mapping', join(folder, 'changed.json'), '--suggest']);
  const { headings, ...rest } = JSON.parse(completed.stdout);
  assert.equal(headings.length, 14);
  assert.deepEqual(rest, mapping);
});

test('of more problems than can be listed each cause is said once, with its rows', () => {
  const rows = Array.from({ length: 500 }, (_, i) => `${i},2010-01-14,${i % 2 ? 'US' : `Land ${i}`},USD,${i === 6 ? '1 kg' : '1.00'}`);
  const fields = Object.fromEntries(['Invoice', 'Date', 'Country', 'Currency', 'Gross'].map((name) => [name.toLowerCase(), { column: name }]));
  const map = join(folder, 'causes.json');
  writeFileSync(map, JSON.stringify({ format: 'jm216-mapping/1', delimiter: ',', header: true, decimal: '.', dates: 'ymd', fields }));
  const { status, stderr } = run(['-', '--mapping', map], ['Invoice,Date,Country,Currency,Gross', ...rows].join('\n'));
  assert.equal(status, 2);
  const [country, gross, ...rest] = stderr.trimEnd().split('\n');
  assert.match(country, /^Country \(line 2, column 3\): "Land 0" is not .*; and so in 249 more rows$/);
  assert.match(gross, /^Gross \(line 8, column 5\): "1 kg" is not a number .* its currency or unit$/);
  assert.deepEqual(rest, []);
});

test('of a folder of mappings the one made for the headings of the table is taken', () => {
  const known = join(folder, 'known');
  mkdirSync(known);
  const keep = (name, headings) => writeFileSync(join(known, name), JSON.stringify({ ...mapping, headings }));
  const { headings } = JSON.parse(run([table]).stdout);
  keep('a.json', headings.slice(1));
  writeFileSync(join(known, 'b.json'), '{');
  keep('notes.txt', headings);
  const none = run([table, '--mapping', known]);
  assert.equal(none.status, 2);
  assert.match(none.stderr, /known: no mapping in it was made for the headings of .*umsatz\.csv: /);
  keep('umsatz.json', headings);
  const taken = run([table, '--mapping', known]);
  assert.equal(taken.stderr, `${join(known, 'umsatz.json')}: made for these headings, and taken\n5 rows imported, 1 left out\n`);
  assert.deepEqual(JSON.parse(taken.stdout), ledger);
  const over = run([table, '--mapping', known, '-o', join(known, 'a.json')]);
  assert.equal(over.status, 2, 'a mapping of the folder is no place for a ledger');
  assert.match(over.stderr, /a\.json is read itself/);
  assert.deepEqual(JSON.parse(readFileSync(join(known, 'a.json'), 'utf8')).headings, headings.slice(1));
  for (let time = 0; time < 2; ++time) assert.equal(run([table, '--mapping', known, '-o', join(known, 'led.json')]).status, 0);
  keep('z.json', headings);
  const several = run([table, '--mapping', known]);
  assert.equal(several.status, 2);
  assert.equal(several.stdout, '');
  assert.match(several.stderr, /several mappings were made for these headings, .*umsatz\.json and .*z\.json among them/);
});

test('files that are not there, and mappings that are none', () => {
  assert.equal(run([join(folder, 'no.csv')]).status, 2);
  assert.equal(run([table, '--mapping', join(folder, 'no.json')]).status, 2);
  const { status, stderr } = importWith({ ...mapping, decimal: ';' });
  assert.equal(status, 2);
  assert.match(stderr, /changed\.json: \/decimal \(line 1, column \d+\): ";" is none of "\.", ","\n$/);
});
