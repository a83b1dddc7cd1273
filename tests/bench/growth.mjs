#!/usr/bin/env node
// How the answer grows with each section of the ledger and with each pair: n, 2n and 4n records, the
// least processor time and the peak memory of several runs, and the exponent between n and 4n.
//
//   node tests/bench/growth.mjs [--runs 5] [--seconds 0.2] [--share 1/4] [--command build/native/jm216]
//                               [--reading NAME=VALUE] [SECTION [SECTION]]
//
// Without names all sections and pairs; with one that section and its pairs; with two that pair.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const aim = 1.2;
const mostRecords = 400_000;

const { values: options, positionals } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    share: { type: "string", default: "1/1" },
    seconds: { type: "string", default: "0.2" }, // of the largest of the three, at least
    command: { type: "string", default: "build/native/jm216" },
    reading: { type: "string", multiple: true, default: [] },
  },
  allowPositionals: true,
});
const runs = Number(options.runs);
const leastSeconds = Number(options.seconds);
const asked = options.reading.flatMap((reading) => ["--reading", reading]);
const [share, shares] = options.share.split("/").map(Number);

/** @param {number} i a day of the licence's, another for each of the first 8,000 */
const day = (i) => new Date(Date.UTC(2001, 8, 1) + (i % 8000) * 86_400_000).toISOString().slice(0, 10);
/** @param {number} i */
const quarter = (i) => `${2002 + (Math.floor(i / 4) % 20)}-Q${1 + (i % 4)}`;
/** @param {string} one @param {number} i */
const country = (one, i) => (i % 2 === 0 ? one : ["DE", "FR", "GB", "US"][Math.floor(i / 2) % 4]);
const currencies = ["EUR", "GBP", "JPY", "CAD", "CHF", "AUD", "SEK", "NOK"];
const kinds = [
  "terminate-milestone", "terminate-nonpayment", "terminate-breach", "terminate-force-majeure", "breach",
  "terminate-infringement", "terminate-challenge", "terminate-insolvency",
];
const clocks = ["oral-disclosure", "protection-request", "patent-abandonment"];

/** @param {number} i @param {object} more */
const sale = (i, more = {}) => ({
  invoice: `INV-${i}`, date: day(i), country: country("IT", i), product: `P${i % 1000}`, currency: "USD",
  gross: `${100 + (i % 900)}.50`, ...more,
});

