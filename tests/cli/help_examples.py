#!/usr/bin/env python3
"""Runs the examples that `ecumene COMMAND --help` shows and compares what they print; checks completion and man page.

usage: help_examples.py PROGRAM SOURCE_FOLDER [--write]. An example is `$ ecumene ARGUMENTS` and the lines it prints, with
a line `...` where lines are left out. --write puts what the program prints now in place of the old lines.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
ROOT = pathlib.Path(sys.argv[2]).resolve()
WRITE = "--write" in sys.argv


def run(arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120)


def pattern(lines):
    parts = [".*?" if line.strip() == "..." else re.escape(line.rstrip()) + "\n" for line in lines]
    return re.compile("".join(parts) + ("" if lines and lines[-1].strip() == "..." else r"\Z"), re.S)


def trimmed(text):
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def examples_of(path):
    """The examples of a file: a line `$ ecumene ...` and the lines that follow, up to the next."""
    blocks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("$ ecumene "):
            blocks.append([line])
        else:
            assert blocks, f"{path}: the first line must be `$ ecumene ...`"
            blocks[-1].append(line)
    return blocks


def check(path):
    printed, faults = [], []
    for block in examples_of(path):
        command = block[0].strip()
        while block[-1].strip() == "" and len(block) > 1:
            block.pop()
        done = run(shlex.split(command)[2:])
        said = trimmed(done.stdout)
        shown = said.splitlines()
        if len(shown) > 14:
            shown = shown[:12] + ["..."]
        printed.append("  " + command + "\n" + "".join("  " + line + "\n" for line in shown))
        if not pattern([line[2:] for line in block[1:]]).match(said):
            faults.append(f"{path.name}: the program prints something else:\n{said}{done.stderr}")
    if WRITE:
        path.write_text("\n".join(printed), encoding="utf-8")
        return ""
    return "\n".join(faults)


def main():
    faults = []
    examples = sorted((ROOT / "apps/cli/help").glob("*.txt"))
    for path in examples:
        faults.append(check(path))
    for command in [path.stem for path in examples]:
        done = run([command, "--help"])
        if done.returncode != 0 or "Example:" not in done.stdout:
            faults.append(f"{command} --help shows no example")
    version = re.search(r"VERSION (\d+\.\d+\.\d+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
    if run(["--version"]).stdout.strip() != f"ecumene {version}":
        faults.append("--version differs from the top CMakeLists.txt")
    bash = run(["completion", "bash"]).stdout
    if subprocess.run(["bash", "-n"], input=bash, encoding="utf-8").returncode != 0 or "--linkage" not in bash:
        faults.append("the bash completion is no bash script or lacks options")
    if ".SH NAME" not in run(["man"]).stdout:
        faults.append("the manual page lacks its name section")
    faults = [fault for fault in faults if fault]
    print("\n".join(faults))
    print(f"{len(examples) * 2 + 3 - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    sys.exit(main())
