"""What is to be said of a claim before it is added: reasons to think twice, and lesser notes."""

from __future__ import annotations

from factcli.check import check
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, replace
from factcli.store.base import iso

if TYPE_CHECKING:
    from factcli.desk.change import Opened
    from factcli.model import Claim, Finding
    from factcli.store.base import ClaimBase

_NO_FACT = {
    Reason.OPINION: "reads as an opinion",
    Reason.HEDGED: "is hedged",
    Reason.PLAN: "reads as a plan",
}


def doubts(before: Finding | None) -> list[str]:
    """Return what the claims on file already say of the sentence."""
    if before is None or before.verdict is Verdict.UNVERIFIABLE:
        return []
    places = ", ".join(f"{m.claim.id} ({m.claim.file}:{m.claim.line})" for m in before.claims)
    if before.verdict is Verdict.SUPPORTED:
        return [f"on file already: {places}"]
    if before.verdict is Verdict.DISPUTED:
        return [f"on file as one side's word: {places}: {before.explanation}"]
    return [f"contradicts what is on file: {places}: {before.explanation}"]


def hint(before: Finding | None, name: str) -> str:
    """Return how to put a new claim in the place of one that it contradicts."""
    if before is None or before.verdict is not Verdict.REFUTED or len(before.claims) != 1:
        return ""
    old = before.claims[0].claim.id
    return f'to replace the old one afterwards: factcli retract {old} --by {name} --reason "…"'


def notes(claim: Claim, base: ClaimBase) -> list[str]:
    """Return what is amiss with a new claim: that it does not state what it says, say."""
    alone = replace(base, claims=(claim,), state={})
    own = check(claim.text, alone)
    if own.verdict is Verdict.SUPPORTED or claim.negative or claim.said_by:
        return []
    if own.reason in _NO_FACT:
        return [f"the sentence {_NO_FACT[own.reason]}; a claim states a fact"]
    if own.verdict is Verdict.UNVERIFIABLE:
        return [f"its own sentence is not recognised by it ({own.explanation}); pin its slots"]
    return []


def moved(opened: Opened, after: ClaimBase) -> list[str]:
    """Return a note when a new source moves the day that counts as the present."""
    before = opened.base
    if before is None or before.as_of == after.as_of:
        return []
    days = f"from {iso(before.as_of) or 'no day'} to {iso(after.as_of)}"
    return [f"the present day on file moves {days}: that of the newest source"]
