"""How much of a claim's property a statement speaks of."""

from __future__ import annotations

from functools import lru_cache

from factcli.compare.content import light
from factcli.compare.relations import AGREEING, SAME, word_relation
from factcli.language import lexicon, words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment, Cover
    from factcli.compare.typed import Typed

# A property counts as spoken of from a half on; a claim that decides against others needs
# a little more.
ENOUGH, CLEARLY = 0.5, 0.6
# The words of a property without its verb stay below a half.
_VERBLESS = 0.49
_SPEAKING = frozenset({"property", "detail", "value"})
_CARRYING = frozenset({"from", "to", "with", "for", "against", "into"})


def evoked(alignment: Alignment) -> float:
    """Return how much of the claim's property the statement speaks of, 0 to 1.

    A claim whose property has light words only ("is in", "was") is evoked by a light or
    missing verb.
    """
    typed = alignment.typed
    matched = {
        c.stored
        for c in alignment.covers
        if c is not None and c.relation in AGREEING and c.slot in _SPEAKING
    }
    if all(_in_subject(alignment, f.verb) for f in alignment.said.frames):
        matched |= _named_words(alignment)
    best = _best(typed, matched)
    if matched and best < ENOUGH:
        best = _best(typed, matched | _also_meant(alignment))
    if best < CLEARLY and typed.event is not None and _occurs(alignment):
        return CLEARLY
    verb = next((f.lemma for f in alignment.said.frames if f.main), "")
    if verb and not light(verb) and not _phased(alignment):
        return best
    return max(best, _loosely(alignment))


def _best(typed: Typed, matched: set[str]) -> float:
    """Return how much is said of the way to say the property that is said most of."""
    phrases = typed.phrases if matched else ()
    return max(
        (_share(p, matched, typed) for p in phrases if not p.isdisjoint(matched)), default=0.0
    )


def _also_meant(alignment: Alignment) -> set[str]:
    """Return the words of the property that mean what a covered word means, besides its own.

    "Severed" is covered by "broke off", and says "cut" in "cut ties with" as well.
    """
    said = {
        a.lemma
        for a, c in alignment.pairs()
        if c is not None and c.slot in _SPEAKING and c.relation in SAME
    }
    heads = alignment.typed.heads
    return {head for word in said for head in _meant_by(word, heads)} - said


@lru_cache(maxsize=16384)
def _meant_by(word: str, heads: frozenset[str]) -> frozenset[str]:
    """Return which of a property's words mean the same as a word."""
    return frozenset(h for h in heads if word_relation(word, h) is Relation.EQUAL)


def _in_subject(alignment: Alignment, i: int) -> bool:
    cover = alignment.covers[i]
    return cover is not None and cover.slot == "subject"


def _named_words(alignment: Alignment) -> set[str]:
    """Return the words of names: "town hall vote: 14 against" needs no second "votes"."""
    named = (a for a, c in alignment.pairs() if c is not None and c.slot == "subject")
    return {word for a in named for word in (a.lemma, *a.words)}


def _loosely(alignment: Alignment) -> float:
    """Return how much a light, missing or phase-setting verb evokes."""
    typed = alignment.typed
    bare = typed.light or not all(typed.phrases) or _tells_only_when(typed)
    if bare or _covered(alignment, "duration"):
        return CLEARLY
    if _by_preposition(alignment) or _heads_counted(alignment):
        return ENOUGH
    measured = typed.claim.value_kind == "quantity" and _covered(alignment, "number")
    if measured and typed.numbers and typed.numbers[0].quantity.dimension != "count":
        return ENOUGH
    return 0.0


@by_identity
def _tells_only_when(typed: Typed) -> bool:
    """Whether every way to say the claim only says when its subject was: "lasted from"."""
    when = {w for key in ("last", "occur") for verb in words("verbs", key) for w in verb.split()}
    period = typed.claim.value_kind == "period" and typed.state is not None
    return period and bool(typed.phrases) and typed.heads <= when


def _covered(alignment: Alignment, *slots: str) -> bool:
    return any(c is not None and c.slot in slots for c in alignment.covers)


def _share(phrase: frozenset[str], matched: set[str], typed: Typed) -> float:
    """Return how much of one way to say the property is said; without its verb, half as much."""
    share = len(phrase & matched) / len(phrase)
    verb = typed.verbs.get(phrase, "")
    return share if not verb or verb in matched else share * _VERBLESS


def _heads_counted(alignment: Alignment) -> bool:
    """Whether people are counted on both sides: "48,000 were at the final", spectators."""
    numbers = [n for n in alignment.typed.numbers if n.slot == "value"]
    persons = any(
        lexicon.is_a(w, "person")
        for n in numbers
        if n.quantity.dimension == "count"
        for w in n.counted
    )
    return persons and _covered(alignment, "number")


def _main_verb(alignment: Alignment) -> tuple[str, Cover | None]:
    """Return the lemma and the cover of the first main verb."""
    frame = next((f for f in alignment.said.frames if f.main), None)
    return (frame.lemma, alignment.covers[frame.verb]) if frame is not None else ("", None)


def _occurs(alignment: Alignment) -> bool:
    """Whether the part only says when or where the claim's subject took place."""
    lemma, cover = _main_verb(alignment)
    named = cover is not None and cover.slot == "subject"
    if not named and lemma not in words("verbs", "occur"):
        return False
    return _covered(alignment, "time", "place")


def _phased(alignment: Alignment) -> bool:
    """Whether the main verb only sets the phase: "became", "left", "spent ten years as"."""
    _, cover = _main_verb(alignment)
    return cover is not None and cover.slot == "phase"


def _by_preposition(alignment: Alignment) -> bool:
    """Whether a light verb takes the value by the property's own preposition ("got it from")."""
    claim = alignment.typed.claim
    phrase = (claim.property or next(iter(claim.phrases), "")).split()
    if not phrase or phrase[-1] not in _CARRYING:
        return False
    before = (phrase[-1],)
    atoms = alignment.said.atoms
    return any(
        c is not None and c.slot == "value" and i and atoms[i - 1].words[:1] == before
        for i, c in enumerate(alignment.covers)
    )