// What record i of each section is: as unlike the others as may be, and meeting those of other sections.
const sections = {
  sales: sale,
  credits: (/** @type {number} */ i) => (i % 2 === 0 ? sale(i, { invoice: "ONE" })
    : sale(i, { gross: "-1", credit_of: "ONE", credit_reason: "returned" })),
  // Supplied on another day, free, or not at arm's length; and what came back of each third.
  supplies: (/** @type {number} */ i) => sale(i, [
    { supplied: day(i + 40), quantity: "1" }, { free: true, gross: "0" },
    { arms_length: false, fair_market_price: "2000" },
    { gross: "-1", credit_of: `INV-${i - 1}`, fair_market_price: "1.50" },
  ][i % 4]),
  production: (/** @type {number} */ i) => ({ quarter: quarter(i), product: `P${i % 1000}`, quantity: `${i}` }),
  generics: (/** @type {number} */ i) => ({ country: country("IT", i), available_from: day(i), withdrawn: day(7999),
    product: `P${i % 1000}`, marketer: `M${i}`, source: ["independent", "licensed", "licensor"][i % 3],
    infringing: i % 2 === 0, right: i % 4 === 0 ? `US ${i}` : undefined }),
  infringements: (/** @type {number} */ i) => ({ country: country("IT", i), percent: `${31 + (i % 19)}.${i % 10}`,
    notified: day(i), right: i % 4 === 0 ? `US ${i}` : undefined, ceased: i % 3 === 0 ? day(7999) : undefined,
    suit_filed: i % 8 === 1 ? day(Math.min(i % 8000 + 60, 7999)) : undefined, suit_by: i % 8 === 1 ? "licensee" : undefined }),
  payments: (/** @type {number} */ i) => ({ for: i % 2 === 0 ? `royalty-${quarter(i)}` : "supply", date: day(i),
    amount: "0.01", ...(i % 3 === 0 ? { withheld: "0.01", creditable: "0.01" } : {}) }),
  statements: (/** @type {number} */ i) => ({ quarter: quarter(i), date: day(i), royalty_usd: "1",
    rows: [{ product: `P${i % 1000}`, made: "1", sold: "1", currency: "USD", net_sales: "1" }] }),
  // All of one quarter; its rows are as many as its lines.
  one_quarter: (/** @type {number} */ i) => sale(i, { date: "2005-02-03", product: `P${i}` }),
  // All of one statement, of that quarter.
  statement_rows: (/** @type {number} */ i) => ({ seller: "licensee", product: `P${i}`, made: `${i}`, sold: "1",
    currency: "USD", net_sales: "1" }),
  amendments: (/** @type {number} */ i) => ({ effective: day(i), agreed: i % 3 === 0 ? day(i + 60) : undefined, changes: { royalty_percent: `${3 + (i % 5)}.${i % 10}`,
    interest_margin: `${1 + (i % 4)}`, payment_days: 30 + (i % 9), generic_percent: `${i % 3}`,
    infringement_threshold: `${20 + (i % 9)}`, infringement_days: 90 + (i % 40), sell_off_months: 6 + (i % 6),
    "milestone-1": { target: day(i + 900) } } }),
  instalments: (/** @type {number} */ i) => ({ effective: day(i), changes: { "milestone-2": { instalments: [
    { id: "a", what: `Accepted ${i}`, amount_usd: `${1 + i}`, in: "shares" },
    { id: "b", what: `Approved ${i}`, amount_usd: `${1 + (i % 7)}` },
  ] } } }),
  fx: (/** @type {number} */ i) => ({ currency: currencies[Math.floor(i / 8000) % 8], date: day(i), usd: "1.25" }),
  base_rates: (/** @type {number} */ i) => ({ from: day(i), percent: `${1 + (i % 7)}` }),
  patents: (/** @type {number} */ i) => [
    { case: "MBUS 1044", country: "IE", application: "EP891300787", kind: i % 4 === 0 ? "spc" : undefined,
      extended_to: day(i), granted_on: day(i % 100) },
    { kind: "other", country: country("IT", i >> 1), application: `A${i}`, expires: day(i + 100),
      granted: `${i}`, granted_on: day(i % 100), ended: i % 3 === 0 ? day(i + 50) : undefined },
  ][i % 2],
  // In a country of which Schedule A has nothing, in force on every other day; and what infringes on these days.
  gapped_patents: (/** @type {number} */ i) => ({ kind: "other", country: "VN", application: `A${i}`,
    expires: day(2 * i), granted: `${i}`, granted_on: day(2 * i) }),
  gapped_infringements: (/** @type {number} */ i) => ({ country: "VN", percent: `${31 + (i % 19)}.${i % 10}`, notified: day(i % 200) }),
  extensions: (/** @type {number} */ i) => ({ for: i % 2 === 0 ? `royalty-${quarter(i)}` : `none-${i}`, to: day(i),
    agreed: i % 3 === 0 ? day(i) : undefined }),
  notices: (/** @type {number} */ i) => ({ kind: kinds[i % 8], by: i % 16 < 8 ? "licensor" : "licensee", given: day(i),
    method: i % 3 === 0 ? "post" : "telefax", milestone: i % 8 === 0 ? 1 + (i % 3) : undefined,
    force_majeure: kinds[i % 8] === "breach" && i % 5 === 0, remediable: kinds[i % 8] === "terminate-breach" ? i % 4 === 0 : undefined }),
  // Each judged by what was owed on its day, with an extension agreed on the day after; spread over all the years, for
  // there is more to be owed in later ones.
  nonpayment: (/** @type {number} */ i) => ({ kind: "terminate-nonpayment", by: "licensor", given: day(2 * (i * 617 % 4000)), method: "post" }),
  agreed_extensions: (/** @type {number} */ i) => ({ for: `royalty-${quarter(i)}`, to: "2022-01-01", agreed: day(2 * (i * 617 % 4000) + 1) }),
  force_majeure: (/** @type {number} */ i) => ({ party: i % 2 === 0 ? "licensee" : "licensor", from: day(i), to: day(7999),
    notified: i % 3 === 0 ? undefined : day(Math.min(i % 8000 + 5, 7999)) }),
  claims: (/** @type {number} */ i) => ({ date: day(i), limb: i % 2 === 0 ? "ip" : "defects", amount_usd: `${1000 + i}.50`,
    note: `batch ${i}` }),
  events: (/** @type {number} */ i) => ({ clock: clocks[i % 3], date: day(i) }),
  done: (/** @type {number} */ i) => ({ deadline: `notice-${i + 1}-effective`, date: day(i) }),
  // Lines that stand beside them are theirs, and mostly outside their dates.
  sellers: (/** @type {number} */ i) => [`S${i}`, { name: `Seller ${i}`, role: i % 2 === 0 ? "affiliate" : "sublicensee",
    exhibit_1: i % 4 === 1, from: day(i % 7000), until: day(i % 7000 + 900) }],
};
const lines = ["sales", "credits", "supplies", "one_quarter"];
// Those that are of one section of the ledger with others.
const sectionOf = { instalments: "amendments", gapped_patents: "patents", gapped_infringements: "infringements",
  nonpayment: "notices", agreed_extensions: "extensions", ...Object.fromEntries(lines.map((name) => [name, "sales"])) };
