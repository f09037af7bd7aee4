"""A base made ready to check against: vocabulary, typed claims, and an index of words."""

from __future__ import annotations

import math

from factcli.compare.content import content_lemmas
from factcli.compare.typed import Typed
from factcli.language import countries, lexicon
from factcli.model import Context, Verdict
from factcli.parse.atoms import NUMBER, TIME, WORD, Assertion
from factcli.parse.vocabulary import Vocabulary, name_words
from factcli.records import TYPE_CHECKING, dataclass, replace
from factcli.store.cache import DamagedError
from factcli.store.kept import KEPT, WANTED, Kept, Wanted
from factcli.store.lazy import LazyList
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.model import Claim, Entity, Property
    from factcli.store.base import ClaimBase

CANDIDATES = 24
_COMPILED = "compiled"
_TYPED, _VOCABULARY, _INDEX = "typed", "vocabulary", "index"
_REFUTED, _UNTRUE = "refuted", "untrue"
_INITIALS = 2
_DECIDING = (Verdict.SUPPORTED, Verdict.REFUTED)
# Slips are looked for in words of so many letters.
_COMMON = 5
# Most candidates are laid aside after a look at their names: their sentences stay packed.
_LAZY = (Typed, Assertion)


@dataclass(slots=True)
class Compiled:
    """The parser's and comparer's view of a base.

    `refuted` are the claims that a fact check on file refutes, made ready likewise; `typed`
    has none of them. `index` holds for each lemma, and for each entity after an "@", the
    numbers of the typed claims that have it, as unsigned integers of the machine. `hidden`
    are the ids of claims that are passed by.
    """

    vocabulary: Vocabulary
    typed: Sequence[Typed]
    entities: dict[str, Entity]
    index: dict[str, bytes]
    hidden: frozenset[str] = frozenset()
    refuted: Compiled | None = None

    def rows(self, key: str) -> Sequence[int]:
        """Return the numbers of the claims that have this key."""
        return memoryview(self.index.get(key, b"")).cast("I")

    def candidates(self, said: Assertion, limit: int = CANDIDATES) -> list[int]:
        """Return the numbers of the claims that share most with the part, best first."""
        scores: dict[int, float] = {}
        total = len(self.typed) + 1
        for key in _keys(said):
            rows = self.rows(key)
            if not rows:
                continue
            weight = math.log(total / (len(rows) + 0.5)) + 0.1
            for number in rows:
                scores[number] = scores.get(number, 0) + weight
        ranked = sorted(scores, key=lambda n: (-scores[n], n))
        return ranked[:limit]

    def near(self, said: Assertion) -> list[Typed]:
        """Return the claims that share most with the part, best first."""
        found = [self.typed[n] for n in self.candidates(said, CANDIDATES + len(self.hidden))]
        return [each for each in found if each.claim.id not in self.hidden]


def _keys(said: Assertion) -> Iterable[str]:
    keys = dict.fromkeys(content_lemmas(said.atoms))
    for atom in said.atoms:
        if not atom.content or atom.kind in {TIME, NUMBER}:
            continue
        for word in atom.words:
            keys[word] = None
        for entity in atom.entities:
            keys[f"@{entity}"] = None
    return keys


def vocabulary_of(entities: dict[str, Entity]) -> Vocabulary:
    """Return the names of `entities`, ready to be found in a text."""
    vocabulary = Vocabulary()
    for entity in entities.values():
        names = (entity.name, *entity.aliases, *entity.adjectives)
        vocabulary.add(entity.id, names, entity.kind, entity.pronoun)
    for entity, word in _peoples(entities):
        vocabulary.add(entity.id, (word,), entity.kind, entity.pronoun)
    for entity, word in _short_names(entities):
        vocabulary.add(entity.id, (word,), entity.kind, entity.pronoun)
    return vocabulary


def _peoples(entities: dict[str, Entity]) -> list[tuple[Entity, str]]:
    """Return for each country its people, "the Danes", unless the file gives that name away."""
    taken = {n.casefold() for e in entities.values() for n in (e.name, *e.aliases)}
    found = []
    for entity in entities.values():
        known = countries.country(fold(entity.name)) if entity.kind == "place" else None
        if known is not None and known.name == fold(entity.name):
            found += [(entity, w) for w in known.adjectives if w.endswith("s") and w not in taken]
    return found


def _short_names(entities: dict[str, Entity]) -> list[tuple[Entity, str]]:
    """Return for each entity the words that name it alone: "Kestral" of "Kestral Authority".

    A word of the language ("Authority") or of two entities' names never does.
    """
    owners: dict[str, set[str]] = {}
    names = {e.id: [name_words(n) for n in (e.name, *e.aliases)] for e in entities.values()}
    for key, found in names.items():
        for word in {w for n in found for w in n}:
            owners.setdefault(word, set()).add(key)
    short = []
    for entity in entities.values():
        for word in dict.fromkeys(name_words(entity.name)):
            proper = word.isalpha() and len(word) > _INITIALS and not lexicon.pos(word)
            capital = word.capitalize() in entity.name or word.upper() in entity.name
            if proper and capital and owners[word] == {entity.id}:
                short.append((entity, word))
    return short


