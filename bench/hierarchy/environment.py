"""The peers' environment in build/peers: a virtual environment of Python, and the runner of CGAL.

What cannot be had is named, and the rest goes on. CGAL's triangulations are under the GPL: its runner is one file that
a command of its own compiles here, apart from the project's build and never linked with the project's library.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
CGAL_SOURCES = [PEERS / "cgal.cpp", HERE / "measurement.hpp", HERE / "npy.hpp"]
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


class Environment:
    """Has `versions`: of what is there, by package; and `trouble`: what is not, and why."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.versions = {}
        self.trouble = {}
        self.python = self.folder / "venv" / "bin" / "python"
        self.cgal = self.folder / "cgal"

    def set_up(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self._set_up_python()
        self._set_up_cgal()

    def command(self, program, job, path, threads):
        if program.name == "cgal":
            return [str(self.cgal), job, str(path), str(threads)]
        return [str(self.python), str(PEERS / "cell.py"), program.name, job, str(path), str(threads)]

    def has(self, program):
        return (program.package or program.name) in self.versions

    def _set_up_python(self):
        packages = (PEERS / "requirements.txt").read_text(encoding="utf-8").split()
        if not self.python.exists():
            say("making a virtual environment for the peers")
            words = failure([sys.executable, "-m", "venv", str(self.folder / "venv")])
            if words:
                self.trouble.update(dict.fromkeys(packages, f"no virtual environment: {words}"))
                return
        there = self._python_versions(packages)
        for package in packages:
            if package in there:
                continue
            say(f"installing {package}")
            pip = [str(self.python), "-m", "pip", "install", "-q", "--disable-pip-version-check", package]
            words = failure(pip)
            if words:
                self.trouble[package] = words
        self.versions.update(self._python_versions(packages))

    def _python_versions(self, packages):
        run = subprocess.run([str(self.python), "-c", VERSIONS, *packages], capture_output=True, text=True, check=True)
        return json.loads(run.stdout)

    def _set_up_cgal(self):
        folders = (Path("/usr/include/CGAL"), Path("/usr/local/include/CGAL"))
        headers = next((folder for folder in folders if folder.is_dir()), None)
        if headers is None:
            self.trouble["cgal"] = "libcgal-dev is not installed"
            return
        newest = max(source.stat().st_mtime for source in CGAL_SOURCES)
        if not self.cgal.exists() or self.cgal.stat().st_mtime < newest:
            say("compiling the runner of CGAL, apart from the project")
            compiler = os.environ.get("CXX") or shutil.which("g++") or "c++"
            flags = ["-std=c++20", "-O3", "-DNDEBUG"]
            words = failure([compiler, *flags, str(CGAL_SOURCES[0]), "-o", str(self.cgal), "-lgmp", "-lmpfr"])
            if words:
                self.trouble["cgal"] = words
                return
        version = (headers / "version.h").read_text(encoding="utf-8", errors="replace")
        found = [line.split()[2] for line in version.splitlines() if line.startswith("#define CGAL_VERSION ")]
        self.versions["cgal"] = found[0] if found else "?"


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
