"""Base forms: a table of words, and the readings that a word has."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcli.language import lemmas, table, wordfile

HERE = Path(__file__).parent


def rows() -> list[tuple[str, str, str]]:
    lines = (HERE / "lemmas.txt").read_text("utf-8").splitlines()
    cells = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(word.strip(), base.strip(), pos.strip()) for word, base, pos in cells]


@pytest.mark.parametrize(("word", "base", "pos"), rows())
def test_a_word_has_this_base_form(word: str, base: str, pos: str) -> None:
    assert lemmas.lemma(word, pos) == base


def test_a_base_form_is_its_own_base_form() -> None:
    moved = {base for _, base, _ in rows() if lemmas.lemma(base) != base}
    # These are forms of other words too, and more often.
    assert moved <= {"left", "meeting"}


def test_all_readings_come_with_the_most_used_first() -> None:
    assert lemmas.lemmas("raids") == (("raid", "v"), ("raid", "n"))
    assert lemmas.lemmas("left")[0] == ("leave", "v")
    assert {("left", "a"), ("left", "n")} <= set(lemmas.lemmas("left"))
    assert set(lemmas.lemmas("found")) >= {("find", "v"), ("found", "v")}
    assert lemmas.lemmas("zzyzx") == ()
    assert lemmas.lemmas("") == ()


def test_irregular_words_are_words_of_the_lexicon() -> None:
    bases = [key.rpartition(" ")[0] for key in table("irregular") if key != "-"]
    unknown = [base for base in bases if wordfile.entry(lemmas.spelling(base)) is None]
    assert len(unknown) < len(bases) / 20


def test_a_spelling_is_settled_in_one_step() -> None:
    american = {words[0] for words in table("spelling").values()}
    assert not [word for word in american if lemmas.spelling(word) != word]


@pytest.mark.parametrize("word", ["prise", "rise", "promise", "size", "seize", "franchise"])
def test_a_word_that_only_looks_british_stays(word: str) -> None:
    assert lemmas.spelling(word) == word


@pytest.mark.parametrize("word", ["", "'", "'s", "s", "-", " ", "  ", "a-b", "ing", "ed's", "ß"])
def test_odd_words_do_no_harm(word: str) -> None:
    assert isinstance(lemmas.lemma(word), str)
