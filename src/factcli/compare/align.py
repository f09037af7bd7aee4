"""The order of a comparison: names, times, numbers, quotations, words, roles."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.amounts import cover_numbers
from factcli.compare.cover import Alignment, Cover, asked
from factcli.compare.evoke import CLEARLY, evoked
from factcli.compare.fractions import cover_fractions
from factcli.compare.moving import cover_moving
from factcli.compare.names import cover_names
from factcli.compare.placing import misplaced, unlinked
from factcli.compare.quotes import cover_quotes
from factcli.compare.relations import word_relation
from factcli.compare.roles import check_roles, converses
from factcli.compare.votes import cover_votes
from factcli.compare.when import cover_times
from factcli.compare.wording import cover_prepositions, cover_words
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import WORD
from factcli.parse.polarity import failed_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion


def align(said: Assertion, typed: Typed, ctx: Context) -> Alignment:
    """Lay one part of a statement against one claim."""
    alignment = Alignment(said, typed, [None] * len(said.atoms))
    cover_names(alignment)
    cover_times(alignment, ctx)
    cover_votes(alignment)
    cover_fractions(alignment, ctx)
    cover_numbers(alignment, ctx)
    cover_quotes(alignment)
    cover_prepositions(alignment)
    cover_words(alignment)
    for i in converses(alignment):
        cover = alignment.covers[i]
        if cover is not None:
            alignment.covers[i] = Cover(Relation.EQUAL, "property", cover.stored)
    cover_moving(alignment)
    _cover_lasting(alignment)
    _cover_planned(alignment)
    alignment.evoked = evoked(alignment)
    alignment.flips = _flips(alignment)
    alignment.blocked = _blocked(alignment)
    for i in misplaced(alignment):
        alignment.covers[i] = None
    return alignment


def _cover_lasting(alignment: Alignment) -> None:
    """Cover "lasted" where the claim tells how long: "struck for six days"."""
    pairs = list(alignment.pairs())
    if not any(
        c is not None and c.slot == "number" and a.number and a.number.dimension == "time"
        for a, c in pairs
    ):
        return
    if not _told_how_long(alignment.typed):
        return
    for i, (atom, cover) in enumerate(pairs):
        if cover is None and atom.verbal and atom.lemma in words("verbs", "last"):
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.lemma)


def _cover_planned(alignment: Alignment) -> None:
    """Cover "intends" and "due" where the claim is a plan by other words: "will not close"."""
    typed = alignment.typed
    if alignment.said.modality != "plan" or typed.attributed:
        return
    if not (typed.claim.plan or any(r.modality == "plan" for r in typed.readings[:1])):
        return
    for i, (atom, cover) in enumerate(alignment.pairs()):
        if cover is None and atom.kind == WORD and atom.lemma in words("hedges", "scheduled"):
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.lemma)


@by_identity
def _told_how_long(typed: Typed) -> bool:
    """Return whether the claim's own sentences have "for" before a duration."""
    return any(
        before.first_word == "for" and after.number is not None and after.number.dimension == "time"
        for reading in typed.own()
        for before, after in pairwise(reading.atoms)
    )


def _blocked(alignment: Alignment) -> str:
    """Return what keeps the claim from holding for the part, "" when nothing does."""
    roles = check_roles(alignment)
    if roles:
        return roles
    if unlinked(alignment):
        return "unlinked"
    if _inverted(alignment):
        return "inverted"
    return "two-sided" if _two_sided(alignment) else ""


def _two_sided(alignment: Alignment) -> bool:
    """Whether the claim says a thing and its opposite of different cases, and the part one.

    "Open Tuesday to Sunday, closed on Mondays" has the words of "open on Mondays".
    """
    equal = (c for c in alignment.covers if c is not None and c.relation is Relation.EQUAL)
    said = {c.stored for c in equal}
    return any(
        word_relation(lemma, other) is Relation.OPPOSITE
        for own in _own_lemmas(alignment.typed)
        for lemma in own & said
        for other in own - said
    )


@by_identity
def _own_lemmas(typed: Typed) -> tuple[frozenset[str], ...]:
    """Return the lemmas of the words in each of the claim's own sentences."""
    return tuple(
        frozenset(a.lemma for a in r.atoms if a.content and a.kind == WORD) for r in typed.own()
    )


def _inverted(alignment: Alignment) -> bool:
    """Whether the claim's own verb turns what follows it, and the part leaves that verb out.

    "Drops support for X" does not say "supports X", nor "plans to leave" "left".
    """
    readings = alignment.typed.readings
    main = next((f for r in readings[:1] for f in r.frames if f.main), None)
    if main is None or main.lemma not in words("verbs", "invert"):
        return False
    covers = (c for c in alignment.covers if c is not None)
    said = {c.stored for c in covers if c.slot in {"property", "detail"}}
    verbs = {f.lemma for f in alignment.said.frames}
    if main.lemma in said or any(word_relation(v, main.lemma) is not None for v in verbs):
        return False
    modality = alignment.said.modality
    held = {f.lemma for r in readings if r.modality == modality for f in r.frames if f.main}
    return not verbs & held


@by_identity
def _asked_lemmas(said: Assertion) -> frozenset[str]:
    """Return the lemmas that must be answered for, and those of the verbs, light or not."""
    verbs = (f.lemma for f in said.frames)
    return frozenset((*(said.atoms[i].lemma for i in asked(said)), *verbs))


def _refused(alignment: Alignment, i: int) -> bool:
    """Whether a word is the opposite of the "refused to" that already denies the claim's deed."""
    own = alignment.typed.readings[:1]
    at = failed_at(own[0].atoms) if own else -1
    cover = alignment.covers[i]
    return at >= 0 and cover is not None and cover.stored == own[0].atoms[at].lemma


def _flips(alignment: Alignment) -> int:
    """Count the opposites said: antonyms of the claim's words, and its denial phrases."""
    covers = enumerate(alignment.covers)
    opposites = {i for i, c in covers if c is not None and c.relation is Relation.OPPOSITE}
    if opposites:
        opposites.discard(failed_at(alignment.said.atoms))  # counted as a negation already
        opposites -= {i for i in opposites if _refused(alignment, i)}
    if opposites or not alignment.typed.denials:
        return len(opposites)
    heads = [alignment.covers[f.agent[0]] for f in alignment.said.frames if f.main and f.agent]
    if any(c is not None and c.slot == "value" for c in heads):
        return 0  # what would deny it of the subject is said of somebody else
    lemmas = _asked_lemmas(alignment.said)
    denied = any(lemmas.issuperset(denial) for denial in alignment.typed.denials)
    if not denied or any(p and p <= lemmas for p in alignment.typed.phrases):
        return 0
    alignment.evoked = max(alignment.evoked, CLEARLY)
    # Of a claim without a period "former" is as much as its denial: no second turn.
    ended = alignment.said.phase == "former" and alignment.typed.state is None
    return 0 if ended else 1
