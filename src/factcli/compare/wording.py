"""Words of a statement against the words of a claim, by the lexicon's relations."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from factcli.compare.cover import Cover, asked, equal, telling
from factcli.compare.names import is_known, is_typo, likes, name_cover
from factcli.compare.relations import word_relation
from factcli.language import table, words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME, WORD
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.names import Likes
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

# Of several related words the one that agrees, then the one that clashes, then the coarser
# one counts; a word of the property or value counts a little more.
_LEXICAL = {
    Relation.EQUAL: 10, Relation.WITHIN: 8, Relation.OPPOSITE: 6, Relation.EXCLUSIVE: 4,
    Relation.BEYOND: 2,
}  # fmt: skip
_WEIGHTY = frozenset({"property", "value"})
_BESIDE = frozenset({"detail", "property", "phase"})
_AFTER = 4
_AGAINST = frozenset({Relation.OPPOSITE, Relation.EXCLUSIVE})


@by_identity
def _plain_words(said: Assertion) -> tuple[int, ...]:
    """Return the positions of what is neither a value nor a quotation."""
    values = {TIME, NUMBER, QUOTE, PUNCT}
    return tuple(i for i, a in enumerate(said.atoms) if a.content and a.kind not in values)


def cover_words(alignment: Alignment) -> None:
    """Cover the remaining words by the claim's words, and note opposites."""
    covers, atoms, typed = alignment.covers, alignment.said.atoms, alignment.typed
    answering = asked(alignment.said)
    remaining = [i for i in _plain_words(alignment.said) if covers[i] is None]
    for deep in (False, True):
        if deep and not _promising(alignment):
            return  # nothing of this claim is spoken of: no relation can decide
        for i in remaining:
            if covers[i] is None:
                if i in answering:
                    covers[i] = _word_cover(atoms[i], typed, deep=deep)
                elif slot := typed.bag.get(atoms[i].lemma):
                    covers[i] = equal(slot, atoms[i].lemma)
                elif deep:
                    covers[i] = _turned_bound(atoms[i], typed)


def _turned_bound(atom: Atom, typed: Typed) -> Cover | None:
    """Cover "started", as light as it may be, where the claim says that it finished."""
    bounds = words("verbs", "start") | words("verbs", "end")
    if not atom.verbal or atom.lemma not in bounds or typed.state is not None or typed.plain:
        return None
    cover = _related(atom.lemma, typed.lemmas)
    return cover if cover is not None and cover.relation is Relation.OPPOSITE else None


def _promising(alignment: Alignment) -> bool:
    """Whether the claim's subject, value or a good part of its words is named."""
    typed = alignment.typed
    if typed.plain or typed.attributed:
        return True
    if any(c is not None and c.slot not in _BESIDE for c in alignment.covers):
        return True
    every = asked(alignment.said)
    return 2 * sum(alignment.covers[i] is not None for i in every) >= len(every)


def _word_cover(atom: Atom, typed: Typed, *, deep: bool) -> Cover | None:
    """Return the best relation of a word that asks for an answer to any word of the claim.

    Without `deep` only the word itself is looked for, not the lexicon's relations.
    """
    if atom.kind == ENTITY:
        return _by_words(atom, typed) if deep else None
    cover = _literal(atom, typed)
    if cover is not None or atom.kind == NAME:
        return cover or name_cover(atom, typed)
    cover = _lexical(atom, typed) if deep else None
    return cover if cover is not None and cover.relation is not Relation.UNRELATED else None


def _literal(atom: Atom, typed: Typed) -> Cover | None:
    """Cover a word, or a compound by its parts, that the claim has itself."""
    bag = typed.bag
    keys = (atom.lemma, *atom.words) if len(atom.words) == 1 else (atom.lemma,)
    for key in keys:
        if key in bag:
            return equal(bag[key], key)
    if len(atom.words) > 1:
        weighty = [w for w in atom.words if w.rstrip("s") not in words("light", "general")]
        if weighty and all(w in bag for w in weighty):
            return equal(bag[weighty[-1]], atom.lemma)
    return None


