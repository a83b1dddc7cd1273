#!/usr/bin/env node
// Makes the example ledger, the same bytes every time. Everything in it is invented but the parties
// of the licence and the exchange rates (h10_rates.csv). Prices are thought up in floating point; a
// figure is a fact only once it is text.
//
// usage: node make_example.mjs FILE
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const file = (name) => new URL(name, import.meta.url);
const asOf = '2012-06-30';

// --- chance, repeatable -------------------------------------------------------------------------

let state = 216;
/** A number from 0 up to 1 (xorshift32). */
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}
const between = (least, most) => least + Math.floor(random() * (most - least + 1));

// --- days ---------------------------------------------------------------------------------------

const dayMs = 86_400_000;
const quarterOf = (date) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** A working day of a month given as 2010-03. */
function workingDay(month) {
  const day = new Date(`${month}-${String(between(1, 28)).padStart(2, '0')}`);
  while (day.getUTCDay() % 6 === 0) day.setTime(day.getTime() + dayMs);
  const date = day.toISOString().slice(0, 10);
  return date.startsWith(month) ? date : `${month}-26`;
}

function* months(first, last) {
  for (let at = first; at <= last;) {
    yield at;
    const [year, month] = at.split('-').map(Number);
    at = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  }
}

// --- who sells what where -----------------------------------------------------------------------

const sellers = {
  NEOT: { name: 'NeoTherapeutics, Inc.', role: 'licensee' },
  NEUK: { name: 'NeoTherapeutics Europe Ltd (fictional)', role: 'affiliate' },
  AURO: { name: 'Aurora Oncologici SpA (fictional)', role: 'sublicensee', exhibit_1: true },
  HOSH: { name: 'Hoshizora Seiyaku KK (fictional)', role: 'sublicensee' },
};
const numbering = {
  NEOT: (date, n) => `N${date.slice(2, 4)}-${String(n).padStart(5, '0')}`,
  NEUK: (date, n) => `UK/${date.slice(0, 4)}/${String(n).padStart(4, '0')}`,
  AURO: (date, n) => `FT${date.slice(2, 4)}.${String(n).padStart(4, '0')}`,
  HOSH: (date, n) => `HS-${date.slice(0, 4)}${String(n).padStart(4, '0')}`,
};

const capsules50 = { product: 'JM216 50 mg', unit: 'pack' };
const capsules10 = { product: 'JM216 10 mg', unit: 'pack' };
const injection = { product: 'JM216 i.v.', unit: 'vial' };
const presentations = [capsules50, capsules10, injection];

// Prices, by presentation, are those of one pack or vial before tax in the market's currency; `packs`
// is a usual line at launch. `tax` is charged on top of the price; `discount` is a part of it.
const markets = [
  { country: 'US', seller: 'NEOT', currency: 'USD', from: '2010-01', invoices: 5, packs: 34,
    prices: [3950, 845, 1320], discount: () => 0.02, freight: [38, 140] },
  { country: 'CA', seller: 'NEOT', currency: 'CAD', from: '2010-03', invoices: 2, packs: 16,
    prices: [3480, 745, 1150], freight: [60, 190], duty: 0.004, isExport: true },
  { country: 'GB', seller: 'NEUK', currency: 'GBP', from: '2010-02', invoices: 2, packs: 22,
    prices: [2150, 468, null], tax: (date) => (date < '2011-01-04' ? 0.175 : 0.2), freight: [18, 65] },
  { country: 'DE', seller: 'NEUK', currency: 'EUR', from: '2010-04', invoices: 3, packs: 24,
    prices: [2690, 575, null], tax: () => 0.19, discount: (date) => (date < '2010-08-01' ? 0.06 : 0.16) },
  { country: 'FR', seller: 'NEUK', currency: 'EUR', from: '2010-07', invoices: 2, packs: 21,
    prices: [2410, 522, null], tax: () => 0.021, freight: [25, 80] },
  { country: 'SE', seller: 'NEUK', currency: 'SEK', from: '2010-09', invoices: 1, packs: 11,
    prices: [22800, 4950, null], packing: 120, insurance: 0.002, isExport: true },
  { country: 'IT', seller: 'AURO', currency: 'EUR', from: '2010-06', invoices: 2, packs: 20,
    prices: [2480, 531, null], tax: () => 0.1, discount: () => 0.05 },
  { country: 'ES', seller: 'AURO', currency: 'EUR', from: '2010-10', invoices: 2, packs: 17,
    prices: [2390, 515, null], tax: () => 0.04, discount: () => 0.04, freight: [30, 75] },
  { country: 'JP', seller: 'HOSH', currency: 'JPY', from: '2010-05', invoices: 3, packs: 19,
    prices: [318000, null, 108000], tax: () => 0.05, discount: () => 0.08 },
];

