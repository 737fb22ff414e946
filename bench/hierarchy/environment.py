"""The peers' environment in build/peers: a virtual environment of Python, and the runner of CGAL.

What cannot be had is named, and the rest goes on. CGAL's triangulations are under the GPL: its runner is one file that
a command of its own compiles here, apart from the project's build and never linked with the project's library.
"""

import os
import shutil
from pathlib import Path

from python_peers import PythonPeers, failure, say

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
CGAL_SOURCES = [PEERS / "cgal.cpp", HERE / "measurement.hpp", HERE / "npy.hpp"]


class Environment(PythonPeers):
    """Has `versions`: of what is there, by package; and `trouble`: what is not, and why."""

    def __init__(self, folder):
        super().__init__(folder, (PEERS / "requirements.txt").read_text(encoding="utf-8").split())
        self.cgal = self.folder / "cgal"

    def set_up(self):
        super().set_up()
        self._set_up_cgal()

    def command(self, program, job, path, threads):
        if program.name == "cgal":
            return [str(self.cgal), job, str(path), str(threads)]
        return [str(self.python), str(PEERS / "cell.py"), program.name, job, str(path), str(threads)]

    def has(self, program):
        return (program.package or program.name) in self.versions

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
