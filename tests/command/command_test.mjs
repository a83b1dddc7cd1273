// What the command reads and writes when the system will not: nothing that fails passes for done, one exit code says
// so, and no file is lost. JM216 names the command, JM216_FAILING_CALLS what is preloaded to make calls fail.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync, existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, readdirSync,
  rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { version } from '../support/version.mjs';

const command = process.env.JM216;
const failingCalls = process.env.JM216_FAILING_CALLS;
const folder = mkdtempSync(join(tmpdir(), 'jm216-command-'));
after(() => rmSync(folder, { recursive: true }));

/** A file in a folder of its own, which holds nothing else. */
function file(name, text) {
  const path = join(mkdtempSync(join(folder, 'f-')), name);
  writeFileSync(path, text);
  return path;
}

const head = 'invoice,date,country,currency,gross\n';
const mapping = {
  format: 'jm216-mapping/1', delimiter: ',', header: true, decimal: '.', dates: 'ymd',
  fields: {
    invoice: { column: 1 }, date: { column: 2 }, country: { column: 3 }, currency: { column: 4 }, gross: { column: 5 },
  },
};
const map = file('map.json', JSON.stringify(mapping));
const rows = (count) => head + Array.from({ length: count }, (_, i) => `A${i},2009-02-03,US,USD,1\n`).join('');
const table = file('sales.csv', rows(3));
const largeTable = file('large.csv', rows(40_000));
const sale = (i) => ({ invoice: `A${i}`, date: '2009-02-03', country: 'US', currency: 'USD', gross: '1' });
const ledgerOf = (count) => JSON.stringify({ format: 'jm216-ledger/1', sales: Array.from({ length: count }, (_, i) => sale(i)) });
const ledger = file('ledger.json', ledgerOf(3));
const largeLedger = file('large.json', ledgerOf(40_000));

const run = (args, options = {}) => spawnSync(command, args, { encoding: 'utf8', input: '', maxBuffer: 1 << 26, ...options });
/** With what the shell makes of the descriptors: '>&-', '2>/dev/full'. */
const through = (redirections, args, options = {}) =>
  spawnSync('sh', ['-c', `exec "$@" ${redirections}`, 'sh', command, ...args], { encoding: 'utf8', input: '', maxBuffer: 1 << 26, ...options });
const failing = (what, args, options = {}) =>
  run(args, { env: { ...process.env, LD_PRELOAD: failingCalls, JM216_FAILING: what }, ...options });

/** It ended with 2 and one sentence of its own. */
function refused({ status, signal, stdout, stderr }, words, said = '') {
  assert.equal(signal, null);
  assert.equal(status, 2, stderr);
  assert.match(stderr, words);
  assert.match(stderr, /^jm216: [^\n]+\n$/);
  assert.equal(stdout, said);
}

test('check says in JSON what is wrong, each with its code, file and place', () => {
  const bad = file('bad.json', '{"sales":[\n{"invoice":"A","date":"2009-02-30","country":"US","currency":"USD","gross":"1"}]}');
  const { status, stdout, stderr } = run(['check', '--format', 'json', ledger, bad]);
  assert.equal(status, 2);
  assert.equal(stderr, '');
  const { message, ...problem } = JSON.parse(stdout).problems[0];
  assert.deepEqual(problem, { code: 'bad-date', file: bad, pointer: '/sales/0/date', line: 2, column: 23 });
  assert.match(message, /^"2009-02-30" is not a day of the calendar/);
  assert.deepEqual(JSON.parse(stdout).counts, { problems: 1, findings: 0 });
});

test('check says in JSON the counts and findings of a ledger that is read', () => {
  const { status, stdout, stderr } = run(['check', '--format', 'json', '--as-of', '2009-03-31', ledger]);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  const report = JSON.parse(run(['report', '--as-of', '2009-03-31', ledger]).stdout);
  const { counts, findings, problems, as_of: asOf, sha256 } = JSON.parse(stdout);
  assert.deepEqual(
    counts,
    { problems: 0, findings: report.findings.length, lines_read: 3, lines_counted: 3, lines_after_as_of: 0 },
  );
  assert.deepEqual({ findings, problems }, { findings: report.findings, problems: [] });
  assert.deepEqual({ asOf, sha256 }, { asOf: '2009-03-31', sha256: report.ledger.sha256 });
});

