#!/usr/bin/env python3
"""Every finding code that the source gives is explained in a finding_codes.cpp, and every one explained is given.

The source gives a code where it writes `.code = "kebab-case"` (or assigns finding.code, or names it in a table of
codes as "kebab-case" next to the word code). docs/findings.md is printed from the same lists; it is compared too.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KEBAB = r'"([a-z0-9]+(?:-[a-z0-9]+)+)"'


def listed():
    codes = {}
    for path in sorted(ROOT.glob("ecumene/*/finding_codes.cpp")) + sorted(ROOT.glob("apps/*/finding_codes.cpp")):
        for code in re.findall(r"\{\s*(?:\.code\s*=\s*)?" + KEBAB + r"\s*,", path.read_text(encoding="utf-8")):
            codes.setdefault(code, []).append(path.relative_to(ROOT))
    return codes


def given():
    codes, strings = {}, set()
    for path in sorted(ROOT.glob("ecumene/**/*.cpp")) + sorted(ROOT.glob("apps/**/*.cpp")):
        if path.name.endswith("_test.cpp") or path.name == "finding_codes.cpp":
            continue
        text = path.read_text(encoding="utf-8")
        for code in re.findall(r"\bcode\s*=\s*" + KEBAB, text):
            codes.setdefault(code, path.relative_to(ROOT))
        strings.update(re.findall(KEBAB, text))
    return codes, strings


def main():
    explained = listed()
    codes, strings = given()
    faults = [f"{place}: code '{code}' is explained in no finding_codes.cpp" for code, place in codes.items() if code not in explained]
    faults += [f"{places[0]}: code '{code}' is explained but nothing gives it" for code, places in explained.items() if code not in strings]
    faults += [f"{places[1]}: code '{code}' is explained twice (also in {places[0]})" for code, places in explained.items() if len(places) > 1]
    page = ROOT / "docs" / "findings.md"
    if page.exists():
        printed = set(re.findall(r"^## `([a-z0-9-]+)`", page.read_text(encoding="utf-8"), re.M))
        faults += [f"docs/findings.md: '{code}' is missing; run ./run docs" for code in sorted(set(explained) - printed)]
        faults += [f"docs/findings.md: '{code}' is no longer given; run ./run docs" for code in sorted(printed - set(explained))]
    print("\n".join(faults) if faults else f"finding codes: {len(explained)}, each given somewhere and explained once")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
