"""Runs cells, one process each, and checks their answers."""

import json
import math
import os
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from .programs import OURS
from .rows import Row

THREAD_VARIABLES = ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
REPETITIONS = 12  # seconds after which none begins (measurement.hpp)
START = 20  # seconds for imports, compilation at run time and reading
LARGE = 4e9  # bytes that a peer's matrix may take without --large
TWIN_PAIRS = {"tree": 20_000, "reach": 20_000}  # most rows for the naive twin; of linkages:
TWIN_LINKAGE = 5_000


@dataclass
class Cell:
    row: Row
    program: str
    threads: int
    exact: bool = True
    status: str = ""  # "checked", "inexact", "WRONG ...", or why there is no figure
    cpu: float = math.inf
    wall: float = math.inf
    repetitions: int = 0
    edges: int = 0
    total: float = math.nan
    digest: str = ""
    peak_kib: int = 0
    start_kib: int = 0

    @property
    def measured(self):
        return self.repetitions > 0

    @property
    def good(self):
        return self.measured and "WRONG" not in self.status

    @property
    def seconds(self):
        """What is compared: processor time on one thread, wall time on more."""
        return self.cpu if self.threads == 1 else self.wall

    def as_json(self):
        plain = asdict(self)
        plain["row"] = {**asdict(self.row), "name": self.row.name}
        return {key: value if value == value and value != math.inf else None for key, value in plain.items()}


class Runner:
    def __init__(self, program, environment, limit, large):
        self.program = program
        self.environment = environment
        self.limit = limit
        self.large = large
        self.folder = tempfile.TemporaryDirectory(prefix="ecumene-bench-")
        self.points = None
        self.measured = {}  # (program, threads, job, kind, columns) -> (rows, seconds) of the last cell

    def file(self, points):
        """The file of these points; only one is kept."""
        path = Path(self.folder.name) / "points.npy"
        if self.points != points:
            kind, rows, columns = points
            subprocess.run([self.program, "generate", kind, str(rows), str(columns), str(path)], check=True)
            self.points = points
        return path

    def cell(self, row, program, threads):
        cell = Cell(row, program.name, threads, program.exact)
        cell.status = self._why_not(row, program, threads)
        if cell.status:
            return cell
        path = self.file(row.points)
        if program is OURS:
            command = [self.program, "time", row.job, str(path), str(threads)]
        else:
            command = self.environment.command(program, row.job, path, threads)
        self._run(command, cell)
        family = (program.name, threads, row.job, row.kind, row.columns)
        self.measured[family] = (row.rows, cell.wall if cell.measured else math.inf)
        return cell

    def twin(self, row):
        """The naive twin's answer, or None where it would take too long."""
        tables = row.job.startswith("tables-")
        if not tables and row.rows > TWIN_PAIRS.get(row.job, TWIN_LINKAGE):
            return None
        cell = Cell(row, "twin", 1)
        self._run([self.program, "twin", row.job, str(self.file(row.points))], cell)
        return cell if cell.measured else None

    def _run(self, command, cell):
        environment = {**os.environ, **dict.fromkeys(THREAD_VARIABLES, str(cell.threads))}
        try:
            run = subprocess.run(
                command,
                capture_output=True,
                text=True,
                check=False,
                env=environment,
                timeout=self.limit + REPETITIONS + START,
            )
        except subprocess.TimeoutExpired:
            cell.status = f"over {self.limit:g} s"
            return
        lines = run.stdout.strip().splitlines()
        if run.returncode != 0 or not lines:
            words = run.stderr.strip().splitlines()
            cell.status = f"failed: {words[-1] if words else run.returncode}"
            return
        for key, value in json.loads(lines[-1]).items():
            setattr(cell, key, value)

    def _why_not(self, row, program, threads):
        if row.job not in program.jobs or not program.suits(row):
            return "left out"
        pairs = row.rows * row.rows
        if not row.job.startswith("tables-"):
            if pairs * program.nanoseconds(row.columns) > self.limit * 1e9:
                return f"over {self.limit:g} s, as predicted"
            if pairs * program.bytes > (0.8 * free_bytes() if self.large else LARGE):
                return f"needs {pairs * program.bytes / 1e9:.0f} GB of memory"
        rows, seconds = self.measured.get((program.name, threads, row.job, row.kind, row.columns), (0, 0))
        exponent = 2 if program.nanoseconds(row.columns) > 0 else 1
        if rows and seconds * (row.rows / rows) ** exponent > self.limit:
            return f"over {self.limit:g} s, as predicted"
        return ""


def free_bytes():
    with open("/proc/meminfo", encoding="ascii") as meminfo:
        return next(int(line.split()[1]) * 1024 for line in meminfo if line.startswith("MemAvailable"))


def near(a, b, tolerance):
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def check(cells, twin):
    """Writes each cell's status; the answers of a row are compared with the twin's, else with one another.

    Without a twin the reference is the answer that most programs give. Where one stands against one, a spanning tree
    that weighs more is not minimal; of two linkages nobody can say, and both are called WRONG.
    """
    for cell in cells:
        if cell.measured and cell.edges != cell.row.edges:
            cell.status = f"WRONG: {cell.edges} edges of {cell.row.edges}"
    candidates = [cell for cell in cells if cell.good and cell.exact]
    reference = twin.total if twin else agreed_total(candidates)
    witnesses = {family(cell) for cell in candidates if reference is not None and near(cell.total, reference, 1e-9)}
    for cell in cells:
        if not cell.good:
            continue
        if reference is None:
            cell.status = "WRONG: no two agree" if len({family(other) for other in candidates}) > 1 else "unchecked"
        elif not near(cell.total, reference, 1e-9 if cell.exact else 1e-6):
            cell.status = f"WRONG: sum {cell.total:.12g}, not {reference:.12g}"
        elif not cell.exact:
            cell.status = "inexact"
        else:
            cell.status = "checked" if twin or len(witnesses) > 1 else "unchecked"
    check_threads(cells)


def family(cell):
    """Variants of one peer ("quitefastmst-single") are no independent witnesses."""
    return cell.program.split("-")[0]


def agreed_total(candidates):
    if not candidates:
        return None
    programs = {
        cell.total: {family(other) for other in candidates if near(cell.total, other.total, 1e-9)}
        for cell in candidates
    }
    most = max(len(names) for names in programs.values())
    best = [total for total, names in programs.items() if len(names) == most]
    apart = not near(min(best), max(best), 1e-9)
    return None if apart and candidates[0].row.job not in ("tree", "reach") else min(best)


def check_threads(cells):
    """Ours must give the same bits for any number of threads."""
    ours = [cell for cell in cells if cell.program == OURS.name and cell.good]
    if len({cell.digest for cell in ours}) > 1:
        for cell in ours:
            cell.status = "WRONG: differs with the number of threads"