const answers = [
  ['--help'], ['--version'], ['report', '--help'],
  ...['json', 'csv', 'ics', 'html', 'text'].map((format) => ['report', ledger, '--format', format]),
  ...['json', 'text'].map((format) => ['explain', ledger, '--of', 'term', '--format', format]),
  ['check', ledger], ['link', ledger], ['canonical', ledger],
  ...['json', 'csv', 'text'].map((format) => ['compare', ledger, ledger, '--format', format]),
  ['import', table, '--mapping', map], ['import', table],
];

test('the version is the one that CMake has', () => {
  assert.equal(run(['--version']).stdout, `jm216 ${version}\n`);
});

test('every answer that standard output does not take ends with 2 and a sentence', () => {
  for (const args of answers) {
    const whole = run(args);
    assert.equal(whole.status, 0, `${args.join(' ')}: ${whole.stderr}`);
    refused(through('>/dev/full', args), /standard output: .*\(No space left on device\)/);
    refused(through('>&-', args), /standard output: .*\(Bad file descriptor\)/);
  }
  const link = run(['link', ledger]).stdout.trim();
  for (const args of [['open', link], ['open', link, '--report']]) {
    for (const to of ['>/dev/full', '>&-']) {
      const { status, stderr } = through(to, args);
      assert.equal(status, 2);
      assert.match(stderr, /^3 lines.*\njm216: standard output: .*\n$/);
    }
  }
});

test('so does what standard error does not take', () => {
  for (const to of ['2>/dev/full', '2>&-']) {
    assert.equal(through(to, ['check', join(folder, 'none.json')]).status, 2);
    assert.equal(through(to, ['import', table, '--mapping', map]).status, 2); // "3 rows imported"
    assert.equal(through(to, ['report', ledger]).status, 0); // which says nothing
    assert.equal(through(`${to} >&-`, ['--help']).status, 2);
  }
});

test('a pipe that breaks', async () => {
  const child = spawn(command, ['import', largeTable, '--mapping', map], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (piece) => (stderr += piece));
  const [status, signal] = await once(child, 'close');
  refused({ status, signal, stdout: '', stderr }, /standard output: .*\(Broken pipe\)/);
});

test('a file that may not grow further', () => {
  const path = file('limited.json', '');
  const to = openSync(path, 'w');
  const ended = spawnSync('sh', ['-c', 'ulimit -f 2; exec "$@"', 'sh', command, 'import', largeTable, '--mapping', map],
    { encoding: 'utf8', stdio: ['ignore', to, 'pipe'] });
  closeSync(to);
  refused({ ...ended, stdout: '' }, /standard output: .*\(File too large\)/);
});

test('a file that is said to be full as it is closed', () => {
  const to = openSync(file('report.json', ''), 'w');
  refused({ ...failing('close', ['report', ledger], { stdio: ['ignore', to, 'pipe'] }), stdout: '' },
    /standard output: .*\(Disk quota exceeded\)/);
  closeSync(to);
});

test('what is meant for a closed descriptor goes to no file that is opened later', () => {
  const expected = run(['import', table, '--mapping', map]).stdout;
  for (const closed of ['<&-', '>&-', '2>&-', '>&- 2>&-', '<&- >&- 2>&-']) {
    const out = file('out.json', 'old');
    const { status } = through(closed, ['import', table, '--mapping', map, '-o', out]);
    assert.equal(readFileSync(out, 'utf8'), expected, closed);
    assert.equal(status, closed.includes('2>') ? 2 : 0, closed);
  }
  refused(through('<&-', ['check']), /standard input could not be read/);
});

