"""Writes all mutants of a source file into one: which of them is awake is asked while it runs.

Every changed operator, number and so on becomes a call of tests/mutation/mutants.hpp with a number
of its own, so that all mutants are compiled once. An operand reaches as far as precedence says;
clang-format's spaces tell a comparison from a template's bracket.
"""
import re

SWAPS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==', '&&': '||', '||': '&&',
         '+': '-', '-': '+', '+=': '-=', '-=': '+=', '*': '+', '/': '*'}
NAMES = {'<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne', '+': 'add', '-': 'subtract',
         '*': 'multiply', '/': 'divide', '+=': 'grow', '-=': 'shrink'}
PRECEDENCE = {'*': 9, '/': 9, '%': 9, '+': 8, '-': 8, '<<': 7, '>>': 7, '<': 6, '<=': 6, '>': 6, '>=': 6,
              '==': 5, '!=': 5, '&': 4, '^': 4, '|': 4, '&&': 3, '||': 2}
BINARY = re.compile(r' (&&|\|\||==|!=|<=|>=|<<|>>|<|>|\+=|-=|\+|-|\*|/|%|&|\||\^) ')
NUMBER = re.compile(r"(?<![\w.'<])\d+(?![\w.'>])")
NOT = re.compile(r'!(?=[\w(*])')
STOPS = (' = ', ' ? ', ' : ', ' -> ', 'return ', ' += ', ' -= ', ' *= ', ' |= ', ' &= ')
OPEN, CLOSE = '([{', ')]}'


def masked(source):
    """the source with comments and texts blanked out, every place kept"""
    def blank(match):
        return re.sub(r'[^\n]', '_' if match.group()[0] in '"\'' else ' ', match.group())
    return re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^\s*#[^\n]*', blank, source, flags=re.M)


def flat(bare):
    """line breaks as blanks, so that an operator at a line's end has one on each side"""
    return bare.replace('\n', ' ')


def left_end(bare, at, precedence):
    """where the left operand of the operator at `at` (its leading blank) begins"""
    depth, i = 0, at
    while i > 0:
        c = bare[i - 1]
        if c in CLOSE:
            if c == '}' and depth == 0 and re.match(r'\s*\n', bare[i:at + 1] + ' ') and bare[i:at].strip():
                break  # the end of a block before the statement
            depth += 1
        elif c in OPEN:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            if c in ',;':
                break
            if stop_before(bare, i, precedence):
                break
        i -= 1
    while bare[i] in ' \n':
        i += 1
    return i


def stop_before(bare, i, precedence):
    text = flat(bare[max(0, i - 8):i])
    if text.endswith(STOPS):
        return True
    match = re.search(r' (&&|\|\||==|!=|<=|>=|<<|>>|<|>|\+|-|\*|/|%|&|\||\^) $', text)
    return bool(match) and PRECEDENCE[match.group(1)] < precedence


def right_end(bare, at, precedence):
    """where the right operand that begins at `at` ends"""
    depth, i = 0, at
    while i < len(bare):
        c = bare[i]
        if c in OPEN:
            if c == '{' and depth == 0 and bare[i - 1] in ' \n':
                break  # a block
            depth += 1
        elif c in CLOSE:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            if c in ',;':
                break
            text = flat(bare[i:i + 5])
            if text.startswith((' = ', ' ? ', ' : ', ' += ', ' -= ')):
                break
            match = re.match(r' (&&|\|\||==|!=|<=|>=|<<|>>|<|>|\+|-|\*|/|%|&|\||\^) ', text)
            if match and PRECEDENCE[match.group(1)] <= precedence:
                break
        i += 1
    while bare[i - 1] in ' \n':
        i -= 1
    return i


def operand_end(bare, at):
    """where what a `!` before `at` negates ends: names, calls, members"""
    i = at
    while i < len(bare):
        c = bare[i]
        if c in OPEN and not (c == '{'):
            depth = 0
            while True:
                depth += (bare[i] in OPEN) - (bare[i] in CLOSE)
                i += 1
                if depth == 0:
                    break
        elif bare[i:i + 2] in ('->', '::'):
            i += 2
        elif c.isalnum() or c in '_.*':
            i += 1
        else:
            break
    return i


