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

/** Runs the command with so many KiB of address space. */
function run(kib, args, input = '') {
  const script = `ulimit -v ${kib}; exec "$@"`;
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
    for (const kib of [9_000, 11_000, 13_000, 16_000, 24_000, 40_000, 80_000]) {
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
