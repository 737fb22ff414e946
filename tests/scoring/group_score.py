#!/usr/bin/env python3
"""Scores `ecumene group` against naive Lance-Williams agglomeration, SciPy where it can be imported, and R's files where present.

    group_score.py PROGRAM [--tables N] [--seed S] [--verify DIR] [--keep DIR]
"""

import argparse
import collections
import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile

import naive_tree as naive

try:
    import numpy
    import scipy.cluster.hierarchy as hierarchy
    from scipy.spatial.distance import squareform
except ImportError:
    hierarchy = None

LINKAGES = ["single", "complete", "average", "mcquitty", "centroid", "median", "ward.D", "ward.D2"]
DISTANCES = ["euclidean", "squared-euclidean", "manhattan", "chebyshev", "mahalanobis", "correlation", "gower"]
SCALINGS = ["none", "zscore", "min-max", "rank"]
SCIPY = {"single": "single", "complete": "complete", "average": "average", "mcquitty": "weighted", "centroid": "centroid", "median": "median",
         "ward.D2": "ward"}
CLOSE = 1e-12


def near(a, b, scale=0.0, tolerance=CLOSE):
    return abs(a - b) <= tolerance * max(abs(a), abs(b), scale)


def group(program, path, linkage, distance, scaling, k):
    command = [program, "group", path, "--linkage", linkage, "--distance", distance, "--scaling", scaling, "--groups", str(k), "--format", "json", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr.strip()[:600]))
    return json.loads(done.stdout)


def figures(rng, kind, count, columns):
    if kind == "ranks":
        return [list(row) for row in zip(*[naive.mid_ranks([rng.randint(1, count) for _ in range(count)]) for _ in range(columns)])]
    if kind == "integers":
        return [[float(rng.randint(-5, 9)) for _ in range(columns)] for _ in range(count)]
    if kind == "large":
        return [[rng.lognormvariate(12, 2) * rng.choice([1, -1]) for _ in range(columns)] for _ in range(count)]
    if kind == "small":
        return [[rng.lognormvariate(-12, 2) for _ in range(columns)] for _ in range(count)]
    return [[rng.gauss(0, 1) for _ in range(columns)] for _ in range(count)]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["Region"] + ["Indicator %d" % (j + 1) for j in range(len(rows[0]))])
        writer.writerows([["Region %d" % (i + 1)] + [repr(v) if not v.is_integer() else str(int(v)) for v in row] for i, row in enumerate(rows)])


class Checks:
    def __init__(self):
        self.done, self.failed, self.first = collections.Counter(), collections.Counter(), {}

    def expect(self, name, ok, note):
        self.done[name] += 1
        if not ok:
            self.failed[name] += 1
            self.first.setdefault(name, note)
        return ok

    def report(self):
        for name in self.done:
            print("%-44s %7d checks %5d failed" % (name, self.done[name], self.failed[name]))
            if name in self.first:
                print("    first: " + self.first[name])


def valid_run(checks, tag, matrix, linkage, merges):
    """Every merge joins a nearest pair, at its distance; true if the order of merges was never free."""
    tree, free = naive.Agglomeration(matrix, linkage), False
    scale = max(map(max, matrix))
    slack = CLOSE * 10 * (scale**2 if linkage in naive.SQUARED else scale)
    floor = scale * 1e-3 if linkage in naive.SQUARED or "correlation" in tag else 0.0
    for left, right, height, size in merges:
        low = tree.nearest()
        if left not in tree.size or right not in tree.size:
            return checks.expect("merges name live clusters", False, tag)
        got = tree.between(left, right)
        checks.expect("a nearest pair is merged", got <= low + slack, "%s: %r against %r" % (tag, got, low))
        want = tree.height(got)
        checks.expect("height to 1e-12", near(height, want, floor, 4 * CLOSE), "%s: %r against %r" % (tag, height, want))
        checks.expect("left < right, as SciPy", left < right, tag)
        free = free or len(tree.pairs_near(low, slack)) > 1
        tree.merge(left, right)
        checks.expect("size", size == tree.size[tree.next - 1], tag)
    return not free


