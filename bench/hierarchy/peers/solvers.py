"""How each Python peer is called. A solver takes the points and gives the lengths of the edges, or of the merges.

The peers are imported inside the functions that return the solvers: before the clock starts. min_points = 10 counts the
point itself, as Campello and others do; hdbscan, fast_hdbscan and quitefastmst leave it out of the count and get 9.
"""

MIN_POINTS = 10
TABLE_ROWS = 85

METHODS = {"tree": "single", "ward": "ward", "average": "average", "complete": "complete"}


def quitefastmst_solver(algorithm):
    def prepare(job, threads):
        import quitefastmst

        quitefastmst.omp_set_num_threads(threads)
        neighbours = MIN_POINTS - 1 if job == "reach" else 0
        return lambda points: quitefastmst.mst_euclid(points, M=neighbours, algorithm=algorithm)[0]

    return prepare


def hdbscan_solver(job, threads):
    from hdbscan._hdbscan_boruvka import KDTreeBoruvkaAlgorithm
    from sklearn.neighbors import KDTree

    # With one neighbour the tree is the Euclidean one: no edge is shorter than the distances to the ends' neighbours.
    neighbours = MIN_POINTS - 1 if job == "reach" else 1

    def solve(points):
        tree = KDTree(points, leaf_size=40)
        boruvka = KDTreeBoruvkaAlgorithm(
            tree, min_samples=neighbours, leaf_size=40 // 3, approx_min_span_tree=False, n_jobs=threads
        )
        return boruvka.spanning_tree()[:, 2]

    return solve


def fast_hdbscan_solver(job, threads):
    import numba
    import numpy
    from fast_hdbscan.hdbscan import compute_minimum_spanning_tree

    numba.set_num_threads(threads)
    neighbours = MIN_POINTS - 1 if job == "reach" else 1

    def solve(points):
        return compute_minimum_spanning_tree(points, min_samples=neighbours)[0][:, 2]

    solve.warm_up = lambda columns: solve(numpy.random.default_rng(1).random((1000, columns)))  # compiles
    return solve


def for_each_table(linkage, method):
    import numpy

    def solve(points):
        starts = range(0, len(points), TABLE_ROWS)
        return numpy.concatenate([linkage(points[start : start + TABLE_ROWS], method)[:, 2] for start in starts])

    return solve


def matrix_solver(library):
    """fastcluster or scipy: a condensed matrix of distances, then the linkage. In the rows of many tables fastcluster's
    Python calls are the anchor: its C++ core is no package of its own."""

    def prepare(job, threads):
        if library == "fastcluster":
            from fastcluster import linkage
        else:
            from scipy.cluster.hierarchy import linkage
        if job.startswith("tables-"):
            return for_each_table(linkage, METHODS[job.removeprefix("tables-")])
        return lambda points: linkage(points, METHODS[job.removesuffix("-light")])[:, 2]

    return prepare


def fastcluster_vector_solver(job, threads):
    from fastcluster import linkage_vector

    return lambda points: linkage_vector(points, METHODS[job])[:, 2]


def sklearn_solver(job, threads):
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(linkage="single", compute_distances=True)
    return lambda points: model.fit(points).distances_


SOLVERS = {
    "quitefastmst": quitefastmst_solver("auto"),
    "quitefastmst-single": quitefastmst_solver("single_kd_tree"),
    "quitefastmst-brute": quitefastmst_solver("brute"),
    "hdbscan": hdbscan_solver,
    "fast_hdbscan": fast_hdbscan_solver,
    "fastcluster": matrix_solver("fastcluster"),
    "fastcluster-vector": fastcluster_vector_solver,
    "scipy": matrix_solver("scipy"),
    "sklearn": sklearn_solver,
}
