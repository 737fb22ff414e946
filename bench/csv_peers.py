#!/usr/bin/env python3
"""How fast do other readers take the same CSV? One thread each, best of three, as ratios to bench_csv.

Speeds and ratios are in processor time (user and system), so that a busy machine tells the same as an idle one; a peer
that starts threads in spite of its option has their time counted too.

    csv_peers.py path/to/bench_csv [MEGABYTES=256] [FILE]      (./run bench csv [MEGABYTES] [FILE] does it)

The peers do not do the same work, so the table says what each one does:
  bench_csv   splits into fields with byte offsets, line numbers and quotes resolved; converts nothing
  csv         Python's module: splits into Python strings; no positions
  pandas      C engine, all columns as strings: splits and builds a data frame; no positions
  polars      all columns as strings, one thread: splits and builds columns; no positions
  duckdb      all columns as VARCHAR, one thread: splits and counts non-empty values of every column; no positions
  pyarrow     all columns as strings, one thread: splits and builds columns; no positions
A peer that is not installed is named as such and left out.
"""

import os
import re
import subprocess
import sys
import tempfile
import time

# Before any import: polars reads it once.
os.environ.setdefault("POLARS_MAX_THREADS", "1")


def read_csv(path):
    import csv

    with open(path, newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def read_pandas(path):
    import pandas

    return len(pandas.read_csv(path, dtype=str, engine="c", na_filter=False))


def read_polars(path):
    import polars

    return polars.read_csv(path, infer_schema=False).height


def read_duckdb(path):
    import duckdb

    connection = duckdb.connect(config={"threads": 1})
    query = "SELECT count(*), count(COLUMNS(*)) FROM read_csv(?, all_varchar = true, header = true)"
    return connection.execute(query, [path]).fetchone()[0]


def read_pyarrow(path):
    import pyarrow
    from pyarrow import csv

    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    convert = csv.ConvertOptions(column_types={name: pyarrow.string() for name in names})
    return csv.read_csv(path, csv.ReadOptions(use_threads=False), convert_options=convert).num_rows


PEERS = {
    "csv": read_csv,
    "pandas": read_pandas,
    "polars": read_polars,
    "duckdb": read_duckdb,
    "pyarrow": read_pyarrow,
}


def best_of_three(read, path):
    """Seconds of processor time of the fastest of three readings, and the number of rows."""
    best, rows = float("inf"), 0
    for _ in range(3):
        start = time.process_time()
        rows = read(path)
        best = min(best, time.process_time() - start)
    return best, rows


def ours(program, path):
    """MB/s of processor time that bench_csv prints for visiting every field, and its number of rows."""
    megabytes = (os.path.getsize(path) + 500_000) // 1_000_000
    text = subprocess.run([program, str(megabytes), path], check=True, capture_output=True, text=True).stdout
    rows = int(re.search(r"checked: (\d+) rows", text).group(1))
    return float(re.search(r"every field visited.*?MB/s +(\d+) MB/s of processor time", text).group(1)), rows


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit("usage: csv_peers.py BENCH_CSV [MEGABYTES] [FILE]")
    defaults = ["256", os.path.join(tempfile.gettempdir(), "ecumene-bench.csv")]
    program, size, path = sys.argv[1:] + defaults[len(sys.argv) - 2 :]
    subprocess.run([program, size, path], check=True)
    megabytes = os.path.getsize(path) / 1e6
    speed, expected = ours(program, path)
    print(f"{path}: {megabytes:.0f} MB, {expected} rows, one thread, best of three, MB/s of processor time")
    print(f"{'bench_csv':10} {speed:8.0f} MB/s")
    for name, read in PEERS.items():
        try:
            __import__(name)
        except ImportError:
            print(f"{name:10} not installed")
            continue
        seconds, rows = best_of_three(read, path)
        remark = "" if rows == expected else f"   ({rows} rows: does not agree)"
        print(f"{name:10} {megabytes / seconds:8.0f} MB/s   bench_csv is {speed * seconds / megabytes:.1f} times as fast{remark}")


if __name__ == "__main__":
    main()