test('a read that fails is not the end of the file', () => {
  refused(failing('read:70000', ['import', largeTable, '--mapping', map]), /large\.csv could not be read to the end \(Input\/output error\)/);
  refused(failing('read:0', ['import', table, '--mapping', map]), /map\.json could not be read/);
  refused(failing('read:50', ['import', table]), /sales\.csv could not be read/);
  for (const verb of ['report', 'check', 'link']) {
    refused(failing('read:300000', [verb, largeLedger]), /large\.json could not be read to the end/);
  }
  refused(failing('read:300000', ['compare', largeLedger, ledger]), /large\.json could not be read/);
  const answer = file('answer.json', run(['report', ledger]).stdout);
  refused(failing('read:5000', ['compare', answer, ledger]), /answer\.json could not be read/);
  refused(failing('read:0', ['open'], { input: 'x' }), /standard input could not be read/);
  refused(failing('read:70000', ['import', '-', '--mapping', map], { input: rows(40_000) }), /standard input could not/);
  // A byte that can be read may be the last before one that cannot.
  refused(failing('read:1', ['check', ledger]), /ledger\.json could not/);
});

test('a read or write that was interrupted is done again', () => {
  const args = ['import', largeTable, '--mapping', map];
  assert.ok(failing('interrupted', args).stdout === run(args).stdout);
});

test('what cannot be read at all', () => {
  for (const args of [['check'], ['report'], ['import'], ['compare', ledger], ['import', table, '--mapping']]) {
    // A folder of mappings is one to choose from.
    const isOfMappings = args.includes('--mapping');
    refused(run([...args, folder]), isOfMappings ? /: no mapping in it was made for the headings/ : /cannot be read \(Is a directory\): name an existing/);
    refused(run([...args, join(folder, 'none')]), /cannot be read \(No such file or directory\): name an existing/);
  }
  refused(run(['check', '/proc/self/mem']), /mem could not be read to the end/);
  const from = openSync(folder, 'r');
  refused(run(['check'], { stdio: [from, 'pipe', 'pipe'] }), /standard input cannot be read \(Is a directory\)/);
  closeSync(from);
  for (const device of ['/dev/null', '/dev/zero']) {
    const { status, stderr } = run(['check', device]);
    assert.equal(status, 2);
    assert.match(stderr, /^\(line 1, column 1\): not JSON: [^\n]*\n$/);
  }
});

test('a ledger is not read that standard output goes to', () => {
  const both = file('both.json', readFileSync(ledger, 'utf8'));
  refused(spawnSync('sh', ['-c', '"$1" report "$2" >> "$2"', 'sh', command, both], { encoding: 'utf8' }), /both\.json is also the file/);
  assert.equal(readFileSync(both, 'utf8'), readFileSync(ledger, 'utf8'));
});

test('-o of an import that makes no ledger is refused, and what lies there stays', () => {
  const old = file('old.json', ledgerOf(3));
  refused(run(['import', table, '-o', old]), /old\.json: no ledger is made without a mapping; name one with --mapping/);
  refused(run(['import', table, '--mapping', map, '--suggest', '-o', old]), /no ledger is made with --suggest; leave one of the two out/);
  assert.equal(readFileSync(old, 'utf8'), ledgerOf(3));
});

test('what is no file is no mapping of a folder', () => {
  const own = file('map.json', JSON.stringify({ ...mapping, headings: head.trim().split(',') }));
  assert.equal(spawnSync('mkfifo', [join(own, '..', 'a.json')]).status, 0);
  const { status, stderr } = run(['import', table, '--mapping', join(own, '..')], { timeout: 20_000 });
  assert.equal(status, 0, stderr);
});

test('a file that is named twice would count twice', () => {
  const own = file('own.json', ledgerOf(3));
  const beside = join(own, '..', 'beside.json');
  linkSync(own, beside);
  for (const verb of ['report', 'check', 'canonical', 'link']) {
    refused(run([verb, own, own]), /own\.json is named twice, so that each of its facts would count twice; name it once/);
  }
  refused(run(['report', own, beside]), /beside\.json is named twice, first as .*own\.json/);
  const from = openSync(own, 'r');
  refused(run(['report', own, '-'], { stdio: [from, 'pipe', 'pipe'] }), /standard input is named twice, first as/);
  closeSync(from);
  assert.equal(run(['compare', own, own]).status, 0);
  assert.equal(JSON.parse(run(['report', own, file('other.json', ledgerOf(3))]).stdout).ledger.lines_read, 6);
});