def contiguous(order, merges):
    position = {leaf: i for i, leaf in enumerate(order)}
    members, count = {i: [i] for i in range(len(order))}, len(order)
    for step, (left, right, _, _) in enumerate(merges):
        both = members[left] + members[right]
        members[count + step] = both
        spots = [position[leaf] for leaf in both]
        if max(spots) - min(spots) + 1 != len(spots):
            return False
    return True


def numbered_along(order, groups):
    seen = []
    for leaf in order:
        if groups[leaf] not in seen:
            seen.append(groups[leaf])
    return seen == list(range(1, len(seen) + 1))


def check_answer(checks, tag, matrix, linkage, answer, k):
    merges, order, groups = answer["merges"], answer["order"], answer["groups"]
    count = len(matrix)
    checks.expect("n - 1 merges", len(merges) == count - 1, tag)
    unique = valid_run(checks, tag, matrix, linkage, merges)
    checks.expect("order is a permutation", sorted(order) == list(range(count)), tag)
    checks.expect("order fits the tree", contiguous(order, merges), tag)
    checks.expect("groups follow from the merges", naive.same_partition(groups, naive.cut(merges, count, k)), "%s: %s" % (tag, groups))
    checks.expect("groups are numbered along the order", numbered_along(order, groups), "%s: %s" % (tag, groups))
    tree = naive.cophenetic(merges, count)
    if count > 2 and naive.deviation(naive.pairs_of(tree)) > 1e-9 and naive.deviation(naive.pairs_of(matrix)) > 1e-9:
        want = naive.correlation(naive.pairs_of(matrix), naive.pairs_of(tree))
        got = answer["cophenetic_correlation"]
        checks.expect("cophenetic correlation", got is not None and abs(got - want) < 1e-10, "%s: %r against %r" % (tag, got, want))
    if answer.get("silhouettes") and 1 < k < count:
        want = naive.silhouettes(matrix, groups)
        checks.expect("silhouettes", all(abs(a - b) < 1e-9 for a, b in zip(answer["silhouettes"], want)), tag)
    if hierarchy and linkage in SCIPY:
        against_scipy(checks, tag, matrix, linkage, answer, k, unique)


def against_scipy(checks, tag, matrix, linkage, answer, k, unique):
    condensed = squareform(numpy.array(matrix), checks=False)
    tree = hierarchy.linkage(condensed, SCIPY[linkage])
    got = numpy.array(answer["merges"], dtype=float)
    if linkage == "single" or unique:
        heights = sorted(tree[:, 2].tolist())
        scale = float(condensed.max()) * 1e-3 if linkage in naive.SQUARED or "correlation" in tag else 0.0
        checks.expect("SciPy: heights", all(near(a, b, scale, 1e-11) for a, b in zip(sorted(got[:, 2]), heights)), tag)
    if unique:
        checks.expect("SciPy: merges", bool((got[:, [0, 1, 3]] == tree[:, [0, 1, 3]]).all()), tag)
        if hierarchy.is_monotonic(tree):
            checks.expect("SciPy: fcluster maxclust", naive.same_partition(answer["groups"], hierarchy.fcluster(tree, k, "maxclust").tolist()), tag)
    best = hierarchy.leaves_list(hierarchy.optimal_leaf_ordering(got, condensed)) if hierarchy.is_monotonic(got) else None
    if best is not None:
        length = sum(matrix[a][b] for a, b in zip(best, best[1:]))
        own = sum(matrix[a][b] for a, b in zip(answer["order"], answer["order"][1:]))
        checks.expect("SciPy: order as short as the optimal one", own <= length * (1 + 1e-9), "%s: %r against %r" % (tag, own, length))


