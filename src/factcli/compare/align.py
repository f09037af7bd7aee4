"""The order of a comparison: names, times, numbers, quotations, words, roles."""

from __future__ import annotations

from factcli.compare.amounts import cover_numbers
from factcli.compare.cover import (
    Alignment,
    Cover,
    cover_names,
    cover_prepositions,
    cover_words,
    must_answer,
    word_relation,
)  # fmt: skip
from factcli.compare.placing import misplaced, unlinked
from factcli.compare.quotes import cover_quotes
from factcli.compare.roles import check_roles, converses
from factcli.compare.typed import light
from factcli.compare.when import cover_times
from factcli.language import lexicon, words
from factcli.model import Relation
from factcli.parse.polarity import failed_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion

_SAME = (Relation.EQUAL, Relation.WITHIN, Relation.OPPOSITE)


def main_verb(said: Assertion) -> str:
    """Return the lemma of the first main verb, "" when the part has none."""
    return next((f.lemma for f in said.frames if f.main), "")


def _evoked(alignment: Alignment) -> float:
    """Return how much of the claim's property the statement speaks of, 0 to 1.

    A claim whose property has light words only ("is in", "was") is evoked by a light or
    missing verb.
    """
    typed = alignment.typed
    matched = {
        c.stored for c in alignment.covers
        if c is not None and c.relation in _SAME and c.slot in {"property", "detail", "value"}
    }  # fmt: skip
    best = max((_share(p, matched, typed) for p in typed.phrases if p), default=0.0)
    verb = main_verb(alignment.said)
    loose = not verb or light(verb) or _phased(alignment)
    if best < 0.6 and typed.event is not None and _occurs(alignment):
        return 0.6
    if loose and (typed.light or any(not p for p in typed.phrases)):
        best = max(best, 0.6)
    if loose and best < 0.5 and _by_preposition(alignment):
        best = 0.5
    if loose and best < 0.6 and any(c is not None and c.slot == "duration" for c in alignment.covers):
        best = 0.6
    if loose and best < 0.5 and _heads_counted(alignment):
        best = 0.5
    if loose and typed.claim.value_kind == "quantity" and any(
        c is not None and c.slot == "number" for c in alignment.covers
    ):
        best = max(best, 0.5 if typed.numbers and typed.numbers[0].quantity.dimension != "count" else best)
    return best


def _heads_counted(alignment: Alignment) -> bool:
    """Whether people are counted on both sides: "48,000 were at the final", spectators."""
    numbers = [n for n in alignment.typed.numbers if n.slot == "value" and n.quantity.dimension == "count"]
    persons = any(lexicon.is_a(w, "person") for n in numbers for w in n.counted)
    return persons and any(c is not None and c.slot == "number" for c in alignment.covers)


def _share(phrase: frozenset[str], matched: set[str], typed: Typed) -> float:
    """Return how much of one way to say the property is said; without its verb, half as much."""
    share = len(phrase & matched) / len(phrase)
    verb = typed.verbs.get(phrase, "")
    return share if not verb or verb in matched else share * 0.49


def _occurs(alignment: Alignment) -> bool:
    """Whether the part only says when or where the claim's subject took place."""
    timed = any(c is not None and c.slot in {"time", "place"} for c in alignment.covers)
    for frame in alignment.said.frames:
        if frame.main:
            cover = alignment.covers[frame.verb]
            named = cover is not None and cover.slot == "subject"
            return timed and (named or frame.lemma in words("verbs", "occur"))
    return False


def _phased(alignment: Alignment) -> bool:
    """Whether the main verb only sets the phase: "became", "left", "spent ten years as"."""
    for frame in alignment.said.frames:
        if frame.main:
            cover = alignment.covers[frame.verb]
            return cover is not None and cover.slot == "phase"
    return False


