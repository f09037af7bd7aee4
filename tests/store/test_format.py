"""The format page, the schema and the library say what the program does."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcli.errors import FactcliError
from factcli.store import checks, schema
from factcli.store.fields import FIELDS, TABLES, TYPES, VALUE_KINDS, Field
from factcli.store.files import ClaimFile
from factcli.store.library import library, read
from factcli.store.load import load_files

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "claim-format.md"
SCHEMA = ROOT / "docs" / "schema" / "claim-file.schema.json"
BEHIND = "run tools/update_claim_format.py"
BLOCKS = re.findall(r"^```toml\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
ALL_FIELDS = [(table, field) for table, fields in TABLES.items() for field in fields]


def plain(content: object) -> object:
    """Return TOML data as JSON has it: dates as text."""
    if isinstance(content, dict):
        return {key: plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [plain(item) for item in content]
    return content if isinstance(content, (str, int, float, bool)) else str(content)


def faults(text: str) -> list[str]:
    published: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(published)
    return [error.message for error in validator.iter_errors(plain(tomllib.loads(text)))]


def test_the_schema_is_current_and_sound() -> None:
    assert SCHEMA.read_text("utf-8") == schema.schema_text(), BEHIND
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMA.read_text("utf-8")))


def test_the_page_is_current() -> None:
    text = PAGE.read_text("utf-8")
    assert schema.page(text) == text, BEHIND


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_an_example_of_the_page_loads_and_fits_the_schema(block: str) -> None:
    assert not load_files([ClaimFile("example.toml", block.encode())]).problems
    assert not faults(block)


def claim_files() -> Iterator[Path]:
    for folder in ("claims", "tests/topics"):
        for path in sorted((ROOT / folder).rglob("*.toml")):
            if path.read_text("utf-8").lstrip().startswith(("factcli", "#")):
                yield path


@pytest.mark.parametrize("path", list(claim_files()), ids=lambda path: path.name)
def test_the_claim_files_of_this_repository_fit_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    if "factcli" in tomllib.loads(text):
        assert not faults(text)


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


SHELF = ROOT / "tests" / "errors"
# What no schema can know: ids of other tables, and the calendar.
BEYOND = re.compile(
    r"\[(unknown-reference|duplicate-id|second-base|loop|bad-date|syntax|encoding|duplicate-key"
    r"|shared-name|claims-conflict|end-before-start|two-ends)\]"
)


@pytest.mark.parametrize("folder", sorted(SHELF.iterdir()), ids=lambda path: path.name)
def test_the_schema_refuses_what_the_program_refuses(folder: Path) -> None:
    told = (folder / "expected.txt").read_text("utf-8")
    rules = re.findall(r": error(\[[\w-]+\])", told)
    texts = [path.read_text("utf-8", "replace") for path in folder.glob("*.toml")]
    if not all(map(is_toml, texts)):
        return
    refused = any(faults(text) for text in texts if "factcli" in tomllib.loads(text))
    decidable = [rule for rule in rules if not BEYOND.match(rule)]
    if decidable and decidable != ["[wrong-type]"]:
        assert refused, told
    if not rules and "no claim" not in told:
        assert not refused


@pytest.mark.parametrize(("table", "field"), ALL_FIELDS, ids=lambda each: str(each)[:40])
def test_every_field_has_an_example_that_it_takes(table: str, field: Field) -> None:
    assert field.doc.endswith(".")
    value = tomllib.loads(f"x = {field.example}")["x"]
    assert checks.complaint(field, value) is None
    assert field.type in TYPES
    assert not set(field.mistaken) & set(FIELDS[table])


@pytest.mark.parametrize("field", [field for _, field in ALL_FIELDS], ids=lambda each: each.name)
def test_every_field_refuses_a_table_with_a_hint(field: Field) -> None:
    found = checks.complaint(field, {"a": 1})
    assert found
    assert found.hint


def test_every_key_is_shown_in_the_examples_of_the_page() -> None:
    shown: set[tuple[str, str]] = set()
    for block in BLOCKS:
        for table, content in tomllib.loads(block).items():
            for each in content if isinstance(content, list) else [content]:
                if isinstance(each, dict):
                    shown.update((table, key) for key in each)
    # These stand in the tables of keys and in the text about them.
    left = {("claim", key) for key in ("value_kind", "when", "place", "by", "single", "opposites")}
    assert {(table, field.name) for table, field in ALL_FIELDS} - shown <= left | {
        ("property", "per_value"), ("include", "path"), ("include", "as"),
    }  # fmt: skip


def test_the_library_has_what_a_general_checker_needs() -> None:
    found = library()
    assert len(found) >= 45
    for each in found.values():
        assert checks.is_id(each.id)
        assert each.value in VALUE_KINDS
        assert len(each.phrases) >= 2, each.id
        assert each.opposites, each.id
        for phrase in (*each.phrases, *each.inverse, *each.opposites):
            assert phrase == " ".join(phrase.split())
        assert len(set(each.phrases)) == len(each.phrases), each.id
        assert not set(each.phrases) & set(each.opposites), each.id
    assert found["holds-office"].per_value
    assert found["born-on"].single
    assert not found["visited"].single


def test_a_library_is_blocks_of_plain_text() -> None:
    found = read("# c\n\na-b: value=text single=yes\n    phrases: x y; z\n\n# d\nc: value=date\n")
    assert found["a-b"].phrases == ("x y", "z")
    assert (found["a-b"].single, found["c"].single, found["c"].inverse) == (True, False, ())


def test_the_least_file_of_the_schema_is_the_least_that_loads() -> None:
    text = 'factcli = 1\n[[claim]]\nid = "a"\n'
    assert faults(text)
    with pytest.raises(FactcliError):
        load_files([ClaimFile("x.toml", text.encode())])
