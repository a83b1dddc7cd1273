// What a person opens: a ledger, a table, a mapping beside it, or a link.

import { Failed } from '../bridge/failed.mjs';
import { shown } from './faults.mjs';
import { figuresIn, savedAnswer, whatDiffers } from './saved_answer.mjs';
import { isLink } from './seal.mjs';
import { isTable } from './table.mjs';
import { isHtml } from './unpack.mjs';
import { isWorkbook } from './workbook.mjs';

export class Opening {
  #program;
  #loading;
  #tables;
  #sharing;
  #saving;
  #exportHtml;
  #parts;
  #working;
  #isClosed;

  /**
   * @param {import('./program.mjs').Program} program
   * @param {object} owners whoever takes what was opened
   * @param {import('./loading.mjs').Loading} owners.loading
   * @param {import('./table_import.mjs').TableImport} owners.tables
   * @param {import('./sharing.mjs').Sharing} owners.sharing
   * @param {import('./saving.mjs').Saving} owners.saving
   * @param {() => Promise<Uint8Array>} exportHtml the answer as a document
   * @param {Map<string, Promise<Uint8Array>>} parts
   * @param {import('./working.mjs').Working} working
   * @param {Promise<void>} isClosed settles once nothing can be sent any more; what is opened before waits
   */
  constructor(program, { loading, tables, sharing, saving }, exportHtml, parts, working, isClosed) {
    this.#program = program;
    this.#loading = loading;
    this.#tables = tables;
    this.#sharing = sharing;
    this.#saving = saving;
    this.#exportHtml = exportHtml;
    this.#parts = parts;
    this.#working = working;
    this.#isClosed = isClosed;
  }

  /** Loads what a person opened, unless that would cost unsaved work that they want to keep. */
  async open(given) {
    this.#working.watch('Preparing to read workbooks', this.#isClosed, null, 200);
    await this.#isClosed;
    const [first] = given;
    if (given.length === 1 && !first.name && isLink(await first.slice(0, 4096).text())) {
      await this.#sharing.offer(await first.text());
      return;
    }
    const sources = await this.#loading.unpacked(given);
    if (sources.length === 1 && (await this.#tables.takes(sources[0]))) return;
    if (!(await this.#saving.mayReplace())) return;
    const [source] = sources;
    const isOne = sources.length === 1 && this.#program.draws;
    if (isOne && ((await isTable(source)) || (await isWorkbook(source)))) await this.#tables.open(source);
    else await this.#loading.load(sources, given.every((one) => one.name)); // what is pasted has none
    if (given.length === 1 && (await isHtml(first))) await this.#compareWithSaved(first);
  }

  /** Says which figures of a document this page does not give. */
  async #compareWithSaved(source) {
    const saved = savedAnswer(await source.text());
    if (!saved) return;
    const words = whatDiffers(saved, figuresIn(new TextDecoder().decode(await this.#exportHtml())));
    if (words) this.#program.tell('notice', 'Other figures than the document had', words);
  }

  /** The same for the program, which waits for nothing. */
  dropped = (sources) =>
    this.open(sources).catch((error) => {
      // What cannot even be looked into is no longer there.
      if (error instanceof DOMException) this.#program.tell('failed', new Failed('file').message);
    });

  /** An example that comes with the page. */
  example(name) {
    shown(
      this.#parts.get(name).then(
        (bytes) => this.open([new File([bytes], name)]),
        () => this.#program.tell('failed', new Failed('file').message),
      ),
    );
  }
}
