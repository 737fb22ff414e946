"""What a person reads: one line for each row, then all figures."""

import math

from .programs import OURS

HEADINGS = (
    f"{'':36} {'ecumene':>8} {'goal':>8}  {'fastest exact peer':27} {'ratio':>6}  {'2 threads':>9} {'goal':>8} "
    f"{'of 1':>5}  {'peer on 2':>9} {'ratio':>6}  {'peak MB':>8} {'goal':>5} {'B/row':>7}"
)
LEGEND = """\
One thread: seconds of processor time; two threads: wall seconds; each the best of three runs in a process of its own.
"ratio" is the peer's time over ours; "of 1" is our wall time on one thread over that on two. Peak memory is that of the
whole process, its input and its program included; "B/row" is what the peak lies above the memory that the program held
before it read its input. "+" marks a goal that is met. Every answer was compared: WRONG says that one differs,
"unchecked" that there was nothing to compare it with."""


def seconds(value):
    if value is None or value != value or value == math.inf:
        return "-"
    if value < 0.0995:
        return f"{value * 1e3:.3g} ms" if value >= 0.001 else f"{value * 1e6:.0f} us"
    return f"{value:.3g} s"


def times(numerator, denominator):
    good = numerator is not None and denominator and math.isfinite(numerator) and math.isfinite(denominator)
    return f"{numerator / denominator:.1f}x" if good else "-"


def with_goal(value, goal, show):
    if goal is None:
        return "-"
    return show(goal) + ("+" if value is not None and value <= goal else " ")


def megabytes(value):
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}"


def ours(cells, threads):
    return next((c for c in cells if c.program == OURS.name and c.threads == threads and c.measured), None)


def fastest_peer(cells, threads):
    """The fastest exact peer; on more threads a serial peer's wall time on one counts too."""
    peers = [c for c in cells if c.program != OURS.name and c.good and c.exact and c.threads in (1, threads)]
    return min(peers, key=lambda c: (c.seconds if threads == 1 else c.wall), default=None)


def line(row, cells):
    one, two = ours(cells, 1), ours(cells, 2)
    peer_one, peer_two = fastest_peer(cells, 1), fastest_peer(cells, 2)
    goal_one, goal_two, goal_megabytes = row.goals
    cpu = one.cpu if one else None
    wall = two.wall if two else None
    measured = one or two
    peak = measured.peak_kib * 1024 / 1e6 if measured else None
    grown = (measured.peak_kib - measured.start_kib) * 1024 if measured else None
    peer = f"{peer_one.program} {seconds(peer_one.cpu)}" if peer_one else "-"
    text = (
        f"{row.name:36} {seconds(cpu):>8} {with_goal(cpu, goal_one, seconds):>9} {peer:27} "
        f"{times(peer_one and peer_one.cpu, cpu):>6}  {seconds(wall):>9} {with_goal(wall, goal_two, seconds):>9}"
        f"{times(one and one.wall, wall):>5}  {seconds(peer_two.wall) if peer_two and two else '-':>9} "
        f"{times(peer_two and peer_two.wall, wall):>6}  {megabytes(peak) if peak else '-':>8} "
        f"{with_goal(peak, goal_megabytes, megabytes):>6}{f'{grown / row.rows:.0f}' if measured else '-':>7}"
    )
    return text.rstrip() + remarks(cells)


def remarks(cells):
    mine = [c for c in cells if c.program == OURS.name]
    said = dict.fromkeys(c.status for c in mine if c.status != "checked")
    return "".join(f"   {status}" for status in said)


def all_figures(results):
    yield ""
    yield "All figures, fastest first: processor time on 1 thread, wall time on more; peak memory (before reading)."
    for row, cells in results:
        yield row.name
        for cell in sorted((c for c in cells if c.measured), key=lambda c: (c.threads, c.seconds)):
            yield (
                f"   {cell.threads} {cell.program:20} {seconds(cell.seconds):>8}   "
                f"{megabytes(cell.peak_kib * 1024 / 1e6):>6} MB ({megabytes(cell.start_kib * 1024 / 1e6)})   "
                f"{cell.status}"
            )
        for cell in cells:
            if not cell.measured and cell.status != "left out":
                yield f"   {cell.threads} {cell.program:20} {cell.status}"
