"""What a statement is read into, and that any text is read."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.language.respell import correct
from factcli.model import Context
from factcli.parse.atoms import PUNCT, Assertion, Atom
from factcli.parse.gather import gather
from factcli.parse.reader import read, read_one
from factcli.parse.rewrite import rewrites
from factcli.parse.split import listed
from factcli.parse.tokens import tokens
from factcli.parse.vocabulary import Vocabulary

CASES = tomllib.loads(Path(__file__).with_name("parts.toml").read_text("utf-8"))["case"]
NOW = Context()
LONG = 1_000_000
MARKS = 200_000
SECONDS = 60  # many times what it takes: time that grows with the square is hours


def vocabulary() -> Vocabulary:
    known = Vocabulary()
    known.add("brandt", ["Ilse Brandt", "Brandt"], "person", "she")
    known.add("lindholt", ["Kaspar Lindholt", "Lindholt"], "person", "he")
    known.add("northport", ["Northport"], "place", "it")
    known.add("mill", ["the mill"], "thing")
    known.add("ferry", ["the ferry"], "thing")
    return known


KNOWN = vocabulary()


def shown(atoms: tuple[Atom, ...]) -> str:
    return " ".join(atom.text for atom in atoms if atom.kind != PUNCT)


def told(part: Assertion) -> dict[str, object]:
    """Return what stands out in a part, as the cases write it."""
    plain = {"negated": False, "modality": "fact", "phase": "", "question": False}
    found = {key: getattr(part, key) for key in plain}
    row = {"text": shown(part.atoms)} | {k: v for k, v in found.items() if v != plain[k]}
    if part.speech is not None:
        row |= {"speaker": shown(part.speech.speaker), "force": part.speech.force}
    return row


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["statement"])
def test_a_statement_is_read_into_its_parts(case: dict[str, Any]) -> None:
    assert [told(part) for part in read(case["statement"], KNOWN, NOW)] == case["part"]


def test_statements_stand_once() -> None:
    statements = [case["statement"] for case in CASES]
    assert len(set(statements)) == len(statements) >= 60


# Words and signs that rules of the parser turn on, in any order, and any text at all.
PIECES = [
    *(word for case in CASES for word in case["statement"].split()),
    *"not never no longer any more until so too as did instead of rather than unlike".split(),
    *", ; : . ? ! ( ) [ ] - — … ' \" “ ” # @ = -> 5 69 2024 12% €3 6/4/2024 it's they're".split(),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    for part in read(text, KNOWN, NOW):
        assert part.text
        assert 0 <= part.span.start <= part.span.end <= len(text)
        listed(part.atoms)
        rewrites(part.atoms)
    read_one(text, KNOWN, NOW)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_exact(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in tokens(text))
    atoms = gather(text, KNOWN, NOW)
    ends = [0, *(atom.span.end for atom in atoms)]
    for end, atom in zip(ends, atoms, strict=False):
        assert end <= atom.span.start < atom.span.end
        written = text[atom.span.start : atom.span.end]
        # A name or compound of several words has one blank between them.
        assert bare(written) == bare(atom.text)


def bare(text: str) -> str:
    """Return the letters and digits only: between joined words any sign may stand."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("Brandt opened the mill in Northport in 2019. ", LONG),
        ("Northport mill ", MARKS),
        ("Xeloth 12 ", MARKS),
        ("( ", MARKS),
        ("not ", MARKS),
        ('" ', MARKS),
    ],
)
def test_a_long_text_is_read_in_time(words: str, letters: int) -> None:
    start = time.perf_counter()
    read(words * (letters // len(words)), KNOWN, NOW)
    assert time.perf_counter() - start < SECONDS


def test_an_endless_word_is_left_alone() -> None:
    word = "b" * LONG
    assert correct(word) == word
    assert read(word, KNOWN, NOW)


@pytest.mark.parametrize(
    ("slip", "word"),
    [("oppened", "opened"), ("betwen", "between"), ("mill", "mill"), ("xqzzv", "xqzzv")],
)
def test_a_slip_is_mended(slip: str, word: str) -> None:
    assert correct(slip) == word
