// What the command exports, read back: ics by ical.js, csv and html by readers of our own, each
// against the report. JM216 names the command (default: what the preset native builds).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import ICAL from 'ical.js';

import { example } from '../../assets/make_example.mjs';

const top = fileURLToPath(new URL('../..', import.meta.url));
const command = process.env.JM216 ?? join(top, 'build/native/jm216');
const shared = process.env.JM216_SHARED ?? join(top, '..', 'shared');
const naughtyPath = join(shared, 'material/naughty/blns.json');

/** Runs the command over a ledger, an object or text, and gives its standard output. */
function run(ledger, ...args) {
  const { status, stdout, stderr } = spawnSync(command, ['report', '-', ...args], {
    input: typeof ledger === 'string' ? ledger : JSON.stringify(ledger),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

const reportOf = (ledger) => JSON.parse(run(ledger));
const exampleReport = reportOf(example);

/** A small ledger in which names are up to the test. */
function ledgerWith({ title = 'T', seller = 'S', name = 'N', product = 'P', unit = 'pack', invoice = 'I' }) {
  return {
    title,
    as_of: '2009-06-30',
    sellers: { [seller]: { name, role: 'sublicensee' }, Idle: { name: 'Idle Ltd', role: 'affiliate' } },
    sales: [
      { invoice, date: '2009-02-03', country: 'DE', seller, product, unit, quantity: '3', currency: 'EUR', gross: '1000' },
      { invoice, line: '2', date: '2009-02-04', country: 'US', seller, product, unit, currency: 'USD', gross: '-50.25' },
    ],
    production: [{ quarter: '2009-Q1', seller, product, unit, quantity: '5' }],
    fx: [{ currency: 'EUR', date: '2009-04-30', usd: '1.3230' }],
  };
}

// --- ics ---------------------------------------------------------------------------------------

const unfolded = (ics) => ics.replaceAll('\r\n ', '');
const eventsOf = (ics) =>
  new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));

test('ical.js reads the deadlines back equal to the report', () => {
  const events = eventsOf(run(example, '--format', 'ics'));
  assert.equal(events.length, exampleReport.deadlines.length);
  exampleReport.deadlines.forEach((deadline, n) => {
    const event = events[n];
    assert.match(event.uid, /^[A-Za-z0-9._-]+@jm216-licence$/);
    // That of a record is of what it records (below); any other is the id, its other characters by their bytes.
    const ofRecord = /^(notice-|infringement-|oral-disclosure|protection-request|patent-abandonment)/.test(deadline.id);
    const bytes = [...Buffer.from(deadline.id)].map((byte) => [String.fromCharCode(byte), byte.toString(16).padStart(2, '0')]);
    const uid = bytes.map(([c, hex]) => (/[A-Za-z0-9.-]/.test(c) ? c : `_${hex}`)).join('');
    if (!ofRecord) assert.equal(event.uid, `${uid}@jm216-licence`);
    assert.equal(event.startDate.toString(), deadline.date);
    assert.ok(event.startDate.isDate);
    assert.equal(event.duration.toSeconds(), 86400);
    assert.equal(event.summary, `${deadline.what} (${deadline.clause})`);
    assert.equal(event.component.getFirstPropertyValue('categories'), deadline.status);
    const lines = event.description.split('\n');
    assert.equal(lines[0], `Who acts: ${deadline.party}`);
    assert.equal(lines[1], `Status on ${exampleReport.as_of}: ${deadline.status}`);
    assert.equal(lines[2], `Clause ${deadline.clause}`);
  });
});

test('ics lines end in CRLF, hold at most 75 octets and cut no character', () => {
  const ics = run(ledgerWith({ title: 'Größe €'.repeat(40) }), '--format', 'ics');
  assert.ok(ics.endsWith('END:VCALENDAR\r\n'));
  assert.doesNotMatch(ics, /[^\r]\n|\r[^\n]/);
  const lines = Buffer.from(ics).toString('latin1').split('\r\n');
  assert.ok(lines.every((line) => line.length <= 75));
  assert.ok(lines.some((line) => line.length === 75));
  for (const line of ics.split('\r\n')) assert.doesNotMatch(line, /\ufffd/);
  assert.match(unfolded(ics), /X-WR-CALNAME:(Größe €){40}\r\n/);
});

test('uids are unique, and the same whatever the day and the facts', () => {
  const uids = (ledger, ...args) => eventsOf(run(ledger, '--format', 'ics', ...args)).map((e) => e.uid);
  const now = uids(example);
  assert.equal(new Set(now).size, now.length);
  const before = uids(example, '--as-of', '2009-06-30');
  assert.ok(before.length > 50);
  assert.ok(before.every((uid) => now.includes(uid)));
});

const recorded = {
  sales: [],
  as_of: '2010-06-30',
  events: [{ clock: 'oral-disclosure', date: '2010-06-15' }],
  notices: [{ kind: 'breach', by: 'licensor', given: '2010-06-01', method: 'telefax' }],
  infringements: [{ country: 'DE', percent: '60', notified: '2010-06-02' }],
};

test('a record added earlier moves no uid, and makes every entry a newer one', () => {
  const more = structuredClone(recorded);
  more.events.unshift({ clock: 'oral-disclosure', date: '2009-05-04' });
  more.notices.unshift({ kind: 'breach', by: 'licensee', given: '2009-05-04', method: 'telefax' });
  more.infringements.unshift({ country: 'FR', percent: '60', notified: '2009-05-04' });
  const dates = (ledger) =>
    new Map(eventsOf(run(ledger, '--format', 'ics')).map((e) => [e.uid, e.startDate.toString()]));
  const [before, after] = [dates(recorded), dates(more)];
  assert.equal(after.size, before.size + 3);
  for (const [uid, date] of before) assert.equal(after.get(uid), date, uid);
  const sequence = (ledger, ...args) => Number(/SEQUENCE:(\d+)/.exec(run(ledger, '--format', 'ics', ...args))[1]);
  assert.equal(sequence(more), sequence(recorded) + 3);
  assert.equal(sequence(recorded, '--as-of', '2010-07-01'), sequence(recorded) + 1);
  assert.match(run(recorded, '--format', 'ics'), /LAST-MODIFIED:20100630T000000Z/);
});

test('the same fact twice gives two entries', () => {
  const twice = { ...recorded, events: [...recorded.events, ...recorded.events] };
  const uids = eventsOf(run(twice, '--format', 'ics')).map((e) => e.uid);
  assert.equal(new Set(uids).size, uids.length);
  assert.ok(uids.includes('oral-disclosure-2010-06-15.2@jm216-licence'));
});

test('what lies ahead is called to mind, as often as asked', () => {
  const alarms = (...args) => {
    const calendar = new ICAL.Component(ICAL.parse(run(recorded, '--format', 'ics', ...args)));
    const list = calendar.getAllSubcomponents('vevent').map((event) => ({
      what: event.getFirstPropertyValue('summary'),
      status: event.getFirstPropertyValue('categories'),
      ahead: event.getAllSubcomponents('valarm').map((a) => a.getFirstPropertyValue('trigger').toSeconds() / -86400),
    }));
    for (const one of list) if (one.status !== 'upcoming') assert.deepEqual(one.ahead, []);
    return list.find((one) => one.what.includes('remedying')).ahead;
  };
  // The breach of 1 June 2010 may be remedied for 45 days, until 16 July: 16 days after the as-of date.
  assert.deepEqual(alarms('--reminders', '10,1'), [10, 1]);
  assert.deepEqual(alarms(), [7]);
  assert.deepEqual(alarms('--no-reminders'), []);
  assert.ok(run(recorded, '--format', 'ics').includes('TRIGGER:-P30D'));
  const refused = spawnSync(command, ['report', '-', '--format', 'ics', '--reminders', '-1'], { input: '{}', encoding: 'utf8' });
  assert.equal(refused.status, 2);
});

test('ics texts are escaped and read back as they were, without control characters', () => {
  const title = 'a;b,c\\d "e"';
  const ics = run(ledgerWith({ title }), '--format', 'ics');
  assert.ok(unfolded(ics).includes('X-WR-CALNAME:a\\;b\\,c\\\\d "e"\r\n'));
  const calendar = new ICAL.Component(ICAL.parse(ics));
  assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'a\\;b\\,c\\\\d "e"'); // type unknown: as written
  assert.ok(eventsOf(ics)[0].description.includes(title));
  const injected = run(ledgerWith({ title: 'x\r\nBEGIN:VEVENT\u0007' }), '--format', 'ics');
  // A title of several lines puts none below an entry's own.
  const lines = eventsOf(run(ledgerWith({ title: 'x\n\nStatus on 2009-06-30: done' }), '--format', 'ics'))[0].description.split('\n');
  assert.equal(lines.filter((line) => line.startsWith('Status on')).length, 1);
  assert.ok(!injected.includes('\u0007'));
  assert.equal(eventsOf(injected).length, eventsOf(ics).length);
});

