from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.errors import BrokenBaseError, FactcliError, NoBaseError
from factcli.render.problems import show
from factcli.store.search.rows import Archive, Row

CASES = tomllib.loads((Path(__file__).parent / "archives.toml").read_text("utf-8"))["archive"]
ENDLESS = {"NINES": "9" * 5_000, "NESTED": "[" * 100_000}


def written(folder: Path, text: str | bytes) -> str:
    path = folder / "archive.jsonl"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def read(path: str) -> list[Row]:
    return list(Archive(path).rows({}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_bad_row_is_told_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    text = "\n".join(case["lines"])
    for short, long in ENDLESS.items():
        text = text.replace(short, long)
    path = written(tmp_path, text)
    with pytest.raises(BrokenBaseError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert " ".join(show(problem).replace("\n  ", " ").split()).startswith(f"{path}:{case['told']}")


def test_bytes_that_are_no_utf_8_are_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenBaseError) as caught:
        read(written(tmp_path, '{"id": "é'.encode() + b'\xff"}'))
    (problem,) = caught.value.problems
    assert (problem.rule, problem.line, problem.column) == ("encoding", 1, 10)


def test_only_the_first_problems_are_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenBaseError) as caught:
        read(written(tmp_path, "[]\n" * 1_000))
    assert [problem.line for problem in caught.value.problems] == list(range(1, 21))


def test_rows_have_their_place(tmp_path: Path) -> None:
    lines = '\ufeff{"id": 7, "text": "x", "more": [1]}\r\n\n{"id": "b", "text": "y", "title": "z"}'
    path = written(tmp_path, lines)
    assert read(path) == [Row("7", "x", "", path, 1), Row("b", "y", "z", path, 3)]


def test_an_empty_archive_has_no_rows(tmp_path: Path) -> None:
    assert read(written(tmp_path, "")) == []


def test_an_archive_that_changes_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, '{"id": "a", "text": "x"}\n')
    archive = Archive(path)
    written(tmp_path, '{"id": "a", "text": "y"}\n')
    with pytest.raises(FactcliError, match="changed while it was read"):
        list(archive.rows({}))


def places(folder: Path) -> Iterator[str]:
    yield str(folder)
    yield str(folder / "missing.jsonl")
    yield "\0.jsonl"
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.jsonl")
        yield str(folder / "pipe.jsonl")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for place in places(tmp_path):
        with pytest.raises(NoBaseError):
            Archive(place)


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=80))
def test_any_bytes_are_rows_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp(), raw)
    rows: list[Row] = []
    with suppress(BrokenBaseError):
        rows = read(path)
    assert all(row.id and row.text for row in rows)
