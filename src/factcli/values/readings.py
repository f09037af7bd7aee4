"""What a said time may mean beside a stored one: every reading as a period with a year.

A date without a year is read in the years that the stored time may lie in, for only the
fields that are said can be compared.
"""

from __future__ import annotations

from factcli.model import Aspect, Grain, Moment, Period, Relation
from factcli.records import TYPE_CHECKING
from factcli.values.calendar import moment, point
from factcli.values.core import NOMINAL_YEAR
from factcli.values.days import MAX_DAY, MIN_DAY, civil, is_day, month_length, ordinal, weekday

if TYPE_CHECKING:
    from factcli.model import TimeSaid
    from factcli.values.bounds import Life

_MOST_YEARS = 12
_MOST_MONTHS = 12
# Before the calendar reform weekdays and dates do not belong together as computed.
_WEEKDAYS_FROM = ordinal(1753, 1, 1)
_WEEK = 7
_MONTH = 31


def is_partial(said: TimeSaid) -> bool:
    """Tell whether a date lacks its year."""
    return said.yearless or (not said.choices and bool(said.month or said.day))


def readings(said: TimeSaid, state: Life, as_of: int | None = None) -> tuple[Period, ...]:
    """Return the readings of a said time; `as_of` adds its year for a date without one."""
    if not is_partial(said):
        return said.choices
    if not said.yearless and not said.month:
        return _days_of_months(said.day, state)
    years = _years(state)
    if as_of is not None and years:
        years.add(civil(as_of)[0])
    found: list[Period] = []
    for year in sorted(years):
        if said.yearless:
            found.extend(_moved(period, year) for period in said.choices)
        elif not said.day:
            found.append(point(moment(year, said.month)))
        elif is_day(year, said.month, said.day):
            found.append(point(moment(year, said.month, said.day)))
    return tuple(found)


def _years(state: Life) -> set[int]:
    known = [day for day in state if MIN_DAY < day < MAX_DAY]
    if not known:
        return set()
    first, last = civil(min(known))[0], civil(max(known))[0]
    return set(range(first, last + 1)) if last - first < _MOST_YEARS else set()


def _days_of_months(day: int, state: Life) -> tuple[Period, ...]:
    """Return the days that "the 6th" may mean."""
    if state.start_low <= MIN_DAY or state.end_high >= MAX_DAY:
        return ()
    (year, month, _), (last_year, last_month, _) = civil(state.start_low), civil(state.end_high)
    first, last = year * 12 + month - 1, last_year * 12 + last_month - 1
    if last - first >= _MOST_MONTHS:
        return ()
    months = [divmod(number, 12) for number in range(first, last + 1)]
    return tuple(
        point(moment(one, zero + 1, day)) for one, zero in months if is_day(one, zero + 1, day)
    )


def _moved(period: Period, year: int) -> Period:
    """Return a period of the nominal year in another one."""
    start = None if period.start is None else _moved_moment(period.start, year)
    end = None if period.end is None else _moved_moment(period.end, year)
    return Period(start, end)


def _moved_moment(when: Moment, year: int) -> Moment:
    if when.grain is Grain.MONTH and not when.approx:
        number, month, _ = civil(when.low)
        return moment(number - NOMINAL_YEAR + year, month)
    return Moment(_moved_day(when.low, year), _moved_day(when.high, year), when.grain, when.approx)


def _moved_day(day: int, year: int) -> int:
    number, month, in_month = civil(day)
    number += year - NOMINAL_YEAR
    return ordinal(number, month, min(in_month, month_length(number, month)))


def with_weekday(said: TimeSaid, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return the readings whose day is the said day of the week."""
    if said.weekday is None:
        return periods
    return tuple(period for period in periods if _on_weekday(period, said.weekday))


def _on_weekday(period: Period, number: int) -> bool:
    start = period.start
    known = start is not None and start == period.end and start.low == start.high
    if start is None or not known or start.low < _WEEKDAYS_FROM:
        return True
    return weekday(start.low) == number


def weekday_relation(number: int, state: Life, *, lasting: bool) -> Relation:
    """Compare "on a Saturday" with an event on one day, or with a stretch of days."""
    low, high = state.start_low, state.end_high
    if low < _WEEKDAYS_FROM or high >= MAX_DAY:
        return Relation.BEYOND
    if low == high:
        return Relation.WITHIN if weekday(low) == number else Relation.EXCLUSIVE
    if not any(weekday(day) == number for day in range(low, min(high, low + _WEEK) + 1)):
        return Relation.EXCLUSIVE
    sure_low, sure_high = state.start_high, state.end_low
    if not lasting or sure_high - sure_low > _MONTH:
        return Relation.BEYOND
    held = any(weekday(day) == number for day in range(sure_low, sure_high + 1))
    return Relation.WITHIN if held else Relation.BEYOND


def decided_by_file(said: TimeSaid, *, state: bool) -> bool:
    """Tell whether one reading that agrees with the file settles which one is meant.

    A date that hits an event, or the start or end of a state, is hardly a coincidence; to
    lie in a long period, or before a date, often is.
    """
    ends = (Aspect.FROM_TO, Aspect.SINCE, Aspect.FROM, Aspect.UNTIL)
    return said.aspect in ends or (not state and said.aspect in (Aspect.IN, Aspect.BETWEEN))
