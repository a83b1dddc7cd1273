#!/usr/bin/env node
// clang-tidy on every .cpp of core/ and web/, after the web build.
//
// clang-tidy walks through all the headers of a file again for each check, which costs 15 to 30
// seconds a file with Boost. So several files are put one after another into one, and the headers
// are walked through once for all of them. (To #include them would be simpler, but the analyzer
// looks only into the main file.) Two that give one name to two things go into different batches.
//
// The analyzer would take two thirds of the time; by default it looks shallowly and not into
// templates, with --deep as far as it can: before a release.
//
// Tests are left out: doctest's macros trip the checks, and their headers cost as much again.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const workers = availableParallelism ? availableParallelism() : cpus().length;
const { values: asked } = parseArgs({ options: { deep: { type: 'boolean', default: false } } });
const depth = asked.deep
  ? []
  : ['-Xclang', '-analyzer-config', '-Xclang', 'mode=shallow,c++-template-inlining=false'].map(
      (flag) => `--extra-arg=${flag}`,
    );
let runs = 0;

/** The compile commands of our own files below `folder`, as one build knows them. */
function commandsOf(build, folder) {
  const database = path.join(root, 'build', build, 'compile_commands.json');
  return JSON.parse(readFileSync(database, 'utf8')).filter((entry) =>
    entry.file.startsWith(path.join(root, folder) + path.sep),
  );
}

/**
 * The options that any of these files is compiled with, so that all can share a batch. Without the precompiled header,
 * which another compiler made, and without `-fno-exceptions`, which one file alone has.
 */
function optionsOf(entries) {
  const options = entries.flatMap(({ command }) =>
    command
      .replace(/ -o \S+ -c \S+$/, '')
      .replace(/ -Winvalid-pch/, '')
      .replace(/ -Xclang -include-pch -Xclang \S+/, '')
      .replace(/( -Xclang)? -include( -Xclang)? \S+cmake_pch\S+/, '')
      .replace(/ -fno-exceptions/, '')
      .match(/-isystem \S+|\S+/g),
  );
  return [...new Set(options)].join(' ');
}

/** Runs clang-tidy once over all of `entries`; resolves to its complaints, '' if there are none. */
function check(entries, options, flags) {
  const folder = path.join(root, 'build', 'tidy', String(++runs));
  const batch = path.join(folder, 'batch.cpp');
  const lines = []; // of the batch; and of each, where it comes from
  const origins = [];
  for (const { file } of entries) {
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        lines.push(line);
        origins.push(`${path.relative(root, file)}:${index + 1}`);
      });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(batch, lines.join('\n'));
  const [{ directory }] = entries;
  const command = `${options} -c ${batch}`;
  writeFileSync(
    path.join(folder, 'compile_commands.json'),
    JSON.stringify([{ directory, file: batch, command }]),
  );
  return new Promise((resolve) => {
    const args = ['--quiet', '-p', folder, ...depth, ...flags, batch];
    execFile('clang-tidy', args, { maxBuffer: 1 << 28 }, (error, output, noise) => {
      const complaints = error ? output || noise || String(error) : '';
      resolve(complaints.replaceAll(`${batch}:`, '\0').replace(/\0(\d+)/g, (_, n) => origins[n - 1]));
    });
  });
}

/** The names that a file keeps to itself: those of its anonymous namespaces, and its aliases and macros. */
function namesOf(file) {
  const names = new Set();
  let inside = false;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/^namespace \{/.test(line)) inside = true;
    else if (/^\} {2}\/\/ namespace$/.test(line)) inside = false;
    const [, outside] = /^(?:using (\w+) =|#define (\w+))/.exec(line)?.filter(Boolean) ?? [];
    if (outside) names.add(outside);
    if (!inside || !/^(?!template)[\w[]/.test(line)) continue;
    const own = /(?:struct|class|enum class|using) (\w+)/.exec(line) ?? /(\w+)(?:\(|\[\]|\{| =|;)/.exec(line);
    if (own) names.add(own[1]);
  }
  return names;
}

/** Files in as few batches as can be: no two in one that use one name for two things. */
function batchesOf(entries) {
  const batches = [];
  const files = entries
    .map((entry) => ({ entry, names: namesOf(entry.file) }))
    .sort((a, b) => b.names.size - a.names.size);
  for (const { entry, names } of files) {
    let batch = batches.find((one) => ![...names].some((name) => one.names.has(name)));
    if (!batch) {
      batch = { names: new Set(), entries: [] };
      batches.push(batch);
    }
    batch.entries.push(entry);
    for (const name of names) batch.names.add(name);
  }
  return batches.map((batch) => batch.entries);
}

// What emcc adds to each command by itself, as far as the front end needs it.
const emccFlags = execFileSync('em++', ['--cflags'], { encoding: 'utf8' })
  .split(/\s+/)
  .filter((flag) => /^(-D|--sysroot)/.test(flag))
  .concat('--target=wasm32-unknown-emscripten', '-Xclang', '-iwithsysroot/include/compat')
  .map((flag) => `--extra-arg=${flag}`);

rmSync(path.join(root, 'build', 'tidy'), { recursive: true, force: true });
// The preset `native` compiles several files as one; here its commands for each are wanted, and nothing is built.
const each = ['-B', path.join(root, 'build', 'tidy', 'native'), '-DJM216_UNITY=OFF', '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'];
execFileSync('cmake', ['--preset', 'native', ...each], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const queue = [
  [commandsOf('tidy/native', 'core'), []],
  [commandsOf('web-build', 'web'), emccFlags],
].flatMap(([entries, flags]) => batchesOf(entries).map((batch) => [batch, optionsOf(entries), flags]));

let clean = true;
async function work() {
  for (let job = queue.shift(); job; job = queue.shift()) {
    const complaints = await check(...job);
    const [entries, ...options] = job;
    if (complaints.includes('[clang-diagnostic-error]') && entries.length > 1) {
      // They compile one by one, so two of them have got into each other's way.
      const half = Math.ceil(entries.length / 2);
      queue.push([entries.slice(0, half), ...options], [entries.slice(half), ...options]);
    } else if (complaints) {
      clean = false;
      process.stdout.write(complaints);
    }
  }
}
await Promise.all(Array.from({ length: workers }, work));
process.exitCode = clean ? 0 : 1;
