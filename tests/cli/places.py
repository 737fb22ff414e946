#!/usr/bin/env python3
"""`ecumene group` on many places, as its users run it: .npy and large CSV, groups by density, the tree for others, and
Ctrl-C that leaves nothing half-written.

usage: places.py PROGRAM. Prints one line a case and "N passed, N failed" at the end.
"""
import array
import csv
import io
import json
import pathlib
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SECONDS = 300
CASES = []


def case(function):
    CASES.append(function)
    return function


def run(folder, *arguments, code=0):
    done = subprocess.run([PROGRAM, "group", *map(str, arguments)], cwd=folder, capture_output=True, encoding="utf-8",
                          timeout=SECONDS)
    assert done.returncode == code, f"exit code {done.returncode} instead of {code}: {done.stderr[:400]}"
    return done.stdout if code == 0 else done.stderr


def clumps(places, seed):
    """Rows of two figures on a grid, so that there are ties and equal rows: three clumps and a thin background."""
    rng = random.Random(seed)
    centres = [((0, 0), 8), ((40, 10), 5), ((10, 60), 3)]
    rows = []
    for _ in range(places):
        if rng.random() < 0.02:
            rows.append((rng.randrange(-1000, 1000) / 8, rng.randrange(-1000, 1000) / 8))
            continue
        (x, y), _ = rng.choices(centres, weights=[weight for _, weight in centres])[0]
        rows.append((x + round(rng.gauss(0, 2) * 8) / 8, y + round(rng.gauss(0, 2) * 8) / 8))
    return rows


def write_npy(path, rows, fortran=False):
    columns = len(rows[0])
    values = [row[j] for j in range(columns) for row in rows] if fortran else [v for row in rows for v in row]
    write_values(path, len(rows), columns, array.array("d", values), fortran)


def write_values(path, rows, columns, values, fortran=False):
    header = f"{{'descr': '<f8', 'fortran_order': {fortran}, 'shape': ({rows}, {columns}), }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    with open(path, "wb") as out:
        out.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
        values.tofile(out)


def write_csv(path, rows, names=None, heading="place,x,y"):
    with open(path, "w", encoding="utf-8") as out:
        out.write(heading + "\n")
        for i, row in enumerate(rows):
            name = names[i] if names else f"p{i}"
            out.write(",".join([name, *(repr(value) for value in row)]) + "\n")


def long_work(path):
    """A million random places: seconds of work for any machine."""
    rng = random.Random(1)
    values = array.array("Q", [0]) * 2_000_000
    values = array.array("d", (rng.random() for _ in range(len(values))))
    write_values(path, 1_000_000, 2, values)


def read_tree(path):
    data = path.read_bytes()
    length = struct.unpack("<H", data[8:10])[0]
    assert (10 + length) % 64 == 0
    numbers = array.array("d", data[10 + length:])
    return [tuple(numbers[i:i + 4]) for i in range(0, len(numbers), 4)]


@case
def a_matrix_and_a_table_of_the_same_figures_give_the_same_groups(folder):
    rows = clumps(25_000, 1)
    write_csv(folder / "towns.csv", rows)
    write_npy(folder / "c.npy", rows)
    write_npy(folder / "f.npy", rows, fortran=True)
    for options in (["--groups", 5, "--scaling", "zscore"], ["--height", "1.5"],
                    ["--method", "density", "--min-group-size", 200]):
        table = [line.split(",")[1:] for line in run(folder, "towns.csv", *options, "--format", "csv").splitlines()]
        assert len(table) == 25_001
        for matrix in ("c.npy", "f.npy"):
            lines = run(folder, matrix, *options, "--format", "csv").splitlines()
            assert lines[0].startswith("row,group")
            # A large table's own road and the small one's differ in nothing either.
            assert [line.split(",")[1:] for line in lines] == table, f"{matrix} {options}"


