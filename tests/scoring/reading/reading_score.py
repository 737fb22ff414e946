#!/usr/bin/env python3
"""Scores `ecumene read` on the annotated documents beside this file, language by language.

usage: reading_score.py ECUMENE [FOLDER] [--errors]

The documents are those of marked/, by language, or all of FOLDER (marked.py tells their form): those numbered below
200 were used to find errors, of those from 200 the English ones, of those from 300 and from 400 the odd ones, of those
from 500 all, after their first reading. A mention is found where one of the same type overlaps it and says the same:
value and unit of a quantity, EDTF of a date. Printed are F1 of both, and how often modifier and kind agree where the value does; with
--errors also what was missed and what was found where nothing is. Ends with 1 where a language falls below the floor of
FLOORS, or the account of the digits is not complete.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import marked

FLOORS = {"en": (92, 88), "ru": (90, 88), "uk": (90, 88), "kk": (90, 88)}  # value and unit, dates
LEAST = {"modifier": 95, "kind": 90}


def said(mention):
    if mention["type"] == "date":
        return mention["edtf"]
    numbers = (mention["low"], mention["high"]) if "low" in mention else (mention["value"],)
    return tuple(float(f"{number:.9g}") for number in numbers)


def pairs(gold, found):
    """Each annotation with the mention that says the same where it stands, or None."""
    for mention in gold:
        same = (other for other in found if other["type"] == mention["type"] and other["start"] < mention["end"] and
                mention["start"] < other["end"] and said(other) == said(mention))
        yield mention, next(same, None)


def read(ecumene, text):
    """The mentions of a text, and whether each run of its digits is accounted for."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        command = [ecumene, "read", file.name]
        as_text = dict(capture_output=True, check=True, encoding="utf-8")
        lines = subprocess.run([*command, "--format", "jsonl"], **as_text).stdout
        account = subprocess.run([*command, "--account"], **as_text).stdout
    return [json.loads(line) for line in lines.splitlines()], "100.0 %" in account


def count(gold, found, counts, show):
    met = set()
    for mention, other in pairs(gold, found):
        met |= {other["start"] for other in found if other["start"] < mention["end"] and mention["start"] < other["end"]}
        kind = mention["type"]
        counts[kind, "gold"] += 1
        right = other is not None and other.get("unit") == mention.get("unit")
        counts[kind, "right"] += right
        if other is not None and kind == "quantity":
            counts["values"] += 1
            for field in LEAST:
                counts[field] += other[field] == mention[field]
        if show and not right:
            print("   missed", mention["quote"], said(mention), mention.get("unit", ""))
    for mention in found:
        counts[mention["type"], "found"] += 1
        if show and mention["start"] not in met:
            print("   found", mention["quote"], said(mention), mention.get("unit", ""))


def f1(counts, kind):
    return 200 * counts[kind, "right"] / max(1, counts[kind, "gold"] + counts[kind, "found"])


def is_good(ecumene, name, paths, floors, show):
    """Prints the scores of some documents. Are they complete, and on their floors?"""
    counts = collections.Counter()
    complete = True
    for path in paths:
        text, gold = marked.text_and_annotations(path.read_text(encoding="utf-8"))
        found, is_complete = read(ecumene, text)
        if not is_complete:
            print(f"   {path.name}: not every run of digits is accounted for")
            complete = False
        count(gold, found, counts, show)
    shares = {field: 100 * counts[field] / max(1, counts["values"]) for field in LEAST}
    print(f"{name}: value and unit {f1(counts, 'quantity'):.1f}, dates {f1(counts, 'date'):.1f}, "
          f"modifier {shares['modifier']:.1f} %, kind {shares['kind']:.1f} % "
          f"({counts['quantity', 'gold']} quantities, {counts['date', 'gold']} dates)")
    high = f1(counts, "quantity") >= floors[0] and f1(counts, "date") >= floors[1]
    return complete and high and all(shares[field] >= least for field, least in LEAST.items())


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(arguments) not in (1, 2):
        sys.exit(__doc__)
    show = "--errors" in sys.argv
    if len(arguments) == 2:
        folder = pathlib.Path(arguments[1])
        sets = [(folder.name, sorted(folder.glob("*.txt")), (0, 0))]
    else:
        folder = pathlib.Path(__file__).parent / "marked"
        sets = [(language, sorted(folder.glob(f"{language}-*.txt")), floors) for language, floors in FLOORS.items()]
    good = [is_good(arguments[0], *documents, show) for documents in sets]
    return 0 if all(good) or len(arguments) == 2 else 1


if __name__ == "__main__":
    sys.exit(main())