test('-o is no input by any name', () => {
  const own = file('own.csv', rows(3));
  const beside = (name) => join(own, '..', name);
  symlinkSync('own.csv', beside('symbolic.csv'));
  linkSync(own, beside('hard.csv'));
  const ownMap = file('map.json', JSON.stringify(mapping));
  for (const name of [own, join(own, '..', '.', 'own.csv'), beside('symbolic.csv'), beside('hard.csv')]) {
    refused(run(['import', own, '--mapping', map, '-o', name]), /is read itself.*; name another file/);
  }
  refused(run(['import', own, '--mapping', ownMap, '-o', ownMap]), /map\.json is read itself/);
  const from = openSync(own, 'r');
  refused(run(['import', '--mapping', map, '-o', own], { stdio: [from, 'pipe', 'pipe'] }), /is read itself, as standard input/);
  closeSync(from);
  assert.equal(readFileSync(own, 'utf8'), rows(3));
  // Without a file's name, too, standard input is read.
  const ownLedger = file('own.json', ledgerOf(3));
  for (const args of [['report'], ['report', '--format', 'xlsx'], ['report', '-'], ['canonical']]) {
    const read = openSync(ownLedger, 'r');
    refused(run([...args, '-o', ownLedger], { stdio: [read, 'pipe', 'pipe'] }), /is read itself, as standard input/);
    closeSync(read);
    assert.equal(readFileSync(ownLedger, 'utf8'), ledgerOf(3));
  }
  assert.equal(readFileSync(ownMap, 'utf8'), JSON.stringify(mapping));
  refused(run(['import', own, '--mapping', map, '-o', folder]), /is a folder/);
});

