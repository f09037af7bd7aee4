"""Variants with another actor: another person or place, roles swapped, another speaker."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tests.metamorphic.variants import (
    Mention,
    Seed,
    Variant,
    capital,
    mentions,
    replaced,
    small,
    turn,
)  # fmt: skip

from factcli.language import lemmas, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.model import Claim, Entity
    from factcli.store.base import ClaimBase

# Names that no base knows.
_STRANGERS = {"person": "Odalys Ferncastle", "place": "Brannoch"}
_KINDS = frozenset({"person", "place", "organisation", "group"})
# Between two names these say the same both ways, or nothing that one does to the other.
_EVEN = re.compile(
    r"\b(?:between|and|met|married|drew|with|known|as|like|named)\b"
    r"|\b(?:is|are|was|were) (?:the |an? )?$"
)
_TIMES = frozenset("in on since from to as held office for".split())
_BE = frozenset("is are was were be been has had have will also".split())


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield the seed with one of its names exchanged, or two of them for each other."""
    found = mentions(seed.text, seed.base)
    rows = (
        *_others(seed, found),
        *_strangers(seed, found),
        *_swapped(seed, found),
        *_speakers(seed, found),
    )
    for kind, text in dict.fromkeys(rows):
        if text != seed.text:
            yield Variant(kind, text, keeps=False)


def _others(seed: Seed, found: list[Mention]) -> Iterator[tuple[str, str]]:
    for mention in found:
        one = mention.entity
        known = seed.base.entities.values()
        pool = [other for other in known if _exchangeable(one, other, seed, found)]
        for other in turn(pool, seed.number, 2):
            kind = other.kind if other.kind in _STRANGERS else "body"
            yield f"other {kind}", replaced(seed.text, mention.start, mention.end, other.name)


def _exchangeable(one: Entity, other: Entity, seed: Seed, found: list[Mention]) -> bool:
    """Tell whether `other` is of the same kind, and nothing on file makes it as true there."""
    if one.kind not in _KINDS or other.kind != one.kind or other.level != one.level:
        return False
    if any(m.entity.id == other.id for m in found) or _linked(one, other, seed.base):
        return False
    if one.kind in {"organisation", "group"} and one.of and one.of == other.of:
        return False
    return not any(
        _also(claim, one, other, seed.claim) or _as_much(claim, other, seed)
        for claim in seed.base.claims
    )


def _linked(one: Entity, other: Entity, base: ClaimBase) -> bool:
    """Tell whether one lies in the other or belongs to it, at any distance."""
    return other.id in _above(one, base) or one.id in _above(other, base)


def _above(entity: Entity, base: ClaimBase) -> set[str]:
    found: set[str] = set()
    waiting = [entity.within, entity.of]
    while waiting:
        key = waiting.pop()
        if key and key not in found:
            found.add(key)
            if key in base.entities:
                waiting += [base.entities[key].within, base.entities[key].of]
    return found


def _also(claim: Claim, one: Entity, other: Entity, seed: Claim) -> bool:
    """Tell whether a claim says the seed's property of the other entity."""
    if claim.id == seed.id or claim.property != seed.property:
        return False
    ids = {claim.subject, claim.value, claim.by, claim.place, *claim.said_by}
    mine = {seed.subject, seed.value, seed.by, seed.place, *seed.said_by} - {one.id, ""}
    return other.id in ids and (not mine or bool(mine & ids))


def _as_much(claim: Claim, other: Entity, seed: Seed) -> bool:
    """Tell whether a claim's sentence says of the other entity what the seed says, times aside."""
    if other.id not in {claim.subject, claim.value, claim.by}:
        return False
    mine, its = (_skeleton(text, seed.base) for text in (seed.text, claim.text))
    return mine == its


@cache
def _skeleton(text: str, base: ClaimBase) -> frozenset[str]:
    for mention in reversed(mentions(text, base)):
        text = text[: mention.start] + text[mention.end :]
    words = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(w for w in words if w not in _BE and w not in _TIMES and lexicon.pos(w))


def _strangers(seed: Seed, found: list[Mention]) -> Iterator[tuple[str, str]]:
    for mention in found:
        stranger = _STRANGERS.get(mention.entity.kind)
        if stranger and mention.entity.level in {"", "city"}:
            made = replaced(seed.text, mention.start, mention.end, stranger)
            yield "unknown name", re.sub(r"\b[Tt]he (?=Odalys|Brannoch)", "", made)


def _swapped(seed: Seed, found: list[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the seed with the names before and behind its verb in each other's place."""
    if len(found) < 2 or seed.text[: found[0].start].lower() not in {"", "the "}:
        return
    first, text = found[0], seed.text
    if found[1].start <= first.end + 1:  # "the spacecraft Aurel": one thing named twice
        return
    for second in found[1:]:
        between = text[first.end : second.start]
        behind = text[second.end : second.end + 1]
        kinds = {first.entity.kind, second.entity.kind}
        if _EVEN.search(between) or not _acts(between) or behind in {"'", "’"}:
            continue
        if "event" in kinds or "office" in kinds or "work" in kinds:
            continue
        one = small(text[: first.end], seed.base)
        two = text[second.start : second.end]
        article = "the " if between.lower().endswith(" the ") else ""
        middle = between[: len(between) - len(article)] if article else between
        if _linked(first.entity, second.entity, seed.base):
            continue
        yield "roles swapped", capital(f"{article}{two}{middle}{one}{text[second.end :]}")
        return


def _acts(between: str) -> bool:
    """Tell whether there is a verb that is more than "be" between two names."""
    words = [word for word in re.findall(r"[^\W\d_]+", between.lower()) if word not in _BE]
    inflected = [word for word in words if lemmas.lemma(word, "v") != word]
    return any(dict(lexicon.pos(word)).get("v", 0) > 0 for word in inflected)


def _speakers(seed: Seed, found: list[Mention]) -> Iterator[tuple[str, str]]:
    claim = seed.claim
    for mention in found:
        if mention.entity.id not in claim.said_by:
            continue
        pool = [
            other
            for other in seed.base.entities.values()
            if other.kind in _KINDS
            and other.kind in {"person", mention.entity.kind}
            and other.id not in claim.said_by
            and not _linked(mention.entity, other, seed.base)
            and not (_above(other, seed.base) & _above(mention.entity, seed.base))
            and not any(m.entity.id == other.id for m in found)
            and not _says_too(seed, other)
        ]
        for other in turn(pool, seed.number, 2):
            yield "other speaker", replaced(seed.text, mention.start, mention.end, other.name)


def _says_too(seed: Seed, other: Entity) -> bool:
    """Tell whether the file has the other entity say something in part the same."""
    mine = _content(seed.claim)
    return any(
        other.id in claim.said_by and len(_content(claim) & mine) > 1 for claim in seed.base.claims
    )


def _content(claim: Claim) -> set[str]:
    words = re.findall(r"[^\W\d_]{5,}", f"{claim.text} {claim.value_text}".lower())
    return set(words)
