"""Published tables as the scorers need them: cells with the digits printed, the relations that hold between them, and CSV."""

import csv
import io
from fractions import Fraction


class Num:
    """A printed number: `units` of the last digit printed. `exact` numbers (ranks) have no rounding."""

    def __init__(self, units, dec, exact=False, group=True):
        self.units, self.dec, self.exact, self.group = units, dec, exact, group

    @staticmethod
    def of(value, dec, exact=False, group=True):
        scaled = value * 10**dec
        units = int(abs(scaled) + Fraction(1, 2)) if isinstance(scaled, Fraction) else int(abs(scaled) + 0.5)
        return Num(-units if scaled < 0 else units, dec, exact, group)

    @property
    def value(self):
        return Fraction(self.units, 10**self.dec)

    @property
    def half(self):
        return Fraction(0) if self.exact else Fraction(1, 2 * 10**self.dec)

    def text(self, form):
        digits = str(abs(self.units)).rjust(self.dec + 1, "0")
        whole, part = (digits[:-self.dec], digits[-self.dec:]) if self.dec else (digits, "")
        if form.thousands and self.group and len(whole) > 3:
            chunks = []
            while whole:
                chunks.insert(0, whole[-3:])
                whole = whole[:-3]
            whole = form.thousands.join(chunks)
        return (form.minus if self.units < 0 else "") + whole + (form.decimal + part if part else "")


class Rank:
    """A printed rank; ties as a range ("6-8"), a mid-rank ("7", "6.5") or the lowest rank ("6")."""

    def __init__(self, low, high, style):
        self.low, self.high, self.style = low, high, style
        self.half = Fraction(0)

    @property
    def value(self):
        return Fraction(self.low) if self.style == "min" else Fraction(self.low + self.high, 2)

    def text(self, form):
        if self.style == "range":
            return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
        value = self.value
        return str(int(value)) if value.denominator == 1 else f"{float(value):.1f}".replace(".", form.decimal)

    def same(self, other):
        return (self.low, self.high) == (other.low, other.high)


class Form:
    """How a table is written down."""

    def __init__(self, delimiter=",", decimal=".", thousands="", minus="-"):
        self.delimiter, self.decimal, self.thousands, self.minus = delimiter, decimal, thousands, minus

    @staticmethod
    def random(rng):
        delimiter, decimal = rng.choice([(",", "."), (",", "."), (";", ","), ("\t", "."), (";", ".")])
        thousands = rng.choice(["", "", "", " ", "\u00a0", "," if decimal == "." else " "])
        return Form(delimiter, decimal, thousands, rng.choice(["-", "-", "-", "\u2212"]))


class Linear:
    """sum of factor x cell = constant, within the rounding of every cell."""

    def __init__(self, terms, constant=0):
        self.terms, self.constant = terms, Fraction(constant)
        self.cells = [cell for _, cell in terms]

    def solve(self, table, cell):
        low = high = self.constant
        own = Fraction(1)
        for factor, other in self.terms:
            if other == cell:
                own = factor
                continue
            number = table.at(other)
            reach = abs(factor) * number.half
            low, high = low - factor * number.value - reach, high - factor * number.value + reach
        return (low / own, high / own) if own > 0 else (high / own, low / own)

    def violated(self, table):
        return outside(table, self.cells[0], self.solve(table, self.cells[0]))


class Ratio:
    """share = scale x part / whole + shift, within the rounding of the three."""

    def __init__(self, share, part, whole, scale=100, shift=0):
        self.share, self.part, self.whole, self.scale, self.shift = share, part, whole, scale, shift
        self.cells = [share, part, whole]

    def solve(self, table, cell):
        ends = {}
        for other in self.cells:
            number = table.at(other)
            ends[other] = (number.value - number.half, number.value + number.half)
        share = [x - self.shift for x in ends[self.share]]
        part, whole = ends[self.part], ends[self.whole]
        try:
            if cell == self.share:
                corners = [self.scale * p / w + self.shift for p in part for w in whole]
            elif cell == self.part:
                corners = [s * w / self.scale for s in share for w in whole]
            else:
                corners = [self.scale * p / s for p in part for s in share]
        except ZeroDivisionError:
            return (Fraction(-10**15), Fraction(10**15))
        return (min(corners), max(corners))

    def violated(self, table):
        return outside(table, self.share, self.solve(table, self.share))


