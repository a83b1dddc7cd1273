// How time and memory grow with what is read, compared and written: each kind of input at n, 2n and 4n, the
// least processor time of five runs, and the exponent of the growth from n to 4n (1: in proportion).
//
//   node readers_growth.mjs [--runs N] [--native PATH] [--only WORD]
//
// Needs GNU time (Debian package time) and the preset native built. It prints figures and judges none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const top = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    native: { type: 'string', default: join(top, 'build/native/jm216') },
    only: { type: 'string', default: '' },
  },
});

const list = (n, piece) => Array.from({ length: n }, (_, i) => piece(i)).join(',');
const answer = (rest) => `{"format":"jm216-report/1","as_of":"2009-06-30",${rest}}`;
const ledger = (sales, rest = '') => `{"as_of":"2009-06-30","sales":[${sales}]${rest}}`;
const sale = (invoice, gross, seller = 'licensee') =>
  `{"invoice":"${invoice}","date":"2009-02-03","country":"US","seller":"${seller}","currency":"USD","gross":${gross}}`;
const sellers = (n) => `,"sellers":{${list(n, (i) => `"S${i}":{"role":"affiliate"}`)}}`;
const ofSellers = (n, extra = '') => ledger(list(n, (i) => sale(i, 1, `S${i}`)), sellers(n) + extra);
const day = (i) => new Date(Date.UTC(2002, 0, 1 + (i % 2500))).toISOString().slice(0, 10);

// What is measured: the files for n, and the command over them.
const kinds = {
  'members of an object, two answers': {
    n: 400_000,
    files: (n) => [answer(list(n, (i) => `"m${i}":${i}`)), answer(list(n, (i) => `"m${n - i}":1`))],
    command: (a, b) => ['compare', a, b, '--format', 'csv'],
  },
  'deadlines, two answers': {
    n: 60_000,
    files: (n) =>
      [0, 1].map((turn) =>
        answer(`"deadlines":[${list(n, (i) => `{"id":"d-${turn ? n - 1 - i : i}","date":"2009-01-01","status":"${turn ? 'done' : 'missed'}"}`)}]`),
      ),
    command: (a, b) => ['compare', a, b, '--format', 'csv'],
  },
  'texts all the same, two answers': {
    n: 500_000,
    files: (n) => [answer(`"notes":[${list(n, () => '0')},1]`), answer(`"notes":[${list(n, () => '0')}]`)],
    command: (a, b) => ['compare', a, b, '--format', 'csv'],
  },
  'unknown fields': {
    n: 400_000,
    files: (n) => [`{"sales":[],${list(n, (i) => `"u${i}":1`)}}`],
    command: (a) => ['check', a],
  },
  'sellers': { n: 30_000, files: (n) => [ofSellers(n)], command: (a) => ['check', a] },
  'sellers, html': { n: 15_000, files: (n) => [ofSellers(n)], command: (a) => ['report', a, '--format', 'html'] },
  'sellers, statement': {
    n: 15_000,
    files: (n) => [ofSellers(n)],
    command: (a) => ['report', a, '--format', 'html', '--quarter', '2009-Q1'],
  },
  'sellers, compared': {
    n: 10_000,
    files: (n) => [ofSellers(n), ofSellers(n, ',"payments":[{"for":"signature","date":"2001-08-28","amount":1}]')],
    command: (a, b) => ['compare', a, b],
  },
  'one invoice number, compared': {
    n: 20_000,
    files: (n) => [ledger(list(n, (i) => sale('1', i))), ledger(list(n, (i) => sale('1', n - i)))],
    command: (a, b) => ['compare', a, b],
  },
  'identical lines, compared': {
    n: 160_000,
    files: (n) => [ledger(list(n, () => sale('1', 1))), ledger(list(n + 1, () => sale('1', 1)))],
    command: (a, b) => ['compare', a, b],
  },
  'mapping values': {
    n: 10_000,
    files: (n) => [
      'Invoice,Date,Country,Currency,Gross\n1,2009-02-03,C1,USD,10\n',
      `{"format":"jm216-mapping/1","delimiter":",","header":true,"decimal":".","dates":"ymd","fields":{"invoice":{"column":"Invoice"},"date":{"column":"Date"},"country":{"column":"Country","values":{${list(n, (i) => `"C${i}":"DE"`)}}},"currency":{"column":"Currency"},"gross":{"column":"Gross"}}}`,
    ],
    command: (a, b) => ['import', a, '--mapping', b],
  },
  'events, html': {
    n: 160_000,
    files: (n) => [ledger('', `,"events":[${list(n, (i) => `{"clock":"oral-disclosure","date":"${day(i)}","note":"${i}"}`)}]`)],
    command: (a) => ['report', a, '--format', 'html'],
  },
  'infringements, html': {
    n: 160_000,
    files: (n) => [
      ledger('', `,"infringements":[${list(n, (i) => `{"country":"DE","percent":"12.${i % 90 + 10}","notified":"${day(i)}"}`)}]`),
    ],
    command: (a) => ['report', a, '--format', 'html'],
  },
  'findings, html': {
    n: 20_000,
    files: (n) => [ledger(list(n, (i) => sale(i, -1)), `,"done":[${list(n, (i) => `{"deadline":"none-${i}","date":"2009-01-01"}`)}]`)],
    command: (a) => ['report', a, '--format', 'html'],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'jm216-growth-'));

/** Least processor time in seconds and its peak memory in MB. */
function measure(kind, n) {
  const paths = kind.files(n).map((text, i) => {
    const path = join(folder, String(i));
    writeFileSync(path, text);
    return path;
  });
  let least = { seconds: Infinity, memory: 0 };
  for (let run = 0; run < Number(options.runs); ++run) {
    const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', options.native, ...kind.command(...paths)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(stderr);
    const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    if (user + system < least.seconds) least = { seconds: user + system, memory: kilobytes / 1000 };
  }
  return least;
}

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
row(['what', 'n', 'seconds at n, 2n, 4n', 'exponent', 'MB at n, 2n, 4n', 'exponent']);
row(['---', '---', '---', '---', '---', '---']);
for (const [name, kind] of Object.entries(kinds)) {
  if (!name.includes(options.only)) continue;
  const all = [1, 2, 4].map((times) => measure(kind, times * kind.n));
  const exponent = (of) => (Math.log2(of(all[2]) / of(all[0])) / 2).toFixed(2);
  row([
    name, kind.n.toLocaleString('en'), all.map((one) => one.seconds.toFixed(2)).join(', '), exponent((one) => one.seconds),
    all.map((one) => one.memory.toFixed(0)).join(', '), exponent((one) => one.memory),
  ]);
}
rmSync(folder, { recursive: true });
