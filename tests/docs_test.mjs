// What the documents list is what the code has: readings, findings, Schedule A, the fields of ledger and report;
// the verbs of the worker; and every link between documents leads somewhere.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { verbs } from '../web/bridge/verbs.mjs';
import { kept } from './support/cases.mjs';
import { version } from './support/version.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(join(top, name), 'utf8');
const rules = read('docs/rules.md');
const formats = read('docs/formats.md');
const answer = (name) => JSON.parse(readFileSync(join(kept, `${name}.expected.json`), 'utf8'));

/** The rows of the tables below a heading, each in its cells. */
function tableBelow(text, heading) {
  const from = text.indexOf(`\n${heading}\n`);
  assert.ok(from >= 0, `there is no ${heading}`);
  const [section] = text.slice(from + heading.length + 2).split(/^## /m);
  return section
    .split('\n')
    .filter((line) => line.trimStart().startsWith('|'))
    .map((line) => line.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim()));
}

const inCode = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

test('every link leads to a file, and to a heading where it names one', () => {
  const documents = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'tests/cases/README.md'];
  documents.push(...readdirSync(join(top, 'docs')).map((name) => `docs/${name}`));
  const anchorsOf = (path) =>
    [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  for (const name of documents.filter((one) => existsSync(join(top, one)))) {
    for (const [, target, anchor] of read(name).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const path = target === '' ? join(top, name) : join(top, dirname(name), target);
      assert.ok(existsSync(path), `${name}: ${target}`);
      if (anchor) assert.ok(anchorsOf(path).includes(anchor), `${name}: ${target}#${anchor}`);
    }
  }
});

test('what the documents for developers name is there', () => {
  const sources = ['core', 'web', 'tests', 'assets', '.ci'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.(cpp|hpp|mjs|js|json|txt|py)$/.test(name) && !name.includes('node_modules')),
  );
  const names = new Set(sources.flatMap((name) => `${name} ${read(name)}`.match(/\w+/g)));
  for (const document of ['docs/HACKING.md', 'docs/ARCHITECTURE.md', 'CONTRIBUTING.md']) {
    const [text] = read(document).split('## The words we use');
    for (const span of inCode(text)) {
      if (existsSync(join(top, span))) continue;
      assert.doesNotMatch(span, /^(core|web|docs|tests|assets|\.ci)\/[\w./]+$/, document);
      if (document !== 'docs/HACKING.md') continue;
      // Of a file, its name is enough; of code, every name in it.
      const isFile = /^[\w/]+\.(cpp|hpp|mjs|js|json|py|txt)$/.test(span);
      const missing = (span.match(/[a-z]\w*_\w+|[A-Z][a-z]\w+/g) ?? []).filter((name) => !names.has(name));
      if (isFile) assert.ok(sources.some((name) => name.endsWith(`/${span}`)), `${document}: ${span}`);
      else assert.deepEqual(missing, [], `${document}: ${span}`);
    }
  }
});

test('one place says the version, and the documents name that one', () => {
  assert.equal(/^## (\S+)/m.exec(read('CHANGELOG.md'))[1], version);
  assert.ok(read('README.md').includes(`git checkout v${version}\n`));
  const sources = ['core', 'web'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.(cpp|hpp|mjs|js|txt)$/.test(name)),
  );
  assert.ok(sources.length > 200);
  assert.deepEqual(sources.filter((name) => read(name).includes(version)), []);
});

