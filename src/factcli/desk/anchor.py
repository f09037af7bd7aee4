"""What a verdict has to stand on in a document: the sentence names what the claim is about.

A statement that somebody checks is about the claims, so "arrested in 2013" may be laid
against the one arrest on file. A sentence of a document may be about anything.
"""

from __future__ import annotations

from factcli.model import Reason, Relation, Verdict
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.table import together

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcli.desk.referents import Understood
    from factcli.model import Claim, Finding, Part, Span

# What was said by somebody is known by its words.
_QUOTED = frozenset({Reason.QUOTE_MATCHES, Reason.QUOTE_ALTERED, Reason.WRONG_SPEAKER})
_QUOTED_WORDS = 4
ELSEWHERE = "the sentence does not name what the claim is about"


def anchored(finding: Finding, sentence: Understood, known: Collection[str]) -> Finding:
    """Return the finding with every verdict taken back that has nothing to stand on.

    `known` are the entities of which a description ("the raid") may speak here.
    """
    parts = tuple(_weighed(part, sentence, known) for part in finding.parts)
    if parts == finding.parts:
        return finding
    verdict, reason = together([(p.verdict, p.reason) for p in parts])
    wanted = Verdict.REFUTED if verdict is Verdict.MIXED else verdict
    deciding = next((p for p in parts if p.verdict is wanted), None)
    return replace(
        finding,
        verdict=verdict,
        reason=reason,
        explanation=deciding.explanation if deciding else finding.explanation,
        parts=parts,
        claims=tuple({m.claim.id: m for p in parts if p.verdict is not Verdict.UNVERIFIABLE
                      for m in p.claims}.values()),
    )  # fmt: skip


def _weighed(part: Part, sentence: Understood, known: Collection[str]) -> Part:
    if part.verdict is Verdict.UNVERIFIABLE:
        return part
    for word in sentence.left:
        if _meets(word.span, part.span):
            return replace(
                part,
                verdict=Verdict.UNVERIFIABLE,
                reason=Reason.AMBIGUOUS,
                explanation=f'the sentences before do not tell who "{word.said}" is',
            )
    inside = [m for m in sentence.mentions if _meets(m.span, part.span)]
    if _stands(part, {e for m in inside for e in m.entities if m.proper or e in known}):
        return part
    return replace(
        part, verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_CLAIM, explanation=ELSEWHERE
    )


def _stands(part: Part, named: Collection[str]) -> bool:
    clashing = [slot.name for slot in part.slots if slot.relation is Relation.EXCLUSIVE]
    if len(clashing) > 1 and "subject" in clashing:
        return False  # another subject, and more of it differs: another fact altogether
    if part.reason in _QUOTED and any(
        slot.name == "quote" and len(slot.said.split()) >= _QUOTED_WORDS for slot in part.slots
    ):
        return True
    about = [_about(match.claim) for match in part.claims]
    known = [ids for ids in about if ids]
    if not known:
        return _words(part)
    return any(not ids.isdisjoint(named) for ids in known)


def _about(claim: Claim) -> set[str]:
    """Return the entities that a claim is about: who, what, by whom; a place is not enough."""
    return {e for e in (claim.subject, claim.value, claim.by, *claim.said_by) if e}


def _words(part: Part) -> bool:
    """Tell whether a claim without names is met by its words: most of the part answers it."""
    agreeing = [s for s in part.slots if s.relation.value in {"equal", "within"}]
    return len(agreeing) >= 2 and len(agreeing) * 2 >= len(part.slots)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
