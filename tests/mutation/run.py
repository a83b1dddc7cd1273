#!/usr/bin/env python3
"""Changes core/rules one operator, constant or comparison at a time and sees whether the native
tests notice.

    tests/mutation/run.py [--every N] [--file NAME] [--only LIST] [--suites] [--workers N]
                          [--build FOLDER] [--list]

All mutants are compiled once, into programs that ask JM216_MUTANT which of them is awake
(schemata.py). What does not compile is no mutant, and is named. A mutant is caught as soon as one
test fails: the doctest suites of the clauses first, then the cases, the walk over
explanations, the generated ledgers of tests/properties, and the oracle. --every N takes each N-th
mutant only, --only those that a file names as an earlier run printed them; --suites asks the doctest
suites alone, a quick look. README.md tells what was measured, and why the survivors survive.
"""
import argparse
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'walk'))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'support'))
from cases import KEPT, all_cases  # noqa: E402
from check import ledgers  # noqa: E402
from schemata import mutants_of, written  # noqa: E402

SHARED = os.path.abspath(os.environ.get('JM216_SHARED', os.path.join(os.path.dirname(ROOT), 'shared')))
CASES = os.path.join(SHARED, 'second-edition/cases')
TARGETS = ['jm216_tests', 'jm216', 'jm216_example', 'jm216_print_explanations', 'jm216_print_ledgers']
MOST_MEMORY = 2 << 30  # bytes of one program: an endless loop must not take the machine's
CLAUSES = ('article_*', 'patents_in_force', 'second_edition_changes', 'rights', 'deadlines', 'readings', 'findings', 'explanations', 'judgment')
# Headers that hold rules, not declarations alone.
HEADERS = ('known.hpp', 'licence.hpp', 'net_sales.hpp')
# What is no rule and changes no answer: (file, or all, what the line holds, why). Counted and said.
NO_RULE = [
    ('royalty.cpp', r'\bhash\b', 'the hash of a row: how fast it is found, not which it is'),
    ('', r'\breserve\(', 'the room taken in advance'),
]
# The suites that most likely notice a change in a file, asked before all others.
NEAREST = {
    'credit_notes.cpp': ('article_i_10_*', 'second_edition_changes'),
    'deadlines.cpp': ('deadlines',),
    'exchange.cpp': ('article_v_6_*',),
    'generics.cpp': ('article_v_4_*', 'second_edition_changes'),
    'infringements.cpp': ('article_vii_5_*', 'second_edition_changes'),
    'interest.cpp': ('article_xvi_*',),
    'known.hpp': ('article_v_6_*',),
    'licence.cpp': ('article_xi_*',),
    'liability.cpp': ('article_x_2_*',),
    'limitation.cpp': ('article_xvii_1_*', 'findings'),
    'line_findings.cpp': ('findings',),
    'milestones.cpp': ('article_iv_*',),
    'net_sales.cpp': ('article_i_10_*',),
    'net_sales.hpp': ('article_i_10_*',),
    'nonpayment.cpp': ('article_xi_*', 'rights'),
    'notices.cpp': ('article_xi_*', 'article_xii_*'),
    'obligations.cpp': ('article_v_payments',),
    'patents.cpp': ('article_i_13_*', 'article_v_4_*', 'second_edition_changes'),
    'payments.cpp': ('article_v_payments', 'article_v_6_*'),
    'settlement.cpp': ('article_v_payments', 'article_v_6_*'),
    'quarters.cpp': ('article_v_quarters',),
    'rate_card.cpp': ('article_v_4_*', 'article_vii_5_*', 'article_xi_*'),
    'rights.cpp': ('rights',),
    'royalty.cpp': ('article_v_4_*', 'findings', 'article_v_quarters'),
    'royalty_rows.cpp': ('article_v_4_*', 'explanations'),
    'statements.cpp': ('article_v_8_*',),
    'term.cpp': ('article_i_16_*',),
}


class Endless(Exception):
    pass


def run(command, awake=0, seconds=0, **more):
    """runs a command; `seconds` of its own processor time, which a busy machine does not use up"""
    limit = ['prlimit', '--cpu=%d' % seconds, '--as=%d' % MOST_MEMORY] if seconds else []
    done = subprocess.run(limit + command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, 'JM216_MUTANT': str(awake)}, **more)
    if done.returncode == -signal.SIGXCPU:
        raise Endless
    return done


def rule_files():
    """by name, which is unique, the files that hold rules: core/rules with its folders, and what all rules use"""
    found = {'known.hpp': 'core/facts/known.hpp'}
    for folder, _, names in os.walk(os.path.join(ROOT, 'core', 'rules')):
        for name in names:
            in_results = os.path.basename(folder) == 'results'
            if name.endswith('.cpp') or (name in HEADERS and (in_results or name != 'licence.hpp')):
                found[name] = os.path.relpath(os.path.join(folder, name), ROOT)
    return found


