from __future__ import annotations

from typing import Any

import pytest
from tests.exchange.import_samples import fact, records

from factcli.exchange.kinds import guess
from factcli.exchange.naming import Named, Names
from factcli.model import Entity


def names(*facts: dict[str, Any], known: tuple[Entity, ...] = ()) -> Names:
    return Names(records(*facts), known)


def named(found: Names, name: str) -> Named:
    entity = found.find(name)
    assert entity is not None
    return entity


def test_a_name_is_one_entity_with_the_aliases_of_all_rows() -> None:
    found = names(
        fact(subject="The Beacon Tower", subject_aliases=["the tower"]),
        fact(subject="Beacon Tower", subject_aliases=["the Needle"]),
    )
    (entity,) = found.entities()
    assert (entity.id, entity.aliases) == ("beacon-tower", ["the tower", "the Needle"])


def test_an_alias_of_two_stays_with_their_claims() -> None:
    found = names(
        fact(subject="Ohm Foundation", subject_aliases=["the foundation", "Ohm"]),
        fact(subject="Salt Foundation", subject_aliases=["The foundation"]),
    )
    assert [entity.aliases for entity in found.entities()] == [["Ohm"], []]
    assert found.find("the foundation") is None
    ohm = found.find("Ohm Foundation")
    assert found.local(ohm, ("the foundation", "Ohm"), "Ohm Foundation") == ["the foundation"]


def test_an_alias_that_is_the_name_of_another_stays_local_too() -> None:
    found = names(
        fact(subject="Tides"), fact(subject="ticket for Tides", subject_aliases=["Tides", "ticket"])
    )
    assert named(found, "Tides").id == "tides"
    assert named(found, "ticket for Tides").aliases == ["ticket"]


def test_a_value_that_is_an_alias_is_that_entity() -> None:
    found = names(
        fact(subject="Lark 6.0", subject_aliases=["version 6.0"]),
        fact(value="version 6.0", value_type="entity", value_aliases=["the next one"]),
    )
    entity = named(found, "version 6.0")
    assert entity.id == "lark-6-0"
    assert found.local(entity, ("the next one",), "version 6.0") == ["the next one"]


@pytest.mark.parametrize(
    ("value", "kind", "is_name"),
    [
        ("Livia Rostrand", "entity", True),
        ("the Harbour district", "place", True),
        ("larkload", "entity", True),
        ("4.6.2", "entity", True),
        ("the north bank of the Tolm", "place", False),
        ("a jury", "entity", False),
        ("Lund and Berg", "entity", False),
        ("Lund, Berg", "entity", False),
        ("Livia Rostrand", "text", False),
    ],
)
def test_which_values_are_entities(value: str, kind: str, *, is_name: bool) -> None:
    found = names(fact(value=value, value_type=kind))
    assert (found.find(value) is not None) is is_name


def test_names_of_a_value_that_fit_many_stay_local() -> None:
    aliases = ["its supplier", "Brannoch", "the Brannoch", "BS", "the judges"]
    found = names(fact(value="Brannoch Steel", value_type="entity", value_aliases=aliases))
    assert named(found, "Brannoch Steel").aliases == ["Brannoch", "BS"]


def test_a_place_in_a_place() -> None:
    found = names(
        fact(value="Old Dock", value_type="place", where="Old Dock, Marenholt"),
        fact(where="off Cape Salt"),
        fact(where="Marenholt, Old Dock"),
        fact(where="Dunmarrow, west of Marenholt"),
    )
    dock = named(found, "Old Dock")
    assert (dock.kind, dock.within) == ("place", "marenholt")
    assert named(found, "Marenholt").within == ""
    assert found.place("Old Dock, Marenholt") == "old-dock"
    assert found.place("off Cape Salt") == "off Cape Salt"
    assert found.place("Dunmarrow, west of Marenholt") == "Dunmarrow, west of Marenholt"


def test_an_event_is_no_place() -> None:
    found = names(fact(subject="Battle of Tolm", subject_aliases=["Tolm"], where="Tolm, Varrin"))
    assert found.place("Tolm, Varrin") == "Tolm, Varrin"


def test_parties_are_entities_and_quotes_tell_their_kind() -> None:
    found = names(
        fact(
            attributed_to="Emil Torvane",
            disputed_by=["Ludo Pennark"],
            by="a jury",
            quote="The historian Emil Torvane says so; Ludo Pennark, the mayor of Tolm, denies it.",
        )
    )
    assert named(found, "Emil Torvane").kind == "person"
    assert named(found, "Ludo Pennark").kind == "person"
    assert found.find("a jury") is None


def test_known_entities_are_used_and_not_written_again() -> None:
    tower = Entity("needle", "Beacon Tower", aliases=("the tower",))
    found = names(fact(subject="the tower", subject_aliases=["the spire"]), known=(tower,))
    assert found.entities() == []
    entity = named(found, "the tower")
    assert entity.id == "needle"
    assert found.local(entity, ("the spire",), "the tower") == ["the spire"]


def test_ids_are_unique_and_never_empty() -> None:
    found = names(fact(subject="A.B"), fact(subject="A B"), fact(subject="塔"), fact(subject="橋"))
    assert [entity.id for entity in found.entities()] == ["a-b", "a-b-2", "entity", "entity-2"]


@pytest.mark.parametrize(
    ("name", "aliases", "kind"),
    [
        ("Livia Rostrand", ["Rostrand"], "person"),
        ("Ana Park", ["Park"], "person"),
        ("Count Rostov", [], "person"),
        ("Tobias Wren", ["the interior minister"], "person"),
        ("Storm Ilsabet", ["Ilsabet"], "event"),
        ("Battle of Tolm", [], "event"),
        ("Queen Adela Park", ["the park"], "place"),
        ("River Tolm", [], "place"),
        ("Marenholt", ["the city"], "place"),
        ("France", [], "place"),
        ("Ohm Foundation", [], "organisation"),
        ("Veltrane", ["the company"], "organisation"),
        ("Workers' Guild", ["Guild"], "organisation"),
        ("patients in the trial", [], "group"),
        ("Nine Winters", ["Lindholt's film"], "work"),
        ("Island Records", [], "thing"),
        ("adult ticket for the Museum of Tides", ["adult ticket"], "thing"),
        ("X", ["the company", "the film"], "thing"),
        ("", [], "thing"),
    ],
)
def test_kinds_are_guessed_where_words_say_so(name: str, aliases: list[str], kind: str) -> None:
    assert guess(name, aliases)[0] == kind
