"""Time one check in a process that is warm: the article's claims and their judged statements.

Half of the statements warm the process up. Of the other half each is timed once unseen, as a
script that checks one text after the other meets it, and then again, the shortest of the runs.
A loop of plain Python is timed before and after, to tell a slow machine from a slow program.

    python bench/check_time.py [--runs N] [--claims PATH] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import pstats
import statistics
import sys
import tomllib
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from factcli.check import check  # noqa: E402 - of this working copy
from factcli.store.load import load  # noqa: E402 - the same

LIMITS = {"median": 2.0, "p99": 15.0}
SHOWN = 25


def statements() -> list[str]:
    """Return the judged statements of the repository, in file order."""
    files = sorted((ROOT / "tests" / "cases").glob("*.toml"))
    cases = (case for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"])
    return [case["statement"] for case in cases]


def loop() -> float:
    """Return the milliseconds that a loop of plain Python takes."""
    start, seen = perf_counter(), {}
    for number in range(60_000):
        seen[number & 255] = (number, str(number))
    return (perf_counter() - start) * 1000


def row(name: str, times: list[float]) -> str:
    """Return a row of the table."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    middle, mean = statistics.median(ordered), statistics.fmean(ordered)
    return f"| {name} | {middle:.2f} | {mean:.2f} | {p99:.2f} | {ordered[-1]:.2f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each statement")
    parser.add_argument("--claims", default=str(ROOT / "claims"), help="the claims")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    chosen = parser.parse_args()
    base = load([chosen.claims])
    known = statements()

    def milliseconds(text: str) -> float:
        start = perf_counter()
        check(text, base)
        return (perf_counter() - start) * 1000

    loops = [loop() for _ in range(3)]
    for text in known[::2]:
        check(text, base)
    unseen = [milliseconds(text) for text in known[1::2]]
    again = [min(milliseconds(text) for _ in range(chosen.runs)) for text in known[1::2]]
    loops += [loop() for _ in range(3)]
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{len(unseen)} statements, {len(base.claims)} claims, loop {min(loops):.1f} ms\n")
    print("| milliseconds | median | mean | p99 | most |\n|---|---|---|---|---|")
    print(row("unseen", unseen))
    print(row("again", again))
    print(f"| limit | {LIMITS['median']} | | {LIMITS['p99']} | |")
    if chosen.profile:
        profile = cProfile.Profile()
        profile.enable()
        for text in known[1::2]:
            check(text, base)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
