#!/usr/bin/env python3
"""Documents read into a store, killed, gone on with, searched, verified: `ecumene` as its users run it.

usage: store.py PROGRAM. Kills `read --store` with SIGKILL at times drawn from a printed seed until it ends by itself;
after each kill the store must hold whole documents, and at last be byte for byte that of a run that was never killed.
"""
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
DOCUMENTS = int(os.environ.get("ECUMENE_STORE_DOCUMENTS", "150"))
SEED = 1943
FAULTS = []


def check(holds, what):
    if not holds:
        FAULTS.append(what)


def ecumene(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, encoding="utf-8", timeout=300)


def write_documents(folder):
    for i in range(DOCUMENTS):
        lines = [f"In {1900 + (i + k) % 99} the works No. {k} of Kharkiv made {i * k + 3} tonnes of steel, {k + 2} % more than before.\n"
                 for k in range(12)]
        (folder / f"{i:04}.txt").write_text("\n".join(lines), encoding="utf-8")
    return [f"{i:04}.txt" for i in range(DOCUMENTS)]


def whole_documents(path):
    """Of a copy, so that looking at it repairs nothing: how many documents, and whether each has all its statements."""
    database = sqlite3.connect(path)
    try:
        rows = database.execute(
            "SELECT d.statements, (SELECT count(*) FROM statements s WHERE s.document = d.id) FROM documents d").fetchall()
        check(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "a killed store is damaged")
        check(all(told == there for told, there in rows), "a killed store has half a document")
        return len(rows)
    except sqlite3.OperationalError:
        return 0  # killed before the tables were made
    finally:
        database.close()


def killed_and_gone_on(folder, files):
    started = time.monotonic()
    first = ecumene(folder, "read", *files, "--store", "whole.gpkg", "--quiet")
    whole_time = time.monotonic() - started
    check(first.returncode == 0 and f"{DOCUMENTS} documents read" in first.stdout, "reading failed: " + first.stderr)
    random.seed(SEED)
    kills = 0
    for _ in range(12):
        process = subprocess.Popen([PROGRAM, "read", *files, "--store", "killed.gpkg", "--quiet"], cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(random.uniform(0, 0.6 * whole_time))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
        copy = folder / "copy"
        copy.mkdir(exist_ok=True)
        for name in ("killed.gpkg", "killed.gpkg-journal"):
            (copy / name).unlink(missing_ok=True)
            if (folder / name).exists():
                (copy / name).write_bytes((folder / name).read_bytes())
        if (copy / "killed.gpkg").exists():
            count = whole_documents(copy / "killed.gpkg")
            check(count % 64 == 0 or count == DOCUMENTS, f"{count} documents are no whole transactions")
        ledger = folder / "killed.ledger.jsonl"
        check(not ledger.exists() or ledger.read_bytes() == (folder / "whole.ledger.jsonl").read_bytes(),
              "a killed run left half a ledger")
    last = ecumene(folder, "read", *files, "--store", "killed.gpkg", "--quiet")
    check(last.returncode == 0, "going on failed: " + last.stderr)
    for ending in ("gpkg", "ledger.jsonl"):
        check((folder / f"killed.{ending}").read_bytes() == (folder / f"whole.{ending}").read_bytes(),
              f"after {kills} kills the {ending} is another than that of a run never killed")
    print(f"killed {kills} times, seed {SEED}")


def searched(folder):
    found = json.loads(ecumene(folder, "find", "steel", "--store", "whole.gpkg", "--period", "1943", "--format", "json", "--most", "5").stdout)
    check(len(found["passages"]) == 5 and found["has_more"], "find steel --period 1943")
    for passage in found["passages"]:
        text = (folder / passage["document"]).read_text(encoding="utf-8").splitlines()[passage["line"] - 1]
        check(passage["text"] in text, "a passage does not stand at the line that find names")
        check(any("1943" in (s.get("period", "") + s.get("edtf", "")) for s in passage["statements"]), "a passage of another year")
    table = ecumene(folder, "find", "steel", "--store", "whole.gpkg", "--most", "3", "--format", "csv").stdout.splitlines()
    check(table[0].startswith("document,line,passage,type,exact,low,high,unit") and len(table) > 3, "find --format csv")
    nothing = ecumene(folder, "find", "--store", "whole.gpkg")
    check(nothing.returncode == 2 and "find-nothing-asked" in nothing.stderr, "find without a question")
    check(ecumene(folder, "find", "x", "--store", "none.gpkg").returncode == 2, "find in no store")


def verified(folder):
    good = ecumene(folder, "verify", "whole.gpkg")
    check(good.returncode == 0 and "nothing was changed" in good.stdout, "verify of a whole store: " + good.stdout + good.stderr)
    head = json.loads(ecumene(folder, "verify", "whole.ledger.jsonl", "--format", "json").stdout)["head"]
    check(ecumene(folder, "verify", "whole.ledger.jsonl", "--head", head).returncode == 0, "verify with its own head")
    other = ecumene(folder, "verify", "whole.ledger.jsonl", "--head", head[::-1])
    check(other.returncode == 1 and "ledger-rewritten" in other.stderr, "verify with another head")
    moved = folder.parent / (folder.name + "-moved")
    folder.rename(moved)
    check(ecumene(moved, "verify", "whole.ledger.jsonl").returncode == 0, "verify after the folder was moved")
    source = moved / "0007.txt"
    source.write_text("A line put before.\n\n" + source.read_text(encoding="utf-8").replace(" 59 tonnes", " 58 tonnes"), encoding="utf-8")
    changed = ecumene(moved, "verify", "whole.gpkg")
    check(changed.returncode == 1 and "source-changed" in changed.stderr and "passages-anchored" in changed.stderr, "verify of an edited source")
    check(ecumene(moved, "verify", "0001.txt").returncode == 1, "verify of what is no ledger")
    check(ecumene(moved, "verify", "none.jsonl").returncode == 2, "verify of nothing")
    again = ecumene(moved, "read", "0007.txt", "--store", "whole.gpkg")
    check(again.returncode == 0 and "1 read again" in again.stdout and "passages-anchored" in again.stderr, "reading an edited source again")
    check(ecumene(moved, "verify", "whole.gpkg").returncode == 0, "verify after an edited source was read again")
    moved.rename(folder)


def annotated(folder):
    page = json.loads(ecumene(folder, "read", "0001.txt", "--json-ld").stdout)
    check(page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage", "the page of annotations")
    text = (folder / "0001.txt").read_text(encoding="utf-8")
    for one in page["items"]:
        quote, position, data = one["target"]["selector"]
        check(text[position["start"]:position["end"]] == quote["exact"], "a text position")
        check(text.encode()[data["start"]:data["end"]].decode() == quote["exact"], "a data position")
        check(json.loads(one["body"]["value"])["type"] in ("quantity", "date"), "a body")
    ledger = ecumene(folder, "read", "0001.txt", "0002.txt", "--ledger", "two.jsonl")
    check(ledger.returncode == 0 and ecumene(folder, "verify", "two.jsonl").returncode == 0, "read --ledger: " + ledger.stderr)
    check(ecumene(folder, "read", "0001.txt", "--ledger", "x", "--store", "y").returncode == 64, "--ledger and --store together")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "documents"
        folder.mkdir()
        files = write_documents(folder)
        killed_and_gone_on(folder, files)
        searched(folder)
        verified(folder)
        annotated(folder)
    print("\n".join(FAULTS) if FAULTS else "the store holds")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
