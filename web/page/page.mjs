// Starts the page and joins its parts: the program that draws (one instance of the wasm), the
// engine that computes (another, in a worker), and the interface for scripts, window.jm216.

import { DocumentView } from './document.mjs';
import { Cancelled, Engine, Refused } from '../bridge/worker_client.mjs';
import { Failed } from '../bridge/failed.mjs';
import { forgetWhenLeft, longest, offerByHand, shortened, watchDrawing } from './faults.mjs';
import { bytesAt, call } from '../bridge/memory.mjs';
import { Mirror } from './mirror.mjs';
import { closeNetwork } from '../platform/no_network.mjs';
import { keepForOffline } from './offline.mjs';
import { oneFile } from './one_file.mjs';
import { unpack } from '../bridge/packing.mjs';
import { heldParts, toBase64, zipped } from './parts.mjs';
import { isLink } from './seal.mjs';
import { Sharing } from './share.mjs';
import { replaceSavedReport, show, showWhyNot } from './starting.mjs';
import { isTable, Table } from './table.mjs';
import { unpacked } from './unpack.mjs';
import { Working } from './working.mjs';

/* global createJm216 */

const examples = ['example.json', 'what_happened.json'];

const types = {
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  gz: 'application/gzip',
};

function asSources(given) {
  const list = typeof given === 'string' || given instanceof Blob ? [given] : [...given];
  return list.map((source) => (typeof source === 'string' ? new Blob([source]) : source));
}

const notKept =
  'This browser lets the page store nothing, so the theme follows the system again at the next visit. Allow this ' +
  'page to store data, in the browser’s settings, to keep it.';

let offered = null; // address of the last file given

/** Gives the person a file of that name; nothing is requested for it. */
function save(bytes, name) {
  if (offered) URL.revokeObjectURL(offered);
  const type = types[name.split('.').pop()];
  offered = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = offered;
  link.download = name;
  link.click();
}

/** The theme that the person chose at an earlier visit, if any (platform.js keeps it). */
function recallTheme() {
  try {
    const theme = localStorage.getItem('jm216-theme');
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  } catch {
    // Nothing is kept where the browser forbids it.
  }
}

