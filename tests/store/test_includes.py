from __future__ import annotations

from pathlib import Path

import pytest

from factcli.check import check
from factcli.errors import BrokenBaseError
from factcli.exchange.bring_in import bring_in
from factcli.exchange.take_out import take_out
from factcli.store.files import may_include
from factcli.store.kept import open_base
from factcli.store.load import load

GEO = """\
factcli = 1
[base]
title = "Places"
as_of = 2020-05-01
[[source]]
id = "atlas"
[[property]]
id = "lit-by"
phrases = ["is lit by"]
[[property]]
id = "height"
phrases = ["towers"]
[[entity]]
id = "tolm"
name = "Tolm"
kind = "place"
aliases = ["the town", "the capital"]
[[entity]]
id = "lund"
name = "Ana Lund"
kind = "person"
in = "tolm"
[[claim]]
id = "born"
text = "Ana Lund was born in Tolm."
source = "atlas"
subject = "lund"
property = "born-in"
value = "tolm"
superseded_by = "born-2"
[[claim]]
id = "born-2"
text = "Ana Lund was born in Tolm."
source = "atlas"
subject = "lund"
property = "born-in"
value = "tolm"
said_by = ["lund", "Jo Berg"]
as_of = 2021-01-01
[[claim]]
id = "light"
text = "Tolm is lit by gas."
source = "atlas"
subject = "tolm"
property = "lit-by"
value = "gas"
"""
OWN = """\
factcli = 1
[base]
title = "Ours"
as_of = 2024-06-01
[[include]]
path = "../geo"
as = "geo"
[[source]]
id = "gazette"
[[entity]]
id = "ana"
name = "Ana Lund"
kind = "person"
[[entity]]
id = "port"
name = "Port Vell"
kind = "place"
aliases = ["the capital"]
in = "geo:tolm"
[[claim]]
id = "born"
text = "Ana Lund moved to Port Vell in 2019."
source = "gazette"
subject = "ana"
place = "geo:tolm"
"""


@pytest.fixture
def bases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("geo", GEO), ("own", OWN)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text(text, "utf-8")
    return tmp_path


def told(path: str) -> list[str]:
    with pytest.raises(BrokenBaseError) as caught:
        load([path])
    return [f"{p.file}:{p.line}:{p.column}: {p.rule}: {p.message}" for p in caught.value.problems]


@pytest.mark.usefixtures("bases")
def test_ids_of_an_included_base_have_its_name_before_them() -> None:
    base = load(["own"])
    assert [claim.id for claim in base.claims] == ["born", "geo:born", "geo:born-2", "geo:light"]
    assert list(base.entities) == ["ana", "port", "geo:tolm"]
    assert {"gazette", "geo:atlas"} == set(base.sources)
    claims = {claim.id: claim for claim in base.claims}
    assert claims["geo:born"].superseded_by == "geo:born-2"
    assert claims["geo:born"].source == "geo:atlas"
    assert claims["geo:light"].property == "geo:lit-by"
    assert claims["geo:light"].file.endswith("geo/a.toml")
    assert base.properties["geo:height"].phrases[0] == "towers"
    assert len(base.properties["geo:height"].phrases) > 1
    assert base.problems == ()


@pytest.mark.usefixtures("bases")
def test_what_the_including_base_says_goes_first() -> None:
    base = load(["own"])
    claims = {claim.id: claim for claim in base.claims}
    assert base.title == "Ours"
    assert claims["geo:born"].subject == "ana"
    assert claims["geo:born-2"].said_by == ("ana", "Jo Berg")
    assert base.entities["geo:tolm"].aliases == ("the town",)
    assert base.entities["port"].within == "geo:tolm"
    geo = load(["geo"])
    assert claims["geo:light"].as_of == geo.as_of
    assert claims["geo:born-2"].as_of != geo.as_of
    assert claims["born"].as_of is None


def test_a_namesake_of_another_kind_is_another(bases: Path) -> None:
    other = OWN.replace('name = "Ana Lund"\nkind = "person"', 'name = "Ana Lund"\nkind = "work"')
    (bases / "own" / "a.toml").write_text(other, "utf-8")
    base = load(["own"])
    assert "geo:lund" in base.entities
    assert [problem.rule for problem in base.problems] == ["shared-name"]


