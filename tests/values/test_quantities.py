"""Numbers: what is found, what is not, how two relate, and what arithmetic gives."""

from __future__ import annotations

import tomllib
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.model import Bound, Context, Quantity, Reason, Relation, Span
from factcli.values import arithmetic, quantity, units

CTX = Context()
DATA = Path(__file__).with_name("quantities.toml")
CASES: dict[str, Any] = tomllib.loads(DATA.read_text("utf-8"))
_WORDS = (
    "one two twelve hundred thousand million and a an half third quarter of the - to between in "
    "out ten twenty-one 5 3.5 1,284 2015 April 10:00 % per cent $ € km kg mg hours minutes years "
    "old more than at least about nearly or so fewer dozens couple once twice times first 2nd "
    "3-1 / : . , + ~ m k bn people No. Level Boeing X ½ ° C minus not day daily"
).split()


def the(text: str) -> Quantity:
    """Return the one quantity in `text`."""
    found = quantity.find(text, CTX)
    assert len(found) == 1, [value.surface for value in found]
    content = found[0].content
    assert isinstance(content, Quantity)
    return content


def stored(text: str) -> Quantity:
    number, bar, unit = text.partition(" | ")
    if not bar:
        return the(text)
    read = quantity.read(number, unit, CTX)
    assert read is not None
    return read


def test_the_cases_are_enough() -> None:
    assert len(CASES["accept"]) >= 80
    assert len(CASES["reject"]) >= 80
    assert len(CASES["compare"]) >= 100


@pytest.mark.parametrize("case", CASES["accept"], ids=lambda case: case[0])
def test_found(case: list[Any]) -> None:
    text, surface, dimension, low, high, unit = case
    value = quantity.find(text, CTX)[0]
    content = value.content
    assert isinstance(content, Quantity)
    assert (value.kind, value.surface) == ("quantity", surface)
    assert (content.dimension, content.unit) == (dimension, unit)
    assert content.low == pytest.approx(low)
    assert content.high == pytest.approx(high)
    assert content.ordinal == (dimension == "ordinal")


@pytest.mark.parametrize("text", CASES["reject"])
def test_nothing_found(text: str) -> None:
    assert [value.surface for value in quantity.find(text, CTX)] == []


@pytest.mark.parametrize("case", CASES["compare"], ids=lambda case: f"{case[0]} / {case[1]}")
def test_compared(case: list[str]) -> None:
    said, on_file, relation, reason = case
    outcome = quantity.compare(the(said), stored(on_file), CTX)
    assert (outcome.relation.value, outcome.reason.value if outcome.reason else "") == (
        relation, reason,
    )  # fmt: skip
    assert outcome.note.startswith("said ")


@pytest.mark.parametrize(
    ("text", "bound", "opens"),
    [
        ("5 boats", Bound.EXACT, ""),
        ("about 5 boats", Bound.ABOUT, ""),
        ("more than 5 boats", Bound.MORE, "low"),
        ("at least 5 boats", Bound.AT_LEAST, ""),
        ("at most 5 boats", Bound.AT_MOST, ""),
        ("under 5 boats", Bound.LESS, "high"),
        ("5 to 6 boats", Bound.RANGE, ""),
    ],
)
def test_bounds(text: str, bound: Bound, opens: str) -> None:
    found = the(text)
    assert found.bound is bound
    assert (found.low_open, found.high_open) == (opens == "low", opens == "high")


@pytest.mark.parametrize(
    ("text", "step"),
    [("5 boats", 0), ("1.2 million boats", 50000), ("85.2%", 0.0005), ("600k boats", 500),
     ("3.5 kg", 0.05), ("more than 1.2 million boats", 0)],
)  # fmt: skip
def test_step_is_half_of_the_last_digit(text: str, step: float) -> None:
    assert the(text).step == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "unit", "dimension", "low", "shown"),
    [
        ("1284", "patients", "count", 1284, "1,284 patients"),
        (1284, "patients", "count", 1284, "1,284 patients"),
        ("46", "%", "share", 0.46, "46 %"),
        (8.5, "per cent", "share", 0.085, "8.5 %"),
        ("310 million", "USD", "money:USD", 3.1e8, "310 million USD"),
        ("3.5", "years", "time", 110449332, "3.5 years"),
        ("8.1", "out of 10", "count", 8.1, "8.1 out of 10"),
        ("1.85 million", "writes per second", "count", 1.85e6, "1.85 million writes per second"),
        ("268", "km²", "area", 2.68e8, "268 km²"),
        ("84", "ha", "area", 840000, "84 ha"),
        ("14", "EUR", "money:EUR", 14, "14 EUR"),
        ("some 600,000", "men", "count", 540000, "about 600,000 men"),
        ("at least 5", "", "count", 5, "at least 5"),
        ("3-1", "", "score", 3, "3–1"),
        ("3rd", "", "ordinal", 3, "3rd"),
        ("75 mg", "", "mass", 75e-6, "75 mg"),
        ("$3bn", "", "money:USD", 3e9, "3 billion dollars"),
        ("half", "", "share", 0.5, "50 %"),
        ("2015", "words", "count", 2015, "2,015 words"),
        ("1", "year", "time", 31556952, "1 year"),
        ("5", "percentage points", "points", 0.05, "5 percentage points"),
        ("2", "times", "times", 2, "2 times"),
        ("5 to 10", "km", "length", 5000, "5 to 10 km"),
        (1e20, "atoms", "count", 1e20, "100000000 trillion atoms"),
    ],
)
def test_read_and_shown(
    value: str | float, unit: str, dimension: str, low: float, shown: str
) -> None:
    read = quantity.read(value, unit, CTX)
    assert read is not None
    assert read.dimension == dimension
    assert read.low == pytest.approx(low)
    if shown != "100000000 trillion atoms":
        assert quantity.show(read) == shown


