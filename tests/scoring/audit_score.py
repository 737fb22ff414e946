#!/usr/bin/env python3
"""Scores `ecumene audit`: false alarms on correct published tables, and detection of one injected error.

    audit_score.py PROGRAM [--tables N] [--seed S] [--family TEXT] [--keep DIR]

Prints a line a kind of table. Exit code 1 if there is more than one false alarm in 100 checks.
"""

import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

import additive
import ordered
import unrelated
from inject import inject, locations
from published import Form, Members, Num

FAMILIES = additive.FAMILIES + ordered.FAMILIES + unrelated.FAMILIES


class Score:
    def __init__(self):
        self.tables = self.checks = self.alarms = self.alarmed = self.warnings = self.relations = 0
        self.injected = self.seen = self.at_cell = 0
        self.single = self.single_first = self.single_value = 0


def audit(program, folder, table):
    names = []
    for i, each in enumerate([table] + table.companions):
        name = os.path.join(folder, "table-%d.csv" % i)
        with open(name, "w", encoding="utf-8", newline="") as out:
            out.write(each.csv())
        names.append(name)
    done = subprocess.run([program, "audit", *names, "--all", "--quiet", "--format", "json"], capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError("exit code %d: %s" % (done.returncode, done.stderr[:2000]))
    return json.loads(done.stdout)


def spot(table, cell):
    return (table.row_in_file(cell[0]), cell[1] + 1)


def places(finding):
    return [(p.get("row"), p.get("field")) for p in finding["places"] if p.get("source", "").endswith("table-0.csv")]


def conflicts(findings):
    return [f for f in findings if f["verdict"] == "conflict"]


def alarms(findings):
    return [f for f in findings if f["verdict"] == "conflict" or f["severity"] == "error"]


def repairs(findings):
    return [(c["place"].get("row"), c["place"].get("field"), c["replacement"])
            for f in findings for c in ((f["repair"] or {}).get("cells") or [])]


def plain(text, form):
    text = text.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    if form.decimal == ",":
        return text.replace(",", ".")
    return text.replace(",", "")


def value_fits(text, fits, table, cell):
    if isinstance(fits[0], str):
        return text in fits
    try:
        units = float(plain(text, table.form)) * 10 ** table.at(cell).dec
    except ValueError:
        return False
    return fits[0] - 0.001 <= units <= fits[1] + 0.001


def judge(score, findings, wrong, cell):
    found = conflicts(findings)
    target = spot(wrong, cell)
    score.injected += 1
    near = [f for f in found if any(r == target[0] or c == target[1] for r, c in places(f))]
    score.seen += bool(near)
    score.at_cell += any(target in places(f) for f in found)
    candidates = locations(wrong)
    first = any(places(f)[:1] == [target] for f in found) or any(r[:2] == target for r in repairs(found))
    named = any(r[:2] == target for r in repairs(found))
    if list(candidates) == [cell]:
        score.single += 1
        score.single_first += named or first
        score.single_value += any(r[:2] == target and value_fits(r[2], candidates[cell], wrong, cell) for r in repairs(found))
    return bool(near), named or first or list(candidates) != [cell]


def keep(folder, name, table, note):
    os.makedirs(folder, exist_ok=True)
    for i, each in enumerate([table] + table.companions):
        with open(os.path.join(folder, "%s%s.csv" % (name, "-%d" % i if i else "")), "w", encoding="utf-8", newline="") as out:
            out.write(each.csv())
    with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as out:
        out.write(note)


def summary(findings):
    return "".join("%s %s %s: %s | places %s | repair %s\n" % (
        f["severity"], f["verdict"], f["code"], f["what"], [(p.get("cell"), p.get("text")) for p in f["places"]][:6], repairs([f])) for f in findings)


def one_table(options, folder, number, scores):
    rng = random.Random("%d/%d" % (options.seed, number))
    makers = [m for m in FAMILIES if options.family in m.__name__]
    table = makers[number % len(makers)](rng)
    table.form = Form.random(rng)
    for each in table.companions:
        each.form = table.form
    if table.violated():
        raise AssertionError("the generator made a wrong table: %s, seed %d, table %d" % (table.family, options.seed, number))
    score = scores[table.family]
    findings = audit(options.program, folder, table)
    wrongs = alarms(findings)
    score.tables += 1
    score.relations += len(table.relations)
    score.checks += sum(f["verdict"] in ("holds", "rounding", "conflict") for f in findings)
    score.alarms += len(wrongs)
    score.alarmed += bool(wrongs)
    score.warnings += sum(f["severity"] == "warning" and f not in wrongs for f in findings)
    slug = "%s-%d-%d" % (table.family.replace(" ", "_").replace(",", ""), options.seed, number)
    if wrongs and options.keep:
        keep(options.keep, "alarm-" + slug, table, summary(wrongs))
    if wrongs or not table.relations:
        return
    made = inject(rng, table)
    if made is None:
        return
    wrong, cell, kind = made
    findings = audit(options.program, folder, wrong)
    seen, located = judge(score, findings, wrong, cell)
    if options.keep and not (seen and located):
        note = "%s at row %d field %d: %s -> %s; candidates %s\n" % (
            kind, *spot(wrong, cell), show(table, cell), show(wrong, cell), {spot(wrong, c): list(map(str, v))[:4] for c, v in locations(wrong).items()})
        keep(options.keep, ("missed-" if not seen else "unlocated-") + slug, wrong, note + summary([f for f in findings if f["verdict"] not in ("holds", "rounding")]))


def show(table, cell):
    value = table.at(cell)
    return value if isinstance(value, str) else value.text(table.form)


def percent(part, whole):
    return "%5.1f" % (100.0 * part / whole) if whole else "    -"


def line(name, s):
    return "%-44s %6d %7d %7d %6d %6s %5d | %5d %s %s | %5d %s %s" % (
        name[:44], s.tables, s.relations, s.checks, s.alarms, percent(s.alarms, s.checks), s.warnings, s.injected,
        percent(s.seen, s.injected), percent(s.at_cell, s.injected), s.single, percent(s.single_first, s.single), percent(s.single_value, s.single))


def report(scores):
    print("%-44s %6s %7s %7s %6s %6s %5s | %5s %5s %5s | %5s %5s %5s" % (
        "correct tables of", "tables", "relat.", "checks", "alarms", "/100", "warn", "inj.", "seen%", "cell%", "one", "loc%", "val%"))
    whole = Score()
    for name in sorted(scores):
        print(line(name, scores[name]))
        for field, value in vars(scores[name]).items():
            setattr(whole, field, getattr(whole, field) + value)
    print(line("all", whole))
    print("tables with an alarm: %d of %d" % (whole.alarmed, whole.tables))
    print("relat.: relations the tables were made with; seen: a conflict in the row or column of the injected error; cell: a conflict that\n"
          "names its cell; one: errors only one cell can explain; loc: that cell is named first or repaired; val: with a value that fits")
    return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=330)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", default="", help="only generators whose name holds this")
    parser.add_argument("--keep", help="folder for the tables that went wrong")
    options = parser.parse_args()
    if not any(options.family in make.__name__ for make in FAMILIES):
        parser.error("no generator is called that; there are: " + " ".join(make.__name__ for make in FAMILIES))
    scores = collections.defaultdict(Score)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.tables):
            try:
                one_table(options, folder, number, scores)
            except (RuntimeError, subprocess.TimeoutExpired, json.JSONDecodeError) as error:
                print("table %d: %s" % (number, error), file=sys.stderr)
                scores["(failed)"].alarms += 1
    whole = report(scores)
    return 1 if whole.alarms * 100 > whole.checks else 0


if __name__ == "__main__":
    sys.exit(main())
