"""Countries: names, demonyms, regions, and how two of them relate."""

from __future__ import annotations

from time import perf_counter

import pytest

from factcli.language import countries
from factcli.language.ready import MAKERS
from factcli.model import Relation

CONTINENTS = {
    "africa", "asia", "europe", "oceania", "north america", "south america",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("france", "france"),
        ("french", "france"),
        ("frenchwoman", "france"),
        ("us", "united states"),
        ("u.s.", "united states"),
        ("u.s", "united states"),
        ("usa", "united states"),
        ("america", "united states"),
        ("americans", "united states"),
        ("uk", "united kingdom"),
        ("britain", "united kingdom"),
        ("briton", "united kingdom"),
        ("holland", "netherlands"),
        ("the netherlands", "netherlands"),
        ("dutch", "netherlands"),
        ("burma", "myanmar"),
        ("ivory coast", "ivory coast"),
        ("the philippines", "philippines"),
        ("filipina", "philippines"),
        ("english", "england"),
        ("scottish", "scotland"),
        ("drc", "democratic republic of the congo"),
        ("swiss", "switzerland"),
    ],
)
def test_a_word_names_this_country(word: str, name: str) -> None:
    found = countries.country(word)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "word", ["congo", "korea", "korean", "europe", "paris", "atlantis", "", "the", "minister"]
)
def test_a_word_names_no_one_country(word: str) -> None:
    assert countries.country(word) is None


def test_a_country_knows_its_capital_and_regions() -> None:
    found = countries.country("norwegian")
    assert found is not None
    assert (found.capital, found.adjectives[0], found.kind) == ("oslo", "norwegian", "country")
    assert {"scandinavia", "nordic countries", "northern europe", "europe"} <= set(found.regions)
    assert "european union" not in found.regions


def test_every_country_has_a_capital_and_a_continent() -> None:
    every = {name for region in CONTINENTS for name in countries.region_members(region)}
    assert len(every) == 197
    found = {name: countries.country(name) for name in every}
    assert not [name for name, one in found.items() if one is None or not one.capital]


@pytest.mark.parametrize(
    ("region", "size"),
    [("european union", 27), ("eu", 27), ("nato", 32), ("scandinavian", 3), ("benelux", 3),
     ("baltic states", 3), ("south america", 12), ("the maghreb", 5), ("atlantis", 0)],
)  # fmt: skip
def test_a_region_has_this_many_members(region: str, size: int) -> None:
    assert len(countries.region_members(region)) == size


@pytest.mark.parametrize(
    ("said", "stored", "relation"),
    [
        ("french", "france", Relation.EQUAL),
        ("american", "usa", Relation.EQUAL),
        ("european", "french", Relation.WITHIN),
        ("latin american", "peru", Relation.WITHIN),
        ("british", "welsh", Relation.WITHIN),
        ("peru", "south american", Relation.BEYOND),
        ("scottish", "british", Relation.BEYOND),
        ("asian", "scandinavian", Relation.EXCLUSIVE),
        ("french", "german", Relation.EXCLUSIVE),
        ("scottish", "welsh", Relation.EXCLUSIVE),
        ("scottish", "french", Relation.EXCLUSIVE),
        ("african", "peruvian", Relation.EXCLUSIVE),
        ("south korean", "north korean", Relation.EXCLUSIVE),
        ("korean", "south korean", Relation.WITHIN),
        ("american", "georgia", None),
        ("latin american", "european", None),
        ("nato", "japan", None),
        ("middle eastern", "african", None),
        ("french", "paris", None),
        ("minister", "french", None),
    ],
)
def test_two_words_for_places_relate(said: str, stored: str, relation: Relation | None) -> None:
    assert countries.relation(said, stored) is relation


def test_every_name_belongs_to_one_place() -> None:
    atlas = countries._atlas()  # noqa: SLF001  the list itself is what is tested
    owners: dict[str, list[str]] = {}
    for place in atlas.places.values():
        for word in {place.name, *place.aliases, *place.adjectives}:
            owners.setdefault(word, []).append(place.name)
    assert not {word: names for word, names in owners.items() if len(names) > 1}
    regions = {region for place in atlas.places.values() for region in place.regions}
    assert regions <= set(atlas.places)


def test_reading_the_list_takes_less_than_three_milliseconds() -> None:
    best = 1.0
    for _ in range(5):
        start = perf_counter()
        MAKERS["factcli.language.countries._lists"]()
        best = min(best, perf_counter() - start)
    assert best < 0.003
