#!/usr/bin/env python3
"""Score what the reader binds to quantities against annotated paragraphs.

  binder_score.py ECUMENE [--set develop|unseen] [--language CODE] [--errors]

The paragraphs in tests/scoring/binder/*.jsonl were written and annotated for this test. A predicted quantity belongs to
an annotated one if they overlap. Compared over those pairs: period (equal EDTF); base (equal EDTF; a whole agrees if half of
its words stand in the predicted one; none agrees with none), whether there is a base at all; head (the predicted
stem begins the annotated noun and is not much shorter; not asked where none is annotated); movement.
Exit status: 0 scored, 1 wrong usage, 2 the reader failed.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

FOLDED = str.maketrans({"ё": "е", "’": "'"})


def folded(words):
    return unicodedata.normalize("NFC", words).lower().translate(FOLDED)


def quantities(command, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        done = subprocess.run([command, "read", file.name, "--format", "jsonl"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command} read ended with {done.returncode}: {done.stderr}")
    return [row for row in map(json.loads, done.stdout.splitlines()) if row.get("type") == "quantity"]


def is_period(base):
    return re.fullmatch(r"[0-9X/.~?-]+", base) is not None


def same_base(gold, seen):
    if gold is None or seen is None:
        return gold is seen
    if is_period(gold) or is_period(seen):
        return gold == seen
    wanted = folded(gold).split()
    found = folded(seen)
    return 2 * sum(word[:max(4, len(word) - 3)] in found for word in wanted) >= len(wanted)


def same_head(gold, seen):
    if not seen:
        return False
    noun = folded(gold)
    stem = folded(seen)
    return noun.startswith(stem) and len(stem) >= min(len(noun), max(3, 0.4 * len(noun)))


def compare(gold, seen, tally):
    results = {
        "period": gold["period"] == seen.get("period"),
        "base": same_base(gold["base"], seen.get("base")),
        "has base": (gold["base"] is None) == (seen.get("base") is None),
        "movement": gold["movement"] == seen.get("movement", "level"),
    }
    if gold["head"]:
        results["head"] = same_head(gold["head"], seen.get("head"))
    for name, equal in results.items():
        tally[name][0] += equal
        tally[name][1] += 1
    return [name for name, equal in results.items() if not equal]


def score(command, paragraphs, show_errors):
    tally = collections.defaultdict(lambda: [0, 0])
    for paragraph in paragraphs:
        found = quantities(command, paragraph["text"])
        for gold in paragraph["quantities"]:
            seen = next((q for q in found if q["start"] < gold["end"] and gold["start"] < q["end"]), None)
            tally["read"][0] += seen is not None
            tally["read"][1] += 1
            wrong = compare(gold, seen, tally) if seen else ["read"]
            if wrong and show_errors:
                print(f"  {paragraph['id']} {gold['quote']!r}: " + "; ".join(
                    f"{name} {gold.get(name)!r} but {seen.get(name)!r}" if seen and name in gold else name
                    for name in wrong))
    return tally


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--set", choices=["develop", "unseen", "final"])
    parser.add_argument("--language")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for path in sorted((pathlib.Path(__file__).parent / "binder").glob("*.jsonl")):
        if options.language and path.stem != options.language:
            continue
        with open(path, encoding="utf-8") as file:
            paragraphs = [json.loads(line) for line in file]
        chosen = [p for p in paragraphs if options.set in (None, p["set"])]
        tally = score(options.command, chosen, options.errors)
        print(path.stem + ": " + ", ".join(f"{name} {a}/{b} ({100 * a / max(b, 1):.0f} %)" for name, (a, b) in tally.items()))


if __name__ == "__main__":
    main()
