// The command where memory is short, and over inputs made to be slow or large: an answer or a sentence
// with a next step, never a fault of its own. JM216 names the command (default: what the preset native
// builds).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const hostile = join(process.env.JM216_SHARED ?? join(top, '..', 'shared'), 'faults/hostile');

const folder = mkdtempSync(join(tmpdir(), 'jm216-limits-'));
after(() => rmSync(folder, { recursive: true }));

const sixHundred = 614_400; // KiB of address space

/** Runs the command with so many KiB of address space, and so many seconds of processor time. */
function run(kib, args, input = '', seconds = 600) {
  const script = `ulimit -v ${kib}; ulimit -t ${seconds}; exec "$@"`;
  return spawnSync('sh', ['-c', script, 'sh', command, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 29 });
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const times = (count, piece) => Array.from({ length: count }, (_, i) => piece(i)).join(',');
const answer = (rest) => `{"format":"jm216-report/1","as_of":"2009-06-30",${rest}}`;

test('six hundred megabytes suffice for large answers, objects and mappings', () => {
  const ok = (...args) => {
    const { status, signal, stdout, stderr } = run(sixHundred, args);
    assert.equal(signal, null);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  // Two bytes a value are the most there can be.
  const zeros = file('zeros.json', answer(`"notes":[${times(5_000_000, () => '0')}]`));
  assert.match(ok('compare', zeros, zeros, '--format', 'text'), /Nothing differs/);
  const big = file('big.json', answer(`"notes":[${times(4_999_999, () => '0')},7]`));
  assert.match(ok('compare', zeros, big, '--format', 'csv'), /\/notes\/7,/);

  const members = file('members.json', answer(times(40_000, (i) => `"m${i}":${i}`)));
  const others = file('others.json', answer(times(40_000, (i) => `"m${39_999 - i}":${39_999 - i}`)));
  assert.match(ok('compare', members, others, '--format', 'text'), /Nothing differs/);

  const deep = file('deep.json', answer(`"d":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`));
  const refused = run(sixHundred, ['compare', deep, deep]);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /nested more than 32 deep/);
});

test('where memory is short, a sentence says so and the exit status is 2', () => {
  const lines = times(100_000, (i) => `{"invoice":"${i}","date":"2009-02-03","country":"US","currency":"USD","gross":${i}}`);
  const ledger = file('ledger.json', `{"as_of":"2009-06-30","sales":[${lines}]}`);
  const large = file('answer.json', answer(times(300_000, (i) => `"m${i}":${i}`)));
  const other = file('other.json', answer(times(300_000, (i) => `"m${i}":${i + 1}`)));
  const jobs = [
    ['report', ledger], ['report', ledger, '--format', 'html'], ['report', ledger, '--format', 'csv', '--table', 'lines'],
    ['check', ledger], ['compare', ledger, ledger], ['compare', large, other], ['compare', ledger, large],
    ['link', ledger],
  ];
  for (const args of jobs) {
    let short = 0;
    // Below 10,000 the system's loader finds no room for the program and its libraries.
    for (const kib of [10_000, 11_000, 13_000, 16_000, 24_000, 40_000, 80_000]) {
      const { status, signal, stderr } = run(kib, args);
      const what = `${args.join(' ')} in ${kib} KiB: ${stderr}`;
      assert.equal(signal, null, what);
      if (status === 0) continue;
      assert.equal(status, 2, what);
      if (!/memory/.test(stderr)) continue; // a ledger too large for a link
      ++short;
      assert.match(stderr, /; close other programs/, what);
    }
    assert.ok(short > 0, args.join(' '));
  }
});

const day = (later, first = '2003-01-01') =>
  new Date(Date.parse(first) + later * 86_400_000).toISOString().slice(0, 10);
const quarter = (i) => `${2003 + Math.floor(i / 4)}-Q${1 + (i % 4)}`;
const currencies = ['EUR', 'GBP', 'JPY', 'CAD', 'CHF', 'AUD', 'SEK', 'NOK'];
/** @param {number} n @param {(i: number) => object} record */
const records = (n, record) => Array.from({ length: n }, (_, i) => record(i));

/** A ledger of so many records of each kind: what is late is valued, judged and extended again and again. */
function mixture({ sales, quarters = 1, dollars = false, payments = 0, notices = 0, rates = 0, amendments = 0, extensions = 0,
  force = 0, fx = 0, generics = 0, infringements = 0, production = 0, done = 0 }) {
  return JSON.stringify({
    format: 'jm216-ledger/1', as_of: '2020-01-01',
    sales: records(sales, (i) => ({ invoice: `I${i}`, date: day(Math.floor((i % quarters) * 91.3) + 5), country: 'IT',
      product: `P${i}`, currency: dollars ? 'USD' : currencies[i % 8], gross: `${1000 + i}` })),
    payments: records(payments, (i) => ({ for: `royalty-${quarter(i % quarters)}`, date: day(365 + i), amount: '0.01' })),
    notices: records(notices, (i) => ({ kind: 'terminate-nonpayment', by: 'licensor', given: day(400 + i * 8), method: 'telefax' })),
    base_rates: records(rates, (i) => ({ from: day(i * 9 - 700), percent: `${1 + (i % 7)}` })),
    amendments: records(amendments, (i) => ({ effective: day(i * 10), agreed: day(401 + i * 8),
      changes: { royalty_percent: `${3 + (i % 5)}`, interest_margin: `${1 + (i % 4)}`, payment_days: 30 + (i % 9) } })),
    extensions: records(extensions, (i) => ({ for: `royalty-${quarter(i % quarters)}`, to: day(60 + i), agreed: day(402 + i * 8) })),
    force_majeure: records(force, (i) => ({ party: 'licensee', from: day(i * 8), to: day(i * 8 + 3) })),
    fx: records(fx, (i) => ({ currency: currencies[i % 8], date: day(115 + Math.floor(i / 8) * 4), usd: '1.25' })),
    generics: records(generics, (i) => ({ country: 'IT', available_from: day(i), product: `P${i}`, marketer: `M${i}` })),
    infringements: records(infringements, (i) => ({ country: 'IT', percent: '31', notified: day(i) })),
    production: records(production, (i) => ({ quarter: quarter(i % quarters), product: `P${i}`, quantity: '5' })),
    done: records(done, (i) => ({ deadline: `notice-${i + 1}-effective`, date: day(i) })),
  });
}

test('a link near its limits is answered within five seconds and six hundred megabytes', () => {
  const near = {
    notices: { sales: 1000, quarters: 60, payments: 200, notices: 40, fx: 2000, rates: 400, amendments: 200, extensions: 1000, force: 500 },
    valued: { sales: 500, payments: 299, fx: 4000 },
    'valued for notices': { sales: 35, payments: 35, notices: 78, fx: 2000, extensions: 1000, amendments: 200, force: 500, rates: 400 },
    interest: { sales: 2000, quarters: 68, dollars: true, payments: 2000, rates: 400, amendments: 200, extensions: 1000 },
    'who sells': { sales: 600, quarters: 60, dollars: true, payments: 70, notices: 33, rates: 400, amendments: 200,
      extensions: 1000, fx: 200, generics: 5000, infringements: 1000 },
    lines: { sales: 20_000, quarters: 60, notices: 8, rates: 400, amendments: 200, fx: 4000, generics: 5000, infringements: 1000,
      production: 10_000, done: 5000 },
  };
  for (const [name, counts] of Object.entries(near)) {
    const path = file('near.json', mixture(counts));
    const { status, stdout, stderr } = run(sixHundred, ['link', path]);
    assert.equal(status, 0, `${name}: ${stderr}`);
    for (const [args, input] of [[['open', '--report', '-'], stdout], [['report', path, '--format', 'html'], '']]) {
      const opened = run(sixHundred, args, input, 5);
      assert.equal(opened.status, 0, `${name}, ${args[0]}: ${opened.signal ?? opened.stderr}`);
    }
  }
});

test('what would take a link minutes makes none', () => {
  // 500 lines of one quarter, valued for 300 payments and again for each of 200 notices.
  const path = file('beyond.json', mixture({ sales: 500, payments: 300, notices: 200, fx: 400 }));
  const { status, stderr } = run(sixHundred, ['link', path], '', 20);
  assert.equal(status, 2);
  assert.match(stderr, /30,150,000 lines to value for payments/);
});

test('every hostile input that was handed in is answered', { skip: !existsSync(hostile) }, () => {
  const path = (name) => join(hostile, name);
  for (const name of readdirSync(hostile)) {
    const jobs = name.endsWith('.csv')
      ? [['import', path(name)], ['import', path(name), '--mapping', path('simple.mapping.json')]]
      : name.endsWith('.link')
        ? [['open', '-']]
        : [['report', path(name)], ['report', path(name), '--format', 'html'], ['compare', path('mine.json'), path(name)],
            ['import', path('mapping-table.csv'), '--mapping', path(name)]];
    const input = name.endsWith('.link') ? readFileSync(path(name), 'utf8') : '';
    for (const args of jobs) {
      const { status, signal, stderr } = run(sixHundred, args, input);
      assert.equal(signal, null, `${name}: ${args.join(' ')}`);
      assert.ok(status === 0 || status === 2, `${name}: ${args.join(' ')}: ${stderr}`);
    }
  }
});
