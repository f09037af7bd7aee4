"""Idioms put plainly, and words that only look like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcli.language import table
from factcli.model import Context
from factcli.parse.idioms import plainly
from factcli.parse.reader import read
from factcli.parse.vocabulary import Vocabulary

ROWS = [
    line.split(" => ")
    for line in (Path(__file__).parent / "idioms.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_an_idiom_is_put_plainly(text: str, wanted: str) -> None:
    part = read(text, Vocabulary(), Context())[0]
    made = [" ".join(a.lemma for a in plain.atoms) for plain in plainly(part.atoms)]
    assert (" / ".join(made) or "-") == wanted


def test_an_idiom_has_at_most_one_gap_and_no_plain_wording_twice() -> None:
    for plain, idioms in table("idioms").items():
        assert plain.count("~") <= 1
        assert len(set(idioms)) == len(idioms), plain
        for idiom in idioms:
            assert idiom.count("~") <= 1
            assert idiom != plain
            assert "~" not in plain or "~" in idiom, (plain, idiom)