class Mutant:
    def __init__(self, name, line, old, new, text):
        self.name, self.line, self.old, self.new, self.text = name, line, old, new, text

    def __str__(self):
        return 'core/rules/%s:%d: `%s` → `%s` in `%s`' % (self.name, self.line, self.old, self.new, self.text)


def mutants_of(name, source):
    """(mutant, edits) each; an edit is (place, order, length taken away, text put there)"""
    bare = masked(source)
    flat_bare = flat(bare)
    found = []

    def add(at, old, new, edits):
        line = source.count('\n', 0, at) + 1
        text = source.split('\n')[line - 1].strip()
        if 'static_assert' not in text and not text.startswith('template'):
            found.append((at, Mutant(name, line, old, new, text), edits))

    at = 0
    while True:
        match = BINARY.search(flat_bare, at)
        if not match:
            break
        at = match.start() + 1
        operator = match.group(1)
        if operator not in SWAPS:
            continue
        start, end = match.start(1), match.end(1)
        precedence = PRECEDENCE.get(operator, 0)
        left = left_end(bare, match.start(), precedence) if precedence else None
        first = match.end(1)
        while bare[first] in ' \n':
            first += 1
        right = right_end(bare, first, precedence)
        if operator in ('+=', '-='):
            left = left_end(bare, match.start(), 1)
        around = source[left:right]
        if operator in ('+', '+=') and ('"' in around or "'" in around or 'to_string' in around or '.text()' in around):
            continue
        if operator in ('&&', '||'):
            begin, middle, finish = ('jm_%s(%%d, [&]() -> bool { return bool(' % ('both' if operator == '&&' else 'either'),
                                     '); }, [&]() -> bool { return bool(', '); })')
        else:
            begin, middle, finish = 'jm_%s(%%d, (' % NAMES[operator], '), (', '))'
        add(start, operator, SWAPS[operator],
            [(left, 1, -right, 0, begin), (start, 0, 0, end - start, middle), (right, -1, -left, 0, finish)])
    for match in NUMBER.finditer(bare):
        number = int(match.group())
        for other in [number + 1] + ([number - 1] if number > 0 else []):
            add(match.start(), match.group(), str(other), ('number', match.start(), match.end(), number, other))
    for match in NOT.finditer(bare):
        end = operand_end(bare, match.end())
        add(match.start(), '!', '', [(match.start(), 1, -end, 1, 'jm_not(%d, bool('), (end, -1, -match.start(), 0, '))')])
    for match in re.finditer(r'std::(min|max)\((?!\{)', bare):
        other = {'min': 'max', 'max': 'min'}[match.group(1)]
        add(match.start(), match.group()[:-1], 'std::' + other,
            [(match.start(), 2, 0, len(match.group()), 'jm_%s(%%d, ' % match.group(1))])
    for match in re.finditer(r'return (true|false);', bare):
        other = {'true': 'false', 'false': 'true'}[match.group(1)]
        add(match.start(), match.group(), 'return %s;' % other,
            [(match.start(1), 2, 0, len(match.group(1)), 'jm_number(%%d, %s, %s)' % (match.group(1), other))])
    return [(mutant, edits) for _, mutant, edits in sorted(found, key=lambda f: f[0])]


def written(source, numbered):
    """the source with these mutants, (number, edits) each"""
    edits, numbers = [], {}
    for number, change in numbered:
        if change[0] == 'number':
            numbers.setdefault(change[1:4], []).append((number, change[4]))
        else:
            edits += [(place, order, reach, taken, text % number if '%d' in text else text)
                      for place, order, reach, taken, text in change]
    for (start, end, value), others in numbers.items():
        call = str(value)
        for number, other in others:
            call = 'jm_number(%d, %s, %d)' % (number, call, other)
        edits.append((start, 2, 0, end - start, call))
    # At one place: what ends there first, the inner before the outer; then what begins, the outer
    # before the inner.
    edits.sort(key=lambda e: (e[0], e[1], e[2]))
    out, at = [], 0
    for place, order, _, taken, text in edits:
        out.append(source[at:place])
        at = max(at, place)
        out.append(text)
        at = place + taken
    out.append(source[at:])
    changed = ''.join(out)
    # What now calls a function is constant no more.
    return re.sub(r'constexpr (?=(?:int|Date|std::size_t|std::uint64_t|Days)\s+\w+ =)', 'const ', changed)
