// Every case, natively and in wasm (tests/run_cases calls this):
//   every ledger gets the report that the case expects, the same bytes from both;
//   every bad ledger is refused, with its pointers, in the same words by both.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { openCore } from './node/core.mjs';
import { allCases, kept } from './support/cases.mjs';

const [command, modulePath] = process.argv.slice(2).map((path) => resolve(path));
const badAsOf = '2009-05-15';

let passed = 0;
const failures = [];

function check(name, complaints) {
  if (complaints.length === 0) passed += 1;
  else failures.push([name, complaints]);
}

/** `--as-of` and `--reading` of a case's further arguments. */
function optionsFrom(args) {
  const options = { readings: {} };
  for (let at = 0; at < args.length; at += 2) {
    if (args[at] === '--as-of') {
      options.asOf = args[at + 1];
    } else if (args[at] === '--reading') {
      const [name, value] = args[at + 1].split('=');
      options.readings[name] = value;
    } else {
      throw new Error(`an argument this test does not know: ${args[at]}`);
    }
  }
  return options;
}

function runNative(where, files, args) {
  const run = spawnSync(command, ['report', ...files, ...args], {
    cwd: where,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  return run;
}

const scratch = mkdtempSync(join(tmpdir(), 'jm216-cases-'));

/** The first differences between a report and what the case expects; none where they agree. */
function compare(one, report) {
  const actual = join(scratch, 'actual.json');
  writeFileSync(actual, report);
  const run = spawnSync('python3', ['-B', join(kept, 'compare.py'), one.path('expected.json'), actual], {
    encoding: 'utf8',
  });
  if (run.error) throw run.error;
  if (run.status === 0) return [];
  const lines = (run.stdout + run.stderr).split('\n').filter((line) => line !== '');
  return lines.length > 6 ? [...lines.slice(0, 6), `… ${lines.length} differences`] : lines;
}

/** The first line in which two texts differ. */
function firstDifference(native, wasm) {
  if (native === wasm) return [];
  const a = native.split('\n');
  const b = wasm.split('\n');
  const at = a.findIndex((line, n) => line !== b[n]);
  const n = at < 0 ? a.length : at;
  return [`line ${n + 1}: native ${a[n]}`, `line ${n + 1}: wasm ${b[n]}`];
}

/** Pointers that none of the messages names, itself or something below it. */
function unnamed(pointers, messages) {
  return pointers
    .filter(
      (pointer) =>
        !messages.some((line) =>
          line.split(/[\s:]/).some((word) => word === pointer || word.startsWith(pointer + '/')),
        ),
    )
    .map((pointer) => `no message names ${pointer}`);
}

const core = existsSync(modulePath) ? openCore(modulePath) : null;
if (!core) console.log(`No wasm core at ${modulePath}: only the native command is tested.`);

for (const one of allCases()) {
  const { name, folder, files } = one;
  const args = one.lines('args');
  const native = runNative(folder, files, args);
  check(
    `${name}: a report`,
    native.status === 0 ? [] : [`exit ${native.status ?? native.signal}`, native.stderr.trim()],
  );
  if (native.status !== 0) continue;
  check(`${name}: as expected`, compare(one, native.stdout));
  if (core) {
    const paths = files.map((file) => join(folder, file));
    const wasm = await core({ files: paths, ...optionsFrom(args) });
    check(
      `${name}: the same bytes in wasm`,
      wasm.outcome === 'done' ? firstDifference(native.stdout, wasm.report) : [wasm.outcome],
    );
  }
}

for (const one of allCases('bad')) {
  const { name, folder, files } = one;
  const pointers = one.lines('pointers');
  const native = runNative(folder, files, ['--as-of', badAsOf]);
  const messages = native.stderr.split('\n').filter((line) => line !== '');
  check(`bad/${name}: refused`, [
    ...(native.status === 2 ? [] : [`exit ${native.status ?? native.signal} instead of 2`]),
    ...(native.stdout === '' ? [] : ['something on standard output']),
    ...unnamed(pointers, messages),
  ]);
  if (core) {
    const wasm = await core({ files: files.map((file) => join(folder, file)), asOf: badAsOf });
    check(
      `bad/${name}: refused in wasm`,
      wasm.outcome === 'problems'
        ? firstDifference(messages.join('\n'), wasm.problems.join('\n'))
        : [`${wasm.outcome} instead of problems`],
    );
  }
}

rmSync(scratch, { recursive: true });
for (const [name, complaints] of failures) {
  console.log(`FAILED ${name}`);
  for (const line of complaints) console.log(`    ${line}`);
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
