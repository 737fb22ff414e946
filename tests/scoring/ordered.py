"""Correct tables of ranks, membership, percentages, growth, ranges, and tables in which nothing can be recomputed."""

from fractions import Fraction

from additive import amounts, finish, language, some_regions
from published import Linear, Members, Num, Ordered, Rank, Ranking, Ratio, Table, Within, total_of


def ranks_of(values, style, descending=True):
    order = sorted(values, reverse=descending)
    return [Rank(order.index(v) + 1, order.index(v) + order.count(v), style) for v in values]


def rank_table(rng):
    """Ranks by activity with ties, their mean, and another rating that is no mean (Table 1)."""
    words = language(rng)
    regions, count = some_regions(rng, words, 6, 24), rng.randint(3, 6)
    style = rng.choice(["range", "range", "mid", "min"])
    coarse = rng.choice([len(regions) // 2 + 1, 2 * len(regions), 1000])
    columns = [ranks_of([rng.randint(1, coarse) for _ in regions], style) for _ in range(count)]
    other = ranks_of([rng.randint(1, coarse) for _ in regions], style)
    grid = [[words["region"]] + words["parts"][:count]]
    grid += [[name] + [column[i] for column in columns] for i, name in enumerate(regions)]
    table = Table("e ranks and their mean, " + style, grid)
    rows = range(1, len(grid))
    table.relations = [Ranking([(r, c) for r in rows]) for c in range(1, count + 1)]
    with_mean = rng.random() < 0.8
    if with_mean:
        grid[0].append(rng.choice(words["mean_rank"]))
        dec = rng.choice([1, 1, 2])
        for r in rows:
            mean = sum(grid[r][c].value for c in range(1, count + 1)) / count
            grid[r].append(Num.of(mean, dec))
            terms = [(Fraction(count), (r, count + 1))] + [(Fraction(-1), (r, c)) for c in range(1, count + 1)]
            table.relations.append(Linear(terms))
    if rng.random() < 0.6:
        grid[0].append(words["other"])
        for r in rows:
            grid[r].append(other[r - 1])
        table.relations.append(Ranking([(r, len(grid[0]) - 1) for r in rows]))
    return finish(rng, table, words)


def values_and_rank(rng):
    """An indicator and the place it gives."""
    words = language(rng)
    regions, dec = some_regions(rng, words), rng.choice([0, 1, 2])
    values = [Num.of(rng.lognormvariate(6, 1), dec) for _ in regions]
    descending = rng.random() < 0.7
    ranks = ranks_of([v.value for v in values], "min", descending)
    grid = [[words["region"], words["indicators"][0], rng.choice(words["rank"])]]
    grid += [[name, value, rank] for name, value, rank in zip(regions, values, ranks)]
    table = Table("e an indicator and its rank", grid)
    rows = range(1, len(grid))
    table.relations = [Ranking([(r, 2) for r in rows]), Ordered([((r, 1), (r, 2)) for r in rows], descending)]
    return finish(rng, table, words)


def groups_of(rng, regions):
    count = rng.randint(2, 5)
    groups = [[] for _ in range(count)]
    for i, region in enumerate(rng.sample(regions, len(regions))):
        groups[i if i < count else rng.randrange(count)].append(region)
    return groups


def companion(rng, words, regions):
    shuffled = regions[:] if rng.random() < 0.5 else rng.sample(regions, len(regions))
    grid = [[words["region"]] + words["indicators"][:3]]
    raw = amounts(rng, len(shuffled), 3)
    grid += [[name] + [Num.of(x, 1) for x in row] for name, row in zip(shuffled, raw)]
    return Table("companion", grid)


def lists_in_columns(rng, with_companion):
    words = language(rng)
    regions = some_regions(rng, words, 6, 40)
    groups = groups_of(rng, regions)
    depth = max(map(len, groups))
    grid = [["%s %d" % (words["group"], i + 1) for i in range(len(groups))]]
    grid += [[g[i] if i < len(g) else "" for g in groups] for i in range(depth)]
    table = Table("f lists in columns" + (", companion" if with_companion else ""), grid)
    cells = [(i + 1, c) for c, g in enumerate(groups) for i in range(len(g))]
    table.relations = [Members(cells, regions if with_companion else None)]
    finish(rng, table, words)
    if with_companion:
        table.companions = [companion(rng, words, regions)]
    return table


def lists_alone(rng):
    return lists_in_columns(rng, False)


def lists_with_companion(rng):
    return lists_in_columns(rng, True)


def lists_long(rng):
    words = language(rng)
    regions = some_regions(rng, words, 6, 40)
    grid = [[words["region"], words["group"]]]
    grid += [[name, str(rng.randint(1, 4))] for name in regions]
    with_companion = rng.random() < 0.6
    table = Table("f long list" + (", companion" if with_companion else ""), grid)
    table.relations = [Members([(r, 0) for r in range(1, len(grid))], regions if with_companion else None)]
    finish(rng, table, words)
    if with_companion:
        table.companions = [companion(rng, words, regions)]
    return table


def percent_of_counts(rng):
    words = language(rng)
    regions, dec = some_regions(rng, words), rng.choice([0, 1, 1, 2])
    size = 10 ** rng.uniform(1.5, 4.5)
    grid = [[words["region"], words["count"], words["part"], words["percent"]]]
    counts = []
    for name in regions:
        whole = max(5, int(size * rng.lognormvariate(0, 0.8)))
        counts.append((whole, rng.randint(0, whole)))
    if rng.random() < 0.5:
        regions = regions + [rng.choice(words["total"] + [words["country"]])]
        counts.append((sum(w for w, _ in counts), sum(p for _, p in counts)))
    for name, (whole, part) in zip(regions, counts):
        grid.append([name, Num(whole, 0), Num(part, 0), Num.of(Fraction(100 * part, whole), dec)])
    table = Table("g percent of counts", grid)
    table.relations = [Ratio((r, 3), (r, 2), (r, 1)) for r in range(1, len(grid))]
    if len(regions) > len(counts) or regions[-1] not in words["regions"]:
        last = len(grid) - 1
        table.relations += [total_of((last, c), [(r, c) for r in range(1, last)]) for c in (1, 2)]
    return finish(rng, table, words)


def growth(rng):
    words = language(rng)
    regions = some_regions(rng, words)
    shift = rng.choice([0, -100])
    grid = [[words["region"], "2010", "2011", words["growth"][1 if shift == 0 else 0]]]
    for name in regions:
        old = Num.of(rng.lognormvariate(7, 1), 1)
        new = Num.of(float(old.value) * rng.lognormvariate(0.02, 0.15), 1)
        grid.append([name, old, new, Num.of(100 * new.value / old.value + shift, 1)])
    table = Table("g growth between two years", grid)
    table.relations = [Ratio((r, 3), (r, 2), (r, 1), 100, shift) for r in range(1, len(grid))]
    return finish(rng, table, words)


def within_parts(rng):
    """An index of the whole that is a weighted mean of the parts."""
    words = language(rng)
    regions, years, dec = some_regions(rng, words, 6, 30), rng.randint(3, 7), 1
    weights = [rng.lognormvariate(0, 1) for _ in regions]
    centre, spread = rng.choice([(103, 5), (12, 4), (65, 8), (98, 3)])
    raw = [[max(0.5, rng.gauss(centre, spread)) for _ in range(years)] for _ in regions]
    whole = [sum(w * row[j] for w, row in zip(weights, raw)) / sum(weights) for j in range(years)]
    first = rng.random() < 0.6
    rows = list(zip(regions, raw))
    rows.insert(0 if first else len(rows), (rng.choice(words["total"] + [words["country"]]), whole))
    grid = [[words["region"]] + [str(2004 + i) for i in range(years)]]
    grid += [[name] + [Num.of(x, dec) for x in row] for name, row in rows]
    table = Table("h total within the range", grid)
    total = 1 if first else len(grid) - 1
    parts = [r for r in range(1, len(grid)) if r != total]
    table.relations = [Within((total, c), [(r, c) for r in parts]) for c in range(1, years + 1)]
    return finish(rng, table, words)


def mixed_with_total(rng):
    """Absolute figures with a total, beside rates whose total is a weighted mean."""
    words = language(rng)
    regions = some_regions(rng, words)
    people = [int(10 ** rng.uniform(4.5, 6.8)) for _ in regions]
    area = [rng.uniform(1, 900) for _ in regions]
    rate = [rng.uniform(2, 18) for _ in regions]
    wage = [rng.uniform(9000, 60000) for _ in regions]
    all_people = sum(people)
    rows = [[n, Num(p, 0), Num.of(a, 1), Num.of(p / a / 1000, 2), Num.of(x, 1), Num.of(w, 0)]
            for n, p, a, x, w in zip(regions, people, area, rate, wage)]
    whole = [rng.choice(words["total"] + [words["country"]]), Num(all_people, 0), Num.of(sum(area), 1), Num.of(all_people / sum(area) / 1000, 2),
             Num.of(sum(p * x for p, x in zip(people, rate)) / all_people, 1),
             Num.of(sum(p * x for p, x in zip(people, wage)) / all_people, 0)]
    first = rng.random() < 0.5
    rows.insert(0 if first else len(rows), whole)
    grid = [[words["region"], words["both"], words["indicators"][3], words["indicators"][11], words["indicators"][1], words["indicators"][10]]] + rows
    table = Table("i totals beside rates", grid)
    total = 1 if first else len(grid) - 1
    parts = [r for r in range(1, len(grid)) if r != total]
    table.relations = [total_of((total, c), [(r, c) for r in parts]) for c in (1, 2)]
    table.relations += [Within((total, c), [(r, c) for r in parts]) for c in (3, 4, 5)]
    return finish(rng, table, words)


FAMILIES = [rank_table, rank_table, values_and_rank, lists_alone, lists_with_companion, lists_long, percent_of_counts, growth,
            within_parts, mixed_with_total]
