#!/usr/bin/env python3
"""Walks every figure of reports down to facts and terms, and works each out again from its steps.

    check.py COMMAND PRINTER EXAMPLE [CASES] [--only NAME]

COMMAND is the native jm216, PRINTER prints a report with all its explanations, EXAMPLE is
assets/make_example.mjs's ledger, CASES one of further cases, where there is one. For every figure in dollars and
every date of a report:

  its explanation exists, with a step that names the figure and has it as its result;
  every formula of a step holds, worked out exactly, and gives the step's result;
  what a formula works with is an input, the result of an earlier step, or a length of time;
  an input leads on to an explanation that has its value, or to a fact of the ledger that is its
  value, or is a term of the agreement known here;
  and nothing leads round in a circle.
"""
import json
import os
import re
import subprocess
import sys
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'support'))
from cases import all_cases  # noqa: E402
from formula import rounded, value_of, work_out  # noqa: E402

# What the agreement itself says, by the names of inputs; None where the report is asked below.
TERMS = {
    'EFFECTIVE DATE': {'2001-08-28'},
    'target': {'2004-01-01', '2005-01-01', '2006-01-01', '2007-01-01', '2008-01-01'},
    'sum': {'100000.00', '150000.00', '750000.00', '3000000.00', '1000000.00'},
    'at the latest': {'2002-01-31'},
    'supply agreement at the latest': {'2002-01-31'},
    'date in VI.2': {'2001-09-15', '2001-10-31'},
    'date in VI.3': {'2002-01-31'},
    'as Schedule A says it can be extended': {'2009-01-31'},
    'full rate': {'8.5%'},
    'at most': {'50%'},
    'margin': {'3%'},
    'cap': {'5000000.00'},
    'payment days': {'30'},
    'statement days': {'30'},
    'sell-off months': {'6'},
    'days of a year': {'365', '360'},
    'date on Schedule A': None,
    'base rate': None,
    "the quarter's last day": None,
    'as of': None,
    'from': None,
    'up to, not counting': None,
}
QUARTER_ENDS = ('-03-31', '-06-30', '-09-30', '-12-31')
FIGURE = re.compile(r'^(-?\d+(\.\d+)?%?|\d{4}-\d\d-\d\d)$')


def figures(report):
    """(explanation, figure, value) of every figure in dollars and every date that a report shows"""

    def of(id, entry, *names):
        for name in names:
            yield id, name, entry[name]

    yield from of('licence', report['licence'], 'status', 'effective_date', 'terminated_on',
                  'sell_off_until', 'secrecy_until', 'non_solicitation_until')
    yield from of('term', report['term'], 'ends', 'starts', 'last_expiry', 'records_until')
    for row in report['term']['patents']:
        id = 'deadline:patent-%s-%s' % (row['country'], row['application'])
        yield id, 'date', row['expires']
        yield id, 'listed', row['listed']
    for entry in report['milestones']:
        yield from of('milestone:%d' % entry['number'], entry, 'status', 'target', 'extended_to',
                      'deadline', 'attained', 'termination_right_from')
    for quarter in report['quarters']:
        name = quarter['quarter']
        yield from of('quarter:' + name, quarter, 'royalty_usd', 'carried_in_usd', 'payable_usd',
                      'carried_out_usd')
        yield quarter['obligation'], 'due', quarter['due']
        for n, row in enumerate(quarter['rows']):
            yield from of('row:%s:%d' % (name, n), row, 'royalty_usd', 'net_sales', 'royalty')
        if quarter['statement']:
            for figure in ('difference_usd', 'date', 'royalty_usd'):
                yield 'statement:' + name, figure, quarter['statement'][figure]
    for entry in report['obligations']:
        yield from of(entry['id'], entry, 'amount_usd', 'due', 'paid_usd', 'paid_on',
                      'fx_uplift_usd', 'outstanding_usd', 'outstanding_if_paid_now_usd',
                      'excess_usd')
        yield from of('interest:' + entry['id'], entry, 'interest_usd', 'interest_paid_usd')
    for name, value in report['totals'].items():
        yield 'total:' + name, name, value
    seen = set()
    for entry in report['rights']:
        other = ':' + entry['holder'] if entry['id'] in seen else ''  # both parties have it
        seen.add(entry['id'])
        yield from of('right:' + entry['id'] + other, entry, 'from', 'until', 'effective_if_noticed_now')
    for entry in report['deadlines']:
        yield from of('deadline:' + entry['id'], entry, 'date', 'status')
    for entry in report['obligations']:
        if entry['limitation']:
            yield 'limitation:' + entry['id'], 'limitation', entry['limitation']
    for name, value in report['liability'].items():
        yield 'liability:' + name, name, value
    for n, entry in enumerate(report['amendments']):
        yield 'amendment:%d' % n, 'effective', entry['effective']


