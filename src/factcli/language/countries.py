"""Countries, their parts and the regions they lie in, by name, alias, adjective or demonym.

The list stands in `en/countries.txt` and is general: every country of the world. It is read
at the first question.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache

from factcli.language.ready import ready
from factcli.model import Relation
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    Words = tuple[str, ...]
    Fields = tuple[str, Words, str, Words, Words, Words, str]  # those of a Country


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a part of one, or a region; all names folded to plain lower case.

    `kind` is country, part or region. `regions` are those that it lies in, wider ones too.
    """

    name: str
    adjectives: tuple[str, ...] = ()
    capital: str = ""
    regions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    kind: str = "country"


@dataclass(frozen=True, slots=True)
class _Atlas:
    places: dict[str, Country]  # by name
    words: dict[str, str]  # any name or adjective: name
    shared: frozenset[str]
    continents: frozenset[str]


def _list(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _parse(line: str) -> Fields:
    """Read one line; the head of the file tells how it is written."""
    head, _, rest = line.partition(":")
    fields = [_list(field) for field in rest.split(";")]
    if head.startswith("region "):
        adjectives, aliases, wider, *_ = (*fields, (), ())
        return head[7:], adjectives, "", wider, aliases, (), "region"
    adjectives, capitals, regions, aliases, *_ = (*fields, (), (), ())
    kind = "part" if head.startswith("part ") else "country"
    name = head.removeprefix("part ")
    first = capitals[0] if capitals else ""
    return name, adjectives, first, regions, aliases, capitals, kind


@ready
def _lists() -> tuple[tuple[Fields, ...], dict[str, str], frozenset[str], frozenset[str]]:
    """Return what makes an atlas, its places as plain rows."""
    with open(f"{os.path.dirname(__file__)}/en/countries.txt", encoding="utf-8") as file:
        lines = [line for line in file.read().splitlines() if line and line[0] != "#"]
    lists = {}
    places: dict[str, Fields] = {}
    words: dict[str, str] = {}
    for line in lines:
        head, _, rest = line.partition(":")
        if head in ("shared", "continents"):
            lists[head] = frozenset(_list(rest))
            continue
        place = _parse(line)
        name, adjectives, _, _, aliases, *_ = places[place[0]] = place
        for word in (name, *aliases, *adjectives):
            words.setdefault(word, name)
    return tuple(places.values()), words, lists["shared"], lists["continents"]


@cache
def _atlas() -> _Atlas:
    places, words, shared, continents = _lists()
    return _Atlas({row[0]: Country(*row) for row in places}, words, shared, continents)


@lru_cache(maxsize=1024)
def place(word: str) -> Country | None:
    """Return the country, part or region that a folded word names or belongs to."""
    atlas = _atlas()
    name = atlas.words.get(word) or atlas.words.get(word.removeprefix("the "))
    if name is None:
        return None
    found = atlas.places[name]
    regions = dict.fromkeys(found.regions)
    waiting = list(regions)
    while waiting:
        wider = atlas.places.get(waiting.pop())
        fresh = [region for region in (wider.regions if wider else ()) if region not in regions]
        regions.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return Country(
        found.name, found.adjectives, found.capital, tuple(regions), found.aliases,
        found.capitals, found.kind,
    )  # fmt: skip


def country(word: str) -> Country | None:
    """Return the country, or part of one, that a folded word names or belongs to."""
    found = place(word)
    return found if found is not None and found.kind != "region" else None


def region(word: str) -> Country | None:
    """Return the continent or group of countries that a folded word names or belongs to."""
    found = place(word)
    return found if found is not None and found.kind == "region" else None


@cache
def region_members(word: str) -> tuple[str, ...]:
    """Return the names of the countries in a region, by its name, alias or adjective."""
    wanted = region(word)
    if wanted is None:
        return ()
    places = (place(name) for name, one in _atlas().places.items() if one.kind == "country")
    return tuple(one.name for one in places if one is not None and wanted.name in one.regions)


def relation(said: str, stored: str) -> Relation | None:
    """Return how two folded words for countries or regions relate; None when they do not."""
    mine, its = place(said), place(stored)
    if mine is None or its is None:
        return None
    if mine.name == its.name:
        return Relation.EQUAL
    if mine.name in its.regions:
        return Relation.WITHIN
    if its.name in mine.regions:
        return Relation.BEYOND
    return Relation.EXCLUSIVE if _apart(mine, its, {said, stored}) else None


def _apart(mine: Country, its: Country, words: set[str]) -> bool:
    """Whether two places exclude each other: two countries do, a region only by continent."""
    atlas = _atlas()
    if words & atlas.shared:
        return False
    if "region" not in (mine.kind, its.kind):
        return True
    ours, theirs = (atlas.continents.intersection((one.name, *one.regions)) for one in (mine, its))
    return bool(ours and theirs and not ours & theirs)
