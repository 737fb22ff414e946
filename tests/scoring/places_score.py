#!/usr/bin/env python3
"""Compares the places and periods that `ecumene read` gives to quantities with annotated documents.

    tests/scoring/places_score.py ECUMENE [tests/scoring/places/dev.txt ...] [--errors]

A file holds documents that begin with `=== language-genre`. A quantity is annotated in place as {615|Kharkiv|1943}: its
text, the English name of the place it holds for, and the EDTF period; nothing behind a bar where the text tells none,
and no second bar where periods are not annotated. `dev.txt` was used to write the rules; `second.txt`, `last.txt` and
`frames.txt` after their first reading, and so was, for two of its errors, `unseen.txt`, annotated before its first reading too.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile

MARK = re.compile(r"\{([^|{}]+)\|([^|{}]*)(?:\|([^|{}]*))?\}")


def documents(path):
    """(name, text, [(begin, end, {field: value})]) of each document."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, marked = part.split("\n", 1)
        text, spans, last = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            fields = {"place": mark[2]} if mark[3] is None else {"place": mark[2], "period": mark[3]}
            spans.append((len(text), len(text) + len(mark[1]), fields))
            text += mark[1]
            last = mark.end()
        yield name, text + marked[last:], spans


def quantities(command, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        out = subprocess.run([command, "read", file.name, "--format", "jsonl"], capture_output=True, check=False).stdout
    found = [json.loads(line) for line in out.decode().splitlines()]
    return [mention for mention in found if mention["type"] == "quantity"]


def compare(name, text, spans, read, score, show_errors):
    """Counts into score[field, language]."""
    for begin, end, fields in spans:
        hit = next((q for q in read if q["start"] < end and begin < q["end"]), None)
        for field, wanted in fields.items():
            result = "not read" if hit is None else "equal" if (hit[field] or "") == wanted else "other"
            score[field, name[:2]][result] += 1
            if show_errors and result != "equal":
                seen = None if hit is None else hit[field]
                print(f"{name}: {text[max(0, begin - 60):end + 25]!r}: {field} {wanted!r}, read {seen!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ecumene")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true", help="print each difference")
    arguments = parser.parse_args()
    files = arguments.files or sorted((pathlib.Path(__file__).parent / "places").glob("*.txt"))
    for path in files:
        score = collections.defaultdict(collections.Counter)
        for name, text, spans in documents(path):
            compare(name, text, spans, quantities(arguments.ecumene, text), score, arguments.errors)
        for field in ("place", "period"):
            rows = [(language, counts) for (of, language), counts in score.items() if of == field]
            for language, counts in [*rows, ("all", sum((counts for _, counts in rows), collections.Counter()))]:
                read = counts["equal"] + counts["other"]
                share = 100 * counts["equal"] / max(1, read)
                if read:
                    print(f"{path.name} {field} {language}: {counts['equal']} of {read} equal ({share:.1f} %),"
                          f" {counts['not read']} not read")


if __name__ == "__main__":
    main()