MAIN = [('milestone:', 'status'), ('quarter:', 'royalty_usd'), ('row:', 'royalty_usd'),
        ('interest:', 'interest_usd'), ('right:', 'from'), ('deadline:', 'date'),
        ('statement:', 'difference_usd'), ('limitation:', 'limitation'), ('amendment:', 'effective'), ('line:', 'royalty')]


def main_figure(id):
    if id in ('licence', 'term'):
        return {'licence': 'status', 'term': 'ends'}[id]
    if id.startswith(('total:', 'liability:')):
        return id.split(':')[1]
    return next((figure for begin, figure in MAIN if id.startswith(begin)), 'amount_usd')


class Walk:
    def __init__(self, name, ledger, printed):
        self.name = name
        self.document = ledger  # what pointers lead into
        self.ledger = {'sales': ledger} if isinstance(ledger, list) else ledger
        self.report = printed['report']
        self.explanations = {}
        self.complaints = []
        for one in printed['explanations']:
            if one['id'] in self.explanations:
                self.complain(one['id'], 'explained twice')
            self.explanations[one['id']] = one
        self.walked = {}  # True when done, False while underway

    def complain(self, id, what):
        self.complaints.append('%s: %s: %s' % (self.name, id, what))

    def run(self):
        count = 0
        for id, figure, value in figures(self.report):
            if value is None:
                continue
            count += 1
            self.compare(id, figure, value)
            self.walk(id)
        for quarter in self.report['quarters']:
            for n, row in enumerate(quarter['rows']):
                if row['fx_date']:
                    count += 1
                    self.has_input('row:%s:%d' % (quarter['quarter'], n), 'fx_date', row['fx_date'])
        for id in list(self.explanations):
            self.walk(id)
        return count

    def has_input(self, id, name, value):
        inputs = [i for step in self.explanations[id]['steps'] for i in step['inputs']]
        if not any(i['name'] == name and i['value'] == value for i in inputs):
            self.complain(id, 'no input %s of %s' % (name, value))

    def result_of(self, id, figure):
        why = self.explanations.get(id)
        if why is None:
            return None
        steps = [s for s in why['steps'] if figure in s.get('figure', '').split()]
        return steps[-1]['result'] if steps else None

    def compare(self, id, figure, value):
        result = self.result_of(id, figure)
        if result is None:
            self.complain(id, 'the figure %s (%s) is not explained' % (figure, value))
        elif figure == 'royalty':
            if rounded(Fraction(result), value, False) != Fraction(value):
                self.complain(id, '%s is %s in the report, %s explained' % (figure, value, result))
        elif result != value:
            self.complain(id, '%s is %s in the report, %s explained' % (figure, value, result))

    def walk(self, id):
        if id in self.walked:
            if not self.walked[id]:
                self.complain(id, 'leads round in a circle')
            return
        why = self.explanations.get(id)
        if why is None:
            self.complain(id, 'has no explanation')
            return
        self.walked[id] = False
        if why['steps'] and self.result_of(id, main_figure(id)) != why['value']:
            self.complain(id, 'value %s, explained %s' % (why['value'], self.result_of(id, main_figure(id))))
        known = {'0.00', '0%', '100%'}
        for step in why['steps']:
            if not step['clause'] or not step['text']:
                self.complain(id, 'a step without clause or text')
            for one in step['inputs']:
                self.check_input(id, one)
                if one['value'] is not None:
                    known.add(one['value'])
            self.check_step(id, step, known)
            if step['result']:
                known.add(step['result'])
        self.walked[id] = True

    def check_step(self, id, step, known):
        result = step['result']
        if not step['formula']:
            if result and FIGURE.match(result) and result not in known:
                self.complain(id, '%s comes from nowhere: %s' % (result, step['text']))
            return
        try:
            holds, shown, operands = work_out(step['formula'], 'rounding: half-even' in step['reading'])
        except (ValueError, IndexError, TypeError, AttributeError) as error:
            self.complain(id, '%s: %s' % (step['formula'], error))
            return
        if not holds:
            self.complain(id, 'does not hold: ' + step['formula'])
        if shown is not None and shown != result:
            self.complain(id, '%s results in %s' % (step['formula'], result))
        for operand, is_time in operands:
            if not is_time and operand not in known:
                self.complain(id, '%s comes from nowhere: %s' % (operand, step['formula']))

    def check_input(self, id, one):
        name, value = one['name'], one['value']
        if 'id' in one:
            self.walk(one['id'])
            leads_to = self.explanations.get(one['id'])
            if leads_to and value:
                there = [leads_to['value']] + [s['result'] for s in leads_to['steps']]
                if value not in there:
                    self.complain(id, 'input %s is %s, not so in %s' % (name, value, one['id']))
        elif 'where' in one:
            fact = self.fact(one['where'])
            if fact is None or not same(fact, value):
                self.complain(id, 'input %s is %s, %s is %s' % (name, value, one['where'], fact))
        elif name not in TERMS:
            self.complain(id, 'input %s of %s is neither explained, nor a fact, nor a term' % (name, value))
        elif TERMS[name] is not None and value not in TERMS[name]:
            self.complain(id, 'the agreement has no %s of %s' % (name, value))
        elif name == "the quarter's last day" and not value.endswith(QUARTER_ENDS):
            self.complain(id, '%s ends no quarter' % value)
        elif name == 'as of' and value != self.report['as_of']:
            self.complain(id, 'as of %s' % value)
        elif name == 'date on Schedule A' and id.startswith('deadline:patent-'):
            rows = self.report['term']['patents']
            if not any(value == r['listed'] and id.endswith(r['country'] + '-' + r['application']) for r in rows):
                self.complain(id, 'no such date on Schedule A: ' + value)

    def fact(self, pointer):
        at = self.document
        for part in pointer.split('/')[1:]:
            part = part.replace('~1', '/').replace('~0', '~')
            try:
                at = at[int(part)] if isinstance(at, list) else at[part]
            except (KeyError, IndexError, ValueError):
                return None
        return at

    def check_interest(self):
        """the periods of interest follow each other without a gap, from the due date on"""
        for entry in self.report['obligations']:
            why = self.explanations['interest:' + entry['id']]
            periods = [({i['name']: i['value'] for i in s['inputs']}) for s in why['steps']]
            periods = [p for p in periods if 'up to, not counting' in p]
            if not periods:
                continue
            if periods[0]['from'] != entry['due']:
                self.complain(why['id'], 'begins on %s, due %s' % (periods[0]['from'], entry['due']))
            for one, other in zip(periods, periods[1:]):
                if one['up to, not counting'] != other['from']:
                    self.complain(why['id'], 'a gap after %s' % one['up to, not counting'])
            last = periods[-1]['up to, not counting']
            if last not in (self.report['as_of'], entry['paid_on']) and entry['outstanding_usd'] != '0.00':
                self.complain(why['id'], 'ends on %s' % last)


