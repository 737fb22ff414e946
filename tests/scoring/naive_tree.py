"""Distances, scalings, agglomeration and silhouettes written as their formulas read, without care for speed."""

import math


def mean(values):
    return math.fsum(values) / len(values)


def deviation(values):
    m = mean(values)
    return math.sqrt(math.fsum((v - m) ** 2 for v in values) / (len(values) - 1))


def mid_ranks(values):
    return [1 + sum(w < v for w in values) + (values.count(v) - 1) / 2 for v in values]


def scaled(rows, scaling):
    columns = [list(c) for c in zip(*rows)]
    if scaling == "zscore":
        columns = [[(v - mean(c)) / deviation(c) for v in c] for c in columns]
    elif scaling == "min-max":
        columns = [[(v - min(c)) / (max(c) - min(c)) for v in c] for c in columns]
    elif scaling == "rank":
        columns = [mid_ranks(c) for c in columns]
    return [list(r) for r in zip(*columns)]


def inverse(matrix):
    size = len(matrix)
    work = [list(row) + [float(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(work[r][i]))
        work[i], work[pivot] = work[pivot], work[i]
        work[i] = [x / work[i][i] for x in work[i]]
        for r in range(size):
            if r != i:
                work[r] = [a - work[r][i] * b for a, b in zip(work[r], work[i])]
    return [row[size:] for row in work]


def covariance(rows):
    columns = list(zip(*rows))
    means = [mean(c) for c in columns]
    return [[math.fsum((x - a) * (y - b) for x, y in zip(c, d)) / (len(rows) - 1) for d, b in zip(columns, means)]
            for c, a in zip(columns, means)]


def correlation(x, y):
    a, b = mean(x), mean(y)
    top = math.fsum((u - a) * (v - b) for u, v in zip(x, y))
    return top / math.sqrt(math.fsum((u - a) ** 2 for u in x) * math.fsum((v - b) ** 2 for v in y))


def distances(rows, name):
    """The square matrix; None stands for a missing value and is met by gower only."""
    if name == "mahalanobis":
        inner = inverse(covariance(rows))
    spans = []
    for column in zip(*rows):
        known = [v for v in column if v is not None]
        spans.append(max(known) - min(known))

    def between(x, y):
        if name == "gower":
            parts = [abs(a - b) / s if s else 0.0 for a, b, s in zip(x, y, spans) if a is not None and b is not None]
            return math.fsum(parts) / len(parts)
        gaps = [a - b for a, b in zip(x, y)]
        if name == "mahalanobis":
            return math.sqrt(max(0.0, math.fsum(gaps[i] * inner[i][j] * gaps[j] for i in range(len(gaps)) for j in range(len(gaps)))))
        return {"euclidean": lambda: math.sqrt(math.fsum(g * g for g in gaps)), "squared-euclidean": lambda: math.fsum(g * g for g in gaps),
                "manhattan": lambda: math.fsum(map(abs, gaps)), "chebyshev": lambda: max(map(abs, gaps)),
                "correlation": lambda: 1 - correlation(x, y)}[name]()

    return [[0.0 if i == j else between(x, y) for j, y in enumerate(rows)] for i, x in enumerate(rows)]


SQUARED = ("centroid", "median", "ward.D2")


def updated(linkage, ik, jk, ij, sizes):
    i, j, k = sizes
    return {"single": min(ik, jk), "complete": max(ik, jk), "average": (i * ik + j * jk) / (i + j), "mcquitty": (ik + jk) / 2,
            "centroid": (i * ik + j * jk) / (i + j) - i * j * ij / (i + j) ** 2, "median": (ik + jk) / 2 - ij / 4,
            "ward.D": ((i + k) * ik + (j + k) * jk - k * ij) / (i + j + k), "ward.D2": ((i + k) * ik + (j + k) * jk - k * ij) / (i + j + k)}[linkage]


class Agglomeration:
    """Lance-Williams on all pairs: says what the nearest pairs are, and takes the merge it is told."""

    def __init__(self, matrix, linkage):
        self.linkage, self.next = linkage, len(matrix)
        self.size = {i: 1 for i in range(len(matrix))}
        square = linkage in SQUARED
        self.d = {(i, j): matrix[i][j] ** 2 if square else matrix[i][j] for i in range(len(matrix)) for j in range(i)}

    def between(self, i, j):
        return self.d[(max(i, j), min(i, j))]

    def nearest(self):
        return min(self.d.values())

    def pairs_near(self, height, slack):
        return [pair for pair, d in self.d.items() if d <= height + slack]

    def height(self, d):
        return math.sqrt(max(d, 0.0)) if self.linkage in SQUARED else d

    def merge(self, i, j):
        ij, new = self.between(i, j), self.next
        for k in list(self.size):
            if k not in (i, j):
                self.d[(new, k)] = updated(self.linkage, self.between(i, k), self.between(j, k), ij, (self.size[i], self.size[j], self.size[k]))
        self.d = {pair: d for pair, d in self.d.items() if i not in pair and j not in pair}
        self.size[new] = self.size.pop(i) + self.size.pop(j)
        self.next += 1
        return ij


def cophenetic(merges, count):
    """The height at which each pair is first together."""
    leaves, found = {i: [i] for i in range(count)}, [[0.0] * count for _ in range(count)]
    for step, (left, right, height, _) in enumerate(merges):
        for a in leaves[left]:
            for b in leaves[right]:
                found[a][b] = found[b][a] = height
        leaves[count + step] = leaves.pop(left) + leaves.pop(right)
    return found


def cut(merges, count, k):
    """Group of each leaf after the first count - k merges."""
    leaves = {i: [i] for i in range(count)}
    for step, (left, right, _, _) in enumerate(merges[: count - k]):
        leaves[count + step] = leaves.pop(left) + leaves.pop(right)
    groups = [0] * count
    for number, members in enumerate(leaves.values()):
        for leaf in members:
            groups[leaf] = number
    return groups


def pairs_of(matrix):
    return [matrix[i][j] for i in range(len(matrix)) for j in range(i)]


def same_partition(a, b):
    return len(set(zip(a, b))) == len(set(a)) == len(set(b))


def silhouettes(matrix, groups):
    found = []
    for i, own in enumerate(groups):
        mates = [j for j, g in enumerate(groups) if g == own and j != i]
        if not mates:
            found.append(0.0)
            continue
        a = mean([matrix[i][j] for j in mates])
        b = min(mean([matrix[i][j] for j, g in enumerate(groups) if g == other]) for other in set(groups) if other != own)
        found.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return found
