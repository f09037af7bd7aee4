"""Positions of the protocol, held against what the encodings themselves count."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position
from tests.servers.editor import units

from factcli.servers.lsp.places import Text

ENCODINGS = ("utf-8", "utf-16", "utf-32")
LETTERS = st.sampled_from(
    [*"ab \t", "\n", "\r\n", "\r", "é", "e\u0301", "—", "🙂", "👩‍👩‍👧", "\u2028", "\x85", "\ufeff"]
)
TEXTS = st.lists(LETTERS, max_size=30).map("".join)


def expected(text: str, offset: int, encoding: str) -> Position:
    ends = [m.end() for m in re.finditer(r"\r\n|\r|\n", text) if m.end() <= offset]
    start = ends[-1] if ends else 0
    return Position(len(ends), units(text[start:offset], encoding))


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_position_counts_as_the_encoding_does(text: str, encoding: str) -> None:
    made = Text(text, encoding)
    for offset in range(len(text) + 1):
        assert made.position(offset) == expected(text, offset, encoding)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_position_leads_back(text: str, encoding: str) -> None:
    made = Text(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert made.offset(made.position(offset)) == offset


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 40), st.integers(0, 40))
def test_any_position_is_somewhere(text: str, encoding: str, line: int, character: int) -> None:
    assert 0 <= Text(text, encoding).offset(Position(line, character)) <= len(text)


@pytest.mark.parametrize(
    ("encoding", "character", "offset"),
    [("utf-16", 0, 0), ("utf-16", 1, 0), ("utf-16", 2, 1), ("utf-8", 3, 0), ("utf-8", 4, 1),
     ("utf-32", 1, 1), ("utf-16", 3, 2), ("utf-16", 99, 3)],
)  # fmt: skip
def test_inside_of_a_letter_is_its_start(encoding: str, character: int, offset: int) -> None:
    assert Text("🙂ab\nc", encoding).offset(Position(0, character)) == offset


@given(TEXTS)
def test_lines_and_columns_of_factcli(text: str) -> None:
    made = Text(text)
    for offset in range(len(text) + 1):
        before = text[:offset].split("\n")
        assert made.at(len(before), len(before[-1]) + 1) == offset
    assert made.at(1000, 1) == len(text)
