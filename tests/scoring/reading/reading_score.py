#!/usr/bin/env python3
"""Scores `ecumene read` on the annotated documents beside this file, language by language.

usage: reading_score.py ECUMENE [--errors]

The documents are in marked/ (marked.py tells their form). A mention is found where one of the same type overlaps it
and says the same: value and unit of a quantity, EDTF of a date. Printed are F1 of both, and how often modifier and
kind agree where the value does. Ends with 1 where a language falls below the floor of FLOORS, or the account of the
digits is not complete.
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
    for mention, other in pairs(gold, found):
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


def f1(counts, kind):
    return 200 * counts[kind, "right"] / max(1, counts[kind, "gold"] + counts[kind, "found"])


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = pathlib.Path(__file__).parent / "marked"
    failed = False
    for language, (quantities, dates) in FLOORS.items():
        counts = collections.Counter()
        for path in sorted(folder.glob(f"{language}-*.txt")):
            text, gold = marked.text_and_annotations(path.read_text(encoding="utf-8"))
            found, is_complete = read(arguments[0], text)
            if not is_complete:
                print(f"   {path.name}: not every run of digits is accounted for")
                failed = True
            count(gold, found, counts, "--errors" in sys.argv)
        shares = {field: 100 * counts[field] / max(1, counts["values"]) for field in LEAST}
        print(f"{language}: value and unit {f1(counts, 'quantity'):.1f}, dates {f1(counts, 'date'):.1f}, "
              f"modifier {shares['modifier']:.1f} %, kind {shares['kind']:.1f} % "
              f"({counts['quantity', 'gold']} quantities, {counts['date', 'gold']} dates)")
        failed |= f1(counts, "quantity") < quantities or f1(counts, "date") < dates
        failed |= any(shares[field] < least for field, least in LEAST.items())
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
