"""Trials of test statements for people: failures as a diff of proofs, then the counts.

Lines that begin with `-` were expected, those with `+` were given, all others are the rest of
the proof.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import canvas, proof
from factcli.render.safe import clipped, shown
from factcli.report import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Claim
    from factcli.render.view import View
    from factcli.report import Trial, TrialReport

_WORDS = {
    Outcome.FAILED: "FAILED",
    Outcome.GAP_CLOSED: "GAP CLOSED",
    Outcome.KNOWN_GAP: "KNOWN GAP",
    Outcome.PASSED: "PASSED",
}
_COLORS = {"FAILED": "bold red", "GAP CLOSED": "bold red", "KNOWN GAP": "bold yellow"}
CLOSED = "it passes: take its mark known_gap away"
_EXPECTED, _GIVEN = "  - ", "  + "


def plain(report: TrialReport, view: View, *, gaps: bool = False) -> str:
    """Return the report as lines; what passed is only counted, known gaps unless `gaps` too."""
    letters = view.screen.letters
    return "".join(f"{shown(line, letters=letters)}\n" for line in _lines(report, view, gaps=gaps))


def table(report: TrialReport, view: View, *, gaps: bool = False) -> str:
    """Return the report for a terminal: the same lines, folded and coloured."""
    return "".join(
        canvas.hanging(line, view.screen, _style(line)) for line in _lines(report, view, gaps=gaps)
    )


def _style(line: str) -> str:
    word = line.partition("  ")[0]
    if line.startswith(_EXPECTED):
        return "red"
    if line.startswith(_GIVEN):
        return "green"
    return _COLORS.get(word, "dim" if line.startswith("    ") else "")


def _lines(report: TrialReport, view: View, *, gaps: bool) -> Iterator[str]:
    for trial in report.trials:
        if trial.outcome in {Outcome.FAILED, Outcome.GAP_CLOSED}:
            yield from failure(trial)
            yield ""
    known = [trial for trial in report.trials if trial.outcome is Outcome.KNOWN_GAP]
    if gaps and known:
        yield from _gaps(known)
        yield ""
    if report.untouched:
        yield from _untouched(report.untouched)
        yield ""
    yield tally(report)
    if report.untouched is not None:
        yield coverage(report, view)


def failure(trial: Trial) -> Iterator[str]:
    """Yield the lines of one failure: where it stands, the diff, the rest of the proof."""
    case, finding = trial.case, trial.finding
    yield f"{_WORDS[trial.outcome]}  {clipped(case.statement)}"
    yield f"    at {case.file}:{case.line}" + (f" ({clipped(case.note)})" if case.note else "")
    if trial.outcome is Outcome.GAP_CLOSED:
        yield f"    {CLOSED}"
        return
    differs = {difference.name for difference in trial.differences}
    for difference in trial.differences:
        yield f"{_EXPECTED}{difference.name}: {difference.expected}"
        yield f"{_GIVEN}{difference.name}: {difference.given}"
    for name, value in (("verdict", finding.verdict.value), ("reason", finding.reason.value)):
        if name not in differs:
            yield f"    {name}: {value}"
    yield f"    why: {clipped(finding.explanation)}"
    for slot in proof.slots_of(finding):
        name = f"{slot.name}: " if slot.name else ""
        told = f"said {clipped(proof.said(slot))}, on file {clipped(slot.stored)}"
        if not slot.stored:
            told = f"said {clipped(proof.said(slot))}, {proof.NOTHING_STORED}"
        yield f"    slot {name}{told} ({slot.relation.value}) [{slot.claim}]"


def _gaps(gaps: Sequence[Trial]) -> Iterator[str]:
    for trial in gaps:
        yield f"{_WORDS[trial.outcome]}  {clipped(trial.case.statement)}"
        told = "; ".join(f"{d.name} {d.given}, not {d.expected}" for d in trial.differences)
        yield f"    {trial.case.file}:{trial.case.line}: {told}"


def _untouched(claims: Sequence[Claim]) -> Iterator[str]:
    yield f"{_claims(len(claims))} that no test statement touches:"
    for claim in claims:
        place = proof.place(claim)
        yield f"    {claim.id}" + (f"  ({place})" if place else "")


def tally(report: TrialReport) -> str:
    """Return how many trials ended how, on one line."""
    total = len(report.trials)
    named = (
        (Outcome.PASSED, "passed"),
        (Outcome.FAILED, "failed"),
        (Outcome.GAP_CLOSED, "passed in spite of known_gap"),
        (Outcome.KNOWN_GAP, "known to fail"),
    )
    counts = ", ".join(f"{n} {words}" for outcome, words in named if (n := report.count(outcome)))
    return f"{total:,} test statement{'' if total == 1 else 's'}: {counts}"


def coverage(report: TrialReport, view: View) -> str:
    """Return how many claims the test statements touch, on one line."""
    total, without = view.base.claims, len(report.untouched or ())
    return f"{total - without:,} of {_claims(total)} touched, in {view.base.name}"


def _claims(count: int) -> str:
    return f"{count:,} claim{'' if count == 1 else 's'}"
