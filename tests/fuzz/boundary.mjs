// What the page's scripts can reach of the wasm, called with hostile texts, sizes and orders: nothing may trap,
// abort or stand still. Where the build has assertions (preset web-debug), they count too.
// usage: node tests/fuzz/boundary.mjs [--seconds N] [--seed N] [--program jm216.js]
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { call } from '../../web/bridge/memory.mjs';
import { pack, unpack } from '../../web/bridge/packing.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const debug = `${root}build/web-debug/web/jm216.js`;
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    program: { type: 'string', default: existsSync(debug) ? debug : `${root}build/web-build/web/jm216.js` },
  },
});

const longestCall = 20_000; // milliseconds; a call that takes longer stands still

let state = BigInt(options.seed);
/** A whole number below `most` (SplitMix64). */
function below(most) {
  state = (state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
  let mixed = state;
  mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
  mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
  return Number((mixed ^ (mixed >> 31n)) % BigInt(most));
}
const oneOf = (list) => list[below(list.length)];

const ledger = readFileSync(`${root}assets/what_happened.json`, 'utf8');
const link = readFileSync(`${root}tests/links/0.1.0-every-section.link`, 'utf8').trim();
const small = '{"as_of":"2010-05-31","sales":[{"invoice":"1","date":"2010-01-14","country":"US","currency":"USD","gross":"10"}]}';
const csv = 'Invoice,Date,Country,Currency,Gross\n1,2010-01-14,US,USD,10\n2,2010-02-14,DE,USD,20\n';
const mapping = '{"format":"jm216-mapping/1","fields":{"invoice":{"column":"Invoice"}}}';
const facts = '{"as_of":"2010-05-31","payments":[{"date":"2010-05-01","amount":"5","for":"royalty-2010-Q1"}]}';
const names = ['overview', 'json', 'csv', 'html', 'text', 'ics', 'rows', 'lines', 'rounding', 'half-even', 'term', 'row:2010-Q1:0', '2010-Q1'];
const whole = ['', 'a', '\0', '\u001e\u001f', '\n', '2010-05-31', '9999-12-31', ledger, small, link, csv, mapping, facts, ...names];

const readings = () => oneOf(['', 'rounding=half-even\n', '=', 'rounding', 'x=y\n\n']);

/** A text as nobody would write it: one of those above, cut, doubled, mixed or made long. */
function text() {
  const one = oneOf(whole);
  switch (below(8)) {
    case 0:
      return one.slice(0, below(one.length + 1));
    case 1:
      return one + oneOf(whole);
    case 2: {
      const at = below(one.length + 1);
      return one.slice(0, at) + String.fromCharCode(below(0x10000)) + one.slice(at + below(3));
    }
    case 3:
      return below(50) === 0 ? oneOf(['[', '{"a":', 'x', '\ud800', '9', ',']).repeat(1 + below(1_500_000)) : one;
    case 4:
      return pack(Array.from({ length: below(6) }, () => oneOf(whole).slice(0, 60)));
    default:
      return one;
  }
}

/** Bytes: a text's, with some changed, or any at all. */
function bytes() {
  const made = below(4) === 0 ? new Uint8Array(below(200)).map(() => below(256)) : new TextEncoder().encode(text());
  for (let changes = below(4); changes > 0 && made.length; --changes) made[below(made.length)] = below(256);
  return made;
}

/** What the worker answered last, or that with some bytes changed. */
let answered = new Uint8Array(0);
function answer() {
  if (below(3) === 0) return bytes();
  const made = answered.slice(0, below(4) ? answered.length : below(answered.length + 1));
  for (let changes = below(4); changes > 0 && made.length; --changes) made[below(made.length)] = below(256);
  return made;
}

const number = () => oneOf([0, 1, -1, 2, 7, 0x7fffffff, 0xffffffff, below(1000)]);
const real = () => oneOf([0, 1, -1, 0.5, 1e18, -1e300, NaN, Infinity, below(1000)]);
const yes = () => below(2);
const day = () => (below(4) ? '2010-05-31' : text());

// What each takes. Those that need a canvas are left out, for Node has none.
const takes = {
  engine_load: [text, day],
  engine_table_sheet: [bytes, text, text],
  engine_table_look: [bytes],
  engine_table_fits: [bytes],
  engine_table_read: [text],
  engine_table_load: [day],
  engine_link: [text, yes],
  engine_read_link: [text],
  engine_result: [],
  engine_evaluate: [day, readings],
  engine_review: [yes],
  engine_issue: [text],
  engine_facts: [],
  engine_check_facts: [text],
  engine_edit_facts: [text, day, readings],
  engine_sale: [number],
  engine_edit_sale: [number, number, text, day, readings],
  engine_save: [day, readings],
  engine_alternative: [text],
  engine_json: [],
  engine_fingerprint: [],
  engine_export: [text, text, text],
  engine_compare: [text, day],
  engine_comparison: [text, text],
  engine_book: [],
  engine_comparison_book: [],
  engine_statements_book: [],
  engine_statements: [text],
  engine_explain: [text, yes],
  engine_lines: [text, real, real],
  page_loading: [text],
  page_progress: [real, real, real],
  page_loaded: [answer],
  page_report: [answer],
  page_explained: [answer],
  page_facts: [bytes],
  page_fingerprint: [bytes],
  page_issued: [bytes],
  page_checked: [answer],
  page_sale: [bytes],
  page_edited: [answer],
  page_edit_refused: [answer],
  page_alternative: [bytes],
  page_table: [text],
  page_table_sheets: [bytes],
  page_table_looked: [answer],
  page_table_read: [bytes],
  page_table_problems: [answer],
  page_table_mapping_problems: [answer],
  page_table_progress: [real, real],
  page_table_kept: [],
  page_table_closed: [],
  page_save: [],
  page_saved: [],
  page_unsaved: [],
  page_lines: [answer],
  page_unexplained: [text],
  page_problems: [answer],
  page_failed: [text],
  page_notice: [text, text],
  page_cancelled: [],
  page_problem_lines: [],
  page_places: [],
  page_set_as_of: [day],
  page_show: [text],
  page_view: [],
  page_shown: [],
  page_set_reading: [text, text],
};
const needsCanvas = /^(page_start$|mirror_|platform_)/;

/** What `bytes` are, are they `pull`ed, and how they come: in pieces, or not at all. */
let source = new Uint8Array(0);
let offset = 0;
function pull(_, into) {
  if (below(400) === 0) return -1;
  const count = Math.min(into.length, source.length - offset, 1 + below(1 << 16));
  into.set(source.subarray(offset, offset + count));
  offset += count;
  return count;
}

const glue = resolve(options.program);
const create = createRequire(import.meta.url)(glue);
const wasmBinary = readFileSync(glue.replace(/\.js$/, '.wasm'));
process.setMaxListeners(0);
globalThis.requestAnimationFrame = () => 1; // nothing is drawn
const ask = () => {};
const fresh = () => create({ pull, ask, wasmBinary });

const known = new Set(Object.keys(takes).map((name) => `_jm216_${name}`));
const uncalled = Object.keys(await fresh()).filter(
  (name) => name.startsWith('_jm216_') && !known.has(name) && !/^_jm216_engine_output/.test(name) && !needsCanvas.test(name.slice(7)),
);
if (uncalled.length) throw new Error(`exported, and not called here: ${uncalled.join(', ')}`);

// The packing itself: whatever is packed comes back, but for NULs.
for (let i = 0; i < 500; ++i) {
  const texts = Array.from({ length: below(8) }, text);
  const back = unpack(new TextEncoder().encode(pack(texts)));
  const expected = texts.map((one) => one.replaceAll('\0', '\u2400').toWellFormed?.() ?? one);
  if (texts.every((one) => one.length < 1e5) && JSON.stringify(back) !== JSON.stringify(expected)) {
    throw new Error(`packed and unpacked: ${JSON.stringify(texts).slice(0, 300)}`);
  }
}

const end = performance.now() + Number(options.seconds) * 1000;
let calls = 0;
const ends = new Map();
while (performance.now() < end) {
  const wasm = await fresh();
  const order = [];
  for (let left = 60; left > 0 && performance.now() < end; --left) {
    const name = order.length === 0 && below(3) ? 'engine_load' : oneOf(Object.keys(takes));
    // Most loads are of something, for much can be asked of that only.
    source = name === 'engine_load' && below(3) ? new TextEncoder().encode(oneOf([ledger, small])) : bytes();
    offset = 0;
    const given = takes[name].map((make) => make());
    if (name === 'engine_load' && below(3)) given.splice(0, 2, '0:', '2010-05-31');
    order.push(`${name}(${given.map((one) => JSON.stringify(one)?.slice(0, 200)).join(', ')})`);
    const began = performance.now();
    try {
      const outcome = call(wasm, `jm216_${name}`, ...given);
      if (name.startsWith('engine_')) {
        ends.set(outcome, (ends.get(outcome) ?? 0) + 1);
        const at = wasm._jm216_engine_output() >>> 0;
        answered = wasm.HEAPU8.slice(at, at + wasm._jm216_engine_output_size());
      }
    } catch (error) {
      console.error(`seed ${options.seed}: ${order.slice(-5).join('\n')}\n${error.stack}`);
      process.exit(1);
    }
    ++calls;
    const took = performance.now() - began;
    if (took > longestCall) {
      console.error(`seed ${options.seed}: stood still for ${Math.round(took)} ms: ${order.at(-1)}`);
      process.exit(1);
    }
  }
}
const [...outcomes] = [...ends].sort(([a], [b]) => a - b).map(([outcome, count]) => `${outcome}: ${count}`);
console.log(`${calls} calls, seed ${options.seed}; outcomes ${outcomes.join(', ')}`);
