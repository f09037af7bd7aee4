"""Measure verdicts on public data sets and on packs of cases, beside simple peers.

A row of a data set is checked against the sentences of its evidence, a statement of a pack
against the claims that `factcli import` makes of the pack. "Two-way" is over true and false
rows, with a half for each unverifiable one; a mixed verdict on a data set counts as refuted.

    python bench/accuracy.py [--set NAME]… [--limit N] [--misses FILE] [--no-peers]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import rows as data  # noqa: E402
from bench.peers import peers  # noqa: E402
from bench.tally import FALSE, HEADS, OPEN, TRUE, Tally, share, show, tally  # noqa: E402

import factcli  # noqa: E402


@dataclass(frozen=True)
class Said:
    """A row with the finding that it got, and the milliseconds that took."""

    row: data.Row
    finding: factcli.Finding
    verdict: str
    took: float

    @property
    def pair(self) -> tuple[str, str]:
        """The right verdict and the said one."""
        return self.row.gold, self.verdict


def of_set(rows: Iterable[data.Row]) -> list[Said]:
    """Check each row against the sentences of its own evidence, the reading of them timed."""
    found = []
    for row in rows:
        start = perf_counter()
        base = factcli.claims_from_texts(data.sentences(row.evidence))
        finding = factcli.check(row.claim, base)
        took = (perf_counter() - start) * 1000
        verdict = FALSE if finding.verdict is factcli.Verdict.MIXED else finding.verdict.value
        found.append(Said(row, finding, verdict, took))
    return found


def of_pack(name: str, rows: Iterable[data.Row]) -> list[Said]:
    """Check each statement against the pack's claims."""
    found = []
    with data.claims_folder(name) as folder:
        base = factcli.load(folder)
        for row in rows:
            start = perf_counter()
            finding = factcli.check(row.claim, base)
            took = (perf_counter() - start) * 1000
            found.append(Said(row, finding, finding.verdict.value, took))
    return found


def subsets(said: Sequence[Said]) -> dict[str, list[int]]:
    """Return the positions of all rows, of those with a date, of those with a number."""
    return {
        "": list(range(len(said))),
        "  with a date": [i for i, s in enumerate(said) if s.row.dated],
        "  with a number": [i for i, s in enumerate(said) if s.row.numbered],
    }


def report(name: str, said: Sequence[Said]) -> Tally:
    """Print the table of one set."""
    whole = tally([s.pair for s in said])
    lines = [HEADS]
    for title, places in subsets(said).items():
        if places:
            lines.append(tally([said[i].pair for i in places]).cells(title or name))
    print(show(lines))
    times = sorted(s.took for s in said)
    last = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"  time: median {statistics.median(times):.1f} ms, p99 {last:.1f} ms")
    return whole


def report_peers(said: Sequence[Said]) -> None:
    """Print the accuracy of each peer on all rows, on those with a date and with a number."""
    lines: list[tuple[str, ...]] = [("  peer", "all", "date", "number")]
    for peer, verdicts in peers([s.row for s in said]).items():
        if not verdicts:
            lines.append((f"  {peer}", "not installed", "", ""))
            continue
        cells = []
        for places in subsets(said).values():
            right = sum(said[i].row.gold == verdicts[i] for i in places)
            cells.append(share(right, len(places)))
        lines.append((f"  {peer}", *cells))
    print(show(lines))


def report_categories(said: Sequence[Said]) -> None:
    """Print a line for each category of a set that has them."""
    names = sorted({s.row.category for s in said} - {""})
    lines = [HEADS]
    for name in names:
        pairs = [s.pair for s in said if s.row.category == name]
        lines.append(tally(pairs).cells(f"  {name}"))
    if names:
        print(show(lines))


def write_misses(name: str, said: Iterable[Said], target: TextIO) -> None:
    """Write the rows whose verdict is not the right one, a JSON object a line."""
    for one in said:
        if one.verdict == one.row.gold:
            continue
        kinds = {TRUE: "untrue passed", OPEN: "undecided"}
        entry = {
            "set": name, "id": one.row.id, "category": one.row.category,
            "kind": kinds.get(one.verdict, "true refuted" if one.row.gold == TRUE else "other"),
            "gold": one.row.gold, "said": one.verdict, "reason": one.finding.reason.value,
            "claim": one.row.claim, "evidence": one.row.evidence,
            "explanation": one.finding.explanation,
            "slots": [[s.name, s.said, s.stored, s.relation.value] for s in one.finding.slots],
        }  # fmt: skip
        target.write(json.dumps(entry, ensure_ascii=False) + "\n")


def run_sets(names: Iterable[str], limit: int, misses: TextIO | None, *, beside: bool) -> None:
    """Measure the data sets that are there."""
    for name in names:
        rows = data.read_set(name, limit)
        if not rows:
            print(f"{name}: not there\n")
            continue
        said = of_set(rows)
        report(name, said)
        report_categories(said)
        if beside:
            report_peers(said)
        if misses is not None:
            write_misses(name, said, misses)
        print(flush=True)


def run_packs(title: str, names: Iterable[str], limit: int, misses: TextIO | None) -> None:
    """Measure one group of packs, and print the group's mean; without FILE no row is shown."""
    lines, found = [HEADS], []
    for name in names:
        rows = data.read_pack(name, limit)
        if not rows:
            continue
        said = of_pack(name, rows)
        found.append(tally([s.pair for s in said]))
        lines.append(found[-1].cells(name))
        if misses is not None and name not in data.SCORED_ONLY:
            write_misses(name, said, misses)
    if not found:
        return
    mean = sum(t.right / t.rows for t in found) / len(found)
    passed = f"{sum(t.passed for t in found)}/{sum(t.untrue for t in found)}"
    refuted = f"{sum(t.refuted for t in found)}/{sum(t.true for t in found)}"
    print(show(lines))
    print(f"{title}: mean accuracy {mean:.3f}, untrue passed {passed}, true refuted {refuted}\n")


def main() -> None:
    """Print all tables."""
    groups = {
        "own cases": (data.OWN,), "packs to read": data.READ, "scored-only packs": data.SCORED_ONLY,
    }  # fmt: skip
    every = [*data.SETS, *(name for names in groups.values() for name in names)]
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--set", action="append", choices=every, help="only this one (repeatable)")
    parser.add_argument("--limit", type=int, default=0, help="at most N rows a set, every k-th")
    parser.add_argument("--misses", type=Path, help="write the rows that are not right there")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    options = parser.parse_args()
    wanted = options.set or every
    misses = options.misses.open("w", encoding="utf-8") if options.misses else None
    sets = [name for name in data.SETS if name in wanted]
    run_sets(sets, options.limit, misses, beside=not options.no_peers)
    for title, names in groups.items():
        run_packs(title, [n for n in names if n in wanted], options.limit, misses)
    if misses is not None:
        misses.close()


if __name__ == "__main__":
    main()
