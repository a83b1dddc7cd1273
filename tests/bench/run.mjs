// How the calculator's processor time and memory compare with what a careful person would write
// instead. It prints figures and judges none; only if the answers differ does it fail.
//
//   node run.mjs [--lines N] [--runs N] [--cpu N] [--native PATH] [--core PATH]
//
// Needs taskset (util-linux), GNU time (Debian package time), the presets native and web built.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
const top = join(here, '..', '..');
const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    cpu: { type: 'string', default: String(cpus().length - 1) },
    native: { type: 'string', default: join(top, 'build/native/jm216') },
    core: { type: 'string', default: join(top, 'build/web-build/web/jm216.js') },
  },
});
const lines = Number(options.lines);
const script = (name) => join(here, name);

// Ours first: the peers are compared with them. The last argument of each is the ledger.
const contenders = [
  { name: 'jm216, native', ours: true, built: options.native, command: [options.native, 'report'] },
  {
    name: 'jm216, wasm in Node',
    ours: true,
    built: options.core,
    command: [process.execPath, script('wasm.mjs'), options.core],
  },
  // It gives no answer: how long a ledger takes to be read at all.
  { name: 'floor, wasm in Node', isFloor: true, command: [process.execPath, script('floor.mjs')] },
  { name: 'JSON.parse + big.js', command: [process.execPath, script('peer_bigjs.mjs')] },
  { name: 'JSON.parse + BigInt', command: [process.execPath, script('peer_bigint.mjs')] },
];

const folder = mkdtempSync(join(tmpdir(), 'jm216-bench-'));

/** Writes a ledger of so many lines and returns its path. */
function makeLedger(count) {
  const path = join(folder, `${count}.json`);
  run([process.execPath, script('make_ledger.mjs'), '--lines', String(count)], path);
  return path;
}

