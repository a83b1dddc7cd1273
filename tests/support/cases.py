"""The cases that tests read: those kept in tests/cases, and of a further folder those that are not kept, or
not the same. None is run twice."""
import os

KEPT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'cases')


def lines_of(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8') as file:
        return [line for line in file.read().split('\n') if line]


class Case:
    """a case of a folder, with all the files of its name"""

    def __init__(self, folder, name, names):
        self.folder = folder
        self.name = name
        self.own = [other for other in names if other.startswith(name + '.')]

    def path(self, ending):
        return os.path.join(self.folder, self.name + '.' + ending)

    def files(self):
        """what makes its ledger, in order"""
        names = lines_of(self.path('files')) or [self.name + '.json']
        return [os.path.join(self.folder, name) for name in names]

    def args(self):
        return lines_of(self.path('args'))

    def ledgers(self):
        """every ledger and part of one that it holds"""
        return [os.path.join(self.folder, name) for name in self.own
                if name.endswith('.json') and not name.endswith('.expected.json')]

    def content(self):
        texts = {}
        for name in self.own:
            with open(os.path.join(self.folder, name), 'rb') as file:
                texts[name] = file.read()
        return texts


def cases_in(folder):
    names = sorted(os.listdir(folder))
    return [Case(folder, name[:-len('.expected.json')], names) for name in names if name.endswith('.expected.json')]


def all_cases(further=None):
    """those kept, then those of a further folder that are new"""
    kept = {case.name: case for case in cases_in(KEPT)}
    more = cases_in(further) if further and os.path.isdir(further) else []
    fresh = [case for case in more
             if case.name not in kept or kept[case.name].content() != case.content()]
    if more:
        print('%d cases kept; of %d further ones %d differ and are run too.' % (len(kept), len(more), len(fresh)))
    return list(kept.values()) + fresh


def core_cases(further=None):
    """those of them that core-part.txt of their folder lists"""
    return [case for case in all_cases(further)
            if case.name in lines_of(os.path.join(case.folder, 'core-part.txt'))]
