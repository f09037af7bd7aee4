"""A judgement in words and rows: the explanation line and the slots of the proof."""

from __future__ import annotations

from factcli.model import Reason, Relation, Slot, Verdict
from factcli.records import TYPE_CHECKING
from factcli.verdict.table import must_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import Entity
    from factcli.verdict.table import Judgement


def slots_of_judgement(judged: Judgement) -> tuple[Slot, ...]:
    """Return one row for each thing said that agrees or clashes with something stored."""
    alignment = judged.alignment
    rows: list[Slot] = []
    claim = alignment.typed.claim.id
    for atom, cover in zip(alignment.said.atoms, alignment.covers, strict=True):
        if cover is not None and (must_answer(atom) or cover.relation is Relation.EXCLUSIVE):
            rows.append(Slot(cover.slot, atom.text, cover.stored, cover.relation, claim, cover.note, atom.span))
        elif cover is None and must_answer(atom):
            rows.append(Slot("", atom.text, "", Relation.UNRELATED, claim, "not on file", atom.span))
    rows.extend(
        Slot(c.slot, alignment.said.phase or "now", c.stored, c.relation, claim, c.note)
        for c in alignment.extra
    )
    return tuple(rows)


def _clash_words(judged: Judgement) -> str:
    for i, cover in judged.alignment.clashes():
        said = judged.alignment.said.atoms[i].text if i >= 0 else ""
        if cover.note:
            return cover.note
        return f"said {said}, on file {cover.stored}" if said else f"on file: {cover.stored}"
    return ""


def explain(judged: Judgement, reason: Reason, entities: Mapping[str, Entity]) -> str:
    """Return one line that says why, in words of the claim and the statement."""

    def named(ids: tuple[str, ...]) -> str:
        return ", ".join(entities[i].name if i in entities else i for i in ids)

    claim = judged.alignment.typed.claim
    missing = ", ".join(judged.missing)
    if judged.verdict is Verdict.DISPUTED:
        return f"said by {named(claim.said_by)}; denied by {named(claim.denied_by)}"
    if judged.verdict is Verdict.SUPPORTED:
        return judged.note or f"the claim says so: {claim.text}"
    if judged.verdict is Verdict.REFUTED:
        clash = _clash_words(judged)
        if reason is Reason.WRONG_SPEAKER:
            return f"on file this was said by {named(claim.said_by)}"
        if reason in {Reason.OPPOSITE, Reason.ROLES_SWAPPED, Reason.SAID_OTHERWISE} or not clash:
            return f"the claim says: {claim.text}"
        return clash
    if reason is Reason.ADDS_DETAIL and missing:
        return f"not on file: {missing}"
    if reason is Reason.ALLEGATION:
        return f"on file only as the word of {named(claim.said_by)}"
    if reason is Reason.PLAN:
        return "on file as a plan, not as done"
    if reason is Reason.TOO_FINE:
        return "finer than what is on file"
    return {
        Reason.QUESTION: "a question that asks for more than yes or no",
        Reason.HEDGED: "said as a possibility or a condition",
        Reason.OPINION: "an opinion or an order, not a fact",
    }.get(reason, "nothing on file")
