"""What is reckoned here is what rapidfuzz reckons: a run may use either."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from factcli.likeness import most_alike, token_set_ratio

TEXTS = st.text(alphabet="ab cdé\x1c\x85\xa0\u2028ßж", max_size=30) | st.text(max_size=80)
WORDS = st.text(alphabet="abcdé", max_size=12) | st.text(max_size=20)


@given(TEXTS, TEXTS)
def test_likeness_of_sets_of_words_is_the_librarys(one: str, other: str) -> None:
    assert token_set_ratio(one, other) == fuzz.token_set_ratio(one, other)


@given(WORDS, WORDS)
def test_no_pair_is_more_alike_than_its_letters_allow(one: str, other: str) -> None:
    assert most_alike(one, other) >= fuzz.ratio(one, other)


@given(WORDS)
def test_letters_in_another_order_are_as_alike_as_can_be(word: str) -> None:
    assert most_alike(word, word[::-1]) >= 100


@given(st.text(alphabet="abc", min_size=1), st.text(alphabet="xyz", min_size=1))
def test_words_without_a_common_letter_are_not_alike(one: str, other: str) -> None:
    assert most_alike(one, other) < 1
