"""A judgement in words and rows: the explanation line and the slots of the proof."""

from __future__ import annotations

from factcli.compare.cover import must_answer
from factcli.model import Reason, Relation, Slot, Verdict
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcli.model import Claim, Entity
    from factcli.verdict.judge import Judgement

NOTHING = "nothing on file"
# What clashes here is the whole sentence, no single slot.
_AS_A_WHOLE = frozenset({Reason.OPPOSITE, Reason.ROLES_SWAPPED, Reason.SAID_OTHERWISE})
_UNDECIDED = {
    Reason.PLAN: "on file as a plan, not as done",
    Reason.TOO_FINE: "finer than what is on file",
    Reason.QUESTION: "a question that asks for more than yes or no",
    Reason.HEDGED: "said as a possibility or a condition",
    Reason.OPINION: "an opinion or an order, not a fact",
}


def slots_of_judgement(judged: Judgement) -> tuple[Slot, ...]:
    """Return one row for each thing said that agrees or clashes with something stored."""
    alignment = judged.alignment
    claim = alignment.typed.claim.id
    rows: list[Slot] = []
    for atom, c in alignment.pairs():
        asked = must_answer(atom)
        if c is not None and (asked or c.relation is Relation.EXCLUSIVE):
            rows.append(Slot(c.slot, atom.text, c.stored, c.relation, claim, c.note, atom.span))
        elif c is None and asked:
            note = "not on file"
            rows.append(Slot("", atom.text, "", Relation.UNRELATED, claim, note, atom.span))
    phase = alignment.said.phase or "now"
    rows.extend(Slot(c.slot, phase, c.stored, c.relation, claim, c.note) for c in alignment.extra)
    return tuple(rows)


def explain(judged: Judgement, reason: Reason, entities: Mapping[str, Entity]) -> str:
    """Return one line that says why, in words of the claim and the statement."""
    claim = judged.alignment.typed.claim
    if reason is Reason.RATED_FALSE:
        return f"on file as untrue: {claim.text}"
    if reason is Reason.CLAIMS_CONFLICT:
        return f"the claim says so, and a fact check on file denies it: {claim.text}"
    if judged.verdict is Verdict.DISPUTED:
        said, denied = _names(claim.said_by, entities), _names(claim.denied_by, entities)
        return f"said by {said}; denied by {denied}"
    if judged.verdict is Verdict.SUPPORTED:
        return judged.note or f"the claim says so: {claim.text}"
    if judged.verdict is Verdict.REFUTED:
        return _refutation(judged, reason, claim, entities)
    if reason is Reason.ADDS_DETAIL and judged.missing:
        return f"not on file: {', '.join(judged.missing)}"
    if reason is Reason.ALLEGATION:
        return f"on file only as the word of {_names(claim.said_by, entities)}"
    return _UNDECIDED.get(reason, NOTHING)


def _refutation(
    judged: Judgement, reason: Reason, claim: Claim, entities: Mapping[str, Entity]
) -> str:
    if reason is Reason.WRONG_SPEAKER:
        return f"on file this was said by {_names(claim.said_by, entities)}"
    clash = "" if reason in _AS_A_WHOLE else _clash_words(judged)
    return clash or f"the claim says: {claim.text}"


def _names(ids: Iterable[str], entities: Mapping[str, Entity]) -> str:
    return ", ".join(entities[i].name if i in entities else i for i in ids)


def _clash_words(judged: Judgement) -> str:
    alignment = judged.alignment
    for i, cover in alignment.clashes():
        if cover.note:
            return cover.note
        said = alignment.said.atoms[i].text if i >= 0 else ""
        return f"said {said}, on file {cover.stored}" if said else f"on file: {cover.stored}"
    return ""