/** An amount as invoices write it: yen without, other money with two decimals. */
const amount = (value, currency) => value.toFixed(currency === 'JPY' ? 0 : 2);

/** One line of an invoice in a market. */
function saleLine(market, date, presentation, quantity) {
  const { currency } = market;
  const price = market.prices[presentations.indexOf(presentation)] * quantity;
  const charged = {}; // on top of the price, each on its own line of the invoice
  if (market.packing) charged.packing = market.packing;
  if (market.insurance) charged.insurance = price * market.insurance;
  if (market.freight && random() < 0.6) charged.freight = between(...market.freight) + 0.5;
  if (market.tax) charged.sales_tax = price * market.tax(date);
  if (market.duty) {
    charged.import_duty = price * market.duty;
    charged.export_insurance = price * 0.0015;
  }
  const deductions = {};
  if (market.discount) deductions.trade_discount = amount(price * market.discount(date), currency);
  let cents = Math.round(price * 100);
  for (const [name, value] of Object.entries(charged)) {
    deductions[name] = amount(value, currency);
    cents += Math.round(Number(deductions[name]) * 100);
  }
  const line = {
    date,
    country: market.country,
    seller: market.seller,
    ...{ product: presentation.product, quantity: String(quantity), unit: presentation.unit },
    currency,
    gross: amount(cents / 100, currency),
  };
  if (Object.keys(deductions).length > 0) line.deductions = deductions;
  if (Object.keys(charged).length > 0) line.separately_charged = Object.keys(charged);
  if (market.isExport) line.export = true;
  return line;
}

/** Invoices as lists of lines: every market grows from its launch on. */
function ordinarySales() {
  const invoices = [];
  for (const market of markets) {
    const offered = presentations.filter((_, i) => market.prices[i] !== null);
    let age = 0;
    for (const month of months(market.from, '2012-06')) {
      for (let i = 0; i < market.invoices; i++) {
        const date = workingDay(month);
        const wanted = offered.filter((_, n) => random() < [0.92, 0.48, 0.25][n]);
        const usual = market.packs * Math.min(0.45 + age / 20, 1.35);
        const lines = (wanted.length > 0 ? wanted : [capsules50]).map((presentation) =>
          saleLine(market, date, presentation, Math.max(2, Math.round(usual * (0.6 + random() * 0.8)))),
        );
        invoices.push(lines);
      }
      age++;
    }
  }
  return invoices;
}

/** Supplies inside the group, at a transfer price: one a quarter to each of the two that import. */
function transfers() {
  const supplies = [];
  for (const month of months('2010-01', '2012-06')) {
    if (Number(month.slice(5)) % 3 !== 1) continue;
    for (const [buyer, country, from] of [['NEUK', 'GB', '2010-01'], ['HOSH', 'JP', '2010-04']]) {
      if (month < from) continue;
      const quantity = 10 * between(22, 40);
      supplies.push([{
        date: workingDay(month),
        country,
        seller: 'NEOT',
        ...{ product: capsules50.product, quantity: String(quantity), unit: capsules50.unit },
        ...{ currency: 'USD', gross: amount(quantity * 1480, 'USD'), export: true, buyer },
      }]);
    }
  }
  return supplies;
}

