from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.import_samples import FULL, fact

from factcli.exchange.records import FACT, FIELDS, REQUIRED, VALUE_TYPES

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schema/record.schema.json").read_text("utf-8")
)
PACKS = Path(__file__).resolve().parents[3] / "shared" / "cases"
RECORD = SCHEMA["$defs"]["record"]
VALID = jsonschema.Draft202012Validator(SCHEMA)


def test_it_is_a_schema_and_names_what_the_program_reads() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert list(RECORD["properties"]) == list(FIELDS)
    assert tuple(RECORD["required"]) == REQUIRED
    assert tuple(RECORD["anyOf"][1]["required"]) == FACT
    assert tuple(RECORD["properties"]["value_type"]["enum"]) == VALUE_TYPES


def test_the_page_names_every_field() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/import.md").read_text("utf-8")
    table = page.partition("## The record")[2].partition("\n- ")[0]
    assert [name for name in FIELDS if f"`{name}`" not in table] == []


@pytest.mark.parametrize(
    "content",
    [
        [FULL],
        {"name": "n", "title": "T", "document_date": "2024-06-01", "facts": [FULL]},
        [fact(value=8.5, when=2020, functional=None, attributed_to=["a", "b"])],
        [fact(value=True, start="2013/..", end="..", when="199X")],
        [{"id": "a", "text": "The tower is high.", "verdict": "refuted"}],
    ],
)
def test_good_content(content: object) -> None:
    VALID.validate(content)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"title": "T"},
        [{"id": "a"}],
        [{"id": "a", "text": " "}],
        [fact(verdict="false")],
        [fact(subjct="x")],
        [fact(value_type="dat")],
        [fact(subject=" ")],
        [fact(id="…")],
        [fact(value=["a"])],
        [fact(functional="yes")],
        [fact(start="soon")],
        {"document_date": "soon", "facts": [fact()]},
    ],
)
def test_bad_content(content: object) -> None:
    assert not VALID.is_valid(content)


@pytest.mark.skipif(not PACKS.is_dir(), reason="the packs are not here")
@pytest.mark.parametrize("pack", sorted(PACKS.glob("*.json")), ids=lambda path: path.stem)
def test_packs(pack: Path) -> None:
    content = json.loads(pack.read_text("utf-8"))
    content.pop("statements")
    VALID.validate(content)
