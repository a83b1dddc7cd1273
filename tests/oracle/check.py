#!/usr/bin/env python3
"""Compares the calculator with the oracle, figure by figure.

    check.py COMMAND LEDGERS [CASES]

COMMAND is the native jm216; LEDGERS a program that prints generated ledgers, one a line; CASES a
folder of further cases, where there is one. The oracle itself must meet the core part of all cases.
"""
import json
import os
import subprocess
import sys
from datetime import date
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
from bank_rate import BANK_RATE  # noqa: E402
from cases import core_cases  # noqa: E402
from licence import Licence  # noqa: E402

NUMBERS = {'rate_percent', 'quantity', 'net_sales', 'reported', 'computed'}


def read(text):
    return json.loads(text, parse_float=Fraction, parse_int=Fraction)


def builtin_rates():
    return [(date.fromisoformat(since), Fraction(percent)) for since, percent in BANK_RATE]


def differences(wanted, report, pointer=''):
    """wanted: what the oracle knows; the report may hold more"""
    if isinstance(wanted, dict):
        if not isinstance(report, dict):
            yield '%s: %s, oracle %s' % (pointer, report, wanted)
            return
        for key, value in wanted.items():
            yield from differences(value, report.get(key, '(absent)'), pointer + '/' + key)
    elif isinstance(wanted, list):
        if len(wanted) != len(report):
            yield '%s: %d entries, oracle %d' % (pointer, len(report), len(wanted))
        for n, (a, b) in enumerate(zip(wanted, report)):
            yield from differences(a, b, '%s/%d' % (pointer, n))
    else:
        if pointer.split('/')[-1] in NUMBERS and report is not None:
            report = Fraction(report)
        if wanted != report:
            yield '%s: %s, oracle %s' % (pointer, report, wanted)


def merged(files):
    ledger = {}
    for path in files:
        with open(path, encoding='utf-8') as file:
            part = read(file.read())
        for key, value in (part if isinstance(part, dict) else {'sales': part}).items():
            if isinstance(value, list):
                ledger.setdefault(key, []).extend(value)
            elif isinstance(value, dict):
                ledger[key] = {**ledger.get(key, {}), **value}
            else:
                ledger.setdefault(key, value)
    return ledger


def cases(further):
    """(name, ledger, as_of, readings, expected report) of the core part"""
    for case in core_cases(further):
        pairs = list(zip(case.args()[0::2], case.args()[1::2]))
        as_of = dict(pairs).get('--as-of')
        readings = dict(value.split('=') for name, value in pairs if name == '--reading')
        with open(case.path('expected.json'), encoding='utf-8') as expected:
            yield case.name, merged(case.files()), as_of, readings, json.load(expected)


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def note(self, name, found):
        found = list(found)
        if not found:
            self.passed += 1
            return
        self.failed += 1
        print('FAILED', name)
        for line in found[:6]:
            print('   ', line)


def main(command, ledgers, further=None):
    builtin = builtin_rates()
    tally = Tally()
    for name, ledger, as_of, readings, expected in cases(further):
        tally.note('case ' + name, differences(Licence(ledger, as_of, readings).report(builtin), expected))
    for n, line in enumerate(subprocess.run([ledgers], stdout=subprocess.PIPE, check=True).stdout.splitlines()):
        run = subprocess.run([command, 'report', '-'], input=line, capture_output=True, check=False)
        if run.returncode != 0:
            tally.note('ledger %d' % n, [run.stderr.decode()])
            continue
        tally.note('ledger %d' % n, differences(Licence(read(line)).report(builtin), json.loads(run.stdout)))
    print('%d passed, %d failed' % (tally.passed, tally.failed))
    return 1 if tally.failed or not tally.passed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
