"""Correct tables of parts and totals, shares, complementary pairs and means."""

from fractions import Fraction

from published import Num, Table, adds_to, mean_of, total_of, Linear
from words import WORDS


def language(rng):
    return WORDS[rng.choice(["en", "en", "ru", "uk", "kk"])]


def some_regions(rng, words, low=5, high=40):
    pool = words["regions"]
    return rng.sample(pool, min(len(pool), rng.randint(low, high)))


def amounts(rng, rows, columns):
    """Raw positive figures with row and column sizes as regions have them."""
    size = 10 ** rng.uniform(0.7, 5)
    row = [size * rng.lognormvariate(0, 0.8) for _ in range(rows)]
    column = [rng.lognormvariate(0, 0.9) for _ in range(columns)]
    return [[r * c * rng.lognormvariate(0, 0.4) for c in column] for r in row]


def decimals(rng, raw):
    top = max(max(map(abs, row)) for row in raw)
    return rng.choice([0, 0, 1, 1, 2]) if top > 100 else rng.choice([0, 1, 1, 2, 3])


def part_names(rng, words, count):
    names = [str(2003 + i) for i in range(count)] if rng.random() < 0.3 else words["parts"][:count]
    return names


def hide(rng, table, cells, mark):
    """Some parts are not published: the relations they stand in can no longer be checked."""
    for cell in cells:
        table.put(cell, mark)
        table.relations = [r for r in table.relations if cell not in r.cells]
    if cells and mark and (mark == "-" or rng.random() < 0.5):
        table.below.append(mark + " " + table.words["missing"])


def finish(rng, table, words):
    table.words = words
    if rng.random() < 0.15:
        table.above.append("Table %d. %s" % (rng.randint(1, 40), words["indicators"][0]))
    return table


