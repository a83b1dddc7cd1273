// What the person gets as a file: the ledger, the answer in a format, the application with both in it.

import { oneFile } from './one_file.mjs';
import { heldParts, toBase64, zipped } from './parts.mjs';
import { workbookOf } from './workbook.mjs';

const types = {
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  gz: 'application/gzip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

let offered = null; // address of the last file given

/** Gives the person a file of that name; nothing is requested for it. */
export function save(bytes, name) {
  if (offered) URL.revokeObjectURL(offered);
  const type = types[name.split('.').pop()];
  offered = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = offered;
  link.download = name;
  link.click();
}

export class Saving {
  #engine;
  #program;
  #answers;
  #parts;
  #loading;
  #whenSaved = null; // called once, by whoever waits for it

  /**
   * @param {import('../bridge/worker_client.mjs').Engine} engine
   * @param {import('./program.mjs').Program} program
   * @param {import('./answers.mjs').Answers} answers
   * @param {Map<string, Promise<Uint8Array>>} parts
   * @param {import('./loading.mjs').Loading} loading
   */
  constructor(engine, program, answers, parts, loading) {
    this.#engine = engine;
    this.#program = program;
    this.#answers = answers;
    this.#parts = parts;
    this.#loading = loading;
  }

  /** Whether something would be lost with the ledger that is open. */
  get isNeeded() {
    return Boolean(this.#program.unsaved) || this.#loading.isUnkept;
  }

  /** Gives the person the ledger as a file: `json`, the same as gzip (`gz`), or one with the application (`html`). */
  ledger(asOf, readings, form) {
    this.#program.follow(this.#ledger(asOf, readings, form));
  }

  async #ledger(asOf, readings, form) {
    await this.#answers.latest;
    const bytes = await this.#engine.request('save', asOf, readings);
    if (form === 'html') save(await this.#asDocument(bytes), this.#documentName());
    else if (form === 'gz') save(await zipped(new Blob([bytes])), 'jm216-ledger.json.gz');
    else save(bytes, 'jm216-ledger.json');
    this.#program.tell('saved');
    this.#loading.saved();
    this.#whenSaved?.();
  }

  /** The application with a ledger and the report on the screen, in one HTML. */
  async #asDocument(ledger) {
    const html = new TextDecoder().decode(await this.#engine.request('export', 'html', '', ''));
    const [, title, report] = /<title>(.*?)<\/title>[^]*<body>([^]*)<\/body>/.exec(html);
    const template = new TextDecoder().decode(await this.#parts.get('one_file.html'));
    return oneFile(template, await heldParts(this.#parts), {
      title,
      report,
      ledger: await toBase64(await zipped(new Blob([ledger]))),
    });
  }

  /** A document that is saved again keeps its name. */
  #documentName() {
    const isOne = location.protocol === 'file:' && this.#parts.has('ledger.json');
    return isOne ? decodeURIComponent(location.pathname.split('/').pop()) : 'jm216-ledger.html';
  }

  /** Gives the person the answer as a workbook (`xlsx`), or in one of the formats of core/export/formats.hpp. */
  export(format, table, quarter, name) {
    const asked =
      format === 'xlsx'
        ? this.#engine.request('book').then((packed) => workbookOf(this.#parts, packed))
        : this.#engine.request('export', format, table, quarter);
    this.#program.follow(asked.then((bytes) => save(bytes, name)));
  }

  /** Whether the ledger that is open may give way: asks, and saves if wanted, where it is not saved. */
  async mayReplace() {
    if (!this.isNeeded) return true;
    document.getElementById('unsaved-words').textContent =
      this.#program.unsaved || 'The ledger that is open is not saved as a file.';
    const dialog = document.getElementById('unsaved');
    dialog.querySelector('[value=save]').hidden = !this.#program.shown.asOf; // nothing is open
    dialog.returnValue = '';
    dialog.showModal();
    await new Promise((closed) => {
      dialog.addEventListener('close', closed, { once: true });
    });
    document.getElementById('canvas').focus();
    if (dialog.returnValue === 'save') {
      await new Promise((saved) => {
        this.#whenSaved = saved;
        this.#program.tell('save');
      });
    }
    return dialog.returnValue !== '';
  }
}
