#!/usr/bin/env python3
"""Prints docs/methods/*.md, docs/findings.md and docs/ecumene.1 from the program's own descriptors.

usage: write_docs.py PROGRAM [--check]. --check writes nothing and exits 1 if a page differs from what the program says.
"""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOPICS = {
    "checks": ("Checks of the audit", "What `ecumene audit` recomputes. Printed figures stand for intervals; see docs/glossary.md for the verdicts."),
    "distances": ("Distances", "Between regions in the space of their indicators, for `ecumene group --distance`."),
    "linkages": ("Linkages", "How the distance of groups follows from that of regions, for `ecumene group --linkage`."),
    "methods": ("Rating methods", "The rating itself uses the mean rank and the composite score; every other method is one of the variants by which the rating's robustness is judged."),
    "normalisations": ("Normalisations", "Of indicators before a composite score, for `ecumene rate --normalisation`."),
    "means": ("Means", "By which normalised indicators become a composite score, for `ecumene rate --mean`."),
    "text-checks": ("Checks of texts", "What `ecumene audit DOCUMENT` holds against one another; docs/methods/text-audit.md says how figures and hedges become intervals."),
    "scalings": ("Scalings", "Of indicators before distances, for `ecumene group --scaling`."),
    "formats": ("File formats", "From which tables are read; the format is found by content, then by the file's ending."),
}
NOTE = "<!-- Printed from the program's descriptors by ./run docs; change it there. -->\n"


def printed(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=True).stdout


def pages(program):
    for topic, (title, about) in TOPICS.items():
        yield ROOT / "docs" / "methods" / f"{topic}.md", f"# {title}\n\n{NOTE}\n{about}\n" + printed(program, "list", topic, "--format", "markdown")
    yield (ROOT / "docs" / "findings.md",
           f"# Finding codes\n\n{NOTE}\nEvery code that Ecumene gives, what it means for the results, and what to do. "
           "`ecumene --explain CODE` prints one.\n" + printed(program, "list", "codes", "--format", "markdown"))
    yield ROOT / "docs" / "ecumene.1", printed(program, "man")


def main():
    program, check = str(pathlib.Path(sys.argv[1]).resolve()), "--check" in sys.argv
    stale = []
    for path, text in pages(program):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path.relative_to(ROOT)))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if check and stale:
        print("these pages differ from what the program says (./run docs prints them again): " + ", ".join(stale))
        print("0 passed, 1 failed")
        return 1
    print("docs: " + (f"printed {', '.join(stale)}" if stale else "every page is as the program says") + ("\n1 passed, 0 failed" if check else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
