#!/usr/bin/env node
// One name for one type: two headers that define the same name in the same namespace are a fault no compiler tells
// (each file sees one of them), and the program then mixes them up.
import { readdirSync, readFileSync } from 'node:fs';

const headers = ['core', 'web'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.hpp'))
    .map((name) => `${folder}/${name}`),
);
const homes = new Map(); // of each qualified name: the header that defines it
let twice = 0;
for (const header of headers) {
  let space = '';
  for (const line of readFileSync(header, 'utf8').split('\n')) {
    space = /^namespace ([\w:]+) \{/.exec(line)?.[1] ?? space;
    const [, name] = /^(?:struct|class|enum class|using) (\w+)(?: final)?(?: : [^;]*)?(?: \{| =)/.exec(line) ?? [];
    if (!name) continue;
    const whole = `${space}::${name}`;
    if (homes.has(whole)) {
      ++twice;
      console.error(`${whole} is defined in ${homes.get(whole)} and in ${header}`);
    } else homes.set(whole, header);
  }
}

// And in the core one name for one type of a file's own too: its files are compiled several at a time (JM216_UNITY).
const own = new Map(); // of each name: the file that keeps it to itself
const sources = readdirSync('core', { recursive: true }).filter(
  (name) => name.endsWith('.cpp') && !name.startsWith('command/'),
);
for (const source of sources) {
  let inside = false;
  for (const line of readFileSync(`core/${source}`, 'utf8').split('\n')) {
    if (line === 'namespace {') inside = true;
    if (line === '}  // namespace') inside = false;
    const [, name] = /^(?:struct|class|enum class|enum|using) (\w+)(?: final)?(?: : [^;]*)?(?: \{|;$| =)/.exec(line) ?? [];
    if (!inside || !name || own.get(name) === source) continue;
    const home = own.get(name) ?? homes.get(`jm216::${name}`);
    if (home && !home.startsWith('web/')) {
      ++twice;
      console.error(`${name} is defined in ${home} and in ${source}`);
    } else own.set(name, source);
  }
}
if (own.size < 50) throw new Error(`only ${own.size} types of their own found in ${sources.length} files`);
if (homes.size < 200) throw new Error(`only ${homes.size} types found: is this the repository?`);
process.exitCode = twice ? 1 : 0;
