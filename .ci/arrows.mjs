#!/usr/bin/env node
// Where the house's includes and imports lead, from folder to folder: none may run up, that is to a folder that
// needs, directly or through others, the one it comes from. And core needs nothing of web, and rules nothing of
// another rule but the header of its result (core/rules/results). With --list, prints every arrow.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const files = ['core', 'web'].flatMap((top) =>
  readdirSync(top, { recursive: true })
    .map((name) => `${top}/${name}`)
    .filter((name) => /\.(cpp|hpp|mjs|js)$/.test(name)),
);

/** What a file names of the house: its includes, or its imports. */
function namedBy(file) {
  const text = readFileSync(file, 'utf8');
  if (/\.[ch]pp$/.test(file)) return [...text.matchAll(/^#include "((?:core|web)\/[^"]+)"/gm)].map(([, name]) => name);
  return [...text.matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)'/gm)].map(([, name]) =>
    path.join(path.dirname(file), name),
  );
}

const arrows = new Map(); // from a folder to a folder: the first file that needs it, and what it names
const needs = new Map(); // of each folder: the folders that it needs
for (const file of files) {
  for (const named of namedBy(file)) {
    const [from, to] = [path.dirname(file), path.dirname(named)];
    if (from === to) continue;
    if (!arrows.has(`${from} -> ${to}`)) arrows.set(`${from} -> ${to}`, { from, to, file, named });
    needs.set(from, (needs.get(from) ?? new Set()).add(to));
  }
}

const wrong = [];

// A rule is a file of core/rules with its header, or a folder there; their results stand beside them.
const ruleOf = (file) => /^core\/rules\/([^/.]+)/.exec(file)?.[1];
for (const file of files) {
  if (!ruleOf(file)) continue;
  for (const named of namedBy(file)) {
    if ([undefined, 'results', ruleOf(file)].includes(ruleOf(named))) continue;
    wrong.push(`${file} names ${named}: a rule names nothing of another but the header of its result`);
  }
}

/** Every folder that one needs, directly or through others. */
function reachedFrom(folder) {
  const reached = new Set();
  const open = [folder];
  while (open.length) {
    for (const next of needs.get(open.pop()) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

for (const { from, to, file, named } of arrows.values()) {
  if (reachedFrom(to).has(from)) wrong.push(`${file} names ${named}: ${from} -> ${to} runs up`);
  if (from.startsWith('core') && to.startsWith('web')) wrong.push(`${file} names ${named}: core needs nothing of web`);
}
if (process.argv.includes('--list')) console.log([...arrows.keys()].sort().join('\n'));
if (arrows.size < 50) throw new Error(`only ${arrows.size} arrows found: is this the repository?`);
for (const one of wrong) console.error(one);
console.log(`${files.length} files, ${arrows.size} arrows, ${wrong.length} of them wrong`);
process.exitCode = wrong.length ? 1 : 0;