class Programs:
    """the sources with every mutant in them, built; and what they put out with none awake"""

    def __init__(self, folder, suites_alone=False):
        self.suites_alone = suites_alone
        self.source, self.build = os.path.join(folder, 'source'), os.path.join(folder, 'build')
        self.mutants = {}  # by number: (mutant, edits)
        self.paths = rule_files()
        self.files = {}
        self.dropped = []
        self.no_rule = []
        self.copy()
        number = 0
        for name, path in sorted(self.paths.items()):
            with open(os.path.join(ROOT, path), encoding='utf-8') as file:
                self.files[name] = file.read()
            for one in mutants_of(name, self.files[name]):
                if any(file in ('', name) and re.search(text, one[0].text) for file, text, _ in NO_RULE):
                    self.no_rule.append(one[0])
                    continue
                number += 1
                self.mutants[number] = one

    def copy(self):
        shutil.rmtree(self.source, ignore_errors=True)
        for name in ('.ci', 'assets', 'core', 'tests', 'web'):
            shutil.copytree(os.path.join(ROOT, name), os.path.join(self.source, name),
                            ignore=shutil.ignore_patterns('node_modules', '__pycache__'))
        shutil.copy(os.path.join(ROOT, 'CMakeLists.txt'), self.source)

    def write(self, name):
        numbered = [(n, edits) for n, (mutant, edits) in self.mutants.items() if mutant.name == name]
        with open(os.path.join(self.source, self.paths[name]), 'w', encoding='utf-8') as file:
            file.write('#pragma once\n' * name.endswith('.hpp') + '#include <algorithm>\n#include "tests/mutation/mutants.hpp"\n#line 1 "%s"\n' % name)
            file.write(written(self.files[name], numbered))

    def make(self):
        for name in self.files:
            self.write(name)
        run(['cmake', '-S', self.source, '-B', self.build, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=None',
             '-DCMAKE_CXX_FLAGS=-O1 -w -D_GLIBCXX_ASSERTIONS', '-DJM216_SHARED=' + SHARED,
             '-DJM216_DEPS_DIR=' + os.path.join(ROOT, 'build', '_deps')], check=True)
        for _ in range(12):
            built = run(['ninja', '-C', self.build, '-j2', '-k0'] + TARGETS)
            if built.returncode == 0:
                break
            if not self.drop(built.stdout.decode()):
                sys.exit(built.stdout.decode()[-6000:])
        else:
            sys.exit('the mutants do not compile')
        self.tests = os.path.join(self.build, 'jm216_tests')
        self.command = os.path.join(self.build, 'jm216')
        self.printer = os.path.join(self.build, 'tests', 'jm216_print_explanations')
        self.example = os.path.join(self.build, 'example.json')
        self.generator = os.path.join(self.build, 'tests', 'jm216_print_ledgers')
        self.all_cases = all_cases(CASES)
        self.walked = list(ledgers(self.printer, self.example, []))
        self.case_outputs = dict(self.cases(0))
        self.walk_outputs = dict(self.walks(0))

    def drop(self, errors):
        """takes out the mutants of lines that do not compile"""
        # The error itself, or the line that asked for what does not exist.
        found = re.findall(r'^(\w+\.[ch]pp):(\d+):\d+:\s+(?:error|required from)', errors, re.M)
        places = {(name, int(line)) for name, line in found}
        gone = [n for n, (m, _) in self.mutants.items() if (m.name, m.line) in places]
        if not gone:  # the operand began on another line
            gone = [n for n, (m, _) in self.mutants.items()
                    if any(m.name == name and abs(m.line - line) <= 2 for name, line in places)]
        for number in gone:
            self.dropped.append(self.mutants.pop(number)[0])
        for name in {name for name, _ in places}:
            self.write(name)
        return gone

    def cases(self, awake):
        """(file of the expected report, what the command puts out)"""
        for case in self.all_cases:
            yield case.path('expected.json'), run([self.command, 'report'] + case.files() + case.args(), awake,
                                                  seconds=60).stdout

    def walks(self, awake):
        """(name of a walk, what the printer puts out)"""
        for name, text, args in self.walked:
            yield name, run([self.printer] + args, awake, seconds=60, input=text.encode()).stdout

    def case_fails(self, awake, scratch):
        for expected, output in self.cases(awake):
            if output == self.case_outputs[expected]:
                continue  # as without a mutant, which agrees
            with open(scratch, 'wb') as file:
                file.write(output)
            if run([sys.executable, '-B', os.path.join(KEPT, 'compare.py'), expected, scratch]).returncode:
                return True
        return False

    def walk_fails(self, awake):
        walk = [sys.executable, '-B', os.path.join(ROOT, 'tests', 'walk', 'check.py'), self.command,
                self.printer, self.example]
        return any(output != self.walk_outputs[name] and run(walk + ['--only', name], awake).returncode
                   for name, output in self.walks(awake))

    def suites_fail(self, suites, awake):
        files = ','.join('*%s_test.cpp' % name for name in suites)
        return run([self.tests, '--source-file=' + files, '--abort-after=1'], awake, seconds=60).returncode

    def caught_by(self, awake, scratch):
        """the first kind of test that fails, or nothing"""
        nearest = NEAREST.get(self.mutants[awake][0].name, ()) if awake else ()
        try:
            if (nearest and self.suites_fail(nearest, awake)) or self.suites_fail(CLAUSES, awake):
                return 'clauses'
            if self.suites_alone:
                return None
            if self.case_fails(awake, scratch):
                return 'cases'
            if self.walk_fails(awake):
                return 'walk'
            if run([self.tests, '--source-file=*properties_test.cpp', '--abort-after=1'], awake,
                   seconds=600).returncode:
                return 'properties'
            if run([sys.executable, '-B', os.path.join(ROOT, 'tests', 'oracle', 'check.py'), self.command,
                    self.generator, CASES], awake).returncode:
                return 'oracle'
        except Endless:
            return 'endless'
        return None


