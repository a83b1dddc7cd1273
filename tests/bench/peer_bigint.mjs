// The second peer: JSON.parse and BigInt, amounts in ten-thousandths.  node peer_bigint.mjs LEDGER
import { fileURLToPath } from 'node:url';
import { isAllowed, printReport, rateCard, readLedger, rowKey } from './peer.mjs';

const powersOfTen = Array.from({ length: 9 }, (_, power) => 10n ** BigInt(power));

/** A decimal's text in units of 10^-places. (Three times as fast as split and padEnd.) */
function parse(text, places = 4) {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text) * powersOfTen[places];
  const digits = text.slice(0, point) + text.slice(point + 1);
  return BigInt(digits) * powersOfTen[places - (text.length - point - 1)];
}

/** numerator / denominator to the nearest whole number, half away from zero. */
function divideRounded(numerator, denominator) {
  const half = (numerator < 0n ? -denominator : denominator) / 2n;
  return (numerator + half) / denominator;
}

function textOf(value, places) {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function netSales(line) {
  const gross = parse(line.gross);
  const isCredit = line.credit_of !== undefined || gross < 0n;
  if (isCredit && line.credit_reason === 'other') return 0n;
  let net = gross;
  for (const name in line.deductions) {
    if (!isAllowed(name, line)) continue;
    const amount = parse(line.deductions[name]);
    net = isCredit ? net + amount : net - amount;
  }
  const isArmsLength = line.arms_length !== false && line.for_money !== false;
  if (!isCredit && !isArmsLength && line.fair_market_price !== undefined) {
    const fair = parse(line.fair_market_price);
    if (fair > net) net = fair;
  }
  return net;
}

/** The sums of every row, by its key. */
export function rowsOf(ledger) {
  const rateOf = rateCard(ledger);
  const rows = new Map();
  for (const line of ledger.sales) {
    if (line.date > ledger.asOf) continue;
    const key = rowKey(line, rateOf(line));
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { lines: 0, quantity: 0n, net: 0n }));
    row.lines++;
    row.quantity += parse(line.quantity ?? '0');
    row.net += netSales(line);
  }
  return rows;
}

const royaltyPlaces = 10; // net sales 4, percent 4 + 2
const quotePlaces = 8;
function main() {
  const ledger = readLedger(process.argv[2]);
  printReport(ledger, rowsOf(ledger), {
    zero: 0n,
    add: (a, b) => a + b,
    text: (cents) => textOf(cents, 2),
    finish({ lines, quantity, net }, rate, quote, isDollars) {
      const royalty = net * parse(rate);
      const toCents = 10n ** BigInt(royaltyPlaces - 2);
      let dollars = null;
      if (isDollars) dollars = divideRounded(royalty, toCents);
      else if (quote?.usd) {
        const places = 10n ** BigInt(quotePlaces);
        dollars = divideRounded(royalty * parse(quote.usd, quotePlaces), toCents * places);
      } else if (quote) {
        const places = 10n ** BigInt(quotePlaces);
        dollars = divideRounded(royalty * places, toCents * parse(quote.per_usd, quotePlaces));
      }
      return { lines, quantity: textOf(quantity, 4), net_sales: textOf(net, 4), dollars };
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
