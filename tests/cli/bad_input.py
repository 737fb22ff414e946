#!/usr/bin/env python3
"""Kinds of bad input: each gets a clear error or finding with its code; none crashes, hangs or is silent.

usage: bad_input.py PROGRAM. Each kind states the exit code and the finding code (or the words) that must be named, and
every message must carry a way out. Prints one line a kind and "N passed, N failed" at the end.
"""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
GOOD = "Region,Output,Jobs\nA,3.5,20\nB,1.5,30\nC,2.5,10\n"
SECONDS = 60
MEMORY = 6 << 30

KINDS = []


def kind(name, content, code, exit_code, command=("read", "{file}"), file="table.csv", absent=None):
    """content: str, bytes, or a function of the path; code: what must be said, a finding code for most (None: nothing in particular)."""
    KINDS.append((name, content, code, exit_code, command, file, absent))


def sparse(size):
    def make(path):
        with open(path, "wb") as out:
            out.truncate(size)
    return make


def long_line(path):
    with open(path, "wb") as out:
        out.write(b"Region,Output\nA,")
        chunk = b"1" * (1 << 20)
        for _ in range(100):
            out.write(chunk)


def unreadable(path):
    path.write_text(GOOD)
    path.chmod(0)


kind("empty file", "", "file-empty", 2)
kind("only a byte order mark", "\ufeff", "file-empty", 2)
kind("only blank lines", "\n\n\n", "file-empty", 2)
kind("only a heading line", "Region,Output\n", "table-without-rows", 1)
kind("no such file", None, "file-not-found", 2)
kind("a folder instead of a file", lambda path: path.mkdir(), "file-is-directory", 2)
kind("a named pipe instead of a file", lambda path: os.mkfifo(path), "file-not-regular", 2)
kind("an unreadable file", unreadable, "file-not-readable", 2)
kind("windows-1251 text", "Регион,Выпуск\nТомская область,3.5\nОмская область,1.5\n".encode("cp1251"), "encoding-detected", 0)
kind("UTF-16 with byte order mark", GOOD.encode("utf-16"), None, 0)
kind("wrong bytes inside UTF-8", b"Region,Output\nA\xff\xfe,3.5\nB,1.5\n", "encoding-", 0)
kind("an encoding nobody knows", GOOD, "encoding-unknown", 2, ("read", "{file}", "--encoding", "klingon"))
kind("ragged rows", "Region,Output,Jobs\nA,3.5,20\nB,1.5\nC,2.5,10,99\n", "row-too-long", 1)
kind("a quote that is never closed", 'Region,Output\nA,"3.5\nB,1.5\n', "quote-not-closed", 1)
kind("two heading lines", "Region,Economy,\n,Output,Jobs\nA,3.5,20\nB,1.5,30\n", None, 0)
kind("a repeated heading", "Region,Output,Output\nA,3.5,20\nB,1.5,30\n", "heading-repeated", 0)
kind("words among figures", "Region,Output\nA,3.5\nB,many\nC,2.5\nD,4.5\n", "number-not-understood", 1)
kind("NaN among figures", "Region,Output,Jobs\nA,3.5,20\nB,NaN,30\nC,2.5,10\n", "value-not-a-number", 0)
kind("infinity among figures", "Region,Output,Jobs\nA,3.5,20\nB,inf,30\nC,2.5,10\n", "cell-not-finite", 0, ("group", "{file}"))
kind("1e308 twice in a distance", "Region,Output\nA,1e308\nB,-1e308\nC,0\n", "number-too-large", 2, ("group", "{file}"))
kind("a number beyond any double", "Region,Output\nA,1e999\nB,1\nC,2\n", "number-too-large", 1, ("group", "{file}", "--groups", "2"))
kind("an ambiguous comma", "Region,Output\nA,\"1,234\"\nB,\"2,345\"\nC,\"3,456\"\n", "number-format-ambiguous", 0)
kind("a region that stands twice", "Region,Output\nA,3.5\nA,1.5\nB,2.5\n", "region-repeated", 1, ("rate", "{file}"))
kind("no figures at all", "Region,Note\nA,good\nB,bad\n", "table-without-figures", 2, ("rate", "{file}"))
kind("one region only", "Region,Output\nA,3.5\n", "too-few-regions", 2, ("group", "{file}"))
kind("more groups than regions", GOOD, "groups-not-valid", 2, ("group", "{file}", "--groups", "9"))
kind("a constant indicator", "Region,Output,Same\nA,3.5,1\nB,1.5,1\nC,2.5,1\n", "indicator-constant", 0, ("rate", "{file}"))
kind("a total row among the regions", "Region,Output\nA,3.5\nB,1.5\nTotal,5.0\n", "aggregate-row-left-out", 0, ("rate", "{file}"))
kind("missing values under Euclidean distance", "Region,Output,Jobs\nA,3.5,20\nB,...,30\nC,2.5,10\nD,1,5\n", "region-left-out", 0, ("group", "{file}"))
kind("a file cut off inside a workbook", b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml" + b"\0" * 40, "workbook-damaged", 2, file="table.xlsx")
kind("an old or encrypted workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "format-unknown", 2, file="table.xls")
kind("a picture instead of a table", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "format-unknown", 2, file="table.png")
kind("random bytes instead of a table", random.Random(1).randbytes(5000), "format-unknown", 2)
kind("random bytes instead of a document", random.Random(1).randbytes(5000), "document-not-text", 2, file="text.txt")
kind("an old Word file called a text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document-not-text", 2, file="text.txt")
kind("an RTF document", rb"{\rtf1\ansi Output grew by 5 per cent.}", "format-unknown", 2, file="text.rtf")
kind("random bytes called a text by its user", random.Random(1).randbytes(5000), "encoding-", 0, ("read", "{file}", "--encoding", "utf-8"), file="text.txt")
kind("a line of two gigabytes", sparse(2 << 30), "file-too-large", 2)
kind("a line of 100 MB", long_line, "line-too-long", 2)
kind("a text without tables", "In 1943 the town had 5 mills.", "no-tables-in-text", 0, ("read", "{file}", "--tables"), file="text.txt")
kind("a text without turns", "In 1943 the town had 5 mills.", "no-turns-in-text", 0, ("read", "{file}", "--turns"), file="text.txt")
kind("a full disk", GOOD, "file-not-written", 2, ("read", "{file}", "--output", "/dev/full"))
kind("an output folder that cannot be", GOOD, "file-not-written", 2, ("read", "{file}", "--output", "{file}/x.csv"))
kind("an unknown option", GOOD, None, 64, ("read", "{file}", "--formt", "csv"))
kind("an unknown command", GOOD, None, 64, ("raed", "{file}"))
kind("an unknown linkage", GOOD, None, 64, ("group", "{file}", "--linkage", "wards"))
for draws in ("0", "-3", "2.5", "1e3", "many", "99999999999999999999"):
    kind(f"{draws} draws", GOOD, f"--support: '{draws}' is no whole number from 1 to 1,000,000", 64, ("group", "{file}", "--support", draws))
kind("a seed that is no number", GOOD, "--seed: '-1' is no whole number from 0 to 4,294,967,295", 64, ("group", "{file}", "--support", "9", "--seed", "-1"))
kind("a seed of nothing", GOOD, "--support", 64, ("group", "{file}", "--seed", "1"))
kind("no groups", GOOD, "--groups: '0' is no whole number from 1 to 1,000,000,000", 64, ("group", "{file}", "--groups", "0"))
kind("a distance below zero", GOOD, "--epsilon: '-1' is no number of 0 or more", 64, ("group", "{file}", "--method", "density", "--epsilon", "-1"))
kind("an unknown check", GOOD, "check-unknown", 2, ("audit", "{file}", "--check", "sums"))
kind("a column that is not there", GOOD, "indicator-unknown", 2, ("rate", "{file}", "--indicator", "Outptu"))
kind("a study that is not there", None, "study-not-found", 2, ("run", "{file}"))
kind("a study that is no TOML", 'title = "x\n', "study-not-toml", 2, ("run", "{file}"), file="study.toml")
kind("a study with a misspelt key", 'title = "x"\nsubtitel = "y"\n', "study-key-unknown", 2, ("run", "{file}"), file="study.toml")
kind("a study that names a missing source", 'title = "x"\n[[rating]]\nname = "r"\nsource = "s"\n', "study-name-unknown", 2, ("run", "{file}"), file="study.toml")


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(folder, name, content, code, exit_code, command, file, absent):
    path = folder / file
    if callable(content):
        content(path)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    if content is unreadable and os.access(path, os.R_OK):
        return None  # root reads everything
    arguments = [part.replace("{file}", file) for part in command]
    sanitized = "asan" in PROGRAM  # the sanitizers reserve terabytes of address space
    try:
        done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, timeout=SECONDS,
                              preexec_fn=None if sanitized else limits)
    except subprocess.TimeoutExpired:
        return f"still running after {SECONDS} s"
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode != exit_code:
        return f"exit code {done.returncode} instead of {exit_code}: {said[:400]}"
    if code is not None and code not in said:
        return f"'{code}' is not named: {said[:400]}"
    if exit_code in (2, 64) and "way out:" not in said:
        return f"no way out is given: {said[:400]}"
    return ""


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for name, *rest in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            fault = check(pathlib.Path(folder), name, *rest)
        outcome = "skipped" if fault is None else "failed" if fault else "passed"
        counts[outcome] += 1
        print(f"{outcome}: {name}" + (f": {fault}" if fault else ""))
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
