"""The one file that knows the order of the steps: read, search, compare, judge, explain."""

from __future__ import annotations

from factcli.explain import explain, slots_of_judgement
from factcli.model import Context, Drawing, Finding, Match, Part, Reason, Verdict
from factcli.parse import split
from factcli.parse.reader import assertion, read
from factcli.reason.decide import Decider, Decision
from factcli.reason.totals import collective
from factcli.records import TYPE_CHECKING
from factcli.store.compiled import compiled_of
from factcli.store.texts import claims_from_texts
from factcli.verdict.table import APART, Judgement, together

if TYPE_CHECKING:
    from factcli.parse.atoms import Assertion
    from factcli.store.base import ClaimBase
    from factcli.store.compiled import Compiled

NEAREST = 3
_ALIKE = 50
_SCANNED = 2000


def similarity(statement: str, text: str) -> int:
    """Return how alike two texts are in words, in per cent. It finds; it never decides."""
    from rapidfuzz import fuzz

    return round(fuzz.token_set_ratio(statement.casefold(), text.casefold()))


def check(statement: str, base: ClaimBase, as_of: int | None = None) -> Finding:
    """Check a statement against the claims of `base`.

    `as_of` is the present as a day ordinal; without it the base's own. Returns the
    finding with its proof. Never raises on any text.
    """
    compiled = compiled_of(base)
    ctx = Context(as_of=as_of if as_of is not None else base.as_of)
    decider = Decider(compiled.near, compiled.entities, ctx)
    parts: list[Part] = []
    question = False
    for said in read(statement, compiled.vocabulary, ctx):
        question = question or said.question
        parts.extend(_check_part(said, decider, compiled))
    return _finding(statement, tuple(parts), compiled, question=question)


def _check_part(said: Assertion, decider: Decider, compiled: Compiled) -> list[Part]:
    """Check one part; a list of subjects or values is taken apart when that decides it."""
    whole = decider.decide(said)
    if whole is not None and whole.judgement.verdict is Verdict.SUPPORTED:
        return [_part(said, whole, compiled)]
    variants = [] if collective(said) else split.listed(said.atoms)
    if variants:
        kind = "yes-no" if said.question else ""
        members = [assertion(said.text, v, question=kind, denied=said.denied) for v in variants]
        decided = [decider.decide(m) for m in members]
        if all(d is not None and d.judgement.verdict is not Verdict.UNVERIFIABLE for d in decided):
            return [_part(m, d, compiled) for m, d in zip(members, decided, strict=True)]
    return [_part(said, whole, compiled)]


def _finding(statement: str, parts: tuple[Part, ...], compiled: Compiled, *, question: bool) -> Finding:
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
        statement, verdict, reason, deciding.explanation if deciding else "nothing on file",
        parts, tuple(claims.values()), tuple(s for p in parts for s in p.slots),
        tuple(nearest.values())[:NEAREST], question,
    )  # fmt: skip


def _alike(statement: str, compiled: Compiled) -> list[Match]:
    found = [Match(t.claim, similarity(statement, t.claim.text)) for t in compiled.typed[:_SCANNED]]
    found.sort(key=lambda m: (-m.similarity, m.claim.id))
    return [m for m in found[:NEAREST] if m.similarity >= _ALIKE]


def _part(said: Assertion, decision: Decision | None, compiled: Compiled) -> Part:
    if decision is None:
        nearest = tuple(_alike(said.text, compiled))
        return Part(said.text, said.span, Verdict.UNVERIFIABLE, _no_reason(said), "nothing on file", nearest)
    judged = decision.judgement
    reason = judged.reason
    if judged.verdict is Verdict.UNVERIFIABLE and judged.state == APART:
        reason = _no_reason(said)
    typed = (judged.alignment.typed, *decision.also)
    matches = tuple(Match(t.claim, similarity(said.text, t.claim.text)) for t in typed)
    return Part(
        said.text, said.span, judged.verdict, reason, explain(judged, reason, compiled.entities), matches,
        slots_of_judgement(judged) + decision.rows, _drawing(judged),
    )  # fmt: skip


def _no_reason(said: Assertion) -> Reason:
    return {
        "wh": Reason.QUESTION, "possible": Reason.HEDGED, "conditional": Reason.HEDGED,
        "opinion": Reason.OPINION, "order": Reason.OPINION,
    }.get(said.modality, Reason.NO_CLAIM)  # fmt: skip


def _drawing(judged: Judgement) -> Drawing | None:
    alignment = judged.alignment
    stored = alignment.typed.state or alignment.typed.event
    if stored is None:
        return None
    for atom, cover in zip(alignment.said.atoms, alignment.covers, strict=True):
        if atom.time is not None and atom.time.choices and cover is not None and cover.slot == "time":
            return Drawing(stored, atom.time.choices[0])
    return None


__all__ = ["check", "claims_from_texts", "similarity"]
