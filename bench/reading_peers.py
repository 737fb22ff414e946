#!/usr/bin/env python3
"""How fast do other readers of quantities and dates take the same text, and how much of it do they find?

    reading_peers.py path/to/bench_reading [MEGABYTES=100] [--no-peers]      (./run bench reading does it)

Runs bench_reading, then each peer on the first 200 kB of its text, one process each, by processor time without the time
of loading. A peer reads what languages it knows: the English paragraphs, or all. It finds other things than we do, so
the counts say only what share of the figures it came upon. A peer that cannot be installed is named and left out.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from python_peers import PythonPeers, say

ROOT = Path(__file__).resolve().parent.parent
CELL = Path(__file__).resolve().parent / "reading" / "peers" / "cell.py"
PACKAGES = ["quantulum3", "dateparser", "recognizers-text-suite"]
BESIDE = {"recognizers-text-suite": ["emoji<2"]}  # it asks for a name that emoji 2 no longer has
SECONDS = 30


def measured(environment, package, path):
    command = [str(environment.python), str(CELL), package, path, str(SECONDS)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return None, (run.stderr.strip().splitlines() or ["it failed without a word"])[-1]
    seconds, size, found = run.stdout.split()[-3:]
    return (float(seconds), int(size), int(found)), None


def main():
    options = [value for value in sys.argv[2:] if not value.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, "sample.txt")
        run = subprocess.run([sys.argv[1], *(options[:1] or ["100"]), sample], capture_output=True, text=True, check=False)
        print(run.stdout + run.stderr, end="", flush=True)
        speed = re.search(r"([0-9.]+) MB/s of processor time", run.stdout)
        if run.returncode != 0 or not speed or "--no-peers" in sys.argv:
            return run.returncode
        environment = PythonPeers(ROOT / "build" / "peers", PACKAGES, BESIDE)
        environment.set_up()
        print("Peers on the first 200 kB of the same text:")
        for package in PACKAGES:
            if package not in environment.versions:
                print(f"  {package:24} left out: {environment.trouble.get(package, 'not installed')}")
                continue
            figures, words = measured(environment, package, sample)
            if words:
                print(f"  {package:24} left out: {words}")
                continue
            seconds, size, found = figures
            rate = size / seconds / 1e6
            name = f"{package} {environment.versions[package]}"
            print(f"  {name:34} {rate:8.4f} MB/s on {size / 1e3:.0f} kB, {found} found; we are "
                  f"{float(speed.group(1)) / rate:,.0f} times as fast", flush=True)
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        say(__doc__)
        sys.exit(64)
    sys.exit(main())
