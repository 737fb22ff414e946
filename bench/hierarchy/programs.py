"""Ours and its peers: which jobs each does, and where it is left out because it cannot be near the best.

Left out of the list, since no package registry has them or none for this purpose: ParGeo, ParChain, ArborX, mlpack,
kodama, R. On the jobs here quitefastmst, CGAL and fastcluster were ahead of them, but for Ward of many points in the
plane and linkages without a matrix, where ParChain was.
"""

from dataclasses import dataclass
from typing import Callable

TREES = frozenset({"tree", "reach"})
MATRICES = frozenset({"tree", "ward", "average", "complete", "tables-average", "tables-ward"})
LIGHT = frozenset({"average-light", "complete-light"})


@dataclass(frozen=True)
class Program:
    name: str
    jobs: frozenset
    package: str = ""  # on PyPI
    exact: bool = True  # False: works in single precision; sums are compared to 1e-6, and it never counts as the best
    parallel: bool = False
    quick: bool = False  # also under --quick
    nanoseconds: Callable = lambda columns: 0  # a lower estimate for each of the n^2 pairs; 0: not quadratic
    bytes: int = 0  # of memory for each of the n^2 pairs; matrices above 4 GB only under --large
    suits: Callable = lambda row: True


OURS = Program("ecumene", frozenset(TREES | MATRICES | LIGHT), parallel=True, quick=True)


def is_small(row):
    return row.rows <= 10_000


def has_many_columns(row):
    return row.columns >= 8


PEERS = [
    Program("quitefastmst", TREES, package="quitefastmst", parallel=True, quick=True),
    Program(
        "quitefastmst-single",
        TREES,
        package="quitefastmst",
        parallel=True,
        suits=lambda row: row.columns <= 20,
    ),
    Program(
        "quitefastmst-brute",
        TREES,
        package="quitefastmst",
        parallel=True,
        quick=True,
        nanoseconds=lambda columns: 0.5 + 0.1 * columns,
        suits=lambda row: 8 <= row.columns <= 20,  # above 20 it is what quitefastmst takes by itself
    ),
    Program("cgal", frozenset({"tree"}), quick=True, suits=lambda row: row.columns == 2),
    Program("hdbscan", TREES, package="hdbscan", suits=lambda row: is_small(row) or row.columns <= 5),
    Program(
        "fast_hdbscan",
        TREES,
        package="fast_hdbscan",
        exact=False,
        parallel=True,
        suits=lambda row: row.columns <= 5,
    ),
    Program(
        "fastcluster",
        MATRICES | LIGHT,
        package="fastcluster",
        quick=True,
        nanoseconds=lambda columns: 4 + 0.1 * columns,
        bytes=4,
        suits=lambda row: row.job != "tree" or is_small(row),
    ),
    Program(
        "fastcluster-vector",
        frozenset({"tree", "ward"}),
        package="fastcluster",
        quick=True,
        nanoseconds=lambda columns: 1 + 0.2 * columns,
        suits=lambda row: row.job != "tree" or is_small(row) or has_many_columns(row),
    ),
    Program(
        "scipy",
        MATRICES | LIGHT,
        package="scipy",
        nanoseconds=lambda columns: 7 + 0.1 * columns,
        bytes=8,
        suits=lambda row: row.job != "tree" or is_small(row),
    ),
    Program(
        "sklearn",
        frozenset({"tree"}),
        package="scikit-learn",
        nanoseconds=lambda columns: 1.5 + 0.1 * columns,
        suits=is_small,
    ),
]