def _lexical(atom: Atom, typed: Typed) -> Cover | None:
    """Cover a word by one that it misspells, or by the one it is most closely related to."""
    if not is_known(atom.lemma):
        for stored, slot in typed.bag.items():
            if is_typo(atom.lemma, stored):
                return Cover(Relation.EQUAL, slot, stored, note=f"read as {stored}")
    found = _related(atom.lemma, typed.lemmas)
    if found is not None and found.relation is Relation.WITHIN and atom.verbal:
        return None  # a verb's hypernym drops too much: to sign is to approve, not the reverse
    if found is not None and found.relation in _AGAINST and _mended(atom):
        return None  # "leaing" may be "leaking": a guess at a spelling refutes nothing
    another = found is not None and found.relation is Relation.EXCLUSIVE and found.slot == "subject"
    if another and atom.capital and atom.tag == "N":
        return None  # what one country does is not denied by what another does
    return found


def _mended(atom: Atom) -> bool:
    """Whether the word was read as another one that is spelt alike."""
    return len(atom.words) == 1 and fold(atom.text).strip(".") != atom.words[0]


@lru_cache(maxsize=16384)
def _related(lemma: str, stored_lemmas: tuple[tuple[str, str], ...]) -> Cover | None:
    """Return the strongest lexical relation, the first of several as strong."""
    best: Cover | None = None
    most = -1
    for stored, slot in stored_lemmas:
        relation = word_relation(lemma, stored)
        if relation is None:
            continue
        weight = _LEXICAL.get(relation, 0) + (slot in _WEIGHTY)
        if weight > most:
            best, most = Cover(relation, slot, stored), weight
    return best


def _by_words(atom: Atom, typed: Typed) -> Cover | None:
    """Cover a description that names another entity by the claim's own words for it."""
    if not atom.text[:1].islower():
        return None
    parts = [w for w in atom.words if w not in words("grammar", "preposition")]
    if all(map(_bag(typed).has, parts)):
        return equal("words", " ".join(parts))
    return None


@by_identity
def _bag(typed: Typed) -> Likes:
    return likes(typed.bag)


@by_identity
def _telling(said: Assertion) -> tuple[int, ...]:
    """Return the positions of the prepositions that a claim must answer for."""
    return tuple(i for i, atom in enumerate(said.atoms) if telling(atom))


@by_identity
def _structure(typed: Typed) -> frozenset[str]:
    """Return the claim's prepositions, conjunctions and adverbs."""
    atoms = (a for reading in typed.readings for a in reading.atoms)
    return frozenset(a.words[0] for a in atoms if a.tag in {"P", "C", "R", "D"} and a.words)


def cover_prepositions(alignment: Alignment) -> None:
    """Cover "before", "under", "without": words of structure that carry meaning."""
    _cover_denying(alignment)
    _cover_sides(alignment)
    found = [i for i in _telling(alignment.said) if alignment.covers[i] is None]
    if not found:
        return
    stored, opposed = _structure(alignment.typed), _pairs("opposed")
    for i in found:
        word = alignment.said.atoms[i].words[0]
        if word in {"before", "after"}:
            alignment.covers[i] = _order_cover(alignment, i, min(opposed[word]))
        elif word in stored:
            alignment.covers[i] = equal("detail", word)
        elif opposite := opposed.get(word, frozenset()) & stored:
            alignment.covers[i] = Cover(Relation.OPPOSITE, "detail", min(opposite))