@pytest.mark.parametrize("cached", ["", "cache"])
def test_statements_are_checked_against_both(
    cached: str, bases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCLI_NO_CACHE", "" if cached else "1")
    monkeypatch.setenv("FACTCLI_CACHE_DIR", str(bases / "cache"))
    for _ in range(2):
        found = check("Tolm is lit by gas.", open_base(["own"]))
        assert (found.verdict.value, found.claims[0].claim.id) == ("supported", "geo:light")
    (bases / "geo" / "a.toml").write_text(GEO.replace("by gas", "by oil").replace(
        '"gas"', '"oil"'), "utf-8")  # fmt: skip
    assert check("Tolm is lit by oil.", open_base(["own"])).verdict.value == "supported"


def test_an_included_base_may_include_others(bases: Path) -> None:
    (bases / "more").mkdir()
    (bases / "more" / "b.toml").write_text(
        'factcli = 1\n[[source]]\nid = "s"\n[[entity]]\nid = "sea"\nname = "The North Sea"\n'
        '[[claim]]\nid = "c"\ntext = "It is cold."\nsource = "s"\n', "utf-8")  # fmt: skip
    text = GEO.replace(
        "[[source]]", '[[include]]\npath = "../more/b.toml"\nas = "m"\n[[source]]', 1
    )
    (bases / "geo" / "a.toml").write_text(
        text.replace('kind = "place"', 'kind = "place"\nin = "m:sea"'), "utf-8"
    )
    base = load(["own"])
    assert base.entities["geo:tolm"].within == "geo:m:sea"
    assert base.claims[-1].id == "geo:m:c"


def test_what_leads_nowhere_or_back_is_told_by_its_place(bases: Path) -> None:
    own = bases / "own" / "a.toml"
    own.write_text(OWN.replace("../geo", "../nowhere"), "utf-8")
    assert told("own") == [
        "own/a.toml:6:8: unknown-reference: this base cannot be included: nowhere is not there"
    ]
    own.write_text(OWN.replace("../geo", "../own"), "utf-8")
    assert told("own") == ["own/a.toml:6:8: loop: this base includes itself"]
    own.write_text(OWN, "utf-8")
    circle = GEO.replace("[[source]]", '[[include]]\npath = "../own"\nas = "o"\n[[source]]', 1)
    (bases / "geo" / "a.toml").write_text(circle, "utf-8")
    assert told("own") == ["geo/a.toml:6:8: loop: this base includes itself"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('as = "geo"\n', "", 'own/a.toml:5:1: missing-key: this [[include]] has no "as"'),
        ('as = "geo"', 'as = "Geo x"', "own/a.toml:7:6: bad-id: an id is made of"),
        ('as = "geo"', 'as = "geo"\nto = 1', 'unknown-key: [[include]] has no key "to"'),
        ('in = "geo:tolm"', 'in = "geo:tol"', 'unknown-reference: no [[entity]] has the id "geo:t'),
        ('place = "geo:tolm"', 'place = "geo:tol"', 'no [[entity]] has the id "geo:tol"'),
        ("[[include]]", "[include]", "[include] is in single brackets"),
    ],
)
def test_mistakes(old: str, new: str, message: str, bases: Path) -> None:
    (bases / "own" / "a.toml").write_text(OWN.replace(old, new), "utf-8")
    assert any(message in line for line in told("own")), told("own")


def test_problems_of_an_included_base_stand_where_they_are(bases: Path) -> None:
    (bases / "geo" / "a.toml").write_text(
        GEO.replace('source = "atlas"', 'source = "map"', 1), "utf-8"
    )
    assert told("own")[0].startswith("geo/a.toml:")


@pytest.mark.parametrize(
    ("raw", "may"),
    [
        (b"[[include]]", True), (b"x = 1\n [[ include ]]", True), (b'["include"]', True),
        (b"include = []", True), (b'text = "include ="', False), (b"[[entity]]", False),
        (b"# include", False),
    ],
)  # fmt: skip
def test_few_files_are_read_twice(raw: bytes, may: bool) -> None:  # noqa: FBT001
    assert may_include(raw) is may


def test_an_export_holds_what_is_included(bases: Path) -> None:
    base = load(["own"])
    out = take_out(base, base.claims, "json")
    (bases / "out.json").write_bytes(out)
    bring_in(bases / "out.json", bases / "flat")
    flat = load(["flat"])
    assert [claim.id for claim in flat.claims] == ["born", "geo-born", "geo-born-2", "geo-light"]
    assert flat.entities["port"].within == "geo-tolm"
    assert [c.text for c in flat.claims] == [c.text for c in base.claims]
    assert check("Tolm is lit by gas.", flat).verdict.value == "supported"
    assert take_out(base, base.claims, "csv").count(b"\n") == 5
