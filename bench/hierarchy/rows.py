"""The rows of the table: what is measured on which points, and the goals.

The goals (seconds on one thread, seconds on two, MB of peak memory) were set before the engine was written: between
what a quick prototype showed and what the machine can do at best, on two cores of a Zen 5 processor with AVX-512. A
slower machine meets them in its ratios to the peers, not in its seconds.
"""

from dataclasses import dataclass

TITLES = {
    "tree": "tree",
    "reach": "reachability",
    "ward": "ward",
    "average": "average",
    "complete": "complete",
    "average-light": "average, light",
    "complete-light": "complete, light",
    "tables-average": "1,000 tables, average",
    "tables-ward": "1,000 tables, ward",
}
TABLE_ROWS = 85


@dataclass(frozen=True)
class Row:
    job: str
    kind: str
    rows: int
    columns: int
    goals: tuple = (None, None, None)  # seconds on 1 thread, on 2 threads, MB of peak memory
    size: str = "ordinary"  # "quick": also under --quick; "large": only under --large

    @property
    def points(self):
        return (self.kind, self.rows, self.columns)

    @property
    def name(self):
        if self.job.startswith("tables-"):
            return f"{TITLES[self.job]} of {TABLE_ROWS}x{self.columns}"
        return f"{TITLES[self.job]} d={self.columns} n={self.rows:,} {self.kind}"

    @property
    def edges(self):
        return self.rows - (self.rows // TABLE_ROWS if self.job.startswith("tables-") else 1)


def tree_rows():
    plane = {
        10_000: (0.0025, 0.0015, 3),
        100_000: (0.030, 0.016, 12),
        1_000_000: (0.35, 0.19, 80),
        10_000_000: (4, 2.1, 800),
    }
    sizes = {10_000: "quick", 100_000: "quick", 10_000_000: "large"}
    for n, goals in plane.items():
        for kind in ("uniform", "gauss", "city"):
            yield Row("tree", kind, n, 2, goals, sizes.get(n, "ordinary"))
    space = [
        (100_000, 3, (0.045, 0.025, None), "quick"),
        (1_000_000, 3, (0.50, 0.27, 100), "ordinary"),
        (100_000, 5, (0.085, 0.046, None), "quick"),
        (1_000_000, 5, (1.0, 0.55, 140), "ordinary"),
    ]
    for n, d, goals, size in space:
        for kind in ("uniform", "gauss"):
            yield Row("tree", kind, n, d, goals, size)
    yield Row("tree", "uniform", 100_000, 8, (0.30, 0.16, 25), "quick")
    yield Row("tree", "gauss", 100_000, 8, (0.20, 0.11, 25), "quick")
    yield Row("tree", "uniform", 10_000, 16, (0.020, 0.011, 6), "quick")
    yield Row("tree", "gauss", 10_000, 16, (0.025, 0.014, 6), "quick")
    yield Row("tree", "uniform", 100_000, 16, (1.2, 0.65, 50))
    yield Row("tree", "gauss", 100_000, 16, (1.0, 0.55, 50))
    for kind in ("uniform", "gauss"):
        yield Row("tree", kind, 10_000, 50, (0.035, 0.019, 12), "quick")
    for kind in ("uniform", "gauss"):
        yield Row("tree", kind, 100_000, 50, (3.2, 1.7, 120))


def reachability_rows():
    goals = {
        (100_000, 2): (0.050, 0.027, None),
        (1_000_000, 2): (0.60, 0.33, 200),
        (100_000, 5): (0.15, 0.08, None),
        (1_000_000, 5): (1.9, 1.0, 250),
    }
    for (n, d), goal in goals.items():
        for kind in ("uniform", "gauss") + (("city",) if d == 2 else ()):
            yield Row("reach", kind, n, d, goal, "quick" if n == 100_000 and kind != "uniform" else "ordinary")


def linkage_rows():
    yield Row("ward", "gauss", 5_000, 10, (0.015, 0.009, None), "quick")
    yield Row("ward", "gauss", 20_000, 10, (0.25, 0.14, None), "quick")
    yield Row("ward", "gauss", 50_000, 10, (1.5, 0.8, 15))
    yield Row("ward", "gauss", 100_000, 2, (0.40, 0.22, 30))
    yield Row("ward", "gauss", 100_000, 5, (2.0, 1.1, 30))
    yield Row("average", "gauss", 5_000, 10, (0.06, 0.035, None), "quick")
    yield Row("average", "gauss", 20_000, 10, (0.8, 0.45, None))
    yield Row("average-light", "gauss", 50_000, 10, (5, 2.8, 150))
    yield Row("complete", "gauss", 5_000, 10, (0.07, 0.04, None), "quick")
    yield Row("complete", "gauss", 20_000, 10, (0.9, 0.5, None))
    yield Row("complete-light", "gauss", 50_000, 10, (8, 4.5, 150))
    for job in ("tables-average", "tables-ward"):
        yield Row(job, "reg", 1_000 * TABLE_ROWS, 10, (0.008, 0.0042, None), "quick")


def all_rows():
    return [*tree_rows(), *reachability_rows(), *linkage_rows()]