@lru_cache(maxsize=2)
def _pairs(key: str) -> dict[str, frozenset[str]]:
    """Return, for each word of the pairs "one=other" of a table row, those it is paired with."""
    found: dict[str, set[str]] = {}
    for pair in table("relations")[key]:
        one, other = pair.split("=")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _placing(said: Assertion) -> tuple[tuple[int, str, frozenset[str]], ...]:
    """Return each word that denies another ("outside", "in"), its position, and of what."""
    return tuple(
        (i, atom.first_word, named)
        for i, atom in enumerate(said.atoms)
        if atom.kind == WORD
        and atom.first_word in _pairs("denying")
        and (named := _named_after(said.atoms, i))
    )


_said_placing = by_identity(_placing)


@by_identity
def _placed(typed: Typed) -> dict[str, frozenset[str]]:
    """Return the words that deny others which the claim says of each thing."""
    found: dict[str, set[str]] = {}
    for reading in typed.readings:
        for _, word, named in _placing(reading):
            for thing in named:
                found.setdefault(thing, set()).add(word)
    for name in (a.words for r in typed.own() for a in r.atoms if a.kind == ENTITY):
        for word, following in pairwise(name):  # "the homes without power"
            if word in _pairs("denying"):
                found.setdefault(following, set()).add(word)
    return {thing: frozenset(held) for thing, held in found.items()}


def _cover_denying(alignment: Alignment) -> None:
    """Cover "outside the town" as the opposite of "in the town"."""
    for i, word, mine in _said_placing(alignment.said):
        stored = _placed(alignment.typed)
        held = {other for thing in mine for other in stored.get(thing, ())}
        denied = held & _pairs("denying")[word]
        if denied and word not in held:
            alignment.covers[i] = Cover(Relation.OPPOSITE, "detail", min(denied))


def _cover_sides(alignment: Alignment) -> None:
    """Cover "for" and "against" behind a count: "14 votes for" is no count of those against."""
    counted = {lemma for n in alignment.typed.numbers for lemma in n.counted}
    for i, word, before in _said_sides(alignment.said):
        stored = _sides_held(alignment.typed) if not before or before in counted else ()
        if stored and alignment.covers[i] is None:
            relation = Relation.EQUAL if word in stored else Relation.OPPOSITE
            alignment.covers[i] = Cover(relation, "detail", min(stored))


def _sides(said: Assertion) -> tuple[tuple[int, str, str], ...]:
    """Return each "for" and "against", its position, and the word before it, "" for a number."""
    sides = words("relations", "side")
    return tuple(
        (i + 1, b.first_word, "" if a.kind == NUMBER else a.lemma)
        for i, (a, b) in enumerate(pairwise(said.atoms))
        if b.first_word in sides
    )


_said_sides = by_identity(_sides)


@by_identity
def _sides_held(typed: Typed) -> frozenset[str]:
    """Return which of "for" and "against" a claim has behind a number or what it counts."""
    counted = {lemma for n in typed.numbers for lemma in n.counted}
    held = (row for r in typed.own() for row in _sides(r))
    return frozenset(word for _, word, before in held if not before or before in counted)


def _order_cover(alignment: Alignment, i: int, opposite: str) -> Cover | None:
    """Compare "before X" with what the claim sets before or after the same X."""
    atoms = alignment.said.atoms
    word, mine = atoms[i].words[0], _named_after(atoms, i)
    for reading in alignment.typed.readings:
        for j, other in enumerate(reading.atoms):
            if other.tag != "P" or not other.words or other.words[0] not in {word, opposite}:
                continue
            if mine & _named_after(reading.atoms, j):
                relation = Relation.EQUAL if other.words[0] == word else Relation.OPPOSITE
                return Cover(relation, "detail", other.words[0])
    return None


def _named_after(atoms: Sequence[Atom], i: int) -> frozenset[str]:
    """Return what identifies the first thing after position `i`."""
    for atom in atoms[i + 1 : i + 1 + _AFTER]:
        if atom.content and atom.kind in {ENTITY, NAME, WORD}:
            return frozenset(atom.entities) or frozenset({atom.lemma})
    return frozenset()
