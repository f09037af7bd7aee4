from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.render.safe import clipped, keep_columns, shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain [b]text[/b]", "plain [b]text[/b]"),
        ("Ærø, 面包店, שלום", "Ærø, 面包店, שלום"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("zero\u200bwidth\u00ad", "zero\\u200bwidth\\xad"),
        ("R\u200dostrand", "R\\u200dostrand"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800\x00\x7f\x9b", "\\ud800\\x00\\x7f\\x9b"),
        ("a\u00a0b\u3000c", "a\u00a0b\u3000c"),
        ("line\u2028end", "line\\u2028end"),
    ],
)
def test_text_is_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("“2013–2017” … it’s", '"2013-2017" ... it\'s'),
        ("José", "Jos\\xe9"),
        ("面", "\\u9762"),
        ("😀\x1b", "\\U0001f600\\x1b"),
    ],
)
def test_text_is_shown_in_ascii(text: str, seen: str) -> None:
    assert shown(text, letters=False) == seen


@given(st.text(st.characters(codec=None)))
def test_nothing_shown_is_obeyed(text: str) -> None:
    hidden = {"Cc", "Cs", "Zl", "Zp"}
    assert not [char for char in shown(text) if unicodedata.category(char) in hidden]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(shown(text))
    assert shown(text, letters=False).isascii()
    assert shown(text, letters=False).isprintable()


def test_long_text_is_cut_and_says_so() -> None:
    assert clipped("x" * 2000) == "x" * 2000
    assert clipped("x" * 2001) == "x" * 2000 + "… [2,001 characters in all]"


def test_columns_stay_where_they_are_beside_right_to_left_text() -> None:
    line = "│ a  │ שלום  │ b │"
    held = keep_columns(f"{line}\n│ a │")
    assert held.replace("\u200e", "") == f"{line}\n│ a │"
    assert held.split("\n")[0].count("\u200e│\u200e") == 4
    assert held.split("\n")[1] == "│ a │"
