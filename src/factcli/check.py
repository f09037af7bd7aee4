"""The one file that knows the order of the steps: read, search, compare, judge, explain."""

from __future__ import annotations

import re

from factcli.compare.slots import parsed_slots, pinned_slots
from factcli.explain import NOTHING, explain, slots_of_judgement
from factcli.likeness import FEW, token_set_ratio
from factcli.model import Context, Drawing, Finding, Match, Part, Reason, Relation, Slot, Verdict
from factcli.parse import split
from factcli.parse.atoms import MOST_ATOMS
from factcli.parse.items import items
from factcli.parse.reader import assertion, read, read_one
from factcli.reason.decide import Decider
from factcli.reason.totals import collective
from factcli.records import TYPE_CHECKING, replace
from factcli.store.compiled import compiled_of, vocabulary_of
from factcli.store.texts import claims_from_texts
from factcli.text import mixed_alphabets
from factcli.verdict.table import APART, DECIDED, UNDECIDABLE, together

if TYPE_CHECKING:
    from factcli.model import Claim
    from factcli.parse.atoms import Assertion
    from factcli.reason.decide import Decision
    from factcli.store.base import ClaimBase
    from factcli.store.compiled import Compiled
    from factcli.verdict.judge import Judgement

__all__ = ["check", "claims_from_texts", "similarity", "slots_of"]

_NEAREST = 3
# In characters. No sentence is longer; what is has no full stops because it is no text.
_LONGEST = 100_000
_ENDS = re.compile(r"[.!?;\n]")
# A longer list is not checked member by member.
_MEMBERS = 24
# In per cent. Claims less alike than this are no help to anybody.
_ALIKE = 50
# Likeness of words is measured against so many claims at most, for time.
_SCANNED = 2000


def similarity(statement: str, text: str) -> int:
    """Return how alike two texts are in words, in per cent. It finds; it never decides."""
    return round(token_set_ratio(statement.casefold(), text.casefold()))


def check(
    statement: str, base: ClaimBase, as_of: int | None = None, written: int | None = None
) -> Finding:
    """Check a statement against the claims of `base`.

    `as_of` is the present as a day ordinal; without it the base's own. `written` is the
    day that "last Friday" counts from; without it the present. Returns the finding with
    its proof. Never raises on any text.
    """
    if len(statement) > _LONGEST and any(len(s) > _LONGEST for s in _ENDS.split(statement)):
        return Finding(
            statement,
            Verdict.UNVERIFIABLE,
            Reason.NO_CLAIM,
            NOTHING,
            notes=(f"a sentence of more than {_LONGEST:,} characters is not read",),
        )
    compiled = compiled_of(base)
    ctx = Context(as_of=as_of if as_of is not None else base.as_of, written=written)
    decider = Decider(compiled.near, compiled.entities, ctx)
    parts: list[Part] = []
    question = False
    for said in read(statement, compiled.vocabulary, ctx):
        question = question or said.question
        parts.extend(_check_part(said, decider, compiled))
    return _finding(statement, tuple(parts), compiled, question=question)


def _decided(said: Assertion, decider: Decider, compiled: Compiled) -> Decision | None:
    """Return what decides the part, by claims or by what is on file as untrue."""
    decision = decider.check(said)
    if compiled.refuted is None or not compiled.refuted.index:
        return decision
    from factcli.reason.refuted import Refuter, joined

    near = compiled.refuted.near(said)
    found = Refuter(compiled.vocabulary, compiled.entities, decider.ctx).decide(said, near)
    return joined(decision, found) if found is not None else decision


def slots_of(claim: Claim, base: ClaimBase) -> tuple[Slot, ...]:
    """Return the slots of a claim of `base` for people.

    A row's `name` is the slot, `said` its value, and `stored` its origin: "pinned" in the
    claim file, or "parsed" from the claim's text.
    """
    pinned = pinned_slots(claim, base.entities)
    ctx = Context(as_of=base.as_of)
    text = read_one(claim.text, vocabulary_of(base.entities), ctx) if claim.text else None
    parsed = parsed_slots(text, base.entities) if text is not None else {}
    # A value that is a number or a time stands in the text as well.
    if claim.value_kind == "quantity":
        parsed.pop("number", None)
    if claim.value_kind in {"date", "period"} or not pinned.keys().isdisjoint({"period", "when"}):
        parsed.pop("when", None)
    return tuple(
        Slot(
            name,
            pinned.get(name) or parsed[name],
            "pinned" if name in pinned else "parsed",
            Relation.EQUAL,
            claim.id,
        )
        for name in dict.fromkeys((*pinned, *parsed))
    )


