"""Nouns for deeds made verbs, and nouns that only look like deeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcli.language import lexicon
from factcli.model import Context
from factcli.parse.nominal import spoken
from factcli.parse.reader import read
from factcli.parse.vocabulary import Vocabulary, swapped_letters

ROWS = [
    line.split(" => ")
    for line in (Path(__file__).parent / "nominal.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_a_deed_is_read_as_a_verb(text: str, wanted: str) -> None:
    part = read(text, Vocabulary(), Context())[0]
    made = [" ".join(a.lemma for a in way) for way in spoken(part.atoms)]
    assert (" / ".join(made) or "-") == wanted


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("resignation", "resign"), ("invasion", "invade"), ("window", ""), ("xyzzy", "")],
)
def test_the_verb_of_a_noun(noun: str, verb: str) -> None:
    assert lexicon.verb_of(noun) == verb


@pytest.mark.parametrize(
    ("word", "other", "wanted"),
    [
        ("aldirc", "aldric", True), ("aldric", "aldric", False), ("marta", "matta", False),
        ("abba", "baab", False), ("a", "ab", False), ("", "", False),
    ],
)  # fmt: skip
def test_two_neighbouring_letters_that_changed_places(
    word: str, other: str, *, wanted: bool
) -> None:
    assert swapped_letters(word, other) is wanted
