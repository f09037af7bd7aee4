"""Two claims that cannot both hold, found by checking each one's sentence against the other.

Loading compares what files pin; this reads the sentences too.
"""

from __future__ import annotations

from factcli.desk.lint import figures
from factcli.desk.lint.ground import Place, told
from factcli.model import Reason, Relation, Verdict
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
_CLASHES = frozenset((Relation.EXCLUSIVE, Relation.OPPOSITE))


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the later of two plain claims of which each refutes the other."""
    order = {claim.id: number for number, claim in enumerate(ground.base.claims)}
    done = {frozenset(pair) for pair in ground.conflicting}
    plain = [claim for claim, _ in ground.current() if _plain(claim)]
    for earlier, later, said in figures.other_figures(plain, ground.base.language):
        pair = frozenset((earlier.id, later.id))
        if pair not in done:
            done.add(pair)
            yield _told(ground, earlier, later, said)
    for claim in plain:
        part = _refuted(ground.without(claim))
        other = next((m.claim for m in part.claims), None) if part else None
        if part is None or other is None or not _plain(other) or not _of_one(claim, other):
            continue
        pair = frozenset((claim.id, other.id))
        back = _refuted(ground.alone(other.text, claim))
        if pair in done or back is None:
            continue
        done.add(pair)
        earlier, later = sorted((claim, other), key=lambda each: order[each.id])
        part = part if later is claim else back
        yield _told(ground, earlier, later, part.explanation)


def _told(ground: Ground, earlier: Claim, later: Claim, said: str) -> Diagnostic:
    records = ground.names.records["claim"]
    at = records[earlier.id]
    return told(
        ID, Severity.WARNING, Place(records[later.id], ("text",)),
        f'this contradicts "{earlier.id}": {said}',
        f"it is at {at.document.file}:{at.line}; if it is out of date, give it superseded_by "
        f'= "{later.id}"',
    )  # fmt: skip


def _plain(claim: Claim) -> bool:
    return not (claim.said_by or claim.denied_by or claim.plan)


def _of_one(claim: Claim, other: Claim) -> bool:
    """Tell whether two claims may be about one thing, as far as their files pin it."""
    one, two = claim.subject or claim.subject_text, other.subject or other.subject_text
    return not one or not two or one == two


def _refuted(finding: Finding) -> Part | None:
    """Return the part that one other value alone refutes.

    Where two things differ, the claims may well speak of two: the population of 1950 and that
    of 2020, approvals of two authorities. So they may where one says more than the other.
    """
    for part in finding.parts:
        if part.verdict is Verdict.REFUTED and part.reason in _VALUES:
            relations = [slot.relation for slot in part.slots]
            clashes = sum(each in _CLASHES for each in relations)
            if clashes == 1 and Relation.UNRELATED not in relations:
                return part
    return None
