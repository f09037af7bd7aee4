"""Which claims `factcli list` shows: filters, order, limit.

Filters read names and words, folded; nothing here knows what a word means.
"""

from __future__ import annotations

from factcli.desk.suggest import chosen, did_you_mean
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcli.model import Claim, Entity
    from factcli.store.base import ClaimBase

SORTS = ("file", "id", "text", "source", "date")


class Filters(NamedTuple):
    """The filters of `factcli list` as written; "" and 0 filter nothing."""

    entity: str = ""
    property: str = ""
    kind: str = ""
    source: str = ""
    text: str = ""
    sort: str = SORTS[0]
    limit: int = 0


def select(base: ClaimBase, filters: Filters) -> tuple[Claim, ...]:
    """Return the claims that pass every filter, ordered and cut; refuse unknown names."""
    tests: list[Callable[[Claim], bool]] = []
    if filters.entity:
        tests.append(_of_entity(base, filters.entity))
    if filters.property:
        tests.append(_of_property(base, filters.property))
    if filters.kind:
        tests.append(_of_kind(base, filters.kind))
    if filters.source:
        tests.append(_of_source(base, filters.source))
    if filters.text:
        words = fold(filters.text)
        tests.append(lambda claim: words in fold(f"{claim.id} {claim.text} {claim.excerpt}"))
    order = chosen(filters.sort, SORTS, "order")
    found = [claim for claim in base.claims if all(test(claim) for test in tests)]
    if order != SORTS[0]:
        found.sort(key=_key(order))
    return tuple(found[: filters.limit or None])


def claim_called(base: ClaimBase, wanted: str) -> Claim:
    """Return the claim with an id. Raises UsageError when there is none."""
    claim = base.claim(wanted)
    if claim is None:
        known = [claim.id for claim in base.claims]
        raise UsageError(f"there is no claim {wanted!r}", did_you_mean(wanted, known))
    return claim


def entities_called(base: ClaimBase, wanted: str) -> list[Entity]:
    """Return the entities with an id, name or alias; one whose id it is comes alone.

    Raises UsageError when there is none.
    """
    if wanted in base.entities:
        return [base.entities[wanted]]
    key = fold(wanted.strip())
    named = [e for e in base.entities.values() if key in {fold(n) for n in _names(e)}]
    if not named:
        known = dict.fromkeys(name for e in base.entities.values() for name in _names(e))
        raise UsageError(f"no entity is called {wanted!r}", did_you_mean(wanted, [*known]))
    return named


def _of_entity(base: ClaimBase, wanted: str) -> Callable[[Claim], bool]:
    """Return a test for claims that name an entity, by a field or in their words."""
    named = entities_called(base, wanted)
    ids = {entity.id for entity in named}
    phrases = [_words(name) for entity in named for name in (entity.name, *entity.aliases)]

    def test(claim: Claim) -> bool:
        fields = (
            claim.subject, claim.value, claim.place, claim.by, *claim.said_by, *claim.denied_by
        )  # fmt: skip
        return not ids.isdisjoint(fields) or any(phrase in _words(claim.text) for phrase in phrases)

    return test


def _of_property(base: ClaimBase, wanted: str) -> Callable[[Claim], bool]:
    key = fold(wanted.strip())
    used = [claim.property for claim in base.claims if claim.property]
    known = dict.fromkeys([*base.properties, *used])
    if key not in {fold(name) for name in known}:
        raise UsageError(f"there is no property {wanted!r}", did_you_mean(wanted, [*known]))
    return lambda claim: fold(claim.property) == key


def _of_kind(base: ClaimBase, wanted: str) -> Callable[[Claim], bool]:
    """Return a test for claims about a kind of thing or with a kind of value."""

    def kinds(claim: Claim) -> tuple[str, ...]:
        entities = (base.entities.get(name) for name in (claim.subject, claim.value))
        return (*(entity.kind for entity in entities if entity), claim.value_kind)

    known = sorted({kind for claim in base.claims for kind in kinds(claim) if kind})
    kind = chosen(wanted, known, "kind of claim")
    return lambda claim: kind in kinds(claim)


def _of_source(base: ClaimBase, wanted: str) -> Callable[[Claim], bool]:
    key = fold(wanted.strip())
    ids = {
        source.id
        for source in base.sources.values()
        if key == fold(source.id) or key in fold(f"{source.title} {source.publisher}")
    }
    if not ids:
        raise UsageError(f"there is no source {wanted!r}", did_you_mean(wanted, [*base.sources]))
    return lambda claim: claim.source in ids


def _names(entity: Entity) -> Iterable[str]:
    return (entity.id, entity.name, *entity.aliases)


def _words(text: str) -> str:
    """Return the words of a text between blanks, so that one can be sought as a whole."""
    letters = (char if char.isalnum() else " " for char in fold(text))
    return f" {' '.join(''.join(letters).split())} "


def _key(order: str) -> Callable[[Claim], tuple[object, ...]]:
    if order == "date":
        return lambda claim: (_day(claim) is None, _day(claim) or 0, claim.id)
    return lambda claim: (fold(str(getattr(claim, order))), claim.id)


def _day(claim: Claim) -> int | None:
    moments = (claim.start, claim.when.start if claim.when else None, claim.end)
    return next((moment.low for moment in moments if moment), None)
