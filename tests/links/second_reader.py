"""Reads links a second time, written from docs/formats.md alone but for the two lists that it leaves to the code:
names of fields, and the words that prime the compression."""
import base64
import hashlib
import json
import os
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
TEXT = r'"((?:[^"\\]|\\.)*)"'


def texts_in(path, what):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return re.findall(TEXT, re.search(what, file.read(), re.S).group(1))


def later_names(known):
    """what the second edition appended: of the ledger, then of its sections in documented order; each name once"""
    with open(os.path.join(ROOT, 'core/format/ledger_table.cpp'), encoding='utf-8') as file:
        table = file.read()
    inner = ('deduction', 'instalment', 'statement_row', 'milestone_change', 'change')
    names = []
    for shape, fields in re.findall(r'constexpr Field (\w+)_fields\[\] = \{(.*?)\n\};', table, re.S):
        if shape in inner:
            continue
        fields = fields.replace('instalments_field()', 'field("instalments").since_edition(2)')
        for one in re.split(r'\n    (?=\w)', fields):
            name = re.search(TEXT, one)
            if '.since_edition(2)' in one and name and name.group(1) not in known + names:
                names.append(name.group(1))
    return names


NAMES = texts_in('core/link/document_bytes.cpp', r'> first_names\{(.*?)\};')
NAMES += later_names(NAMES)
PRIMER = ''.join(texts_in('core/link/squeeze.cpp', r'primer =\n(.*?);\n')).replace('\\"', '"').encode()


class Bits:
    """the range decoder of LZMA"""

    def __init__(self, data):
        self.data, self.at = data, 5
        self.range, self.code = 0xFFFFFFFF, int.from_bytes(data[1:5], 'big')

    def fill(self):
        if self.range < 1 << 24:
            self.range <<= 8
            self.code = self.code << 8 | self.data[self.at]
            self.at += 1

    def bit(self, odds, i):
        bound = (self.range >> 11) * odds[i]
        one = self.code >= bound
        if one:
            self.range -= bound
            self.code -= bound
            odds[i] -= odds[i] >> 5
        else:
            self.range = bound
            odds[i] += (2048 - odds[i]) >> 5
        self.fill()
        return int(one)

    def direct(self, count):
        value = 0
        for _ in range(count):
            self.range >>= 1
            one = self.code >= self.range
            self.code -= self.range * one
            value = value << 1 | one
            self.fill()
        return value

    def tree(self, odds, count):
        at = 1
        for _ in range(count):
            at = at << 1 | self.bit(odds, at)
        return at - (1 << count)

    def reverse_tree(self, odds, count, offset=0):
        at, value = 1, 0
        for i in range(count):
            bit = self.bit(odds, offset + at)
            at = at << 1 | bit
            value |= bit << i
        return value


def even(count):
    return [1024] * count


class Lengths:
    def __init__(self):
        self.choice, self.low, self.mid, self.high = even(2), even(8), even(8), even(256)

    def read(self, bits):
        if not bits.bit(self.choice, 0):
            return bits.tree(self.low, 3)
        if not bits.bit(self.choice, 1):
            return 8 + bits.tree(self.mid, 3)
        return 16 + bits.tree(self.high, 8)


def literal(bits, odds, matched):
    symbol = 1
    while matched is not None and symbol < 0x100:
        matched <<= 1
        expected = matched >> 8 & 1
        bit = bits.bit(odds, ((1 + expected) << 8) + symbol)
        symbol = symbol << 1 | bit
        if bit != expected:
            break
    while symbol < 0x100:
        symbol = symbol << 1 | bits.bit(odds, symbol)
    return symbol & 0xFF


def unsqueezed(data, size, lc):
    """raw LZMA1 with lp = pb = 0, primed"""
    bits, out, end = Bits(data), bytearray(PRIMER), len(PRIMER) + size
    literals = [even(0x300) for _ in range(1 << lc)]
    is_match, is_rep, is_rep0, is_rep1, is_rep2, is_long = (even(12) for _ in range(6))
    slots, align, special = [even(64) for _ in range(4)], even(16), even(128)
    lengths, rep_lengths = Lengths(), Lengths()
    reps, state = [0, 0, 0, 0], 0
    while len(out) < end:
        if not bits.bit(is_match, state):
            matched = out[-1 - reps[0]] if state >= 7 else None
            out.append(literal(bits, literals[out[-1] >> (8 - lc)], matched))
            state = 0 if state < 4 else state - 3 if state < 10 else state - 6
            continue
        if bits.bit(is_rep, state):
            if not bits.bit(is_rep0, state):
                if not bits.bit(is_long, state):
                    out.append(out[-1 - reps[0]])
                    state = 9 if state < 7 else 11
                    continue
            else:
                which = 1 if not bits.bit(is_rep1, state) else 2 + bits.bit(is_rep2, state)
                reps.insert(0, reps.pop(which))
            length = rep_lengths.read(bits)
            state = 8 if state < 7 else 11
        else:
            length = lengths.read(bits)
            state = 7 if state < 7 else 10
            slot = bits.tree(slots[min(length, 3)], 6)
            distance = slot
            if slot >= 4:
                count = (slot >> 1) - 1
                distance = (2 | slot & 1) << count
                if slot < 14:
                    distance += bits.reverse_tree(special, count, distance - slot)
                else:
                    distance += (bits.direct(count - 4) << 4) + bits.reverse_tree(align, 4)
            reps = [distance] + reps[:3]
        for _ in range(length + 2):
            out.append(out[-1 - reps[0]])
    return bytes(out[len(PRIMER):])


