#!/usr/bin/env node
// What the import of a workbook costs beside reading the same workbook with openpyxl, in one run: processor time and
// peak memory, and the ratio. The import also makes the ledger and checks it; openpyxl only reads the cells.
//
//   node tests/bench/workbook.mjs [--rows 50000] [--runs 3] [--command build/native/jm216] [--python python3]
//
// openpyxl is Debian's python3-openpyxl; where it is not installed the command is measured alone.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { day, workbook } from "../import/made_workbook.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "50000" },
    runs: { type: "string", default: "3" },
    command: { type: "string", default: "build/native/jm216" },
    python: { type: "string", default: "/usr/bin/python3" },
  },
});
const rows = Number(options.rows);
const runs = Number(options.runs);

const iso = (/** @type {number} */ i) => new Date(Date.UTC(2010, 0, 1) + (i % 700) * 86_400_000).toISOString().slice(0, 10);
const headings = ["Invoice", "Date", "Country", "Currency", "Product", "Quantity", "Gross", "Freight"];
const countries = ["DE", "FR", "IT", "GB"];
const table = [headings];
for (let i = 0; i < rows; ++i) {
  table.push([`R-${i}`, day(iso(i)), countries[i % 4], "USD", `JM216 ${10 * (1 + (i % 5))} mg`, 1 + (i % 90), 100 + (i % 9000) / 4, (i % 40) / 4]);
}
const mapping = {
  format: "jm216-mapping/1", header: true,
  fields: {
    invoice: { column: "Invoice" }, date: { column: "Date" }, country: { column: "Country" }, currency: { column: "Currency" },
    product: { column: "Product" }, quantity: { column: "Quantity" }, gross: { column: "Gross" }, freight: { column: "Freight" },
  },
};

const folder = mkdtempSync(join(tmpdir(), "jm216-bench-"));
const book = join(folder, "sales.xlsx");
writeFileSync(book, workbook([table]));
writeFileSync(join(folder, "mapping.json"), JSON.stringify(mapping));

const reader = `
import openpyxl, sys
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0]
print(sum(1 for row in sheet.iter_rows(values_only=True) if row[0] is not None))
`;
/** @type {{ name: string, argv: string[] }[]} */
const contenders = [
  { name: "jm216 import", argv: [options.command, "import", book, "--mapping", join(folder, "mapping.json"), "-o", join(folder, "ledger.json")] },
];
if (spawnSync(options.python, ["-c", "import openpyxl"]).status === 0) {
  contenders.push({ name: "openpyxl, read only", argv: [options.python, "-c", reader, book] });
}

/** Processor time in seconds and peak memory in MB of one run. @param {string[]} argv */
function cost(argv) {
  const measured = 'import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\nu = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(u.ru_utime + u.ru_stime, u.ru_maxrss)';
  const [seconds, kib] = execFileSync(options.python, ["-c", measured, ...argv], { encoding: "utf8" }).split(" ").map(Number);
  return { seconds, megabytes: kib / 1024 };
}

try {
  console.log(`${rows} rows of ${headings.length} cells, ${(statSync(book).size / 1e6).toFixed(1)} MB; ${runs} runs each\n`);
  console.log(`${"processor time, s".padEnd(24)}   min  median   peak MB`);
  const least = contenders.map(({ name, argv }) => {
    const all = Array.from({ length: runs }, () => cost(argv)).sort((a, b) => a.seconds - b.seconds);
    const [first, median] = [all[0].seconds, all[Math.floor(runs / 2)].seconds];
    const peak = Math.max(...all.map(({ megabytes }) => megabytes));
    console.log(`${name.padEnd(24)} ${first.toFixed(2).padStart(5)}   ${median.toFixed(2).padStart(5)}   ${peak.toFixed(0).padStart(7)}`);
    return first;
  });
  if (least.length > 1) console.log(`\nThe import is ${(least[1] / least[0]).toFixed(1)} times as fast as openpyxl reads the cells.`);
} finally {
  rmSync(folder, { recursive: true });
}
