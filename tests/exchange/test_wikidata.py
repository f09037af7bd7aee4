from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcli.check import check
from factcli.errors import FactcliError
from factcli.exchange.bring_in import Options, bring_in
from factcli.exchange.target import Imported
from factcli.exchange.wikidata_values import Told, table, told
from factcli.store.base import ClaimBase
from factcli.store.library import library
from factcli.store.load import load

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def snak(kind: str, value: object, **more: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": value}, **more}


def item(name: str) -> dict[str, Any]:
    return snak("wikibase-entityid", {"entity-type": "item", "id": name})


def time(text: str, precision: int = 11, calendar: str = GREGORIAN) -> dict[str, Any]:
    return snak("time", {"time": text, "precision": precision, "calendarmodel": calendar})


def amount(number: str, unit: str = "1", **more: str) -> dict[str, Any]:
    unit = unit if unit == "1" else f"http://www.wikidata.org/entity/{unit}"
    return snak("quantity", {"amount": number, "unit": unit, **more})


def statement(  # the rest is whatever a statement has
    main: dict[str, Any],
    rank: str = "normal",
    **more: Any,  # noqa: ANN401
) -> dict[str, Any]:
    return {"mainsnak": main, "type": "statement", "rank": rank, **more}


def entity(name: str, label: str = "", **claims: list[dict[str, Any]]) -> dict[str, Any]:
    labels = {"en": {"language": "en", "value": label}} if label else {}
    return {"type": "item", "id": name, "labels": labels, "claims": claims}


OFFICE = statement(
    item("Q200"), "preferred",
    qualifiers={"P580": [time("+2013-05-24T00:00:00Z")], "P582": [time("+2017-00-00T00:00:00Z", 9)],
                "P1365": [item("Q7")]},
)  # fmt: skip
ANA = entity(
    "Q100", "Ana Lund",
    P31=[statement(item("Q5"))],
    P569=[statement(time("+1951-05-05T00:00:00Z"), references=[
        {"snaks": {"P813": [time("+2020-01-01T00:00:00Z")]}},
        {"snaks": {"P854": [snak("string", "https://reg.example/1")],
                   "P1476": [snak("monolingualtext", {"text": "Register", "language": "en"})],
                   "P123": [item("Q200")], "P577": [time("+1999-00-00T00:00:00Z", 9)]}}])],
    P39=[OFFICE, statement(item("Q201"), "deprecated")],
    P2048=[statement(amount("+172", "Q174728"))],
    P1082=[statement(amount("+900", upperBound="+950", lowerBound="+850"))],
    P19=[statement(item("Q300"))],
    P214=[statement(snak("string", "113", datatype="external-id"))],
)  # fmt: skip
LABELS = {"Q200": "mayor of Marenholt", "P1365": "replaces"}


def brought(
    tmp_path: Path, *entities: dict[str, Any], labels: object = LABELS, language: str = "en"
) -> tuple[ClaimBase, Imported]:
    data = {"entities": {one["id"]: one for one in entities}}
    (tmp_path / "q.json").write_text(json.dumps(data), "utf-8")
    (tmp_path / "labels.json").write_text(json.dumps(labels), "utf-8")
    options = Options(form="wikidata", labels=str(tmp_path / "labels.json"), language=language)
    done = bring_in(tmp_path / "q.json", tmp_path / "to", options)
    return load([str(tmp_path / "to")]), done


def test_an_entity_becomes_claims_that_check(tmp_path: Path) -> None:
    base, done = brought(tmp_path, ANA)
    claims = {claim.id: claim for claim in base.claims}
    assert list(claims) == ["q100-p569-1", "q100-p39-1", "q100-p2048-1", "q100-p1082-1",
                            "q100-p19-1"]  # fmt: skip
    assert base.entities["q100"].kind == "person"
    assert base.entities["q200"].kind == "office"
    office = claims["q100-p39-1"]
    assert office.text == "Ana Lund was in office as mayor of Marenholt from 24 May 2013 to 2017."
    source = base.sources[claims["q100-p569-1"].source]
    assert (source.title, source.url, source.publisher, source.date) == (
        "Register", "https://reg.example/1", "mayor of Marenholt", "1999")  # fmt: skip
    assert base.sources[office.source].url == "https://www.wikidata.org/wiki/Q100"
    assert claims["q100-p1082-1"].value_text == "about 900"
    said = [line.partition("warning: ")[2] for line in done.warnings]
    assert said == [
        "qualifier P1365 (replaces) is not kept",
        "a statement without a reference has Wikidata for its source (4 times)",
        "Q300 has no label here and keeps its id (give --labels FILE)",
    ]
    assert base.entities["q300"].name == "Q300"
    for text, verdict in (
        ("Ana Lund was born in May 1951.", "supported"),
        ("Ana Lund was born on 6 May 1951.", "refuted"),
        ("Ana Lund was mayor of Marenholt in 2015.", "supported"),
        ("Ana Lund was mayor of Marenholt in 2019.", "refuted"),
        ("Ana Lund is 172 cm tall.", "supported"),
        ("Ana Lund was mayor of Tolm.", "unverifiable"),
    ):
        assert check(text, base).verdict.value == verdict, text


def test_a_preferred_value_goes_before_others_without_a_time(tmp_path: Path) -> None:
    dated: dict[str, Any] = {"qualifiers": {"P585": [time("+2001-00-00T00:00:00Z", 9)]}}
    town = entity("Q1", "Tolm", P1082=[
        statement(amount("+800")), statement(amount("+700"), **dated),
        statement(amount("+900"), "preferred"), statement(amount("+1"), "deprecated")])  # fmt: skip
    base, _ = brought(tmp_path, town)
    assert [claim.value_text for claim in base.claims] == ["900", "700"]
    assert base.problems == ()


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (time("+2013-05-24T00:00:00Z"), "2013-05-24"),
        (time("+2013-05-00T00:00:00Z", 10), "2013-05"),
        (time("+2013-00-00T00:00:00Z", 9), "2013"),
        (time("+1995-00-00T00:00:00Z", 8), "199X"),
        (time("+1900-00-00T00:00:00Z", 7), "18XX"),
        (time("+1801-00-00T00:00:00Z", 7), "18XX"),
        (time("-0044-03-15T00:00:00Z", 9), "-0043"),
        (time("+1582-10-04T00:00:00Z", 11, JULIAN), "1582-10-14"),
        (time("+1066-10-14T00:00:00Z", 11, JULIAN), "1066-10-20"),
        (amount("+12.50"), "12.50"),
        (amount("-7"), "-7"),
        (amount("+5", upperBound="+5", lowerBound="+5"), "5"),
        (amount("+5", upperBound="+6", lowerBound="+4"), "about 5"),
        (snak("monolingualtext", {"text": "Le  Havre", "language": "fr"}), "Le Havre"),
        (snak("globecoordinate", {"latitude": -12.5, "longitude": 3, "precision": 0.01}),
         "12.50° S, 3.00° E"),
        (snak("globecoordinate", {"latitude": "1", "longitude": "2", "precision": None}),
         "1.0000° N, 2.0000° E"),
        (snak("wikibase-entityid", {"numeric-id": "42", "entity-type": "item"}), "Q42"),
        (snak("string", " a  b "), "a b"),
    ],
)  # fmt: skip
def test_values(given: dict[str, Any], written: str) -> None:
    found = told(given)
    assert isinstance(found, Told)
    assert found.written == written


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"snaktype": "somevalue"}, "an unknown value"),
        ({"snaktype": "novalue"}, "no value"),
        ({}, "no value that can be read"),
        (snak("time", {"time": "soon", "precision": 11}), "cannot be read"),
        (time("+2013-00-00T00:00:00Z", 6), "coarser than a century"),
        (time("-0500-00-00T00:00:00Z", 7), "before year 1"),
        (time("-13798000000-00-00T00:00:00Z", 9), "more than four digits"),
        (amount("many"), "no number"),
        (snak("globecoordinate", {"latitude": 99, "longitude": 0}), "no globe"),
        (snak("globecoordinate", {"latitude": "north"}), "cannot be read"),
        (snak("wikibase-entityid", {"id": "../etc"}), "names no entity"),
        (snak("monolingualtext", {"text": " "}), "without content"),
        (snak("musical", {"x": 1}), "type musical"),
    ],
)
def test_values_that_no_claim_can_hold(given: dict[str, Any], why: str) -> None:
    found = told(given)
    assert isinstance(found, str)
    assert why in found