/** What happened once, and what the calculator has to say something about. */
function oneOffs() {
  const line = (date, country, seller, currency, quantity, gross, more) => [
    { date, country, seller, product: capsules50.product, quantity, unit: 'pack', currency, gross, ...more },
  ];
  return [
    // To a clinic owned by the seller, below the market price.
    line('2011-02-17', 'FR', 'NEUK', 'EUR', '40', '52000.00', { arms_length: false, fair_market_price: '96400.00' }),
    // For laboratory services, not for money; the services were worth more than the goods.
    line('2011-10-06', 'SE', 'NEUK', 'SEK', '6', '150000.00', { for_money: false, fair_market_price: '136800.00' }),
    // A freight charge inside the price, and a duty on a sale that was no export.
    line('2010-11-18', 'FR', 'NEUK', 'EUR', '18', '43380.00', { deductions: { freight: '310.00' } }),
    line('2011-06-09', 'DE', 'NEUK', 'EUR', '12', '38413.20',
      { deductions: { sales_tax: '6133.20', import_duty: '645.60' }, separately_charged: true }),
    // Invoiced the week after the as-of date.
    line('2012-07-03', 'US', 'NEOT', 'USD', '44', '173800.00', { deductions: { trade_discount: '3476.00' } }),
  ];
}

/** Credit notes, each for the first line invoiced in a market from a day on. */
function creditNotes(sales) {
  const notes = [
    ['CN-UK-001', '2010-12-06', 'DE', '2010-10-01', 4, 'returned'],
    ['CN-US-001', '2011-03-22', 'US', '2011-02-01', 6, 'defective'],
    ['CN-UK-002', '2011-05-11', 'GB', '2011-03-01', 2, 'correction'],
    ['CN-US-002', '2011-09-30', 'US', '2011-08-01', 3, 'discount'],
    ['CN-IT-001', '2011-11-14', 'IT', '2011-09-01', 3, 'returned'],
    ['CN-JP-001', '2012-02-08', 'JP', '2011-12-01', 2, 'other'], // goodwill: counts nothing
    ['CN-UK-003', '2012-03-19', 'FR', '2012-01-01', 2, undefined],
  ];
  const credits = notes.map(([invoice, date, country, from, quantity, credit_reason]) => {
    const credited = sales.find(
      (s) => s.country === country && s.date >= from && s.product === capsules50.product && !s.buyer,
    );
    const { seller, product, unit, currency } = credited;
    const share = (value) => amount((Number(value) * quantity) / Number(credited.quantity), currency);
    const deductions = Object.entries(credited.deductions ?? {}).map(([name, value]) => [name, share(value)]);
    return {
      ...{ invoice, date, country, seller, product, quantity: `-${quantity}`, unit, currency },
      gross: `-${share(credited.gross)}`,
      ...(deductions.length > 0 && { deductions: Object.fromEntries(deductions) }),
      ...(credited.separately_charged && { separately_charged: credited.separately_charged }),
      ...(credited.export && { export: true }),
      ...{ credit_of: credited.invoice, credit_reason },
    };
  });
  // One that does not say which invoice it credits.
  const unmarked = { invoice: 'CN-US-003', date: '2012-05-24', country: 'US', seller: 'NEOT',
    product: capsules10.product, quantity: '-5', unit: 'pack', currency: 'USD', gross: '-4225.00',
    credit_reason: 'returned' };
  return [...credits, unmarked];
}

