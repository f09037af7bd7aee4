"""A claim that its own sentence does not find: no statement in other words would either."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.values.impossible import impossible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.model import Claim, Finding, Part
    from factcli.report import Diagnostic

ID = "unreachable"
# What a claim that is somebody's word, or a plan, gives when it is stated as plain fact.
_ATTRIBUTED = frozenset((Reason.ALLEGATION, Reason.DENIED))


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the claims whose own sentence, checked against the base, is not passed by them.

    A claim that others entail as well may stand behind them, if alone it passes its sentence.
    """
    for claim, record in ground.current():
        # A day that never was is told as such, and nothing can agree with it.
        if impossible(claim.text, ground.base.language):
            continue
        finding = ground.finding(claim)
        if _passed(finding, claim):
            if _named(finding, claim) or _named(ground.alone(claim.text, claim), claim):
                continue
            why = "other claims answer its own sentence, and alone it would not"
        else:
            part = next((p for p in finding.parts if not _good(p, claim)), None)
            found = part or finding
            why = (
                f"its own sentence comes out as {found.verdict.value} ({found.reason.value}): "
                f"{found.explanation}"
            )
        yield told(
            ID, Severity.WARNING, Place(record, ("text",)), why,
            f'"factcli show {claim.id}" tells how it was read: pin what was read wrongly, add '
            "phrases or names, or put it more plainly",
        )  # fmt: skip


def _passed(finding: Finding, claim: Claim) -> bool:
    return bool(finding.parts) and all(_good(part, claim) for part in finding.parts)


def _good(part: Part, claim: Claim) -> bool:
    if part.verdict is Verdict.SUPPORTED:
        return True
    if claim.said_by and part.reason in _ATTRIBUTED:
        return True
    return claim.plan and part.reason is Reason.PLAN


def _named(finding: Finding, claim: Claim) -> bool:
    return any(match.claim.id == claim.id for part in finding.parts for match in part.claims)
