"""`add` on any text at all: what is read back is what was given, or nothing is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcli.desk.add import Wanted, propose
from factcli.desk.change import Opened, open_files
from factcli.desk.init import example as example_claims
from factcli.desk.naming import derived_id
from factcli.desk.retract import retract
from factcli.errors import FactcliError
from factcli.store.checks import is_id

# What no file can hold is taken out before: halves of characters.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = st.lists(
    st.sampled_from(
        'The Beacon Tower was not opened in 1998 by "Livia Rostrand" — [[claim]] # \\ é m'.split()
    ),
    max_size=9,
).map(" ".join)


@cache
def opened() -> Opened:
    path = Path(mkdtemp(), "claims.toml")
    path.write_text(example_claims(), "utf-8")
    return open_files([str(path)])


def plain(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=120, deadline=None)
@given(st.one_of(TEXT, WORDS), TEXT, TEXT)
@example('"""', "'''", "\\")
@example("\x00\x7f\x85\u2028\u202e\ufeff", "\r", "\t")
def test_a_claim_is_what_was_given(sentence: str, excerpt: str, title: str) -> None:
    base = opened()
    wanted = Wanted(sentence, "s", excerpt=excerpt, new_source=(("title", title),))
    made, refused = None, ""
    try:
        made = propose(wanted, base)
    except FactcliError as error:
        refused = str(error)
    if made is None:
        # Only what says nothing, or asks, cannot be a claim.
        assert not plain(sentence) or not plain(title) or refused == "a question is no claim"
        return
    assert made.claim.text.removesuffix(".") == plain(sentence).removesuffix(".")
    assert made.claim.excerpt == plain(excerpt)
    assert made.base.sources["s"].title == plain(title)
    assert made.change.old is not None
    assert made.change.new.startswith(made.change.old)
    assert len(made.base.claims) == 3


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_a_reason_is_what_was_given(reason: str) -> None:
    try:
        made = retract("tower-height", "rostrand-office", reason, opened())
    except FactcliError:
        assert not plain(reason)
        return
    assert made.claim.superseded_reason == plain(reason)


@given(st.one_of(TEXT, WORDS), st.sets(st.sampled_from(["claim", "claim-2", "beacon-tower"])))
def test_an_id_is_made_of_any_sentence(sentence: str, taken: set[str]) -> None:
    name = derived_id(sentence, taken)
    assert is_id(name)
    assert name not in taken


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Beacon Tower is 212 metres high.", "beacon-tower-212-metres-high"),
        ("He was not convicted.", "not-convicted"),
        ("Jürgen's aunt paid 1,000.50 francs to it", "jurgen-s-aunt-paid-1-000-50"),
        ("It is what it is.", "claim"),
        ("港 は 古い", "claim"),
    ],
)
def test_ids(sentence: str, name: str) -> None:
    assert derived_id(sentence, ()) == name
