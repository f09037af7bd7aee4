"""What stands at a place of a claim file, in files of any state of being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.servers.editor import CURSOR

from factcli.servers.lsp.cards import card_at, definition
from factcli.servers.lsp.claimfile import diagnostics, look_through
from factcli.servers.lsp.complete import completions
from factcli.servers.lsp.places import Text
from factcli.servers.lsp.spots import HEADER, KEY, VALUE, spot_at

TOWN = Path(__file__).with_name("town.toml").read_text("utf-8")
SIGNS = st.text(st.sampled_from([*"[]{}=\"'\\#,.\n\r \tab-_2🙂é\u2028\x00"]), max_size=12)


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, int]:
    """Return a claim file in which something is being typed, and a place in it."""
    start = draw(st.integers(0, len(TOWN)))
    cut = draw(st.integers(0, 60))
    text = TOWN[:start] + draw(SIGNS) + TOWN[start + cut :]
    return text, draw(st.integers(max(0, start - 40), min(len(text), start + 60)))


@given(typed())
def test_a_spot_holds_its_word(case: tuple[str, int]) -> None:
    text, offset = case
    spot = spot_at(Text(text), offset)
    if spot is not None:
        assert spot.start <= offset <= spot.end
        assert text[spot.start : spot.end] == spot.word


@settings(max_examples=60, deadline=None)
@given(typed())
def test_whatever_is_typed_has_answers(case: tuple[str, int]) -> None:
    text, offset = case
    sheet = look_through("town.toml", Text(text), (), {}, 739_000)
    for each in diagnostics(sheet):
        assert each.range.start <= each.range.end
    completions(sheet, offset, snippets=True)
    card_at(sheet, offset, marked=True)
    definition(sheet, offset)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[cla¦im]]", (HEADER, "claim", "", "claim")),
        ("[[claim]]\nsou¦", (KEY, "claim", "sou", "sou")),
        ('[[claim]]\nsou¦rce = "x"', (KEY, "claim", "source", "source")),
        ('[[claim]]\nsource = "ga¦z"', (VALUE, "claim", "source", "gaz")),
        ("[[claim]]\nsource = 'ga¦z'", (VALUE, "claim", "source", "gaz")),
        ("[[claim]]\nsource = ga¦", (VALUE, "claim", "source", "ga")),
        ('[[claim]]\nsaid_by = ["a", "b¦"]', (VALUE, "claim", "said_by", "b")),
        ('[[claim]]\nsaid_by = [\n"a",\n"b¦"]', (VALUE, "claim", "said_by", "b")),
        ('[[claim]]\nsaid_by = [ # who\n"a]", "¦', (VALUE, "claim", "said_by", "")),
        ('[[claim]]\n[[nonsense]]\nsource = "¦"', (VALUE, "claim", "source", "")),
        ("[[claim]]\n# sou¦", None),
        ('[[claim]]\nsource =¦ "x"', None),
        ("[[claim]]\ntwo words¦", None),
        ("[[claim]]¦", None),
    ],
)
def test_spots(text: str, expected: tuple[str, str, str, str] | None) -> None:
    spot = spot_at(Text(text.replace(CURSOR, "")), text.index(CURSOR))
    assert (spot and spot[:4]) == expected
