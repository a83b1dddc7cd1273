"""What the licence's figures are, worked out slowly and obviously: line by line, day by day, with
fractions. Written from the rules alone, sections 0 to 5, for ledgers without notices; it shares no
code and no idea with the calculator. It trusts its input: the reader's refusals are tested elsewhere.
"""
from datetime import date, timedelta
from fractions import Fraction
from math import floor

EU_2001 = 'AT BE DK FI FR DE GR IE IT LU NL PT ES SE GB'.split()

# Schedule A, rows that can count: in the United States or the European Union of 2001, both cases.
# (case, country, application, patent number or None, expiry)
EUROPE_1044 = 'AT BE FR DE GB GR IT LU NL ES SE'.split()
EUROPE_1192 = 'AT BE DK FR DE GR GB NL IE IT PT ES SE'.split()
CASE_1044 = [('MBUS 1044', c, 'EP891300787', '0328274', '2009-01-26') for c in EUROPE_1044] + [
    ('MBUS 1044', 'DK', '0491/89', None, '2009-02-01'),
    ('MBUS 1044', 'FI', '89/0512', '91260', '2009-02-01'),
    ('MBUS 1044', 'IE', '31989', '65503', '2006-01-31'),
    ('MBUS 1044', 'PT', '89608', '89608', '2009-02-02'),
    ('MBUS 1044', 'US', '07/602931', '5072011', '2008-12-09'),
    ('MBUS 1044', 'US', '07/723971', '5244919', '2010-09-14')]
US_1192 = [('MBUS 1192', 'US', '08/428444', '5519155', '2015-04-24')]
SCHEDULE = {
    'first': CASE_1044
             + [('MBUS 1192', c, 'EP 95302629.1', '0 679 656', '2015-04-19') for c in EUROPE_1192]
             + US_1192,
    'second': CASE_1044 + [('MBUS 1192', 'EP', '95302629', '0 679 656', '2015-04-19')] + US_1192}

MILESTONES = [('2004-01-01', 750000), ('2005-01-01', 3000000), ('2006-01-01', 1000000),
              ('2007-01-01', 1000000), ('2008-01-01', 1000000)]

DEFAULTS = {
    'schedule_a': 'first', 'ireland_1044': 'as-listed', 'generic_withdrawn': 'restores',
    'rounding': 'half-up', 'fx_missing_day': 'previous', 'negative_quarter': 'carry-forward',
    'credit_note_quarter': 'credit', 'chain_sales': 'first-outside',
    'infringing_generic': 'reduction', 'day_count': 'act/365', 'early_end': 'as-listed',
    'late_cure': 'ends-right', 'payment_extension': 'all'}


def day(text):
    return date.fromisoformat(text)


def days(n):
    return timedelta(days=n)


def years_after(start, n):
    try:
        return start.replace(year=start.year + n)
    except ValueError:
        return start.replace(year=start.year + n, day=28)


