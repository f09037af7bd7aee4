"""Moments and periods in words, and what "early", "late" and "end of" mean."""

from __future__ import annotations

from functools import cache

from factcli.language import table
from factcli.model import Grain, Moment, Period
from factcli.records import TYPE_CHECKING
from factcli.values.calendar import (
    FIRST_QUARTER,
    between,
    day_moment,
    decade,
    moment,
    narrow,
    point,
    season_of,
    was_widened,
)
from factcli.values.days import add_months, civil, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

# Inner and outer stretch of a part of a longer time, in twelfths: nobody denies the inner,
# nobody means more than the outer.
_PARTS = {
    "early": (0, 0, 4, 6),
    "mid": (3, 4, 8, 9),
    "late": (6, 8, 12, 12),
    "start": (0, 0, 1, 3),
    "end": (9, 11, 12, 12),
    "first": (0, 0, 6, 6),
    "second": (6, 6, 12, 12),
}
_SHOWN = {
    "early": "early {}", "mid": "mid-{}", "late": "late {}", "start": "the start of {}",
    "end": "the end of {}", "first": "the first half of {}", "second": "the second half of {}",
}  # fmt: skip

# A blurred stretch of fewer days than this is shown by its days.
_SHORT = 62


def soft(outer_low: int, inner_low: int, inner_high: int, outer_high: int) -> Period:
    """Return a stretch whose ends are blurred: sure inside, unsure at the edges.

    Each blurred end is an approximate moment of its own, a sharp one is a day.
    """
    if outer_low == outer_high:
        return point(day_moment(outer_low))
    return Period(_edge(outer_low, inner_low), _edge(inner_high, outer_high))


def _edge(low: int, high: int) -> Moment:
    return day_moment(low) if low == high else between(low, high, approx=True)


def part_of(period: Period, part: str) -> Period:
    """Return "early", "mid", "late", "start", "end", "first" or "second" half of a time."""
    if period.start is None or period.end is None:
        return period
    low = period.start.high if period.start.approx else period.start.low
    high = period.end.low if period.end.approx else period.end.high
    length = high - low + 1
    if period.start == period.end and period.start.grain is Grain.YEAR:
        cuts = [add_months(low, months) for months in _PARTS[part]]
    else:
        cuts = [low + length * twelfths // 12 for twelfths in _PARTS[part]]
    return soft(cuts[0], cuts[1], cuts[2] - 1, cuts[3] - 1)


def blurred_century(number: int) -> Period:
    """Return a century as people speak of it, the 19th from 1800 or 1801 to 1899 or 1900."""
    first = (number - 1) * 100
    return soft(*(ordinal(year, 1, 1) for year in (first, first + 1)),
                *(ordinal(year, 1, 1) - 1 for year in (first + 100, first + 101)))  # fmt: skip


def show_part(period: Period) -> str:
    """Return "early 2013" or "about 2013–2017" for a blurred stretch, "" for a plain one."""
    start, end = period.start, period.end
    if not (start and end and (start.approx or end.approx)) or start == end:
        return ""
    for whole, words in _around(start.high, end.low):
        if whole == period:
            return words
        for part, form in _SHOWN.items():
            if part_of(whole, part) == period:
                inner = words.startswith("the ") and not form.startswith("the ")
                return f"the {form.format(words[4:])}" if inner else form.format(words)
    if not (start.approx and end.approx) or was_widened(start) or was_widened(end):
        return ""
    if end.high - start.low < _SHORT:
        return show_stretch(day_moment(start.low), day_moment(end.high))
    low, high = (show_year(civil(day)[0]) for day in (start.high, end.low))
    return f"about {low}" if low == high else f"about {low}–{high}"


def _around(low: int, high: int) -> Iterator[tuple[Period, str]]:
    """Yield the year, month, decade and century that the middle of a stretch lies in."""
    year, month, _ = civil((low + high) // 2)
    for whole in (moment(year), moment(year, month), decade(year)):
        yield Period(whole, whole), show_moment(whole)
    number = (year - 1) // 100 + 1
    yield blurred_century(number), f"the {show_century(number)}"


def show_century(number: int) -> str:
    """Return 19 as "19th century" and 0, the first before Christ, as "1st century BC"."""
    return f"{nth(number)} century" if number > 0 else f"{nth(1 - number)} century BC"


@cache
def names(kind: str, language: str = "en") -> tuple[str, ...]:
    """Return the months (from place 1), weekdays (from 0) or seasons (from 21), for showing."""
    rows = table("times", language)
    found = {
        int(key[len(kind) :]): row[0] for key, row in rows.items() if key.startswith(f"{kind} ")
    }
    return tuple(found.get(number, "") for number in range(max(found) + 1))


def show_year(year: int) -> str:
    """Return a year as people write it."""
    return str(year) if year > 0 else f"{1 - year} BC"


def nth(number: int) -> str:
    """Return 19 as "19th"."""
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def show_moment(when: Moment) -> str:
    """Return a moment as people write it: "3 May 2013", "May 2013", "the 1990s"."""
    if when.approx:
        known = narrow(when) if was_widened(when) else between(when.low, when.high)
        return f"about {show_moment(known)}"
    year, month, day = civil(when.low)
    if when.grain in (Grain.CENTURY, Grain.DECADE):
        counted = when.grain is Grain.CENTURY and year % 100 == 1
        return f"the {show_century(year // 100 + 1)}" if counted else f"the {year}s"
    if when.grain in (Grain.YEAR, Grain.MONTH):
        named = f"{names('month')[month]} " if when.grain is Grain.MONTH else ""
        return f"{named}{show_year(year)}"
    if number := season_of(when):
        quarter = number - FIRST_QUARTER + 1
        return f"{f'Q{quarter}' if quarter > 0 else names('season')[number]} {show_year(year)}"
    if when.low != when.high:
        return show_stretch(day_moment(when.low), day_moment(when.high))
    return f"{day} {names('month')[month]} {show_year(year)}"


def show_stretch(first: Moment, last: Moment) -> str:
    """Return "2013–2017", "8–18 September 2022" or "3 May 2013 – 4 June 2014"."""
    start, end = show_moment(first), show_moment(last)
    if start == end:
        return start
    if first.grain is last.grain is Grain.DAY and not (first.approx or last.approx):
        (year, month, day), (last_year, last_month, _) = civil(first.low), civil(last.low)
        if (year, month) == (last_year, last_month):
            return f"{day}–{end}"
        if year == last_year:
            return f"{day} {names('month')[month]} – {end}"
    return f"{start} – {end}" if " " in start or " " in end else f"{start}–{end}"


def show_period(period: Period) -> str:
    """Return a period as people write it: "2013–2017", "since 2013", "until 2017"."""
    if period.start is None:
        return "at an unknown time" if period.end is None else f"until {show_moment(period.end)}"
    if period.end is None:
        return f"{'since' if period.open_end else 'from'} {show_moment(period.start)}"
    return show_part(period) or show_stretch(period.start, period.end)
