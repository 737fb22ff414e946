#!/usr/bin/env python3
"""Scores `ecumene group --method density` against the hdbscan package and scikit-learn on tables without equal distances.

Mutual reachability makes equal distances of its own: the core distance of a place is the length of many edges. Where a
group begins at such a length, the places that leave it there at once are noise here; the packages make the merges of
one length in some order, and count such a place to the group or not as that order has it. These places are found from
the package's own tree and left out of the comparison; how many they were is printed.

    density_score.py PROGRAM [--tables N] [--seed S]

Run it with a Python that has numpy, hdbscan and scikit-learn (build/peers/venv/bin/python after ./run bench hierarchy). A
core distance here counts the place
itself, as scikit-learn's; hdbscan's min_samples leaves it out.
"""

import argparse
import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile

import naive_tree as naive
from group_score import Checks

try:
    import hdbscan
    import numpy
    from sklearn.cluster import DBSCAN, HDBSCAN
except ImportError as error:
    hdbscan, missing = None, error

NOISE = 0


def clouds(rng, places, columns):
    """Clouds of unequal spread and places between them; no two distances are alike."""
    count = rng.randint(1, 6)
    centres = [[rng.uniform(-10, 10) for _ in range(columns)] for _ in range(count)]
    spreads = [rng.choice([0.1, 0.4, 1.0, 2.0]) for _ in range(count)]
    rows = []
    for _ in range(places):
        if rng.random() < 0.15:
            rows.append([rng.uniform(-14, 14) for _ in range(columns)])
            continue
        cloud = rng.randrange(count)
        rows.append([rng.gauss(centre, spreads[cloud]) for centre in centres[cloud]])
    return rows


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["Place"] + ["x%d" % (j + 1) for j in range(len(rows[0]))])
        writer.writerows([["p%d" % (i + 1)] + [repr(value) for value in row] for i, row in enumerate(rows)])


def answer_of(program, path, *options):
    command = [program, "group", path, "--method", "density", "--memberships", "--format", "json", "--quiet", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr.strip()[:600]))
    return json.loads(done.stdout)


def groups_of(labels):
    """Peers' labels, -1 for noise, as ours: from 1, 0 for noise."""
    return [int(label) + 1 for label in labels]


def memberships(answer):
    return [NOISE if group is None else group for group in answer["membership"]]


def same_groups(ours, theirs):
    """Noise is noise on both sides, and the groups are the same up to their numbers."""
    return [g == NOISE for g in ours] == [g == NOISE for g in theirs] and naive.same_partition(ours, theirs)


def largest_gap(ours, theirs):
    return max((abs(a - b) for a, b in zip(ours, theirs)), default=0)


def begin_with_their_group(tree, places):
    """The places that leave the package's tree at the length at which a cluster around them begins."""
    parent = {int(row["child"]): (int(row["parent"]), float(row["lambda_val"])) for row in tree}
    found = set()
    for place in range(places):
        cluster, leaves = parent[place]
        while cluster in parent and place not in found:
            cluster, begins = parent[cluster]
            if math.isclose(begins, leaves, rel_tol=1e-12):
                found.add(place)
    return found


def has_instant_cluster(tree):
    """Whether a cluster ends at the length at which it begins: here it is none."""
    begins = {int(row["child"]): float(row["lambda_val"]) for row in tree if row["child_size"] > 1}
    ends = {}
    for row in tree:
        ends[int(row["parent"])] = max(ends.get(int(row["parent"]), 0), float(row["lambda_val"]))
    return any(math.isclose(begins[cluster], ends[cluster], rel_tol=1e-12) for cluster in begins)


def without(values, places):
    return [value for i, value in enumerate(values) if i not in places]


def against_packages(checks, tag, rows, points, least, selection, answer):
    method = {"stability": "eom", "leaf": "leaf"}[selection]
    table = numpy.array(rows)
    model = hdbscan.HDBSCAN(
        min_cluster_size=least,
        min_samples=points - 1,
        cluster_selection_method=method,
        approx_min_span_tree=False,
        algorithm="generic",
    ).fit(table)
    if has_instant_cluster(model.condensed_tree_._raw_tree):
        checks.tables_left_out += 1
        return
    ties = begin_with_their_group(model.condensed_tree_._raw_tree, len(rows))
    checks.left_out += len(ties)
    ours, strengths = without(memberships(answer), ties), answer["strengths"]
    if checks.expect("groups are hdbscan's", same_groups(ours, without(groups_of(model.labels_), ties)), tag):
        if not ties:
            gap = largest_gap(strengths, model.probabilities_)
            checks.expect("strengths are hdbscan's", gap < 1e-9, "%s: %g" % (tag, gap))
            gap = largest_gap(answer["outliers"], model.outlier_scores_)
            checks.expect("outlier scores are hdbscan's", gap < 1e-9, "%s: %g" % (tag, gap))
    other = HDBSCAN(min_cluster_size=least, min_samples=points, cluster_selection_method=method, algorithm="brute", copy=True)
    other.fit(table)
    if checks.expect("groups are scikit-learn's", same_groups(ours, without(groups_of(other.labels_), ties)), tag) and not ties:
        gap = largest_gap(strengths, other.probabilities_)
        checks.expect("strengths are scikit-learn's", gap < 1e-9, "%s: %g" % (tag, gap))


def against_dbscan(checks, tag, rows, points, height, answer):
    """DBSCAN* at a distance: the core points of DBSCAN, its border points being noise."""
    model = DBSCAN(eps=height, min_samples=points, algorithm="brute").fit(numpy.array(rows))
    cores = set(model.core_sample_indices_.tolist())
    theirs = [label + 1 if i in cores else NOISE for i, label in enumerate(model.labels_.tolist())]
    checks.expect("the flat cut is DBSCAN's core points", same_groups(memberships(answer), theirs), tag)


def usual_distance(rows, rng):
    """The distance from some place to its fourth nearest or so: a cut with groups and noise."""
    at = rng.choice(rows)
    return sorted(math.dist(at, row) for row in rows)[rng.randint(3, 8)] * 1.0001


def score_table(program, path, rng, checks):
    rows = clouds(rng, rng.randint(30, 300), rng.randint(2, 6))
    write(path, rows)
    checks.places += len(rows)
    points, least = rng.randint(2, 12), rng.randint(3, 15)
    selection = rng.choice(["stability", "leaf"])
    tag = "%d x %d, min-points %d, size %d, %s" % (len(rows), len(rows[0]), points, least, selection)
    given = ("--min-points", str(points))
    answer = answer_of(program, path, *given, "--min-group-size", str(least), "--selection", selection)
    against_packages(checks, tag, rows, points, least, selection, answer)
    height = usual_distance(rows, rng)
    cut = answer_of(program, path, *given, "--min-group-size", "1", "--height", repr(height))
    against_dbscan(checks, "%d x %d, min-points %d, height %r" % (len(rows), len(rows[0]), points, height), rows, points, height, cut)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if hdbscan is None:
        print("nothing was compared: %s" % missing, file=sys.stderr)
        return 2
    rng, checks = random.Random(options.seed), Checks()
    checks.left_out = checks.tables_left_out = checks.places = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.tables):
            score_table(options.program, os.path.join(folder, "table.csv"), rng, checks)
    checks.report()
    print("%d of %d places left out, since they leave a tree where their group begins" % (checks.left_out, checks.places))
    print("%d tables left out, where a cluster ends at the length at which it begins" % checks.tables_left_out)
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