def same(fact, value):
    if isinstance(fact, str) and fact == value:
        return True
    try:
        return Fraction(str(fact)) == value_of(value.rstrip('%'))
    except (ValueError, IndexError):
        return False


def merged(texts):
    if len(texts) == 1:
        return texts[0]
    ledger = {}
    for text in texts:
        one = json.loads(text, parse_float=str)
        for key, value in ({'sales': one} if isinstance(one, list) else one).items():
            if isinstance(value, list):
                section = ledger.setdefault(key, [])
                once = key in ('fx', 'base_rates')  # identical ones may repeat
                section.extend(entry for entry in value if not once or entry not in section)
            elif isinstance(value, dict):
                ledger.setdefault(key, {}).update(value)
            else:
                ledger.setdefault(key, value)
    return json.dumps(ledger)


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def ledgers(printer, example, cases):
    """(name, ledger's text, further arguments)"""
    for path in (example, os.path.join(HERE, '..', '..', 'assets', 'what_happened.json')):
        yield os.path.basename(path), read(path), []
    for name in ('rich', 'ended', 'later'):
        text = subprocess.run([printer, '--ledger', name], capture_output=True, text=True, check=True).stdout
        yield name, text, []
        for reading in ('rounding=half-even', 'negative_quarter=lapse', 'late_cure=keeps-right',
                        'payment_extension=termination-only', 'early_end=actual',
                        'ireland_1044=extended', 'schedule_a=second', 'day_count=act/360',
                        'credit_note_quarter=invoice', 'payment_extension=interest-only',
                        'post_expiry=us-stops', 'post_expiry=where-patented',
                        'free_supply=fair-market-price', 'generic_source=any',
                        'credit_note_rate=own', 'credits_given_by=licensee',
                        'supply_date=supplied', 'supply_date=invoiced',
                        'several_infringers=highest', 'infringement_clock=evidence',
                        'licensee_suit=no-bar', 'sell_off_past_term=royalty',
                        'challenge_ends=agreement', 'accrued_at_end=lost', 'notice_given=received',
                        'notice_period=sent', 'early_payment=payment-day',
                        'withholding=all-or-nothing', 'spc=apart',
                        'force_majeure_milestones=extend', 'liability_cap=defects',
                        'credit_note_exchange=sale'):
            yield name + ' ' + reading, text, ['--reading', reading]
        for day in ('2001-08-01', '2001-12-31', '2009-10-15', '2010-05-10', '2010-08-15', '2019-06-30'):
            yield name + ' ' + day, text, ['--as-of', day]
    for case in cases:
        yield case.name, merged([read(f) for f in case.files()]), case.args()


