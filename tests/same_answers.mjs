#!/usr/bin/env node
// Whether two builds give the same answers, byte for byte: for a change that is to change none.
//
//   node tests/same_answers.mjs OLD NEW [--ledgers 2000] [--figures]
//
// OLD and NEW are build folders of the preset native, of two checkouts. Every kept case, both examples and as
// many generated ledgers as asked for are given to both: the report in every format, every statement, every
// explanation, the link, the ledger that the link opens as, `check`, and each compared with the ledger before it.
// With --figures words may differ (what, why, message, objective, text, headings): JSON and links are compared,
// and of JSON everything but those.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { ledgers: { type: 'string', default: '2000' }, figures: { type: 'boolean', default: false } },
});
if (positionals.length !== 2) throw new Error('usage: same_answers.mjs OLD NEW [--ledgers N] [--figures]');
const builds = positionals.map((path) => resolve(path));
const top = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'jm216-same-'));

/** Runs a program of a build: { status, out, err }. */
function run(build, program, args, input = '', cwd = top) {
  return new Promise((done, fail) => {
    const child = spawn(join(build, program === 'jm216' ? '' : 'tests', program), args, { cwd });
    const out = [];
    const err = [];
    child.stdout.on('data', (data) => out.push(data));
    child.stderr.on('data', (data) => err.push(data));
    child.on('error', fail);
    child.on('close', (status) =>
      done({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

const words = new Set(['what', 'why', 'message', 'objective', 'text', 'name', 'label', 'reading', 'title', 'formula']);
/** A JSON document without its free text. */
const figuresOf = (text) => JSON.stringify(JSON.parse(text), (key, value) => (words.has(key) ? undefined : value));

/** The ledgers, as { name, files, args }: paths and further options. */
async function ledgers() {
  const list = [];
  const add = (name, files, args = []) => list.push({ name, files, args });
  for (const name of ['example', 'what_happened']) {
    const path = [join(top, 'assets', `${name}.json`), join(builds[1], `${name}.json`)].find(existsSync);
    if (path) add(name, [path], ['--as-of', '2016-12-31']);
  }
  const shared = process.env.JM216_SHARED ?? join(top, '../shared');
  const cases = [join(top, 'tests', 'cases'), join(shared, 'second-edition/cases')];
  const folder = cases.find(existsSync);
  const lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean);
  for (const where of folder ? [folder, join(folder, 'bad')] : []) {
    for (const file of readdirSync(where)) {
      const [, name, kind] = /^([^.]+)\.(json|files)$/.exec(file) ?? [];
      if (!name) continue;
      const files = kind === 'files' ? lines(join(where, file)) : [file];
      const args = join(where, `${name}.args`);
      add(file, files.map((one) => join(where, one)), existsSync(args) ? lines(args) : []);
    }
  }
  const generated = await run(builds[0], 'jm216_print_ledgers', [asked.ledgers]);
  generated.out.split('\n').filter(Boolean).forEach((text, n) => {
    const path = join(scratch, `generated-${n + 1}.json`);
    writeFileSync(path, text);
    add(`generated ${n + 1}`, [path], []);
  });
  return list;
}

const tables = ['quarters', 'rows', 'obligations', 'milestones', 'deadlines', 'findings', 'lines'];

/** What is asked of both builds about a ledger: [program, arguments, standard input]. */
function questions({ files, args }, before) {
  const asks = [['jm216', ['report', ...files, ...args]]];
  const link = ['jm216', ['link', ...files, ...args, '--with-result']];
  if (files.length === 1) asks.push(['jm216_print_explanations', args, readFileSync(files[0])]);
  asks.push(link);
  if (asked.figures) return asks;
  for (const format of ['html', 'text', 'ics']) asks.push(['jm216', ['report', ...files, ...args, '--format', format]]);
  for (const table of tables) {
    asks.push(['jm216', ['report', ...files, ...args, '--format', 'csv', '--table', table]]);
    asks.push(['jm216', ['report', ...files, ...args, '--format', 'text', '--table', table]]);
  }
  asks.push(['jm216', ['report', ...files, ...args, '--format', 'html', '--quarter', '2009-Q1']]);
  asks.push(['jm216', ['check', ...files]]);
  asks.push(['jm216', ['compare', '--statements', ...files, '--format', 'text']]);
  if (before && files.length === 1 && before.files.length === 1) {
    for (const format of ['json', 'csv', 'html', 'text']) {
      asks.push(['jm216', ['compare', before.files[0], files[0], '--format', format]]);
    }
  }
  return asks;
}

const list = await ledgers();
let asks = 0;
const different = [];

async function compare(ledger, before) {
  for (const [program, args, input] of questions(ledger, before)) {
    ++asks;
    const [was, is] = await Promise.all(builds.map((build) => run(build, program, args, input)));
    const isJson = asked.figures && was.status === 0 && was.out.startsWith('{') && is.out.startsWith('{');
    const same =
      was.status === is.status &&
      (isJson ? figuresOf(was.out) === figuresOf(is.out) : was.out === is.out && (asked.figures || was.err === is.err));
    if (!same) different.push(`${ledger.name}: ${program} ${args.join(' ')}`);
  }
}

let next = 0;
await Promise.all(
  Array.from({ length: availableParallelism ? availableParallelism() : cpus().length }, async () => {
    while (next < list.length) {
      const n = next++;
      await compare(list[n], list[n - 1]);
    }
  }),
);
rmSync(scratch, { recursive: true });
for (const one of different.slice(0, 20)) console.log(`DIFFERENT ${one}`);
console.log(`${list.length} ledgers, ${asks} answers of each build, ${different.length} different`);
process.exitCode = different.length === 0 ? 0 : 1;
