"""Correct tables in which nothing, or next to nothing, can be recomputed: whatever is reported as wrong is a false alarm."""

from additive import amounts, finish, language, parts_of_hundred, some_regions
from ordered import ranks_of
from published import Num, Table


def table_of(rng, words, family, header, rows):
    return finish(rng, Table(family, [header] + rows), words)


def random_indicators(rng):
    words = language(rng)
    regions, names = some_regions(rng, words, 5, 85), rng.sample(words["indicators"], rng.randint(2, 12))
    columns = []
    for _ in names:
        centre, width, dec = rng.uniform(0, 11), rng.uniform(0.1, 1.2), rng.choice([0, 1, 2, 3])
        sign = rng.random() < 0.2
        columns.append([Num.of(rng.lognormvariate(centre, width) * (rng.choice([-1, 1]) if sign else 1), dec) for _ in regions])
    for column in columns:
        if rng.random() < 0.3:
            for i in rng.sample(range(len(regions)), max(1, len(regions) // 10)):
                column[i] = rng.choice(["...", "-", ""])
    return table_of(rng, words, "i random indicators", [words["region"]] + names,
                    [[name] + [column[i] for column in columns] for i, name in enumerate(regions)])


def time_series(rng):
    words = language(rng)
    regions, years = some_regions(rng, words, 5, 85), rng.randint(4, 15)
    dec = rng.choice([0, 1, 2])
    rows = []
    for name in regions:
        level, row = rng.lognormvariate(6, 1), [name]
        for _ in range(years):
            row.append(Num.of(level, dec))
            level *= rng.lognormvariate(0.01, 0.05)
        rows.append(row)
    return table_of(rng, words, "i one indicator over years", [words["region"]] + [str(1995 + i) for i in range(years)], rows)


def some_of_all(rng):
    """The total of the country, and only some of its regions and industries."""
    words = language(rng)
    regions, count = some_regions(rng, words, 8, 40), rng.randint(3, 6)
    raw = amounts(rng, len(regions), count)
    kept, columns = len(regions) // 2 + 1, count - 1
    whole = [words["country"]] + [Num.of(sum(map(sum, raw)), 1)] + [Num.of(sum(r[j] for r in raw), 1) for j in range(columns)]
    rows = [whole] + [[name, Num.of(sum(row), 1)] + [Num.of(x, 1) for x in row[:columns]] for name, row in list(zip(regions, raw))[:kept]]
    return table_of(rng, words, "i only some parts of a total", [words["region"], words["total"][0]] + words["parts"][:columns], rows)


def ranks_in_the_country(rng):
    """Places among all regions of the country, printed for some of them only."""
    words = language(rng)
    everyone = words["regions"]
    regions = rng.sample(everyone, max(5, len(everyone) // 3))
    columns = [ranks_of([rng.random() for _ in everyone], "min")[:len(regions)] for _ in range(rng.randint(2, 5))]
    return table_of(rng, words, "i ranks among others", [words["region"]] + words["indicators"][:len(columns)],
                    [[name] + [c[i] for c in columns] for i, name in enumerate(regions)])


def numbered(rng):
    """A running number, a code and small counts."""
    words = language(rng)
    regions = some_regions(rng, words)
    rows = [[str(i + 1), name, Num(rng.randint(1000, 9999), 0, group=False), Num(rng.randint(0, 4), 0), Num.of(rng.gauss(50, 20), 1)]
            for i, name in enumerate(regions)]
    return table_of(rng, words, "i numbers, codes, small counts",
                    ["No.", words["region"], "OKATO", words["indicators"][8], words["indicators"][0]], rows)


def scores(rng):
    """Scores from 1 to 5 that look like ranks and are none."""
    words = language(rng)
    regions, count = some_regions(rng, words), rng.randint(3, 7)
    rows = [[name] + [Num(rng.randint(1, 5), 0) for _ in range(count)] for name in regions]
    return table_of(rng, words, "i scores of 1 to 5", [words["region"]] + words["indicators"][:count], rows)


def natural_increase(rng):
    words = language(rng)
    names = {"Region": ["Births", "Deaths", "Natural increase"], "Регион": ["Родилось", "Умерло", "Естественный прирост"],
             "Область": ["Народжені", "Померлі", "Природний приріст"], "Өңір": ["Туғандар", "Өлгендер", "Табиғи өсім"]}[words["region"]]
    rows = []
    for name in some_regions(rng, words):
        births, deaths = rng.randint(2000, 60000), rng.randint(2000, 60000)
        rows.append([name, Num(births, 0), Num(deaths, 0), Num(births - deaths, 0)])
    return table_of(rng, words, "i births, deaths, increase", [words["region"]] + names, rows)


def weighted_average(rng):
    """The country's average is weighted; it is not the mean of the lines."""
    words = language(rng)
    regions, count = some_regions(rng, words), rng.randint(2, 6)
    weights = [rng.lognormvariate(0, 1) for _ in regions]
    raw = [[rng.gauss(70, 15) for _ in range(count)] for _ in regions]
    whole = [sum(w * row[j] for w, row in zip(weights, raw)) / sum(weights) for j in range(count)]
    rows = [[name] + [Num.of(x, 1) for x in row] for name, row in zip(regions, raw)]
    rows.insert(rng.choice([0, len(rows)]), [words["country"]] + [Num.of(x, 1) for x in whole])
    return table_of(rng, words, "i weighted average", [words["region"]] + [str(2010 + i) for i in range(count)], rows)


def part_shares(rng):
    """Shares that are not parts of one whole."""
    words = language(rng)
    rows = [[name] + [Num.of(rng.uniform(0, 100), 1) for _ in range(4)] for name in some_regions(rng, words)]
    return table_of(rng, words, "i shares of different wholes", [words["region"]] + [n + ", %" for n in words["indicators"][:4]], rows)


def shares_and_levels(rng):
    """Structure in percent beside the level it is the structure of."""
    words = language(rng)
    rows = []
    for name in some_regions(rng, words):
        parts = parts_of_hundred(rng, 4, 1)
        rows.append([name, Num.of(rng.lognormvariate(9, 1), 1)] + [Num.of(x, 1) for x in parts[:3]])
    return table_of(rng, words, "i level and some of its shares", [words["region"], words["indicators"][3]] + words["parts"][:3], rows)


FAMILIES = [random_indicators, random_indicators, time_series, some_of_all, ranks_in_the_country, numbered, scores, natural_increase,
            weighted_average, part_shares, shares_and_levels]
