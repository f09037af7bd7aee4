from __future__ import annotations

import datetime as dt
import sys
import zipfile
from pathlib import Path

import pytest

from factcli.errors import FactcliError
from factcli.exchange.records import Batch, build
from factcli.exchange.xlsx_in import read

openpyxl = pytest.importorskip("openpyxl")


def book(folder: Path, *rows: tuple[object, ...]) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    path = folder / "facts.xlsx"
    made.save(path)
    return path


def told(found: Batch) -> list[str]:
    return [problem.line("f") for problem in found.problems]


def test_cells_of_all_types(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        (None, None),
        ("id", "Value type", "value", "when", "start", "functional", "subject_aliases", None),
        ("a", "quantity", 742600.0, dt.date(2024, 6, 1), 2013, True, "x|y", None),
        (None,),
        # A workbook knows no time zones.
        ("b", "quantity", 8.5, dt.datetime(2025, 1, 9, 4, 20), None, False),  # noqa: DTZ001
    )
    found = read(path, {})
    assert found.problems == ()
    assert [row.row for row in found.rows] == [3, 5]
    first, second = build(found.rows)[0]
    assert (first.value, first.when, first.start) == ("742600", "2024-06-01", "2013")
    assert (first.functional, first.subject_aliases) == (True, ("x", "y"))
    assert (second.value, second.when, second.functional) == ("8.5", "2025-01-09T04:20:00", False)


def test_formulas_columns_and_widths(tmp_path: Path) -> None:
    path = book(tmp_path, ("id", "Nme", "subject"), ("a", "b", "=1+1"), ("a", "b", "c", "d"))
    assert told(read(path, {"Nme": "property"})) == [
        "f: row 2, column subject: warning: “=1+1” looks like a formula; it is kept as text",
        "f: row 3: has 4 cells where the header has 3",
    ]


def test_a_workbook_without_cells(tmp_path: Path) -> None:
    with pytest.raises(FactcliError, match="its first sheet is empty"):
        read(book(tmp_path), {})


@pytest.mark.parametrize("content", [b"", b"id,subject\n", b"PK\3\4 and then nothing"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "facts.xlsx"
    path.write_bytes(content)
    with pytest.raises(FactcliError, match="is no XLSX workbook"):
        read(path, {})


def test_a_zip_of_other_things(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "hello")
    with pytest.raises(FactcliError, match="is no readable XLSX workbook"):
        read(path, {})


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = book(tmp_path, ("id",), ("a",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", "x" * 3_000_000)
    assert path.stat().st_size < 100_000
    with pytest.raises(FactcliError, match="unpacks to more than 2 MB"):
        read(path, {}, 2_000_000)


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
def test_entity_declarations_are_refused(tmp_path: Path, code: str) -> None:
    path = book(tmp_path, ("id",), ("a",))
    with zipfile.ZipFile(path, "a") as archive:
        bomb = " " * (2**20 - 3) + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        archive.writestr("xl/extra.xml", bomb.encode(code))
    with pytest.raises(FactcliError, match="declares XML entities"):
        read(path, {})


def test_without_openpyxl_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path, ("id",), ("a",))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(FactcliError) as caught:
        read(path, {})
    assert "factcli[xlsx]" in caught.value.hint
