from __future__ import annotations

from pathlib import Path

import pytest

from factcli.errors import FactcliError
from factcli.exchange.json_in import read
from factcli.exchange.reading import read_text
from factcli.exchange.records import Batch, Numeral, build
from factcli.exchange.strict_json import parse


def batch(folder: Path, text: str | bytes, **mapping: str) -> Batch:
    path = folder / "facts.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path, mapping, parsed(path))


def parsed(path: Path) -> object:
    return parse(read_text(path), str(path), Numeral)


def told(found: Batch) -> list[str]:
    return [problem.line("f") for problem in found.problems]


def test_an_object_and_a_bare_list(tmp_path: Path) -> None:
    about = '"name": "n", "title": "T", "document_date": "2024-06-01", "source_text": 3'
    found = batch(tmp_path, f'{{{about}, "statements": [1], "facts": [{{"id": "a"}}]}}')
    assert (found.name, found.title, found.date) == ("n", "T", "2024-06-01")
    assert found.problems == ()
    bare = batch(tmp_path, '\ufeff[{"id": "a"}]')
    assert (bare.name, bare.rows) == ("facts", found.rows)


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    long = "9" * 5000
    found = batch(tmp_path, f'[{{"value": 8.50, "when": 2020, "unit": {long}, "quote": 1e999}}]')
    (record,) = build(found.rows)[0]
    assert (record.value, record.when, record.unit, record.quote) == ("8.50", "2020", long, "1e999")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1:1: is not JSON: "),
        ("{", ":1:2: is not JSON: "),
        ('[{"id": "a"},]', "is not JSON: "),
        ('{"id": "a"}', "has no list of facts"),
        ('{"facts": {}}', "has no list of facts"),
        ('"facts"', "has no list of facts"),
        ("null", "has no list of facts"),
        ('[{"value": NaN}]', "NaN is no JSON number"),
        ('[{"value": -Infinity}]', "-Infinity is no JSON number"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"facts":' * 100_000, "is nested too deeply"),
        (b'[{"id": "\xff"}]', "is not UTF-8 text (byte 9)"),
        (b"[]\0", "holds NUL characters"),
        ("[]".encode("utf-16"), "is not UTF-8 text"),
    ],
)
def test_what_is_no_list_of_facts(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(FactcliError) as caught:
        batch(tmp_path, text)
    assert message in str(caught.value)


def test_keys_that_stand_twice(tmp_path: Path) -> None:
    found = batch(tmp_path, '{"title": "a", "title": "b", "facts": [{"id": "a", "id": "b"}]}')
    assert told(found) == [
        "f: column title: stands twice at the top",
        "f: row 1, column id: stands twice",
    ]


def test_what_is_not_known(tmp_path: Path) -> None:
    found = batch(tmp_path, '{"titel": 1, "title": [], "facts": [3, {"subjct": "", "x": "y"}]}')
    assert told(found) == [
        "f: column title: must be text",
        "f: column titel: warning: is not known at the top; it is not kept (did you mean title?)",
        "f: row 1: is not an object",
        (
            "f: row 2, column subjct: warning: is no field of a record; it is empty and not kept "
            "(did you mean subject?)"
        ),
    ]
    assert found.rows[0].cells == {"x": "y"}


def test_keys_can_be_mapped_or_left_out(tmp_path: Path) -> None:
    found = batch(tmp_path, '[{"Name": "a", "Notes": "b", "id": "c"}]', Name="subject", Notes="")
    assert found.rows[0].cells == {"subject": "a", "id": "c"}
    assert found.problems == ()


def test_a_mapping_must_fit(tmp_path: Path) -> None:
    found = batch(tmp_path, '[{"Name": "a", "subject": "b"}]', Name="subject", Nome="id")
    assert told(found) == [
        "f: row 1, column subject: is subject, which stands there already",
        "f: column Nome: is named by --map, but the file has no such column (did you mean Name?)",
    ]


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json", Path("/dev/null")):
        with pytest.raises(FactcliError):
            parsed(path)