test('-o that fails leaves the old file, and nothing beside it', () => {
  for (const what of ['write:0', 'write:100000', 'fsync', 'close', 'rename']) {
    const out = file('out.json', 'old');
    refused(failing(what, ['import', largeTable, '--mapping', map, '-o', out]), /out\.json could not be written \(/);
    assert.equal(readFileSync(out, 'utf8'), 'old', what);
    assert.deepEqual(readdirSync(join(out, '..')), ['out.json'], what);
  }
  refused(run(['import', table, '--mapping', map, '-o', join(folder, 'none', 'out.json')]), /could not be written \(No such file/);
  refused(run(['import', table, '--mapping', map, '-o', '/dev/full']), /\/dev\/full could not be written \(No space/);
  // A table that is refused writes nothing.
  const out = file('out.json', 'old');
  assert.equal(run(['import', file('bad.csv', `${head}A\n`), '--mapping', map, '-o', out]).status, 2);
  assert.equal(readFileSync(out, 'utf8'), 'old');
});

test('a file written anew keeps who may read it, and the links that lead to it', () => {
  const expected = run(['import', table, '--mapping', map]).stdout;
  const write = (out) => {
    const { status, stderr } = spawnSync('sh', ['-c', 'umask 027; exec "$@"', 'sh', command, 'import', table, '--mapping', map, '-o', out], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(out, 'utf8'), expected);
    return (statSync(out).mode & 0o777).toString(8);
  };
  const out = file('out.json', 'old');
  chmodSync(out, 0o664);
  assert.equal(write(out), '664');
  assert.equal(write(join(out, '..', 'new.json')), '640');
  const link = join(out, '..', 'link.json');
  symlinkSync('out.json', link);
  writeFileSync(out, 'old');
  assert.equal(write(link), '664');
  assert.ok(lstatSync(link).isSymbolicLink());
  mkdirSync(join(out, '..', 'later'));
  const dangling = join(out, '..', 'dangling.json');
  symlinkSync('later/first.json', dangling);
  assert.equal(write(dangling), '640');
  assert.ok(existsSync(join(out, '..', 'later', 'first.json')));
  assert.equal(write(out), '664');
});

test('-o /dev/stdout is standard output, be it a pipe or a file', () => {
  const expected = run(['import', table, '--mapping', map]).stdout;
  const args = ['import', table, '--mapping', map, '-o', '/dev/stdout'];
  assert.equal(run(args).stdout, expected);
  const out = file('out.json', '');
  assert.equal(through(`> '${out}'`, args).status, 0);
  assert.equal(readFileSync(out, 'utf8'), expected);
  assert.deepEqual(readdirSync(join(out, '..')), ['out.json']);
});

test('canonical prints the bytes that the fingerprint is the SHA-256 of', () => {
  const facts = '{"sales":[{"invoice":"A0","date":"2009-02-03","country":"US","currency":"USD","gross":"1.5"}]}';
  const written = file('written.json', `{"title": "Mine", "as_of": "2009-06-30",
    "sales": [{"gross": "1.50", "currency": "USD", "country": "US", "date": "2009-02-03", "invoice": "A0"}]}`);
  const { status, stdout } = run(['canonical', written]);
  assert.equal(status, 0);
  assert.equal(stdout, facts);
  const digest = createHash('sha256').update(facts).digest('hex');
  assert.equal(JSON.parse(run(['report', written]).stdout).ledger.sha256, digest);
  assert.equal(run(['canonical'], { input: facts }).stdout, facts);
  const output = join(folder, 'canonical.json');
  assert.equal(run(['canonical', written, '-o', output]).stdout, '');
  assert.equal(readFileSync(output, 'utf8'), facts);
});

test('what is no mapping for its size', () => {
  const large = file('large.json', JSON.stringify({ ...mapping, title: ' '.repeat(1 << 20) }));
  refused(run(['import', table, '--mapping', large]), /large\.json is larger than 1 MiB, which no mapping needs/);
});

test('an argument of a hundred thousand characters is not said again', () => {
  const long = `begins${'x'.repeat(100_000)}ends`;
  const all = [
    ['explain', ledger, '--of', long],
    ['report', ledger, '--as-of', long],
    ['report', ledger, '--reading', long],
    ['report', ledger, '--reading', `rounding=${long}`],
    ['report', ledger, '--reading', `${long}=half-up`],
    ['report', ledger, '--format', 'csv', '--table', long],
    ['report', ledger, '--format', 'html', '--quarter', long],
    ['report', ledger, '--table', long],
    ['report', ledger, '--quarter', long],
    ['report', ledger, '--format', long],
    ['report', ledger, `--${long}`],
  ];
  for (const args of all) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.slice(2).join(' ').slice(0, 50));
    assert.ok(stderr.length < 3000, `${args.slice(2).join(' ').slice(0, 50)}: ${stderr.length}`);
    assert.match(stderr, /…/);
  }
});

test('a signal on the way to an answer leaves no file behind', () => {
  for (const args of [['canonical', ledger], ['report', '--format', 'xlsx', ledger], ['import', table, '--mapping', map]]) {
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']) {
      const out = file('answer', 'old');
      const temporary = mkdtempSync(join(folder, 't-'));
      const { [signal]: number } = constants.signals;
      const env = { ...process.env, LD_PRELOAD: failingCalls, JM216_FAILING: `signal:${number}`, TMPDIR: temporary };
      assert.equal(run([...args, '-o', out], { env }).signal, signal, args.join(' '));
      assert.equal(readFileSync(out, 'utf8'), 'old');
      assert.deepEqual(readdirSync(join(out, '..')), ['answer']);
      assert.deepEqual(readdirSync(temporary), []);
    }
  }
});

test('a signal that is ignored stays ignored', () => {
  const out = file('answer', 'old');
  const { status } = spawnSync('sh', ['-c', 'trap "" HUP; exec "$@"', 'sh', command, 'canonical', ledger, '-o', out], {
    env: { ...process.env, LD_PRELOAD: failingCalls, JM216_FAILING: `signal:${constants.signals.SIGHUP}` },
  });
  assert.equal(status, 0);
  assert.equal(readFileSync(out, 'utf8'), run(['canonical', ledger]).stdout);
});