// --- csv ---------------------------------------------------------------------------------------

const byteOrderMark = '\ufeff';

/** RFC 4180, strictly, after a byte order mark. */
function parseCsv(marked, delimiter = ',') {
  assert.equal(marked[0], byteOrderMark);
  const text = marked.slice(1);
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        assert.ok(at < text.length, 'a quote without its end');
        if (text[at] === '"') at += 1;
        cell += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (text[at] !== delimiter && text[at] !== '\r') {
        assert.ok(text[at] !== '"' && text[at] !== '\n' && at < text.length, 'a bare quote or line feed');
        cell += text[at];
        at += 1;
      }
    }
    row.push(cell);
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    assert.equal(text.slice(at, at + 2), '\r\n');
    at += 2;
    rows.push(row);
    row = [];
  }
  const [[...names], ...data] = rows;
  const isMarked = names.at(-1).endsWith('Terms as signed, without amendments');
  return data.map((cells) => {
    assert.equal(cells.length, names.length);
    if (isMarked) assert.equal(cells.pop(), '');
    return Object.fromEntries(cells.map((cell, n) => [names[n], cell]));
  });
}

const csv = (ledger, table) => parseCsv(run(ledger, '--format', 'csv', '--table', table));
const cell = (value) => (value === null ? '' : String(value));

/** Every member of the report's entries that the table has a column for is in it. */
function assertTable(rows, entries, ...absent) {
  assert.equal(rows.length, entries.length);
  assert.ok(rows.length > 0);
  entries.forEach((entry, n) => {
    for (const name of Object.keys(rows[n]).filter((column) => !absent.includes(column))) {
      assert.equal(rows[n][name], cell(entry[name]), `row ${n}, ${name}`);
    }
  });
}

const withStatements = { ...ledgerWith({}), statements: [{ quarter: '2009-Q1', date: '2009-05-04', royalty_usd: '99.00' }] };

for (const [label, ledger] of [['the example', example], ['a ledger with a statement', withStatements]]) {
  const report = reportOf(ledger);

  test(`csv of ${label}: obligations, milestones, deadlines, findings`, () => {
    for (const table of ['obligations', 'milestones', 'deadlines', 'findings']) assertTable(csv(ledger, table), report[table]);
  });

  test(`csv of ${label}: quarters and rows`, () => {
    const quarters = report.quarters.map((q) => ({
      ...q,
      complete: q.complete ? 'yes' : 'no',
      provisional: q.provisional ? 'yes' : 'no',
      statement_date: q.statement?.date ?? null,
      statement_usd: q.statement?.royalty_usd ?? null,
      difference_usd: q.statement?.difference_usd ?? null,
    }));
    assertTable(csv(ledger, 'quarters'), quarters);
    const rate = (fx) => fx && (fx.usd ? `${fx.usd} USD` : `${fx.per_usd} per USD`);
    const rows = report.quarters.flatMap((q) => q.rows.map((row) => ({ ...row, quarter: q.quarter, fx: rate(row.fx) })));
    assertTable(csv(ledger, 'rows'), rows);
  });

  test(`csv of ${label}: lines add up to the rows`, () => {
    const lines = csv(ledger, 'lines');
    assert.equal(lines.length, report.ledger.lines_read);
    const units = (text) => BigInt(Math.round(Number(text) * 10000)); // exact: far below 2^53
    for (const quarter of report.quarters) {
      const of = lines.filter((line) => line.quarter === quarter.quarter);
      assert.equal(of.length, quarter.rows.reduce((sum, row) => sum + row.lines, 0));
      const sum = (list) => list.reduce((total, entry) => total + units(entry.net_sales), 0n);
      assert.equal(sum(of), sum(quarter.rows));
    }
  });
}

test('csv texts that begin like a formula are neutralised, figures are not', () => {
  for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=cmd|"/c calc"!A1']) {
    const ledger = ledgerWith({ seller: name, product: name, unit: name, invoice: name });
    for (const row of [...csv(ledger, 'rows'), ...csv(ledger, 'lines')]) {
      assert.equal(row.seller, `'${name}`);
      assert.equal(row.product, `'${name}`);
      assert.equal(row.unit, `'${name}`);
      if ('invoice' in row) assert.equal(row.invoice, `'${name}`);
    }
  }
  const lines = csv(ledgerWith({}), 'lines');
  assert.equal(lines[1].gross, '-50.25'); // a plain number
  assert.equal(csv(ledgerWith({}), 'rows').find((row) => row.country === 'US').net_sales, '-50.25');
});