// As many as there can be: days of one rate each, or every other day.
const most = { base_rates: 8000, fx: 64_000, gapped_patents: 4000, nonpayment: 4000, agreed_extensions: 4000 };
const names = /** @type {(keyof typeof sections)[]} */ (Object.keys(sections));

/** @param {(keyof typeof sections)[]} which @param {number} n */
function ledger(which, n) {
  const all = { format: "jm216-ledger/1", as_of: "2023-08-01", sales: [], payments: [] };
  for (const name of which) {
    const count = Math.min(n, most[name] ?? n);
    const records = Array.from({ length: count }, (_, i) => sections[name](i));
    if (name === "sellers") {
      all.sellers = { licensee: { role: "licensee" }, ...Object.fromEntries(records) };
    } else if (name === "statement_rows") {
      all.statements = [...(all.statements ?? []), { quarter: "2005-Q1", date: day(1400), royalty_usd: "1", rows: records }];
    } else {
      const section = sectionOf[name] ?? name;
      all[section] = [...(all[section] ?? []), ...records];
    }
  }
  if (all.sellers) all.sales.forEach((line, i) => { line.seller = `S${i % n}`; });
  return JSON.stringify(all);
}

const folder = mkdtempSync(join(tmpdir(), "jm216-growth-"));
const file = join(folder, "ledger.json");

/** @param {(keyof typeof sections)[]} which @param {number} n @param {number} times */
function measured(which, n, times) {
  writeFileSync(file, ledger(which, n));
  const results = Array.from({ length: times }, () => {
    const out = join(folder, "time");
    execFileSync("/usr/bin/time", ["-f", "%U %S %M", "-o", out, options.command, "report", file, ...asked], { stdio: "ignore" });
    const [user, system, memory] = execFileSync("tail", ["-n", "1", out], { encoding: "utf8" }).trim().split(" ").map(Number);
    return { seconds: user + system, memory };
  });
  return {
    seconds: Math.min(...results.map((one) => one.seconds)),
    memory: Math.min(...results.map((one) => one.memory)),
  };
}

/** @param {number} small @param {number} large @param {number} base */
const exponent = (small, large, base) => Math.log(Math.max(large - base, 0.001) / Math.max(small - base, 0.001)) / Math.log(4);

/** @param {(keyof typeof sections)[]} which */
function measure(which) {
  let n = 500;
  while (4 * n < mostRecords && measured(which, 4 * n, 1).seconds < leastSeconds) n *= 2;
  if (which.length === 1 && most[which[0]]) n = Math.min(n, most[which[0]] / 4);
  const [one, two, four] = [n, 2 * n, 4 * n].map((size) => measured(which, size, runs));
  const time = exponent(one.seconds, four.seconds, empty.seconds);
  const memory = exponent(one.memory, four.memory, empty.memory);
  const row = [which.join(" × "), n, one.seconds.toFixed(2), two.seconds.toFixed(2), four.seconds.toFixed(2),
    `${Math.round(four.memory / 1024)} MB`,
    time.toFixed(2), memory.toFixed(2), time > aim || memory > aim ? "ABOVE" : ""];
  console.log(row.join("\t"));
  return row.at(-1) === "";
}

for (const name of positionals) {
  if (!names.includes(/** @type {keyof typeof sections} */ (name))) throw new Error(`no section ${name}: ${names.join(" ")}`);
}
const pairs = names.flatMap((a, i) => [[a], ...names.slice(i + 1).map((b) => [a, b])]);
const wanted = pairs.filter((pair) => (positionals.length === 2 ? pair.length === 2 : true) &&
  positionals.every((name) => pair.includes(/** @type {keyof typeof sections} */ (name))));

const empty = measured([], 0, runs);
console.log("sections\tn\tt(n)\tt(2n)\tt(4n)\tmemory(4n)\ttime^\tmemory^");
let above = 0;
wanted.forEach((pair, i) => {
  if (i % shares === share - 1 && !measure(/** @type {(keyof typeof sections)[]} */ (pair))) ++above;
});
rmSync(folder, { recursive: true });
console.log(`${above} above ${aim}`);