async function start() {
  recallTheme();
  const { parts, program: compiled } = globalThis.jm216Parts; // boot.mjs has asked for them
  delete globalThis.jm216Parts;
  await Promise.allSettled(parts.values());
  closeNetwork();
  const textOf = async (name) => new TextDecoder().decode(await parts.get(name));
  const module = await compiled;
  const working = new Working();
  const engine = new Engine(
    module,
    [await textOf('glue.js'), await textOf('worker.js')],
    (...what) => working.watch(...what),
    () => tell('cancelled'),
  );
  let program = null;
  let documentView = null;
  let draws = false;
  let evaluation = Promise.resolve();

  /** Waits for the answer to what was changed last; one that failed has been said, and changed nothing. */
  const answered = () => evaluation.catch(() => {});

  /** Tells the program something; throws Failed where there is no memory for it. */
  function tell(name, ...values) {
    return call(program, `jm216_page_${name}`, ...values);
  }

  const encode = (text) => new TextEncoder().encode(text);

  /** What was wrong with the last refused load. */
  const problemLines = () => unpack(bytesAt(program, program._jm216_page_problem_lines()));

  /** Whether a field takes so much; where it does not, that is said. */
  function fits(text) {
    if (text.length <= longest) return true;
    tell(
      'notice',
      'Too long for a field',
      `What was to be put in has ${text.length.toLocaleString('en-US')} characters; a field takes ${longest.toLocaleString('en-US')}. The field is as it was. A ledger is opened, not pasted into a field.`,
    );
    return false;
  }

  /** Shows the answer of a worker that has loaded a ledger. */
  async function present(loading) {
    tell('loaded', await loading);
    documentView.put(null);
    tell('facts', encode((await engine.request({ type: 'facts' })).text));
    documentView.say('');
    follow(documentView.update());
  }

  /** Loads and shows; what goes wrong is shown too, and thrown for a caller that is a script. */
  async function load(sources) {
    const names = sources.map((source) => source.name).filter(Boolean);
    const today = new Date().toISOString().slice(0, 10);
    const reading = engine.load(sources, today, program._jm216_page_progress);
    tell('loading', names.join(', ') || 'the pasted text');
    try {
      await present(reading);
    } catch (error) {
      if (error instanceof Refused) tell('problems', error.problems);
      else if (error instanceof Failed) tell('failed', error.message);
      else if (error instanceof Cancelled && !engine.isLoading) tell('cancelled');
      if (error instanceof Refused) documentView.say(`The file was not opened:\n${problemLines().join('\n')}`);
      else if (error instanceof Failed) documentView.say(`The file was not opened: ${error.message}`);
      throw error;
    }
  }

  /** Of a person's doing: it has been shown, and nobody waits for it. */
  const shown = (loading) => loading.catch(() => {});

  /** What a person's request failed of is said on the page; what was replaced meanwhile is not. */
  const failed = (error) => {
    if (error instanceof Failed) tell('failed', error.message);
    else if (!(error instanceof Cancelled)) throw error;
  };

  /** Something that follows from what was asked; nobody waits for it. */
  const follow = (work) => work.catch(failed);

  let whenSaved = null; // called once, by whoever waits for it

  let checks = 0; // answered; for tests
  let toCheck = null; // the facts to be judged next
  async function check(facts) {
    const isUnderWay = toCheck !== null;
    toCheck = facts;
    if (isUnderWay) return;
    for (let judged = null; judged !== toCheck; ) {
      judged = toCheck;
      ++checks;
      tell('checked', (await engine.request({ type: 'check', facts: judged })).bytes);
    }
    toCheck = null;
  }

  let wishedLines = null; // the part of the sales lines to be asked for next
  let linesUnderWay = false;
  async function lines(wish) {
    wishedLines = wish;
    if (linesUnderWay) return;
    linesUnderWay = true;
    try {
      while (wishedLines) {
        const message = { type: 'lines', ...wishedLines };
        wishedLines = null;
        tell('lines', (await engine.request(message)).bytes);
      }
    } finally {
      linesUnderWay = false;
      wishedLines = null;
    }
  }

  let askedFor = 0; // which answer the alternatives below belong to
  async function alternatives(names) {
    const mine = ++askedFor;
    for (const reading of names) {
      // One at a time, so that what the person does meanwhile is answered first.
      const { text } = await engine.request({ type: 'alternative', reading });
      if (mine !== askedFor) return;
      tell('alternative', encode(`${reading}\n${text}`));
    }
  }

  async function edit(message) {
    try {
      const { bytes, facts } = await engine.request(message);
      tell('facts', encode(facts));
      tell('edited', bytes);
      follow(documentView.update());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      tell('edit_refused', error.problems);
    }
  }

  /** Gives the person the ledger as a file: `json`, the same as gzip (`gz`), or one with the application (`html`). */
  async function saveLedger(asOf, readings, form) {
    await evaluation;
    const { bytes } = await engine.request({ type: 'save', as_of: asOf, readings });
    if (form === 'html') save(await asDocument(bytes), documentName());
    else if (form === 'gz') save(await zipped(new Blob([bytes])), 'jm216-ledger.json.gz');
    else save(bytes, 'jm216-ledger.json');
    tell('saved');
  }

  /** The application with a ledger and the report on the screen, in one HTML. */
  async function asDocument(ledger) {
    const html = new TextDecoder().decode(await engine.export('html'));
    const [, title, report] = /<title>(.*?)<\/title>[^]*<body>([^]*)<\/body>/.exec(html);
    return oneFile(await textOf('one_file.html'), await heldParts(parts), {
      title,
      report,
      ledger: await toBase64(await zipped(new Blob([ledger]))),
    });
  }

  /** A document that is saved again keeps its name. */
  function documentName() {
    const isOne = location.protocol === 'file:' && parts.has('ledger.json');
    return isOne ? decodeURIComponent(location.pathname.split('/').pop()) : 'jm216-ledger.html';
  }

  /** Whether the ledger that is open may give way: asks, and saves if wanted, where facts are unsaved. */
  async function mayReplace() {
    if (!program._jm216_page_has_unsaved_facts()) return true;
    const dialog = document.getElementById('unsaved');
    dialog.returnValue = '';
    dialog.showModal();
    await new Promise((closed) => {
      dialog.addEventListener('close', closed, { once: true });
    });
    document.getElementById('canvas').focus();
    if (dialog.returnValue === 'save') {
      await new Promise((saved) => {
        whenSaved = saved;
        tell('save');
      });
    }
    return dialog.returnValue !== '';
  }

  /** Loads what a person opened, unless that would cost unsaved work that they want to keep. */
  async function openSources(given) {
    const [first] = given;
    if (given.length === 1 && !first.name && isLink(await first.slice(0, 4096).text())) {
      await sharing.offer(await first.text());
      return;
    }
    let sources;
    try {
      sources = await unpacked(given);
    } catch (error) {
      if (error instanceof Failed) {
        tell('failed', error.message);
        documentView.say(error.message);
      }
      throw error;
    }
    // Beside a table, a mapping may be opened too.
    if (table && sources.length === 1 && (await sources[0].slice(0, 400).text()).includes('"jm216-mapping/1"')) {
      await openMapping(sources[0]);
      return;
    }
    if (!(await mayReplace())) return;
    if (sources.length === 1 && draws && (await isTable(sources[0]))) openTable(sources[0]);
    else await load(sources);
  }

  /** Shows a schedule (core/export/comparison.hpp) in the answer's place. */
  async function showSchedule(title, name, write, { close = () => {}, hasFacts = false } = {}) {
    const csv = (table) => () => follow(write('csv', table).then((bytes) => save(bytes, `${name}${table && `-${table}`}.csv`)));
    const tables = hasFacts ? ['', 'facts'] : [''];
    documentView.put({
      title,
      html: () => write('html', ''),
      saves: [
        { label: 'Save as HTML', run: () => follow(write('html', '').then((bytes) => save(bytes, `${name}.html`))) },
        ...tables.map((table) => ({ label: table ? 'Save the facts as CSV' : 'Save as CSV', run: csv(table) })),
      ],
      close,
    });
    openDocument();
    await documentView.update();
  }

  /**
   * Compares what is loaded with another ledger, or with an answer, and shows the schedule. What goes wrong is shown too, and thrown.
   * @returns {Promise<import('../bridge/worker_client.mjs').Comparison>}
   */
  async function compareWith(given) {
    await evaluation;
    if (!engine.hasLedger) throw new Failed('unpack', 'Open your own ledger first, then compare it with the other one.');
    const theirs = await unpacked(given);
    const names = theirs.map((source) => source.name).filter(Boolean);
    const today = new Date().toISOString().slice(0, 10);
    const { as_of, readings } = JSON.parse(await engine.json());
    const chosen = Object.entries(readings).map(([name, value]) => `${name}=${value}\n`);
    const { bytes } = await engine.request({ type: 'save', as_of, readings: chosen.join('') });
    const comparing = engine.compare(new Blob([bytes]), theirs, today, program._jm216_page_progress);
    tell('loading', names.join(', ') || 'the other ledger');
    const comparison = await comparing;
    tell('cancelled'); // nothing is being loaded any more
    const write = (format, table) => comparison.export(format, table);
    const hasFacts = (await write('csv', 'facts')) !== null; // two answers have none
    await showSchedule(
      hasFacts ? 'Reconciliation of two ledgers' : 'Two answers compared',
      `jm216-reconciliation-${as_of}`,
      write,
      { close: () => comparison.close(), hasFacts },
    );
    return comparison;
  }

  /** The same for a person, to whom what went wrong is said. */
  async function compareShown(given) {
    try {
      return await compareWith(given);
    } catch (error) {
      if (error instanceof Refused) {
        tell('problems', error.problems);
        documentView.say(`The ledgers were not compared:\n${problemLines().join('\n')}`);
      } else if (error instanceof Failed) {
        tell('failed', error.message);
        documentView.say(`The ledgers were not compared: ${error.message}`);
      } else if (error instanceof Cancelled && !engine.isLoading) tell('cancelled');
      throw error;
    }
  }

  /** Asks the person for the other ledger's file, or files. */
  function pickTheirs() {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.multiple = true;
    picker.accept = '.json,.gz,.html,application/json,application/gzip,text/html';
    picker.id = 'theirs-picker'; // for tests
    picker.addEventListener('change', () => {
      if (picker.files.length) shown(compareShown([...picker.files]));
    });
    picker.click();
  }

  /** The statements sent against the royalty computed, as of now. */
  async function showStatements() {
    await evaluation;
    const { as_of } = JSON.parse(await engine.json());
    const written = new Map();
    const write = async (format) => {
      if (!written.has(format)) {
        written.set(format, (await engine.request({ type: 'statements', format })).bytes);
      }
      return written.get(format);
    };
    if ((await write('html')) === null) {
      tell('failed', 'The ledger has no section "statements": it does not say what was sent.');
      return;
    }
    await showSchedule('Statements against computed', `jm216-statements-${as_of}`, write);
  }

  const sharing = new Sharing(engine, {
    view: () => new TextDecoder().decode(bytesAt(program, program._jm216_page_view())),
    show: (view) => tell('show', view),
    present,
    mayReplace,
    save: () => tell('save'),
    isOpen: () => engine.hasLedger,
  });

  let table = null; // the one whose columns are being mapped

  const onTable = {
    looked: ({ bytes }) => tell('table_looked', bytes),
    read: ({ text }) => tell('table_read', encode(text)),
    problems: ({ bytes }) => tell('table_problems', bytes),
    mapping_problems: ({ bytes }) => tell('table_mapping_problems', bytes),
    progress: ({ done, total }) => program._jm216_page_table_progress(done, total),
    failed({ reason, detail }) {
      closeTable();
      tell('failed', new Failed(reason, detail).message);
    },
  };

  /** Shows how a table could become a ledger. */
  function openTable(source) {
    closeTable();
    table = new Table(engine, source, (type, data) => onTable[type](data));
    tell('table', table.name);
    table.look('');
  }

  function closeTable() {
    table?.close();
    table = null;
    tell('table_closed');
  }

  async function loadTable() {
    const taken = table.load(new Date().toISOString().slice(0, 10));
    tell('loading', table.name);
    try {
      await present(taken);
      closeTable();
    } catch (error) {
      if (error instanceof Cancelled && !engine.isLoading) tell('cancelled');
      throw error;
    }
  }

  /** Asks the person for a mapping that was saved. */
  function pickMapping() {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.accept = '.json,application/json';
    picker.addEventListener('change', () => follow(openMapping(picker.files[0])));
    picker.click();
  }

  const openMapping = (file) => table.open(file);

  const askOfTable = {
    look: (mapping) => table.look(mapping),
    read: (mapping) => table.read(mapping),
    load: () => follow(loadTable()),
    close: closeTable,
    save: (mapping) => save(encode(mapping), `${table.name.replace(/\.[^.]*$/, '')}.mapping.json`),
    open: pickMapping,
  };

  const openExample = (name) =>
    shown(
      parts.get(name).then(
        (bytes) => openSources([new File([bytes], name)]),
        () => tell('failed', new Failed('file').message),
      ),
    );

  const mirror = new Mirror(fits);
  program = await createJm216({
    instantiateWasm(imports, use) {
      WebAssembly.instantiate(module, imports).then((made) => use(made, module));
      return {};
    },
    onSources: (sources) =>
      openSources(sources).catch((error) => {
        // What cannot even be looked into is no longer there.
        if (error instanceof DOMException) tell('failed', new Failed('file').message);
      }),
    onCopyRefused: offerByHand,
    onNotKept: () => tell('notice', 'The theme is not kept', notKept),
    mirror: (patch) => mirror.apply(patch),
    give: (name, text) => call(program, `jm216_platform_${name}`, text),
    fits,
    ask: {
      evaluate(asOf, readings) {
        ++askedFor;
        evaluation = engine.evaluate(asOf, readings).then(
          (bytes) => {
            tell('report', bytes);
            follow(documentView.update());
          },
          (error) => {
            if (error instanceof Failed) tell('failed', error.message);
            throw error;
          },
        );
        shown(evaluation);
      },
      explain: (id) =>
        shown(
          engine.explain(id, 'bytes').then(
            (bytes) => (bytes ? tell('explained', bytes) : tell('unexplained', id)),
            (error) => {
              if (error instanceof Failed) tell('failed', error.message);
            },
          ),
        ),
      check: (facts) =>
        check(facts).catch((error) => {
          toCheck = null;
          failed(error);
        }),
      edit(message) {
        ++askedFor;
        evaluation = edit(message).catch(failed);
      },
      alternatives: (names) => {
        alternatives(names).catch(failed);
      },
      sale: (line) =>
        engine.request({ type: 'sale', line }).then(({ text }) => tell('sale', encode(text)), failed),
      save: (asOf, readings, form) => saveLedger(asOf, readings, form).then(() => whenSaved?.(), failed),
      lines: (wish) => follow(lines(wish)),
      table: (what, mapping) => askOfTable[what](mapping),
      cancel: () => engine.cancelLoad(),
      example: openExample,
      document: () => read(),
      compare: pickTheirs,
      statements: () => follow(showStatements()),
      share: () => sharing.share(),
      export: (format, options, name) =>
        shown(
          engine.export(format, options).then(
            (bytes) => save(bytes, name),
            (error) => {
              if (error instanceof Failed) tell('failed', error.message);
            },
          ),
        ),
    },
  });

  replaceSavedReport();
  forgetWhenLeft();
  mirror.attach(program);
  draws = program._jm216_page_start();
  if (draws) watchDrawing(read);

  window.addEventListener('beforeunload', (event) => {
    if (program._jm216_page_has_unsaved_facts()) event.preventDefault();
  });

  documentView = new DocumentView(() => engine.export('html'), {
    onDay: (day) => shown(window.jm216.setAsOf(day)),
    onBack: () => {
      document.body.classList.remove('reading');
      show();
      document.getElementById('canvas').focus();
    },
    onOpen: () => document.getElementById('file-picker').click(),
    onExample: () => openExample(examples[0]),
    onCompare: pickTheirs,
    onAnswer: () => read(),
  });

  /** The document in place of the canvas, or the only view where nothing can be drawn. */
  function openDocument() {
    document.body.classList.add('reading');
    show('document', ...(draws ? [] : ['no-webgl']));
    (draws ? document.getElementById('document-back') : document.getElementById('document-open')).focus();
  }

  /** The answer as a document. */
  function read() {
    documentView.put(null);
    openDocument();
    follow(documentView.update());
  }

  window.jm216 = Object.freeze({
    /**
     * Loads one ledger from JSON text, a File or Blob, or several of them.
     * @param {string | Blob | Iterable<string | Blob>} textOrFiles
     * @returns {Promise<void>} rejects with an error whose `problems` lists what is wrong with it
     */
    async load(textOrFiles) {
      try {
        await load(await unpacked(asSources(textOrFiles)));
      } catch (error) {
        if (error instanceof Refused) {
          error.problems = problemLines();
        }
        throw error;
      }
    },

    /** The report of what is loaded, as JSON text: the same bytes as the command line's. */
    async report() {
      await answered();
      return engine.json();
    },

    /**
     * The answer as a file's text: the same bytes as the command line's.
     * @param {'json' | 'csv' | 'ics' | 'html' | 'text'} format
     * @param {{ table?: string, quarter?: string }} [options] table of a csv or text: quarters, rows,
     *   obligations, milestones, deadlines, findings or lines; quarter of a statement in html
     */
    async export(format, options) {
      await answered();
      const given = Object.entries(options ?? {}).map(([name, value]) => [name, `${value}`]);
      const bytes = await engine.export(`${format}`, Object.fromEntries(given));
      if (bytes === null) throw new RangeError('there is no such format, table or quarter');
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },

    /**
     * Why a figure of the report is what it is, as JSON text: the same bytes as the command line's.
     * @param {string} id `row:2009-Q1:0`, `interest:royalty-2009-Q1`, `term` …
     */
    async explain(id) {
      await answered();
      const text = await engine.explain(`${id}`, 'json');
      if (text === null) throw new RangeError(`the report has no figure ${shortened(id)}`);
      return text;
    },

    /** @param {string} date ISO date the report is to look from */
    async setAsOf(date) {
      if (!tell('set_as_of', `${date}`)) throw new RangeError(`${shortened(date)} is no date, or nothing is loaded`);
      await evaluation;
    },

    /** @param {string} name of a reading @param {string} value one of its values */
    async setReading(name, value) {
      if (!tell('set_reading', `${name}`, `${value}`)) {
        throw new RangeError(`${shortened(name)}=${shortened(value)} is no reading, or nothing is loaded`);
      }
      await evaluation;
    },

    /**
     * @param {string} view to open: overview, sales, royalties, obligations, statements, term, milestones,
     *   rights, deadlines, readings, judgment, findings
     */
    show: (view) =>
      Promise.resolve(`${view}`).then((name) => {
        if (!tell('show', name)) throw new RangeError(`${shortened(view)} is no view`);
      }),

    /**
     * What is on the screen as a link: the ledger, the day, the readings and the view.
     * @param {{ withResult?: boolean, passphrase?: string }} [options] withResult: with a digest of the figures;
     *   passphrase: sealed with it
     * @returns {Promise<string | null>} null where the ledger is too large for a link
     */
    async link(options) {
      await evaluation;
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
    openLink: (text, options) => sharing.open(text, options),

    /** For tests: what can be pressed in the frame on the screen, and where. */
    places() {
      const texts = unpack(bytesAt(program, program._jm216_page_places()));
      return Array.from({ length: texts.length / 5 }, (_, i) => {
        const [id, ...numbers] = texts.slice(5 * i, 5 * i + 5);
        const [x, y, width, height] = numbers.map(Number);
        return { id, x, y, width, height };
      });
    },

    /** Opens the answer as a document in place of the canvas. */
    async read() {
      read();
      await documentView.update();
    },

    /**
     * Compares the ledger on the screen (mine) with another one, shows the reconciliation schedule, and gives it as
     * JSON text (`jm216-comparison/1`; with an answer, `jm216-report-comparison/1`). What is loaded stays as it is.
     * @param {string | Blob | Iterable<string | Blob>} textOrFiles theirs
     * @returns {Promise<string>} rejects with an error whose `problems` lists what is wrong with theirs
     */
    async compareWith(textOrFiles) {
      try {
        const comparison = await compareShown(asSources(textOrFiles));
        return new TextDecoder().decode(await comparison.export('json'));
      } catch (error) {
        if (error instanceof Refused) error.problems = problemLines();
        throw error;
      }
    },

    /** For tests: how often facts were judged while they were typed. */
    checked: () => checks,

    /** For tests: waits until all that was pressed and asked is answered and drawn. */
    async settled() {
      let frames = -1;
      for (let quiet = 0; quiet < 3; ++quiet) {
        await new Promise(requestAnimationFrame);
        const drawn = program._jm216_platform_counter(0);
        if (engine.isBusy || table?.isBusy || drawn !== frames) quiet = 0;
        frames = drawn;
      }
    },

    /** For tests: how many items Dear ImGui handled in a frame, and how many of them the mirror names. */
    hooked: () => ({ items: program._jm216_mirror_hooked(0), named: program._jm216_mirror_hooked(1) }),

    /** For tests: how often the page drew, asked the browser for a frame or a timer, and gave it another picture. */
    counters: () => ({
      frames: program._jm216_platform_counter(0),
      animationFrames: program._jm216_platform_counter(1),
      timers: program._jm216_platform_counter(2),
      pictures: program._jm216_platform_counter(3),
    }),
  });

  const back = document.getElementById('document-back');
  back.hidden = !draws;
  document.getElementById('document-example').hidden = draws;
  if (draws) {
    document.body.classList.add('running');
    const skip = document.getElementById('to-document');
    skip.hidden = false;
    skip.addEventListener('click', (event) => {
      event.preventDefault();
      read();
    });
  } else {
    document.getElementById('file-picker').addEventListener('change', ({ target }) => {
      if (target.files.length) shown(openSources([...target.files]));
    });
    read();
  }

  sharing.receive();
  keepForOffline();
  if (parts.has('ledger.json')) shown(openSources([new File([await parts.get('ledger.json')], 'ledger.json')]));
}

start().catch(showWhyNot);