@case
def the_order_of_rows_and_the_threads_change_no_group(folder):
    rows = clumps(3_000, 2)
    names = [f"{x}/{y}" for x, y in rows]  # equal rows bear one name: they may exchange their places
    write_csv(folder / "a.csv", rows, names)
    order = list(range(len(rows)))
    random.Random(3).shuffle(order)
    write_csv(folder / "b.csv", [rows[i] for i in order], [names[i] for i in order])
    for options in (["--groups", 4, "--scaling", "minmax"], ["--groups", 6, "--linkage", "ward.D2"], ["--height", 2],
                    ["--method", "density", "--min-group-size", 50],
                    ["--method", "density", "--selection", "leaf", "--epsilon", 1],
                    ["--method", "density", "--height", 1, "--min-points", 8]):
        options = ["--places", *options]
        said = {}
        for file in ("a.csv", "b.csv"):
            for threads in (1, 2):
                lines = run(folder, file, *options, "--threads", threads, "--format", "csv").splitlines()[1:]
                summary = run(folder, file, *options, "--threads", threads).split("\n", 1)[1]
                said[file, threads] = (lines, summary)
        assert said["a.csv", 1] == said["a.csv", 2] and said["b.csv", 1] == said["b.csv", 2], f"threads: {options}"
        assert said["a.csv", 1][1] == said["b.csv", 1][1], f"summary: {options}"
        assert set(said["a.csv", 1][0]) == set(said["b.csv", 1][0]), f"groups: {options}"


@case
def the_tree_is_a_linkage_matrix_whatever_the_road(folder):
    rows = clumps(2_000, 4)
    write_npy(folder / "m.npy", rows)
    write_csv(folder / "m.csv", rows)
    run(folder, "m.npy", "--groups", 3, "--tree", "tree.npy", "--output", "text")
    merges = read_tree(folder / "tree.npy")
    assert len(merges) == 1_999 and merges[-1][3] == 2_000
    assert all(a[2] <= b[2] for a, b in zip(merges, merges[1:]))
    nodes = [node for merge in merges for node in merge[:2]]
    assert sorted(nodes) == list(range(3_998))
    run(folder, "m.npy", "--groups", 3, "--tree", "tree.csv", "--output", "text")
    written = list(csv.reader(io.StringIO((folder / "tree.csv").read_text())))[1:]
    assert [tuple(map(float, line)) for line in written] == merges
    run(folder, "m.csv", "--groups", 3, "--tree", "typology.npy", "--output", "text")  # the road of a typology
    heights = [merge[2] for merge in read_tree(folder / "typology.npy")]
    assert max(abs(a - b[2]) for a, b in zip(heights, merges)) < 1e-9
    run(folder, "m.npy", "--method", "density", "--tree", "density.npy", "--output", "text")
    assert len(read_tree(folder / "density.npy")) == 1_999


@case
def a_small_table_has_groups_by_density_too(folder):
    rows = [(i * 0.01, 0) for i in range(10)] + [(5, i * 0.01) for i in range(8)] + [(50, 50)]
    write_csv(folder / "few.csv", rows)
    lines = run(folder, "few.csv", "--method", "density", "--min-points", 3, "--format", "csv").splitlines()
    assert lines[0] == "place,group,noise,strength,outlier"
    assert [line.split(",")[1] for line in lines[1:]] == ["1"] * 10 + ["2"] * 8 + [""]
    assert lines[-1].startswith("p18,,1,0,")
    said = json.loads(run(folder, "few.csv", "--method", "density", "--min-points", 3, "--format", "json",
                          "--memberships"))
    assert said["membership"] == [1] * 10 + [2] * 8 + [None] and said["noise"] == 1
    assert said["groups"][0]["places"] == 10 and said["names"][18] == "p18"


@case
def rows_without_a_figure_and_wrong_figures_are_named_with_their_line(folder):
    rows = clumps(21_000, 5)
    write_csv(folder / "t.csv", rows)
    lines = (folder / "t.csv").read_text().splitlines()
    lines[7] = "p6,,3.5"
    lines[20_500] = "p20499,1.5,many"
    (folder / "t.csv").write_text("\n".join(lines) + "\n")
    done = subprocess.run([PROGRAM, "group", "t.csv", "--groups", "3", "--format", "csv"], cwd=folder,
                          capture_output=True, encoding="utf-8", timeout=SECONDS)
    assert done.returncode == 1, done.stderr
    assert "t.csv:20501:12: error: number-not-understood: 'many' in column \"y\"" in done.stderr, done.stderr
    assert "2 places lack a figure and are left out: p6 (row 7) and p20499 (row 20500)" in done.stderr, done.stderr
    said = done.stdout.splitlines()
    assert len(said) == 21_001 and said[7] == "p6," and said[20_500] == "p20499,"