def totals(rng, by_row, by_column, labelled, signed=False):
    words = language(rng)
    regions = some_regions(rng, words)
    names = part_names(rng, words, rng.randint(2, 7))
    raw = amounts(rng, len(regions), len(names))
    if signed:
        raw = [[x * rng.choice([1, 1, -1]) for x in row] for row in raw]
    dec = decimals(rng, raw)
    raw = [[0.0 if rng.random() < 0.02 else x for x in row] for row in raw]
    raw = [[Fraction(round(x * 10**6), 10**6) for x in row] for row in raw]
    header, body = [words["region"]] + names, [list(row) for row in raw]
    total_first = rng.random() < 0.4
    if by_column:
        whole = [sum(row[j] for row in raw) for j in range(len(names))]
        body.insert(0 if total_first else len(body), whole)
        label = rng.choice(words["total"] + [words["country"]]) if labelled else rng.choice(words["districts"])
        regions = regions[:]
        regions.insert(0 if total_first else len(regions), label)
    if by_row:
        label = rng.choice(words["total"]) if labelled else words["both"]
        at = 0 if total_first else len(names)
        body = [row[:at] + [sum(row)] + row[at:] for row in body]
        header.insert(at + 1, label)
    grid = [header] + [[name] + [Num.of(x, dec) for x in row] for name, row in zip(regions, body)]
    table = Table("totals", grid)
    rows, columns = range(1, len(grid)), range(1, len(header))
    if by_column:
        total_row = 1 if total_first else len(grid) - 1
        table.relations += [total_of((total_row, c), [(r, c) for r in rows if r != total_row]) for c in columns]
    if by_row:
        total_column = 1 if total_first else len(header) - 1
        table.relations += [total_of((r, total_column), [(r, c) for c in columns if c != total_column]) for r in rows]
    finish(rng, table, words)
    if rng.random() < 0.2:
        parts = [(r, c) for r in rows for c in columns
                 if not (by_column and r == total_row) and not (by_row and c == total_column)]
        hide(rng, table, rng.sample(parts, min(len(parts) // 8, 3)), rng.choice(["...", "..", "-", ""]))
    return table


def totals_by_column(rng):
    table = totals(rng, False, True, True)
    table.family = "a totals by column"
    return table


def totals_by_row(rng):
    table = totals(rng, True, False, True)
    table.family = "a totals by row"
    return table


def totals_both(rng):
    table = totals(rng, True, True, True)
    table.family = "a totals both ways"
    return table


def totals_unlabelled(rng):
    table = totals(rng, True, rng.random() < 0.5, False)
    table.family = "a totals without labels"
    return table


def totals_signed(rng):
    table = totals(rng, True, rng.random() < 0.5, True, signed=True)
    table.family = "a totals of balances"
    return table


def subtotals(rng):
    words = language(rng)
    regions = some_regions(rng, words, 9, 40)
    names = part_names(rng, words, rng.randint(2, 5))
    raw = [[Fraction(round(x * 10**6), 10**6) for x in row] for row in amounts(rng, len(regions), len(names))]
    dec = decimals(rng, raw)
    count = rng.randint(2, 4)
    cuts = sorted(rng.sample(range(2, len(regions) - 1), count - 1)) if len(regions) > 2 * count else [len(regions) // 2]
    bounds = list(zip([0] + cuts, cuts + [len(regions)]))
    first = rng.random() < 0.7
    grid, members, heads, everything = [[words["region"]] + names], [], [], []
    for (low, high), district in zip(bounds, words["districts"]):
        if first:
            heads.append(len(grid))
            grid.append([district] + [sum(raw[i][j] for i in range(low, high)) for j in range(len(names))])
        members.append(range(len(grid), len(grid) + high - low))
        grid += [[regions[i]] + raw[i] for i in range(low, high)]
        if not first:
            heads.append(len(grid))
            grid.append([district] + [sum(raw[i][j] for i in range(low, high)) for j in range(len(names))])
    whole = [rng.choice(words["total"] + [words["country"]])] + [sum(row[j] for row in raw) for j in range(len(names))]
    shift = 1 if first else 0
    grid.insert(1 if first else len(grid), whole)
    total_row = 1 if first else len(grid) - 1
    grid = [grid[0]] + [[row[0]] + [Num.of(x, dec) for x in row[1:]] for row in grid[1:]]
    table = Table("a sub-totals", grid)
    for c in range(1, len(names) + 1):
        for head, rows in zip(heads, members):
            table.relations.append(total_of((head + shift, c), [(r + shift, c) for r in rows]))
        table.relations.append(total_of((total_row, c), [(head + shift, c) for head in heads]))
        everything = [(r + shift, c) for rows in members for r in rows]
        table.relations.append(total_of((total_row, c), everything))
    return finish(rng, table, words)


def parts_of_hundred(rng, count, dec):
    cuts = sorted(rng.randint(0, 10**8) for _ in range(count - 1))
    widths = [b - a for a, b in zip([0] + cuts, cuts + [10**8])]
    return [Fraction(w, 10**6) for w in widths]


def shares_down(rng):
    """Sources of funds in rows, years in columns, as in Table 2 of the Siberian article."""
    words = language(rng)
    names, dec = words["sources"][:rng.randint(4, 6)], rng.choice([1, 1, 1, 0, 2])
    years = rng.randint(5, 12)
    columns = [parts_of_hundred(rng, len(names), dec) for _ in range(years)]
    grid = [[words["sources"][0] + ", %"] + [str(2000 + i) for i in range(years)]]
    grid += [[name] + [Num.of(column[i], dec) for column in columns] for i, name in enumerate(names)]
    table = Table("b shares of 100, by column", grid)
    parts = range(1, len(names) + 1)
    table.relations = [adds_to([(r, c) for r in parts]) for c in range(1, years + 1)]
    finish(rng, table, words)
    if rng.random() < 0.7:
        whole = Num(100, 0) if rng.random() < 0.6 or dec == 0 else Num(100 * 10**dec, dec)
        grid.append([rng.choice(words["total"])] + [whole] * years)
        table.relations = [total_of((len(grid) - 1, c), [(r, c) for r in parts]) for c in range(1, years + 1)]
        for relation in table.relations:
            whole.exact = True
    if rng.random() < 0.6:
        of = [Num.of(max(column) * Fraction(rng.randint(5, 60), 100), dec) for column in columns]
        grid.append([rng.choice(words["of_which"])] + of)
    if rng.random() < 0.5:
        cells = [(r, c) for r in parts for c in range(1, years + 1)]
        hide(rng, table, rng.sample(cells, rng.randint(1, 3)), rng.choice(["...", "-", "", ".."]))
    return table


def shares_across(rng):
    """Regions in rows, the parts of 100 in columns."""
    words = language(rng)
    regions, dec = some_regions(rng, words), rng.choice([1, 1, 0, 2])
    names = words["parts"][:rng.randint(3, 6)]
    grid = [[words["region"]] + names]
    grid += [[name] + [Num.of(x, dec) for x in parts_of_hundred(rng, len(names), dec)] for name in regions]
    table = Table("b shares of 100, by row", grid)
    columns = range(1, len(names) + 1)
    table.relations = [adds_to([(r, c) for c in columns]) for r in range(1, len(grid))]
    finish(rng, table, words)
    if rng.random() < 0.4:
        whole = Num(100, 0, exact=True)
        for row in grid[1:]:
            row.append(whole)
        grid[0].append(rng.choice(words["total"]))
        table.relations = [total_of((r, len(names) + 1), [(r, c) for c in columns]) for r in range(1, len(grid))]
    if rng.random() < 0.4:
        cells = [(r, c) for r in range(1, len(grid)) for c in columns]
        hide(rng, table, rng.sample(cells, rng.randint(1, 3)), rng.choice(["...", "-", ""]))
    return table


def pairs(rng):
    """Two complementary lines a region over years, with or without the mean over the years present (Table 3)."""
    words = language(rng)
    regions, years, dec = some_regions(rng, words, 5, 20), rng.randint(4, 9), 1
    with_mean, mark = rng.random() < 0.6, rng.choice(["...", "-", ""])
    header = [words["region"], words["kind"]] + [str(2005 + i) for i in range(years)]
    grid = [header + ([rng.choice(words["average"])] if with_mean else [])]
    table = Table("c complementary pairs", grid)
    for region in regions:
        present = [i for i in range(years) if rng.random() > 0.07] or [0]
        units = [rng.randint(0, 1000) for _ in range(years)]
        row = len(grid)
        for line, kind in enumerate(words["kinds"]):
            cells = [Num(u if line == 0 else 1000 - u, dec) if i in present else mark for i, u in enumerate(units)]
            mean = Num.of(sum(cells[i].value for i in present) / len(present), dec)
            grid.append([region, kind] + cells + ([mean] if with_mean else []))
            if with_mean:
                table.relations.append(mean_of((row + line, years + 2), [(row + line, 2 + i) for i in present]))
        table.relations += [adds_to([(row, 2 + i), (row + 1, 2 + i)]) for i in present]
        if with_mean:
            table.relations.append(adds_to([(row, years + 2), (row + 1, years + 2)]))
    return finish(rng, table, words)


def pairs_in_columns(rng):
    """Urban and rural shares side by side."""
    words = language(rng)
    regions, dec = some_regions(rng, words), rng.choice([0, 1, 1, 2])
    grid = [[words["region"]] + [words["indicators"][0]] + list(words["urban"])]
    for region in regions:
        units = rng.randint(0, 100 * 10**dec)
        grid.append([region, Num.of(rng.lognormvariate(5, 1), 1), Num(units, dec), Num(100 * 10**dec - units, dec)])
    table = Table("c pairs in columns", grid)
    table.relations = [adds_to([(r, 2), (r, 3)]) for r in range(1, len(grid))]
    return finish(rng, table, words)


def means_over_columns(rng):
    """Means over the columns present; nil counts as nothing or as zero, the same way in the whole table."""
    words = language(rng)
    regions, count = some_regions(rng, words), rng.randint(3, 9)
    dec = rng.choice([0, 1, 1, 2, 3])
    raw = amounts(rng, len(regions), count)
    holes = rng.choice(["none", "missing", "nil is zero"])
    mark = "-" if holes == "nil is zero" else rng.choice(["...", "-", "", "x"])
    grid = [[words["region"]] + [str(2001 + i) for i in range(count)] + [rng.choice(words["average"])]]
    table = Table("d means over columns, " + holes, grid)
    for region, row in zip(regions, raw):
        cells = [mark if holes != "none" and rng.random() < 0.1 else Num.of(x, dec) for x in row]
        present = [i for i, cell in enumerate(cells) if cell != mark]
        if len(present) < 2:
            cells, present = [Num.of(x, dec) for x in row], list(range(count))
        divisor = count if holes == "nil is zero" else len(present)
        here = len(grid)
        grid.append([region] + cells + [Num.of(sum(cells[i].value for i in present) / divisor, dec)])
        terms = [(Fraction(divisor), (here, count + 1))] + [(Fraction(-1), (here, 1 + i)) for i in present]
        table.relations.append(Linear(terms))
    finish(rng, table, words)
    if holes == "nil is zero":
        table.below.append("- " + words["nil"])
    return table


def means_over_rows(rng):
    words = language(rng)
    regions, count = some_regions(rng, words), rng.randint(2, 6)
    dec = rng.choice([0, 1, 1, 2])
    raw = amounts(rng, len(regions), count)
    grid = [[words["region"]] + words["indicators"][:count]]
    grid += [[name] + [Num.of(x, dec) for x in row] for name, row in zip(regions, raw)]
    rows, last = range(1, len(grid)), len(grid)
    means = [Num.of(sum(grid[r][c].value for r in rows) / len(rows), dec) for c in range(1, count + 1)]
    grid.append([rng.choice(words["average"])] + means)
    table = Table("d means over regions", grid)
    table.relations = [mean_of((last, c), [(r, c) for r in rows]) for c in range(1, count + 1)]
    return finish(rng, table, words)


FAMILIES = [totals_by_column, totals_by_row, totals_both, totals_unlabelled, totals_signed, subtotals, shares_down, shares_across,
            pairs, pairs_in_columns, means_over_columns, means_over_rows]
