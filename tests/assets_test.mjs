// The example is made the same everywhere; the schema takes it, the README's ledger and every good ledger
// of the cases, and refuses what it can tell is wrong.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { example } from '../assets/make_example.mjs';
import { allCases } from './support/cases.mjs';

const Ajv = createRequire(import.meta.url)('ajv/dist/2020');

const top = fileURLToPath(new URL('..', import.meta.url));
const asset = (name) => join(top, 'assets', name);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const isLedger = new Ajv({ allErrors: true }).compile(readJson(asset('ledger.schema.json')));
const accept = (ledger) => assert.ok(isLedger(ledger), JSON.stringify(isLedger.errors, null, 1));

// Whoever changes the example says so here; that another Node or machine made another one is found.
test('the example is the same bytes everywhere', () => {
  const digest = createHash('sha256').update(example).digest('hex');
  assert.equal(digest, '965dd3830fc01e110d1f4bbaed54ed8ef7fdeca95f1bae5ebc82079f50157fbb');
});

test('the example says that it is fictional', () => {
  assert.match(JSON.parse(example).title, /fictional/);
});

test('what happened says what of the amendments it knows, what is inferred, and where its facts come from', () => {
  const { title, notes, milestones, amendments } = readJson(asset('what_happened.json'));
  assert.match(title, /as signed, with what is publicly known of the amendments of 2002 and 2007/);
  assert.ok(notes.filter((note) => /Sources?: /.test(note)).length >= 11);
  assert.ok(notes.filter((note) => /[Ii]nferred/.test(note)).length >= 3);
  assert.deepEqual(amendments.map(({ effective }) => effective), ['2002-09-30', '2007-02-23']);
  const days = Object.keys(milestones[0].instalments);
  const sums = amendments[0].changes['milestone-1'].instalments;
  assert.deepEqual(sums.map(({ id }) => id), days);
});

test('the schema takes the example', () => accept(JSON.parse(example)));

test('the schema takes what happened', () => accept(readJson(asset('what_happened.json'))));

test('the schema takes the ledger in the README', () => {
  const [, ledger] = readFileSync(join(top, 'README.md'), 'utf8').match(/```json\n(.*?)```/s);
  accept(JSON.parse(ledger));
});

test('the schema takes every ledger of the cases', () => {
  const ledgers = allCases().flatMap((one) => one.ledgers.map((file) => join(one.folder, file)));
  assert.ok(ledgers.length >= 106);
  for (const path of ledgers) {
    assert.ok(isLedger(readJson(path)), `${path}: ${JSON.stringify(isLedger.errors)}`);
  }
});

const line = { invoice: '1', date: '2009-02-03', country: 'DE', currency: 'EUR', gross: '12.50' };
const quote = { currency: 'EUR', date: '2009-02-03' };
const wrong = {
  'a line without a price': { sales: [{ ...line, gross: undefined }] },
  'thousands set apart': { sales: [{ ...line, gross: '12,000.50' }] },
  'more than 14 digits': { sales: [{ ...line, gross: '123456789012345' }] },
  'more than 4 decimals': { sales: [{ ...line, gross: '0.00001' }] },
  'a date written otherwise': { sales: [{ ...line, date: '03.02.2009' }] },
  'a month that is none': { sales: [{ ...line, date: '2009-13-03' }] },
  'a negative deduction': { sales: [{ ...line, deductions: { freight: '-1' } }] },
  'an unknown credit reason': { sales: [{ ...line, credit_reason: 'kindness' }] },
  'a country by name': { sales: [{ ...line, country: 'Germany' }] },
  'an unknown reading': { sales: [], readings: { weather: 'fine' } },
  'a credit note free of charge': { sales: [{ ...line, gross: '0', free: true, credit_of: '1' }] },
  'a rate with 13 decimals': { sales: [], fx: [{ ...quote, usd: '0.0000000000001' }] },
  'a rate in both forms': { sales: [], fx: [{ ...quote, usd: '1.3', per_usd: '0.7' }] },
  'a rate in neither form': { sales: [], fx: [quote] },
  'a seller without a role': { sales: [], sellers: { A: { name: 'A' } } },
  'an unknown change': { sales: [], amendments: [{ effective: '2009-02-03', changes: { royalty: '8' } }] },
  'instalments beside a sum': {
    sales: [],
    amendments: [{ effective: '2009-02-03', changes: { 'milestone-1': { amount_usd: '1', instalments: [] } } }],
  },
  'an instalment of two letters': { sales: [], milestones: [{ milestone: 1, instalments: { ab: '2009-02-03' } }] },
  'a row of a statement without a figure': {
    sales: [],
    statements: [{ quarter: '2009-Q1', date: '2009-04-28', royalty_usd: '1', rows: [{ unit: 'pack' }] }],
  },
  'a patent of Schedule A without its case': { sales: [], patents: [{ country: 'US', application: '1' }] },
  'another patent without an expiry': { sales: [], patents: [{ kind: 'other', country: 'US', application: '1' }] },
  'a claim for a limb that is none': { sales: [], claims: [{ date: '2009-02-03', limb: 'c', amount_usd: '1' }] },
};
for (const [what, ledger] of Object.entries(wrong)) {
  test(`the schema refuses ${what}`, () => {
    accept({ sales: [line] });
    assert.equal(isLedger(JSON.parse(JSON.stringify(ledger))), false);
  });
}
