// The interface for scripts, window.jm216.

import { Failed } from '../bridge/failed.mjs';
import { Refused } from '../bridge/worker_client.mjs';
import { shortened } from './faults.mjs';
import { unpacked } from './unpack.mjs';
import { workbookOf } from './workbook.mjs';

function asSources(given) {
  const list = typeof given === 'string' || given instanceof Blob ? [given] : [...given];
  return list.map((source) => {
    if (source instanceof Blob) return source;
    if (typeof source !== 'string') throw new TypeError('a ledger is given as text, or as a File or Blob');
    return new Blob([source]);
  });
}

/** Gives an error whose ledger has been refused the problems in words. */
async function withProblems(program, work) {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) error.problems = program.problemLines();
    throw error;
  }
}

/** Ledgers in: files, texts and links. */
const forLedgers = ({ program, answers, loading, comparing, sharing }, isClosed) => ({
  /**
   * Loads one ledger from JSON text, a File or Blob, or several of them.
   * @param {string | Blob | Iterable<string | Blob>} textOrFiles
   * @returns {Promise<void>} rejects with an error whose `problems` lists what is wrong with it
   */
  async load(textOrFiles) {
    const sources = asSources(textOrFiles);
    await isClosed;
    await withProblems(program, loading.load(await unpacked(sources)));
  },

  /**
   * Compares the ledger on the screen (mine) with another one, shows the reconciliation schedule, and gives it as
   * JSON text (`jm216-comparison/1`; with an answer, `jm216-report-comparison/1`). What is loaded stays as it is.
   * @param {string | Blob | Iterable<string | Blob>} textOrFiles theirs
   * @returns {Promise<string>} rejects with an error whose `problems` lists what is wrong with theirs
   */
  async compareWith(textOrFiles) {
    const sources = asSources(textOrFiles);
    await isClosed;
    const comparison = await withProblems(program, comparing.compare(sources));
    return new TextDecoder().decode(await comparison.export('json'));
  },

  /**
   * What is on the screen as a link: the ledger, the day, the readings and the view.
   * @param {{ withResult?: boolean, passphrase?: string }} [options] withResult: with a digest of the figures;
   *   passphrase: sealed with it
   * @returns {Promise<string | null>} null where the ledger is too large for a link
   */
  async link(options) {
    await answers.latest;
    return sharing.make(options);
  },

  /**
   * Opens a link, or its fragment, in place of what is open.
   * @param {string} text
   * @param {{ passphrase?: string }} [options]
   * @returns {Promise<{ lines: number, version: string, fingerprint: string, view: string, matches?: boolean }>}
   *   matches: whether the figures are the sender's, if a digest was sent along. Rejects with an error whose `fault`
   *   is not-ours, newer, cut-off, altered, too-large or sealed
   */
  openLink: (text, options) => isClosed.then(() => sharing.open(`${text}`, options)),
});

/** Answers out. */
const forAnswers = ({ engine, answers, parts }) => ({
  /** The report of what is loaded, as JSON text: the same bytes as the command line's. */
  async report() {
    await answers.settled();
    return engine.text('json');
  },

  /**
   * The answer as a file's text, or as the bytes of a workbook: the same as the command line's.
   * @param {'json' | 'csv' | 'ics' | 'html' | 'text' | 'xlsx'} format
   * @param {{ table?: string, quarter?: string }} [options] table of a csv or text: quarters, rows,
   *   obligations, milestones, deadlines, findings or lines; quarter of a statement in html
   * @returns {Promise<string | Uint8Array>}
   */
  async export(format, options) {
    await answers.settled();
    if (`${format}` === 'xlsx') return workbookOf(parts, await engine.request('book'));
    const [table, quarter] = [options?.table, options?.quarter].map((one) => (one === undefined ? '' : `${one}`));
    const bytes = await engine.request('export', `${format}`, table, quarter);
    if (bytes === null) throw new RangeError('there is no such format, table or quarter');
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  },

  /**
   * Why a figure of the report is what it is, as JSON text: the same bytes as the command line's.
   * @param {string} id `row:2009-Q1:0`, `interest:royalty-2009-Q1`, `term` …
   */
  async explain(id) {
    await answers.settled();
    const text = await engine.text('explain', `${id}`, false);
    if (text === null) throw new RangeError(`the report has no figure ${shortened(id)}`);
    return text;
  },
});

/** What is on the screen. */
const forTheScreen = ({ engine, program, answers, document }) => ({
  /** @param {string} date ISO date the report is to look from */
  async setAsOf(date) {
    if (!program.tell('set_as_of', `${date}`)) {
      throw new RangeError(`${shortened(date)} is not a date, or nothing is loaded`);
    }
    await answers.latest;
  },

  /** @param {string} name of a reading @param {string} value one of its values */
  async setReading(name, value) {
    if (!program.tell('set_reading', `${name}`, `${value}`)) {
      throw new RangeError(`${shortened(name)}=${shortened(value)} is not a reading, or nothing is loaded`);
    }
    await answers.latest;
  },

  /**
   * @param {string} view to open: overview, sales, royalties, obligations, statements, term, milestones,
   *   rights, deadlines, readings, judgment, findings
   */
  show: (view) =>
    Promise.resolve(`${view}`).then((name) => {
      if (!program.tell('show', name)) throw new RangeError(`${shortened(view)} is no view`);
    }),

  /** Opens the answer as a document in place of the canvas. */
  async read() {
    if (engine.isUnloaded) throw new Failed('unloaded');
    document.read();
    await document.update();
  },
});

const forTests = ({ engine, program, answers, tables }, isClosed) => ({
  /** What can be pressed in the frame on the screen, and where. */
  places() {
    const texts = program.places();
    return Array.from({ length: texts.length / 5 }, (_, i) => {
      const [id, ...numbers] = texts.slice(5 * i, 5 * i + 5);
      const [x, y, width, height] = numbers.map(Number);
      return { id, x, y, width, height };
    });
  },

  /** How often facts were judged while they were typed. */
  checked: () => answers.checks,

  /** Waits until nothing is fetched any more, and all that was pressed and asked is answered and drawn. */
  async settled() {
    await isClosed;
    let frames = -1;
    for (let quiet = 0; quiet < 3; ++quiet) {
      await new Promise(requestAnimationFrame);
      const drawn = program.wasm._jm216_platform_counter(0);
      if (engine.isBusy || tables.isBusy || drawn !== frames) quiet = 0;
      frames = drawn;
    }
  },

  /** How many items Dear ImGui handled in a frame, and how many of them the mirror names. */
  hooked: () => ({ items: program.wasm._jm216_mirror_hooked(0), named: program.wasm._jm216_mirror_hooked(1) }),

  /** How often the page drew, asked the browser for a frame or a timer, and gave it another picture. */
  counters() {
    const [frames, animationFrames, timers, pictures] = [0, 1, 2, 3].map((n) => program.wasm._jm216_platform_counter(n));
    return { frames, animationFrames, timers, pictures };
  },
});

/**
 * @param {object} page its parts, as page.mjs joins them
 * @param {Promise<void>} isClosed settles once nothing can be sent any more; what is opened before waits
 * @returns {object} window.jm216
 */
export const publicApi = (page, isClosed) =>
  Object.freeze({
    ...forLedgers(page, isClosed),
    ...forAnswers(page),
    ...forTheScreen(page),
    ...forTests(page, isClosed),
  });