class Bytes:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise ValueError('the end')
        self.at += count
        return self.data[self.at - count:self.at]

    def byte(self):
        return self.take(1)[0]

    def number(self):
        byte = self.byte()
        return byte if byte < 128 else byte - 128 + (self.number() << 7)

    def signed(self):
        number = self.number()
        return -(number >> 1) - 1 if number & 1 else number >> 1

    def text(self):
        return self.take(self.number()).decode()

    def word(self):
        return self.take(self.data.index(b'\n', self.at) + 1 - self.at)[:-1].decode()

    def name(self):
        number = self.number()
        return None if number == 0 else self.text() if number == 1 else NAMES[number - 2]

    def dictionary(self, cells):
        words = [self.word() for _ in range(self.byte())]
        return [words[i] for i in self.take(cells)] if len(words) > 1 else words * cells

    def steps(self, cells):
        last, values = 0, []
        for _ in range(cells):
            last += self.signed()
            values.append(last)
        return values


def shortest(value, places):
    text = format(Decimal(value).scaleb(-places), 'f')
    return text.rstrip('0').rstrip('.') if '.' in text else text


def amounts(data, form, cells):
    places, unit = data.byte(), data.number()
    if form == 6:
        values = data.steps(cells)
    else:
        least, width = data.signed(), data.byte()
        if form == 4:
            raw = data.take((cells * width + 7) // 8)
            digits = ''.join(format(byte, '08b') for byte in raw)
            values = [int(digits[i * width:(i + 1) * width] or '0', 2) for i in range(cells)]
        else:
            planes = [data.take(cells) for _ in range(width)]
            values = [int.from_bytes(bytes(plane[i] for plane in planes), 'big') for i in range(cells)]
        values = [least + value for value in values]
    return [shortest(value * unit, places) for value in values]


def products(data, cells, present, earlier):
    of, places = data.byte(), data.byte()
    factors = column(data, cells, [])
    others = [cell for cell, is_there in zip(earlier[of], present) if is_there]
    unit = Decimal(1).scaleb(-places)
    values = [(Decimal(other.strip('"')) * Decimal(factor)).quantize(unit, ROUND_HALF_UP)
              for other, factor in zip(others, factors)]
    return [shortest(int(value.scaleb(places)), places) for value in values]


def column(data, rows, earlier):
    tag = data.byte()
    form = tag & 15
    present = [byte == 1 for byte in data.take(rows)] if tag & 128 else [True] * rows
    cells = sum(present)
    if form == 0:
        values = [data.word()] * cells
    elif form == 1:
        values = data.dictionary(cells)
    elif form == 2:
        values = [str(date(1970, 1, 1) + timedelta(day)) for day in data.steps(cells)]
    elif form == 3:
        before, width = data.dictionary(cells), data.byte()
        values = [text + str(value).rjust(width, '0') for text, value in zip(before, data.steps(cells))]
    elif form in (4, 5, 6):
        values = amounts(data, form, cells)
    elif form == 7:
        values = [data.word() for _ in range(cells)]
    else:
        values = products(data, cells, present, earlier)
    left = iter(['"%s"' % value for value in values] if tag & 64 else values)
    return [next(left) if is_there else None for is_there in present]


def table(data):
    rows, columns = data.number(), []
    while (name := data.name()) is not None:
        columns.append((name, column(data, rows, [cells for _, cells in columns])))
    records = []
    for row in range(rows):
        record = {}
        for name, cells in columns:
            if cells[row] is None:
                continue
            into, _, field = name.rpartition('/')
            (record.setdefault(into, {}) if into else record)[field] = json.loads(cells[row])
        records.append(record)
    return records


def document(data):
    ledger = {}
    while (name := data.name()) is not None:
        kind = data.byte()
        if kind == 0:
            ledger[name] = json.loads(data.text())
        elif kind == 1:
            ledger[name] = table(data)
        elif kind == 2:
            ledger[name] = {record.pop('key'): record for record in table(data)}
        else:
            ledger[name] = [record['value'] for record in table(data)]
    if data.at != len(data.data):
        raise ValueError('more than a document')
    return ledger


def ledger_of(link):
    """the ledger that a plain link holds, as its document says it"""
    text = link.strip().split('#')[-1].removeprefix('jm216.')
    raw = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))

    def check(upto):
        return hashlib.sha256(raw[:upto]).digest()[:4]

    if raw[:2] not in (b'\1\0', b'\2\0') or int.from_bytes(raw[2:5], 'big') != len(raw):
        raise ValueError('no plain link of a version known here, or not all of it')
    if check(5) != raw[5:9] or check(-4) != raw[-4:]:
        raise ValueError('altered')
    data = Bytes(raw[9:-4])
    for _ in range(3):
        data.number()  # the version that made it
    flags = data.byte()
    data.number()  # lines
    data.take(16 if flags & 1 else 8)  # fingerprint, digest
    size, setting = data.number(), data.byte()
    if size > 4 << 20:
        raise ValueError('too large')
    inside = Bytes(unsqueezed(data.data[data.at:], size, setting))
    inside.text()  # the view
    return document(inside)
