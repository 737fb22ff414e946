#!/usr/bin/env python3
"""Scores `ecumene rate`: places of every region on every indicator, with ties and missing values, against plain counting.

    rate_score.py PROGRAM [--tables N] [--seed S] [--keep DIR]
"""

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

from group_score import Checks


def figures(rng, count):
    kind = rng.choice(["normal", "coarse", "coarse", "ranks", "constant", "two decimals", "large", "negative"])
    if kind == "normal":
        return [rng.gauss(0, 1) for _ in range(count)]
    if kind == "coarse":
        return [rng.randint(0, max(2, count // 2)) for _ in range(count)]
    if kind == "ranks":
        return rng.sample(range(1, count + 1), count)
    if kind == "constant":
        return [7] * count
    if kind == "two decimals":
        return [round(rng.uniform(0, 3), 2) for _ in range(count)]
    if kind == "large":
        return [rng.randint(10**5, 10**9) for _ in range(count)]
    return [round(-rng.lognormvariate(3, 1), 1) for _ in range(count)]


def places(values, lower):
    """low, mid, high and dense place of each; None where there is no value."""
    known = [v for v in values if v is not None]
    found = []
    for value in values:
        if value is None:
            found.append((None, None, None, None))
            continue
        better = {v for v in known if (v < value if lower else v > value)}
        ahead = sum(v in better for v in known)
        same = known.count(value)
        found.append((ahead + 1, ahead + (same + 1) / 2, ahead + same, len(better) + 1))
    return found


def rate(program, path, lower):
    command = [program, "rate", path, "--input", "values", "--format", "json", "--quiet"]
    for name in lower:
        command += ["--lower-is-better", name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError("exit %d: %s" % (done.returncode, done.stderr.strip()[:600]))
    return json.loads(done.stdout)


def quad(entry):
    return (entry["low"], entry["mid"], entry["high"], entry["dense"])


def one_table(options, checks, folder, number):
    rng = random.Random("%d/%d" % (options.seed, number))
    count, width = rng.randint(3, 40), rng.randint(1, 6)
    columns = [figures(rng, count) for _ in range(width)]
    for column in columns:
        if rng.random() < 0.3:
            for i in rng.sample(range(count), rng.randint(1, max(1, count // 4))):
                column[i] = None
    names = ["Indicator %d" % (j + 1) for j in range(width)]
    lower = [name for name in names if rng.random() < 0.3]
    mark = rng.choice(["", "...", "n/a"])
    path = os.path.join(options.keep or folder, "rate-%d.csv" % number)
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["Region"] + names)
        writer.writerows([["Region %d" % (i + 1)] + [mark if c[i] is None else repr(c[i]) for c in columns] for i in range(count)])
    tag = "table %d (%d x %d, lower: %s)" % (number, count, width, ", ".join(lower))
    try:
        answer = rate(options.program, path, lower)
    except (RuntimeError, ValueError) as error:
        checks.expect("the program answers", False, "%s: %s" % (tag, error))
        return
    checks.expect("the program answers", True, "")
    check(checks, tag, answer, names, columns, lower)


def check(checks, tag, answer, names, columns, lower):
    count = len(columns[0])
    regions = {r["region"]: r for r in answer["regions"]}
    checks.expect("all regions are rated", sorted(regions) == sorted("Region %d" % (i + 1) for i in range(count)), tag)
    wanted = [places(column, name in lower) for name, column in zip(names, columns)]
    means = []
    for i in range(count):
        region = regions.get("Region %d" % (i + 1))
        if region is None:
            continue
        for j, name in enumerate(names):
            entry = region["activities"].get(name)
            got = quad(entry) if entry else "no entry"
            checks.expect("low, mid, high, dense", got == wanted[j][i], "%s %s of Region %d: %s against %s" % (tag, name, i + 1, got, wanted[j][i]))
        mids = [w[i][1] for w in wanted if w[i][1] is not None]
        want = sum(mids) / len(mids) if mids else None
        means.append(want)
        got = region["mean_rank"]
        same = got is None if want is None else got is not None and abs(got - want) < 1e-9
        checks.expect("mean of the mid-ranks present", same, "%s Region %d: %s against %s" % (tag, i + 1, got, want))
    overall = places([None if m is None else round(m, 9) for m in means], True)
    for i, want in enumerate(overall):
        entry = regions["Region %d" % (i + 1)]["overall"]
        got = (entry["low"], entry["mid"], entry["high"]) if entry else None
        checks.expect("overall place by the mean rank", got == want[:3] or (got is None and want[0] is None), "%s Region %d: %s against %s" % (tag, i + 1, got, want[:3]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="folder for the tables")
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.tables):
            one_table(options, checks, folder, number)
    checks.report()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