def without_line(text):
    """a mutant as printed, but for its line, which moves with every edit before it"""
    return re.sub(r'^(?:SURVIVED)?\s*(core/rules/\w+\.cpp):\d+:', r'\1:', text.strip())


def named_in(path, mutants):
    """the numbers of the mutants that a file lists; what it lists and is no more is said"""
    with open(path, encoding='utf-8') as file:
        wanted = {without_line(line) for line in file if 'core/rules/' in line}
    found = {n for n, (mutant, _) in mutants.items() if without_line(str(mutant)) in wanted}
    for gone in sorted(wanted - {without_line(str(mutants[n][0])) for n in found}):
        print('No such mutant any more:', gone)
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--every', type=int, default=1)
    options.add_argument('--file', default='')
    options.add_argument('--only', default='')
    options.add_argument('--suites', action='store_true')
    options.add_argument('--workers', type=int, default=2)
    options.add_argument('--build', default='/tmp/jm216-mutants')
    options.add_argument('--list', action='store_true')
    options = options.parse_args()

    began = time.time()
    programs = Programs(options.build, options.suites)
    if options.list:
        for mutant, _ in programs.mutants.values():
            print(mutant)
        print(len(programs.mutants), 'changes')
        return 0
    programs.make()
    by = programs.caught_by(0, os.path.join(options.build, 'scratch.json'))
    if by:
        sys.exit('with no mutant awake the tests fail: ' + by)
    print('built, and green without a mutant, in %d s; %d changes did not compile'
          % (time.time() - began, len(programs.dropped)), flush=True)

    began = time.time()
    work = queue.Queue()
    named = named_in(options.only, programs.mutants) if options.only else programs.mutants
    chosen = [n for n, (m, _) in sorted(programs.mutants.items())
              if n in named and options.file in m.name][::options.every]
    for number in chosen:
        work.put(number)
    counts, survivors, lock = {}, [], threading.Lock()

    def worker(index):
        scratch = os.path.join(options.build, 'scratch-%d.json' % index)
        while True:
            try:
                number = work.get_nowait()
            except queue.Empty:
                return
            by = programs.caught_by(number, scratch) or 'survived'
            with lock:
                counts[by] = counts.get(by, 0) + 1
                if by == 'survived':
                    survivors.append(number)
                    print('SURVIVED', programs.mutants[number][0], flush=True)
                elif by == 'endless':
                    print('Endless:', programs.mutants[number][0], flush=True)
                done = sum(counts.values())
                if done % 50 == 0:
                    print(done, counts, '%d s' % (time.time() - began), flush=True)

    threads = [threading.Thread(target=worker, args=(index,)) for index in range(options.workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print('\nLeft out, for it is no rule: %d' % len(programs.no_rule))
    for file, _, why in NO_RULE:
        print('  %s: %s' % (file or 'anywhere', why))
    print('Did not compile: %d' % len(programs.dropped))
    for mutant in programs.dropped:
        print(' ', mutant)
    print('Survived: %d' % len(survivors))
    for number in sorted(survivors):
        print(' ', programs.mutants[number][0])
    caught = len(chosen) - len(survivors)
    print('%s\n%d mutants, %d caught: %.1f%%, in %d s after the build'
          % (counts, len(chosen), caught, 100 * caught / max(len(chosen), 1), time.time() - began))
    return 0 if chosen and caught >= 0.95 * len(chosen) else 1


if __name__ == '__main__':
    sys.exit(main())
