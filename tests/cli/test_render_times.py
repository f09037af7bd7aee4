from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.samples import day, year, years

from factcli.model import Drawing, Grain, Moment, Period
from factcli.render.drawing import draw, plain
from factcli.render.times import (
    civil,
    iso,
    moment_edtf,
    moment_words,
    period_edtf,
    period_words,
)

MAY = Moment(date(2013, 5, 1).toordinal(), date(2013, 5, 31).toordinal(), Grain.MONTH)
SPRING = Moment(date(2013, 3, 1).toordinal(), date(2013, 5, 31).toordinal(), Grain.SEASON)
NINETIES = Moment(date(1990, 1, 1).toordinal(), date(1999, 12, 31).toordinal(), Grain.DECADE)
CENTURY = Moment(date(1800, 1, 1).toordinal(), date(1899, 12, 31).toordinal(), Grain.CENTURY)
ABOUT = Moment(
    date(2015, 1, 1).toordinal(), date(2017, 12, 31).toordinal(), Grain.YEAR, approx=True
)


@given(st.dates())
def test_days_are_those_of_the_calendar(each: date) -> None:
    assert civil(each.toordinal()) == (each.year, each.month, each.day)
    assert iso(each.toordinal()) == each.isoformat()


@given(st.integers(-2_000_000, 4_000_000))
def test_the_next_day_follows(ordinal: int) -> None:
    assert civil(ordinal) < civil(ordinal + 1)


@pytest.mark.parametrize(
    ("moment", "words", "edtf"),
    [
        (day(24, 5, 2013), "24 May 2013", "2013-05-24"),
        (MAY, "May 2013", "2013-05"),
        (SPRING, "March–May 2013", "2013-03/2013-05"),
        (year(2013), "2013", "2013"),
        (ABOUT, "about 2016", "2016~"),
        (NINETIES, "1990s", "199X"),
        (CENTURY, "19th century", "18XX"),
        (Moment(-365, 0, Grain.YEAR), "1 BC", "0000"),
    ],
)
def test_a_moment_is_written(moment: Moment, words: str, edtf: str) -> None:
    assert (moment_words(moment), moment_edtf(moment)) == (words, edtf)


@pytest.mark.parametrize(
    ("period", "words", "edtf"),
    [
        (years(2013, 2017), "2013–2017", "2013/2017"),
        (years(2013, 2013), "2013", "2013"),
        (Period(year(2013), None, open_end=True), "since 2013", "2013/.."),
        (Period(year(2013), None), "from 2013", "2013/"),
        (Period(None, year(2017)), "until 2017", "/2017"),
        (Period(MAY, year(2017)), "May 2013 – 2017", "2013-05/2017"),
        (Period(None, None), "at an unknown time", ""),
    ],
)
def test_a_period_is_written(period: Period, words: str, edtf: str) -> None:
    assert (period_words(period), period_edtf(period)) == (words, edtf)


def drawn(stored: Period, said: Period, *, symbols: bool = True) -> list[str]:
    return [plain(line) for line in draw(Drawing(stored, said), symbols=symbols)]


TERM = years(2013, 2017)
SINCE = Period(year(2013), None, open_end=True)


@pytest.mark.parametrize(
    ("stored", "said", "lines"),
    [
        (TERM, years(2018, 2018), ["2013 ━━━━ 2017   ▲ 2018"]),
        (TERM, years(2012, 2012), ["▲ 2012   2013 ━━━━ 2017"]),
        (TERM, years(2015, 2015), ["2013 ━━━━ ▲ 2015 ━━━━ 2017"]),
        (TERM, years(2017, 2017), ["2013 ━━━━━━━ ▲ 2017 ━ 2017"]),
        (SINCE, years(2012, 2012), ["▲ 2012   2013 ━━━━▶"]),
        (SINCE, years(2020, 2020), ["2013 ━━━━ ▲ 2020 ━━━━▶"]),
        (Period(year(2013), None), years(2012, 2012), ["▲ 2012   2013 ━━━━ ?"]),
        (Period(None, year(2013)), years(2014, 2014), ["? ━━━━ 2013   ▲ 2014"]),
        (
            Period(day(5, 4, 2024), day(5, 4, 2024)),
            Period(day(6, 4, 2024), day(6, 4, 2024)),
            ["● 5 April 2024   ▲ 6 April 2024"],
        ),
        (
            TERM,
            years(2014, 2017),
            ["on file  2013 ━━━━━━━━━━━━━━━━━━━━ 2017", "said         2014 ━━━━━━━━━━━━━━━━ 2017"],
        ),
        (TERM, Period(None, None), []),
    ],
)
def test_a_period_is_drawn(stored: Period, said: Period, lines: list[str]) -> None:
    assert drawn(stored, said) == lines


def test_a_period_is_drawn_in_ascii() -> None:
    assert drawn(TERM, years(2018, 2018), symbols=False) == ["2013 ---- 2017   ^ 2018"]


ENDS = st.one_of(st.none(), st.integers(1, 3000).map(year))


@given(ENDS, ENDS, ENDS, ENDS, st.booleans(), st.booleans())
def test_any_periods_are_drawn(  # noqa: PLR0913, PLR0917
    start: Moment | None,
    end: Moment | None,
    said_start: Moment | None,
    said_end: Moment | None,
    open_end: bool,  # noqa: FBT001
    symbols: bool,  # noqa: FBT001
) -> None:
    stored = Period(start, end, open_end)
    lines = drawn(stored, Period(said_start, said_end), symbols=symbols)
    assert len(lines) <= 2
    assert all(len(line) < 70 for line in lines)
    assert symbols or all(line.isascii() for line in lines)