/** What a cell holds when no part of it may begin a formula; written out by hand. */
const neutralised = [
  ['\n=1+1', "\n'=1+1"],
  ['\u00a0=1', "\u00a0'=1"],
  ['\u200b=1', "\u200b'=1"],
  ['\ufeff=1', "\ufeff'=1"],
  [' \u2003\u00ad@A', " \u2003\u00ad'@A"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠A', "'＠A"],
  ['a,=1', "a,'=1"],
  ['a;=1', "a;'=1"],
  ['a; \u00a0+1', "a; \u00a0'+1"],
  ['a\t-1', "a\t'-1"],
  ['a|@A', "a|'@A"],
  ['a\r\n=1', "a\r\n'=1"],
  ['a\u2028=1', 'a\u2028=1'], // ends no line of a spreadsheet
  ['x;"=1"', `x;"'=1"`],
  ['==1', "'==1"], // the first alone begins it
  ['a=1', 'a=1'],
  ['1-2', '1-2'],
  ['a, b', 'a, b'],
];

test('csv for a spreadsheet whose decimal sign is a comma', () => {
  const table = ['--format', 'csv', '--table'];
  const isFigure = /^-?\d+(\.\d+)?( USD| per USD)?$/;
  for (const name of ['quarters', 'rows', 'obligations', 'lines']) {
    const usual = csv(example, name);
    const german = parseCsv(run(example, ...table, name, '--delimiter', ';', '--decimal', ','), ';');
    let figures = 0;
    usual.forEach((row, n) => {
      for (const [field, value] of Object.entries(row)) {
        const isText = ['country', 'invoice', 'line', 'where', 'clause'].includes(field);
        if (!isText && isFigure.test(value)) figures += 1;
        assert.equal(german[n][field], !isText && isFigure.test(value) ? value.replace('.', ',') : value, field);
      }
    });
    assert.ok(figures > usual.length);
  }
  // A row of the example, whole: the figures stand without quotation marks.
  const [, quarter] = run(example, ...table, 'quarters', '--delimiter', ';', '--decimal', ',').split('\r\n');
  assert.match(quarter, /^\d{4}-Q\d;[\d-]+;(yes|no);(yes|no);\d+,\d\d;0,00;\d+,\d\d;/);
  // Where both signs are one, the figures are quoted: nothing runs into its neighbour.
  assert.deepEqual(parseCsv(run(example, ...table, 'quarters', '--decimal', ',')),
    parseCsv(run(example, ...table, 'quarters', '--decimal', ',', '--delimiter', ';'), ';'));
  // A text keeps its points.
  const named = parseCsv(run(ledgerWith({ invoice: '1.5', seller: '2.5' }), ...table, 'lines', '--decimal', ','))[0];
  assert.deepEqual([named.invoice, named.seller], ['1.5', '2.5']);
});

test('csv begins with a byte order mark, or without one if asked', () => {
  const rows = (...more) => run(example, '--format', 'csv', ...more);
  assert.equal(rows(), rows('--bom'));
  assert.equal(rows(), byteOrderMark + rows('--no-bom'));
  const differences = (...more) => compared(example, ledgerWith({}), '--format', 'csv', ...more);
  assert.equal(differences(), byteOrderMark + differences('--no-bom'));
  assert.ok(differences('--delimiter', ';').includes(';'));
  refused(/--bom excludes --no-bom/, example, ledgerWith({}), '--format', 'csv', '--bom', '--no-bom');
  refused(/--delimiter: .*not in/, example, ledgerWith({}), '--format', 'csv', '--delimiter', '|');
  refused(/--decimal: only with --format csv/, example, ledgerWith({}), '--decimal', ',');
});

test('csv texts in which a spreadsheet may see a formula begin are neutralised there', () => {
  for (const [name, safe] of neutralised) {
    const [row] = csv(ledgerWith({ seller: name, product: name, unit: name, invoice: name }), 'lines');
    for (const field of ['seller', 'product', 'unit', 'invoice']) assert.equal(row[field], safe);
  }
});

test('csv cells with a separator of any locale are quoted', () => {
  for (const name of ['a;b', 'a\tb', 'a\rb', 'a\nb', 'a,b', 'a"b']) {
    const written = run(ledgerWith({ invoice: name }), '--format', 'csv', '--table', 'lines');
    assert.ok(written.includes(`,"${name.replaceAll('"', '""')}",`), JSON.stringify(written));
  }
  assert.ok(run(ledgerWith({ invoice: 'a|b c' }), '--format', 'csv', '--table', 'lines').includes(',a|b c,'));
});

test('csv texts with commas, quotes and line breaks come back', () => {
  for (const name of ['a,b', 'say "x"', 'two\r\nlines', '"', ' spaced ', 'ü€']) {
    assert.equal(csv(ledgerWith({ seller: name }), 'rows')[0].seller, name);
  }
});

// --- html --------------------------------------------------------------------------------------

/** Tags in order and the text between them; refuses what the export never writes. */
function parseHtml(html) {
  const pieces = [];
  const style = html.match(/<style>[^<]*<\/style>/)[0];
  let rest = html.replace(style, '<style></style>');
  assert.ok(rest.startsWith('<!doctype html>\n'));
  rest = rest.slice('<!doctype html>\n'.length);
  const entities = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
  while (rest !== '') {
    const tag = rest.match(/^<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/);
    if (tag) {
      pieces.push({ tag: tag[2], ends: tag[1] === '/', attributes: tag[3] });
      rest = rest.slice(tag[0].length);
      continue;
    }
    const [text] = rest.match(/^[^<]+/) ?? assert.fail(`no tag: ${rest.slice(0, 60)}`);
    assert.doesNotMatch(text.replace(/&(lt|gt|amp|quot|#39);/g, ''), /[&>]/, text);
    pieces.push({ text: text.replace(/&[a-z#0-9]+;/g, (entity) => entities[entity]) });
    rest = rest.slice(text.length);
  }
  return pieces;
}

/** What the export writes; nothing that runs or loads. */
const knownTags = new Set(
  'html head meta title style body h1 h2 h3 p span time div table caption thead tbody tfoot tr th td a ol li br dl dt dd details summary bdi'.split(' '),
);

/** The document's text by section, a section being what follows an h3 or h2 up to the next. */
function sectionsOf(html) {
  const sections = [];
  let into = null;
  for (const piece of parseHtml(html)) {
    if (piece.tag === 'h2' || piece.tag === 'h3') {
      if (!piece.ends) sections.push({ level: piece.tag, heading: '', text: '' });
      into = piece.ends ? 'text' : 'heading';
    } else if (piece.text && sections.length > 0) {
      sections.at(-1)[into] += piece.text + (into === 'text' ? '\n' : '');
    }
  }
  return sections;
}

const grouped = (usd) =>
  usd.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

function assertHarmless(html) {
  for (const piece of parseHtml(html)) {
    if (!piece.tag) continue;
    assert.ok(knownTags.has(piece.tag), piece.tag);
    assert.doesNotMatch(piece.attributes, / (on[a-z]+|src|style)=/);
    for (const [, target] of piece.attributes.matchAll(/ href="([^"]*)"/g)) assert.match(target, /^#(why-|d[0-9]+$)/);
  }
}

test('the statement of a quarter has a section for each party, with what V.8 asks for', () => {
  const quarter = exampleReport.quarters.findLast((q) => q.rows.length > 4 && q.complete);
  const html = run(example, '--format', 'html', '--quarter', quarter.quarter);
  assertHarmless(html);
  const sections = sectionsOf(html);
  const { sellers } = JSON.parse(example);
  for (const [id, { name, role }] of Object.entries(sellers)) {
    const of = sections.filter((s) => s.level === 'h3' && s.heading.trim() === `${name ?? id} ${role}`);
    assert.equal(of.length, 1, `${id}: ${of.length} sections`);
    const rows = quarter.rows.filter((row) => row.seller === id);
    const cells = of[0].text.split('\n');
    for (const row of rows) {
      assert.ok(cells.includes(grouped(row.royalty_usd)), `${id}: ${row.royalty_usd}`);
      assert.ok(of[0].text.includes(grouped(row.net_sales)), `${id}: ${row.net_sales}`);
      if (row.fx) assert.ok(of[0].text.includes(row.fx.usd ?? row.fx.per_usd));
    }
    for (const made of quarter.made.filter((m) => m.seller === id)) assert.ok(cells.includes(grouped(made.quantity)));
  }
  const whole = sections.map((s) => s.text).join('\n');
  for (const figure of ['royalty_usd', 'payable_usd', 'carried_in_usd', 'carried_out_usd']) {
    assert.ok(whole.includes(grouped(quarter[figure])), figure);
  }
});

test('figures of a small statement, cell by cell', () => {
  const report = reportOf(withStatements);
  const [de, us] = report.quarters.find((q) => q.quarter === '2009-Q1').rows;
  assert.equal(de.royalty_usd, '112.46'); // 1000 × 8.5% × 1.323 = 112.455
  assert.equal(us.royalty_usd, '-4.27'); // −50.25 × 8.5% = −4.27125
  const html = run(withStatements, '--format', 'html', '--quarter', '2009-Q1');
  const party = sectionsOf(html).find((s) => s.heading.startsWith('N '));
  const cells = party.text.split('\n').filter((text) => text.trim() !== '');
  for (const text of ['P', 'pack', '5', '3', 'DE', '1,000.00', '8.5', '85.0000', 'US$ 1.323 for EUR 1, 30 Apr 2009',
    '112.46', 'US', '−50.25', '−4.2713', '−4.27', '108.19']) {
    assert.ok(cells.includes(text), `${text} in ${cells.join(' | ')}`);
  }
  const idle = sectionsOf(html).find((s) => s.heading.startsWith('Idle Ltd '));
  assert.match(idle.text, /Made and sold nothing/);
});

test('how each figure was reached stands in the statement, and every link leads there', () => {
  const html = run(example, '--format', 'html', '--quarter', exampleReport.quarters.findLast((q) => q.rows.length > 0).quarter);
  const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.ok(targets.length > 5);
  assert.equal(new Set(ids).size, ids.length);
  for (const target of targets) assert.ok(ids.includes(target), target);
});

test('the whole report as html holds the totals, obligations and deadlines', () => {
  const html = run(example, '--format', 'html');
  assertHarmless(html);
  const text = parseHtml(html).map((piece) => piece.text ?? '\n').join('');
  for (const figure of Object.values(exampleReport.totals)) assert.ok(text.includes(grouped(figure)));
  // The example's first sale is in 2010-Q1.
  const isBefore = (id) => /^(?:royalty|statement)-200/.test(id);
  for (const { id, amount_usd } of exampleReport.obligations.filter((one) => !isBefore(one.id))) {
    assert.ok(html.includes(`<a href="#why-${id}">${grouped(amount_usd)}</a>`), id);
  }
  for (const deadline of exampleReport.deadlines.filter((one) => !isBefore(one.id))) assert.ok(text.includes(deadline.what));
  assert.ok(text.includes('Royalty payable for 2001-Q3 to 2009-Q4, before the first sale'));
  for (const what of ['royalties', 'statements']) {
    assert.ok(text.includes(`The ${what} of 2001-Q3 to 2009-Q4 are due, before the first sale`), what);
  }
});

test('of the quarters before the first sale, those with a payment, a statement of something or another status stand for themselves', () => {
  const sale = { invoice: '1', date: '2003-02-03', country: 'US', currency: 'USD', gross: '100' };
  const html = run({
    as_of: '2003-06-30',
    sales: [sale],
    payments: [{ for: 'royalty-2002-Q1', date: '2002-04-30', amount: '5.00' }],
    statements: [
      { quarter: '2001-Q3', date: '2001-10-30', royalty_usd: '0' },
      { quarter: '2001-Q4', date: '2002-01-30', royalty_usd: '0' },
      { quarter: '2002-Q1', date: '2002-04-30', royalty_usd: '7.00' },
      { quarter: '2002-Q2', date: '2002-08-15', royalty_usd: '0' },
    ],
  }, '--format', 'html');
  const text = parseHtml(html).map((piece) => piece.text ?? '\n').join('');
  const rows = (words) => text.split(/\n+/).filter((line) => line.startsWith(words));
  assert.deepEqual(rows('Royalty payable for').slice(0, 3), [
    'Royalty payable for 2001-Q3 to 2002-Q4, before the first sale',
    'Royalty payable for 2002-Q1',
    'Royalty payable for 2003-Q1',
  ]);
  assert.deepEqual(rows('2001-Q'), ['2001-Q3 to 2001-Q4, before the first sale']);
  assert.deepEqual(rows('2002-Q').slice(0, 2), ['2002-Q1', '2002-Q2']);
  // Sent in time for two quarters, late for one, and never for two; for 2002-Q1 it came in time too.
  assert.deepEqual(rows('The statements of'), [
    'The statements of 2001-Q3 to 2002-Q1 are due, before the first sale',
    'The statements of 2002-Q2 to 2002-Q4 are due, before the first sale',
  ]);
});

test('in words sales lines are counted from one, pointers from nought', () => {
  const sale = { invoice: '1', date: '2009-02-03', country: 'US', currency: 'USD', gross: '100' };
  const inWords = (of, ledger) => printed(['explain', '--format', 'text', '--of', of, '-'], JSON.stringify(ledger));
  assert.match(inWords('line:/sales/1', { sales: [sale, sale] }), /^Royalty of sales line 2, /);
  assert.match(inWords('line:/9', Array(10).fill(sale)), /^Royalty of sales line 10, /);
  assert.match(run({ sales: [sale, sale] }, '--format', 'csv', '--table', 'lines'), /\/sales\/0,[^]*\/sales\/1,/);
});

/** So many products sold in one country, each at a rate that so many infringers of 40% together reduce. */
const infringed = (products, infringers) => ({
  as_of: '2010-01-01',
  sales: Array.from({ length: products }, (_, i) => (
    { invoice: '1', date: '2007-01-14', product: `P${i}`, country: 'IT', currency: 'USD', gross: '100' }
  )),
  infringements: Array.from({ length: infringers }, () => (
    { country: 'IT', percent: `${40 / infringers}`, notified: '2006-01-01' }
  )),
});

test('html of many products and many infringers has the first twenty for each product and a sum of the others', () => {
  const html = run(infringed(3, 100), '--format', 'html');
  // 20 of the hundred of 0.4%, and 80 × 0.4%; 8.5% × (100% − 40%).
  assert.equal(html.match(/and 80 more, together:<\/span> 32%/g).length, 3);
  assert.equal(html.match(/min\((0\.4% \+ ){20}32%, 50%\)\) = 5\.1%/g).length, 3);
  assert.doesNotMatch(run(infringed(3, 20), '--format', 'html'), /more, together/);
  const one = JSON.parse(printed(['explain', '--of', 'row:2007-Q1:0', '-'], JSON.stringify(infringed(3, 100))));
  assert.equal(one.steps[1].inputs.filter(({ name }) => name === 'infringement').length, 100);
});

test('html grows with the products and the infringers, and not with their product', () => {
  const size = (n) => run(infringed(n, n), '--format', 'html').length;
  const [once, twice] = [size(160), size(320)];
  assert.ok(twice < 2.2 * once, `${once}, ${twice}`);
});

test('a quarter that the report does not have is refused', () => {
  for (const quarter of ['1999-Q1', 'Q1', '']) {
    const { status, stdout } = spawnSync(
      command,
      ['report', '-', '--format', 'html', `--quarter=${quarter}x`],
      { input: example, encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.equal(stdout, '');
  }
});

// --- marks, and hostile texts ------------------------------------------------------------------

test('title and the note that the terms are as signed stand in every export', () => {
  const { title } = JSON.parse(example);
  assert.match(title, /fictional/);
  const outputs = {
    html: run(example, '--format', 'html'),
    statement: run(example, '--format', 'html', '--quarter', exampleReport.quarters.at(-1).quarter),
    text: run(example, '--format', 'text'),
    table: run(example, '--format', 'text', '--table', 'rows'),
    ics: unfolded(run(example, '--format', 'ics')).replaceAll('\\,', ','),
    csv: run(example, '--format', 'csv', '--table', 'rows').split('\r\n')[0],
    lines: run(example, '--format', 'csv', '--table', 'lines').split('\r\n')[0],
  };
  for (const [name, output] of Object.entries(outputs)) {
    assert.ok(output.includes(title), name);
    assert.match(output, /as signed, without amendments/, name);
  }
  const amended = { ...ledgerWith({}), amendments: [{ effective: '2002-09-30', changes: { payment_days: 30 } }] };
  for (const format of ['html', 'text', 'ics', 'csv']) {
    assert.doesNotMatch(run(amended, '--format', format), /as signed, without amendments/, format);
  }
});

test('a table as text has the csv\'s cells in columns', () => {
  const rows = csv(example, 'milestones');
  const lines = run(example, '--format', 'text', '--table', 'milestones').split('\n').slice(4);
  assert.equal(lines.length, rows.length + 1); // the last line ends
  rows.forEach((row, n) => {
    const cells = lines[n].split(/ {2,}/).filter((text) => text !== '');
    assert.deepEqual(cells, Object.values(row).filter((text) => text !== ''));
  });
});

const codeOf = (one) => `‹U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;
/** What is unseen, written out; joiners only where no letter or picture before them is to be joined. */
const written = (text) =>
  text
    .replace(/\u00ad|\u034f|\u17b4|\u17b5|[\u180b-\u180f]|[\u115f\u1160\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu, codeOf)
    .replace(/(?<![\u0600-\u1bff\u2190-\u2bff\u{1f000}-\u{1faff}]|\ufe0f)(?:\u200c|\u200d)/gu, codeOf)
    // Blanks that are not the plain one, but for those in a mark of punctuation, between wide characters or Ogham's.
    .replace(/(?<![$€£¥«])[\u00a0\u202f](?![:;!?»%€])|[\u2000-\u200a\u205f\u2800]/gu, codeOf)
    .replace(/(?<![\u2e80-\u{10ffff}])\u3000(?![\u2e80-\u{10ffff}])|(?<![\u1681-\u169c])\u1680/gu, codeOf);

test('a text for a terminal holds no control characters', () => {
  const hostile = 'a\u001b[31mb\u0007c\nd\u009b2J\u00e9';
  const text = run(ledgerWith({ title: hostile, seller: hostile, name: hostile, unit: hostile }), '--format', 'text');
  const ledger = ledgerWith({ title: hostile, seller: hostile, name: hostile, unit: hostile });
  ledger.amendments = [{ title: hostile, effective: '2002-01-01', changes: { royalty_percent: '8' } }];
  const said = (args, input) => {
    const { stdout, stderr } = spawnSync(command, [...args, '-'], { input: JSON.stringify(input), encoding: 'utf8' });
    return stdout + stderr;
  };
  const checked = said(['check'], ledger);
  assert.match(checked, /amendment-applied/);
  const refused = said(['report'], { sales: [], sellers: { [hostile]: {} } });
  assert.match(refused, /"role" is missing/);
  // eslint-disable-next-line no-control-regex
  for (const each of [text, checked, refused]) assert.doesNotMatch(each, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

// What a terminal obeys; line breaks are the formats' own.
// eslint-disable-next-line no-control-regex
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const evil = '\u001b]0;pwned\u0007\u001b[31m\u009b2J\u0085\r\t\u007f\nforged';

/** A ledger in which each text that may be anything is `text`. */
function ledgerOf(text) {
  return {
    ...ledgerWith({ title: text, seller: text, name: text, product: text, unit: text, invoice: text }),
    notes: [text],
    generics: [{ country: 'DE', product: text, marketer: text, available_from: '2008-01-01', quality_comparable: true }],
    amendments: [{ title: text, effective: '2002-01-01', changes: { royalty_percent: '8' } }],
    patents: [{ case: text, country: 'US', application: text, patent: text, filed: '1989-01-01', status: 'granted' }],
    done: [{ deadline: text, date: '2008-01-01' }],
    payments: [{ for: text, date: '2008-01-01', amount: '5', withheld: '2' }],
    extensions: [{ for: text, to: '2009-06-01' }],
    notices: [{ kind: 'breach', by: 'licensor', given: '2008-01-01', method: text }],
    [text]: text,
  };
}

/** All that the command says, on both ways out. */
function printed(args, input = '') {
  const { stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout + stderr;
}

test('no control character of a ledger or an answer reaches a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  const file = (name, value) => {
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
    return join(folder, name);
  };
  const ledger = ledgerOf(evil);
  const mine = file('mine.json', ledger);
  const theirs = file('theirs.json', { ...ledger, sales: ledger.sales.slice(1), notes: [] });
  const report = JSON.parse(run(ledger));
  const answer = file('answer.json', { ...report, as_of: evil, ledger: { ...report.ledger, sha256: evil } });
  const texts = [
    printed(['report', '--format', 'text', mine]),
    ...['rows', 'findings', 'lines', 'deadlines'].map((table) => printed(['report', '--format', 'text', '--table', table, mine])),
    printed(['check', mine]),
    ...['row:2009-Q1:0', 'quarter:2009-Q1', 'term', 'line:/sales/0'].map((id) => printed(['explain', '--format', 'text', '--of', id, mine])),
    printed(['compare', '--format', 'text', mine, theirs]),
    printed(['compare', '--format', 'text', mine, answer]),
    printed(['compare', '--format', 'text', '--statements', file('s.json', { ...withStatements, title: evil })]),
    printed(['check', file('bad.json', { sales: [{ [evil]: 1, country: evil, date: evil }], sellers: { [evil]: { role: evil } } })]),
    printed(['import', file('t.csv', `Date;"Invoice ${evil}"\n${evil};1\n`)]).replace(/^\{[^]*?^\}/m, ''),
    printed(['import', file('u.csv', 'Date;Invoice\n1;1\n'), '--mapping', file('m.json', { [evil]: evil, fields: { [evil]: { column: evil } } })]),
  ];
  texts.forEach((text, n) => {
    assert.notEqual(text, '', n);
    assert.doesNotMatch(text, obeyed, n);
    assert.doesNotMatch(text, /^forged/m, n); // a line break of the ledger begins no line of ours
  });
  rmSync(folder, { recursive: true });
});

test('a ledger that is printed says no more to a terminal, and is the same', () => {
  const text = 'a\u009b2Jb\u0085\u007f\tc\u00a0\u00e9';
  const ledger = ledgerOf(text);
  delete ledger[text];
  const link = (input) => spawnSync(command, ['link', '-'], { input, encoding: 'utf8' }).stdout.trim();
  const opened = printed(['open', link(JSON.stringify(ledger))]).replace(/^[^{]*/, '').replace(/[^}]*$/, '');
  assert.doesNotMatch(opened, obeyed);
  assert.ok(opened.includes('a\\u009b2Jb\\u0085\\u007f\\tc\u00a0\u00e9'));
  assert.equal(JSON.parse(opened).title, text);
  assert.equal(link(opened), link(JSON.stringify(ledger)));
  // The fingerprint is of the text as it was.
  assert.equal(reportOf(opened).ledger.sha256, reportOf(ledger).ledger.sha256);
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  const fields = Object.fromEntries(['invoice', 'date', 'country', 'currency', 'gross'].map((name, i) => [name, { column: i + 1 }]));
  const mapping = { format: 'jm216-mapping/1', delimiter: ',', header: true, decimal: '.', dates: 'ymd', fields };
  writeFileSync(join(folder, 'm.json'), JSON.stringify(mapping));
  const table = `invoice,date,country,currency,gross\na\u009b2J\u007f,2009-02-03,US,USD,1\n`;
  const imported = spawnSync(command, ['import', '-', '--mapping', join(folder, 'm.json')], { input: table, encoding: 'utf8' });
  assert.doesNotMatch(imported.stdout + imported.stderr, obeyed);
  assert.equal(JSON.parse(imported.stdout).sales[0].invoice, 'a\u009b2J\u007f');
  rmSync(folder, { recursive: true });
});

test('no control character of an argument or of a file\'s name reaches a terminal', () => {
  const link = spawnSync(command, ['link', '-'], { input: example, encoding: 'utf8' }).stdout.trim();
  const cases = [
    [evil],
    ['check', evil],
    ['report', `--${evil}`],
    ['report', '--as-of', evil, '-'],
    ['report', '--reading', evil, '-'],
    ['report', '--reading', `rounding=${evil}`, '-'],
    ['report', '--format', evil, '-'],
    ['report', '--format', 'html', '--quarter', evil, '-'],
    ['report', '--quarter', evil, '-'],
    ['report', '--table', evil, '-'],
    ['explain', '--of', evil, '-'],
    ['compare', evil, evil],
    ['import', evil],
    ['import', '-', '--mapping', evil],
    ['open', evil],
    ['open', `${link}${evil}`],
    ['link', '--base', evil, '-'],
  ];
  for (const args of cases) {
    const text = printed(args, example);
    assert.notEqual(text, '', args.join(' '));
    assert.doesNotMatch(text, obeyed, args.join(' '));
    assert.doesNotMatch(text, /^forged/m, args.join(' '));
  }
  // A byte that is no UTF-8 is a control character to some terminals.
  const { stdout } = spawnSync('bash', ['-c', `"$1" check $'\\x9b31m' 2>&1 || true`, 'bash', command]);
  assert.ok(stdout.toString('utf8').includes('\ufffd31m cannot be read'));
  assert.ok(!stdout.includes(0x9b));
});

/** What turns the direction stands in <bdi>, or between U+2068 and U+2069, and is closed there. */
function assertKeptInside(text) {
  for (const line of text.replaceAll('<bdi>', '\u2068').replaceAll('</bdi>', '\u2069').split('\n')) {
    const open = [];
    for (const one of line) {
      const isOutside = !open.includes('\u2069');
      if ('\u2066\u2067\u2068'.includes(one)) open.push('\u2069');
      else if (one === '\u2069') {
        assert.ok(!isOutside, `an end without a beginning: ${line}`);
        open.length = open.lastIndexOf('\u2069');
      } else if (one === '\u202c') assert.equal(open.pop(), '\u202c', line);
      else if (/[\u202a-\u202e\u200e\u200f\u061c\u0590-\u08ff]/.test(one)) {
        assert.ok(!isOutside, `turns what stands beside it: ${line}`);
        if (/[\u202a-\u202e]/.test(one)) open.push('\u202c');
      }
    }
    assert.deepEqual(open, [], line);
  }
}

test('what turns the direction in a ledger turns nothing outside itself', () => {
  for (const name of ['Neo \u202eGmbH', 'a\u2069b\u202ec', '\u2067x', 'a\u202cb\u202e\u2066', '\u05d7\u05d1\u05e8\u05d4 5', '<\u202e>&']) {
    const ledger = ledgerOf(name);
    for (const args of [['html'], ['html', '--quarter', '2009-Q1'], ['text'], ['text', '--table', 'lines']]) {
      const text = run(ledger, '--format', ...args);
      assertKeptInside(text);
      if (args[0] !== 'html') continue;
      assertHarmless(text);
      assert.match(text, /<bdi>/);
    }
    for (const format of ['html', 'text']) {
      assertKeptInside(compared(ledger, { ...ledger, sales: ledger.sales.slice(1), amendments: [] }, '--format', format));
    }
    assertKeptInside(printed(['check', '-'], JSON.stringify(ledger)));
    assertKeptInside(printed(['check', '-'], JSON.stringify({ sales: [{ [name]: 1 }], sellers: { [name]: { role: name } } })));
    for (const id of ['row:2009-Q1:0', 'quarter:2009-Q1', 'term', 'line:/sales/0']) {
      assertKeptInside(printed(['explain', '--format', 'text', '--of', id, '-'], JSON.stringify(ledger)));
    }
    // Inside a sentence too: the program's own words after the name are not turned.
    for (const { message } of reportOf(ledger).findings) {
      assertKeptInside(message);
      // The name alone is isolated: what stands before it or after it is outside.
      if (message.includes(name)) assert.doesNotMatch(message, /^\u2068[^]*\u2069$/, message);
    }
    // For programs it is what it is.
    assert.equal(csv(ledger, 'lines')[0].invoice, name);
    assert.equal(reportOf(ledger).ledger.title, name);
  }
  assert.doesNotMatch(run(ledgerOf('Neo GmbH'), '--format', 'html'), /<bdi>|[\u2066-\u2069]/);
});

/** A statement of 2009-Q1 that says what was made of a product, in its unit. */
const statedRows = (text) => ({
  statements: [{ quarter: '2009-Q1', date: '2009-04-20', royalty_usd: '99.00', rows: [{ seller: 'S', product: text, unit: text, made: '5' }] }],
});

test('each text of an answer turns nothing beside it, nor does one field of a ledger another', () => {
  const name = '\u202eX';
  const turned = '\u2068\u202eX\u202c\u2069';
  const other = JSON.stringify({ format: 'jm216-report/1', as_of: name, ledger: { title: name, sha256: name }, [name]: { [name]: 1 } });
  for (const format of ['text', 'html']) {
    const words = compared('{"format":"jm216-report/1"}', other, '--format', format)
      .replaceAll('<bdi>', '\u2068').replaceAll('</bdi>', '\u2069');
    assert.ok(words.includes(`Theirs: ${turned}, on ${turned}, fingerprint ${turned}`), format);
    assert.ok(words.includes(`/${turned}/${turned}`), format);
  }
  const html = run({ ...ledgerWith({ product: name, unit: name }), ...statedRows(name) }, '--format', 'html');
  const inside = '<bdi>\u202eX\u202c</bdi>';
  assert.ok(html.includes(`>3 ${inside}<`));
  assert.ok(html.includes(`>${inside}, ${inside}<`));
});

test('one long text does not lengthen each line of a table', () => {
  const long = 'x'.repeat(4000);
  const sale = { date: '2009-02-03', country: 'US', currency: 'USD', gross: '1' };
  const sales = Array.from({ length: 500 }, (_, i) => ({ ...sale, invoice: i === 0 ? long : `${i}` }));
  const ledger = JSON.stringify({ as_of: '2009-06-30', sales });
  const { length } = run(ledger, '--format', 'text', '--table', 'lines');
  assert.ok(length < 5 * ledger.length, `${length} of ${ledger.length}`);
});

test('controls beyond ASCII are escaped in JSON and blank in HTML', () => {
  const ledger = ledgerOf('a\u009b2Jb\u0085c\u007fd\u00a0\u00c2\u00e9');
  const json = run(ledger);
  assert.doesNotMatch(json, /[\u007f-\u009f]/);
  assert.equal(JSON.parse(json).ledger.title, ledger.title);
  const html = run(ledger, '--format', 'html');
  assert.doesNotMatch(html, /[\u007f-\u009f]/);
  assert.ok(html.includes('a 2Jb c d‹U+00A0›\u00c2\u00e9'));
});

test('what cannot be seen in a name is written out for people, and stays for programs', () => {
  const ledger = ledgerOf('IN\u200bV-1\u00ad\ufeff');
  for (const args of [['html'], ['text'], ['text', '--table', 'lines']]) {
    const text = run(ledger, '--format', ...args);
    assert.ok(text.includes('IN‹U+200B›V-1‹U+00AD›‹U+FEFF›'), args.join(' '));
    assert.doesNotMatch(text, /\u200b|\u00ad|\ufeff/);
  }
  assert.equal(csv(ledger, 'lines')[0].invoice, 'IN\u200bV-1\u00ad\ufeff');
});

const handed = join(shared, 'faults/hostile');
test('the handed texts come to no harm', { skip: !existsSync(handed) && 'no test material' }, () => {
  const given = (name) => join(handed, name);
  for (const args of [['report', '--format', 'text'], ['check'], ['compare', '--format', 'text', given('mine.json')]]) {
    assert.doesNotMatch(printed([...args, given('esc.json')]), obeyed);
    assertKeptInside(printed([...args, given('bidi.json')]));
  }
  assertKeptInside(printed(['report', '--format', 'html', given('bidi.json')]));
  const answers = parseCsv(printed(['compare', given('mine.json'), given('theirs-formula.report.json'), '--format', 'csv']));
  assert.ok(answers.some(({ theirs }) => theirs.startsWith("'=HYPERLINK(")));
  const [line] = parseCsv(printed(['report', '--format', 'csv', '--table', 'lines', given('semicolon.json')]));
  assert.equal(line.invoice, "\n'=1+1");
  assert.equal(line.product, "x;'=HYPERLINK(1)");
});

test('hostile texts of the big list come to no harm', { skip: !existsSync(naughtyPath) }, () => {
  // What JSON cannot hold as a ledger's text (NUL) is refused by the reader, not exported.
  const texts = [...new Set(JSON.parse(readFileSync(naughtyPath, 'utf8')))].filter(
    (text) => text !== '' && !text.includes('\0') && !/\p{Surrogate}/u.test(text) && Buffer.byteLength(text) < 4000,
  );
  assert.ok(texts.length > 400);
  const named = { title: texts.filter((text) => text.length < 8).join(' '), as_of: '2009-06-30', sellers: {}, sales: [], fx: [] };
  texts.forEach((text, n) => {
    named.sellers[`${n} ${text}`] = { name: text, role: 'sublicensee' };
    named.sales.push({ invoice: text, date: '2009-02-03', country: 'US', seller: `${n} ${text}`, product: text, unit: text,
      quantity: '1', currency: 'USD', gross: '100' });
  });
  const html = run(named, '--format', 'html', '--quarter', '2009-Q1');
  assertHarmless(html);
  assertHarmless(run(named, '--format', 'html'));
  // eslint-disable-next-line no-control-regex
  const shown = (text) => written(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' '));
  const found = parseHtml(html).map((piece) => piece.text).filter((text) => text !== undefined);
  for (const text of texts) assert.ok(found.some((piece) => piece.includes(shown(text).trim())), text);

  const rows = csv(named, 'lines');
  assert.equal(rows.length, texts.length);
  texts.forEach((text, n) => {
    // An apostrophe before each sign that begins a cell, or what may be taken for one.
    const sign = /(^|[,;\t|\r\n])((?:[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u180e\u061c\u200e\u200f\u2028-\u202e\ufff9-\ufffb"](?<![,;\t|\r\n]))*)([=+\-@＝＋－＠﹦﹢﹣﹫])/gu;
    const safe = text.replace(/^[\t\r]/, "'$&").replace(sign, "$1$2'$3");
    assert.equal(rows[n].invoice, safe);
    assert.equal(rows[n].product, safe);
  });
  assert.equal(eventsOf(run(named, '--format', 'ics')).length, reportOf(named).deadlines.length);
});

// --- two ledgers compared ------------------------------------------------------------------------

/** Runs `compare` over two ledgers; gives its whole outcome. */
function comparison(mine, theirs, ...args) {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-compare-'));
  try {
    const files = [mine, theirs].map((ledger, n) => {
      const file = join(folder, `${n}.json`);
      writeFileSync(file, typeof ledger === 'string' ? ledger : JSON.stringify(ledger));
      return file;
    });
    return spawnSync(command, ['compare', ...files, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compared = (mine, theirs, ...args) => {
  const { status, stdout, stderr } = comparison(mine, theirs, ...args);
  assert.equal(status, 0, stderr);
  return stdout;
};

const refused = (expected, ...given) => {
  const { status, stdout, stderr } = comparison(...given);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, expected);
};

/** An answer of so many figures below names of so many characters, so many levels down. */
function deepAnswer(figures, characters, levels) {
  let inside = Array.from({ length: figures }, (_, i) => i);
  for (let level = 0; level < levels; ++level) inside = { ['k'.repeat(characters)]: inside };
  return JSON.stringify({ format: 'jm216-report/1', inside });
}

test('what two answers differ in grows with the answers, whatever the names above a figure', () => {
  const none = '{"format":"jm216-report/1"}';
  const deep = deepAnswer(1000, 4000, 25);
  for (const format of ['json', 'csv', 'text', 'html']) {
    const { length } = compared(none, deep, '--format', format);
    assert.ok(length < 20 * deep.length, `${format}: ${length} of ${deep.length}`);
  }
  const [first] = JSON.parse(compared(none, deepAnswer(1, 121, 10))).differences;
  const name = `${'k'.repeat(80)}…${'k'.repeat(36)}`;
  // inside, four in all, a mark, the last two names and the figure's own
  assert.equal(first.where, `/inside/${name}/${name}/${name}/…/${name}/${name}/0`);
  const [whole] = JSON.parse(compared(none, deepAnswer(1, 120, 6))).differences;
  assert.equal(whole.where, `/inside${`/${'k'.repeat(120)}`.repeat(6)}/0`);
});

test('of two answers ten thousand differences are listed and the rest is counted', () => {
  const none = '{"format":"jm216-report/1"}';
  const many = deepAnswer(10_003, 1, 0);
  const json = JSON.parse(compared(none, many, '--format', 'json'));
  assert.equal(json.differences.length, 10_000);
  assert.equal(json.differences.at(-1).where, '/inside/9999');
  assert.equal(json.not_listed, 3);
  assert.equal(parseCsv(compared(none, many, '--format', 'csv')).at(-1).where, 'and 3 more, not listed');
  assert.match(compared(none, many, '--format', 'text'), /^and 3 more, not listed$/m);
  assert.match(compared(none, many, '--format', 'html'), />and 3 more, not listed</);
  assert.equal(JSON.parse(compared(none, deepAnswer(10_000, 1, 0))).not_listed, undefined);
});

/** The example as the other side might keep it: a line gone, one dearer, less paid, other days counted. */
function otherExample() {
  const ledger = JSON.parse(example);
  ledger.sales.splice(10, 1);
  ledger.sales[3].gross = '99999.99';
  ledger.payments.at(-1).amount = '399000.00';
  ledger.readings = { day_count: 'act/360' };
  return ledger;
}

const cents = (usd) => BigInt(usd.replace('.', ''));

test('a comparison\'s prices and interaction come to the difference of the two reports', () => {
  const theirs = otherExample();
  const all = JSON.parse(compared(example, theirs));
  assert.equal(all.differences.length, 4);
  const there = reportOf(theirs);
  assert.equal(all.mine.sha256, exampleReport.ledger.sha256);
  assert.equal(all.theirs.sha256, there.ledger.sha256);
  for (const [total, here] of Object.entries(exampleReport.totals)) {
    const prices = all.differences.reduce((sum, one) => sum + cents(one.effect[total]), 0n);
    assert.equal(prices, cents(all.attributed[total]), total);
    assert.equal(prices + cents(all.interaction[total]), cents(there.totals[total]) - cents(here), total);
  }
  const table = compared(example, theirs, '--format', 'csv');
  assert.match(table.split('\r\n')[0], /Mine: Example ledger.*as signed.*Theirs: .*as signed/);
  const rows = parseCsv(table);
  assert.deepEqual(rows.slice(0, 4).map((row) => row.royalty_usd), all.differences.map((one) => one.effect.royalty_usd));
  assert.equal(rows.at(-1).outstanding_usd, all.difference.outstanding_usd);
  const text = compared(example, theirs, '--format', 'text');
  for (const one of all.differences) assert.ok(text.includes(one.what), one.what);
});

test('a reconciliation schedule as html says what differs, with nothing that runs or loads', () => {
  const html = compared(example, otherExample(), '--format', 'html');
  assertHarmless(html);
  const all = JSON.parse(compared(example, otherExample()));
  const texts = parseHtml(html).map((piece) => piece.text);
  for (const one of all.differences) assert.ok(texts.includes(one.what), one.what);
  for (const total of ['royalty_usd', 'outstanding_with_interest_usd']) {
    assert.ok(texts.includes(grouped(all.difference[total])), total);
    assert.ok(texts.includes(grouped(all.interaction[total])), total);
  }
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(` id="${target}"`), target);
  assert.ok(parseHtml(compared(example, example, '--format', 'html')).some((piece) => piece.text === 'Nothing differs.'));
});

test('hostile names in a comparison come to no harm', () => {
  for (const name of ['=1+1', '<script>alert(1)</script>', '@SUM(A1)', '"><img src=x onerror=alert(1)>']) {
    const mine = ledgerWith({ title: name, seller: name, product: name, unit: name, invoice: name });
    const theirs = { ...mine, sales: [{ ...mine.sales[0], gross: '1200' }] };
    assertHarmless(compared(mine, theirs, '--format', 'html'));
    const safe = /^[=@]/.test(name) ? `'${name}` : name;
    const gone = parseCsv(compared(mine, theirs, '--format', 'csv', '--table', 'facts')).filter((row) => row.field === 'product');
    assert.deepEqual(gone.map((row) => row.mine), [safe]);
  }
});

test('what cannot be compared is refused with exit code 2 and says so', () => {
  refused(/\/1\.json: .*"sales"/, example, '{"format":"jm216-ledger/1"}');
  refused(/\/0\.json: \(line 1, column 1\): not JSON: .*open it on the page/, '<!doctype html>', example);
  const twice = spawnSync(command, ['compare', '-', '-'], { input: example, encoding: 'utf8' });
  assert.equal(twice.status, 2);
  assert.match(twice.stderr, /standard input can be one of the two/);
  refused(/only of two ledgers and with --format csv/, example, example, '--table', 'facts');
  refused(/name one ledger/, example, example, '--statements');
  const none = spawnSync(command, ['compare', '--statements', '-'], { input: '{"sales":[]}', encoding: 'utf8' });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /has no "statements"/);
});

test('statements by cause: the causes come to computed less reported', () => {
  const audit = (...args) => {
    const { status, stdout, stderr } = spawnSync(command, ['compare', '--statements', '-', ...args], { input: example, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const all = JSON.parse(audit());
  const causes = all.by_cause.reduce((sum, cause) => sum + cents(cause.amount_usd), 0n);
  assert.equal(causes, cents(all.difference_usd));
  const reported = exampleReport.quarters.filter((quarter) => quarter.statement);
  assert.deepEqual(
    all.quarters.filter((quarter) => quarter.sent).map((quarter) => [quarter.quarter, quarter.difference_usd]),
    reported.map((quarter) => [quarter.quarter, quarter.statement.difference_usd]),
  );
  assertHarmless(audit('--format', 'html'));
  const rows = parseCsv(audit('--format', 'csv'));
  assert.equal(rows.reduce((sum, row) => sum + (row.amount_usd ? cents(row.amount_usd) : 0n), 0n), causes);
});

/** Every leaf of a report by its path, worked out by ourselves; what a list holds is named by `name`. */
function leaves(value, path, found) {
  if (value === null || typeof value !== 'object') found.set(path, String(value));
  else if (!Array.isArray(value)) {
    for (const [name, inside] of Object.entries(value)) leaves(inside, `${path}/${name}`, found);
  } else {
    const times = {};
    for (const one of value) {
      const parts = ['seller', 'role', 'country', 'product', 'unit', 'currency', 'basis', 'rate_percent'];
      const named = (...names) => names.filter((name) => name in one).map((name) => one[name]).join(' ');
      const name = String(
        one.id ??
          one.quarter ??
          one.number ??
          (one.case ? named('case', 'country') : one.title ? named('title', 'effective') : 'why' in one ? named('clause', 'why') : named(...parts)),
      );
      times[name] = (times[name] ?? 0) + 1;
      leaves(one, `${path}/${name}${times[name] > 1 ? ` (${times[name]})` : ''}`, found);
    }
  }
  return found;
}

test('two answers: what differs is what differs, and totals by how much', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jm216-'));
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const days = ['2010-03-31', '2011-08-15', '2012-06-30', '2019-01-01'];
  for (const [i, day] of days.entries()) {
    const texts = [run(example, '--as-of', day), run(example, '--as-of', days[(i + 1) % days.length], '--reading', 'rounding=half-even')];
    const [mine, theirs] = texts.map((text, n) => write(`${n}.json`, text));
    const { status, stdout, stderr } = spawnSync(command, ['compare', mine, theirs], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    const all = JSON.parse(stdout);
    const [left, right] = texts.map((text) => {
      const { format, findings, ...rest } = JSON.parse(text);
      assert.ok(format && findings);
      return leaves(rest, '', new Map());
    });
    // Nothing where the other has something inside counts for nothing there.
    const holds = (all_, path) => [...all_.keys()].some((other) => other.startsWith(`${path}/`));
    for (const [one, other] of [[left, right], [right, left]]) {
      for (const [path, value] of one) if (value === 'null' && holds(other, path)) one.delete(path);
    }
    const expected = [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
    assert.deepEqual(all.differences.map(({ where }) => where).sort(), expected.sort(), day);
    for (const { where, mine: one, theirs: other, difference } of all.differences) {
      assert.deepEqual([one ?? undefined, other ?? undefined], [left.get(where), right.get(where)], where);
      if (where.startsWith('/totals/') && one !== 'null' && other !== 'null') {
        assert.equal(cents(difference), cents(other) - cents(one), where);
      }
    }
    assert.ok(all.differences.some(({ difference }) => difference), day);
    // A ledger stands for its answer.
    const ledger = write('ledger.json', example);
    const again = spawnSync(command, ['compare', ledger, theirs, '--as-of', day], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(again.stdout, stdout);
    assertHarmless(spawnSync(command, ['compare', mine, theirs, '--format', 'html'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
  }
  rmSync(folder, { recursive: true });
});
