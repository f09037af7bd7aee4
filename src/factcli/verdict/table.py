"""Relations to verdict and reason: a part against one claim, and the parts together.

The tables follow MacCartney and Manning's projection of relations through negation
(2009): under "not" an equal or weaker statement is contradicted, an exclusive one holds.
"""

from __future__ import annotations

from factcli.compare.cover import must_answer
from factcli.compare.typed import light
from factcli.model import Reason, Relation, Verdict
from factcli.parse.atoms import ENTITY, NAME, NUMBER, TIME
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment

FULL, CLASH, FINER, SWAPPED, PARTIAL, APART = "full", "clash", "finer", "swapped", "partial", "apart"

# (how the part lies on the claim, whether its polarity is turned) -> verdict and reason;
# a reason of None is taken from the slot that decided.
TABLE: dict[tuple[str, bool], tuple[Verdict, Reason | None]] = {
    (FULL, False): (Verdict.SUPPORTED, None),
    (FULL, True): (Verdict.REFUTED, Reason.OPPOSITE),
    (CLASH, False): (Verdict.REFUTED, None),
    (CLASH, True): (Verdict.SUPPORTED, Reason.COMPUTED),
    (FINER, False): (Verdict.UNVERIFIABLE, Reason.TOO_FINE),
    (FINER, True): (Verdict.UNVERIFIABLE, Reason.TOO_FINE),
    (SWAPPED, False): (Verdict.REFUTED, Reason.ROLES_SWAPPED),
    (SWAPPED, True): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (PARTIAL, False): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (PARTIAL, True): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (APART, False): (Verdict.UNVERIFIABLE, Reason.NO_CLAIM),
    (APART, True): (Verdict.UNVERIFIABLE, Reason.NO_CLAIM),
}

EVOKED = 0.5
_OWN_WORDS = 2
_ASIDE = 3
_CLEAR = 0.9
_STRENGTH = {Verdict.SUPPORTED: 4, Verdict.REFUTED: 3, Verdict.DISPUTED: 2, Verdict.UNVERIFIABLE: 1, Verdict.MIXED: 0}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one claim says of one part, with what decided and how well it fits."""

    verdict: Verdict
    reason: Reason
    alignment: Alignment
    state: str
    fit: float
    missing: tuple[str, ...] = ()
    note: str = ""
    side: str = ""


def coverage(alignment: Alignment) -> float:
    """Return the share of the part's answerable atoms that something stored covers."""
    asked = [i for i, a in enumerate(alignment.said.atoms) if must_answer(a)]
    if not asked:
        return 0.0
    held = sum(1 for i in asked if alignment.covers[i] is not None)
    return held / len(asked)


def sound(alignment: Alignment) -> bool:
    """Whether the claim is what the part speaks of, with subject, property and roles right."""
    return (
        alignment.slots("subject") and alignment.evoked >= EVOKED and not alignment.blocked
        and _verb_held(alignment) and not alignment.clashes()
    )  # fmt: skip


def _verb_held(alignment: Alignment) -> bool:
    """Whether the part's main verb, unless light, is covered by the claim."""
    for frame in alignment.said.frames:
        if frame.main and not frame.copula and not light(frame.lemma):
            return alignment.covers[frame.verb] is not None
    return True


def _topical(alignment: Alignment) -> bool:
    """Whether the part speaks of the claim: its subject, or its value and property."""
    typed = alignment.typed
    if typed.plain:
        return any(
            c is not None and alignment.said.atoms[i].kind in {ENTITY, NAME, "word"}
            for i, c in enumerate(alignment.covers)
        )
    if alignment.slots("subject") or _in_own_words(alignment):
        return True
    if alignment.slots("value", "by", "place") and bool(typed.heads):
        return alignment.evoked >= EVOKED
    unnamed = typed.claim.subject_text[:1].islower() or alignment.slots("part") or (
        alignment.evoked >= _CLEAR and any(f.passive and not f.agent for f in alignment.said.frames)
    )  # fmt: skip
    return bool(unnamed) and alignment.evoked >= EVOKED and _property_held(alignment) and _nameless(alignment)


