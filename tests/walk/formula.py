"""Works out a formula of an explanation, exactly: the grammar stands in core/report/explanation.hpp."""
import re
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

TOKEN = re.compile(r'\s*(?:(\d{4}-\d\d-\d\d)|(-?\d+(?:\.\d+)?)(%)?|(days?|months|years)|(min|max)|([()×÷+−,≤>=≈]))')


class Time:
    """a length of time: so many days or months"""

    def __init__(self, days=0, months=0):
        self.days, self.months = days, months

    def after(self, day, sign):
        month = day.year * 12 + day.month - 1 + sign * self.months
        year, month = month // 12, month % 12 + 1
        day = date(year, month, min(day.day, monthrange(year, month)[1]))
        return day + timedelta(sign * self.days)


def tokens(text):
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise ValueError('cannot read "%s" at "%s"' % (text, text[at:]))
        found.append(match)
        at = match.end()
    return found


class Reader:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.at = 0
        self.operands = []  # (text, is a count of days, months or years)

    def sign(self):
        return self.tokens[self.at].group(6) if self.at < len(self.tokens) else None

    def expect(self, sign):
        if self.sign() != sign:
            raise ValueError('expected "%s"' % sign)
        self.at += 1

    def expression(self):
        value = self.product()
        while self.sign() in ('+', '−'):
            plus = self.sign() == '+'
            self.at += 1
            other = self.product()
            if isinstance(other, Time):
                value = other.after(value, 1 if plus else -1)
            elif isinstance(value, date) and not plus:
                value = Fraction((value - other).days)
            else:
                value = value + other if plus else value - other
        return value

    def product(self):
        value = self.factor()
        while self.sign() in ('×', '÷'):
            times = self.sign() == '×'
            self.at += 1
            other = self.factor()
            value = value * other if times else value / other
        return value

    def factor(self):
        day, number, percent, _, function, sign = self.tokens[self.at].groups()
        self.at += 1
        if day:
            self.operands.append((day, False))
            return date.fromisoformat(day)
        if number:
            unit = self.tokens[self.at].group(4) if self.at < len(self.tokens) else None
            self.operands.append((number + (percent or ''), bool(unit)))
            if unit:
                self.at += 1
                count = int(number)
                return Time(days=count) if unit[0] == 'd' else Time(months=count * (12 if unit[0] == 'y' else 1))
            return Fraction(number) / (100 if percent else 1)
        if function:
            self.expect('(')
            values = [self.expression()]
            while self.sign() == ',':
                self.at += 1
                values.append(self.expression())
            self.expect(')')
            return min(values) if function == 'min' else max(values)
        if sign != '(':
            raise ValueError('expected a number')
        value = self.expression()
        self.expect(')')
        return value


def value_of(text):
    """a single number, percentage or date"""
    reader = Reader(text)
    value = reader.factor()
    if reader.at != len(reader.tokens):
        raise ValueError('"%s" is no single figure' % text)
    return value


def rounded(value, like, half_even):
    """to the places of the text `like`"""
    places = len(like.split('.')[1]) if '.' in like else 0
    scaled = abs(value) * 10 ** places
    whole, rest = int(scaled), scaled - int(scaled)
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (not half_even or whole % 2)):
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10 ** places)


def work_out(formula, half_even):
    """(holds, text of the result or None, operands)"""
    reader = Reader(formula)
    left = reader.expression()
    sign = reader.sign()
    reader.at += 1
    if sign in ('≤', '>'):
        right = reader.expression()
        holds, result = (left <= right if sign == '≤' else left > right), None
        operands = reader.operands
    elif sign in ('=', '≈'):
        operands = list(reader.operands)
        result = formula.rsplit(sign, 1)[1].strip()
        right = reader.factor()
        holds = left == right if sign == '=' else rounded(left, result, half_even) == right
    else:
        raise ValueError('no "=" in "%s"' % formula)
    if reader.at != len(reader.tokens):
        raise ValueError('"%s" does not end' % formula)
    return holds, result, operands