/** Runs a command into a file and returns what it wrote on standard error. */
function run(command, output) {
  const file = openSync(output, 'w');
  const { status, stderr, error } = spawnSync(command[0], command.slice(1), {
    stdio: ['ignore', file, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(file);
  if (error || status !== 0) throw error ?? new Error(`${command.join(' ')} failed:\n${stderr}`);
  return stderr;
}

/** Runs a contender once on one core: its processor time in seconds, its peak memory in bytes. */
function measure(contender, ledger) {
  const output = join(folder, 'answer.json');
  const timed = ['taskset', '-c', options.cpu, 'time', '-f', '%U %S %M'];
  const said = run([...timed, ...contender.command, ledger], output);
  const [user, system, kilobytes] = said.trim().split('\n').at(-1).split(' ').map(Number);
  const figures = /^figures (\S+)$/m.exec(said)?.[1]; // of one that gives them before all is done
  return { seconds: user + system, figures: Number(figures), bytes: kilobytes * 1024, output };
}

const plain = (decimal) =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

/** What all contenders must agree on: every row and every quarter's royalty, in one order. */
function essence(path) {
  const answer = JSON.parse(readFileSync(path, 'utf8'));
  const facts = [];
  for (const { quarter, royalty_usd, rows } of answer.quarters ?? answer) {
    if (rows.length > 0) facts.push(`${quarter} ${royalty_usd}`);
    for (const row of rows) {
      const { seller, country, product, unit, currency, basis } = row;
      const figures = [plain(row.rate_percent), row.lines, plain(row.quantity), plain(row.net_sales)];
      const key = [quarter, seller, country, product, unit, currency, basis];
      facts.push([...key, ...figures, row.royalty_usd].join(' '));
    }
  }
  return facts.sort();
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const megabytes = (bytes) => (bytes / 1e6).toFixed(0);

function compareAnswers(field, ledger) {
  const [expected, ...others] = field.map((contender) => essence(measure(contender, ledger).output));
  others.forEach((facts, i) => {
    const differing = facts.findIndex((fact, n) => fact !== expected[n]);
    if (facts.length === expected.length && differing < 0) return;
    const [a, b] = [expected[differing], facts[differing]];
    throw new Error(`${field[0].name} and ${field[i + 1].name} differ:\n  ${a}\n  ${b}`);
  });
  const quarters = expected.filter((fact) => fact.split(' ').length === 2);
  console.log(
    `All ${field.length} give the same ${quarters.length} quarterly royalties from the same ` +
      `${expected.length - quarters.length} rows.`,
  );
}

/** The same, and as contenders of their own those that give their figures before they are done, up to these. */
function withFigures(field, results) {
  const all = field.map((contender, i) => [contender, results[i]]);
  const early = all.filter(([, runs]) => runs.every((one) => one.figures > 0));
  for (const [contender, runs] of early) {
    const place = all.findIndex(([one]) => one === contender);
    const upTo = runs.map((one) => ({ ...one, seconds: one.figures }));
    all.splice(place, 0, [{ ...contender, name: `${contender.name}, to the figures` }, upTo]);
  }
  return [all.map(([contender]) => contender), all.map(([, runs]) => runs)];
}

function printTable(field, results) {
  const least = results.map((runs) => Math.min(...runs.map((r) => r.seconds)));
  const middle = results.map((runs) => median(runs.map((r) => r.seconds)));
  console.log(`\n${'processor time, s'.padEnd(37)}   min  median   peak MB`);
  field.forEach(({ name }, i) => {
    const peak = megabytes(Math.max(...results[i].map((r) => r.bytes)));
    console.log(
      `${name.padEnd(37)} ${least[i].toFixed(2).padStart(5)} ${middle[i].toFixed(2).padStart(7)} ${peak.padStart(9)}`,
    );
  });
  console.log(`\n${'times faster'.padEnd(62)} by min  by median`);
  field.forEach((peer, p) => {
    if (peer.ours || peer.isFloor) return;
    field.forEach((ours, o) => {
      if (!ours.ours) return;
      const byMin = (least[p] / least[o]).toFixed(2).padStart(6);
      const byMedian = (middle[p] / middle[o]).toFixed(2).padStart(9);
      console.log(`${`${ours.name} than ${peer.name}`.padEnd(62)} ${byMin}  ${byMedian}`);
    });
  });
  const floor = field.findIndex(({ isFloor }) => isFloor);
  console.log(`\n${'times the floor'.padEnd(37)}   min  median`);
  field.forEach(({ name, ours }, i) => {
    if (!ours) return;
    console.log(`${name.padEnd(37)} ${(least[i] / least[floor]).toFixed(2).padStart(5)} ${(middle[i] / middle[floor]).toFixed(2).padStart(7)}`);
  });
}

function main() {
  const field = contenders.filter(({ name, built }) => {
    if (built === undefined || existsSync(built)) return true;
    console.log(`${name}: left out, for ${built} is not built`);
    return false;
  });
  const ledger = makeLedger(lines);
  const small = makeLedger(lines / 10);
  console.log(`${lines} lines, ${megabytes(statSync(ledger).size)} MB; ${process.version}`);
  compareAnswers(field.filter(({ isFloor }) => !isFloor), ledger);

  const results = field.map(() => []);
  for (let round = 0; round < Number(options.runs); round++) {
    field.forEach((contender, i) => results[i].push(measure(contender, ledger)));
  }
  printTable(...withFigures(field, results));

  console.log('\nmemory of ours, bytes a line: peak over all lines; what a further line adds');
  field.forEach((contender, i) => {
    if (!contender.ours) return;
    const peak = Math.max(...results[i].map((r) => r.bytes));
    const further = (peak - measure(contender, small).bytes) / (lines - lines / 10);
    console.log(`${contender.name.padEnd(24)} ${(peak / lines).toFixed(0)}; ${further.toFixed(0)}`);
  });
}

try {
  main();
} finally {
  rmSync(folder, { recursive: true });
}