def _check_part(said: Assertion, decider: Decider, compiled: Compiled) -> list[Part]:
    """Check one part; a list of subjects or values is taken apart when that decides it."""
    if len(said.atoms) > MOST_ATOMS:
        return [_unread(said)]
    whole = _decided(said, decider, compiled)
    if whole is not None and whole.judgement.verdict is Verdict.SUPPORTED:
        return [_part(said, whole, compiled)]
    # "P, X said" is no list of two things, though "X and Y said P" has two speakers.
    lists = (split.listed(said.atoms), [] if said.speech else items(said.atoms))
    for variants in [] if collective(said) else lists:
        if len(variants) > _MEMBERS:
            continue
        kind = "yes-no" if said.question else ""
        members = [assertion(said.text, v, question=kind, denied=said.denied) for v in variants]
        decided = [_decided(m, decider, compiled) for m in members]
        found = [d for d in decided if d is not None and d.judgement.verdict in DECIDED]
        if variants and len(found) == len(variants):
            return [_part(m, d, compiled) for m, d in zip(members, found, strict=True)]
    return [_part(said, whole, compiled)]


def _unread(said: Assertion) -> Part:
    reason = UNDECIDABLE.get(said.modality, Reason.NO_CLAIM)
    text = f"a clause of more than {MOST_ATOMS} words is not read"
    return Part(said.text, said.span, Verdict.UNVERIFIABLE, reason, text)


def _undecided(part: Part) -> Part:
    """Leave a part with a look-alike name open: who is meant is not known."""
    return replace(
        part,
        verdict=Verdict.UNVERIFIABLE,
        reason=Reason.AMBIGUOUS,
        explanation="a word looks like another and is not it",
    )


def _finding(
    statement: str, parts: tuple[Part, ...], compiled: Compiled, *, question: bool
) -> Finding:
    """Put the parts together; the deciding part's explanation is the finding's."""
    mixed = mixed_alphabets(statement)
    parts = tuple(
        _undecided(part) if any(w in part.text for w in mixed) else part for part in parts
    )
    verdict, reason = together([(p.verdict, p.reason) for p in parts])
    wanted = Verdict.REFUTED if verdict is Verdict.MIXED else verdict
    deciding = next((p for p in parts if p.verdict is wanted), None)
    claims: dict[str, Match] = {}
    nearest: dict[str, Match] = {}
    for part in parts:
        target = nearest if part.verdict is Verdict.UNVERIFIABLE else claims
        for match in part.claims:
            target.setdefault(match.claim.id, match)
    if not parts:
        nearest = {m.claim.id: m for m in _alike(statement, compiled)}
    return Finding(
        statement=statement,
        verdict=verdict,
        reason=reason,
        explanation=deciding.explanation if deciding else NOTHING,
        parts=parts,
        claims=tuple(claims.values()),
        slots=tuple(s for p in parts for s in p.slots),
        nearest=tuple(nearest.values())[:_NEAREST],
        question=question,
        notes=tuple(f'"{word}" mixes letters of different alphabets' for word in mixed),
    )


def _alike(statement: str, compiled: Compiled) -> list[Match]:
    """Return the claims whose words are most like the statement's."""
    claims = [typed.claim for typed in compiled.typed[:_SCANNED]]
    if len(claims) <= FEW:
        found = [Match(claim, similarity(statement, claim.text)) for claim in claims]
    else:
        from rapidfuzz.fuzz import token_set_ratio as ratio

        said = statement.casefold()
        found = [Match(claim, round(ratio(said, claim.text.casefold()))) for claim in claims]
    found.sort(key=lambda m: (-m.similarity, m.claim.id))
    return [m for m in found[:_NEAREST] if m.similarity >= _ALIKE]


def _part(said: Assertion, decision: Decision | None, compiled: Compiled) -> Part:
    undecided = UNDECIDABLE.get(said.modality, Reason.NO_CLAIM)
    if decision is None:
        nearest = tuple(_alike(said.text, compiled))
        return Part(said.text, said.span, Verdict.UNVERIFIABLE, undecided, NOTHING, nearest)
    judged = decision.judgement
    apart = judged.verdict is Verdict.UNVERIFIABLE and judged.state == APART
    reason = undecided if apart else judged.reason
    typed = (judged.alignment.typed, *decision.also)
    return Part(
        text=said.text,
        span=said.span,
        verdict=judged.verdict,
        reason=reason,
        explanation=explain(judged, reason, compiled.entities),
        claims=tuple(Match(t.claim, similarity(said.text, t.claim.text)) for t in typed),
        slots=slots_of_judgement(judged) + decision.rows,
        drawing=_drawing(judged),
    )


def _drawing(judged: Judgement) -> Drawing | None:
    """Return the stored period and the first said one that was compared with it."""
    alignment = judged.alignment
    stored = alignment.typed.state or alignment.typed.event
    if stored is None:
        return None
    for atom, cover in alignment.pairs():
        timed = cover is not None and cover.slot == "time"
        if timed and atom.time is not None and atom.time.choices:
            return Drawing(stored, atom.time.choices[0])
    return None
