// What a visitor's browser gets of the page, compressed as web/pack.mjs has done it, and the one file: prints the
// sizes, and fails above the budgets.
// usage: node .ci/sizes.mjs
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../build', import.meta.url));

// In bytes. The folder is larger than is wanted of it; until the wasm is smaller, its budget keeps it from growing.
const wanted = 450_000;
const budgets = { folder: 600_000, oneFile: 900_000 };

const row = (name, bytes, ...more) => console.log([name.padEnd(32), String(bytes).padStart(9), ...more].join(' '));

const folder = join(build, 'web');
let inAll = 0;
for (const name of readdirSync(folder).filter((one) => /\.(br|xz)$/.test(one))) {
  const { size } = statSync(join(folder, name));
  row(name, size);
  inAll += size;
}
const oneFile = statSync(join(build, 'web-build', 'jm216-one-file.html')).size;
row('the folder, brotli', inAll, `of ${budgets.folder}; wanted ${wanted}, ${inAll - wanted} too many`);
row('the one file, empty', oneFile, `of ${budgets.oneFile}`);

if (inAll > budgets.folder || oneFile > budgets.oneFile) {
  console.log('sizes: above the budget');
  process.exit(1);
}