test('a terminal gets no control character, in whatever form; a file gets the answer as it is', () => {
  const evil = 'a\u0007\u001b[31m\u007f\u0085\u009b2J\t\r\u00e9';
  const of = (text) => JSON.stringify({
    format: 'jm216-ledger/1', title: text, as_of: '2009-06-30',
    sales: [{ ...sale(0), invoice: text, product: text }, { ...sale(1), invoice: 'B' }],
  });
  const mine = file('mine.json', of(evil));
  const theirs = file('theirs.json', of(`${evil}!`));
  const link = run(['link', mine]).stdout.trim();
  const commands = [
    ['canonical', mine],
    ...['json', 'csv', 'ics', 'html', 'text'].map((format) => ['report', '--format', format, mine]),
    ...['lines', 'rows', 'findings'].map((name) => ['report', '--format', 'csv', '--table', name, mine]),
    ['check', mine], ['check', '--format', 'json', mine], ['explain', '--of', 'line:/sales/0', mine],
    ...['json', 'csv', 'html', 'text'].map((format) => ['compare', '--format', format, mine, theirs]),
    ['open', link], ['import', table, '--mapping', map], ['import', table],
  ];
  for (const args of commands) {
    const { stdout, stderr, status } = failing('terminal', args);
    assert.equal(status, run(args).status, args.join(' '));
    assert.notEqual(stdout, '');
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/, args.join(' '));
  }
  const shown = failing('terminal', ['canonical', mine]).stdout;
  assert.ok(shown.includes('‹U+007F›‹U+0085›‹U+009B›2J'));
  assert.ok(run(['canonical', mine]).stdout.includes('\u007f\u0085\u009b2J'));
  assert.equal(failing('terminal', ['canonical', mine, '-o', '-']).stdout, shown);
});

test('what a terminal gets is whole, wherever it is cut', () => {
  const title = '\u00e9\u20ac\u{1f600}\u009b'.repeat(300);
  const sales = Array.from({ length: 300 }, (_, i) => ({ ...sale(i), product: `${'x'.repeat(i)}${title}` }));
  const long = file('long.json', JSON.stringify({ format: 'jm216-ledger/1', sales }));
  const { stdout } = failing('terminal', ['canonical', long]);
  assert.ok(stdout.length > 400_000);
  assert.equal(stdout, run(['canonical', long]).stdout.replaceAll('\u009b', '‹U+009B›'));
});

test('a name that leads to itself is no file to be written', () => {
  const loop = join(mkdtempSync(join(folder, 'l-')), 'loop');
  symlinkSync('loop', loop);
  refused(run(['canonical', ledger, '-o', loop]), /loop could not be written \(Too many levels of symbolic links\)/);
  assert.ok(lstatSync(loop).isSymbolicLink());
});

