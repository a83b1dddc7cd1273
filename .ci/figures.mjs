#!/usr/bin/env node
// No figure of the agreement stands outside core/agreement: rules, their terms and the evaluation name no length of
// time, limit, date or sum of their own, neither as a constant nor in a sentence; readings, documents, command and
// views none in a sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const rules = ['core/rules', 'core/evaluation', 'core/terms'];
// Where sentences are written, and constants are widths and the like.
const sentences = ['core/readings', 'core/report', 'core/compare', 'core/export', 'core/command', 'web/views', 'web/app'];
// Constants that are ours and not the agreement's, each with what it is.
const ours = {
  most_lines_listed: 'how many lines the explanation of a row lists',
  most_later_steps: 'how many steps it has for the rows of a quarter that was paid late',
  widest_date: 'a date that makes a column wide',
};

const number = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const inSentences = [
  // "1 day" and "1 unit of currency" are arithmetic: the day after.
  [/"[^"]*\b(?!1 day\b)NUMBER (?:days?|months?|years?|grams?)\b/, 'a length of time or a quantity in a sentence'],
  [/"[^"]*\b(?!100%)[1-9]\d*(?:\.\d+)?%/, 'a rate in a sentence'],
  [/"[^"]*\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* ?(?:\d|")/, 'a date in a sentence'],
];
const faults = [
  ...inSentences,
  [/"[^"]*\b[12]\d{3}-\d\d-\d\d/, 'a date in a sentence'],
  [/\bmake_date\(/, 'a date'],
  [/\b(?:Days|days|months|years)[{(](?!1[})])\d/, 'a length of time'],
  [/\b(?:Percent\(Decimal\(|Usd::dollars\()\d/, 'a sum or a rate'],
  [/\bconstexpr\b[^=;({]*\b\w*(?:days|months|years|limit)\w*\b(?! *\()/i, 'a constant named for a length of time or a limit'],
  [/\bconstexpr\b[^=;]*(?:= *|\{)(?!0[};]|[1-4][};])[\d'.]+[};]/, 'a constant of its own'],
];
const spelledOut = (list) =>
  list.map(([pattern, what]) => [new RegExp(pattern.source.replace('NUMBER', number), pattern.flags), what]);

const withoutComment = (line) => line.replace(/(^|\s)\/\/.*$/, '');

let files = 0;
const wrong = [];
for (const folder of [...rules, ...sentences]) {
  const looked = spelledOut(rules.includes(folder) ? faults : inSentences);
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.[ch]pp$/.test(name)) continue;
    ++files;
    const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n');
    lines.forEach((line, at) => {
      // With the pieces of its sentence that the next lines hold.
      let code = withoutComment(line);
      for (let next = at + 1; code.endsWith('"') && /^\s*"/.test(lines[next]); ++next) {
        code = code.slice(0, -1) + withoutComment(lines[next]).trim().slice(1);
      }
      const fault = looked.find(([pattern]) => pattern.test(code));
      if (!fault || Object.keys(ours).some((known) => code.includes(` ${known} `))) return;
      wrong.push(`${folder}/${name}:${at + 1}: ${fault[1]} belongs into core/agreement: ${code.trim()}`);
    });
  }
}
if (files < 100) throw new Error(`only ${files} files found: is this the repository?`);
for (const one of wrong) console.error(one);
console.log(`${files} files, ${wrong.length} figures of the agreement outside core/agreement`);
process.exitCode = wrong.length ? 1 : 0;
