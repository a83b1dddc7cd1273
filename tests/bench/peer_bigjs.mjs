// The first peer: JSON.parse and big.js.  node peer_bigjs.mjs LEDGER
import { createRequire } from 'node:module';
import { isAllowed, printReport, rateCard, readLedger, rowKey } from './peer.mjs';

const Big = createRequire(import.meta.url)('big.js');
Big.DP = 40; // enough that a quotient, rounded to cents, is the exact one rounded
Big.RM = Big.roundHalfUp;

const zero = new Big(0);

function netSales(line) {
  const gross = new Big(line.gross);
  const isCredit = line.credit_of !== undefined || gross.lt(0);
  if (isCredit && line.credit_reason === 'other') return zero;
  let net = gross;
  for (const name in line.deductions) {
    if (!isAllowed(name, line)) continue;
    net = isCredit ? net.plus(line.deductions[name]) : net.minus(line.deductions[name]);
  }
  const isArmsLength = line.arms_length !== false && line.for_money !== false;
  if (!isCredit && !isArmsLength && line.fair_market_price !== undefined) {
    const fair = new Big(line.fair_market_price);
    if (fair.gt(net)) net = fair;
  }
  return net;
}

const ledger = readLedger(process.argv[2]);
const rateOf = rateCard(ledger);
const rows = new Map();
for (const line of ledger.sales) {
  if (line.date > ledger.asOf) continue;
  const key = rowKey(line, rateOf(line));
  let row = rows.get(key);
  if (!row) rows.set(key, (row = { lines: 0, quantity: zero, net: zero }));
  row.lines++;
  row.quantity = row.quantity.plus(line.quantity ?? 0);
  row.net = row.net.plus(netSales(line));
}

printReport(ledger, rows, {
  zero,
  add: (a, b) => a.plus(b),
  text: (dollars) => dollars.toFixed(2),
  finish({ lines, quantity, net }, rate, quote, isDollars) {
    const royalty = net.times(rate).div(100);
    let dollars = null;
    if (isDollars) dollars = royalty.round(2);
    else if (quote) {
      dollars = (quote.usd ? royalty.times(quote.usd) : royalty.div(quote.per_usd)).round(2);
    }
    return { lines, quantity: quantity.toFixed(), net_sales: net.toFixed(), dollars };
  },
});