test('a workbook that cannot be written is said in one sentence of our own', () => {
  for (const out of ['/dev/full', file('report.xlsx', 'old')]) {
    const { stderr, status } = failing('write:0', ['report', '--format', 'xlsx', ledger, '-o', out]);
    assert.equal(status, 2);
    assert.match(stderr, /^jm216: [^\n]+ could not be written \([^\n]+\n$/);
  }
  const limited = through('', ['report', '--format', 'xlsx', ledger, '-o', file('limited.xlsx', 'old')], { env: { ...process.env, TMPDIR: folder } });
  assert.equal(limited.status, 0, limited.stderr);
  const cut = spawnSync('sh', ['-c', 'ulimit -f 1; exec "$@" 2>&1 | cat', 'sh', command, 'report', '--format', 'xlsx', ledger, '-o', file('cut.xlsx', 'old')], { encoding: 'utf8' });
  assert.match(cut.stdout, /^jm216: [^\n]+ could not be written[^\n]+\n$/);
});

test('a name that is not UTF-8 makes no JSON that is none', () => {
  const own = mkdtempSync(join(folder, 'n-'));
  const { stdout } = spawnSync('bash', ['-c', String.raw`cd "$2" && printf '{' > $'b\x9b.json' && exec "$1" check --format json "$3" $'b\x9b.json'`, 'bash', command, own, ledger]);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(stdout);
  assert.equal(JSON.parse(text).problems[0].file, 'b\ufffd.json');
});

test('what a ledger has and no answer uses is said where it is left out', () => {
  const own = file('own.json', JSON.stringify({ sales: [{ ...sale(0), bar: 1 }], foo: 2, title: 'T' }));
  const known = file('known.json', JSON.stringify({ sales: [sale(0)], title: 'T' }));
  const words = 'This field is not part of the ledger format and was not used.';
  for (const verb of ['canonical', 'link']) {
    const { status, stdout, stderr } = run([verb, own]);
    assert.equal(stderr, `warning unknown-field /foo: ${words}\nwarning unknown-field /sales/0/bar: ${words}\n`);
    assert.equal(status, 0);
    assert.deepEqual({ stdout, stderr: '' }, { stdout: run([verb, known]).stdout, stderr: run([verb, known]).stderr });
  }
});

test('who names the wrong kind of file is told which command reads it', () => {
  const link = run(['link', ledger]).stdout.trim();
  const address = `https://example.org/jm216/#${link}`;
  for (const one of [link, address]) {
    refused(run(['report', one]), /jm216.* is a link of this calculator, and no ledger file: open it with jm216 open$/m);
    assert.match(run(['report', '-'], { input: `${one}\n` }).stderr, /this looks like a link of this calculator; open it: jm216 open$/m);
    refused(run(['import', '-'], { input: `${one}\n` }), /standard input is a link of this calculator and no table: open it with jm216 open$/m);
  }
  for (const json of [readFileSync(ledger, 'utf8'), '\ufeff\n { "sales": [] }', '[{"invoice": "A"}]', '[]', '{}']) {
    for (const args of [['import', '-'], ['import', '-', '--mapping', map]]) {
      refused(run(args, { input: json }), /standard input is JSON and no table: a ledger is read as it is, by report and the other commands$/m);
    }
  }
  // A table may begin with a bracket.
  assert.equal(run(['import', '-', '--mapping', map], { input: rows(2).replace('A0', '[A0') }).status, 0);
  assert.equal(run(['import', '-'], { input: '{Invoice},Date,Country,Currency,Gross\nA,2009-02-03,US,USD,1\n' }).stdout.length > 0, true);
});

test('a table that begins as a sheet on its way does is none', () => {
  for (const args of [['import', '-'], ['import', '-', '--mapping', map], ['import', '-', '--mapping', mkdtempSync(join(folder, 'm-'))]]) {
    refused(run(args, { input: `\x02S\x1f3-3\x02${rows(3)}` }), /standard input: this is not text/);
  }
});

test('standard input is called so, and is one thing', () => {
  assert.match(run(['import', table, '--mapping', '-'], { input: '{' }).stderr, /^standard input: \(line 1, column 2\): not JSON/);
  assert.match(run(['import', table, '--mapping', '-'], { input: JSON.stringify({ ...mapping, fields: { ...mapping.fields, gross: { column: 9 } } }) }).stderr, /^standard input: \/fields\/gross\/column/);
  for (const args of [['import', '-', '--mapping', '-'], ['import', '--mapping', '-']]) {
    refused(run(args, { input: '{}' }), /import: standard input can be the table or the mapping; name a file for the other$/m);
  }
});

test('reminders are of the calendar', () => {
  for (const option of [['--reminders', '5'], ['--no-reminders']]) {
    for (const format of ['json', 'text']) {
      refused(run(['report', '--format', format, ...option, ledger]), new RegExp(`${option[0]}: only with --format ics\n`));
    }
    assert.equal(run(['report', '--format', 'ics', ...option, ledger]).status, 0);
  }
});
