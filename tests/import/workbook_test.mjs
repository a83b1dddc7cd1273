// `jm216 import` of workbooks: the ledger is that of the CSV of the same table, and whatever is refused is named by
// sheet and cell. JM216 names the command (default: what the preset native builds).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { day, escaped, workbook, zip } from './made_workbook.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const folder = mkdtempSync(join(tmpdir(), 'jm216-workbook-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs `jm216 import`. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(command, ['import', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

const column = (heading) => ({ column: heading });
const mapping = {
  format: 'jm216-mapping/1',
  header: true,
  fields: {
    invoice: column('Invoice'), date: column('Date'), country: column('Country'), product: column('Product'),
    quantity: column('Qty'), currency: column('Currency'), gross: column('Gross'), freight: column('Freight'),
    export: column('Export'),
  },
};

function importWith(book, changes = {}) {
  const path = Buffer.isBuffer(book) ? file('sales.xlsx', book) : book;
  return run(path, '--mapping', file('mapping.json', JSON.stringify({ ...mapping, ...changes })));
}

/** The ledger of a workbook, and what was said. */
function ledgerOf(book, changes) {
  const { status, stdout, stderr } = importWith(book, changes);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** What is said where a workbook is refused; nothing is written. */
function refusal(book, changes) {
  const { status, stdout, stderr } = importWith(book, changes);
  assert.equal(stdout, '');
  assert.equal(status, 2, stderr);
  return stderr;
}

const headings = ['Invoice', 'Date', 'Country', 'Product', 'Qty', 'Currency', 'Gross', 'Freight', 'Export'];
const sales = [
  headings,
  ['R-1', day('2009-02-03'), 'DE', 'a "pack", of\n7', 12, 'EUR', 1200.5, { v: '0.30000000000000004' }, null],
  [{ v: '100234' }, day('2009-02-28', 2), 'US', 'Müller & Söhne', 3, 'USD', { v: '1.5000000000000002E3' }, null, true],
  ['R-3', day('2009-12-31'), 'JP', '薬', { v: '4' }, 'JPY', { v: '1E5' }, { v: '0' }, null],
];
const csv = `Invoice,Date,Country,Product,Qty,Currency,Gross,Freight,Export
R-1,2009-02-03,DE,"a ""pack"", of\n7",12,EUR,1200.5,0.3,
100234,2009-02-28,US,Müller & Söhne,3,USD,1500,,TRUE
R-3,2009-12-31,JP,薬,4,JPY,100000,0,
`;
const expected = ledgerOf(file('sales.csv', csv), { delimiter: ',', decimal: '.', dates: 'ymd' });
const row = (...changes) => [headings, Object.assign([...sales[1]], ...changes)];

test('a workbook becomes the ledger of the CSV of the same table', () => {
  assert.equal(expected.sales.length, 3);
  for (const options of [{}, { strings: 'inline' }, { isStrict: true }, { packed: false }, { is1904: true }, { prefix: 'x', strings: 'inline' }]) {
    assert.deepEqual(ledgerOf(workbook([sales], options)), expected, JSON.stringify(options));
  }
});

test('as LibreOffice saves a table, numbers and dates of its own among the cells', { skip: spawnSync('soffice', ['--version']).status !== 0 }, () => {
  // Semicolon, quotation mark, UTF-8, from line 1, German, dates and numbers in any style.
  const { status, stderr } = spawnSync('soffice', [
    `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML',
    '--outdir', folder, '--infilter=CSV:59,34,76,1,,1031,false,true,false', join(top, 'tests/import/umsatz.csv'),
  ], { timeout: 120_000 });
  const made = join(folder, 'umsatz.xlsx');
  assert.ok(status === 0 && existsSync(made), String(stderr));
  const known = JSON.parse(readFileSync(join(top, 'tests/import/umsatz.mapping.json'), 'utf8'));
  const { encoding, delimiter, ...rest } = known;
  assert.ok(encoding && delimiter);
  const { status: code, stdout, stderr: said } = run(made, '--mapping', file('umsatz.json', JSON.stringify(rest)));
  assert.equal(said, '5 rows imported, 1 left out\n');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), JSON.parse(readFileSync(join(top, 'tests/import/umsatz.ledger.json'), 'utf8')));
});

test('without a mapping one is proposed, which needs neither delimiter nor decimal sign', () => {
  const book = file('sales.xlsx', workbook([[['Sales of the first quarter'], [], ...sales]]));
  const { status, stdout, stderr } = run(book);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const proposed = JSON.parse(stdout);
  assert.deepEqual([proposed.first_line, proposed.header], [3, true]);
  for (const member of ['delimiter', 'encoding', 'decimal', 'dates', 'sheet', 'hidden_rows']) assert.equal(proposed[member], undefined);
  const { product, quantity, ...fields } = proposed.fields;
  assert.deepEqual([product, quantity], [column('Product'), column('Qty')]);
  assert.deepEqual(fields.gross, column('Gross'));
  const made = run(book, '--mapping', file('proposed.json', stdout), '-o', join(folder, 'ledger.json'));
  assert.equal(made.stderr, '3 rows imported\n');
  const { sales: lines } = JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8'));
  assert.equal(lines.length, 3);
});

test('numbers and dates kept as text go the way of CSV cells', () => {
  const texts = row({ 1: '03.02.2009', 6: '1.200,50' });
  const german = { decimal: ',', thousands: '.', dates: 'dmy' };
  assert.deepEqual(ledgerOf(workbook([texts]), german).sales, expected.sales.slice(0, 1));
  const said = refusal(workbook([texts]));
  assert.match(said, /^sheet "Sheet1", B2 \(Date\): a date kept as text, .* say "dates"$/m);
  assert.match(said, /^sheet "Sheet1", G2 \(Gross\): a number kept as text, .* say "decimal"$/m);
  const { status, stderr } = run(file('texts.xlsx', workbook([row({ 1: '03.04.2009', 6: '1,234' })])));
  assert.equal(status, 2);
  assert.match(stderr, /^\/decimal: .*\n\/dates: /m);
  // What is a number already is read as it is, whatever is said of texts.
  assert.deepEqual(ledgerOf(workbook([sales]), german).sales, expected.sales);
  assert.deepEqual(ledgerOf(workbook([row({ 1: { v: '20090203' } })]), { dates: 'ymd' }).sales, expected.sales.slice(0, 1));
});

test('several tables: the sheet is asked for, with their names', () => {
  const notes = { name: 'Notes', rows: [['Prepared by'], ['Accounting'], ['a', 'b']] };
  const two = workbook([notes, { name: '2008', rows: sales.slice(0, 2) }, { name: 'Sales "2009"', rows: sales, state: 'hidden' }]);
  const said = refusal(two);
  assert.equal(said, '/sheet: Several sheets of the workbook hold a table. Which one holds the sales? Say "2008", "Sales "2009"" (hidden)\n');
  assert.deepEqual(ledgerOf(two, { sheet: 'Sales "2009"' }), expected);
  assert.match(refusal(two, { sheet: '2007' }), /mapping\.json: \/sheet: the workbook has no sheet "2007"; it has "Notes", "2008", /);
  assert.deepEqual(ledgerOf(workbook([notes, { name: 'Sales', rows: sales }])), expected);
  assert.match(refusal(workbook([notes])), /sales\.xlsx: no sheet of the workbook holds a table, .* "Notes"\n$/);
});

test('of a folder of mappings the one made for the headings of a sheet is taken', () => {
  const known = mkdtempSync(join(folder, 'known-'));
  const notes = { name: 'Notes', rows: [['Prepared', 'by', 'Accounting'], ['a', 'b', 'c']] };
  const two = file('two.xlsx', workbook([notes, { name: 'Sales', rows: sales }]));
  writeFileSync(join(known, 'sales.json'), JSON.stringify({ ...mapping, headings, sheet: 'Sales' }));
  const { status, stdout, stderr } = run(two, '--mapping', known);
  assert.equal(stderr, `${join(known, 'sales.json')}: made for these headings, and taken\n3 rows imported\n`);
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(stdout), expected);
  // What cannot be read is said, and not that no mapping is made for it.
  const cut = run(file('cut.xlsx', workbook([sales]).subarray(0, 400)), '--mapping', known);
  assert.equal(cut.status, 2);
  assert.match(cut.stderr, /cut\.xlsx: the file is cut: /);
});

test('hidden rows are counted and asked about, hidden columns are read', () => {
  const before = '<cols><col min="6" max="8" width="0" hidden="1"/></cols>';
  const book = workbook([{ rows: sales, hidden: [3, 4], before }]);
  assert.match(refusal(book), /mapping\.json: \/hidden_rows: not decided: 2 rows are hidden or filtered out in the sheet, the first is row 3; /);
  assert.deepEqual(ledgerOf(book, { hidden_rows: 'read' }), expected);
  const { stdout, stderr } = importWith(book, { hidden_rows: 'skip' });
  assert.equal(stderr, '1 row imported, 2 hidden rows left out\n');
  assert.deepEqual(JSON.parse(stdout).sales, expected.sales.slice(0, 1));
  // The heading may be hidden itself, and what is left out anyway is not asked about.
  const total = [null, null, null, null, null, null, 102700.5];
  const totals = workbook([{ rows: [...sales, total], hidden: [1, 5], before }]);
  assert.deepEqual(ledgerOf(totals, { skip_rows_without: 'Invoice' }), expected);
  const { status, stderr: asked } = run(file('hidden.xlsx', book));
  assert.equal(status, 2);
  assert.match(asked, /^\/hidden_rows: 2 rows of the sheet are hidden or filtered out\. .* "read" \(import them\), "skip" /m);
});

test('the rows of a sheet go through the questions of CSV', () => {
  const total = ['Total', day('2009-12-31'), 'DE', null, null, 'EUR', 102700.5];
  const named = workbook([[...sales, total]]);
  assert.match(refusal(named), /^sheet "Sheet1", A5 \(Invoice\): "Total" says that this row is a total; .*"totals": "named"/);
  assert.deepEqual(ledgerOf(named, { totals: 'named' }), expected);
  assert.match(run(file('named.xlsx', named)).stderr, /^\/totals: Row 5 says "Total"\. /m);
  const summed = workbook([[...sales, ['R-4', day('2009-12-31'), 'DE', null, 19, 'EUR', 102700.5]]]);
  assert.match(refusal(summed), /^sheet "Sheet1", G5 \(Gross\): 102700\.5 is the sum of the rows above; /);
  assert.deepEqual(ledgerOf(summed, { totals: 'sums' }), expected);

  const kinds = workbook([sales.map((cells, n) => [...cells, ['Type', 'Invoice', 'Credit memo', 'Invoice'][n]])]);
  assert.match(refusal(kinds, { sign_from: { column: 'Type' } }), /mapping\.json: \/sign_from\/credit: not decided: /);
  const { sales: credited } = ledgerOf(kinds, { sign_from: { column: 'Type', credit: 'Credit memo' } });
  assert.deepEqual(credited.map(({ gross, quantity }) => [gross, quantity]), [['1200.5', '12'], ['-1500', '-3'], ['100000', '4']]);

  const [, first] = row({ 6: 1.2005 });
  const thousands = workbook([[headings.map((name) => (name === 'Gross' ? 'Gross (thousands)' : name)), first]]);
  const gross = column('Gross (thousands)');
  assert.match(refusal(thousands, { fields: { ...mapping.fields, gross } }), /\/fields\/gross\/scale: not decided: /);
  const scaled = { fields: { ...mapping.fields, gross: { ...gross, scale: '1000' } } };
  assert.deepEqual(ledgerOf(thousands, scaled).sales, expected.sales.slice(0, 1));

  const taken = workbook([row({ 7: -0.3 })]);
  assert.match(refusal(taken), /^sheet "Sheet1", H2 \(Freight\): .* below zero, .*"negative_deductions": "taken-off"$/m);
  assert.deepEqual(ledgerOf(taken, { negative_deductions: 'taken-off' }).sales, expected.sales.slice(0, 1));
});

test('formulas have their saved value, and without one are refused by their cell', () => {
  const formula = (inside) => ({ xml: `<c r="PLACE">${inside}</c>` });
  const worked = formula('<f>5*240.1</f><v>1200.5</v>');
  assert.deepEqual(ledgerOf(workbook([row({ 0: { xml: '<c r="PLACE" t="str"><f>A9</f><v>R-1</v></c>' }, 6: worked })])).sales, expected.sales.slice(0, 1));
  const unworked = 'a formula that no program has worked out; open the workbook in a spreadsheet and save it';
  for (const inside of ['<f>5*240.1</f>', '<f>5*240.1</f><v/>', '<f>5*240.1</f><v></v>']) {
    assert.equal(refusal(workbook([row({ 6: formula(inside) })])), `sheet "Sheet1", G2 (Gross): ${unworked}\n`);
  }
  // A program that works out none says so of the workbook, and writes 0.
  const zero = row({ 6: formula('<f>5*240.1</f><v>0</v>') });
  assert.equal(refusal(workbook([zero], { calc: '<calcPr calcId="124519" fullCalcOnLoad="1"/>' })), `sheet "Sheet1", G2 (Gross): ${unworked}\n`);
  // Of a total that is left out, and of a column that nobody uses, nothing is asked.
  const total = [null, null, null, null, null, null, formula('<f>SUM(G2:G4)</f>')];
  assert.deepEqual(ledgerOf(workbook([[...sales, total]]), { skip_rows_without: 'Invoice' }), expected);
  const unused = sales.map((cells, n) => [...cells, n === 0 ? 'Margin' : formula('<f>G2/2</f>')]);
  assert.deepEqual(ledgerOf(workbook([unused])), expected);
});

test('what is wrong with a cell is said with its place and the repair', () => {
  const raw = (xml) => ({ xml });
  const said = (changes) => refusal(workbook([{ name: 'Sales', rows: row(changes) }]));
  assert.equal(said({ 0: raw('<c r="PLACE" t="e"><v>#REF!</v></c>') }),
    'sheet "Sales", A2 (Invoice): the error #REF!; mend in the spreadsheet what it refers to, and save it\n');
  assert.match(said({ 1: { v: '39847' } }), /^sheet "Sales", B2 \(Date\): the number 39847, where a date is expected; show the column as dates/);
  assert.match(said({ 1: raw('<c r="PLACE" s="1"><v>60</v></c>') }), /^sheet "Sales", B2 \(Date\): 29 February 1900, /);
  assert.match(said({ 6: day('2009-02-03') }), /^sheet "Sales", G2 \(Gross\): the date 2009-02-03, where an amount is expected/);
  assert.match(said({ 6: { v: '1200.12345678' } }), /^sheet "Sales", G2 \(Gross\): /);
  assert.match(said({ 6: { v: '1,5' } }), /^sheet "Sales", G2 \(Gross\): what should be a number and is none \(1,5\)/);
  assert.match(said({ 6: null }), /^sheet "Sales", G2 \(Gross\): empty, and every sales line needs its gross$/m);
  assert.match(said({ 2: 'UK' }), /^sheet "Sales", C2 \(Country\): "UK" .*GB/);
  assert.match(said({ 8: 1 }), /^sheet "Sales", I2 \(Export\): .*; or say what it means under the field's "values"$/m);
  assert.match(said({ 0: null, 1: null }), /^sheet "Sales", row 2: no invoice and no date/);
  assert.match(said({ 0: raw('<c r="PLACE" t="s"><v>9999</v></c>') }), /^sheet "Sales", A2 \(Invoice\): a text that the workbook does not hold/);
});

test('a percentage is what the spreadsheet shows, and no amount', () => {
  const columns = [...headings.slice(0, 7), 'Discount %'];
  const percent = { xml: '<c r="PLACE" s="2"><v>0.1</v></c>' };
  const asPercent = (parts) => ({ ...parts, 'xl/styles.xml': parts['xl/styles.xml'].replace('<xf numFmtId="164"/>', '<xf numFmtId="9"/>') });
  const book = workbook([[columns, [...sales[1].slice(0, 7), percent]]], { change: asPercent });
  const { freight, export: exported, ...fields } = mapping.fields;
  assert.ok(freight && exported);
  const discount = (more) => ({ fields: { ...fields, trade_discount: { column: 'Discount %', ...more } } });
  // 10% of 1,200.50, from a workbook as from CSV.
  assert.deepEqual(ledgerOf(book, discount({ percent_of: 'gross' })).sales[0].deductions, { trade_discount: '120.05' });
  const table = file('percent.csv', `${columns.join(',')}\nR-1,2009-02-03,DE,x,12,EUR,1200.5,10 %\n`);
  const asCsv = { delimiter: ',', decimal: '.', dates: 'ymd', ...discount({ percent_of: 'gross' }) };
  assert.deepEqual(ledgerOf(table, asCsv).sales[0].deductions, { trade_discount: '120.05' });
  assert.match(refusal(book, discount({ percent_of: '' })), /H2 .*10% is a percentage, where an amount is expected; say "percent_of"/);
  const proposal = run(file('sales.xlsx', book));
  assert.match(proposal.stdout + proposal.stderr, /10% of the gross/);
});

/** The parts of a workbook with these formats as its styles 3, 4 and so on. */
const withFormats = (...codes) => (parts) => {
  const styles = 'xl/styles.xml';
  const formats = codes.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escaped(code)}"/>`).join('');
  const cells = codes.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('');
  return { ...parts, [styles]: parts[styles].replace('<numFmts count="1">', () => `<numFmts>${formats}`).replace('</cellXfs>', `${cells}</cellXfs>`) };
};
const styled = (value, style) => ({ xml: `<c r="PLACE" s="${style}"><v>${value}</v></c>` });
const short = { fields: Object.fromEntries(['Invoice', 'Date', 'Country', 'Currency', 'Gross'].map((name) => [name.toLowerCase(), column(name)])) };
const shortHead = ['Invoice', 'Date', 'Country', 'Currency', 'Gross'];

test("the currency that a cell's format shows is checked against the row's, and can be the column of currencies", () => {
  const change = withFormats('[$€-407] #,##0.00', '"US$"#,##0.00', '[$£-809]#,##0.00', '0.00 "days"');
  const book = workbook([[shortHead, ['A', day('2010-01-14'), 'DE', 'EUR', styled(1234.5, 3)], ['B', day('2010-01-15'), 'US', 'USD', styled(7, 4)],
    ['C', day('2010-01-15'), 'US', 'USD', styled(8, 6)]]], { change });
  assert.deepEqual(ledgerOf(book, short).sales.map(({ gross }) => gross), ['1234.5', '7', '8']);
  const other = workbook([[shortHead, ['A', day('2010-01-14'), 'DE', 'USD', styled(1234.5, 3)]]], { change });
  assert.match(refusal(other, short), /sheet "Sheet1", E2 \(Gross\): "€" stands with the amount, and the row's currency is USD/);
  const alone = workbook([[shortHead.toSpliced(3, 1), ['A', day('2010-01-14'), 'DE', styled(1234.5, 3)], ['B', day('2010-01-15'), 'US', styled(7, 4)]]], { change });
  const { stdout, status } = run(file('alone.xlsx', alone));
  assert.equal(status, 0);
  const read = ledgerOf(alone, JSON.parse(stdout)).sales;
  assert.deepEqual(read.map(({ currency, gross }) => [currency, gross]), [['EUR', '1234.5'], ['USD', '7']]);
});

test('a column of texts has the zeros and letters that the spreadsheet shows, an amount its number', () => {
  const change = withFormats('00000', '"INV-"0');
  const book = workbook([[shortHead, [styled(1234, 3), day('2010-01-14'), 'DE', 'EUR', styled(12, 3)], [styled(7, 4), day('2010-01-15'), 'DE', 'EUR', 5]]], { change });
  assert.deepEqual(ledgerOf(book, short).sales.map(({ invoice, gross }) => [invoice, gross]), [['01234', '12'], ['INV-7', '5']]);
});

test('rows without height are hidden rows, and so are those of a sheet that shows none', () => {
  const rows = [shortHead, ['A', day('2010-01-14'), 'DE', 'EUR', 5], ['B', day('2010-01-15'), 'DE', 'EUR', 6]];
  const sheet = 'xl/worksheets/sheet1.xml';
  const flat = workbook([rows], { change: (parts) => ({ ...parts, [sheet]: parts[sheet].replace('<row r="3"', '<row r="3" ht="0" customHeight="1"') }) });
  assert.match(refusal(flat, short), /hidden_rows: not decided: 1 row is hidden/);
  assert.equal(ledgerOf(flat, { ...short, hidden_rows: 'skip' }).sales.length, 1);
  const none = workbook([{ rows, before: '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>' }]);
  assert.match(refusal(none, short), /hidden_rows: not decided: 2 rows are hidden/);
});

test('a total over rows that are hidden is asked about all the same', () => {
  const rows = [shortHead, ['A', day('2010-01-14'), 'DE', 'EUR', 100.5], ['B', day('2010-01-15'), 'DE', 'EUR', 150.25], ['T', day('2010-01-31'), 'DE', 'EUR', 250.75]];
  const book = workbook([{ rows, hidden: [2] }]);
  assert.match(refusal(book, { ...short, hidden_rows: 'skip' }), /E4 \(Gross\): 250.75 is the sum of the rows above/);
  assert.equal(ledgerOf(book, { ...short, hidden_rows: 'skip', totals: 'sums' }).sales.length, 1);
});

test('a day written with midnight in a zone is that day; another time in a zone may be another day', () => {
  const dated = (value) => workbook([[shortHead, ['A', { xml: `<c r="PLACE" t="d"><v>${value}</v></c>` }, 'DE', 'EUR', 5]]]);
  for (const value of ['2010-01-14', '2010-01-14Z', '2010-01-14T00:00:00Z', '2010-01-14T00:00:00.000+01:00', '2010-01-14T17:30:00']) {
    assert.equal(ledgerOf(dated(value), short).sales[0].date, '2010-01-14', value);
  }
  for (const time of ['T24:00', 'T24:99', 'T10:60:00', 'T10:00:60', 'T1:00', 'T10:00:00.', 'T10:00:00x', 'Tx', ' 10:00', 'T00:00+24:00', 'T00:00+1']) {
    assert.match(refusal(dated(`2010-01-14${time}`), short), /B2 \(Date\)/, time);
  }
  assert.match(refusal(dated('2010-01-14T23:00:00Z'), short), /B2 \(Date\): "2010-01-14T23:00:00Z" has a time in a zone/);
});

test('a number of more digits than a spreadsheet keeps is no invoice number', () => {
  for (const v of ['1234567890123456', '1.2345678901234567E+17']) {
    assert.match(refusal(workbook([row({ 0: { v } })])), /A2 .*rounded; show the column as text/);
  }
  assert.equal(ledgerOf(workbook([row({ 0: { v: '123456789012345' } })])).sales[0].invoice, '123456789012345');
});

test('rich, phonetic and escaped texts, dates of the strict form, empty and absent cells', () => {
  const raw = (xml) => ({ xml });
  const rich = row({
    0: raw('<c r="PLACE" t="inlineStr"><is><r><rPr><b/></rPr><t>R</t></r><r><t>-1</t></r><rPh sb="0" eb="1"><t>アール</t></rPh></is></c>'),
    1: raw('<c r="PLACE" t="d"><v>2009-02-03T17:30:00</v></c>'),
    3: 'a "pack", of_x000D__x000A_7',
    8: raw('<c r="PLACE" s="1"/>'),
  });
  assert.deepEqual(ledgerOf(workbook([rich])).sales, expected.sales.slice(0, 1));
  const phonetic = (parts) => ({ ...parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'].replace('R-1</t>', 'R-1</t><rPh sb="0" eb="1"><t>アール</t></rPh>') });
  assert.deepEqual(ledgerOf(workbook([sales], { change: phonetic })), expected);
  // Rows and cells without a place follow each other.
  const bare = (parts) => ({ ...parts, 'xl/worksheets/sheet1.xml': parts['xl/worksheets/sheet1.xml'].replaceAll(/ r="[^"]*"/g, '') });
  const full = [headings, sales[1].map((cell) => cell ?? raw('<c/>'))];
  assert.deepEqual(ledgerOf(workbook([full], { change: bare })).sales, expected.sales.slice(0, 1));
});

test('what Excel writes beside the cells harms nothing', () => {
  const habits = (parts) => ({
    ...parts,
    'xl/workbook.xml': parts['xl/workbook.xml']
      .replace('<workbookPr', '<fileVersion appName="xl"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><sheets xmlns="urn:x"><sheet name="none"/></sheets></mc:Choice></mc:AlternateContent><workbookPr')
      .replace('</sheets>', '</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Sheet1!$A$1:$I$4</definedName></definedNames><calcPr calcId="191029"/>'),
    'xl/worksheets/sheet1.xml': parts['xl/worksheets/sheet1.xml']
      .replace('<sheetData>', '<sheetPr filterMode="1"/><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>')
      .replace(' xmlns=', ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns=')
      .replaceAll('<row ', '<row spans="1:9" x14ac:dyDescent="0.25" ')
      .replace('</sheetData>', '<row r="9" s="2" customFormat="1"><c r="A9" s="2"/></row></sheetData><phoneticPr fontId="1"/><extLst><ext uri="{0}" xmlns:x14="urn:x14"><x14:row r="10"><x14:c r="A10"><x14:v>5</x14:v></x14:c></x14:row></ext></extLst>'),
    'docProps/app.xml': '<Properties/>',
  });
  assert.deepEqual(ledgerOf(workbook([sales], { change: habits })), expected);
  // Notes and sums beside the table, under no heading.
  const beside = sales.map((cells, n) => (n === 2 ? [...cells, null, 'checked', 5] : cells));
  beside.splice(2, 0, [...headings.map(() => null), null, 'see below']);
  assert.deepEqual(ledgerOf(workbook([beside])), expected);
});

test('headings merged with the row below are those of their columns', () => {
  const upper = ['Invoice', 'Date', 'Country', 'Product', 'Qty', 'Currency', 'Gross', 'Deductions', null];
  const lower = [null, null, null, null, null, null, null, 'Freight', 'Export'];
  const areas = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2', 'F1:F2', 'G1:G2', 'H1:I1'];
  const merges = `<mergeCells>${areas.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  assert.deepEqual(ledgerOf(workbook([{ rows: [upper, lower, ...sales.slice(1)], after: merges }]), { first_line: 2 }), expected);
  // Headings two rows high: the second row is none of the table.
  const high = headings.map((_, i) => `<mergeCell ref="${String.fromCharCode(65 + i)}1:${String.fromCharCode(65 + i)}2"/>`).join('');
  const book = workbook([{ rows: [headings, [], ...sales.slice(1)], after: `<mergeCells>${high}</mergeCells>` }]);
  assert.deepEqual(ledgerOf(book), expected);
  // Merged amounts are not counted twice: the cell below is empty.
  const twice = workbook([{ rows: [headings, sales[1], [...sales[1].slice(0, 6), null]], after: '<mergeCells><mergeCell ref="G2:G3"/></mergeCells>' }]);
  assert.match(refusal(twice), /^sheet "Sheet1", G3 \(Gross\): empty, /);
});

test('what is no workbook of today is refused in words', () => {
  const said = (bytes) => refusal(bytes).replace(/^jm216: .*sales\.xlsx: /, '');
  const compound = (name) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le'), Buffer.alloc(512)]);
  assert.match(said(compound('Workbook')), /^the file is an old workbook \(\.xls\); .* save it as \.xlsx\n$/);
  assert.match(said(compound('EncryptedPackage')), /^the workbook is encrypted; .* take the password off, and save it\n$/);
  const whole = workbook([sales]);
  for (const part of [0.3, 0.7, 0.95]) assert.match(said(whole.subarray(0, Math.floor(whole.length * part))), /^the file is cut: /);
  const torn = Buffer.from(whole);
  torn.fill(0x55, 900, 960);
  assert.match(said(torn), /^the file is damaged: /);
  assert.match(said(zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })), /^the file is an OpenDocument spreadsheet \(\.ods\); .* \.xlsx/);
  assert.match(said(zip({ 'word/document.xml': '<a/>' })), /^the file is a container, and no workbook is in it; /);
  assert.match(said(zip({})), /no workbook is in it/);
});

test('what a container unpacks to is measured while it is unpacked', { timeout: 300_000 }, () => {
  const said = (bytes) => {
    const args = ['import', file('bomb.xlsx', bytes), '--mapping', file('mapping.json', JSON.stringify(mapping))];
    const { status, signal, stdout, stderr } = spawnSync('sh', ['-c', 'ulimit -v 409600; exec "$@"', 'sh', command, ...args], { encoding: 'utf8' });
    assert.equal(signal, null);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    return stderr;
  };
  // Two million bytes in one tag, and seventy million of text.
  const tag = (parts) => ({ ...parts, 'xl/styles.xml': parts['xl/styles.xml'].replace('<cellXfs', `<a b="${' '.repeat(2e6)}"/><cellXfs`) });
  assert.match(said(workbook([sales], { change: tag })), /it holds an element of more than 1 MiB/);
  const texts = (parts) => ({ ...parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'].replace('</sst>', `<si><t>${'0123456789'.repeat(10_000)}</t></si>`.repeat(700) + '</sst>') });
  assert.match(said(workbook([sales], { change: texts })), /: the workbook holds more than 64 MiB of text, /);
  const long = (parts) => ({ ...parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'].replace('</sst>', `<si><t>${'0123456789'.repeat(7_000_000)}</t></si></sst>`) });
  assert.match(said(workbook([sales], { change: long })), /: the workbook holds more than 64 MiB of text, /);
  // A million formats, sheets and relationships, of which a part may hold any number.
  const million = (part, before, element) => (parts) => ({ ...parts, [part]: parts[part].replace(before, element.repeat(1_000_001) + before) });
  for (const change of [
    million('xl/styles.xml', '</cellXfs>', '<xf/>'),
    million('xl/workbook.xml', '</sheets>', '<sheet/>'),
    million('xl/_rels/workbook.xml.rels', '</Relationships>', '<Relationship/>'),
  ]) assert.match(said(workbook([sales], { change })), /: the workbook lists more cells, sheets or formats than a program writes, /);
  // Nine sheets that are harmless one by one, more than a gigabyte.
  const empty = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${' '.repeat(125_000_000)}</worksheet>`;
  const sheets = (parts) => Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, name.startsWith('xl/worksheets') ? empty : text]));
  assert.match(said(workbook(Array(9).fill(sales), { change: sheets })), /: the workbook unpacks to more than 1 GiB, /);
});

test('document types, entities and torn XML are refused', () => {
  const withSheet = (change) => refusal(workbook([sales], { change: (parts) => ({ ...parts, 'xl/worksheets/sheet1.xml': change(parts['xl/worksheets/sheet1.xml']) }) }));
  const holds = (what) => new RegExp(`: the workbook is damaged, or no spreadsheet saved it: it holds ${what}.*; open it in a spreadsheet and save it as a new workbook\n$`);
  assert.match(withSheet((text) => text.replace('<worksheet', '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet')), holds('a document type, which no spreadsheet writes'));
  assert.match(withSheet((text) => text.replace('R-1', '&a;').replace('<v>0</v>', '<v>&a;</v>')), holds('XML that breaks off or contradicts itself'));
  assert.match(withSheet((text) => text.slice(0, -20)), holds('XML that breaks off or contradicts itself'));
  assert.match(withSheet((text) => text.replace('<sheetData>', '<sheetData><row r="9"/>')), holds('rows out of their order'));
  assert.match(withSheet((text) => text.replace('r="B1"', 'r="A1"')), holds('cells out of their order in row 1'));
});

test('a cell has one value', () => {
  const holds = (xml) => refusal(workbook([row({ 6: { xml } })]));
  for (const xml of [
    '<c r="PLACE"><v>12</v><v>3</v></c>', '<c r="PLACE" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>',
    '<c r="PLACE" t="inlineStr"><is><t>1</t></is><v>2</v></c>',
  ]) assert.match(holds(xml), /it holds two values in one cell of row 2; /, xml);
});

test('a sheet that is hidden is asked about, though no other holds a table', () => {
  const notes = { name: 'Notes', rows: [['a', 'b']] };
  for (const state of ['hidden', 'veryHidden']) {
    const book = workbook([notes, { name: 'Old', rows: sales, state }]);
    assert.equal(refusal(book), '/sheet: The only table of the workbook is in a hidden sheet. Does it hold the sales? Say "Old" (hidden)\n');
    assert.deepEqual(ledgerOf(book, { sheet: 'Old' }), expected);
  }
});

test('two sheets of one name are no workbook, for a mapping could mean either', () => {
  const book = workbook([{ name: 'Sales', rows: sales }, { name: 'Sales', rows: sales.slice(0, 2) }]);
  for (const changes of [{}, { sheet: 'Sales' }]) assert.match(refusal(book, changes), /it holds two sheets called "Sales"; open it in a spreadsheet/);
});

test('what lists elements that no cell fills is refused before the time is lost', { timeout: 300_000 }, () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  const many = '<a/>'.repeat(1_000_000);
  // Twenty-one million, in the sheet and among the texts; two million harm nothing.
  const inSheet = (times) => (parts) => ({ ...parts, [sheet]: parts[sheet].replace('<sheetData>', `${many.repeat(times)}<sheetData>`) });
  const inTexts = (parts) => ({ ...parts, 'xl/sharedStrings.xml': parts['xl/sharedStrings.xml'].replace('</sst>', `${many.repeat(21)}</sst>`) });
  for (const change of [inSheet(21), inTexts]) {
    assert.match(refusal(workbook([sales], { change })), /: the workbook lists more cells, sheets or formats than a program writes, /);
  }
  assert.deepEqual(ledgerOf(workbook([sales], { change: inSheet(2) })), expected);
});

test('fifty thousand rows within 256 MB', { timeout: 300_000 }, () => {
  const many = [headings];
  for (let n = 0; n < 50_000; ++n) many.push([`R-${n}`, day('2009-02-03'), 'DE', 'pack of 7', 12, 'EUR', 1200.5, { v: '0.30000000000000004' }, null]);
  const args = ['import', file('many.xlsx', workbook([many], { strings: 'inline' })), '--mapping', file('mapping.json', JSON.stringify(mapping)), '-o', join(folder, 'many.json')];
  const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -v 262144; exec "$@"', 'sh', command, ...args], { encoding: 'utf8' });
  assert.equal(stderr, '50000 rows imported\n');
  assert.equal(status, 0);
});
