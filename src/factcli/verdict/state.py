"""How a part lies on one claim: in full, in part, apart from it, or against it."""

from __future__ import annotations

from factcli.compare.content import light
from factcli.compare.cover import must_answer
from factcli.compare.evoke import ENOUGH
from factcli.compare.relations import AGREEING
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER, TIME, WORD
from factcli.records import TYPE_CHECKING
from factcli.verdict.table import APART, CLASH, FINER, FULL, PARTIAL, SWAPPED

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment, Cover
    from factcli.compare.typed import Typed

# From here on the claim's property is certainly what is spoken of.
_CLEAR = 0.9
# Fewer words make no sentence of the claim's own.
_OWN_WORDS = 2
# More than this beside the point is a point of its own.
_ASIDE = 3
_SAID = frozenset({"property", "value", "detail"})


def state_of(alignment: Alignment) -> tuple[str, list[int]]:
    """Return how the part lies on the claim, and the positions it leaves unanswered.

    `alignment.blocked` has to be what still keeps the claim from holding.
    """
    left = alignment.leftovers()
    if not alignment.same and (not _topical(alignment) or alignment.evoked < ENOUGH):
        return APART, left
    if alignment.blocked == "swapped":
        return SWAPPED, left
    clashes, opposes = alignment.clashes(), _opposes(alignment)
    open_value = opposes and not clashes and bool(left) and not alignment.slots("value")
    beside = not alignment.said.negated and not open_value and _beside(alignment, left)
    if (clashes or opposes) and beside:
        return (CLASH if clashes else FULL), []
    if clashes and _decides(alignment, left):
        return CLASH, left
    if left or alignment.blocked or not verb_held(alignment):
        return PARTIAL, left
    if clashes:
        return CLASH, left
    counts = alignment.typed.claim.value_kind == "quantity" and not alignment.slots("number")
    if alignment.flips and counts and not opposes:
        return PARTIAL, left  # how many came says nothing of how many stayed away
    beyond = [c for c in alignment.held() if c.relation is Relation.BEYOND]
    if beyond:
        loose = any(c.slot in _SAID and c.reason is None for c in beyond)
        return (PARTIAL if loose else FINER), left
    return (FULL if _whole(alignment) else PARTIAL), left


def verb_held(alignment: Alignment) -> bool:
    """Whether the part's main verb, unless light, is covered by the claim."""
    for frame in alignment.said.frames:
        if frame.main and not frame.copula and not light(frame.lemma):
            return alignment.covers[frame.verb] is not None
    return True


def _property_held(alignment: Alignment) -> bool:
    covers = (c for c in alignment.covers if c is not None)
    return any(c.slot == "property" and c.relation in AGREEING for c in covers)


def _unsaid_agent(alignment: Alignment) -> bool:
    """Whether the part is in the passive and names no agent."""
    return any(f.passive and not f.agent for f in alignment.said.frames)


def _topical(alignment: Alignment) -> bool:
    """Whether the part speaks of the claim: its subject, or its value and property."""
    typed = alignment.typed
    if typed.plain:
        return any(c is not None and a.kind in {ENTITY, NAME, WORD} for a, c in alignment.pairs())
    if alignment.slots("subject") or _in_own_words(alignment):
        return True
    if alignment.evoked < ENOUGH:
        return False
    if typed.heads and alignment.slots("value", "by", "place"):
        return True
    return _unnamed(alignment) and _property_held(alignment) and _nameless(alignment)


def _unnamed(alignment: Alignment) -> bool:
    """Whether the claim's subject may go unsaid: it has no name, or the part needs none."""
    if alignment.unsaid:
        return alignment.unsaid == "lone"
    if _common(alignment.typed) or alignment.slots("part"):
        return True
    return alignment.evoked >= _CLEAR and _unsaid_agent(alignment)


def _common(typed: Typed) -> bool:
    """Whether the claim's subject is told by a description and has no name of its own."""
    if typed.claim.subject_text:
        return typed.claim.subject_text[:1].islower()
    firsts = {name[0] for name in typed.names.get("subject", ())}
    return any(r.text[:1].islower() and r.text.split(" ", 1)[0] in firsts for r in typed.readings)


def _nameless(alignment: Alignment) -> bool:
    """Whether the part names nobody else, so that its subject may go unsaid."""
    return not any(a.kind in {ENTITY, NAME} and c is None for a, c in alignment.pairs())


