#!/usr/bin/env node
// Prints for every clause that the calculator's rules cite: where it is computed and what tests it, or
// why it is not computed. Fails where a line would be empty.
//
//   node tests/clauses.mjs            docs/rules.md must cite these clauses, and no others
//
// A source file computes a clause if it cites it in a comment or in what it writes; a test case tests
// one if it, or its file's suite, is named by it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const clauses = [
  ...['I.2', 'I.4', 'I.10', 'I.13', 'I.16', 'I.18', 'II.1', 'II.2', 'II.3', 'III.1', 'III.2', 'IV.1', 'IV.3', 'IV.5'],
  ...['V.1', 'V.2', 'V.3', 'V.4', 'V.5', 'V.6', 'V.7', 'V.8', 'VI.1', 'VI.2', 'VI.3', 'VII.1', 'VII.2', 'VII.3'],
  ...['VII.5', 'VII.6', 'VII.7', 'VII.8', 'VIII.1', 'IX.1.1', 'X.2', 'XI.1', 'XI.2', 'XI.3', 'XI.4', 'XI.5', 'XI.6'],
  ...['XI.7', 'XI.8.1', 'XI.8.2', 'XI.8.3', 'XI.9', 'XI.10', 'XI.11', 'XI.12', 'XII', 'XIII', 'XIV.2', 'XIV.3'],
  ...['XIV.5', 'XV.1', 'XV.2', 'XVI', 'XVII.1', 'XVII.2', 'Sch.A'],
];

/** Every clause cited in a text, articles with paragraphs only by their paragraphs. */
function citedIn(text) {
  const cited = text.match(/(?<![\w.])(?:[IVX]+(?:\.\d+)+|XII|XIII|XVI|Sch\.A)(?![\w]|\.\d)/g) ?? [];
  return new Set(cited);
}

const under = (folder) =>
  readdirSync(path.join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? under(name) : [name];
  });
const read = (name) => readFileSync(path.join(top, name), 'utf8');

const rules = new Map();
const tests = new Map();
const judgment = new Map();
const note = (map, clause, what) => map.set(clause, [...(map.get(clause) ?? []), what]);

for (const file of under('core').filter((name) => /\.(cpp|hpp)$/.test(name))) {
  const name = path.relative('core', file);
  if (name === 'agreement/judgment.cpp') {
    for (const [, clause, why] of read(file).matchAll(/\{\s*"([^"]+)",\s*((?:"[^"]+"\s*)+)\}/g)) {
      note(judgment, clause, why.replace(/"\s*"|"|\s+$/g, ''));
    }
  } else {
    for (const clause of citedIn(read(file))) note(rules, clause, name.replace(/\.[ch]pp$/, ''));
  }
}
for (const file of under('tests').filter((name) => name.endsWith('_test.cpp'))) {
  for (const [, name] of read(file).matchAll(/TEST_(?:CASE|SUITE_BEGIN)\(\s*"((?:[^"\\]|\\.)*)"/g)) {
    for (const clause of citedIn(name)) note(tests, clause, path.basename(file, '_test.cpp'));
  }
}

const list = (map, clause) => {
  const counts = new Map();
  for (const one of map.get(clause) ?? []) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, count]) => (map === tests ? `${one} (${count})` : one)).join(', ');
};

let failed = 0;
console.log('clause   computed in → tested by (cases)\n');
for (const clause of clauses) {
  const computed = list(rules, clause);
  const tested = list(tests, clause);
  const left = (judgment.get(clause) ?? []).join(' ');
  const lines = [];
  if (computed && tested) lines.push(`${computed} → ${tested}`);
  if (left) lines.push(`not computable: ${left}`);
  if (lines.length === 0) {
    failed += 1;
    lines.push(`NOTHING: computed in "${computed}", tested by "${tested}"`);
  }
  console.log(lines.map((line, i) => `${(i === 0 ? clause : '').padEnd(8)} ${line}`).join('\n'));
}

const cited = citedIn(read('docs/rules.md'));
for (const clause of [...cited].filter((one) => !clauses.includes(one))) {
  failed += 1;
  console.log(`${clause.padEnd(8)} NOT LISTED: docs/rules.md cites it`);
}
for (const clause of clauses.filter((one) => !cited.has(one))) {
  failed += 1;
  console.log(`${clause.padEnd(8)} NOT CITED in docs/rules.md`);
}
console.log(`\n${clauses.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
