"""Peers that are Python packages, in a virtual environment of their own: build/peers/venv. What cannot be had is named,
and the rest goes on."""

import json
import subprocess
import sys
from pathlib import Path

VERSIONS = """
import importlib.metadata as metadata, json, sys
found = {}
for name in sys.argv[1:]:
    try:
        found[name] = metadata.version(name)
    except metadata.PackageNotFoundError:
        pass
print(json.dumps(found))
"""


class PythonPeers:
    """Has `versions`: of what is there, by package; and `trouble`: what is not, and why."""

    def __init__(self, folder, packages, beside=None):
        """`beside`: requirements that a package leaves unsaid, by package."""
        self.folder = Path(folder)
        self.packages = packages
        self.beside = beside or {}
        self.versions = {}
        self.trouble = {}
        self.python = self.folder / "venv" / "bin" / "python"

    def set_up(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.python.exists():
            say("making a virtual environment for the peers")
            words = failure([sys.executable, "-m", "venv", str(self.folder / "venv")])
            if words:
                self.trouble.update(dict.fromkeys(self.packages, f"no virtual environment: {words}"))
                return
        there = self._versions()
        for package in self.packages:
            if package in there:
                continue
            say(f"installing {package}")
            pip = [str(self.python), "-m", "pip", "install", "-q", "--disable-pip-version-check", package,
                   *self.beside.get(package, [])]
            words = failure(pip)
            if words:
                self.trouble[package] = words
        self.versions.update(self._versions())

    def _versions(self):
        command = [str(self.python), "-c", VERSIONS, *self.packages]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def say(text):
    print(f"   {text}", file=sys.stderr, flush=True)


def failure(command):
    """Runs a command; None if it went well, else the last line of what it said."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    if run.returncode == 0:
        return None
    lines = (run.stderr.strip() or run.stdout.strip()).splitlines()
    return lines[-1] if lines else f"exit status {run.returncode}"
