"""What the licence's figures are, worked out slowly and obviously: line by line, day by day, with
fractions. Written from the rules alone, sections 0 to 5 and 10, for ledgers without notices; it shares no
code and no idea with the calculator. It trusts its input: the reader's refusals are tested elsewhere.
"""
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from agreement import DEFAULTS, EU_2001, EUROPE_1192, MILESTONES, in_eu, schedule


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


def plain(name):
    """a name without letter case, full stops, commas and surplus spaces"""
    return ' '.join(name.lower().replace('.', '').replace(',', '').split())


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

    def find_patents(self):
        """the rows of Schedule A, and from when to when each patent is in force in which countries"""
        self.patents = []
        self.lives = []  # (countries, from, until)
        for case, country, application, number, listed in schedule(self.readings['schedule_a']):
            expires = day(listed)
            if (case, country) == ('MBUS 1044', 'IE') and self.reading('ireland_1044', 'extended'):
                expires = day('2009-01-31')
            until, since, ends = expires, [], []
            for p in self.section('patents'):
                if p.get('kind') == 'other' or (p.get('case'), p['country'], p['application']) != (
                        case, country, application):
                    continue
                if 'extended_to' in p:
                    until = max(until, day(p['extended_to']))
                    if p.get('kind') != 'spc' or self.reading('spc', 'extends'):
                        expires = max(expires, day(p['extended_to']))
                number = number or p.get('granted')
                if 'granted_on' in p:
                    since.append(day(p['granted_on']))
                if self.known(p.get('ended')):
                    ends.append(day(p['ended']))
            until = min([until] + ends)
            since = min(since) if since else date.min
            if self.reading('early_end', 'actual'):
                expires = min([expires] + ends)
            counts = bool(number) and (country in ['US', 'EP'] or country in EU_2001)
            in_force = bool(number) and since <= self.as_of <= until
            self.patents.append({'case': case, 'country': country, 'application': application,
                                 'expires': expires.isoformat(), 'counts': counts, 'in_force': in_force})
            if number:
                self.lives.append((EUROPE_1192.split() if country == 'EP' else [country], since, until))
        for p in self.section('patents'):
            if p.get('kind') != 'other' or not p.get('granted'):
                continue
            until = max(day(p['expires']), day(p.get('extended_to', p['expires'])))
            if self.known(p.get('ended')):
                until = min(until, day(p['ended']))
            self.lives.append(([p['country']], day(p.get('granted_on', '0001-01-01')), until))

    def in_force(self, country, on):
        return any(country in countries and since <= on <= until for countries, since, until in self.lives)

    def last_patent_day(self, country):
        return max((until for countries, since, until in self.lives
                    if country in countries and since <= until), default=None)

    def find_term(self):
        self.find_patents()
        self.last_expiry = max(day(p['expires']) for p in self.patents if p['counts'])
        return day(self.amended('term_ends', self.as_of, years_after(self.last_expiry, 3).isoformat()))

    # ---- section 2

    def is_credit(self, line):
        return not line.get('free') and (Fraction(line['gross']) < 0 or 'credit_of' in line)

    def is_sublicensee(self, line):
        sellers = self.ledger.get('sellers', {})
        return sellers.get(line.get('seller', 'licensee'), {}).get('role') == 'sublicensee'

    def price_after_deductions(self, line):
        """a credit note's takes its deductions back"""
        is_credit = self.is_credit(line)
        charged = line.get('separately_charged', False)
        value = Fraction(line['gross'])
        for name, amount in line.get('deductions', {}).items():
            separately = charged is True or (isinstance(charged, list) and name in charged)
            if name in ('trade_discount', 'returns'):
                allowed = True
            elif name in ('import_duty', 'export_insurance'):
                allowed = separately and line.get('export', False)
            else:
                allowed = separately
            if name == 'returns' and self.is_sublicensee(line) and self.reading('credits_given_by', 'licensee'):
                allowed = False
            if allowed:
                value += Fraction(amount) if is_credit else -Fraction(amount)
        return value

    def market_price(self, line):
        """the fair market price of a line that is to be measured by it, where it names one"""
        ordinary = line.get('arms_length', True) and line.get('for_money', True)
        if line.get('free'):
            if self.reading('free_supply', 'no-royalty'):
                return None
            ordinary = False
        return None if ordinary or 'fair_market_price' not in line else Fraction(line['fair_market_price'])

    def net_sales(self, line):
        value = self.price_after_deductions(line)
        if not self.is_credit(line):
            market = self.market_price(line)
            return value if market is None else max(value, market)
        reason = line.get('credit_reason')
        is_return = reason in (None, 'returned', 'defective')
        if reason == 'other':
            return Fraction(0)
        if is_return and self.is_sublicensee(line) and self.reading('credits_given_by', 'licensee'):
            return Fraction(0)
        sale = self.credited(line)
        market = None if sale is None or self.is_credit(sale) else self.market_price(sale)
        if market is None:
            return value
        # the price as it stands after the corrections and discounts that came before
        earlier = []
        for other in sorted(self.counted, key=lambda one: one['date']):
            if other is line:
                break
            if other.get('credit_reason') in ('correction', 'discount') and self.credited(other) is sale:
                earlier.append(other)
        stands = self.price_after_deductions(sale) + sum(self.price_after_deductions(one) for one in earlier)
        if not is_return:
            return max(stands + value, market) - max(stands, market)
        if market <= stands:
            return value
        if 'fair_market_price' in line:
            return -max(Fraction(line['fair_market_price']), -value)
        whole = sum(Fraction(one['gross']) for one in [sale] + earlier)
        return -market if Fraction(line['gross']) == -whole else value

    # ---- section 3

    def seller_names(self, on):
        """ids and names, in plain form, of those who sell under the licence on a day"""
        names = set()
        if 'sellers' in self.ledger:
            for key, seller in self.ledger['sellers'].items():
                if self.is_inside_dates(key, on):
                    names |= {plain(key), plain(seller.get('name', key))}
        else:
            names = {plain(line.get('seller', 'licensee')) for line in self.counted}
        return names

    def is_inside_dates(self, seller, on):
        dates = self.ledger.get('sellers', {}).get(seller, {})
        if self.known(dates.get('from')) and on < day(dates['from']):
            return False
        return not (self.known(dates.get('until')) and on > day(dates['until']))

    def generic_from(self, g):
        """the day from which a generic counts as available, or None"""
        available = day(g['available_from'])
        if not self.known(g['available_from']):
            return None
        marketer = plain(g.get('marketer', ''))
        if marketer in self.seller_names(available):
            return None
        if g.get('source') == 'licensor' or marketer in (
                'johnson matthey', 'johnson matthey plc', 'johnson matthey inc'):
            return None
        if g.get('source') == 'licensed' and self.reading('generic_source', 'independent'):
            return None
        if not g.get('infringing') or self.reading('infringing_generic', 'generic'):
            return available
        if g.get('right'):
            return None
        last = self.last_patent_day(g['country'])
        if last is None or last < available:
            return available
        free = last + days(1)
        if free > self.as_of or (self.known(g.get('withdrawn')) and day(g['withdrawn']) < free):
            return None
        return free

    def has_generic(self, country, product, quarter):
        for g in self.section('generics'):
            if g['country'] != country or g.get('product', product) != product:
                continue
            since = self.generic_from(g)
            if since is None or quarter < quarter_of(since):
                continue
            if self.known(g.get('withdrawn')) and self.reading('generic_withdrawn', 'restores'):
                if quarter > quarter_of(day(g['withdrawn'])):
                    continue
            return True
        return False

    def infringement(self, country, on):
        """the percent by which the royalty is reduced, or None"""
        counting = []  # (day the days to sue began, percent, threshold, cap)
        for r in self.section('infringements'):
            if r['country'] != country or not r.get('claimed', True):
                continue
            begins = [day(r['notified'])] if self.known(r.get('notified')) else []
            if self.reading('infringement_clock', 'evidence') and self.known(r.get('evidence')):
                begins.append(day(r['evidence']))
            if not begins:
                continue
            begins = min(begins)
            last = begins + days(int(self.amended('infringement_days', begins, 120)))
            if self.known(r.get('suit_filed')) and day(r['suit_filed']) <= last:
                if r.get('suit_by', 'licensor') == 'licensor' or self.reading('licensee_suit', 'bars'):
                    continue
            if on <= last or (self.known(r.get('ceased')) and on > day(r['ceased'])):
                continue
            if not r.get('right') and not self.in_force(country, on):
                continue
            counting.append((begins, Fraction(r['percent']),
                             Fraction(self.amended('infringement_threshold', begins, 30)),
                             Fraction(self.amended('infringement_cap', begins, 50))))
        if self.reading('several_infringers', 'sum'):
            if not counting:
                return None
            percent = sum(one[1] for one in counting)
            latest = max(one[0] for one in counting)
            _, _, threshold, cap = [one for one in counting if one[0] == latest][-1]
        else:
            counting = [one for one in counting if one[1] > one[2]]
            if not counting:
                return None
            _, percent, threshold, cap = max(counting, key=lambda one: one[1])  # the first of equals
        return min(percent, cap) if percent > threshold else None

    def is_intra_group(self, line, on):
        buyer = line.get('buyer')
        sale = self.credited(line)
        if buyer is None and sale is not None:
            buyer = sale.get('buyer')
        return (buyer is not None and self.reading('chain_sales', 'first-outside')
                and self.is_inside_dates(line.get('seller', 'licensee'), on)
                and self.is_inside_dates(buyer, on))

    def basis_and_rate(self, line, on, quarter):
        country = line['country']
        full = Fraction(self.amended('royalty_percent', on, '8.5'))
        if on < self.effective:
            return 'before-effective', Fraction(0)
        if on > self.term_ends:
            return 'expired', Fraction(0)
        if self.is_intra_group(line, on):
            return 'intra-group', Fraction(0)
        if line.get('free') and self.reading('free_supply', 'no-royalty'):
            return 'free', Fraction(0)
        if self.reading('post_expiry', 'us-stops') and country == 'US':
            last = self.last_patent_day('US')
            if last is None or on > last:
                return 'patent-expired', Fraction(0)
        if self.reading('post_expiry', 'where-patented') and not self.in_force(country, on):
            return 'patent-expired', Fraction(0)
        if self.has_generic(country, line.get('product', 'JM216'), quarter):
            return 'generic', Fraction(self.amended('generic_percent', on, 0))
        percent = self.infringement(country, on)
        if percent is not None:
            return 'infringement', max(Fraction(0), full * (1 - percent / 100))
        return 'full', full

    def credited(self, line):
        """the line that a credit note credits"""
        if 'credit_of' not in line:
            return None
        for other in self.counted:
            if ('credit_of' not in other and other['invoice'] == line['credit_of']
                    and other.get('seller', 'licensee') == line.get('seller', 'licensee')):
                return other
        return None

    def deciding_day(self, line):
        sale = self.credited(line)
        if sale is not None and self.reading('credit_note_rate', 'sale'):
            line = sale
        invoiced = day(line['date'])
        supplied = day(line['supplied']) if self.known(line.get('supplied')) else invoiced
        return {'earlier': min(invoiced, supplied), 'supplied': supplied,
                'invoiced': invoiced}[self.readings['supply_date']]

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
        if not self.reading('payment_extension', 'termination-only'):
            best = None
            for e in self.section('extensions'):
                agreed = e.get('agreed', '0001-01-01')
                if e['for'] == obligation and day(agreed) <= self.as_of:
                    if best is None or agreed >= best[0]:
                        best = (agreed, e['to'])
            if best:
                return day(best[1])
        return ordinary

    def royalty_due(self, quarter):
        payment_days = int(self.amended('payment_days', last_day(quarter), 30))
        return self.due_day('royalty-' + quarter, last_day(quarter) + days(payment_days))

    def rate_day(self, quarter):
        """the due date as the rules on exchange mean it"""
        if self.reading('payment_extension', 'interest-only'):
            return last_day(quarter) + days(int(self.amended('payment_days', last_day(quarter), 30)))
        return self.royalty_due(quarter)

    def make_rows(self):
        """{quarter: {key: row}} of exact sums"""
        self.counted = [line for line in self.section('sales') if self.known(line['date'])]
        quarters = {}
        for line in self.counted:
            sale = self.credited(line)
            quarter = own = quarter_of(day(line['date']))
            of_sale = own if sale is None else quarter_of(day(sale['date']))
            if self.reading('credit_note_quarter', 'invoice'):
                quarter = of_sale
            generics_of = of_sale if self.reading('credit_note_rate', 'sale') else own
            basis, rate = self.basis_and_rate(line, self.deciding_day(line), generics_of)
            exchange = quarter
            if line['currency'] != 'USD' and self.reading('credit_note_exchange', 'sale') and sale is not None:
                exchange = of_sale
            key = (line.get('seller', 'licensee'), line['country'], line.get('product', 'JM216'),
                   line.get('unit', 'unit'), line['currency'], basis, rate, exchange)
            row = quarters.setdefault(quarter, {}).setdefault(
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
            quarter = {'quarter': name, 'due': self.royalty_due(name), 'rows': [], 'provisional': False, 'carried_in': carried}
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
            on = self.rate_day(key[7])
            row['quote'] = self.quote(currency, min(on, self.as_of))
            row['usd'] = self.dollars(row['royalty'], row['quote']) if row['quote'] else None
            if row['quote'] and on > self.as_of:
                quarter['provisional'] = True
        quarter['rows'].append(row)

    # ---- section 4

    def value_on(self, quarter, on, early=False):
        """V(on) in cents, and whether every currency had a quote; paid early it may be less than at the due date"""
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
                value = sum(self.dollars(row['royalty'], quote) for row in rows)
                total += value if early else max(at_due, value)
        return max(total, 1) if early else total, complete

    def yearly_rate(self, on, builtin):
        """base rate and margin, in ten-thousandths of a percent; None where no base rate is known"""
        if on not in self.rates:
            own = [r for r in self.section('base_rates') if self.known(r['from'])]
            rates = [(day(r['from']), Fraction(r['percent'])) for r in own]
            if not self.section('base_rates'):
                rates = builtin
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
        due = self.due_day('supply', due)
        yield 'supply', int(100 * Fraction(self.amended('supply_usd', due, 150000))), due, None
        for n in range(1, 6):
            name = 'milestone-%d' % n
            attained, terms = self.attained(n), self.milestone_terms(n)
            parts = [('%s-%s' % (name, part['id']), part['amount_usd'],
                      self.milestone_fact(n).get('instalments', {}).get(part['id']))
                     for part in terms['instalments']]
            for part, amount, earned in parts or [(name, terms['amount'], attained and attained.isoformat())]:
                due = None
                if self.known(earned) and day(earned) <= self.term_ends:
                    due = self.due_day(part, day(earned) + days(30))
                    if self.reading('accrued_at_end', 'lost') and due > self.term_ends < self.as_of:
                        due = None
                yield part, int(100 * Fraction(amount)), due, None
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
                o.update(status='not-triggered', outstanding=0, now=0, uplift=0, excess=o['paid'], interest=0,
                         limitation=None)
            else:
                of_interest = self.payments('interest:' + name)
                o['interest_paid'] = sum(p[1] for p in of_interest)
                self.settle(o, payments, quarter, recorded, builtin)
                self.limit(o, payments + of_interest)
            self.obligations.append(o)

    def payments(self, name):
        """(day, cents) known for an id, by day, then ledger order"""
        found = [(day(p['date']), int(100 * (Fraction(p['amount']) + self.creditable(p))))
                 for p in self.section('payments') if p['for'] == name and self.known(p['date'])]
        return sorted(found, key=lambda p: p[0])

    def creditable(self, payment):
        creditable, withheld = Fraction(payment.get('creditable', 0)), Fraction(payment.get('withheld', 0))
        if self.reading('withholding', 'all-or-nothing') and creditable < withheld:
            return 0
        return min(creditable, withheld)

    def limit(self, o, payments):
        """until when what is outstanding may be sued for"""
        o['limitation'] = None
        if self.as_of <= o['due'] or not o['outstanding']:
            return
        o['limitation'] = years_after(o['due'], 6)
        for on, _ in sorted(payments):
            if o['due'] < on <= o['limitation']:
                o['limitation'] = years_after(on, 6)

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
        at_rate = self.rate_day(quarter['quarter']) if quarter is not None else due
        for on, paid in payments:
            settles, value = owing, None
            early = on < at_rate and self.reading('early_payment', 'payment-day')
            if quarter is not None and (early or on > at_rate) and owing > 0:
                value = self.value_on(quarter, on, early)[0]
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
        if quarter is not None and self.as_of > at_rate and owing > 0:
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

    # ---- statements, in section 4

    def made(self, quarter, seller, product, unit):
        """None where nothing of it was ever recorded as made"""
        of_it = [p for p in self.section('production')
                 if first_day(p['quarter']) <= self.as_of
                 and (p.get('seller', 'licensee'), p.get('product', 'JM216'), p.get('unit', 'unit'))
                 == (seller, product, unit)]
        return sum(Fraction(p['quantity']) for p in of_it if p['quarter'] == quarter) if of_it else None

    def statement(self, quarter):
        name = quarter['quarter']
        sent = [s for s in self.section('statements') if s['quarter'] == name and self.known(s['date'])]
        if not sent:
            return None
        sent.sort(key=lambda s: s['date'])  # stable: then ledger order
        reported = int(100 * Fraction(sent[-1]['royalty_usd']))
        statement_days = int(self.amended('statement_days', last_day(name), 30))
        on_time = day(sent[0]['date']) <= last_day(name) + days(statement_days)
        rows = []
        for stated in sent[-1].get('rows', []):
            of = (stated.get('seller', 'licensee'), stated.get('product', 'JM216'), stated.get('unit', 'unit'))
            computed = [r for r in quarter['rows'] if (r['key'][0], r['key'][2], r['key'][3]) == of]
            row = {'seller': of[0], 'product': of[1], 'unit': of[2], 'currency': None}
            if 'made' in stated:
                row['made'] = {'reported': Fraction(stated['made']), 'computed': self.made(name, *of)}
            if 'sold' in stated:
                row['sold'] = {'reported': Fraction(stated['sold']),
                               'computed': sum(r['quantity'] for r in computed)}
            if 'net_sales' in stated:
                row['currency'] = stated['currency']
                row['net_sales'] = {'reported': Fraction(stated['net_sales']), 'computed': sum(
                    r['net_sales'] for r in computed if r['key'][4] == stated['currency'])}
            rows.append(row)
        return {'date': sent[-1]['date'], 'royalty_usd': usd(reported),
                'difference_usd': None if quarter['royalty'] is None else usd(quarter['royalty'] - reported),
                'status': 'on-time' if on_time else 'late', 'rows': rows}

    # ---- section 5

    def milestone_fact(self, n):
        for m in self.section('milestones'):
            if m['milestone'] == n:
                return m
        return {}

    def attained(self, n):
        """on its own day, else with the first instalment, where it is paid in instalments"""
        fact = self.milestone_fact(n)

        def counts(text):
            """whether it is known, and in a member state where milestone 3 or 5 asks for one"""
            return self.known(text) and (n not in (3, 5) or 'country' not in fact or in_eu(fact['country'], text))

        if counts(fact.get('attained')):
            return day(fact['attained'])
        earned = [day(text) for text in fact.get('instalments', {}).values() if counts(text)]
        if earned and (self.terms_until(n, min(earned))['instalments'] or self.terms_until(n, None)['instalments']):
            return min(earned)
        return None

    def terms_until(self, n, attained):
        terms = {'target': day(MILESTONES[n - 1][0]), 'amount': MILESTONES[n - 1][1], 'instalments': []}
        for a in self.amendments:
            change = a['changes'].get('milestone-%d' % n)
            if change is None or (attained and attained < day(a['effective'])):
                continue
            if 'target' in change:
                terms['target'] = day(change['target'])
            if 'amount_usd' in change:
                terms.update(amount=change['amount_usd'], instalments=[])
            if change.get('instalments'):
                terms['instalments'] = change['instalments']
        return terms

    def milestone_terms(self, n):
        return self.terms_until(n, self.attained(n))

    def excused(self, deadline):
        """days from the EFFECTIVE DATE up to the deadline in the licensee's force majeure, as notified"""
        found = set()
        for f in self.section('force_majeure'):
            if f['party'] != 'licensee' or not self.known(f['from']) or not self.known(f.get('notified')):
                continue
            on = max(day(f['from']), day(f['notified']), self.effective)
            last = day(f['to']) if self.known(f.get('to')) else self.as_of
            while on <= min(last, deadline):
                found.add(on)
                on += days(1)
        return len(found)

    def milestones(self):
        for n in range(1, 6):
            fact, attained, terms = self.milestone_fact(n), self.attained(n), self.milestone_terms(n)
            target = terms['target']
            extended = fact.get('extended_to')
            if 'extension_agreed' in fact and not self.known(fact['extension_agreed']):
                extended = None
            counts_from = day(extended) if extended else target
            deadline = counts_from + days(90)
            if self.reading('force_majeure_milestones', 'extend'):
                deadline += days(self.excused(deadline))
            if attained:
                status = 'attained' if attained <= deadline else 'attained-late'
            elif self.as_of <= counts_from:
                status = 'upcoming'
            else:
                status = 'in-grace' if self.as_of <= deadline else 'missed'
            failed = status == 'missed' or (
                status == 'attained-late' and self.reading('late_cure', 'keeps-right'))
            open_now = n <= 3 and failed and self.effective <= self.as_of <= self.term_ends
            obligation = 'milestone-%d' % n
            if terms['instalments']:
                obligation += '-' + terms['instalments'][0]['id']
            yield {'number': n, 'target': target.isoformat(), 'extended_to': extended,
                   'deadline': deadline.isoformat(), 'status': status, 'obligation': obligation,
                   'attained': attained.isoformat() if attained else None,
                   'termination_right_from': (deadline + days(1)).isoformat() if open_now else None}

    # ---- section 10

    def liability(self):
        claimed = outside = 0
        for claim in self.section('claims'):
            if self.known(claim['date']):
                cents = int(100 * Fraction(claim['amount_usd']))
                if claim['limb'] == 'ip' and self.reading('liability_cap', 'defects'):
                    outside += cents
                else:
                    claimed += cents
        cap = 500000000
        return {'cap_usd': usd(cap), 'claimed_usd': usd(claimed), 'outside_cap_usd': usd(outside),
                'left_usd': usd(max(0, cap - claimed))}

    # ---- the report's fields

    def report(self, builtin):
        """the figures of a report, in its own shape; `builtin`: (day, percent) where the ledger has no rates"""
        self.make_quarters()
        self.make_obligations(builtin)
        iso = lambda d: d.isoformat() if d else None
        return {
            'ledger': {'lines_read': len(self.section('sales')), 'lines_counted': len(self.counted)},
            'term': {'ends': iso(self.term_ends), 'last_expiry': iso(self.last_expiry),
                     'records_until': iso(years_after(self.term_ends, 2)), 'patents': self.patents},
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
                'payable_usd': usd(q['payable']), 'carried_out_usd': usd(q['carried_out']),
                'statement': self.statement(q)}
                for q in self.quarters],
            'obligations': [{
                'id': o['id'], 'amount_usd': usd(o['amount']), 'due': iso(o['due']),
                'paid_usd': usd(o['paid']), 'paid_on': iso(o['paid_on']),
                'fx_uplift_usd': usd(o['uplift']), 'outstanding_usd': usd(o['outstanding']),
                'outstanding_if_paid_now_usd': usd(o['now']), 'excess_usd': usd(o['excess']),
                'interest_usd': usd(o['interest']), 'interest_paid_usd': usd(o['interest_paid']),
                'limitation': iso(o['limitation']),
                'status': o['status']} for o in self.obligations],
            'totals': self.totals(), 'liability': self.liability()}
