// How long an answer takes that is already loaded: 10,000 lines, another day, another reading, one payment more.
// In Node, the wasm that the page's worker runs; beside it, in the same run, a plain array of objects whose rows are
// added up anew with BigInt (no checks, no dollars, no interest, no explanations). Then on the page, in Chromium: how
// long the worker worked, when its answer was the page's, what lies between, when it was drawn; and the longest the
// page was busy at a stretch.
//
//   node tests/bench/answer.mjs [--lines 10000] [--runs 15] [--core build/web-build/web/jm216.js]
//   node tests/bench/answer.mjs --before OLD/jm216 [--native build/native/jm216] [--lines 10000] [--runs 15]
//
// With --before two native programs answer one ledger that has 30 infringements and 30 generics besides: the least
// processor time of each, by turns, and how many times the other's the new one takes.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from '../browser/page.mjs';
import { rowsOf } from './peer_bigint.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '15' },
    before: { type: 'string' },
    native: { type: 'string', default: join(here, '../../build/native/jm216') },
    core: { type: 'string', default: join(here, '../../build/web-build/web/jm216.js') },
  },
});
const runs = Number(options.runs);
const days = ['2012-05-31', '2012-06-30'];

/** Least and median, in milliseconds. */
function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return `${sorted[0].toFixed(1)} (${sorted[Math.floor(sorted.length / 2)].toFixed(1)})`;
}

/** The worker's core with the ledger loaded. */
async function openCore(path) {
  const glue = resolve(options.core);
  const file = openSync(path, 'r');
  const core = await createRequire(import.meta.url)(glue)({
    pull: (source, bytes) => readSync(file, bytes, 0, bytes.length, null),
    wasmBinary: readFileSync(glue.replace(/\.js$/, '.wasm')),
  });
  const call = (name, ...texts) => {
    const outcome = core.ccall(`jm216_engine_${name}`, 'number', texts.map(() => 'string'), texts);
    if (outcome !== 0) throw new Error(`${name}: ${outcome}`);
  };
  call('load', '11:ledger.json', days[1]);
  const output = () => {
    const at = core._jm216_engine_output();
    return new TextDecoder().decode(core.HEAPU8.slice(at, at + core._jm216_engine_output_size()));
  };
  return { call, output };
}

/** One more payment of a cent than `facts` has. */
function oneMore(facts, n) {
  const all = JSON.parse(facts);
  const payments = [...(all.payments ?? []), { for: 'signature', date: '2001-08-29', amount: `0.0${n % 9 + 1}` }];
  return JSON.stringify({ ...all, payments });
}

async function inNode(path) {
  const { call, output } = await openCore(path);
  call('json');
  const { readings } = JSON.parse(output());
  const lines = (rounding) =>
    Object.entries({ ...readings, rounding }).map(([name, value]) => `${name}=${value}`).join('\n');
  call('facts');
  const facts = output();
  const ledger = { ...JSON.parse(readFileSync(path, 'utf8')), asOf: days[1] };
  const questions = [
    ['another day', (n) => call('evaluate', days[n % 2], lines('half-up'))],
    ['another reading', (n) => call('evaluate', days[1], lines(n % 2 ? 'half-up' : 'half-even'))],
    ['one payment more', (n) => call('edit_facts', oneMore(facts, n), days[1], lines('half-up'))],
    ['peer: rows by BigInt', (n) => rowsOf({ ...ledger, asOf: days[n % 2] })],
  ];
  const times = questions.map(() => []);
  for (let n = 0; n < runs; ++n) {
    questions.forEach(([, ask], i) => {
      const began = performance.now();
      ask(n);
      times[i].push(performance.now() - began);
    });
  }
  const peer = Math.min(...times.at(-1));
  console.log('in Node, ms: least (median); the least beside the peer’s');
  questions.forEach(([name], i) => {
    console.log(`${name.padEnd(24)} ${summary(times[i]).padStart(14)}  ${(Math.min(...times[i]) / peer).toFixed(2)}`);
  });
}

/**
 * Runs in the page before its own scripts: every worker tells how long an evaluation took it, without the page's
 * knowing. `window.worked` is the sum.
 */
function watchWorkers() {
  const timed = `;(() => {
    const work = onmessage;
    onmessage = async (event) => {
      const began = performance.now();
      await work(event);
      if (event.data.verb === 'evaluate') postMessage({ type: 'worked', time: performance.now() - began });
    };
  })();`;
  const NativeBlob = window.Blob;
  window.Blob = class extends NativeBlob {
    constructor(parts, bag) {
      super(bag?.type === 'text/javascript' ? [...parts, timed] : parts, bag);
    }
  };
  const NativeWorker = window.Worker;
  window.worked = 0;
  window.Worker = class extends NativeWorker {
    constructor(...how) {
      super(...how);
      this.addEventListener('message', (event) => {
        if (event.data.type !== 'worked') return;
        event.stopImmediatePropagation();
        window.worked += event.data.time;
      });
    }
  };
}

