#!/usr/bin/env python3
"""How fast are the exact hierarchies of points, beside the best of their peers, in the same run on the same bytes?

    hierarchy_peers.py BENCH_HIERARCHY [options]      (./run bench hierarchy [options] does it)

bench_hierarchy writes the points; every cell of the table (a row, a program, a number of threads) is one process that
reads them, works up to three times and prints its least time, its peak of memory and the sum of the lengths. An answer
that differs from the others', or from the naive twin's, is called WRONG and is out of the comparison. Peers live in
build/peers; one that cannot be installed is named, and the rest goes on. The peers are the builds that their users get
(wheels; quitefastmst built here for this processor alone was 3 % faster and not worth a compiler).
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

from hierarchy import table
from hierarchy.cells import TWIN_LINKAGE, TWIN_PAIRS, Runner, check
from hierarchy.environment import Environment
from hierarchy.programs import OURS, PEERS
from hierarchy.rows import Row, all_rows

ROOT = Path(__file__).resolve().parent.parent


def arguments():
    parser = argparse.ArgumentParser(prog="./run bench hierarchy", description=__doc__.split("\n")[0])
    parser.add_argument("program", help=argparse.SUPPRESS)
    parser.add_argument("--rows", default="", metavar="REGEX", help="only rows whose name matches")
    parser.add_argument("--peers", default="", metavar="REGEX", help="only peers whose name matches")
    parser.add_argument("--no-peers", action="store_true", help="ours alone, checked against the naive twins")
    parser.add_argument("--quick", action="store_true", help="up to 100,000 rows and the nearest peers: some 3 minutes")
    parser.add_argument("--large", action="store_true", help="ten million points and matrices of 10 GB, too")
    parser.add_argument("--threads", default="1,2", metavar="LIST", help="numbers of threads (1,2)")
    parser.add_argument("--limit", type=float, metavar="SECONDS", help="longest repetition (120; 5 under --quick)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    parser.add_argument("--list", action="store_true", help="print the names of the rows and end")
    help_distances = "instead: the eight linkages of given distances, up to so many rows"
    parser.add_argument("--distances", type=int, metavar="ROWS", help=help_distances)
    options = parser.parse_args()
    options.threads = sorted({int(count) for count in options.threads.split(",")})
    options.limit = options.limit or (5 if options.quick else 120)
    return options


def chosen_rows(options):
    sizes = {"quick"} if options.quick else {"quick", "ordinary"}
    if options.large:
        sizes.add("large")
    return [row for row in all_rows() if row.size in sizes and re.search(options.rows, row.name)]


def chosen_peers(options, environment):
    if options.no_peers:
        return []
    return [
        peer
        for peer in PEERS
        if environment.has(peer) and re.search(options.peers, peer.name) and (peer.quick or not options.quick)
    ]


def cells_of(row, runner, peers, threads):
    for program in [OURS, *peers]:
        for count in threads:
            if count == 1 or program.parallel:
                tell(f"{row.name}: {program.name}, {count} thread{'s' if count > 1 else ''}")
                yield runner.cell(row, program, count)


def checked_smaller(row, runner):
    """Where nothing can be compared at this size: are the same points, fewer of them, right?"""
    rows = TWIN_PAIRS.get(row.job, TWIN_LINKAGE)
    smaller = Row(row.job, row.kind, rows, row.columns)
    tell(f"{smaller.name}: twin")
    cell = runner.cell(smaller, OURS, 1)
    check([cell], runner.twin(smaller))
    return f"checked at n={rows:,}" if cell.status == "checked" else f"WRONG at n={rows:,}"


def results_of(row, runner, peers, threads):
    cells = list(cells_of(row, runner, peers, threads))
    tell(f"{row.name}: twin")
    check(cells, runner.twin(row))
    mine = [cell for cell in cells if cell.program == OURS.name and cell.status == "unchecked"]
    if mine:
        status = checked_smaller(row, runner)
        for cell in mine:
            cell.status = status
    tell("")
    return cells


def tell(text):
    if sys.stderr.isatty():
        print(f"\r\033[K   {text}" if text else "\r\033[K", end="", file=sys.stderr, flush=True)


def machine():
    model = platform.processor() or platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    return f"{model}, {os.cpu_count()} threads"


def announce(options, environment):
    print("How fast are the exact hierarchies of points, beside the best of their peers?")
    print(f"Machine: {machine()}")
    if not options.no_peers:
        print("Peers: " + ", ".join(f"{name} {version}" for name, version in environment.versions.items()))
        for name, words in environment.trouble.items():
            print(f"   left out: {name}: {words}")
    print(table.LEGEND)
    print()
    print(table.HEADINGS, flush=True)


def write_json(path, environment, results):
    document = {
        "machine": machine(),
        "versions": environment.versions,
        "trouble": environment.trouble,
        "cells": [cell.as_json() for _, cells in results for cell in cells],
    }
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def main():
    options = arguments()
    rows = chosen_rows(options)
    if options.list:
        print("\n".join(row.name for row in rows))
        return 0
    if options.distances:
        return subprocess.run([options.program, "distances", str(options.distances)], check=False).returncode
    environment = Environment(ROOT / "build" / "peers")
    if not options.no_peers:
        environment.set_up()
    announce(options, environment)
    runner = Runner(options.program, environment, options.limit, options.large)
    results = []
    for row in rows:
        cells = results_of(row, runner, chosen_peers(options, environment), options.threads)
        results.append((row, cells))
        print(table.line(row, cells), flush=True)
    print("\n".join(table.all_figures(results)))
    if options.json:
        write_json(options.json, environment, results)
    wrong = [c for _, cells in results for c in cells if c.program == OURS.name and not c.good]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
