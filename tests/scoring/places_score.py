#!/usr/bin/env python3
"""Compares the places that `ecumene read` gives to quantities with annotated documents.

    tests/scoring/places_score.py ECUMENE [tests/scoring/places/dev.txt ...] [--errors]

A file holds documents that begin with `=== language-genre`. A quantity is annotated in place as {615|Kharkiv}: its text
and the English name of the place it holds for; nothing behind the bar where the text names none. `dev.txt` was used to
write the rules, `second.txt` after its first reading; `last.txt` was annotated before its first reading.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile

MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\}")


def documents(path):
    """(name, text, [(begin, end, place)]) of each document."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, marked = part.split("\n", 1)
        text, spans, last = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[last : mark.start()]
            spans.append((len(text), len(text) + len(mark[1]), mark[2]))
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
            read = quantities(arguments.ecumene, text)
            for begin, end, place in spans:
                hit = next((q for q in read if q["start"] < end and begin < q["end"]), None)
                result = "not read" if hit is None else "equal" if (hit["place"] or "") == place else "other"
                score[name[:2]][result] += 1
                if arguments.errors and result != "equal":
                    seen = None if hit is None else hit["place"]
                    print(f"{name}: {text[max(0, begin - 60):end + 25]!r}: {place!r}, read {seen!r}")
        for language, counts in [*score.items(), ("all", sum(score.values(), collections.Counter()))]:
            read = counts["equal"] + counts["other"]
            share = 100 * counts["equal"] / max(1, read)
            print(f"{path.name} {language}: {counts['equal']} of {read} equal ({share:.1f} %), {counts['not read']} not read")


if __name__ == "__main__":
    main()