/** The same, and nothing is drawn: what a machine does whose graphics are not its processor's work. */
const withoutDrawing = `
  (${watchWorkers})();
  WebGL2RenderingContext.prototype.drawElements = () => {};
  WebGL2RenderingContext.prototype.clear = () => {};`;

async function onThePage(path, title, before) {
  const browser = await openBrowser();
  const { page } = await browser.page({ before });
  await page.evaluate((text) => window.jm216.load(text), readFileSync(path, 'utf8'));
  const measured = await page.evaluate(
    async ([rounds, [one, other]]) => {
      const busy = [];
      new PerformanceObserver((list) => busy.push(...list.getEntries().map((entry) => entry.duration))).observe({
        entryTypes: ['longtask'],
      });
      const { jm216 } = window;
      const questions = {
        'another day': (n) => jm216.setAsOf(n % 2 ? one : other),
        'another reading': (n) => jm216.setReading('rounding', n % 2 ? 'half-up' : 'half-even'),
      };
      const times = {};
      for (let n = 0; n < rounds; ++n) {
        for (const [name, ask] of Object.entries(questions)) {
          await jm216.settled();
          window.worked = 0;
          const began = performance.now();
          await ask(n);
          const answered = performance.now() - began;
          await new Promise((drawn) => {
            requestAnimationFrame(() => requestAnimationFrame(drawn));
          });
          const drawn = performance.now() - began;
          await jm216.settled();
          (times[name] ??= []).push([window.worked, answered, answered - window.worked, drawn]);
        }
      }
      return { times, busy };
    },
    [runs, days],
  );
  await browser.close();
  console.log(`\non the page, ${title}, ms: least (median)`);
  console.log(`${''.padEnd(20)}${['worker', 'answered', 'between', 'drawn'].map((head) => head.padStart(16)).join('')}`);
  for (const [name, rows] of Object.entries(measured.times)) {
    const columns = rows[0].map((_, which) => summary(rows.map((row) => row[which])).padStart(16));
    console.log(name.padEnd(20) + columns.join(''));
  }
  const longest = Math.max(0, ...measured.busy);
  console.log(`busy for over 50 ms at a stretch: ${measured.busy.length} times, ${longest.toFixed(0)} ms at most`);
}

/** Thirty of each, in countries and on days that the lines have. */
function thirtyOfEach() {
  const countries = ['DE', 'FR', 'IT', 'ES', 'GB', 'US'];
  const day = (i) => `20${String(8 + (i % 3)).padStart(2, '0')}-0${(i % 9) + 1}-1${i % 10}`;
  const records = (make) => JSON.stringify(Array.from({ length: 30 }, (_, i) => make(i))).slice(1, -1);
  const infringements = records((i) => ({
    country: countries[i % 6],
    percent: `${31 + i}`,
    notified: day(i),
    ceased: '2011-05-31',
  }));
  const generics = records((i) => ({
    country: countries[i % 6],
    product: i % 2 ? 'JM216 oral' : 'JM216',
    marketer: `Copycat ${i}`,
    available_from: `2011-0${(i % 9) + 1}-01`,
    withdrawn: '2011-12-01',
  }));
  return `"infringements":[${infringements}],"generics":[${generics}],`;
}

/** The least seconds that each of two programs takes, by turns, the first of each round another. */
function compareBuilds(path) {
  const programs = [options.before, options.native];
  const times = programs.map(() => []);
  for (let n = 0; n < runs; ++n) {
    for (const which of n % 2 ? [1, 0] : [0, 1]) {
      const timed = 'TIMEFORMAT="%3U %3S"; time "$0" report "$1" > /dev/null';
      const { status, stderr } = spawnSync('bash', ['-c', timed, programs[which], path], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`${programs[which]}: ${status}`);
      const [user, system] = stderr.trim().split(' ').map(Number);
      times[which].push(user + system);
    }
  }
  const [before, now] = times.map((all) => Math.min(...all));
  console.log(`${options.lines} lines, 30 infringements, 30 generics, processor time: before ${before.toFixed(3)} s, ` +
    `now ${now.toFixed(3)} s, ${(now / before).toFixed(2)} times`);
}

const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
try {
  const path = join(folder, 'ledger.json');
  const make = [join(here, 'make_ledger.mjs'), '--lines', options.lines];
  const made = execFileSync('node', make, { maxBuffer: 1 << 30 });
  if (options.before) {
    const split = made.indexOf('"sales":[');
    writeFileSync(path, Buffer.concat([made.subarray(0, split), Buffer.from(thirtyOfEach()), made.subarray(split)]));
    compareBuilds(path);
  } else {
    writeFileSync(path, made);
    await inNode(path);
    await onThePage(path, 'drawn by the processor', watchWorkers);
    await onThePage(path, 'not drawn', withoutDrawing);
  }
} finally {
  rmSync(folder, { recursive: true });
}