@case
def what_cannot_be_done_is_said_with_a_way_out(folder):
    rows = clumps(100, 6)
    write_npy(folder / "m.npy", rows)
    write_csv(folder / "m.csv", rows)
    whole = (folder / "m.npy").read_bytes()
    (folder / "cut.npy").write_bytes(whole[:-8])
    (folder / "type.npy").write_bytes(whole.replace(b"<f8", b"<c8"))
    for arguments, code, words in (
            (["m.npy", "--distance", "manhattan"], 2, "distance-not-for-places"),
            (["m.npy", "--groups", 101], 2, "groups-not-valid"),
            (["m.npy", "--indicator", "x"], 2, "\"column 1\", \"column 2\""),
            (["cut.npy"], 2, "before the 100 rows of 2 columns"),
            (["type.npy"], 2, "numbers of type '<c8' are not read"),
            (["m.csv", "--method", "density", "--groups", 3], 2, "groups-not-valid"),
            (["m.csv", "--method", "density", "--min-points", 101], 2, "min-points-not-valid"),
            (["m.npy", "--all-linkages"], 64, "--all-linkages"),
            (["m.npy", "--support", "10"], 64, "--support"),
            (["m.csv", "--min-points", 3], 64, "goes with --method=density only"),
            (["m.npy", "--groups", 3, "--output", "/dev/full"], 2, "file-not-written"),
            (["m.npy", "--groups", 3, "--tree", "m.npy/tree.npy"], 2, "file-not-written")):
        said = run(folder, *arguments, code=code)
        assert words in said and "way out:" in said, f"{arguments}: {said}"
    assert not (folder / "m.npy.part").exists()


def interrupted(folder, wish, when, *arguments):
    """Starts long work whose results replace good files, and asks it to stop; gives what it says."""
    (folder / "out.csv").write_text("the good result of yesterday\n")
    process = subprocess.Popen([PROGRAM, "group", "long.npy", *map(str, arguments), "--format", "csv", "--output",
                                "out.csv", "--tree", "tree.npy"], cwd=folder, stderr=subprocess.PIPE, encoding="utf-8")
    when(process)
    process.send_signal(wish)
    _, said = process.communicate(timeout=SECONDS)
    assert not list(folder.glob("*.part")), "a half-written file is left"
    return process.returncode, said


def watches_for(process, wish):
    """Does the program catch this signal yet? Before it does, a signal ends it as any other program."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("SigCgt:"):
            return int(line.split()[1], 16) >> (wish - 1) & 1 == 1
    return False


@case
def a_stopped_run_leaves_the_good_files_of_yesterday(folder):
    long_work(folder / "long.npy")
    for wish in (signal.SIGINT, signal.SIGTERM):
        def at_work(process):
            while process.poll() is None and not watches_for(process, wish):
                time.sleep(0.01)
            time.sleep(0.2)

        code, said = interrupted(folder, wish, at_work, "--method", "density")
        assert code == 130, f"exit code {code}: {said}"
        assert said == "stopped; nothing was written\n", said
        assert (folder / "out.csv").read_text() == "the good result of yesterday\n"
        assert not (folder / "tree.npy").exists()

    def as_soon_as_it_writes(process):
        while process.poll() is None and not (folder / "out.csv.part").exists():
            time.sleep(0.0005)

    code, said = interrupted(folder, signal.SIGINT, as_soon_as_it_writes, "--groups", 3)
    written = (folder / "out.csv").read_text()
    if code == 130:  # in time; else the last line was written before the wish came
        assert written == "the good result of yesterday\n" and not (folder / "tree.npy").exists(), said
    else:
        assert code == 0 and written.count("\n") == 1_000_001, f"{code}: {said}"


@case
def a_stop_while_printing_says_that_the_lines_are_not_all(folder):
    long_work(folder / "long.npy")
    process = subprocess.Popen([PROGRAM, "group", "long.npy", "--groups", "3", "--format", "csv"], cwd=folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"row,group\n"
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 130 and said == b"stopped; what was printed is not complete\n", said
    assert rest.count(b"\n") < 1_000_000


def main():
    failed = 0
    for function in CASES:
        name = function.__name__.replace("_", " ")
        try:
            with tempfile.TemporaryDirectory() as folder:
                function(pathlib.Path(folder))
            print(f"passed: {name}")
        except (AssertionError, subprocess.TimeoutExpired, OSError) as fault:
            failed += 1
            print(f"failed: {name}: {fault}")
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
