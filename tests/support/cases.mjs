// The cases that tests read: those kept in tests/cases, and of a further folder (JM216_SHARED, default
// ../shared) those that are not kept, or not the same. None is run twice.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
export const kept = join(top, 'tests/cases');
const further = join(process.env.JM216_SHARED || join(top, '../shared'), 'second-edition/cases');

const linesOf = (path) =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line !== '') : [];

/** A case of a folder, with all the files of its name. */
class Case {
  constructor(folder, name, files) {
    this.folder = folder;
    this.name = name;
    this.own = files.filter((file) => file.startsWith(`${name}.`));
  }
  path(ending) {
    return join(this.folder, `${this.name}.${ending}`);
  }
  lines(ending) {
    return linesOf(this.path(ending));
  }
  /** What makes its ledger, in order. */
  get files() {
    return this.own.includes(`${this.name}.files`) ? this.lines('files') : [`${this.name}.json`];
  }
  /** Every ledger and part of one that it holds. */
  get ledgers() {
    return this.own.filter((file) => file.endsWith('.json') && !file.endsWith('.expected.json'));
  }
  isSameAs(other) {
    return (
      this.own.join() === other.own.join() &&
      this.own.every((file) => readFileSync(join(this.folder, file)).equals(readFileSync(join(other.folder, file))))
    );
  }
}

function casesIn(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).sort();
  const names = files.flatMap((file) => file.match(/^([^.]+)\.(?:json|files)$/)?.[1] ?? []);
  return [...new Set(names)].sort().map((name) => new Case(folder, name, files));
}

/** All cases, or those of the folder `bad`; says how many it left out. */
export function allCases(part = '') {
  const cases = casesIn(join(kept, part));
  const byName = new Map(cases.map((one) => [one.name, one]));
  const more = casesIn(join(further, part));
  const fresh = more.filter((one) => !byName.get(one.name)?.isSameAs(one));
  if (more.length > 0) {
    const what = part === '' ? 'cases' : `${part} cases`;
    console.log(`${cases.length} ${what} kept; of ${more.length} further ones ${fresh.length} differ and are run too.`);
  }
  return [...cases, ...fresh];
}
