// How long the sales view waits on a large ledger: the wasm that the page's worker runs is asked for the same
// selections as a plain array of objects in JavaScript, in the same run; the ratio is printed.
//
//   node tests/bench/lines.mjs [--lines 1000000] [--runs 5] [--core build/web-build/web/jm216.js]
//
// The array is what a page would hold that has read the ledger with JSON.parse; its Net Sales Values, bases and
// rates are those of the command's table `lines`, worked out beforehand and for nothing. It ends with an error if
// the two do not select the same lines in the same order, or their totals differ.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    core: { type: 'string', default: join(root, 'build/web-build/web/jm216.js') },
    command: { type: 'string', default: join(root, 'build/native/jm216') },
  },
});

/** Least and median of some times. */
function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
}

/** The core with the ledger loaded; select() gives the count and the first lines of a selection. */
async function openCore(ledger) {
  const glue = resolve(options.core);
  const file = openSync(ledger, 'r');
  const core = await createRequire(import.meta.url)(glue)({
    pull: (source, bytes) => readSync(file, bytes, 0, bytes.length, null),
    wasmBinary: readFileSync(glue.replace(/\.js$/, '.wasm')),
  });
  const loaded = core.ccall('jm216_engine_load', 'number', ['string', 'string'], ['11:ledger.json', '2012-06-30']);
  closeSync(file);
  if (loaded !== 0) throw new Error(`the core refused the ledger: ${loaded}`);
  const page = (query, offset, count) => {
    const outcome = core.ccall('jm216_engine_lines', 'number', ['string', 'number', 'number'], [query, offset, count]);
    if (outcome !== 0) throw new Error(`the core refused the query: ${outcome}`);
    const at = core._jm216_engine_output() >>> 0;
    return core.HEAPU8.slice(at, at + core._jm216_engine_output_size());
  };
  return { page, memory: () => core.HEAPU8.length };
}

/** The numbers of the lines on a page: "/sales/17" stands in it for each. */
function linesOn(bytes) {
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(/\/sales\/(\d+)/g)].map(([, number]) => Number(number));
}

/** The ledger as objects with what the report says of each line. */
function readArray(ledger) {
  const { sales } = JSON.parse(readFileSync(ledger, 'utf8'));
  const csv = execFileSync(options.command, ['report', ledger, '--format', 'csv', '--table', 'lines'], {
    encoding: 'latin1',
    maxBuffer: 1 << 30,
  });
  const rows = csv.split('\r\n');
  const heads = rows[0].replace(/^\u00ef\u00bb\u00bf/, '').split(',');
  const column = (name) => {
    const at = heads.indexOf(name);
    if (at < 0) throw new Error(`the table has no column ${name}: ${heads}`);
    return at;
  };
  const [quarter, netSales, basis, rate] = ['quarter', 'net_sales', 'basis', 'rate_percent'].map(column);
  sales.forEach((sale, i) => {
    const cells = rows[i + 1].split(',');
    sale.number = i;
    sale.quarter = cells[quarter];
    sale.netSales = cells[netSales];
    sale.basis = cells[basis];
    sale.rate = cells[rate];
  });
  return sales;
}

/** "12.5" in ten-thousandths. */
function units(text) {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(4, '0'));
  return text.startsWith('-') ? -value : value;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byText = (name) => (a, b) => collator.compare(a[name], b[name]);
const byNumber = (name) => (a, b) => Number(a[name]) - Number(b[name]);
const descending = (compare) => (a, b) => -compare(a, b);
const all = () => true;

/** What is asked: as the core's query, and as a filter and a comparison of the array. */
const questions = [
  ['everything, in the ledger’s order', '', all, null],
  ['by Net Sales Value, largest first', 'order=net-sales\ndescending=yes\n', all, descending(byNumber('netSales'))],
  ['by date', 'order=date\n', all, (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)],
  ['by invoice number', 'order=invoice\n', all, byText('invoice')],
  [
    'search “0042”, by Net Sales Value',
    'text=0042\norder=net-sales\n',
    (sale) =>
      sale.invoice.toLowerCase().includes('0042') ||
      sale.line.toLowerCase().includes('0042') ||
      (sale.credit_of ?? '').toLowerCase().includes('0042'),
    byNumber('netSales'),
  ],
  [
    'Germany in 2010-Q2, by Net Sales Value',
    'country=DE\nquarter=2010-Q2\norder=net-sales\n',
    (sale) => sale.country === 'DE' && sale.quarter === '2010-Q2',
    byNumber('netSales'),
  ],
];

/** Selects, adds up by currency, and takes the first hundred, as the sales view does. */
function askArray(sales, filter, compare) {
  const selected = sales.filter(filter);
  if (compare) selected.sort(compare);
  const totals = new Map();
  for (const sale of selected) {
    const total = totals.get(sale.currency) ?? { gross: 0n, net: 0n };
    total.gross += units(sale.gross);
    total.net += units(sale.netSales);
    totals.set(sale.currency, total);
  }
  return { count: selected.length, first: selected.slice(0, 100).map((sale) => sale.number) };
}

const folder = mkdtempSync(join(tmpdir(), 'jm216-lines-'));
try {
  const ledger = join(folder, 'ledger.json');
  const file = openSync(ledger, 'w');
  execFileSync('node', [join(root, 'tests/bench/make_ledger.mjs'), '--lines', options.lines], {
    stdio: ['ignore', file, 'inherit'],
  });
  closeSync(file);
  const { page, memory } = await openCore(ledger);
  const sales = readArray(ledger);
  const before = memory();
  const nothing = 'country=AQ\n'; // so that each run selects anew
  console.log(`${options.lines} lines, ${options.runs} runs; milliseconds, least (median)`);
  for (const [name, query, filter, compare] of questions) {
    const times = { core: [], array: [] };
    let fromCore;
    let fromArray;
    for (let run = 0; run < Number(options.runs); ++run) {
      page(nothing, 0, 0);
      let began = performance.now();
      fromCore = page(query, 0, 100);
      times.core.push(performance.now() - began);
      began = performance.now();
      fromArray = askArray(sales, filter, compare);
      times.array.push(performance.now() - began);
    }
    if (linesOn(fromCore).join() !== fromArray.first.join()) throw new Error(`${name}: other lines`);
    const core = summary(times.core);
    const array = summary(times.array);
    const show = ({ least, median }) => `${least.toFixed(0)} (${median.toFixed(0)})`;
    console.log(
      `${name}: ${fromArray.count} lines; core ${show(core)}, array ${show(array)}, ` +
        `ratio ${(array.least / core.least).toFixed(2)} (${(array.median / core.median).toFixed(2)})`,
    );
  }
  page('', 0, 0);
  const times = [];
  for (let i = 0; i < 200; ++i) {
    const began = performance.now();
    page('', Math.floor((i * Number(options.lines)) / 200), 100);
    times.push(performance.now() - began);
  }
  const { least, median } = summary(times);
  console.log(`a further hundred of them: ${least.toFixed(2)} (${median.toFixed(2)})`);
  console.log(`the core's memory: ${(before / 1048576).toFixed(0)} MiB loaded, ${(memory() / 1048576).toFixed(0)} after`);
} finally {
  rmSync(folder, { recursive: true });
}
