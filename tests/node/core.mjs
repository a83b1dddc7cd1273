// The wasm core in Node, the way the page's worker drives it: sources are pulled piece by piece,
// answers are bytes in one output.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { call as callWasm } from '../../web/bridge/memory.mjs';
import { pack, unpack } from '../../web/bridge/packing.mjs';

const outcomes = ['done', 'problems', 'memory', 'file', 'fault'];

/**
 * What was asked of the core.
 * @typedef {object} Question
 * @property {string[]} files paths of the ledger's files, in order
 * @property {string} [asOf] overrides the ledger's own day
 * @property {Record<string, string>} [readings] override the ledger's own
 * @property {string} [today] for a ledger without `as_of`
 */

/**
 * What it answered: `report`, the report's text, where `outcome` is `done`; `problems`, a line
 * each, where it is `problems`.
 * @typedef {{ outcome: string, report?: string, problems?: string[] }} Answer
 */

/**
 * Each question is answered by a fresh instance.
 * @param {string} path of jm216.js
 * @returns {(question: Question) => Promise<Answer>}
 */
export function openCore(path) {
  const glue = resolve(path);
  const createCore = createRequire(import.meta.url)(glue);
  const wasmBinary = readFileSync(glue.replace(/\.js$/, '.wasm'));
  process.setMaxListeners(0); // every instance adds two

  return async (question) => {
    const files = question.files.map((file) => openSync(file, 'r'));
    try {
      const core = await createCore({
        pull: (source, bytes) => readSync(files[source], bytes, 0, bytes.length, null),
        wasmBinary,
      });
      return ask(core, question);
    } finally {
      files.forEach((file) => closeSync(file));
    }
  };
}

function ask(core, { files, asOf, readings = {}, today = '2009-05-15', onFigures = () => {} }) {
  const call = (name, ...texts) => outcomes[callWasm(core, name, ...texts)];
  const outputBytes = () => {
    const at = core._jm216_engine_output();
    return core.HEAPU8.slice(at, at + core._jm216_engine_output_size());
  };
  const output = () => new TextDecoder().decode(outputBytes());
  const report = () => {
    const outcome = call('jm216_engine_json');
    if (outcome !== 'done') throw new Error(`the report's text: ${outcome}`);
    return output();
  };

  const names = pack(files.map((file) => basename(file)));
  const loaded = call('jm216_engine_load', names, today);
  onFigures();
  if (loaded === 'problems') return { outcome: loaded, problems: problemsFrom(outputBytes()) };
  if (loaded !== 'done') return { outcome: loaded };

  const first = report();
  if (!asOf && Object.keys(readings).length === 0) return { outcome: loaded, report: first };
  const own = JSON.parse(first);
  const lines = Object.entries({ ...own.readings, ...readings }).map(([name, value]) => `${name}=${value}`);
  const outcome = call('jm216_engine_evaluate', asOf ?? own.as_of, lines.join('\n'));
  return outcome === 'done' ? { outcome, report: report() } : { outcome };
}

// As web/bridge/problems.hpp says; put as the command line prints them.
function problemsFrom(bytes) {
  const texts = unpack(bytes);
  const lines = [];
  const repairTexts = 3;
  let at = 1;
  while (at < texts.length) {
    const [, , file, , pointer, line, column, message, repairs] = texts.slice(at, at + 9);
    at += 9 + repairTexts * Number(repairs);
    const place = line === '0' ? '' : `(line ${line}, column ${column})`;
    const where = [pointer, place].filter((part) => part !== '').join(' ');
    lines.push([file, where, message].filter((part) => part !== '').join(': '));
  }
  if (at !== texts.length) throw new Error(`${texts.length} texts are no list of problems`);
  if (texts[0] !== '0') lines.push(`… and ${texts[0]} more`);
  return lines;
}