def _in_own_words(alignment: Alignment) -> bool:
    """Whether one of the claim's own sentences has every word said, verb included."""
    asked: list[Cover | None] = [
        c for a, c in alignment.pairs() if must_answer(a) and a.kind not in {NUMBER, TIME}
    ]
    equal = [c.stored for c in asked if c is not None and c.relation is Relation.EQUAL]
    if len(equal) < max(len(asked), _OWN_WORDS):
        return False
    if all(light(f.lemma) or not f.main for f in alignment.said.frames):
        return False
    for held in _own_words(alignment.typed):
        if all(s in held or held.issuperset(s.casefold().split()) for s in equal):
            return True
    return False


@by_identity
def _own_words(typed: Typed) -> tuple[frozenset[str], ...]:
    """Return the words of each of the claim's own sentences."""
    return tuple(
        frozenset(word for a in reading.atoms for word in (a.lemma, *a.words))
        for reading in typed.own()
    )


def _decides(alignment: Alignment, left: list[int]) -> bool:
    """Whether a clash decides: no other name, number or time, and hardly a word, is open."""
    atoms = alignment.said.atoms
    if alignment.blocked == "other" or not verb_held(alignment):
        return False
    spare = 1 if alignment.evoked > ENOUGH and _property_held(alignment) else 0
    names = any(atoms[i].kind in {ENTITY, NAME, NUMBER, TIME} for i in left)
    return not names and len(left) <= spare


def _opposes(alignment: Alignment) -> bool:
    """Whether the part's main verb is the opposite of the main verb of the claim's own text."""
    for frame in alignment.said.frames:
        cover = alignment.covers[frame.verb]
        if not frame.copula and cover is not None and cover.relation is Relation.OPPOSITE:
            own = {f.lemma for r in alignment.typed.own() for f in r.frames if f.main}
            return cover.stored in own and alignment.flips % 2 == 1
    return _opposes_object(alignment)


def _opposes_object(alignment: Alignment) -> bool:
    """Whether two light verbs have opposite objects: "made a loss" where a profit was made."""
    objects = {
        r.atoms[f.patient[0]].lemma
        for r in alignment.typed.own()
        for f in r.frames
        if f.main and f.patient and light(f.lemma)
    }
    for frame in alignment.said.frames:
        if frame.main and not frame.copula and frame.patient and light(frame.lemma):
            cover = alignment.covers[frame.patient[0]]
            if cover is not None and cover.relation is Relation.OPPOSITE:
                return cover.stored in objects and alignment.flips % 2 == 1
    return False


def _beside(alignment: Alignment, left: list[int]) -> bool:
    """Whether all that is unanswered stands beside the point: adjuncts to a clear clash.

    "The lighthouse is in Northport, near the old town" is wrong for Northport, whatever the
    old town is.
    """
    place = any(c.slot == "place" for _, c in alignment.clashes())
    topic = alignment.slots("subject") or (place and alignment.slots("value"))
    if not topic or alignment.blocked or not verb_held(alignment):
        return False
    if not 0 < len(left) <= _ASIDE or (alignment.evoked < _CLEAR and not place):
        return False
    frames, atoms = alignment.said.frames, alignment.said.atoms
    core = {i for f in frames for g in (f.agent, f.patient, f.complement) for i in g}
    return core.isdisjoint(left) and all(atoms[i].kind not in {ENTITY, NAME, NUMBER} for i in left)


def _whole(alignment: Alignment) -> bool:
    """Whether enough of the claim itself is said for agreement to mean support."""
    typed = alignment.typed
    if typed.plain or alignment.same or _in_own_words(alignment):
        return True
    value = alignment.slots("value", "quote", "number", "time", "duration")
    value = value or (alignment.flips % 2 == 1 and _opposed_value(alignment))
    if alignment.slots("subject"):
        if value or typed.claim.value_kind == "boolean":
            return True
        if alignment.slots("place") and _verb_on_file(alignment):
            return True
        return bool(typed.heads) and _property_held(alignment)
    if not value or typed.claim.value_kind == "boolean" or not _property_held(alignment):
        return False
    bare = _unsaid_agent(alignment) or not alignment.said.frames
    return bare or alignment.slots("part", "number")


def _verb_on_file(alignment: Alignment) -> bool:
    """Whether the part's main verb stands in the claim's own sentences: "is held in Karsund"."""
    own = {f.lemma for r in alignment.typed.own() for f in r.frames if not f.copula}
    said = {f.lemma for f in alignment.said.frames if f.main and not f.copula}
    return bool(said) and said <= own


def _opposed_value(alignment: Alignment) -> bool:
    """Whether the very opposite of the claim's value is said: "a leftist", "a rightist"."""
    covers = (c for c in alignment.covers if c is not None)
    return any(c.slot == "value" and c.relation is Relation.OPPOSITE for c in covers)
