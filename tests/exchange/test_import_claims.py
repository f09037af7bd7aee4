from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.import_samples import FULL, fact, records

from factcli.exchange.claims_out import Heading, write_claims
from factcli.exchange.figures import hedged
from factcli.exchange.naming import Names
from factcli.exchange.records import FIELDS, RawRow, build
from factcli.exchange.sentences import sentence
from factcli.store.base import ClaimBase
from factcli.store.files import ClaimFile
from factcli.store.load import load_files
from factcli.store.tables import table

HEADING = Heading("A day in Marenholt", "2024-06-01", "day")


def text(*facts: dict[str, Any]) -> str:
    found = records(*facts)
    return write_claims(HEADING, found, Names(found))


def claim(**changes: object) -> dict[str, Any]:
    (found,) = tomllib.loads(text(fact(**changes)))["claim"]
    assert isinstance(found, dict)
    return found


def load(*facts: dict[str, Any]) -> ClaimBase:
    return load_files([ClaimFile("facts.toml", text(*facts).encode())])


def test_every_field_has_its_place() -> None:
    assert (
        text(FULL)
        == """\
factcli = 1

[base]
title = "A day in Marenholt"
as_of = 2024-06-01
language = "en"

[[source]]
id = "day"
title = "A day in Marenholt"
date = 2024-06-01

[[entity]]
id = "beacon-tower"
name = "Beacon Tower"
kind = "place"
aliases = ["the tower"]
level = "site"

[[entity]]
id = "harbour-gazette"
name = "Harbour Gazette"
kind = "thing"

[[entity]]
id = "ohm-foundation"
name = "Ohm Foundation"
kind = "organisation"

[[entity]]
id = "livia-rostrand"
name = "Livia Rostrand"
kind = "thing"

[[entity]]
id = "marenholt"
name = "Marenholt"
kind = "place"

[[entity]]
id = "old-dock"
name = "Old Dock"
kind = "place"
in = "marenholt"

[[claim]]
id = "t1"
text = "Beacon Tower is high 212 m."
source = "day"
excerpt = "The tower has been 212 metres high since June 1998."
subject = "beacon-tower"
property = "is high"
phrases = ["rises to"]
value = 212
value_names = ["212 metres"]
value_kind = "quantity"
unit = "m"
start = "1998-06"
end = ".."
place = "old-dock"
by = "livia-rostrand"
said_by = ["harbour-gazette"]
denied_by = ["ohm-foundation"]
single = true
"""
    )


def test_it_loads_without_warnings() -> None:
    base = load(FULL, fact(id="t2", value="Marenholt", value_type="place"))
    assert base.problems == ()
    assert (base.title, len(base.claims), base.sources["day"].date) == (
        "A day in Marenholt", 2, "2024-06-01",
    )  # fmt: skip


def test_claims_that_join_a_base_keep_their_own_date() -> None:
    found = records(fact())
    parsed = tomllib.loads(write_claims(Heading("T", "2024-06", "t", base=False), found,
                                        Names(found)))  # fmt: skip
    assert "base" not in parsed
    assert parsed["claim"][0]["as_of"] == "2024-06"


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        ("quantity", "742600", "742600"),
        ("quantity", "8.5", "8.5"),
        ("quantity", "8.50", '"8.50"'),
        ("quantity", "1,284", '"1,284"'),
        ("quantity", "48 million", '"48 million"'),
        ("quantity", "-5", "-5"),
        ("quantity", "9" * 16, f'"{"9" * 16}"'),
        ("date", "1998-06-14", "1998-06-14"),
        ("date", "1931", '"1931"'),
        ("date", "2025-01-09T04:20", '"2025-01-09T04:20"'),
        ("date", "0000-01-01", '"0000-01-01"'),
        ("period", "2013 to 2017", '"2013/2017"'),
        ("boolean", "yes", "true"),
        ("text", 'a "b" \\ c\u202e\u0085😀', '"a \\"b\\" \\\\ c\\u202E 😀"'),
        ("entity", "Lund and Berg", '"Lund and Berg"'),
    ],
)
def test_how_values_are_written(kind: str, value: str, written: str) -> None:
    assert f"\nvalue = {written}\n" in text(fact(value=value, value_type=kind))