def check_command(command, text, explanations):
    """the command gives the same"""
    ids = ['licence', 'term', 'signature', 'interest:signature', 'milestone:1', 'total:paid_usd',
           'deadline:term-end', 'line:/sales/0']
    for id in ids + [i for i in explanations if i.startswith(('row:', 'right:'))][:4]:
        run = subprocess.run([command, 'explain', '-', '--of', id], input=text, capture_output=True, text=True)
        if run.returncode != 0 or json.loads(run.stdout) != explanations[id]:
            yield 'explain --of %s: not as the report has it (%d)' % (id, run.returncode)
    run = subprocess.run([command, 'explain', '-', '--of', 'nothing'], input=text, capture_output=True, text=True)
    if run.returncode != 2 or run.stdout:
        yield 'explain --of nothing: not refused'


def main():
    arguments = sys.argv[1:]
    only = None
    if '--only' in arguments:
        at = arguments.index('--only')
        only = arguments[at + 1]
        del arguments[at:at + 2]
    command, printer, example = arguments[:3]
    cases = all_cases(arguments[3] if len(arguments) > 3 else None)
    count, complaints, number = 0, [], 0
    for name, text, args in ledgers(printer, example, cases):
        if only and name != only:
            continue
        run = subprocess.run([printer] + args, input=text, capture_output=True, text=True)
        if run.returncode != 0:
            complaints.append('%s: exit %d' % (name, run.returncode))
            continue
        printed = json.loads(run.stdout)
        walk = Walk(name, json.loads(text, parse_float=str), printed)
        count += walk.run()
        walk.check_interest()
        complaints += walk.complaints
        number += 1
        if name in ('rich', 'ended', 'later'):
            complaints += check_command(command, text, walk.explanations)
    for one in complaints[:60]:
        print('FAILED', one)
    print('%d figures of %d reports walked down to facts and terms, %d complaints'
          % (count, number, len(complaints)))
    return 1 if complaints or not count else 0


if __name__ == '__main__':
    sys.exit(main())