const byDate = (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

function salesOf() {
  const invoices = [...ordinarySales(), ...transfers(), ...oneOffs()];
  invoices.sort((a, b) => byDate(a[0], b[0]));
  const last = {};
  const sales = invoices.flatMap((lines) => {
    const { seller, date } = lines[0];
    const series = `${seller} ${date.slice(0, 4)}`;
    last[series] = (last[series] ?? 0) + 1;
    const invoice = numbering[seller](date, last[series]);
    return lines.map((line, i) => ({ invoice, line: String(i + 1), ...line }));
  });
  // Entered twice by mistake.
  const twice = sales.find((s) => s.country === 'ES' && s.date > '2012-03-01');
  return [...sales, ...creditNotes(sales), { ...twice }].sort(byDate);
}

// --- what was made ------------------------------------------------------------------------------

/** Enough of everything a quarter, from half a year before the launch; but once too few vials. */
function production(sales) {
  const sold = new Map();
  for (const { date, seller, product, unit, quantity } of sales) {
    if (date > asOf) continue;
    const key = [seller, product, unit].join('|');
    const quarters = sold.get(key) ?? new Map();
    const quarter = quarterOf(date);
    sold.set(key, quarters.set(quarter, (quarters.get(quarter) ?? 0) + Number(quantity)));
  }
  const made = [];
  for (const [key, quarters] of sold) {
    const [seller, product, unit] = key.split('|');
    for (const [quarter, quantity] of quarters) {
      const isShort = seller === 'HOSH' && product === injection.product && quarter === '2012-Q2';
      const batch = isShort ? 0 : 10 * Math.ceil((quantity * 1.04) / 10);
      made.push({ quarter, seller, product, quantity: String(batch), unit });
    }
  }
  const order = (x) => `${x.quarter}|${x.seller}|${x.product}`;
  return made.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

// --- what was paid and reported -----------------------------------------------------------------

const payments = [
  { for: 'signature', date: '2001-08-28', amount: '100000.00' },
  { for: 'supply', date: '2001-12-10', amount: '150000.00' },
  { for: 'milestone-1', date: '2004-01-15', amount: '750000.00' },
  { for: 'milestone-2', date: '2006-01-13', amount: '3000000.00' },
  { for: 'milestone-3', date: '2006-07-14', amount: '1000000.00' }, // due on 21 June
  { for: 'interest:milestone-3', date: '2006-08-02', amount: '4726.03' },
  { for: 'milestone-4', date: '2006-12-01', amount: '1000000.00' },
  { for: 'milestone-5', date: '2008-01-09', amount: '1000000.00' },
  { for: 'royalty-2010-Q1', date: '2010-04-29', amount: '106283.87' },
  // Four weeks late, with the uplift of rates that had moved, and later the interest.
  { for: 'royalty-2010-Q2', date: '2010-08-27', amount: '201550.45' },
  { for: 'interest:royalty-2010-Q2', date: '2010-09-30', amount: '540.39' },
  { for: 'royalty-2010-Q3', date: '2010-10-29', amount: '332477.77' },
  { for: 'royalty-2010-Q4', date: '2011-01-28', amount: '300000.00' },
  { for: 'royalty-2010-Q4', date: '2011-03-04', amount: '143240.74' },
  { for: 'royalty-2011-Q1', date: '2011-04-28', amount: '494793.70', withheld: '12000.00', creditable: '12000.00' },
  // As stated, less tax of which only a part can be credited; the rest of the royalty in September.
  { for: 'royalty-2011-Q2', date: '2011-07-29', amount: '524910.20', withheld: '9500.00', creditable: '4500.00' },
  { for: 'royalty-2011-Q2', date: '2011-09-15', amount: '5390.65' },
  { for: 'royalty-2011-Q3', date: '2011-10-28', amount: '570715.88' },
  { for: 'royalty-2011-Q4', date: '2012-02-21', amount: '400000.00' },
].map((payment, i) => ({ ...payment, reference: `wire ${i + 1}` }));

/** Nothing was sold before 2010; nil statements went out in the month after each quarter. */
function nilStatements() {
  const statements = [];
  for (let year = 2001; year <= 2009; year++) {
    for (let q = year === 2001 ? 3 : 1; q <= 4; q++) {
      const sent = new Date(Date.UTC(year, q * 3, 12)).toISOString().slice(0, 10);
      statements.push({ quarter: `${year}-Q${q}`, date: sent, royalty_usd: '0.00' });
    }
  }
  return statements;
}

const statements = [
  ...nilStatements(),
  { quarter: '2010-Q1', date: '2010-04-27', royalty_usd: '106283.87' },
  { quarter: '2010-Q2', date: '2010-07-29', royalty_usd: '201269.29' },
  { quarter: '2010-Q3', date: '2010-10-26', royalty_usd: '332477.77' },
  { quarter: '2010-Q4', date: '2011-01-27', royalty_usd: '441532.92' },
  { quarter: '2011-Q1', date: '2011-05-06', royalty_usd: '506793.70' }, // late
  { quarter: '2011-Q2', date: '2011-07-26', royalty_usd: '534410.20' }, // too low
  { quarter: '2011-Q3', date: '2011-10-27', royalty_usd: '570715.88' },
  { quarter: '2011-Q4', date: '2012-01-26', royalty_usd: '633902.80' },
  { quarter: '2012-Q1', date: '2012-04-27', royalty_usd: '662658.73' },
];

// --- exchange rates -----------------------------------------------------------------------------

function exchangeRates() {
  const rows = readFileSync(file('h10_rates.csv'), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split(','));
  const [[, ...currencies], ...days] = rows;
  return currencies.flatMap((currency, i) => {
    const direction = currency === 'EUR' || currency === 'GBP' ? 'usd' : 'per_usd';
    return days.map(([date, ...rates]) => ({ currency, date, [direction]: rates[i] }));
  });
}

// --- the ledger ---------------------------------------------------------------------------------

function ledger() {
  const sales = salesOf();
  return {
    format: 'jm216-ledger/1',
    title: 'Example ledger 2010–2012 (fictional)',
    as_of: asOf,
    effective_date: '2001-08-28',
    sellers,
    sales,
    production: production(sales),
    generics: [
      { country: 'ES', available_from: '2011-05-12', withdrawn: '2011-11-20', marketer: 'Platino Genéricos SL (fictional)' },
      { country: 'SE', available_from: '2011-09-01', marketer: sellers.AURO.name },
      { country: 'IT', available_from: '2010-10-04', marketer: 'Copiaplat Srl (fictional)', infringing: true },
    ],
    infringements: [
      { country: 'IT', percent: '38', notified: '2010-11-15', ceased: '2012-02-29' },
      { country: 'FR', percent: '18', notified: '2011-09-01' },
    ],
    milestones: [
      { milestone: 1, attained: '2003-12-18' },
      { milestone: 2, attained: '2005-12-15', extended_to: '2006-01-01', extension_agreed: '2004-11-30' },
      { milestone: 3, attained: '2006-05-22' },
      { milestone: 4, attained: '2006-11-03' },
      { milestone: 5, attained: '2007-12-10' },
    ],
    payments,
    statements,
    fx: exchangeRates(),
    supply_agreement: { executed: '2001-12-10' },
    events: [{ clock: 'oral-disclosure', date: '2011-03-08', note: 'meeting on formulation work (fictional)' }],
    done: [
      { deadline: 'sublicence-form', date: '2001-09-10' },
      { deadline: 'supply-proposal', date: '2001-09-11' },
      { deadline: 'supply-80g', date: '2001-09-14' },
      { deadline: 'supply-120g', date: '2001-10-29' },
      { deadline: 'oral-disclosure', date: '2011-04-01' },
    ],
  };
}

/** JSON with every record on one line, so that a place in it can be named and found. */
function toText(facts) {
  const members = Object.entries(facts).map(([name, value]) => {
    let text = JSON.stringify(value);
    if (Array.isArray(value)) text = `[\n${value.map((x) => `    ${JSON.stringify(x)}`).join(',\n')}\n  ]`;
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}

export const example = toText(ledger());
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(process.argv[2], example);
