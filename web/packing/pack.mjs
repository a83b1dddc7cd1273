// Makes what is given away of the page, out of what Emscripten linked and of the sources:
// - the folder that a host serves: names that carry a digest of what is in them, each file also compressed
//   for hosts that send it so, and SHA256SUMS;
// - the one file, empty: everything in one HTML.
//
// usage: node web/packing/pack.mjs --version N.N.N --program FOLDER --esbuild PATH --folder FOLDER --one-file FILE
//   --cache FOLDER
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { example } from '../../assets/make_example.mjs';
import { fill, noReport, oneFile } from '../page/one_file.mjs';

const source = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const digest = (content, encoding) => createHash('sha256').update(content).digest(encoding);
/** As a policy, an `integrity` and the service worker name a text. */
const sha256 = (content) => `sha256-${digest(content, 'base64')}`;

/** A module with all it imports, as one classic script. */
function bundle(esbuild, name) {
  return execFileSync(esbuild, [source(name), '--bundle', '--minify', '--format=iife', '--target=es2022']);
}

/** Emscripten leaves the names within as they are, which are two fifths of it. */
function minified(esbuild, path) {
  return execFileSync(esbuild, [path, '--minify', '--target=es2022']);
}

/** The style of exported reports, which one-file documents show before the program runs. */
async function reportStyle(program) {
  const glue = resolve(program, 'jm216.js');
  const ledger = Buffer.from('{"sales":[]}');
  let given = 0;
  const core = await createRequire(import.meta.url)(glue)({
    wasmBinary: readFileSync(glue.replace(/\.js$/, '.wasm')),
    pull(_, bytes) {
      const piece = ledger.subarray(given, given + bytes.length);
      bytes.set(piece);
      given += piece.length;
      return piece.length;
    },
  });
  const call = (name, ...texts) => core.ccall(name, 'number', texts.map(() => 'string'), texts);
  if (call('jm216_engine_load', '\n', '2001-08-28') !== 0) throw new Error('the program reads no ledger');
  if (call('jm216_engine_export', 'html', '', '') !== 0) throw new Error('the program exports no report');
  const at = core._jm216_engine_output();
  const html = Buffer.from(core.HEAPU8.slice(at, at + core._jm216_engine_output_size())).toString();
  return /<style>([^]*?)<\/style>/.exec(html)[1];
}

const inUse = new Set(); // names in the cache

/** Compressing at the highest level takes seconds, so what has not changed is taken from the cache. */
function cached(content, ending, cache, make) {
  const name = digest(content, 'hex') + ending;
  const kept = join(cache, name);
  inUse.add(name);
  if (!existsSync(kept)) writeFileSync(kept, make());
  return readFileSync(kept);
}

/** What reads workbooks, in a worker: its glue and what it says to the page. */
function workbookScript({ program, esbuild }) {
  return Buffer.concat([minified(esbuild, join(program, 'workbook.js')), bundle(esbuild, 'web/bridge/workbook_worker.mjs')]);
}

/** The parts of the application by name, but for the template of one-file documents. */
function programParts({ program, esbuild }) {
  return new Map([
    ['jm216.wasm', readFileSync(join(program, 'jm216.wasm'))],
    ['glue.js', minified(esbuild, join(program, 'jm216.js'))],
    ['page.js', bundle(esbuild, 'web/page/page.mjs')],
    ['worker.js', bundle(esbuild, 'web/bridge/worker.mjs')],
    ['workbook.wasm', readFileSync(join(program, 'workbook.wasm'))],
    ['workbook.js', workbookScript({ program, esbuild })],
    ['example.json', Buffer.from(example)],
    ['what_happened.json', readFileSync(source('assets/what_happened.json'))],
  ]);
}