class Within:
    """A total that lies within the range of its parts."""

    def __init__(self, total, parts):
        self.total, self.parts, self.cells = total, parts, [total]

    def solve(self, table, cell):
        numbers = [table.at(part) for part in self.parts]
        return (min(n.value - n.half for n in numbers), max(n.value + n.half for n in numbers))

    def violated(self, table):
        return outside(table, self.total, self.solve(table, self.total))


class Ranking:
    """A column of ranks 1..n with ties. Unless ranges show how ties are printed, any usual way will do."""

    def __init__(self, cells):
        self.cells = cells

    def violated(self, table):
        ranks = [table.at(cell) for cell in self.cells]
        if ranks[0].style == "range" and any(r.low != r.high for r in ranks):
            return not covers_once(sorted((r.low, r.high) for r in ranks))
        values = sorted(r.value for r in ranks)
        return not any(places_follow(values, way) for way in (lowest, middle, highest)) and not dense(values)


def covers_once(ranges):
    position = 1
    while ranges:
        low, high = ranges[0]
        if low != position or high < low or ranges[: high - low + 1] != [(low, high)] * (high - low + 1):
            return False
        ranges = ranges[high - low + 1:]
        position = high + 1
    return True


def lowest(position, size):
    return Fraction(position)


def middle(position, size):
    return Fraction(2 * position + size - 1, 2)


def highest(position, size):
    return Fraction(position + size - 1)


def places_follow(values, way):
    position = 1
    while values:
        size = values.count(values[0])
        if values[0] != way(position, size):
            return False
        values = values[size:]
        position += size
    return True


def dense(values):
    return sorted(set(values)) == list(range(1, len(set(values)) + 1))


class Ordered:
    """Ranks that follow an indicator: equal where its figures are, apart where they are apart."""

    def __init__(self, pairs, descending):
        self.pairs, self.descending = pairs, descending
        self.cells = [rank for _, rank in pairs]

    def violated(self, table):
        found = sorted(((table.at(v).value, table.at(r).value) for v, r in self.pairs), reverse=self.descending)
        if any(a[1] > b[1] for a, b in zip(found, found[1:])):
            return True
        return any(a[0] != b[0] and a[1] == b[1] for a, b in zip(found, found[1:]))


class Members:
    """Groups that hold every region once; `names` are all regions when a companion table tells them."""

    def __init__(self, cells, names):
        self.cells, self.names = cells, names

    def violated(self, table):
        found = [table.at(cell) for cell in self.cells]
        return len(set(found)) < len(found) or (self.names is not None and set(found) != set(self.names))


def outside(table, cell, span):
    number = table.at(cell)
    return number.value + number.half < span[0] or number.value - number.half > span[1]


class Table:
    """A grid with its header in row 0, lines above it, notes below it, and companions read with it."""

    def __init__(self, family, grid, relations=(), label=""):
        self.family, self.grid, self.relations, self.label = family, grid, list(relations), label
        self.above, self.below, self.companions = [], [], []
        self.form = Form()

    def at(self, cell):
        return self.grid[cell[0]][cell[1]]

    def put(self, cell, value):
        self.grid[cell[0]][cell[1]] = value

    def row_in_file(self, row):
        return row + 1 + len(self.above)

    def texts(self):
        return [[c if isinstance(c, str) else c.text(self.form) for c in row] for row in self.grid]

    def csv(self):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.form.delimiter, lineterminator="\n")
        for line in self.above:
            writer.writerow([line])
        writer.writerows(self.texts())
        if self.below:
            out.write("\n")
        for line in self.below:
            writer.writerow([line])
        return out.getvalue()

    def violated(self):
        return [relation for relation in self.relations if relation.violated(self)]


def total_of(total, parts):
    return Linear([(Fraction(1), total)] + [(Fraction(-1), part) for part in parts])


def mean_of(target, members):
    return Linear([(Fraction(len(members)), target)] + [(Fraction(-1), member) for member in members])


def adds_to(cells, whole=100):
    return Linear([(Fraction(1), cell) for cell in cells], whole)
