"""Stored texts: opened with care, and excerpts looked up in any of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.driver import run

from factcli.desk.lint.excerpts import Words, find_passage, nearest

CLAIMS = """factcli = 1

[[source]]
id = "gazette"
title = "A tower for the harbour"
FILE
[[claim]]
id = "tower-height"
text = "The Beacon Tower is 212 metres high."
source = "gazette"
excerpt = "212 metres high"
"""
HELD = "The tower is 212 metres high.\n"


def lint(folder: Path, file: str = "") -> str:
    (folder / "texts").mkdir(exist_ok=True)
    claims = folder / "claims.toml"
    claims.write_text(CLAIMS.replace("FILE", f'file = "{file}"' if file else ""), "utf-8")
    texts = str(folder / "texts")
    return run("lint", str(claims), "--sources", texts, "--format", "line").out


def test_a_text_is_found_by_the_id_of_its_source(tmp_path: Path) -> None:
    assert "no-stored-text" in lint(tmp_path)
    (tmp_path / "texts" / "gazette.txt").write_text(HELD, "utf-8")
    assert lint(tmp_path) == ""


def test_a_source_names_its_file(tmp_path: Path) -> None:
    assert "is not there" in lint(tmp_path, "2024/a.txt")
    (tmp_path / "texts" / "2024").mkdir()
    (tmp_path / "texts" / "2024" / "a.txt").write_bytes(b"\xef\xbb\xbf" + HELD.encode())
    assert lint(tmp_path, "2024/a.txt") == ""


@pytest.mark.parametrize("file", ["../outside.txt", "../texts-too/a.txt", "/etc/hostname"])
def test_a_file_outside_of_the_folder_is_not_read(tmp_path: Path, file: str) -> None:
    (tmp_path / "outside.txt").write_text(HELD, "utf-8")
    (tmp_path / "texts-too").mkdir()
    (tmp_path / "texts-too" / "a.txt").write_text(HELD, "utf-8")
    assert "lies outside of" in lint(tmp_path, file)


@pytest.mark.skipif(os.name == "nt", reason="links of a Unix system")
def test_a_link_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text(HELD, "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.txt").symlink_to(tmp_path / "outside.txt")
    assert "lies outside of" in lint(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="pipes of a Unix system")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    os.mkfifo(tmp_path / "texts" / "gazette.txt")
    assert "is no file" in lint(tmp_path)


def test_other_encodings_are_told(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.txt").write_bytes(b"caf\xe9 212 metres high")
    assert "byte 3 of" in lint(tmp_path)


def test_an_excerpt_is_repaired_where_it_differs_in_case_and_accents(tmp_path: Path) -> None:
    claims = tmp_path / "claims.toml"
    claims.write_text(
        CLAIMS.replace("FILE", "").replace("212 metres high", "the tower IS"), "utf-8"
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.txt").write_text(HELD, "utf-8")
    texts = ("--sources", str(tmp_path / "texts"), "--select", "excerpt-not-in-source")
    assert run("lint", str(claims), *texts, "--fix").status == 0
    assert 'excerpt = "The tower is"\n' in claims.read_text("utf-8")


TEXT = st.text(st.sampled_from("ab 1.,-—…’'\"[]\n\u00ad not é"), max_size=60)


@given(TEXT, TEXT)
def test_any_text_can_be_looked_up_in_any(excerpt: str, source: str) -> None:
    words = Words(source)
    assert isinstance(find_passage(excerpt, words), str)
    near = nearest(excerpt, words)
    assert near is None or near.line >= 1


@given(st.lists(st.sampled_from("tower 212 not high López 3.5% harbour's".split()), min_size=1),
       st.data())  # fmt: skip
def test_every_stretch_of_a_text_stands_in_it(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    source = Words("  ".join(words))
    assert find_passage(" ".join(words[first:last]), source) == ""
    assert find_passage(" ".join([*words[first:last], "surely"]), source) != ""