/** shell.html with what every page of this build has in common. */
async function commonShell(options, parts) {
  const boot = bundle(options.esbuild, 'web/page/boot.mjs').toString().trim();
  const styles = ['page', 'dialogs', 'document'].map((name) => readFileSync(source(`web/page/${name}.css`), 'utf8'));
  const pageStyle = styles.join('\n');
  const savedStyle = await reportStyle(options.program);
  const digests = (...texts) => texts.map((text) => `'${sha256(text)}'`).join(' ');
  const icon = readFileSync(source('assets/icon.svg')).toString('base64');
  return fill(readFileSync(source('shell.html'), 'utf8'), {
    version: options.version,
    boot,
    pageStyle,
    savedStyle,
    scripts: digests(boot, parts.get('glue.js'), parts.get('page.js')),
    styles: digests(pageStyle, savedStyle),
    icon: `data:image/svg+xml;base64,${icon}`,
  });
}

/** `page.js` with the digest of its content: `page.0123abcdef.js`. */
function hashedName(name, content) {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${digest(content, 'hex').slice(0, 10)}${name.slice(dot)}`;
}

/** The page that gets its parts from the host, and those parts by the names that they have there. */
function hosted(shell, parts) {
  const files = new Map();
  const blocks = [];
  for (const [name, content] of parts) {
    const file = hashedName(name, content);
    files.set(file, content);
    const where = `data-file="${file}" data-integrity="${sha256(content)}"`;
    blocks.push(`    <script type="text/plain" data-part="${name}" ${where}></script>`);
  }
  const policy = { workers: "blob: 'self'", connect: "'self'" };
  files.set('index.html', Buffer.from(fill(shell, { ...policy, ...noReport, parts: blocks.join('\n') })));
  return files;
}

/** The service worker of a folder: its name stays, for the browser looks for the next one under it. */
function serviceWorker(esbuild, files) {
  const list = [...files].map(([name, content]) => [name, sha256(content)]);
  const release = digest(JSON.stringify(list), 'hex').slice(0, 10);
  const script = bundle(esbuild, 'web/page/service_worker.mjs');
  return Buffer.from(
    `const jm216Release = ${JSON.stringify(release)}, jm216Files = ${JSON.stringify(list)};\n${script}`,
  );
}

function compressed(content, ending, cache) {
  return cached(content, ending, cache, () =>
    ending === '.gz'
      ? gzipSync(content, { level: 9 })
      : brotliCompressSync(content, {
          params: {
            [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          },
        }),
  );
}

function writeFolder(folder, files, cache) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const written = new Map();
  for (const [name, content] of files) {
    written.set(name, content);
    for (const ending of ['.br', '.gz']) written.set(name + ending, compressed(content, ending, cache));
  }
  const sums = [...written].map(([name, content]) => `${digest(content, 'hex')}  ${name}\n`).sort();
  written.set('SHA256SUMS', sums.join(''));
  for (const [name, content] of written) writeFileSync(join(folder, name), content);
}

/** Only the compressed files of this build are kept. */
function tidy(cache) {
  for (const name of readdirSync(cache)) if (!inUse.has(name)) rmSync(join(cache, name));
}

/** A part as a one-file document holds it. */
function held(name, content, cache) {
  return compressed(content, '.gz', cache).toString('base64');
}

const { values: options } = parseArgs({
  options: {
    version: { type: 'string' },
    program: { type: 'string' },
    esbuild: { type: 'string' },
    folder: { type: 'string' },
    'one-file': { type: 'string' },
    cache: { type: 'string' },
  },
});
mkdirSync(options.cache, { recursive: true });

const parts = programParts(options);
const shell = await commonShell(options, parts);
const template = fill(shell, { workers: 'blob:', connect: "'none'" });
parts.set('one_file.html', Buffer.from(template));

const files = hosted(shell, parts);
files.set('sw.js', serviceWorker(options.esbuild, files));
writeFolder(options.folder, files, options.cache);

const heldParts = [...parts].map(([name, content]) => [name, held(name, content, options.cache)]);
writeFileSync(options['one-file'], oneFile(template, new Map(heldParts)));
tidy(options.cache);