def random_tables(options, checks, folder):
    for number in range(options.tables):
        rng = random.Random("%d/%d" % (options.seed, number))
        kind = rng.choice(["normal", "normal", "ranks", "integers", "large", "small"])
        count, columns = rng.randint(3, 25), rng.randint(1, 5)
        distance = rng.choice(DISTANCES + ["euclidean"] * 4)
        if distance == "correlation":
            columns = max(columns, 3)
        if distance == "mahalanobis":
            count = max(count, columns + 3)
        rows = figures(rng, kind, count, columns)
        scaling, linkage, k = rng.choice(SCALINGS), rng.choice(LINKAGES), rng.randint(1, count)
        path = os.path.join(options.keep or folder, "table-%d.csv" % number)
        write(path, rows)
        tag = "table %d (%s, %d x %d) %s %s %s k=%d" % (number, kind, count, columns, scaling, distance, linkage, k)
        try:
            base = naive.scaled(rows, scaling)
            matrix = naive.distances(base, distance)
        except ZeroDivisionError:
            continue
        try:
            answer = group(options.program, path, linkage, distance, scaling, k)
        except (RuntimeError, ValueError) as error:
            checks.expect("the program answers", False, "%s: %s" % (tag, error))
            continue
        checks.expect("the program answers", True, "")
        if checks.expect("all regions are used, in order", answer["labels"] == ["Region %d" % (i + 1) for i in range(count)], tag):
            check_answer(checks, tag, matrix, linkage, answer, k)


def read_rows(path):
    with open(path, encoding="utf-8") as source:
        return list(csv.reader(source))


def against_r(options, checks):
    folder = options.verify
    correlations = {(r[0], r[1], r[2]): (float(r[3]), int(r[4])) for r in read_rows(os.path.join(folder, "cophenetic.csv"))[1:]}
    for (name, scale, linkage), (want, inversions) in sorted(correlations.items()):
        data = os.path.join(folder, "data_%s.csv" % name)
        scaling = "zscore" if scale == "zscore" else "none"
        tag = "R %s %s %s" % (name, scale, linkage)
        path = os.path.join(folder, "%s_%s_%s.csv" % (name, scale, linkage))
        if not os.path.exists(path) or not os.path.exists(data):
            continue
        merges = read_rows(path)[1:]
        tree = [((-int(a) - 1) if int(a) < 0 else len(merges) + int(a), (-int(b) - 1) if int(b) < 0 else len(merges) + int(b), float(h), 0)
                for _, a, b, h in merges]
        if linkage in ("centroid", "median"):
            tree = [(a, b, math.sqrt(h), s) for a, b, h, s in tree]
        answer = group(options.program, data, linkage, "euclidean", scaling, 3)
        got = answer["merges"]
        heights = all(near(a[2], b[2], 1e-3 * tree[-1][2], 1e-12) for a, b in zip(got, tree))
        tied = len({round(m[2], 9) for m in tree}) < len(tree)
        matrix = naive.distances(naive.scaled([[float(v) for v in row[1:]] for row in read_rows(data)[1:]], scaling), "euclidean")
        if not tied or linkage == "single":
            checks.expect("R: heights", heights, tag)
            a, b = naive.pairs_of(naive.cophenetic(got, len(got) + 1)), naive.pairs_of(naive.cophenetic(tree, len(tree) + 1))
            checks.expect("R: cophenetic distances", all(near(x, y, tree[-1][2], 1e-11) for x, y in zip(a, b)), tag)
            checks.expect("R: cophenetic correlation", abs(answer["cophenetic_correlation"] - want) < 1e-10 or linkage in ("centroid", "median"), tag)
        elif not heights:
            valid_run(checks, tag + " (tied)", matrix, linkage, got)
        checks.expect("R: number of inversions", tied or len(answer["inversions"]) == inversions, "%s: %d against %d" % (tag, len(answer["inversions"]), inversions))
        for k in (3, 4):
            path = os.path.join(folder, "cut_%s_%s_%s_k%d.csv" % (name, scale, linkage, k))
            if os.path.exists(path) and not tied:
                groups = group(options.program, data, linkage, "euclidean", scaling, k)["groups"]
                checks.expect("R: cuts", naive.same_partition(groups, [r[1] for r in read_rows(path)[1:]]), tag)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verify", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared/verify/hclust"))
    parser.add_argument("--keep", help="folder for the tables")
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        random_tables(options, checks, folder)
    if os.path.isdir(options.verify):
        against_r(options, checks)
    print("SciPy: %s; R's files: %s" % ("compared" if hierarchy else "not installed", "compared" if os.path.isdir(options.verify) else "absent"))
    checks.report()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
