"""Folding keeps positions, lines end where files say, and look-alike letters are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.text import Lines, fold, fold_with_map, mixed_alphabets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("RØSTRÅND", "rostrand"),
        ("“Don’t”", '"don\'t"'),
        ("1990–1995", "1990-1995"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_with_map(text)[0] == folded


@given(st.text(st.characters(), max_size=40))
def test_every_folded_letter_knows_where_it_stood(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_lines_end_at_line_feeds_only() -> None:
    lines = Lines("a\r\nb\u2028c\x0bd\n")
    assert lines.position(3) == (2, 1)
    assert lines.position(7) == (2, 5)
    assert lines.position(9) == (3, 1)


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("The Skаrholm lighthouse", ("Skаrholm",)),
        ("Ροstrand met Роstrand and Ροstrand", ("Ροstrand", "Роstrand")),
        ("Müller, Łukasz and Ørsted", ()),
        ("Ространд and Ρόδος", ()),
        ("a 10 kΩ part, 3 μg of it", ()),
        ("ｗｉｄｅ letters, 面包, עברית", ()),
        ("plain", ()),
    ],
)
def test_words_of_two_alphabets(text: str, mixed: tuple[str, ...]) -> None:
    assert mixed_alphabets(text) == mixed


@given(st.text(st.characters(), max_size=40))
def test_a_mixed_word_is_a_word_of_the_text(text: str) -> None:
    assert all(word in text for word in mixed_alphabets(text))