def _in_own_words(alignment: Alignment) -> bool:
    """Whether one of the claim's own sentences has every word said, verb included."""
    asked = [
        (a, c) for a, c in zip(alignment.said.atoms, alignment.covers, strict=True)
        if must_answer(a) and a.kind not in {NUMBER, TIME}
    ]  # fmt: skip
    if len(asked) < _OWN_WORDS or any(c is None or c.relation is not Relation.EQUAL for _, c in asked):
        return False
    if not any(not light(f.lemma) and f.main for f in alignment.said.frames):
        return False
    typed = alignment.typed
    stored = [c.stored for _, c in asked if c is not None]
    for reading in typed.readings[: typed.primary]:
        held = {a.lemma for a in reading.atoms} | {w for a in reading.atoms for w in a.words}
        if all(s in held or all(w in held for w in s.casefold().split()) for s in stored):
            return True
    return False


def _nameless(alignment: Alignment) -> bool:
    """Whether the part names nobody else, so that its subject may go unsaid."""
    return not any(
        a.kind in {ENTITY, NAME} and c is None
        for a, c in zip(alignment.said.atoms, alignment.covers, strict=True)
    )


def _state(alignment: Alignment) -> tuple[str, list[int]]:
    """Return how the part lies on the claim, and what it leaves unanswered."""
    left = alignment.leftovers()
    beyond = [c for c in (*alignment.covers, *alignment.extra) if c is not None and c.relation is Relation.BEYOND]
    clashes = alignment.clashes()
    if not alignment.same and (not _topical(alignment) or alignment.evoked < EVOKED):
        return APART, left
    if alignment.same and alignment.blocked == "unlinked":
        alignment.blocked = ""
    if alignment.blocked == "swapped":
        return SWAPPED, left
    names = [i for i in left if alignment.said.atoms[i].kind in {ENTITY, NAME, NUMBER, TIME}]
    if (clashes or _opposes(alignment)) and _beside(alignment, left) and not said_negated(alignment):
        return (CLASH if clashes else FULL), []
    spare = 1 if alignment.evoked > EVOKED and _property_held(alignment) else 0
    if clashes and not names and len(left) <= spare and _verb_held(alignment) and alignment.blocked != "other":
        return CLASH, left
    if left or alignment.blocked or not _verb_held(alignment):
        return PARTIAL, left
    if clashes:
        return CLASH, left
    if alignment.flips and alignment.typed.claim.value_kind == "quantity" and not alignment.slots("number") and not _opposes(alignment):
        return PARTIAL, left  # how many came says nothing of how many stayed away
    if beyond:
        words = any(c.slot in {"property", "value", "detail"} and c.reason is None for c in beyond)
        return (PARTIAL if words else FINER), left
    return (FULL if _whole(alignment) else PARTIAL), left


def said_negated(alignment: Alignment) -> bool:
    """Whether the part itself negates: then more detail can make it true."""
    return alignment.said.negated


def _opposes(alignment: Alignment) -> bool:
    """Whether the part's main verb is the opposite of the main verb of the claim's own text."""
    typed = alignment.typed
    own = {f.lemma for r in typed.readings[: typed.primary] for f in r.frames if f.main}
    for frame in alignment.said.frames:
        cover = alignment.covers[frame.verb]
        if not frame.copula and cover is not None and cover.relation is Relation.OPPOSITE:
            return cover.stored in own and alignment.flips % 2 == 1
    return False


def _beside(alignment: Alignment, left: list[int]) -> bool:
    """Whether all that is unanswered stands beside the point: adjuncts to a clear clash.

    "The prison is in Quito, near the old town" is wrong for Quito, whatever the old town is.
    """
    placed = any(c.slot == "place" for _, c in alignment.clashes()) and alignment.slots("value")
    topic = alignment.slots("subject") or placed
    if not left or len(left) > _ASIDE or not topic or not _verb_held(alignment) or alignment.blocked:
        return False
    if alignment.evoked < _CLEAR and not any(c.slot == "place" for _, c in alignment.clashes()):
        return False
    core = {i for f in alignment.said.frames for g in (f.agent, f.patient, f.complement) for i in g}
    atoms = alignment.said.atoms
    return not core & set(left) and not any(atoms[i].kind in {ENTITY, NAME, NUMBER} for i in left)


def _whole(alignment: Alignment) -> bool:
    """Whether enough of the claim itself is said for agreement to mean support."""
    typed = alignment.typed
    if typed.plain or alignment.same:
        return True
    if _in_own_words(alignment):
        return True
    subject = alignment.slots("subject")
    value = alignment.slots("value", "quote", "number", "time", "duration")
    if subject and value:
        return True
    if typed.claim.value_kind == "boolean":
        return subject
    if subject:
        return bool(typed.heads) and _property_held(alignment)
    passive = any(f.passive and not f.agent for f in alignment.said.frames)
    bare = passive or not alignment.said.frames or alignment.slots("part") or alignment.slots("number")
    return value and bare and _property_held(alignment)