test('rules.md lists the readings, with their values and in their order', () => {
  const ours = [...read('core/readings/readings.cpp').matchAll(/reading<&Readings::.*?\{("[^}]*)\},/gs)].map(
    ([whole, values]) => [whole.match(/"(\w+)"/)[1], ...[...values.matchAll(/"([^"]+)"/g)].map(([, value]) => value)],
  );
  assert.ok(ours.length >= 33);
  const listed = tableBelow(rules, '## 2. Readings').slice(2);
  assert.deepEqual(listed.map(([name, values]) => [...inCode(name), ...inCode(values)]), ours);
});

test('rules.md lists the findings, with severity and clause', () => {
  const ours = [...read('core/report/finding.cpp').matchAll(/\{"([^"]+)", S::(\w+), "([^"]*)",/g)];
  const listed = new Map(
    tableBelow(rules, '## 16. Findings')
      .slice(2)
      .map(([code, severity, clause]) => [inCode(code)[0], [severity, clause]]),
  );
  assert.equal(listed.size, ours.length);
  for (const [, code, severity, clause] of ours) {
    assert.equal(listed.get(code)?.[0], severity, code);
    if (code === 'notice-without-right' || code === 'unknown-field') continue; // each its own, or none
    assert.equal(listed.get(code)[1].split(',')[0], clause, code);
  }
});

test('formats.md lists the codes of problems, with what they mean and the repair', () => {
  const ours = [...read('core/basics/problem.cpp').matchAll(/\{"([a-z-]+)",\s*"([^"]+)",\s*"([^"]+)"\}/g)];
  const names = read('core/basics/problem.hpp').match(/enum class ProblemCode[^{]*\{([^}]*)\}/)[1].match(/\w+/g);
  assert.deepEqual(ours.map(([, code]) => code.replaceAll('-', '_')), names);
  const listed = tableBelow(formats, '## 3. What is refused').filter(([, , repair]) => repair).slice(2);
  assert.deepEqual(listed.map(([code, ...rest]) => [inCode(code)[0], ...rest]), ours.map(([, ...cells]) => cells));
});

/** Schedule A of rules.md, a row for each country. */
function scheduleA(printing) {
  const wanted = { first: /^first: /, second: /^second, in their place: / };
  return tableBelow(rules, '## 4. The TERM (I.2, I.16, XI.1, Sch.A)')
    .slice(2)
    .filter(([, countries]) => !/^(first|second)/.test(countries) || wanted[printing].test(countries))
    .flatMap(([name, countries, application, patent, expires]) =>
      countries.match(/\b[A-Z]{2}\b/g).map((country) => ({
        case: name,
        country,
        application,
        patent: patent === 'none' ? null : patent,
        listed: (printing === 'second' && expires.match(/second: (\S+)/)?.[1]) || expires.slice(0, 10),
      })),
    );
}

for (const [printing, name] of [
  ['first', 'fx-provisional'],
  ['second', 'schedule-second-ireland-extended'],
]) {
  test(`rules.md has Schedule A, the ${printing} printing`, () => {
    const patents = answer(name).term.patents.map((one) => ({
      case: one.case,
      country: one.country,
      application: one.application,
      patent: one.patent,
      listed: one.listed,
    }));
    assert.deepEqual(scheduleA(printing), patents);
  });
}

test('formats.md lists every section and field that the schema knows', () => {
  const schema = JSON.parse(read('assets/ledger.schema.json'));
  const names = new Set();
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const name of Object.keys(node.properties ?? {})) names.add(name);
    Object.values(node).forEach(walk);
  };
  walk(schema);
  const readings = new Set(tableBelow(rules, '## 2. Readings').flatMap(([name]) => inCode(name)));
  const listed = new Set(tableBelow(formats, '## 1. Ledger').flat().flatMap(inCode));
  for (const n of [2, 3, 4]) listed.add(`milestone-${n}`); // between the first and the last
  const missing = [...names].filter((name) => !listed.has(name) && !readings.has(name));
  assert.deepEqual(missing, []);
});

test('formats.md lists the fields of a report, in their order', () => {
  const report = answer('mixture-3');
  const quarters = report.quarters;
  const first = (key) => quarters.find((one) => one[key]?.length > 0)[key][0];
  const objects = {
    ledger: report.ledger,
    licence: report.licence,
    'term.patents[]': report.term.patents[0],
    'milestones[]': report.milestones[0],
    'quarters[]': quarters[0],
    'rows[]': first('rows'),
    'made[]': first('made'),
    statement: quarters.find((one) => one.statement).statement,
    // Together they give every figure.
    'statement.rows[]': Object.assign(
      {},
      ...answer('statement-rows-differ').quarters.flatMap(({ statement }) => statement?.rows ?? []),
    ),
    'obligations[]': report.obligations[0],
    totals: report.totals,
    'rights[]': answer('sellers-absent').rights[0],
    'deadlines[]': report.deadlines[0],
    liability: report.liability,
    'amendments[]': report.amendments[0],
    'not_computable[]': report.not_computable[0],
    'findings[]': report.findings[0],
  };
  const rows = new Map(tableBelow(formats, '## 5. Report').map(([member, fields]) => [inCode(member)[0], fields]));
  for (const [member, object] of Object.entries(objects)) {
    const keys = Object.keys(object);
    // What stands in brackets tells of a field.
    const listed = inCode((rows.get(member) ?? '').replace(/\([^)]*\)/g, ''));
    assert.deepEqual(listed.filter((name) => name !== 'notes'), keys, member);
  }
  const members = [...rows.keys()].map((name) => name?.replace('[]', '')).filter((name) => name in report);
  assert.deepEqual([...new Set(members)], Object.keys(report));
});

test('a verb of the worker is a function of the engine and a line of verbs.mjs, and there are no others', () => {
  const engine = read('web/bridge/engine.cpp');
  const exported = [...engine.matchAll(/^EMSCRIPTEN_KEEPALIVE .*?\bjm216_engine_(\w+)\(/gm)].map(([, name]) => name);
  const ofNoLedger = ['load', 'compare', 'comparison', 'comparison_book', 'table_sheet', 'table_fits', 'table_look', 'table_read', 'table_load', 'read_link'];
  const others = [...ofNoLedger, 'output', 'output_size'];
  assert.deepEqual(exported.filter((name) => !others.includes(name)).sort(), Object.keys(verbs).sort());
  const protocol = read('web/bridge/protocol.md');
  for (const name of ofNoLedger) assert.ok(protocol.includes(`\`${name}\``), name);
});
