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
    const [, name] = /^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{/.exec(line) ?? [];
    if (!name) continue;
    const whole = `${space}::${name}`;
    if (homes.has(whole)) {
      ++twice;
      console.error(`${whole} is defined in ${homes.get(whole)} and in ${header}`);
    } else homes.set(whole, header);
  }
}
if (homes.size < 200) throw new Error(`only ${homes.size} types found: is this the repository?`);
process.exitCode = twice ? 1 : 0;
