"""One cell of one Python peer: prints the line of JSON that bench_hierarchy prints for ours.

    cell.py PEER JOB FILE THREADS

Imports and the reading of the file are not timed. The rules of repetition are those of measurement.hpp.
"""

import ctypes
import json
import sys
import time

from solvers import SOLVERS


def status_kibibytes(name):
    with open("/proc/self/status", encoding="ascii") as status:
        return next((int(line.split()[1]) for line in status if line.startswith(name)), 0)


def repeats(repetitions, seconds):
    return (repetitions < 3 and seconds < 12) or (repetitions < 10 and seconds < 0.25)


def measured(solve, points):
    cpu, wall, spent, repetitions, lengths = float("inf"), float("inf"), 0, 0, None
    while repeats(repetitions, spent):
        lengths = None  # gone before the next repetition, and what the heap keeps of it
        ctypes.CDLL(None).malloc_trim(0)
        cpu_begin, begin = time.process_time(), time.perf_counter()
        lengths = solve(points)
        seconds = time.perf_counter() - begin
        cpu, wall = min(cpu, time.process_time() - cpu_begin), min(wall, seconds)
        spent += seconds
        repetitions += 1
    return {"cpu": cpu, "wall": wall, "repetitions": repetitions, "edges": len(lengths)}, lengths


def main():
    peer, job, path, threads = sys.argv[1:]
    import numpy

    solve = SOLVERS[peer](job, int(threads))
    start = status_kibibytes("VmRSS:")
    points = numpy.load(path)
    if hasattr(solve, "warm_up"):
        solve.warm_up(points.shape[1])
    cell, lengths = measured(solve, points)
    cell["peak_kib"] = status_kibibytes("VmHWM:")
    cell["start_kib"] = start
    cell["total"] = float(numpy.sum(lengths, dtype=numpy.longdouble))
    print(json.dumps(cell))


if __name__ == "__main__":
    main()