def _property_held(alignment: Alignment) -> bool:
    return any(
        c is not None and c.slot == "property" and c.relation in {Relation.EQUAL, Relation.WITHIN, Relation.OPPOSITE}
        for c in alignment.covers
    )


def _reason(alignment: Alignment, state: str) -> tuple[Reason, str]:
    """Return the reason that the deciding slot gives, and its note."""
    if state == CLASH:
        order = {"time": 0, "duration": 1, "number": 2, "quote": 3, "place": 4, "value": 5}
        found = sorted((c for _, c in alignment.clashes()), key=lambda c: order.get(c.slot, 6))
        first = found[0]
        return first.reason or Reason.OPPOSITE, first.note
    ranked = {
        Reason.COMPUTED: 0, Reason.WITHIN_PERIOD: 1, Reason.WITHIN_NUMBER: 2,
        Reason.QUOTE_MATCHES: 3, Reason.WITHIN_PLACE: 4,
    }  # fmt: skip
    reasons = [
        c for c in (*alignment.covers, *alignment.extra)
        if c is not None and c.reason in ranked
    ]  # fmt: skip
    best = min(reasons, key=lambda c: ranked[c.reason], default=None)  # type: ignore[index]
    return (best.reason or Reason.MATCHES, best.note) if best else (Reason.MATCHES, "")


def polarity(alignment: Alignment) -> bool:
    """Whether the part turns the claim round: one negation or opposite on one side only."""
    typed = alignment.typed
    stored = typed.claim.negative or bool(typed.readings and typed.readings[0].negated)
    return (alignment.said.negated + stored + alignment.flips) % 2 == 1


def judge(alignment: Alignment) -> Judgement:
    """Return what this claim says of the part, speech and plans left aside."""
    state, left = _state(alignment)
    turned = polarity(alignment)
    if state == CLASH and turned and (left or alignment.flips or not _denial_holds(alignment)):
        state = PARTIAL
    verdict, reason = TABLE[state, turned]
    note = ""
    if reason is None:
        reason, note = _reason(alignment, state)
    elif state == CLASH:
        _, note = _reason(alignment, state)
    fit = coverage(alignment) + alignment.evoked / 2
    missing = tuple(alignment.said.atoms[i].text for i in left)
    return Judgement(verdict, reason, alignment, state, fit, missing, note)


def _denial_holds(alignment: Alignment) -> bool:
    """Whether a clash under "not" means support: the slot has one value, and it is another."""
    slots = {c.slot for _, c in alignment.clashes()}
    return slots <= {"time", "duration", "number"} or (slots == {"value"} and alignment.typed.single)


def strength(judgement: Judgement) -> tuple[float, ...]:
    """Order judgements: what decides first, then how well the claim fits.

    A claim that says the very thing, or its negation, outweighs one that excludes it.
    """
    if judgement.state == FINER:  # one claim leaves it possible: another's clash cannot refute it
        return (_STRENGTH[Verdict.REFUTED] + 0.2, judgement.fit)
    whole = judgement.state == FULL and judgement.verdict is Verdict.REFUTED
    return (_STRENGTH[judgement.verdict] + (1.5 if whole else 0) + (judgement.state == FULL), judgement.fit)


def together(parts: Sequence[tuple[Verdict, Reason]]) -> tuple[Verdict, Reason]:
    """Return the statement's verdict and reason from those of its parts.

    >>> together([(Verdict.SUPPORTED, Reason.MATCHES), (Verdict.REFUTED, Reason.OPPOSITE)])
    (<Verdict.MIXED: 'mixed'>, <Reason.OPPOSITE: 'opposite'>)
    """
    verdicts = [v for v, _ in parts]
    if not parts:
        return Verdict.UNVERIFIABLE, Reason.NO_CLAIM
    order = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.UNVERIFIABLE, Verdict.SUPPORTED)
    deciding = next(v for v in order if v in verdicts)
    reason = next(r for v, r in parts if v is deciding)
    if deciding is Verdict.REFUTED and Verdict.SUPPORTED in verdicts:
        return Verdict.MIXED, reason
    return deciding, reason
