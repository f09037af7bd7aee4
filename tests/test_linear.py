"""No text makes a check worse than linear in its length."""

from __future__ import annotations

import gc
from time import process_time

import pytest

import factcli
from factcli.check import check
from factcli.parse.atoms import MOST_ATOMS

BASE = factcli.claims_from_texts(
    ["Marlow was mayor of Northport in 2015.", "The council said that Marlow met the minister."]
)
SHAPES = {
    "clauses": "Marlow was mayor and ",
    "names": "Marlow, ",
    "speech": "Marlow said that ",
    "contrasts": "Marlow, not Brandt, ",
    "denials": "and not Marlow ",
    "possessives": "Marlow's ",
    "appositions": "Marlow, the mayor, ",
    "relatives": "which Marlow denies, ",
    "conditions": "because Marlow left, ",
    "times": "When Marlow left, ",
    "order": "before the meeting ",
    "verbs": "was held and moved ",
    "brackets": "(",
    "signs": ", ",
    "dashes": "a - ",
    "sources": "in the words of Marlow ",
    "colons": "Marlow: ",
    "own": "my , ",
    "quotations": '"a b ',
    "sentences": "Marlow was mayor in 2015. ",
}
# In characters: long enough that what is quadratic outweighs all else, for every shape.
SIZE = 20_000
# Twice is linear; the rest is for a machine that is busy. Quadratic is four times.
MOST = 2.8
TRIES = 10


def seconds(text: str) -> float:
    gc.collect()
    gc.disable()  # how long it takes depends on all that the other tests hold
    try:
        start = process_time()
        check(text, BASE)
        return process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_time(shape: str) -> None:
    short, long = (SHAPES[shape] * (size // len(SHAPES[shape])) for size in (SIZE, 2 * SIZE))
    one, two = seconds(short), seconds(long)
    for _ in range(TRIES):
        if two <= MOST * one:
            break
        one, two = min(one, seconds(short)), min(two, seconds(long))
    assert two <= MOST * one


def test_a_clause_without_an_end_is_left_open_and_said_to_be() -> None:
    found = check("Marlow " + "the mayor " * MOST_ATOMS, BASE)
    assert found.verdict.value == "unverifiable"
    assert found.explanation == f"a clause of more than {MOST_ATOMS} words is not read"


def test_a_long_sentence_is_read_to_its_end() -> None:
    found = check("Marlow was mayor of Northport in 2015 and " * 400 + "Marlow left.", BASE)
    assert len(found.parts) == 401
    assert found.parts[0].verdict.value == found.parts[399].verdict.value == "supported"
