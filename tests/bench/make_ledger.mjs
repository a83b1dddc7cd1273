#!/usr/bin/env node
// Writes a ledger of any size for measuring: four sellers, nine countries, four currencies, three
// years, deductions on some lines, now and then a credit note. The same seed gives the same bytes.
//
//   node make_ledger.mjs [--lines N] [--seed N] [--pretty] > ledger.json
import { writeSync } from "node:fs";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    lines: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    pretty: { type: "boolean", default: false },
  },
});
const lineCount = Number(options.lines);

/** A small repeatable generator of numbers (xorshift32). */
let state = (Number(options.seed) * 2654435761) >>> 0 || 1;
function random() {
  state ^= state << 13;
  state >>>= 0;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const cents = (most) => (below(most * 100) / 100).toFixed(2);

const sellers = {
  NEOT: { name: "NeoTherapeutics, Inc.", role: "licensee" },
  EURO: { name: "Europharm SA", role: "sublicensee", exhibit_1: true },
  AFFI: { name: "Neo GmbH", role: "affiliate" },
  ASIA: { name: "Nippon Oncology KK", role: "sublicensee" },
};
const markets = [
  ["US", "USD", "NEOT"],
  ["CA", "USD", "NEOT"],
  ["DE", "EUR", "AFFI"],
  ["FR", "EUR", "EURO"],
  ["IT", "EUR", "EURO"],
  ["ES", "EUR", "EURO"],
  ["GB", "GBP", "EURO"],
  ["JP", "JPY", "ASIA"],
  ["AU", "USD", "ASIA"],
];
const years = [2009, 2010, 2011];
const deductionNames = [
  "trade_discount",
  "returns",
  "packing",
  "insurance",
  "freight",
  "sales_tax",
  "import_duty",
  "export_insurance",
];

/** An ISO date in one of the three years. */
function date() {
  const month = String(1 + below(12)).padStart(2, "0");
  const day = String(1 + below(28)).padStart(2, "0");
  return `${pick(years)}-${month}-${day}`;
}

/** One sales line; every tenth invoice has several. */
function line(invoice, number) {
  const [country, currency, seller] = pick(markets);
  const sale = {
    invoice: `INV-${String(invoice).padStart(7, "0")}`,
    line: String(number),
    date: date(),
    country,
    seller,
    product: random() < 0.8 ? "JM216" : "JM216 oral",
    quantity: String(1 + below(500)),
    unit: random() < 0.7 ? "pack" : "vial",
    currency,
    gross: cents(30000),
  };
  if (random() < 0.4) {
    sale.deductions = {};
    for (const name of deductionNames) {
      if (random() < 0.35) sale.deductions[name] = cents(60);
    }
    sale.separately_charged = random() < 0.5 ? true : ["freight", "sales_tax"];
    sale.export = random() < 0.3;
  }
  if (random() < 0.02) {
    sale.gross = `-${sale.gross}`;
    sale.quantity = `-${sale.quantity}`;
    sale.credit_of = `INV-${String(below(invoice + 1)).padStart(7, "0")}`;
    sale.credit_reason = pick(["returned", "defective", "correction", "discount", "other"]);
    delete sale.deductions;
    delete sale.separately_charged;
  }
  return sale;
}

/** Quotes on the 28th of each month: no more than a week before every due date of the three years. */
function quotes() {
  const list = [];
  const usual = { EUR: ["usd", 1.35], GBP: ["usd", 1.58], JPY: ["per_usd", 88.5] };
  for (let month = 0; month < 40; month++) {
    const day = new Date(Date.UTC(2009, month, 28)).toISOString().slice(0, 10);
    for (const [currency, [form, about]] of Object.entries(usual)) {
      list.push({ currency, date: day, [form]: (about * (0.95 + random() / 10)).toFixed(4) });
    }
  }
  return list;
}

let pending = "";
/** Writes in large pieces, however small they come. */
function write(text) {
  pending += text;
  if (pending.length > 1 << 20) flush();
}
function flush() {
  let bytes = Buffer.from(pending);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error; // a full pipe: try again
    }
  }
  pending = "";
}

const indent = options.pretty ? 1 : undefined;
write(
  `{"format":"jm216-ledger/1","title":"${lineCount} made-up lines","as_of":"2012-06-30",` +
    `"sellers":${JSON.stringify(sellers, null, indent)},"fx":${JSON.stringify(quotes(), null, indent)},` +
    `"payments":[],"sales":[\n`,
);
let invoice = 0;
let number = 0;
for (let i = 0; i < lineCount; i++) {
  if (number > 0 && random() < 0.3) {
    number++;
  } else {
    invoice++;
    number = 1;
  }
  write(JSON.stringify(line(invoice, number), null, indent) + (i + 1 < lineCount ? ",\n" : "\n"));
}
write("]}\n");
flush();
