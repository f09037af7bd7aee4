from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcli.store.search.words import LONGEST, cleaned, spelled, telling

TEXTS = tomllib.loads((Path(__file__).parent / "cleaned.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["said"][:40])
def test_a_text_is_cleaned(case: dict[str, str]) -> None:
    assert " ".join(spelled(cleaned(case["said"]))) == case["words"]


def test_common_words_are_left_out_unless_there_are_no_others() -> None:
    assert telling("the bridge of the town".split()) == ["bridge", "town"]
    assert telling("it is the".split()) == ["it", "is", "the"]
    assert telling([]) == []


@pytest.mark.parametrize("text", [" " * 10**6, "#" * 10**6, "a — " * 10**5, "@a " * 10**5])
def test_a_long_text_is_cut_and_takes_no_time(text: str) -> None:
    assert len(cleaned(text)) <= 3 * LONGEST
