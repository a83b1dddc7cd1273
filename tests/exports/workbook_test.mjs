// The answer as a workbook: LibreOffice, told to reckon every formula anew, comes to the report's cents. JM216
// names the command, JM216_LEDGERS the program that prints generated ledgers, JM216_WORKBOOKS how many of them
// and of the cases are asked (20, or "all").
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { example } from '../../assets/make_example.mjs';
import { workbook } from '../import/made_workbook.mjs';
import { allCases } from '../support/cases.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const printer = process.env.JM216_LEDGERS ?? join(top, 'build/native/tests/jm216_print_ledgers');
const isAll = process.env.JM216_WORKBOOKS === 'all';
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const skip = !hasOffice && 'LibreOffice (libreoffice-calc-nogui) is not installed';

function run(args, input) {
  const done = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return done;
}

const always = '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>';

/** Opens workbooks, works out every formula anew and gives each workbook's sheets: rows of cells by sheet's name. */
function recalculated(folder, files) {
  const profile = join(folder, 'profile', 'user');
  mkdirSync(profile, { recursive: true });
  writeFileSync(
    join(profile, 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">${always}</oor:items>`,
  );
  const { status, stderr } = spawnSync(
    'soffice',
    [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'fods', '--outdir', folder, ...files.map((name) => join(folder, `${name}.xlsx`))],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  assert.equal(status, 0, stderr);
  return new Map(files.map((name) => [name, sheetsOf(readFileSync(join(folder, `${name}.fods`), 'utf8'))]));
}

/** A workbook in which 1+1 is saved as 3. */
const control = workbook([[['sum'], [{ xml: '<c r="PLACE"><f>1+1</f><v>3</v></c>' }]]]);

const unescaped = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The sheets of a flat ODF document: rows of { value, text, formula }. */
function sheetsOf(document) {
  const sheets = new Map();
  for (const [, name, inside] of document.matchAll(/<table:table table:name="([^"]*)"[^>]*>([\s\S]*?)<\/table:table>/g)) {
    const rows = [];
    for (const [, cells] of inside.matchAll(/<table:table-row[^>]*?>([\s\S]*?)<\/table:table-row>/g)) {
      const row = [];
      for (const [, attributes, , content = ''] of cells.matchAll(/<table:(?:covered-)?table-cell([^>]*?)(\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g)) {
        const of = (attribute) => new RegExp(` ${attribute}="([^"]*)"`).exec(attributes)?.[1];
        const times = Number(of('table:number-columns-repeated') ?? 1);
        const text = unescaped([...content.matchAll(/<text:p[^>]*>([\s\S]*?)<\/text:p>/g)].map(([, words]) => words.replace(/<[^>]*>/g, '')).join('\n'));
        const cell = { value: of('office:date-value') ?? of('office:value'), type: of('office:value-type'), text, formula: of('table:formula') };
        if (times < 100) row.push(...Array(times).fill(cell));
      }
      if (row.some(({ text, value }) => text !== '' || value !== undefined)) rows.push(row);
    }
    sheets.set(unescaped(name), rows);
  }
  return sheets;
}

/** Rows by their headings. */
function tableOf(sheets, name) {
  const [head, ...rows] = sheets.get(name);
  return rows.map((row) => Object.fromEntries(head.map(({ text }, n) => [text, row[n] ?? { text: '' }])));
}

const cents = (cell) => (cell?.value === undefined ? null : Number(cell.value).toFixed(2));

/** Every sum of the workbook against the report: its rows, quarters and the total. */
function assertSums(sheets, report, name) {
  const rows = report.quarters.flatMap((quarter) => quarter.rows);
  const tables = { rows: tableOf(sheets, 'Rows'), quarters: tableOf(sheets, 'Quarters') };
  assert.equal(tables.rows.length, rows.length, name);
  let formulas = 0;
  const same = (cell, amount, what) => {
    assert.equal(cents(cell), amount, `${name}: ${what}`);
    if (cell?.formula) formulas += 1;
  };
  rows.forEach((row, n) => same(tables.rows[n]['Royalty US$'], row.royalty_usd, `row ${n}`));
  rows.forEach((row, n) => {
    const close = Math.abs(Number(tables.rows[n].Royalty.value) - Number(row.royalty));
    assert.ok(close <= Math.max(1e-4, Math.abs(Number(row.royalty)) * 1e-14), `${name}: royalty of row ${n}`);
    assert.ok(tables.rows[n].Royalty.formula, `${name}: row ${n} has no formula`);
  });
  report.quarters.forEach((quarter, n) => {
    same(tables.quarters[n]['Royalty US$'], quarter.royalty_usd, quarter.quarter);
    same(tables.quarters[n]['Payable US$'], quarter.payable_usd, `${quarter.quarter}, payable`);
    if (quarter.statement) same(tables.quarters[n]['Difference US$'], quarter.statement.difference_usd, `${quarter.quarter}, difference`);
  });
  const total = sheets.get('Overview').find(([{ text }]) => text === 'US$, royalty of all quarters');
  same(total[1], report.totals.royalty_usd, 'total');
  return formulas;
}

test('a workbook comes to the report\'s cents when every formula is worked out anew', { skip, timeout: 3_600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-workbook-'));
  try {
    const asked = [{ name: 'example', args: ['-'], input: example }];
    const cases = allCases();
    const step = isAll ? 1 : Math.ceil(cases.length / 20);
    for (const one of cases.filter((_, n) => n % step === 0)) asked.push({ name: `case-${one.name}`, args: [...one.files.map((file) => join(one.folder, file)), ...one.lines('args')] });
    const printed = spawnSync(printer, [isAll ? '200' : '20'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(printed.status, 0, printed.stderr);
    printed.stdout.split('\n').filter(Boolean).forEach((input, n) => asked.push({ name: `generated-${n}`, args: ['-'], input }));
    const reports = new Map();
    for (const { name, args, input } of asked) {
      const { status, stdout, stderr } = run(['report', ...args], input);
      assert.equal(status, 0, stderr);
      reports.set(name, JSON.parse(stdout));
      const file = join(folder, `${name}.xlsx`);
      const written = run(['report', ...args, '--format', 'xlsx', '-o', file], input);
      assert.equal(written.status, 0, written.stderr);
      assert.ok(existsSync(file));
    }
    // That formulas are worked out anew is seen where the saved value is wrong.
    writeFileSync(join(folder, 'control.xlsx'), control);
    const opened = recalculated(folder, ['control', ...reports.keys()]);
    assert.equal(opened.get('control').get('Sheet1')[1][0].value, '2');
    let formulas = 0;
    for (const [name, report] of reports) formulas += assertSums(opened.get(name), report, name);
    assert.ok(formulas > 500, `${formulas} formulas`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the sheets of a workbook: dates, numbers, texts that stay texts', { skip, timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-workbook-'));
  try {
    const name = '=1+1_x0041_<&"é\u0007';
    const ledger = {
      title: `A & BC\u000b\u001f${'€'.repeat(200)}`, as_of: '2009-06-30',
      sales: [
        { invoice: name, date: '2009-02-03', country: 'DE', seller: name, currency: 'EUR', gross: '123456789012.34' },
        { invoice: '-1', date: '2009-02-03', country: 'US', currency: 'USD', gross: '99999999999999.99' },
      ],
      fx: [{ currency: 'EUR', date: '2009-04-30', usd: '1.323' }],
    };
    writeFileSync(join(folder, 'ledger.json'), JSON.stringify(ledger));
    const made = run(['report', join(folder, 'ledger.json'), '--format', 'xlsx', '-o', join(folder, 'one.xlsx')]);
    assert.equal(made.status, 0, made.stderr);
    const bytes = readFileSync(join(folder, 'one.xlsx'));
    run(['report', join(folder, 'ledger.json'), '--format', 'xlsx', '-o', join(folder, 'one.xlsx')]);
    assert.ok(bytes.equals(readFileSync(join(folder, 'one.xlsx'))), 'the same answer is the same file');
    const sheets = recalculated(folder, ['one']).get('one');
    assert.deepEqual([...sheets.keys()], ['Overview', 'Quarters', 'Rows', 'Obligations', 'Statements', 'Milestones', 'Deadlines', 'Patents', 'Findings', 'Readings', 'Sales lines']);
    const lines = tableOf(sheets, 'Sales lines');
    assert.equal(lines.length, 2);
    assert.equal(lines[0].Invoice.text.replaceAll('\u0007', ''), name.replaceAll('\u0007', ''));
    assert.deepEqual([lines[0].Invoice.type, lines[0].Invoice.formula, lines[1].Invoice.type], ['string', undefined, 'string']);
    assert.deepEqual([lines[0].Date.type, lines[0].Date.value], ['date', '2009-02-03']);
    assert.deepEqual([lines[0]['Invoiced price'].type, lines[0]['Invoiced price'].value], ['float', '123456789012.34']);
    // Sixteen digits are more than a spreadsheet's number has: none is lost.
    assert.deepEqual([lines[1]['Invoiced price'].type, lines[1]['Invoiced price'].text], ['string', '99999999999999.99']);
    assert.equal(tableOf(sheets, 'Rows')[0]['Exchange rate'].value, '1.323');
    assert.match(tableOf(sheets, 'Rows')[0]['Exchange rate'].text, /USD$/);
    assert.equal(tableOf(sheets, 'Readings').length, 33);
    assert.equal(sheets.get('Overview').find(([{ text }]) => text === 'Sales lines read')[1].type, 'float');
    // No part of it is torn by a character that XML has not: our own import reads it as far as its question.
    const again = run(['import', join(folder, 'one.xlsx')]);
    assert.doesNotMatch(again.stderr + again.stdout, /damaged/);
    assert.ok(tableOf(sheets, 'Patents').length > 40);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('to the even cent only where it is half a cent that is left over', { skip, timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-workbook-'));
  try {
    // 8.3% of 29,016.97 is 2,408.40851, at 1.3302 3,203.665000002: the cent above. Of 1,005 it is 83.415 and of 1,015
    // 84.245: half a cent, to the even one above and below.
    const ledger = {
      as_of: '2009-06-30', readings: { rounding: 'half-even' },
      amendments: [{ effective: '2002-01-01', changes: { royalty_percent: '8.3' } }],
      sales: [
        { invoice: 'A', date: '2009-02-03', country: 'DE', currency: 'EUR', gross: '29016.97' },
        { invoice: 'B', date: '2009-02-03', country: 'US', currency: 'USD', gross: '1005' },
        { invoice: 'C', date: '2009-05-03', country: 'US', currency: 'USD', gross: '1015' },
      ],
      fx: [{ currency: 'EUR', date: '2009-04-30', usd: '1.3302' }],
    };
    writeFileSync(join(folder, 'ledger.json'), JSON.stringify(ledger));
    run(['report', join(folder, 'ledger.json'), '--format', 'xlsx', '-o', join(folder, 'one.xlsx')]);
    const report = JSON.parse(run(['report', join(folder, 'ledger.json')]).stdout);
    const sheets = recalculated(folder, ['one']).get('one');
    assertSums(sheets, report, 'half-even');
    assert.deepEqual(tableOf(sheets, 'Rows').map((row) => cents(row['Royalty US$'])), ['3203.67', '83.42', '84.24']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what differs between two ledgers is a workbook too', { skip, timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-workbook-'));
  try {
    const sale = { invoice: '=A', date: '2009-02-03', country: 'DE', currency: 'USD', gross: '1000' };
    const given = (name, ledger) => {
      writeFileSync(join(folder, name), JSON.stringify({ as_of: '2009-06-30', statements: [], ...ledger }));
      return join(folder, name);
    };
    const mine = given('mine.json', { sales: [sale] });
    const theirs = given('theirs.json', { sales: [{ ...sale, gross: '2000' }] });
    const written = (name, ...args) => {
      const { status, stderr } = run(['compare', ...args, '--format', 'xlsx', '-o', join(folder, `${name}.xlsx`)]);
      assert.equal(status, 0, stderr);
      return name;
    };
    writeFileSync(join(folder, 'answer.json'), run(['report', theirs]).stdout);
    // What begins as a figure does, and is none: a date, and a text that would be a cell's format.
    const { stdout: ours } = run(['report', mine]);
    const sent = JSON.parse(ours);
    sent.term.ends = '2018-05-24';
    sent.term.clause = '-5 ";"9,000,000.00';
    writeFileSync(join(folder, 'sent.json'), JSON.stringify(sent));
    const opened = recalculated(folder, [written('two', mine, theirs), written('sent', '--statements', mine), written('answers', mine, join(folder, 'answer.json')), written('texts', mine, join(folder, 'sent.json'))]);
    const two = opened.get('two');
    assert.deepEqual([...two.keys()], ['Differences', 'Facts']);
    // 1,000 more at 8.5%.
    const [difference] = tableOf(two, 'Differences');
    assert.ok(Object.values(difference).some((cell) => cents(cell) === '85.00'), JSON.stringify(difference));
    assert.ok(tableOf(two, 'Facts').some((row) => Object.values(row).some(({ text, type }) => text.includes('2000') && type)));
    assert.deepEqual([...opened.get('sent').keys()], ['Statements']);
    assert.deepEqual([...opened.get('answers').keys()], ['Differences']);
    const texts = tableOf(opened.get('texts'), 'Differences').flatMap((row) => Object.values(row));
    for (const text of ['2018-04-24', '2018-05-24', '-5 ";"9,000,000.00']) {
      assert.ok(texts.some((cell) => cell.text === text && cell.type === 'string'), `${text}: ${JSON.stringify(texts)}`);
    }
    writeFileSync(join(folder, 'same.json'), ours);
    const equal = recalculated(folder, [written('ledgers', mine, mine), written('same', join(folder, 'same.json'), join(folder, 'same.json'))]);
    for (const [name, sheet] of [['ledgers', 'Facts'], ['same', 'Differences']]) {
      const [only, ...more] = tableOf(equal.get(name), sheet);
      assert.deepEqual([Object.values(only).some(({ text }) => text === 'Nothing differs.'), more], [true, []]);
    }
    const asked = run(['compare', mine, theirs, '--format', 'xlsx']);
    assert.equal(asked.status, 2);
    assert.match(asked.stderr, /name it with -o/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a workbook needs a file to be written to', () => {
  const { status, stdout, stderr } = run(['report', '-', '--format', 'xlsx'], '{"sales": []}');
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /name it with -o/);
});
