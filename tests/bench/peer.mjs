// What the two peers share: everything but the arithmetic, which is what they differ in. A ledger
// is read whole with JSON.parse, as most would; nothing is validated and no findings are made, so a
// peer does less than the calculator.
import { readFileSync } from 'node:fs';

const effectiveDate = '2001-08-28';
const termEnds = '2018-04-24';
const dayBefore = (date, days) =>
  new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

/** A ledger and its as-of date. */
export function readLedger(fileName) {
  const ledger = JSON.parse(readFileSync(fileName, 'utf8'));
  const sales = Array.isArray(ledger) ? ledger : ledger.sales;
  return { ...ledger, sales, asOf: ledger.as_of ?? new Date().toISOString().slice(0, 10) };
}

/** `2009-02-03` lies in `2009-Q1`. */
export function quarterOf(date) {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

const firstDay = (quarter) => `${quarter.slice(0, 4)}-${['01', '04', '07', '10'][quarter[6] - 1]}-01`;
const lastDay = (quarter) =>
  `${quarter.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][quarter[6] - 1]}`;
const dueDate = (quarter) => dayBefore(lastDay(quarter), -30);

/** Which deductions I.10 allows on a line. */
export function isAllowed(name, line) {
  if (name === 'trade_discount' || name === 'returns') return true;
  if ((name === 'import_duty' || name === 'export_insurance') && !line.export) return false;
  return line.separately_charged === true || (line.separately_charged ?? []).includes(name);
}

/** Basis and rate of a line (V.4, VII.5), the rate in percent as text. */
export function rateCard(ledger) {
  const generics = new Map();
  for (const generic of ledger.generics ?? []) {
    if (generic.available_from > ledger.asOf || generic.infringing) continue;
    const known = generic.withdrawn && generic.withdrawn <= ledger.asOf;
    const from = firstDay(quarterOf(generic.available_from));
    const to = known ? lastDay(quarterOf(generic.withdrawn)) : '9999';
    const list = generics.get(generic.country) ?? [];
    generics.set(generic.country, [...list, { from, to, product: generic.product }]);
  }
  const infringements = new Map();
  for (const { country, percent, notified, suit_filed, ceased, claimed } of ledger.infringements ??
    []) {
    if (!(Number(percent) > 30) || !notified || notified > ledger.asOf) continue;
    const day120 = dayBefore(notified, -120);
    if ((suit_filed && suit_filed <= day120) || claimed === false) continue;
    const rate = String((85_000 * (100 - Math.min(Number(percent), 50))) / 1_000_000);
    const to = ceased && ceased <= ledger.asOf ? ceased : '9999';
    const list = infringements.get(country) ?? [];
    infringements.set(country, [...list, { after: day120, to, rate }]);
  }
  return (line) => {
    const { date, country, product = 'JM216' } = line;
    if (date < effectiveDate) return ['before-effective', '0'];
    if (date > termEnds) return ['expired', '0'];
    if (line.buyer) return ['intra-group', '0'];
    for (const generic of generics.get(country) ?? []) {
      if (date >= generic.from && date <= generic.to && (generic.product ?? product) === product) {
        return ['generic', '0'];
      }
    }
    const reduced = (infringements.get(country) ?? []).filter((x) => date > x.after && date <= x.to);
    if (reduced.length > 0) return ['infringement', reduced.map((x) => x.rate).sort()[0]];
    return ['full', '8.5'];
  };
}

/** What the lines of one row have in common. */
export function rowKey(line, [basis, rate]) {
  const { seller = 'licensee', country, product = 'JM216', unit = 'unit', currency } = line;
  return `${quarterOf(line.date)}|${seller}|${country}|${product}|${unit}|${currency}|${basis}|${rate}`;
}

/** Finds the quote for a currency on a quarter's due date: that day's or one up to 7 days older. */
export function quoteFinder(ledger) {
  const quotes = (ledger.fx ?? [])
    .filter((quote) => quote.date <= ledger.asOf)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return (currency, quarter) => {
    const due = dueDate(quarter);
    const day = due < ledger.asOf ? due : ledger.asOf;
    return quotes.find(
      (q) => q.currency === currency && q.date <= day && q.date >= dayBefore(day, 7),
    );
  };
}

/**
 * Prints quarters and their rows in the report's order.
 * `finish(sums, rate, quote, isDollars)` gives a row's figures as text and its dollars; `add` adds dollars;
 * `text` writes them.
 */
export function printReport(ledger, rows, { finish, zero, add, text }) {
  const quoteOn = quoteFinder(ledger);
  const quarters = new Map();
  for (const key of [...rows.keys()].sort()) {
    const [quarter, seller, country, product, unit, currency, basis, rate] = key.split('|');
    const isDollars = currency === 'USD' || rate === '0';
    const figures = finish(rows.get(key), rate, isDollars ? null : quoteOn(currency, quarter), isDollars);
    const entry = quarters.get(quarter) ?? { rows: [], dollars: zero };
    const { dollars, ...shown } = figures;
    entry.rows.push({
      ...{ seller, country, product, unit, currency, basis, rate_percent: rate },
      ...shown,
      royalty_usd: dollars === null ? null : text(dollars),
    });
    entry.dollars = entry.dollars === null || dollars === null ? null : add(entry.dollars, dollars);
    quarters.set(quarter, entry);
  }
  const report = [...quarters].map(([quarter, entry]) => ({
    quarter,
    royalty_usd: entry.dollars === null ? null : text(entry.dollars),
    rows: entry.rows,
  }));
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