def test_statements_that_doubt_themselves_are_left_out(tmp_path: Path) -> None:
    doubt: dict[str, Any] = {"qualifiers": {"P5102": [item("Q18603603")]}}
    about: dict[str, Any] = {"qualifiers": {"P1480": [item("Q5727902")]}}
    denied: dict[str, Any] = {"qualifiers": {"P1310": [item("Q200")]}}
    base, done = brought(tmp_path, entity(
        "Q1", "Ana Lund",
        P19=[statement(item("Q9"), **doubt)],
        P569=[statement(time("+1951-00-00T00:00:00Z", 9), **about)],
        P69=[statement(item("Q200"), **denied)],
    ))  # fmt: skip
    assert [claim.id for claim in base.claims] == ["q1-p569-1", "q1-p69-1"]
    assert base.claims[0].value_text == "1951~"
    assert base.claims[1].denied_by == ("q200",)
    assert any("Q1.P19[1]: says of itself" in line for line in done.warnings)


def test_names_come_from_other_entities_and_in_a_language(tmp_path: Path) -> None:
    ana = entity("Q1", "Ana Lund", P19=[statement(item("Q2"))])
    tolm = entity("Q2", "Tolm")
    tolm["labels"]["de"] = {"language": "de", "value": "Tolmstadt"}
    base, _ = brought(tmp_path, ana, tolm)
    assert base.claims[0].text == "Ana Lund was born in Tolm."
    (tmp_path / "to" / "q.toml").unlink()
    (tmp_path / "to").rmdir()
    base, done = brought(tmp_path, ana, tolm, language="de")
    assert base.entities["q2"].name == "Tolmstadt"
    assert any("Q1 has no label" in line for line in done.warnings)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "holds no entity"),
        ('{"entities": {"Q1": {"missing": ""}}}', "holds no entity"),
        ('{"entities": {"Q1": {"id": "Q1", "labels": {}, "claims": {}}}}', "1 problem"),
        ("{", "is not JSON"),
        ('{"entities": {"Q1": {"id": "Q1", "id": "Q2", "claims": {}}}}', "1 problem"),
    ],
)
def test_what_is_refused(content: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "q.json").write_text(content, "utf-8")
    with pytest.raises(FactcliError, match=why):
        bring_in(tmp_path / "q.json", tmp_path / "to", Options(form="wikidata"))
    assert not (tmp_path / "to").exists()


def test_the_table_names_properties_that_there_are() -> None:
    named = {row[0] for key, row in table().items() if key.startswith("property ")}
    assert named <= set(library())
