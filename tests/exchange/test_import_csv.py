from __future__ import annotations

from pathlib import Path

import pytest

from factcli.errors import FactcliError, UsageError
from factcli.exchange.columns import parse_map
from factcli.exchange.csv_in import read
from factcli.exchange.records import Batch, build
from factcli.report import Severity

HEADER = "id,subject,property,value,value_type"


def batch(folder: Path, text: str | bytes, *, limit: int = 10**6, **mapping: str) -> Batch:
    path = folder / "facts.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path, mapping, limit)


def told(found: Batch) -> list[str]:
    return [problem.line("f") for problem in found.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_line_ends_and_marks(
    tmp_path: Path, delimiter: str, end: str, mark: str
) -> None:
    lines = [HEADER, 't1,Beacon Tower,is,"old, and\ntall",text', ",,,,", "t2,a,b,c,text"]
    text = end.join(line.replace(",", delimiter) for line in lines)
    found = batch(tmp_path, mark + text)
    assert found.problems == ()
    assert [row.row for row in found.rows] == [2, 4]
    inner = delimiter.join(("old", " and\ntall"))
    assert found.rows[0].cells["value"] == inner


def test_names_of_columns_are_forgiving(tmp_path: Path) -> None:
    found = batch(tmp_path, "ID,Value Type, value-aliases ,Name\na,text,x|y | ,b\n", Name="subject")
    assert found.problems == ()
    (record,) = build(found.rows)[0]
    assert (record.id, record.value_type, record.subject) == ("a", "text", "b")
    assert record.value_aliases == ("x", "y")


def test_columns_that_do_not_fit(tmp_path: Path) -> None:
    found = batch(tmp_path, "id,ID,subjct,\na,b,c,d\n", Nome="value")
    assert told(found) == [
        "f: column Nome: is named by --map, but the file has no such column",
        "f: row 1, column ID: is id, and so is column “id”",
        (
            "f: row 1, column subjct: is no field of a record (did you mean subject?; --map "
            '"subjct=FIELD" names it, "=" alone leaves it out)'
        ),
        "f: row 2: “d” is in a column without a name",
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "@SUM(A1)", "-2 days", " =x"])
def test_formula_cells_are_text_and_told(tmp_path: Path, cell: str) -> None:
    found = batch(tmp_path, f"id,subject,value\na,{cell},-5\n")
    assert found.rows[0].cells["subject"] == cell
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert (problem.row, problem.column) == (2, "subject")
    assert "looks like a formula; it is kept as text" in problem.message


def test_rows_of_another_width(tmp_path: Path) -> None:
    found = batch(tmp_path, "id,subject\na\nb,c,d\ne,f\n")
    assert told(found) == [
        "f: row 2: has 1 cells where the header has 2 (quote cells that hold the delimiter)",
        "f: row 3: has 3 cells where the header has 2 (quote cells that hold the delimiter)",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the first line names no field of a record"),
        ("\n\n", "the first line names no field"),
        ("id:subject:value\n", "the first line names no field"),
        ("just some text\n", "the first line names no field"),
        ('id,subject\na,"b\n', "row 2: "),
        ('id,subject\n"a"b,c\n', "row 2: "),
        (b"id,subject\n\xe4,b\n", "is not UTF-8 text (byte 11)"),
        (b"id,subject\n\0,b\n", "holds NUL characters"),
        ("id,subject\n".encode("utf-16"), "is not UTF-8 text"),
        ("id,subject\n" + "a,b\n" * 300_000, "is larger than 1 MB"),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(FactcliError) as caught:
        batch(tmp_path, text)
    assert message in str(caught.value)


def test_mappings_are_read() -> None:
    assert parse_map(("Name=subject", "a=b=value", "Notes=")) == {
        "Name": "subject", "a=b": "value", "Notes": "",
    }  # fmt: skip


@pytest.mark.parametrize("option", ["Name", "=subject", "", "Name=subjct", "Name="])
def test_mappings_that_make_no_sense(option: str) -> None:
    with pytest.raises(UsageError):
        parse_map(("Name=id", option))
