from __future__ import annotations

import csv
import io
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.bases import bases

from factcli.errors import FactcliError
from factcli.exchange.bring_in import bring_in
from factcli.exchange.columns import guarded, joined, listed, unguarded
from factcli.exchange.csv_out import dump
from factcli.exchange.records import FIELDS
from factcli.exchange.take_out import take_out
from factcli.exchange.xlsx_out import dump as workbook
from factcli.store.load import load

_TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1,
                max_size=10).map(lambda text: " ".join(text.split()))  # fmt: skip
WORDS = _TEXT.filter(bool)
NAMES = st.sampled_from(["Ana Lund", "Beacon Tower", "Jo Berg", "=Tower", "-Berg", "A|B\\"])
LISTS = st.lists(NAMES, min_size=1, max_size=2, unique=True)
DAYS = st.dates().map(lambda day: day.isoformat())
SPANS = st.tuples(st.integers(1000, 1999), st.integers(2000, 2100))


@st.composite
def _facts(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the cells of a row; what is not drawn stays empty."""
    start, end = draw(SPANS)
    every: dict[str, st.SearchStrategy[Any]] = {
        "unit": WORDS, "start": st.just(str(start)), "end": st.just(str(end)), "when": DAYS,
        "by": NAMES, "attributed_to": LISTS, "functional": st.booleans(), "quote": WORDS,
        "text": WORDS, "plan": st.booleans(), "verdict": st.sampled_from(["refuted", "mixed"]),
        "as_of": DAYS, "source": WORDS, "publisher": WORDS, "published": DAYS, "url": WORDS,
        "locator": WORDS, "property_phrases": st.lists(WORDS, max_size=2),
        "value_aliases": st.lists(WORDS, max_size=2),
    }  # fmt: skip
    kind, value = draw(st.sampled_from([
        ("text", "Old"), ("quantity", "12.5"), ("quantity", "-7"), ("date", "2024-05"),
        ("boolean", "false"), ("boolean", "true"), ("quote", "=1+1"), ("entity", "Jo Berg"),
    ]))  # fmt: skip
    row = draw(st.fixed_dictionaries({}, optional=every))
    return {"subject": draw(NAMES), "property": f"P {draw(WORDS)}", "value": value,
            "value_type": kind, **row}  # fmt: skip


def _filled(cells: dict[str, Any]) -> dict[str, str]:
    """Return cells as a table holds them."""
    found = {}
    for name, cell in cells.items():
        if isinstance(cell, list):
            found[name] = joined(dict.fromkeys(cell))
        else:
            found[name] = str(cell).lower() if isinstance(cell, bool) else cell
    return {name: cell for name, cell in found.items() if cell != ""}


def _there_and_back(rows: list[dict[str, str]], form: str) -> list[dict[str, str]]:
    """Import rows from a file in a format, and export them to it again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"f.{form}"
        file.write_bytes(workbook(rows) if form == "xlsx" else dump(rows).encode())
        bring_in(file, folder / "to")
        base = load([str(folder / "to")])
        out = take_out(base, base.claims, form)
    return _read(out, form)


def _read(out: bytes, form: str) -> list[dict[str, str]]:
    if form == "csv":
        table = [list(map(unguarded, row)) for row in csv.reader(io.StringIO(out.decode()))]
    else:
        openpyxl = pytest.importorskip("openpyxl")
        sheet = openpyxl.load_workbook(io.BytesIO(out)).active
        table = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    names, *lines = table
    return [{n: cell for n, cell in zip(names, line, strict=True) if cell} for line in lines]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(deadline=None, max_examples=30)
@given(st.lists(_facts(), min_size=1, max_size=3))
def test_every_documented_column_survives(form: str, facts: list[dict[str, Any]]) -> None:
    rows = [_filled({"id": f"r{number}", **fact}) for number, fact in enumerate(facts, 1)]
    found = _there_and_back(rows, form)
    assert len(found) == len(rows)
    for before, after in zip(rows, found, strict=True):
        # An alias that its entity cannot have for the whole base is one of this row alone.
        aliases = listed(before.pop("value_aliases", ""))
        assert {*aliases} <= {"", *listed(after.get("value_aliases", "")),
                              *listed(after.get("value_names", ""))}  # fmt: skip
        for name, cell in before.items():
            assert after.get(name, _unsaid(name)) == cell, (name, before, after)


def _unsaid(name: str) -> str:
    return "false" if name == "plan" else ""


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(deadline=None, max_examples=25)
@given(bases())
def test_any_base_goes_out_as_a_table_that_comes_in(form: str, text: str) -> None:
    if form == "xlsx":  # which has no control characters
        text = re.sub(r"\\u00[01][0-9A-F]", "", text)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.toml").write_text(text, "utf-8")
        base = load([str(folder / "a.toml")])
        rows = _read(take_out(base, base.claims, form), form)
    assert [row["id"] for row in rows] == [claim.id for claim in base.claims]
    assert [row["text"] for row in rows] == [claim.text for claim in base.claims]
    assert set().union(*rows) <= set(FIELDS)


@given(st.lists(st.text(st.sampled_from("ab|\\"), min_size=1), min_size=1))
def test_lists_are_read_as_they_were_written(entries: list[str]) -> None:
    assert listed(joined(entries)) == entries


@given(st.text(st.sampled_from("'=+-@a1. "), max_size=6))
def test_a_guarded_cell_is_read_as_it_was(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "@"))


@pytest.mark.parametrize("cell", ["-7", "-12.5", "12", "a=b", "it's"])
def test_numbers_and_words_need_no_guard(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_formula_is_text_in_both(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": '=HYPERLINK("http://x.example")'}]
    assert "\na,\"'=HYPERLINK" in dump(rows)
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "f.xlsx").write_bytes(workbook(rows))
    cell = openpyxl.load_workbook(tmp_path / "f.xlsx").active["B2"]
    assert (cell.data_type, cell.value) == ("s", rows[0]["text"])


def test_the_same_claims_give_the_same_bytes() -> None:
    rows = [{"id": "a", "text": "A."}]
    assert workbook(rows) == workbook(rows)


def test_what_a_workbook_cannot_hold_is_refused() -> None:
    pytest.importorskip("openpyxl")
    with pytest.raises(FactcliError, match="claim a: text holds a character"):
        workbook([{"id": "a", "text": "\x1b"}])
    with pytest.raises(FactcliError, match="claim a: text is longer"):
        workbook([{"id": "a", "text": "x" * 40_000}])
