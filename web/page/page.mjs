// Starts the page and joins its parts: the program that draws (one instance of the wasm), the engine that computes
// (another, in a worker), and what stands between them, each with an owner of its own.

import { Answers } from './answers.mjs';
import { Comparing } from './comparing.mjs';
import { DocumentView } from './document.mjs';
import { Engine } from '../bridge/worker_client.mjs';
import { forgetWhenLeft, offerByHand, shown, watchDrawing } from './faults.mjs';
import { Loading } from './loading.mjs';
import { Mirror } from './mirror.mjs';
import { closeNetwork } from '../platform/no_network.mjs';
import { keepForOffline } from './offline.mjs';
import { Opening } from './opening.mjs';
import { Program } from './program.mjs';
import { publicApi } from './public_api.mjs';
import { Saving } from './saving.mjs';
import { Sharing } from './sharing.mjs';
import { unpack } from '../bridge/packing.mjs';
import { replaceSavedReport, showWhyNot } from './starting.mjs';
import { TableImport } from './table_import.mjs';
import { Working } from './working.mjs';

const notKept =
  'This browser lets the page store nothing, so the theme follows the system again at the next visit. Allow this ' +
  'page to store data, in the browser’s settings, to keep it.';

/** The theme that the person chose at an earlier visit, if any (platform.js keeps it). */
function recallTheme() {
  try {
    const theme = localStorage.getItem('jm216-theme');
    if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  } catch {
    // Nothing is kept where the browser forbids it.
  }
}

/** What the first view consists of, all of it here. */
async function arrived() {
  const { parts, program: compiled, there, askForTheRest } = globalThis.jm216Parts; // boot.mjs has asked for them
  delete globalThis.jm216Parts;
  await there;
  const textOf = async (name) => new TextDecoder().decode(await parts.get(name));
  return { parts, askForTheRest, module: await compiled, scripts: [await textOf('glue.js'), await textOf('worker.js')] };
}

/** When the first view is seen; one in the background is not, and is not waited for. */
const firstView = () =>
  new Promise((seen) => {
    requestAnimationFrame(() => requestAnimationFrame(seen));
    setTimeout(seen, 500);
  });

/** Makes whoever does something on the page, each knowing those that it needs. */
function joined({ parts, module, scripts }, isClosed) {
  const program = new Program();
  const working = new Working();
  const engine = new Engine(
    module,
    scripts,
    (...what) => working.watch(...what),
    () => program.tell('cancelled'),
  );
  const exportHtml = () => engine.request('export', 'html', '', '');
  const document_ = new DocumentView(program, exportHtml, {
    onDay: (day) => shown(window.jm216.setAsOf(day)),
    onOpen: () => document.getElementById('file-picker').click(),
    onExample: () => opening.example('example.json'),
    onCompare: () => comparing.pickTheirs(),
  });
  const answers = new Answers(engine, program, document_);
  const loading = new Loading(engine, program, document_);
  const comparing = new Comparing(engine, program, document_, answers, parts);
  const saving = new Saving(engine, program, answers, parts, loading);
  const tables = new TableImport(engine, program, loading, parts);
  const sharing = new Sharing(engine, {
    view: () => program.view,
    show: (view) => program.tell('show', view),
    present: (loaded, isKept) => loading.present(loaded, isKept),
    mayReplace: () => saving.mayReplace(),
    save: () => program.tell('save'),
    isOpen: () => engine.hasLedger,
    isClosed,
  });
  const opening = new Opening(program, { loading, tables, sharing, saving }, exportHtml, parts, working, isClosed);
  return { parts, engine, program, document: document_, answers, loading, comparing, saving, tables, sharing, opening };
}

/** What the program asks for (web/bridge/client.hpp), and who does it. What it hands over are texts. */
const asks = ({ engine, document: document_, answers, comparing, saving, tables, sharing, opening }) => ({
  evaluate: (asOf, readings) => answers.evaluate(asOf, readings),
  review: (wanted) => answers.review(wanted === 'yes'),
  issue: (quarter) => answers.issue(quarter),
  explain: (id) => answers.explain(id),
  check: (facts) => answers.check(facts),
  edit_facts: (...values) => answers.edit('edit_facts', ...values),
  edit_sale: (edit, line, ...texts) => answers.edit('edit_sale', Number(edit), Number(line), ...texts),
  alternatives: (...changes) => answers.alternatives(changes),
  sale: (line) => answers.sale(Number(line)),
  lines: (query, offset, count) => answers.lines(query, Number(offset), Number(count)),
  save: (asOf, readings, form) => saving.ledger(asOf, readings, form),
  export: (format, table, quarter, name) => saving.export(format, table, quarter, name),
  table: (what, mapping) => tables.ask(what, mapping),
  cancel: () => engine.cancelLoad(),
  example: (name) => opening.example(name),
  document: () => document_.read(),
  compare: () => comparing.pickTheirs(),
  statements: () => comparing.statements(),
  share: () => sharing.share(),
});

async function start() {
  recallTheme();
  const made = await arrived();
  let close;
  const isClosed = new Promise((closed) => {
    close = () => {
      closeNetwork();
      closed();
    };
  });
  const page = joined(made, isClosed);
  const { program, opening } = page;
  const asked = asks(page);
  const mirror = new Mirror(program.fits);
  await program.make(made.module, {
    onSources: opening.dropped,
    onCopyRefused: offerByHand,
    onNotKept: () => program.tell('notice', 'The theme is not kept', notKept),
    mirror: (patch) => mirror.apply(patch),
    ask: (what, values) => asked[what](...unpack(values)),
  });
  replaceSavedReport();
  forgetWhenLeft();
  mirror.attach(program.wasm);
  program.draw();
  if (program.draws) watchDrawing(page.document.read);
  window.addEventListener('beforeunload', (event) => {
    if (page.saving.isNeeded) event.preventDefault();
  });
  page.document.begin();
  if (!program.draws) {
    document.getElementById('file-picker').addEventListener('change', ({ target }) => {
      if (target.files.length) shown(opening.open([...target.files]));
    });
  }
  window.jm216 = publicApi(page, isClosed);
  await firstView();
  await made.askForTheRest();
  close();
  page.sharing.receive();
  keepForOffline();
  const ledger = await made.parts.get('ledger.json');
  if (ledger) shown(opening.open([new File([ledger], 'ledger.json')]));
}

start().catch(showWhyNot);
