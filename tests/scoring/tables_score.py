#!/usr/bin/env python3
"""Compares the tables that `ecumene read DOCUMENT --tables` finds with annotated ones.

usage: tables_score.py GOLD.jsonl FOUND.jsonl [--all]

Cells are matched by where they stand (start and end in code points). Every field of the annotation that a page can
show is compared; notes, and `measure`, which the annotator inferred, are not. Table names are compared where they are
numbers of captions. Ends with 1 if a cell is missing, superfluous or different.
"""

import collections
import json
import sys

FIELDS = ["column", "row", "row_code", "printed", "value", "low", "high", "status", "unit", "bold", "line_in_table",
          "items", "innovation_type", "label_printed", "label_start", "label_end"]


def cells(path):
    with open(path, encoding="utf-8") as lines:
        return {(cell["start"], cell["end"]): cell for cell in map(json.loads, lines)}


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(arguments) != 2:
        sys.exit(__doc__)
    gold, found = map(cells, arguments)
    wrong = collections.Counter()
    examples = []
    for place, cell in gold.items():
        if place not in found:
            wrong["missing"] += 1
            examples.append((cell["table"], "missing", cell["printed"], place))
            continue
        other = found[place]
        fields = FIELDS + (["table"] if cell["table"].isdigit() else [])
        for field in fields:
            if cell.get(field) != other.get(field):
                wrong[field] += 1
                examples.append((cell["table"], field, cell.get(field), other.get(field)))
    for place in found.keys() - gold.keys():
        wrong["superfluous"] += 1
        examples.append((found[place]["table"], "superfluous", found[place]["printed"], place))
    print(f"{len(gold)} cells annotated, {len(found)} found")
    for what, count in sorted(wrong.items()):
        print(f"  {what}: {count}")
    for example in examples if "--all" in sys.argv else examples[:12]:
        print("   ", *example, sep="  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