def quarter_of(d):
    return '%04d-Q%d' % (d.year, (d.month + 2) // 3)


def first_day(quarter):
    return date(int(quarter[:4]), 3 * int(quarter[6]) - 2, 1)


def next_quarter(quarter):
    return quarter_of(first_day(quarter) + days(95))


def last_day(quarter):
    return first_day(next_quarter(quarter)) - days(1)


def usd(cents):
    return None if cents is None else '%s%d.%02d' % ('-' * (cents < 0), abs(cents) // 100, abs(cents) % 100)


class Licence:
    def __init__(self, ledger, as_of=None, readings=None):
        self.ledger = {'sales': ledger} if isinstance(ledger, list) else ledger
        self.as_of = day(as_of or self.ledger['as_of'])
        self.readings = {**DEFAULTS, **self.ledger.get('readings', {}), **(readings or {})}
        self.effective = day(self.ledger.get('effective_date', '2001-08-28'))
        self.amendments = [a for a in self.section('amendments')
                           if day(a.get('agreed', a['effective'])) <= self.as_of
                           and day(a['effective']) <= self.as_of]
        self.amendments.sort(key=lambda a: a['effective'])  # stable: then ledger order
        self.term_ends = self.find_term()
        self.rates = {}  # of each day, found once

    def section(self, name):
        return self.ledger.get(name) or []

    def known(self, text):
        return text is not None and day(text) <= self.as_of

    def reading(self, name, value):
        return self.readings[name] == value

    def cents(self, dollars):
        """dollars to the nearest cent, by the reading"""
        n = Fraction(dollars) * 100
        if self.reading('rounding', 'half-even'):
            return round(n)
        return floor(abs(n) + Fraction(1, 2)) * (1 if n >= 0 else -1)

    def amended(self, name, on, otherwise):
        for a in self.amendments:
            if day(a['effective']) <= on and name in a['changes']:
                otherwise = a['changes'][name]
        return otherwise

    # ---- section 1

    def find_term(self):
        last = None
        for case, country, application, number, expires in SCHEDULE[self.readings['schedule_a']]:
            expires = day(expires)
            if (case, country) == ('MBUS 1044', 'IE') and self.reading('ireland_1044', 'extended'):
                expires = day('2009-01-31')
            ends = []
            for p in self.section('patents'):
                if (p['case'], p['country'], p['application']) != (case, country, application):
                    continue
                if 'extended_to' in p:
                    expires = max(expires, day(p['extended_to']))
                number = number or p.get('granted')
                if self.known(p.get('ended')):
                    ends.append(day(p['ended']))
            if self.reading('early_end', 'actual') and ends:
                expires = min([expires] + ends)
            if number and (last is None or expires > last):
                last = expires
        self.last_expiry = last
        return day(self.amended('term_ends', self.as_of, years_after(last, 3).isoformat()))

    # ---- section 2

    def net_sales(self, line):
        gross = Fraction(line['gross'])
        is_credit = gross < 0 or 'credit_of' in line
        if is_credit and line.get('credit_reason') == 'other':
            return Fraction(0)
        charged = line.get('separately_charged', False)
        value = gross
        for name, amount in line.get('deductions', {}).items():
            separately = charged is True or (isinstance(charged, list) and name in charged)
            if name in ('trade_discount', 'returns'):
                allowed = True
            elif name in ('import_duty', 'export_insurance'):
                allowed = separately and line.get('export', False)
            else:
                allowed = separately
            if allowed:
                value += Fraction(amount) if is_credit else -Fraction(amount)
        ordinary = line.get('arms_length', True) and line.get('for_money', True)
        if not ordinary and not is_credit and 'fair_market_price' in line:
            value = max(value, Fraction(line['fair_market_price']))
        return value

    # ---- section 3

    def seller_names(self):
        names = set()
        if 'sellers' in self.ledger:
            for key, seller in self.ledger['sellers'].items():
                names |= {key, seller.get('name', key)}
        else:
            names = {line.get('seller', 'licensee') for line in self.counted}
        return names

    def has_generic(self, country, product, on):
        for g in self.section('generics'):
            if g['country'] != country or not self.known(g['available_from']):
                continue
            if g.get('marketer') in self.seller_names() or g.get('product', product) != product:
                continue
            if g.get('infringing') and self.reading('infringing_generic', 'reduction'):
                continue
            if on < first_day(quarter_of(day(g['available_from']))):
                continue
            if self.known(g.get('withdrawn')) and self.reading('generic_withdrawn', 'restores'):
                if on > last_day(quarter_of(day(g['withdrawn']))):
                    continue
            return True
        return False

    def infringement(self, country, on):
        """the highest percent that counts, or None"""
        highest = None
        for r in self.section('infringements'):
            if r['country'] != country or Fraction(r['percent']) <= 30 or not r.get('claimed', True):
                continue
            if not self.known(r.get('notified')):
                continue
            day_120 = day(r['notified']) + days(120)
            if self.known(r.get('suit_filed')) and day(r['suit_filed']) <= day_120:
                continue
            if on <= day_120 or (self.known(r.get('ceased')) and on > day(r['ceased'])):
                continue
            percent = min(Fraction(r['percent']), Fraction(50))
            highest = percent if highest is None else max(highest, percent)
        return highest

    def basis_and_rate(self, line, on):
        product = line.get('product', 'JM216')
        full = Fraction(self.amended('royalty_percent', on, '8.5'))
        if on < self.effective:
            return 'before-effective', Fraction(0)
        if on > self.term_ends:
            return 'expired', Fraction(0)
        if 'buyer' in line and self.reading('chain_sales', 'first-outside'):
            return 'intra-group', Fraction(0)
        if self.has_generic(line['country'], product, on):
            return 'generic', Fraction(0)
        percent = self.infringement(line['country'], on)
        if percent is not None:
            return 'infringement', full * (1 - percent / 100)
        return 'full', full

    def deciding_day(self, line):
        """a credit note's is the credited line's under the reading `invoice`"""
        if 'credit_of' in line and self.reading('credit_note_quarter', 'invoice'):
            for other in self.counted:
                if ('credit_of' not in other and other['invoice'] == line['credit_of']
                        and other.get('seller', 'licensee') == line.get('seller', 'licensee')):
                    return day(other['date'])
        return day(line['date'])

    def quote(self, currency, on, back=7):
        if self.reading('fx_missing_day', 'exact'):
            back = 0
        for n in range(back + 1):
            for q in self.section('fx'):
                if q['currency'] == currency and day(q['date']) == on - days(n) and self.known(q['date']):
                    return q
        return None

    def dollars(self, royalty, quote):
        if 'usd' in quote:
            return self.cents(royalty * Fraction(quote['usd']))
        return self.cents(royalty / Fraction(quote['per_usd']))

    def due_day(self, obligation, ordinary):
        if self.reading('payment_extension', 'all'):
            best = None
            for e in self.section('extensions'):
                agreed = e.get('agreed', '0001-01-01')
                if e['for'] == obligation and day(agreed) <= self.as_of:
                    if best is None or agreed >= best[0]:
                        best = (agreed, e['to'])
            if best:
                return day(best[1])
        return ordinary

    def make_rows(self):
        """{quarter: {key: row}} of exact sums"""
        self.counted = [line for line in self.section('sales') if self.known(line['date'])]
        quarters = {}
        for line in self.counted:
            on = self.deciding_day(line)
            basis, rate = self.basis_and_rate(line, on)
            key = (line.get('seller', 'licensee'), line['country'], line.get('product', 'JM216'),
                   line.get('unit', 'unit'), line['currency'], basis, rate)
            row = quarters.setdefault(quarter_of(on), {}).setdefault(
                key, {'lines': 0, 'quantity': Fraction(0), 'net_sales': Fraction(0)})
            row['lines'] += 1
            row['quantity'] += Fraction(line.get('quantity', 0))
            row['net_sales'] += self.net_sales(line)
        return quarters

    def make_quarters(self):
        rows_by_quarter = self.make_rows()
        names = set(rows_by_quarter)
        if self.effective <= self.as_of:
            name = quarter_of(self.effective)
            while first_day(name) <= min(self.as_of, self.term_ends):
                names.add(name)
                name = next_quarter(name)
        self.quarters = []
        carried = 0
        for name in sorted(names):
            payment_days = int(self.amended('payment_days', last_day(name), 30))
            due = self.due_day('royalty-' + name, last_day(name) + days(payment_days))
            quarter = {'quarter': name, 'due': due, 'rows': [], 'provisional': False, 'carried_in': carried}
            for key, row in sorted(rows_by_quarter.get(name, {}).items()):
                self.finish_row(quarter, key, row)
            quarter['complete'] = all(row['usd'] is not None for row in quarter['rows'])
            carried = 0
            quarter.update(royalty=None, payable=None, carried_out=None)
            if quarter['complete']:
                quarter['royalty'] = sum(row['usd'] for row in quarter['rows'])
                total = quarter['royalty'] + quarter['carried_in']
                quarter['payable'] = max(total, 0)
                if total < 0 and self.reading('negative_quarter', 'carry-forward'):
                    carried = total
                quarter['carried_out'] = carried
            self.quarters.append(quarter)

    def finish_row(self, quarter, key, row):
        currency, rate = key[4], key[6]
        row.update(key=key, royalty=row['net_sales'] * rate / 100, quote=None)
        if row['royalty'] == 0 or currency == 'USD':
            row['usd'] = self.cents(row['royalty'])
        else:
            row['quote'] = self.quote(currency, min(quarter['due'], self.as_of))
            row['usd'] = self.dollars(row['royalty'], row['quote']) if row['quote'] else None
            if row['quote'] and quarter['due'] > self.as_of:
                quarter['provisional'] = True
        quarter['rows'].append(row)

    # ---- section 4

    def value_on(self, quarter, on):
        """V(on) in cents, and whether every currency had a quote"""
        total, complete = 0, True
        by_currency = {}
        for row in quarter['rows']:
            if row['quote'] is None:
                total += row['usd']
            else:
                by_currency.setdefault(row['key'][4], []).append(row)
        for currency, rows in by_currency.items():
            at_due = sum(row['usd'] for row in rows)
            quote = self.quote(currency, on)
            if quote is None:
                complete = False
                total += at_due
            else:
                total += max(at_due, sum(self.dollars(row['royalty'], quote) for row in rows))
        return total, complete

    def yearly_rate(self, on, builtin):
        """base rate and margin, in ten-thousandths of a percent; None where no base rate is known"""
        if on not in self.rates:
            own = [r for r in self.section('base_rates') if self.known(r['from'])]
            rates = [(day(r['from']), Fraction(r['percent'])) for r in own] or builtin
            rates = [r for r in rates if r[0] <= on]
            margin = Fraction(self.amended('interest_margin', on, 3))
            self.rates[on] = int((max(rates)[1] + margin) * 10000) if rates else None
        return self.rates[on]

    def interest(self, steps, builtin):
        """day by day, on what each step (since, cents) leaves; None where a day has no rate"""
        year = 365 if self.reading('day_count', 'act/365') else 360
        total = 0  # cents × ten-thousandths of a percent × days
        one = days(1)
        for n, (since, owed) in enumerate(steps):
            until = min(steps[n + 1][0], self.as_of) if n + 1 < len(steps) else self.as_of
            on = since
            while owed > 0 and on < until:
                rate = self.yearly_rate(on, builtin)
                if rate is None:
                    return None
                total += owed * rate
                on += one
        return self.cents(Fraction(total, 100 * 10000 * 100 * year))

    def owed(self):
        """(id, amount in cents or None, due or None, quarter or None), in order"""
        yield 'signature', 10000000, self.due_day('signature', self.effective), None
        due = day('2002-01-31')
        executed = self.ledger.get('supply_agreement', {}).get('executed')
        if self.known(executed):
            due = min(due, day(executed))
        yield 'supply', 15000000, self.due_day('supply', due), None
        for n in range(1, 6):
            name = 'milestone-%d' % n
            attained = self.attained(n)
            amount = self.milestone_terms(n)[1] * 100
            due = None
            if attained and attained <= self.term_ends:
                due = self.due_day(name, attained + days(30))
            yield name, int(amount), due, None
        for quarter in self.quarters:
            yield 'royalty-' + quarter['quarter'], quarter['payable'], quarter['due'], quarter

    def make_obligations(self, builtin):
        recorded = 'payments' in self.ledger
        self.obligations = []
        for name, amount, due, quarter in self.owed():
            payments = self.payments(name)
            o = {'id': name, 'amount': amount, 'due': due, 'paid': sum(p[1] for p in payments),
                 'paid_on': payments[-1][0] if payments else None, 'interest_paid': 0}
            if due is None:
                o.update(status='not-triggered', outstanding=0, now=0, uplift=0, excess=o['paid'], interest=0)
            else:
                o['interest_paid'] = sum(p[1] for p in self.payments('interest:' + name))
                self.settle(o, payments, quarter, recorded, builtin)
            self.obligations.append(o)

    def payments(self, name):
        """(day, cents) known for an id, by day, then ledger order"""
        found = [(day(p['date']),
                  int(100 * (Fraction(p['amount'])
                             + min(Fraction(p.get('creditable', 0)), Fraction(p.get('withheld', 0))))))
                 for p in self.section('payments') if p['for'] == name and self.known(p['date'])]
        return sorted(found, key=lambda p: p[0])

    def settle(self, o, payments, quarter, recorded, builtin):
        due = o['due']
        accruing = quarter is not None and self.as_of <= last_day(quarter['quarter'])
        past = 'overdue' if recorded else 'unrecorded'
        if o['amount'] is None:
            o.update(outstanding=None, now=None, uplift=None, excess=None, interest=None)
            o['status'] = 'accruing' if accruing else 'due' if self.as_of <= due else past
            return
        owing, uplift, excess, settled_on = o['amount'], 0, 0, None
        steps = [(due, owing)]
        for on, paid in payments:
            settles, value = owing, None
            if quarter is not None and on > due and owing > 0:
                value = self.value_on(quarter, on)[0]
                settles = self.cents(Fraction(owing * value, quarter['royalty']) / 100)
            before = owing
            if paid >= settles:
                excess += paid - settles
                uplift += settles - owing
                owing = 0
            elif value is None:
                owing -= paid
            else:
                less = min(owing, self.cents(Fraction(paid * quarter['royalty'], value) / 100))
                uplift += paid - less
                owing -= less
            if before > 0 and owing == 0:
                settled_on = on
            steps.append((max(on, due), owing))
        o.update(outstanding=owing, uplift=uplift, excess=excess, now=owing)
        if quarter is not None and self.as_of > due and owing > 0:
            value, complete = self.value_on(quarter, self.as_of)
            o['now'] = self.cents(Fraction(owing * value, quarter['royalty']) / 100) if complete else None
        if accruing:
            o['status'] = 'accruing'
        elif o['amount'] == 0:
            o['status'] = 'none'
        elif owing == 0:
            o['status'] = 'paid' if settled_on <= due else 'paid-late'
        else:
            o['status'] = 'due' if self.as_of <= due else past

        o['interest'] = None if o['status'] == 'unrecorded' else self.interest(steps, builtin)

    def totals(self):
        def total(figures):
            figures = list(figures)
            return None if None in figures else usd(sum(figures))
        owed = [o for o in self.obligations if o['status'] not in ('not-triggered', 'accruing')]
        return {
            'royalty_usd': total(q['royalty'] for q in self.quarters),
            'obligations_usd': total(o['amount'] for o in owed),
            'paid_usd': total(o['paid'] for o in owed),
            'outstanding_usd': total(o['outstanding'] for o in owed),
            'overdue_usd': total(o['outstanding'] for o in owed if o['status'] == 'overdue'),
            'interest_outstanding_usd': total(
                None if o['interest'] is None else max(0, o['interest'] - o['interest_paid'])
                for o in owed if o['status'] != 'unrecorded')}

    # ---- section 5

    def milestone_fact(self, n):
        for m in self.section('milestones'):
            if m['milestone'] == n:
                return m
        return {}

    def attained(self, n):
        text = self.milestone_fact(n).get('attained')
        return day(text) if self.known(text) else None

    def milestone_terms(self, n):
        target, amount = day(MILESTONES[n - 1][0]), Fraction(MILESTONES[n - 1][1])
        for a in self.amendments:
            change = a['changes'].get('milestone-%d' % n)
            if change is None or (self.attained(n) and self.attained(n) < day(a['effective'])):
                continue
            target = day(change.get('target', target.isoformat()))
            amount = Fraction(change.get('amount_usd', amount))
        return target, amount

    def milestones(self):
        for n in range(1, 6):
            fact, attained = self.milestone_fact(n), self.attained(n)
            target = self.milestone_terms(n)[0]
            extended = fact.get('extended_to')
            if 'extension_agreed' in fact and not self.known(fact['extension_agreed']):
                extended = None
            counts_from = day(extended) if extended else target
            deadline = counts_from + days(90)
            if attained:
                status = 'attained' if attained <= deadline else 'attained-late'
            elif self.as_of <= counts_from:
                status = 'upcoming'
            else:
                status = 'in-grace' if self.as_of <= deadline else 'missed'
            failed = status == 'missed' or (
                status == 'attained-late' and self.reading('late_cure', 'keeps-right'))
            open_now = n <= 3 and failed and self.effective <= self.as_of <= self.term_ends
            yield {'number': n, 'target': target.isoformat(), 'extended_to': extended,
                   'deadline': deadline.isoformat(), 'status': status,
                   'attained': attained.isoformat() if attained else None,
                   'termination_right_from': (deadline + days(1)).isoformat() if open_now else None}

    # ---- the report's fields

    def report(self, builtin):
        """the figures of a report, in its own shape; `builtin`: (day, percent) where the ledger has no rates"""
        self.make_quarters()
        self.make_obligations(builtin)
        iso = lambda d: d.isoformat() if d else None
        return {
            'ledger': {'lines_read': len(self.section('sales')), 'lines_counted': len(self.counted)},
            'term': {'ends': iso(self.term_ends), 'last_expiry': iso(self.last_expiry),
                     'records_until': iso(years_after(self.term_ends, 2))},
            'milestones': list(self.milestones()),
            'quarters': [{
                'quarter': q['quarter'], 'due': iso(q['due']), 'complete': q['complete'],
                'provisional': q['provisional'],
                'rows': [{
                    'seller': r['key'][0], 'country': r['key'][1], 'product': r['key'][2],
                    'unit': r['key'][3], 'currency': r['key'][4], 'basis': r['key'][5],
                    'rate_percent': r['key'][6], 'lines': r['lines'], 'quantity': r['quantity'],
                    'net_sales': r['net_sales'],
                    'fx_date': r['quote']['date'] if r['quote'] else None,
                    'royalty_usd': usd(r['usd'])} for r in q['rows']],
                'royalty_usd': usd(q['royalty']), 'carried_in_usd': usd(q['carried_in']),
                'payable_usd': usd(q['payable']), 'carried_out_usd': usd(q['carried_out'])}
                for q in self.quarters],
            'obligations': [{
                'id': o['id'], 'amount_usd': usd(o['amount']), 'due': iso(o['due']),
                'paid_usd': usd(o['paid']), 'paid_on': iso(o['paid_on']),
                'fx_uplift_usd': usd(o['uplift']), 'outstanding_usd': usd(o['outstanding']),
                'outstanding_if_paid_now_usd': usd(o['now']), 'excess_usd': usd(o['excess']),
                'interest_usd': usd(o['interest']), 'interest_paid_usd': usd(o['interest_paid']),
                'status': o['status']} for o in self.obligations],
            'totals': self.totals()}