def _by_preposition(alignment: Alignment) -> bool:
    """Whether a light verb takes the value by the property's own preposition ("got it from")."""
    phrase = alignment.typed.claim.property or next(iter(alignment.typed.claim.phrases), "")
    last = phrase.split()[-1] if phrase.split() else ""
    if last not in {"from", "to", "with", "for", "against", "into"}:
        return False
    said = alignment.said.atoms
    return any(
        c is not None and c.slot == "value" and i and said[i - 1].words[:1] == (last,)
        for i, c in enumerate(alignment.covers)
    )


def _two_sided(alignment: Alignment) -> bool:
    """Whether the claim says a thing and its opposite of different cases, and the part one.

    "Open Tuesday to Sunday, closed on Mondays" has the words of "open on Mondays".
    """
    typed = alignment.typed
    own = {a.lemma for r in typed.readings[: typed.primary] for a in r.atoms if a.content and a.kind == "word"}
    said = {c.stored for c in alignment.covers if c is not None and c.relation is Relation.EQUAL}
    for lemma in own & said:
        if any(o not in said and word_relation(lemma, o) is Relation.OPPOSITE for o in own - {lemma}):
            return True
    return False


def _inverted(alignment: Alignment) -> bool:
    """Whether the claim's own verb turns what follows it, and the part leaves that verb out.

    "Drops support for X" does not say "supports X", nor "plans to leave" "left".
    """
    typed = alignment.typed
    reading = typed.readings[0] if typed.readings else None
    if reading is None or not reading.frames:
        return False
    main = next((f for f in reading.frames if f.main), None)
    if main is None or main.lemma not in words("verbs", "invert"):
        return False
    said = {c.stored for c in alignment.covers if c is not None and c.slot in {"property", "detail"}}
    verbs = {f.lemma for f in alignment.said.frames}
    if main.lemma in said or any(word_relation(v, main.lemma) is not None for v in verbs):
        return False
    modality = alignment.said.modality
    held = {p.lemma for r in typed.readings if r.modality == modality for p in r.frames if p.main}
    return not verbs & held


def _flips(alignment: Alignment) -> int:
    """Count the opposites said: antonyms of the claim's words, and its denial phrases."""
    failing = failed_at(alignment.said.atoms)  # counted as a negation already
    flips = sum(
        1 for i, c in enumerate(alignment.covers)
        if c is not None and c.relation is Relation.OPPOSITE and i != failing
    )  # fmt: skip
    if flips:
        return flips
    heads = [alignment.covers[f.agent[0]] for f in alignment.said.frames if f.main and f.agent]
    if any(c is not None and c.slot == "value" for c in heads):
        return 0  # what would deny it of the subject is said of somebody else
    lemmas = [a.lemma for a in alignment.said.atoms if must_answer(a)]
    for denial in alignment.typed.denials:
        if all(word in lemmas for word in denial):
            positive = any(p and p <= set(lemmas) for p in alignment.typed.phrases)
            if not positive:
                alignment.evoked = max(alignment.evoked, 0.6)
                return 0 if alignment.said.phase == "former" and alignment.typed.state is None else 1
    return 0


def align(said: Assertion, typed: Typed, ctx: Context) -> Alignment:
    """Lay one part of a statement against one claim."""
    alignment = Alignment(said, typed, [None] * len(said.atoms))
    cover_names(alignment)
    cover_times(alignment, ctx)
    cover_numbers(alignment, ctx)
    cover_quotes(alignment)
    cover_prepositions(alignment)
    cover_words(alignment)
    for i in converses(alignment):
        alignment.covers[i] = Cover(Relation.EQUAL, "property", alignment.covers[i].stored)  # type: ignore[union-attr]
    alignment.evoked = _evoked(alignment)
    alignment.flips = _flips(alignment)
    alignment.blocked = check_roles(alignment) or ("unlinked" if unlinked(alignment) else "")
    if not alignment.blocked and _inverted(alignment):
        alignment.blocked = "inverted"
    if not alignment.blocked and _two_sided(alignment):
        alignment.blocked = "two-sided"
    for i in misplaced(alignment):
        alignment.covers[i] = None
    return alignment
