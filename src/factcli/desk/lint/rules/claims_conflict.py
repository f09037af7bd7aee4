"""Two claims that cannot both hold, found by checking each one's sentence against the other.

Loading compares what files pin; this reads the sentences too.
"""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.model import Claim, Finding, Part
    from factcli.report import Diagnostic

ID = "claims-conflict"
# Two values of one thing. Whole sentences that clash ("roles-swapped") are too often two
# sides of one matter in different words.
_VALUES = frozenset((
    Reason.DATE_DIFFERS, Reason.OUTSIDE_PERIOD, Reason.ORDER_DIFFERS, Reason.NUMBER_DIFFERS,
    Reason.UNIT_DIFFERS, Reason.PLACE_DIFFERS, Reason.ENTITY_DIFFERS, Reason.OPPOSITE,
    Reason.QUANTIFIER,
))  # fmt: skip


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the later of two plain claims of which each refutes the other."""
    order = {claim.id: number for number, claim in enumerate(ground.base.claims)}
    records = ground.names.records["claim"]
    done = {frozenset(pair) for pair in ground.conflicting}
    for claim, _ in ground.current():
        if not _plain(claim):
            continue
        part = _refuted(ground.without(claim))
        other = next((m.claim for m in part.claims), None) if part else None
        if part is None or other is None or not _plain(other):
            continue
        pair = frozenset((claim.id, other.id))
        back = _refuted(ground.alone(other.text, claim))
        if pair in done or back is None:
            continue
        done.add(pair)
        earlier, later = sorted((claim, other), key=lambda each: order[each.id])
        part = part if later is claim else back
        at = records[earlier.id]
        yield told(
            ID, Severity.WARNING, Place(records[later.id], ("text",)),
            f'this contradicts "{earlier.id}": {part.explanation}',
            f"it is at {at.document.file}:{at.line}; if it is out of date, give it superseded_by "
            f'= "{later.id}"',
        )  # fmt: skip


def _plain(claim: Claim) -> bool:
    return not (claim.said_by or claim.denied_by or claim.plan)


def _refuted(finding: Finding) -> Part | None:
    return next(
        (p for p in finding.parts if p.verdict is Verdict.REFUTED and p.reason in _VALUES), None
    )
