"""The test statements of a base, run: what each must be against what factcli says."""

from __future__ import annotations

from factcli.check import check
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING
from factcli.report import Difference, Trial, TrialReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcli.model import Claim, Finding, Slot
    from factcli.report import Case
    from factcli.store.base import ClaimBase

NONE = "none"


def run(cases: Sequence[Case], base: ClaimBase, *, every: bool = True) -> TrialReport:
    """Check every test statement against the claims of `base`.

    `every` says that these are all the test statements there are, so that a claim which none
    of them touches is told.
    """
    trials = tuple(trial(case, base) for case in cases)
    untouched = _untouched(trials, base.claims) if every else None
    return TrialReport(trials, base.info(), untouched)


def trial(case: Case, base: ClaimBase) -> Trial:
    """Check one test statement."""
    finding = check(case.statement, base, case.as_of)
    return Trial(case, finding, tuple(_differences(case, finding)))


def weighed(finding: Finding) -> tuple[str, ...]:
    """Return the ids of the claims that a finding's parts were judged by, decided or not."""
    return tuple(dict.fromkeys(m.claim.id for part in finding.parts for m in part.claims))


def decided(finding: Finding) -> tuple[str, ...]:
    """Return the ids of the claims that decided a part."""
    parts = (part for part in finding.parts if part.verdict is not Verdict.UNVERIFIABLE)
    return tuple(dict.fromkeys(m.claim.id for part in parts for m in part.claims))


def _differences(case: Case, finding: Finding) -> Iterator[Difference]:
    if finding.verdict is not case.verdict:
        yield Difference("verdict", case.verdict.value, finding.verdict.value)
    if case.reason is not None and finding.reason is not case.reason:
        yield Difference("reason", case.reason.value, finding.reason.value)
    used = decided(finding) or weighed(finding)
    if not set(case.claims) <= set(used):
        yield Difference("claim", ", ".join(case.claims), ", ".join(used) or NONE)
    for name, relation in case.slots:
        given = [slot for slot in finding.slots if slot.name == name]
        if relation not in {slot.relation for slot in given}:
            yield Difference(f"slot {name}", relation.value, _relations(given))


def _relations(slots: Iterable[Slot]) -> str:
    return ", ".join(dict.fromkeys(slot.relation.value for slot in slots)) or NONE


def _untouched(trials: Iterable[Trial], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in force that no trial names and that decided none."""
    touched = {
        name for each in trials for name in (*each.case.claims, *decided(each.finding))
    }  # fmt: skip
    return tuple(c for c in claims if c.id not in touched and not c.superseded_by)