@pytest.mark.parametrize("value", ["", "many", "5 apples and pears", "a lot", "nan", "inf"])
def test_not_read(value: str) -> None:
    assert quantity.read(value, "boats", CTX) is None


def test_skipped_spans_are_not_found() -> None:
    text = "In 5 days, 40 boats left on day 7 of 9."
    assert [value.surface for value in quantity.find(text, CTX, [Span(0, 9)])] == ["40", "9"]
    assert quantity.find(text, CTX, [Span(0, len(text))]) == []


def test_several_in_one_sentence() -> None:
    text = "It rose from 5 to 10 per cent, or 2 points, for the 3 towns that won 3-1 twice."
    found = [value.surface for value in quantity.find(text, CTX)]
    assert found == ["5", "10 per cent", "2", "3", "3-1", "twice"]


def test_arithmetic() -> None:
    six, eight = the("6.3 m"), the("6.8 m")
    assert arithmetic.difference(eight, six) == pytest.approx((0.5, 0.5))
    assert arithmetic.total(six, eight) == pytest.approx((13.1, 13.1))
    assert arithmetic.ratio(the("30 boats"), the("10 boats")) == (3.0, 3.0)
    assert arithmetic.share(the("at least 5 boats"), the("20 boats")) == (0.25, inf)
    assert arithmetic.difference(six, the("3 boats")) == arithmetic.UNKNOWN
    assert arithmetic.ratio(the("3 boats"), the("zero boats")) == arithmetic.UNKNOWN
    assert arithmetic.total() == arithmetic.UNKNOWN


@pytest.mark.parametrize(
    ("said", "low", "high", "relation"),
    [
        ("half a metre", 0.5, 0.5, "equal"),
        ("60 cm", 0.5, 0.5, "exclusive"),
        ("four years", 1461 * 86400, 1461 * 86400, "within"),
        ("four years", 1300 * 86400, 1700 * 86400, "beyond"),
        ("ten years", 1461 * 86400, 1461 * 86400, "exclusive"),
        ("more than half", 4 / 7, 4 / 7, "within"),
        ("27 points", 0.27, 0.27, "exclusive"),
        ("27 percentage points", 0.27, 0.27, "equal"),
        ("41 minutes", 41 * 60, 41 * 60, "equal"),
        ("41 minutes", -inf, inf, "unrelated"),
        ("three times", 3.0, 3.0, "equal"),
    ],
)
def test_compared_with_computed_bounds(said: str, low: float, high: float, relation: str) -> None:
    outcome = arithmetic.compare_bounds(the(said), low, high, CTX)
    assert outcome.relation.value == relation
    if outcome.relation in (Relation.EQUAL, Relation.WITHIN):
        assert outcome.reason is Reason.COMPUTED


def test_every_unit_is_found_by_each_of_its_forms() -> None:
    assert units.unit_named("milligram per day") is not None
    assert units.unit_named("boats") is None
    for name in ("metre", "kilometre-per-hour", "USD", "%", "celsius"):
        unit = units.unit_named(name)
        assert unit is not None
        assert unit.own(unit.base(12.5)) == pytest.approx(12.5)


@given(st.text() | st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)
       | st.lists(st.sampled_from(_WORDS), max_size=25).map("".join))  # fmt: skip
def test_any_text_gives_exact_ordered_spans(text: str) -> None:
    end = 0
    for value in quantity.find(text, CTX):
        assert end <= value.span.start < value.span.end <= len(text)
        assert text[value.span.start : value.span.end] == value.surface
        end = value.span.end
        content = value.content
        assert isinstance(content, Quantity)
        assert content.low <= content.high
        assert quantity.show(content)
        assert quantity.compare(content, content, CTX).relation is Relation.EQUAL


@given(st.text() | st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join), st.text(max_size=9))
def test_any_text_can_be_read(text: str, unit: str) -> None:
    read = quantity.read(text, unit, CTX)
    assert read is None or read.low <= read.high


@given(st.integers(0, 10**15), st.floats(0.001, 1e15))
def test_a_number_contains_itself_under_every_loose_bound(whole: int, real: float) -> None:
    for number in (whole, real):
        said = quantity.read(number, "km", CTX)
        assert said is not None
        for words in ("about", "nearly", "just over", "at least", "at most"):
            loose = quantity.read(f"{words} {number:.15f}".rstrip("0").rstrip("."), "km", CTX)
            assert loose is not None
            assert quantity.compare(loose, said, CTX).relation in (Relation.WITHIN, Relation.EQUAL)


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_skipped_stretches_stay_untouched(text: str, start: int, length: int) -> None:
    skip = Span(start, start + length)
    for value in quantity.find(text, CTX, [skip]):
        assert value.span.end <= skip.start or value.span.start >= skip.end or length == 0
