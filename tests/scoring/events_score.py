#!/usr/bin/env python3
"""Score the dated timeline and the series of a document against annotated ones.

  events_score.py ECUMENE SHARED_READING_FOLDER [--errors]

Events: gold/kharkiv-events.jsonl against the timeline of `ecumene recover`. An event is covered if an entry's sentence
and the annotated passage share text; its date is right if one of these entries has it (the marks ~ ? % dropped); its
topic, if one of those with the right date has it. Series: each value of gold/kazakhstan-series.csv that stands in the
text against the figure read there: value, period, and place. Exit status: 0 scored, or nothing to score (a message says
so); 1 wrong usage; 2 the program failed.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys

TOPICS = {"power": "energy"}  # the annotation's word: that of the language data


def output_of(command, *arguments):
    done = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{command} {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def plain(edtf):
    return (edtf or "").translate({ord(mark): None for mark in "~?%"})


def words_at(text, start, end):
    return text[start:end]


def score_events(command, text_file, gold_file, show_errors):
    text = text_file.read_text(encoding="utf-8")
    timeline = json.loads(output_of(command, "recover", text_file, "--format", "json"))["timeline"]
    entries = []
    for entry in timeline:
        begin = text.find(entry["sentence"])
        if begin >= 0:
            entries.append((begin, begin + len(entry["sentence"]), entry))
    covered = dated = topical = total = 0
    for line in gold_file.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        total += 1
        own = [entry for begin, end, entry in entries if begin < gold["end"] and gold["start"] < end]
        right = [entry for entry in own if plain(entry["period"]) == plain(gold["date"])]
        topic = TOPICS.get(gold["category"], gold["category"])
        is_topical = any(entry["topic"] == topic for entry in right)
        covered += bool(own)
        dated += bool(right)
        topical += is_topical
        if show_errors and not is_topical:
            seen = sorted({(entry["period"], entry["topic"]) for entry in own})
            print(f"  {gold['date']} {topic} {gold['what']!r}: read {seen}")
    print(f"events of {text_file.name}: {covered} of {total} covered, {dated} with the right date, {topical} also with the topic")


def score_series(command, text_file, gold_file, show_errors):
    read = [json.loads(line) for line in output_of(command, "read", text_file, "--format", "jsonl").splitlines()]
    read = [mention for mention in read if mention["type"] == "quantity"]
    counts = dict.fromkeys(("stated", "read", "value", "period", "place"), 0)
    with open(gold_file, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["method"] == "stated"]
    for row in rows:
        counts["stated"] += 1
        start, end = int(row["start"]), int(row["end"])
        own = [mention for mention in read if mention["start"] < end and start < mention["end"]]
        if not own:
            if show_errors:
                print(f"  {row['obs_id']} {row['quote']!r}: not read")
            continue
        counts["read"] += 1
        seen = own[0]
        values = [seen.get("value"), seen.get("low"), seen.get("high")]
        wanted = [float(row[name]) for name in ("value", "low", "high") if row[name]]
        is_equal = {
            "value": all(any(v is not None and abs(v - w) <= 1e-9 * abs(w) for v in values) for w in wanted),
            "period": plain(seen.get("period")) == plain(row["period"]),
            "place": (seen.get("place") or "") == row["region"],
        }
        for name, equal in is_equal.items():
            counts[name] += equal
        wrong = [name for name, equal in is_equal.items() if not equal]
        if wrong and show_errors:
            print(f"  {row['obs_id']} {row['quote']!r}: " + "; ".join(
                f"{name} {[row.get('region' if name == 'place' else name)]}, read {seen.get(name)!r}" for name in wrong))
    print(f"series of {text_file.name}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("shared", type=pathlib.Path, help="the folder that holds reading/ and sources/")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    gold = options.shared / "reading" / "gold"
    sources = options.shared / "sources"
    if not (gold / "kharkiv-events.jsonl").exists() or not (sources / "kharkiv.txt").exists():
        print(f"skipped: {options.shared} holds no annotated events")
        return
    score_events(options.command, sources / "kharkiv.txt", gold / "kharkiv-events.jsonl", options.errors)
    score_series(options.command, sources / "kazakhstan.txt", gold / "kazakhstan-series.csv", options.errors)


if __name__ == "__main__":
    main()