def test_a_false_boolean_is_a_negative_claim() -> None:
    found = claim(value=False, value_type="boolean")
    assert (found["value"], found["negative"]) == (True, True)
    assert "negative" not in claim(value=True, value_type="boolean")


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"start": "2013", "property": "is mayor of"}, ".."),
        ({"start": "2013", "quote": "She has been mayor since 2013."}, ".."),
        ({"start": "2013", "property": "was mayor of", "quote": "She became mayor."}, None),
        ({"start": "2013", "end": "2017", "property": "is mayor of"}, "2017"),
        ({"start": "2013", "end": "..", "property": "was mayor of"}, ".."),
        ({"property": "is mayor of"}, None),
    ],
)
def test_what_goes_on(changes: dict[str, object], end: str | None) -> None:
    assert claim(**changes).get("end") == end


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Beacon Tower is old."),
        ({"value_type": "boolean", "value": "true"}, "Beacon Tower is."),
        ({"value_type": "quantity", "value": "46", "unit": "%"}, "Beacon Tower is 46%."),
        ({"value_type": "quantity", "value": "9", "unit": "km"}, "Beacon Tower is 9 km."),
        ({"value_type": "period", "value": "2013/2017"}, "Beacon Tower is from 2013 to 2017."),
        ({"value_type": "date", "value": "2013-05-24"}, "Beacon Tower is 2013-05-24."),
        (
            {"value_type": "date", "value": "2013-05-24", "value_aliases": ["5/24", "24 May 2013"]},
            "Beacon Tower is 24 May 2013.",
        ),
        ({"subject": "children under 12"}, "Children under 12 is old."),
        ({"subject": "iLark store"}, "iLark store is old."),
        ({"property": "held office", "value": "mayor"}, "Beacon Tower held office as mayor."),
        ({"value_type": "quote", "value": 'No "no".'}, "Beacon Tower said: \"No 'no'.\""),
        (
            {"value_type": "quote", "value": "No", "attributed_to": ["A", "B"]},
            'A, B said: "No"',
        ),
        ({"value": "old, etc."}, "Beacon Tower is old, etc."),
    ],
)
def test_sentences(changes: dict[str, object], said: str) -> None:
    assert sentence(records(fact(**changes))[0]) == said


def test_a_quote_is_said_by_its_subject_when_nobody_else_is_named() -> None:
    assert claim(value_type="quote", subject="Ana Lund")["said_by"] == ["ana-lund"]
    assert claim(value_type="quote", attributed_to=["Jo Berg"])["said_by"] == ["jo-berg"]


@pytest.mark.parametrize(
    ("value", "quote", "aliases", "written"),
    [
        ("600000", "Some 600,000 men came.", [], "some 600000"),
        ("125", "It lies far off.", ["about 125 km"], "about 125"),
        ("48 million", "It cost nearly £48 million.", [], "nearly 48 million"),
        ("500", "More than 500 came.", [], "more than 500"),
        ("24", "It ran over 24 weeks.", [], "24"),
        ("24", "About 2,400 came in 24 weeks.", [], "24"),
        ("24", "Some came; 24 left.", [], "24"),
        ("about 24", "About 24 came.", [], "about 24"),
        ("twelve", "About twelve came.", [], "twelve"),
    ],
)
def test_hedges_of_the_source_are_kept(
    value: str, quote: str, aliases: list[str], written: str
) -> None:
    row = fact(value=value, value_type="quantity", quote=quote, value_aliases=aliases)
    assert hedged(records(row)[0]) == written


@pytest.mark.parametrize("words", ["costs", "co-wrote", "ran", "stands in", "ignored", "price"])
def test_properties_in_words_are_never_slips_of_an_id(words: str) -> None:
    base = load(fact(property=words))
    assert base.claims[0].property == words


_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_CELLS = st.fixed_dictionaries(
    {name: _TEXT for name, shape in FIELDS.items() if shape == "text" and name not in
     ("id", "value_type", "start", "end", "when", "as_of", "published", "verdict",
      "superseded_by")}
    | {name: st.lists(_TEXT, max_size=3) for name, shape in FIELDS.items() if shape == "list"}
    | {"attributed_to": st.lists(_TEXT, max_size=2), "functional": st.booleans()}
    | {"value": _TEXT, "value_type": st.sampled_from(["entity", "place", "quote", "text"])}
)  # fmt: skip


@settings(deadline=None)  # the first example opens the word tables
@given(st.lists(_CELLS, max_size=4))
def test_whatever_the_texts_are_the_claims_load_and_hold_them(cells: list[dict[str, Any]]) -> None:
    rows = tuple(
        RawRow(row, {**one, "id": f"c{row}", "subject": f"S {one['subject']}",
                     "property": f"is {one['property']}", "value": f"v {one['value']}"})
        for row, one in enumerate(cells, 1)
    )  # fmt: skip
    found, problems = build(rows)
    assert not problems
    names = Names(found)
    parsed = tomllib.loads(write_claims(HEADING, found, names))
    for record, kept in zip(found, parsed.get("claim", ()), strict=True):
        own = names.find(record.subject)
        assert own is not None
        assert {*own.aliases, own.name, *kept.get("subject_names", ())} >= {
            record.subject, *record.subject_aliases,
        }  # fmt: skip
        assert kept.get("excerpt", "") == record.quote
        assert kept["property"].strip() == record.property
        assert kept.get("phrases", []) == list(record.property_phrases)
    if found:
        load_files([ClaimFile("f.toml", write_claims(HEADING, found, names).encode())])


def test_empty_fields_are_left_out() -> None:
    assert table("[a]", {"x": None, "y": "", "z": [], "f": False, "n": "\x1b"}) == (
        '[a]\nf = false\nn = "\\u001B"\n'
    )
