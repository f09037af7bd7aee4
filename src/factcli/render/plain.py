"""Plain lines for pipes and people: the verdict first, then why, indented below it.

ASCII apart from the texts themselves, so that it looks the same everywhere and
`grep ^REFUTED` works.
"""

from __future__ import annotations

from factcli.model import Relation, Verdict
from factcli.records import TYPE_CHECKING
from factcli.render import marks, proof
from factcli.render.safe import clipped, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.model import Finding, Match, Part, Slot
    from factcli.render.view import View


def finding(found: Finding, view: View) -> str:
    """Return one finding as lines."""
    parts = proof.parts_of(found)
    lines = [f"{marks.word(found.verdict)}  {clipped(found.statement)}"]
    if found.question:
        lines.append("  note: a question, checked as its statement")
    lines.extend(f"  note: {clipped(note)}" for note in found.notes)
    lines.append(_why(found))
    if len(parts) == 1:
        lines.extend(_proof(parts[0], proof.claims_of(found), view, "  "))
    else:
        for number, part in enumerate(parts, 1):
            lines.append(f"  part {number}: {marks.word(part.verdict)}  {clipped(part.text)}")
            lines.append(f"  {_why(part)}")
            lines.extend(_proof(part, part.claims, view, "    "))
    lines.extend(
        f"  nearest: {_claim(match)}" for match in proof.nearest_shown(found, view.explain)
    )
    letters = view.screen.letters
    return "".join(f"{shown(line, letters=letters)}\n" for line in lines)


def _why(judged: Finding | Part) -> str:
    told = f": {clipped(judged.explanation)}" if judged.explanation else ""
    return f"  why: {judged.reason.value}{told}"


def _proof(part: Part, claims: tuple[Match, ...], view: View, indent: str) -> Iterator[str]:
    for slot in part.slots if view.explain else proof.deciding(part):
        yield f"{indent}{_slot(slot, view)}"
    for match in claims:
        if part.verdict is Verdict.UNVERIFIABLE:
            yield f"{indent}nearest: {_claim(match)}"
            continue
        yield f"{indent}claim: {_claim(match)}"
        yield f"{indent}source: {_source(match, view)}"


def _slot(slot: Slot, view: View) -> str:
    said, stored = clipped(proof.said(slot)), clipped(slot.stored)
    if not stored:
        text = f"said {said}, {proof.NOTHING_STORED} ({slot.relation.value})"
    elif slot.relation is Relation.EQUAL and said == stored:
        text = f"{said} (equal)"
    else:
        text = f"said {said}, on file {stored} ({slot.relation.value})"
    text = f"{slot.name}: {text}" if slot.name else text
    if view.explain:
        text += f" [{slot.claim}]" if slot.claim else ""
        text += f" -- {clipped(slot.note)}" if slot.note else ""
    return text


def _claim(match: Match) -> str:
    return f"[{match.claim.id}] {clipped(match.claim.text)} (similarity {match.similarity})"


def _source(match: Match, view: View) -> str:
    cited = proof.citation(match.claim, view.sources)
    place = proof.place(match.claim)
    return f"{cited} ({place})" if place else cited