def compile_claims(
    claims: Iterable[Claim], entities: dict[str, Entity], properties: dict[str, Property],
    as_of: int | None,
) -> Compiled:  # fmt: skip
    """Type every current claim and index it; superseded and undecided ones never decide."""
    from factcli.compare.making import Maker
    from factcli.reason.refuted import untrue

    vocabulary = vocabulary_of(entities)
    maker = Maker(vocabulary, entities, properties, Context(as_of=as_of))
    typed: list[Typed] = []
    false: list[Typed] = []
    for claim in claims:
        if claim.verdict in _DECIDING and not claim.superseded_by:
            made = maker.make(claim)
            (false if untrue(made) else typed).append(made)
    refuted = Compiled(vocabulary, false, entities, index_of(false))
    vocabulary.common.update(_common_words((*typed, *false)))
    return Compiled(vocabulary, typed, entities, index_of(typed), refuted=refuted)


def _common_words(claims: Iterable[Typed]) -> Iterable[str]:
    """Return the words of the claims' sentences that are long enough to be told when misspelt."""
    return (
        word
        for typed in claims
        for reading in typed.readings
        for atom in reading.atoms
        if atom.kind == WORD and atom.content
        for word in atom.words
        if len(word) >= _COMMON
    )


def index_of(claims: Iterable[Typed]) -> dict[str, bytes]:
    """Return the index of claims by their lemmas and entities; see `Compiled`."""
    from array import array

    found: dict[str, list[int]] = {}
    for number, typed in enumerate(claims):
        keys = dict.fromkeys(typed.bag)
        keys.update(dict.fromkeys(f"@{e}" for ids in typed.entities.values() for e in ids))
        for key in keys:
            found.setdefault(key, []).append(number)
    return {key: array("I", rows).tobytes() for key, rows in found.items()}


def compiled_of(base: ClaimBase) -> Compiled:
    """Return the base's compiled form, made once, or read from the cache that holds the base."""
    found = base.state.get(_COMPILED)
    if not isinstance(found, Compiled):
        found = _restored(base) or _compiled(base)
        base.state[_COMPILED] = found
    return found


def _compiled(base: ClaimBase) -> Compiled:
    made = compile_claims(base.claims, base.entities, base.properties, base.as_of)
    wanted = base.state.pop(WANTED, None)
    if isinstance(wanted, Wanted):
        extras = {_TYPED: made.typed, _VOCABULARY: (made.vocabulary,), _INDEX: (made.index,)}
        if made.refuted is not None:
            extras |= {_REFUTED: made.refuted.typed, _UNTRUE: (made.refuted.index,)}
        wanted.keep(base, extras, _LAZY)
    return made


def _restored(base: ClaimBase) -> Compiled | None:
    """Return the compiled form from the cache: each claim is read when it is a candidate."""
    kept = base.state.get(KEPT)
    if not isinstance(kept, Kept):
        return None
    try:
        unpack = kept.unpacker().unpack
        vocabulary: Vocabulary = unpack(kept.packed(_VOCABULARY))
        index: dict[str, bytes] = unpack(kept.packed(_INDEX))
        untrue: dict[str, bytes] = unpack(kept.packed(_UNTRUE))
    except (ValueError, LookupError):
        return compiled_of(kept.fresh())

    def typed(number: int) -> Typed:
        try:
            made: Typed = unpack(kept.packed(_TYPED, number))
        except DamagedError:
            return compiled_of(kept.fresh()).typed[number]
        return made

    def false(number: int) -> Typed:
        try:
            made: Typed = unpack(kept.packed(_REFUTED, number))
        except DamagedError:
            refuted = compiled_of(kept.fresh()).refuted
            return refuted.typed[number] if refuted else typed(number)
        return made

    known = base.entities
    refuted = Compiled(vocabulary, LazyList(kept.count(_REFUTED), false), known, untrue)
    return Compiled(vocabulary, LazyList(kept.count(_TYPED), typed), known, index, refuted=refuted)


def hiding(base: ClaimBase, ids: frozenset[str]) -> ClaimBase:
    """Return the base as if these claims were not in it; nothing is read or indexed anew."""
    return replace(base, state={_COMPILED: _without(compiled_of(base), ids)})


def _without(compiled: Compiled, ids: frozenset[str]) -> Compiled:
    refuted = replace(compiled.refuted, hidden=ids) if compiled.refuted else None
    return replace(compiled, hidden=ids, refuted=refuted)
