"""A base made ready to check against: vocabulary, typed claims, and an index of words."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcli.compare.typed import Maker, Typed, content_lemmas
from factcli.language import lexicon
from factcli.model import Context
from factcli.parse.atoms import NUMBER, TIME
from factcli.parse.vocabulary import Vocabulary, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.model import Claim, Entity, Property
    from factcli.parse.atoms import Assertion
    from factcli.store.base import ClaimBase

CANDIDATES = 24


@dataclass(slots=True)
class Compiled:
    """The parser's and comparer's view of a base."""

    vocabulary: Vocabulary
    typed: list[Typed]
    entities: dict[str, Entity]
    index: dict[str, list[int]] = field(default_factory=dict)

    def build_index(self) -> None:
        """Index every claim by its lemmas and entities."""
        for number, typed in enumerate(self.typed):
            keys = set(typed.bag)
            keys.update(f"@{e}" for ids in typed.entities.values() for e in ids)
            for key in keys:
                self.index.setdefault(key, []).append(number)

    def candidates(self, said: Assertion, limit: int = CANDIDATES) -> list[int]:
        """Return the numbers of the claims that share most with the part, best first."""
        scores: Counter[int] = Counter()
        total = len(self.typed) + 1
        for key in _keys(said):
            rows = self.index.get(key, ())
            if not rows:
                continue
            weight = math.log(total / (len(rows) + 0.5)) + 0.1
            for number in rows:
                scores[number] += weight  # type: ignore[assignment]
        ranked = sorted(scores, key=lambda n: (-scores[n], n))
        return ranked[:limit]

    def near(self, said: Assertion) -> list[Typed]:
        """Return the claims that share most with the part, best first."""
        return [self.typed[n] for n in self.candidates(said)]


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
    for entity, word in _short_names(entities):
        vocabulary.add(entity.id, (word,), entity.kind, entity.pronoun)
    return vocabulary


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
            proper = word.isalpha() and len(word) > 2 and not lexicon.pos(word)
            capital = word.capitalize() in entity.name or word.upper() in entity.name
            if proper and capital and owners[word] == {entity.id}:
                short.append((entity, word))
    return short


def compile_claims(
    claims: Iterable[Claim], entities: dict[str, Entity], properties: dict[str, Property],
    as_of: int | None,
) -> Compiled:  # fmt: skip
    """Type every current claim and index it; superseded claims never decide."""
    vocabulary = vocabulary_of(entities)
    maker = Maker(vocabulary, entities, properties, Context(as_of=as_of))
    typed = [maker.make(c) for c in claims if not c.superseded_by]
    compiled = Compiled(vocabulary, typed, entities)
    compiled.build_index()
    return compiled


def compiled_of(base: ClaimBase) -> Compiled:
    """Return the base's compiled form, made once."""
    found = base.state.get("compiled")
    if not isinstance(found, Compiled):
        found = compile_claims(base.claims, base.entities, base.properties, base.as_of)
        base.state["compiled"] = found
    return found
