// What a visitor's browser gets of the page, compressed as web/packing/pack.mjs has done it, and the one file: prints the
// sizes and what this part added to them, and fails above the budgets.
// usage: node .ci/sizes.mjs
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../build', import.meta.url));

// In bytes. What reads and writes workbooks, the examples and the one file's page are fetched after the first view, so they are no
// part of what a visitor waits for (web/page/parts.mjs); the one file holds the most of it too, and may be the larger for it.
const budgets = { first: 770_000, later: 189_000, oneFile: 1_600_000 };
const comesFirst = (name) => /^(index\.html|glue\.|page\.|worker\.|jm216\.)/.test(name);

// At the end of each part, which the next one compares itself with.
const parts = [{ part: 5, first: 596_000, oneFile: 829_000 }];

const row = (name, bytes, ...more) => console.log([name.padEnd(32), String(bytes).padStart(9), ...more].join(' '));

const folder = join(build, 'web');
const now = { first: 0, later: 0, oneFile: statSync(join(build, 'web-build', 'jm216-one-file.html')).size };
for (const name of readdirSync(folder).filter((one) => one.endsWith('.br'))) {
  const { size } = statSync(join(folder, name));
  row(name, size);
  now[comesFirst(name) ? 'first' : 'later'] += size;
}

const last = parts.at(-1);
const added = (what) => {
  const bytes = now[what] - last[what];
  return `${bytes < 0 ? 'less' : 'more'} by ${Math.abs(bytes)} than at part ${last.part}`;
};
row('the first view, brotli', now.first, `of ${budgets.first};`, added('first'));
row('what follows it, brotli', now.later, `of ${budgets.later}`);
row('the one file, empty', now.oneFile, `of ${budgets.oneFile};`, added('oneFile'));

if (Object.entries(budgets).some(([what, most]) => now[what] > most)) {
  console.log('sizes: above the budget');
  process.exit(1);
}
