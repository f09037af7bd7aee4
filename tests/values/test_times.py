"""Times: a corpus of what is read, what is not, and how it compares; and what always holds."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.model import Aspect, Context, Moment, Outcome, Period, TimeSaid
from factcli.values import calendar, days, timing
from factcli.values.calendar import read_edtf, write_edtf
from factcli.values.showing import names

CORPUS = tomllib.loads((Path(__file__).parent / "times.toml").read_text("utf-8"))
DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
INFINITE = float("inf")


def day_of(text: str) -> int | None:
    return dt.date.fromisoformat(text).toordinal() if text else None


CONTEXT = Context(as_of=day_of("2024-04-06"))


def told(said: TimeSaid) -> str:
    """Return a reading as the corpus writes it."""
    words = [" or ".join(map(write_edtf, said.choices))] if said.choices else []
    if said.yearless:
        words.insert(0, "yearless")
    words += [f"month {said.month}"] * bool(said.month) + [f"day {said.day}"] * bool(said.day)
    words += [names("weekday")[said.weekday]] if said.weekday is not None else []
    return " ".join(words) or "none"


@pytest.mark.parametrize("row", CORPUS["accept"], ids=lambda row: row[0])
def test_a_time_is_read(row: list[str]) -> None:
    text, *wanted = row
    found = [
        part
        for value in timing.find_times(text, CONTEXT)
        if isinstance(value.content, TimeSaid)
        for part in (value.surface, value.content.aspect.value, told(value.content))
    ]
    assert found == wanted


@pytest.mark.parametrize("text", CORPUS["reject"])
def test_no_time_is_read(text: str) -> None:
    assert timing.find_times(text, CONTEXT) == []


def test_the_corpus_is_large_and_mostly_negative() -> None:
    assert len(CORPUS["accept"]) >= 60
    assert len(CORPUS["reject"]) >= len(CORPUS["accept"])
    assert len(CORPUS["compare"]) >= 80


def only_time(text: str, ctx: Context) -> TimeSaid:
    values = timing.find_times(text, ctx)
    assert len(values) == 1
    content = values[0].content
    assert isinstance(content, TimeSaid)
    return content


def period_of(text: str) -> Period:
    period = read_edtf(text)
    assert period is not None
    return period


def moment_of(text: str) -> Moment:
    start = period_of(text).start
    assert start is not None
    return start


def compared(kind: str, said: TimeSaid, stored: str, ctx: Context) -> Outcome:
    if kind == "moment":
        return timing.compare_moment(said, moment_of(stored), ctx)
    if kind == "event":
        return timing.compare_event(said, period_of(stored), ctx)
    return timing.compare_state(said, period_of(stored), ctx, full=kind == "state")


@pytest.mark.parametrize("row", CORPUS["compare"], ids=lambda row: " ".join(row[:3]))
def test_a_time_compares(row: list[str]) -> None:
    kind, text, stored, relation, reason, *day = row
    ctx = Context(as_of=day_of(day[0])) if day else CONTEXT
    outcome = compared(kind, only_time(text, ctx), stored, ctx)
    found = outcome.relation.value, outcome.reason.value if outcome.reason else ""
    assert found == (relation, reason), outcome.note


def length_of(text: str) -> tuple[float, float, bool]:
    *hedge, count, unit = text.split()
    days_said = float(count) * DAYS[unit.removesuffix("s")]
    bounds = {
        "": (days_said, days_said),
        "about": (days_said, days_said),
        "at least": (days_said, INFINITE),
        "more than": (days_said, INFINITE),
        "less than": (0.0, days_said),
    }
    return *bounds[" ".join(hedge)], hedge == ["about"]


@pytest.mark.parametrize("row", CORPUS["durations"], ids=" ".join)
def test_a_duration_compares(row: list[str]) -> None:
    text, stored, relation = row
    low, high, approx = length_of(text)
    outcome = timing.compare_duration(low, high, period_of(stored), CONTEXT, approx=approx)
    assert outcome.relation.value == relation, outcome.note


@pytest.mark.parametrize("row", CORPUS["gaps"], ids=" ".join)
def test_a_gap_compares(row: list[str]) -> None:
    text, first, second, relation = row
    low, high, approx = length_of(text)
    outcome = timing.compare_gap(low, high, moment_of(first), moment_of(second), approx=approx)
    assert outcome.relation.value == relation, outcome.note


@pytest.mark.parametrize(
    ("low", "high", "born", "then", "relation"),
    [
        (51, 51, "1769-08-15", "1821-05-05", "within"),
        (52, 52, "1769-08-15", "1821-05-05", "exclusive"),
        (51, 51, "1769", "1821", "beyond"),
        (40, 50, "1769-08-15", "1815-06-18", "within"),
        (60, 70, "1769", "1815", "exclusive"),
    ],
)
def test_an_age_compares(low: int, high: int, born: str, then: str, relation: str) -> None:
    outcome = timing.compare_age(low, high, moment_of(born), moment_of(then))
    assert outcome.relation.value == relation, outcome.note


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("2013", "2014", -1), ("2014", "2013", 1), ("2013", "2013-05", None),
        ("2013-05-03", "2013-05-03", 0), ("2013", "2013", None), ("-0044", "0014", -1),
    ],
)  # fmt: skip
def test_order(first: str, second: str, order: int | None) -> None:
    assert timing.order(moment_of(first), moment_of(second)) == order


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("2013/2017", "2016", True), ("2013/2017", "2017", None), ("2013/2017", "2018", False),
        ("2013/..", "2020", True), ("2013/2017", "2015/2020", True), ("2013/", "2020", None),
    ],
)  # fmt: skip
def test_overlap(first: str, second: str, shared: bool | None) -> None:  # noqa: FBT001
    assert timing.overlaps(period_of(first), period_of(second), CONTEXT) is shared


@pytest.mark.parametrize(
    ("said", "stored", "note"),
    [
        ("in 2018", "2013/2017", "2018 lies outside 2013–2017"),
        ("in 2015", "2013/2017", "2015 lies within 2013–2017"),
        ("on 4 May 2013", "2013-05-03", None),
    ],
)
def test_a_note_tells_why(said: str, stored: str, note: str | None) -> None:
    kind = "state" if "/" in stored else "event"
    outcome = compared(kind, only_time(said, CONTEXT), stored, CONTEXT)
    assert outcome.note == (note or "3 May 2013 on file, not 4 May 2013")


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2013", "2013"), ("2013-05", "May 2013"), ("2013-05-03", "3 May 2013"),
        ("2013/2017", "2013–2017"), ("2013/..", "since 2013"), ("../2013", "until 2013"),
        ("199X", "the 1990s"), ("18XX", "the 1800s"), ("2016~", "about 2016"),
        ("-0043", "44 BC"), ("2013-21", "spring 2013"), ("2021-35", "Q3 2021"),
        ("2022-09-08/2022-09-18", "8–18 September 2022"),
        ("2022-03-07/2022-04-29", "7 March – 29 April 2022"),
        ("2013-05/2014-06", "May 2013 – June 2014"),
    ],
)  # fmt: skip
def test_edtf_is_read_shown_and_written(edtf: str, shown: str) -> None:
    period = period_of(edtf)
    assert timing.show_period(period) == shown
    assert write_edtf(period) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "/", "13", "2,013", "2013-13", "2013-02-30", "2013-5", "2013/x", "20XX5", "X013",
        "-19X", "2013-05-03-04", "[..]", "[2013..]", "[2014..2013]", "٢٠١٣", "May 2013", "2013/2/3",
    ],
)  # fmt: skip
def test_what_is_no_edtf_is_none(text: str) -> None:
    assert read_edtf(text) is None


def test_said_times_are_shown() -> None:
    shown = {
        "in 2015": "2015", "since May 2013": "since May 2013", "on 6 April": "6 April",
        "on Friday": "Friday", "now": "now", "before 2013": "before 2013",
        "on 6/4/2024": "6 April 2024 or 4 June 2024", "on the 6th": "6th",
        "in early 2013": "early 2013", "from 8-18 September": "8–18 September",
    }  # fmt: skip
    assert {text: timing.show(only_time(text, CONTEXT)) for text in shown} == shown


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in 2013", "2013"), ("from 2013 to 2017", "2013/2017"), ("since 2013", "2013/.."),
        ("until 2017", "../2017"), ("between 2013 and 2017", "[2013-01-01..2017-12-31]"),
        ("in early 2013", "[2013-01-01..2013-06-30]"), ("before 2013", None), ("on 6 April", None),
    ],
)  # fmt: skip
def test_a_said_time_becomes_a_stored_one(text: str, edtf: str | None) -> None:
    stored = timing.stored(only_time(text, CONTEXT))
    assert (None if stored is None else write_edtf(stored)) == edtf


ORDINALS = st.integers(-800_000, 1_200_000)


@given(ORDINALS)
def test_days_and_dates_are_one_to_one(day: int) -> None:
    year, month, number = days.civil(day)
    assert days.ordinal(year, month, number) == day
    if 1 <= year <= 9999:
        date = dt.date.fromordinal(day)
        assert (date.year, date.month, date.day) == (year, month, number)
        assert date.weekday() == days.weekday(day)


@given(ORDINALS, st.integers(-2000, 2000))
def test_months_are_added(day: int, months: int) -> None:
    later = days.civil(days.add_months(day, months))
    year, month, number = days.civil(day)
    assert later[0] * 12 + later[1] - year * 12 - month == months
    assert later[2] <= number


MOMENTS = st.one_of(
    ORDINALS.map(calendar.day_moment),
    st.integers(-3000, 3000).map(calendar.moment),
    st.builds(calendar.moment, st.integers(-3000, 3000), st.integers(1, 12)),
    st.builds(calendar.season, st.integers(1, 3000), st.integers(21, 24)),
    st.builds(calendar.quarter, st.integers(1, 3000), st.integers(1, 4)),
    st.integers(100, 2990).map(calendar.decade),
)


@given(MOMENTS, MOMENTS, st.booleans(), st.booleans())
def test_edtf_goes_there_and_back(
    first: Moment,
    second: Moment,
    about: bool,  # noqa: FBT001
    goes_on: bool,  # noqa: FBT001
) -> None:
    first = calendar.widen(first) if about else first
    for period in (
        Period(first, first), Period(first, second), Period(None, second),
        Period(first, None, open_end=goes_on),
    ):  # fmt: skip
        assert read_edtf(write_edtf(period)) == period
        assert timing.show_period(period)


WORDS = st.sampled_from(
    """in on at from to until since between and by before after throughout the of early mid late
    end start 2013 2017 1805 44 BC AD 3 31 3rd 12th May march Sept. decmber Friday Sat last next
    this past week month year years ago three ten decade 1990s '90s 19th century Q3 quarter spring
    winter Christmas Boxing Day New Year's Eve today yesterday now present onwards - – / , . ; '
    6/4/2024 2013-17 2013-05-03 people homes km $ % about c. up as of no p. second first half
    ß İ ﬁ é Ⅳ ½ ٣ 😀""".split()
)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=14).map(
    lambda parts: "".join(word + blank for word, blank in parts)
)
CONTEXTS = st.builds(Context, st.none() | ORDINALS, st.none() | ORDINALS)


@given(st.text() | SENTENCES, CONTEXTS)
def test_spans_are_exact_and_in_order(text: str, ctx: Context) -> None:
    end = 0
    for value in timing.find_times(text, ctx):
        assert end <= value.span.start < value.span.end <= len(text)
        assert text[value.span.start : value.span.end] == value.surface
        end = value.span.end
        timing.show(value)


@given(SENTENCES, MOMENTS, MOMENTS, CONTEXTS)
def test_every_time_compares_with_every_period(
    text: str, first: Moment, second: Moment, ctx: Context
) -> None:
    for value in timing.find_times(text, ctx):
        assert isinstance(value.content, TimeSaid)
        for period in (Period(first, second), Period(first, first), Period(None, second)):
            timing.compare_state(value.content, period, ctx)
            timing.compare_state(value.content, period, ctx, full=False)
            timing.compare_event(value.content, period, ctx)
        timing.compare_moment(value.content, first, ctx)
        timing.stored(value.content)


@given(MOMENTS, MOMENTS)
def test_a_period_agrees_with_itself(first: Moment, second: Moment) -> None:
    if first.high >= second.low:
        return
    period = Period(first, second)
    for aspect in (Aspect.FROM_TO, Aspect.BETWEEN):
        said = TimeSaid(aspect, (period,))
        outcome = timing.compare_state(said, period, Context())
        assert outcome.relation.value in ("equal", "within")


@given(ORDINALS, ORDINALS, ORDINALS)
def test_a_day_is_in_a_known_period_or_out_of_it(start: int, end: int, day: int) -> None:
    period = Period(calendar.day_moment(min(start, end)), calendar.day_moment(max(start, end)))
    said = TimeSaid(Aspect.IN, (calendar.point(calendar.day_moment(day)),))
    inside = min(start, end) <= day <= max(start, end)
    outcome = timing.compare_state(said, period, Context())
    assert outcome.relation.value == ("within" if inside else "exclusive")
