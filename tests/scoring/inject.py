"""One error beyond rounding in a cell that other figures of the table contradict, and what a careful reader could say about it."""

import copy
from fractions import Fraction

from published import Members, Num, Rank


def swapped(rng, number):
    digits = list(str(abs(number.units)).rjust(number.dec + 1, "0"))
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    if not places:
        return None
    i = rng.choice(places)
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return with_units(number, "".join(digits))


def changed(rng, number):
    digits = list(str(abs(number.units)).rjust(number.dec + 1, "0"))
    i = rng.randrange(len(digits))
    digits[i] = rng.choice([d for d in "0123456789" if d != digits[i]])
    return with_units(number, "".join(digits))


def shifted(rng, number):
    units = abs(number.units) * 10 if rng.random() < 0.5 else abs(number.units) // 10
    return with_units(number, str(units))


def negated(rng, number):
    return Num(-number.units, number.dec, number.exact, number.group)


def with_units(number, digits):
    units = int(digits)
    return Num(-units if number.units < 0 else units, number.dec, number.exact, number.group)


NUMBER_ERRORS = {"digit swap": swapped, "digit change": changed, "decimal shift": shifted, "sign": negated}


def rank_error(rng, table, cell):
    rank = table.at(cell)
    column = [table.at((r, cell[1])) for r in range(1, len(table.grid))]
    if rng.random() < 0.5:
        other = rng.choice(column)
        return None if other.same(rank) else Rank(other.low, other.high, rank.style)
    step = rng.choice([-2, -1, 1, 2])
    if rank.low + step < 1 or rank.high + step > len(column):
        return None
    return Rank(rank.low + step, rank.high + step, rank.style)


def member_error(rng, table, cell, relation):
    """Another member in its place; the name is then printed twice."""
    other = rng.choice([c for c in relation.cells if c != cell])
    return table.at(other)


def inject(rng, table):
    """A copy of the table with one wrong cell, the cell and the kind of error; None if no error could be made."""
    cells = sorted({cell for relation in table.relations for cell in relation.cells})
    for _ in range(60):
        if not cells:
            return None
        cell = rng.choice(cells)
        old, kind = table.at(cell), None
        if isinstance(old, Num) and not old.exact:
            kind = rng.choice(list(NUMBER_ERRORS))
            new = NUMBER_ERRORS[kind](rng, old)
        elif isinstance(old, Rank):
            kind, new = "rank shifted", rank_error(rng, table, cell)
        elif isinstance(old, str):
            kind = "member replaced"
            new = member_error(rng, table, cell, next(r for r in table.relations if isinstance(r, Members)))
        else:
            continue
        if new is None:
            continue
        wrong = copy.copy(table)
        wrong.grid = [list(row) for row in table.grid]
        wrong.put(cell, new)
        if wrong.violated():
            return wrong, cell, kind
    return None


def restorable(table, cell, violated):
    """What the cell may hold so that nothing is violated: a list of texts or an interval; empty if it cannot be."""
    number = table.at(cell)
    if any(cell not in relation.cells for relation in violated):
        return []
    touching = [r for r in table.relations if cell in r.cells]
    if isinstance(number, Rank):
        return ranks_that_fit(table, cell, touching)
    if isinstance(number, str) or number.exact:
        return []
    low, high = Fraction(-10**18), Fraction(10**18)
    for relation in touching:
        a, b = relation.solve(table, cell)
        low, high = max(low, a), min(high, b)
    step = Fraction(1, 10**number.dec)
    first = -((-(low - number.half)) // step)
    last = (high + number.half) // step
    return [first, last] if first <= last else []


def ranks_that_fit(table, cell, touching):
    old, found = table.at(cell), []
    size = len(table.grid) - 1
    pairs = [(i, i) for i in range(1, size + 1)]
    if old.style != "min":
        pairs += [(i, j) for i in range(1, size + 1) for j in range(i + 1, min(size, i + 8) + 1)]
    for low, high in pairs:
        table.put(cell, Rank(low, high, old.style))
        if not any(relation.violated(table) for relation in touching):
            found.append(table.at(cell).text(table.form))
    table.put(cell, old)
    return found


def locations(table):
    """Every cell that could be the wrong one, with what it may hold."""
    violated = table.violated()
    cells = sorted({cell for relation in violated for cell in relation.cells})
    found = {}
    for cell in cells:
        fits = restorable(table, cell, violated)
        if fits:
            found[cell] = fits
    return found
