"""Lengths of time: how long a period lasted, how long after another a thing was, how old.

A said length is bounds in days; the stored one is computed from the bounds of its moments.
Days may be counted inclusively or as elapsed, and of a period that is known to the year
the years may simply be subtracted.
"""

from __future__ import annotations

from math import inf

from factcli.model import Grain, Moment, Outcome, Period, Reason, Relation
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values.bounds import judged
from factcli.values.calendar import day_moment
from factcli.values.days import civil
from factcli.values.showing import show_moment, show_period

if TYPE_CHECKING:
    from factcli.model import Context

YEAR = 365.2425
MONTH = YEAR / 12
WEEK = 7.0
# A unit counts as meant when the days written are this near to a whole number of it.
_NEAR = 1e-4
_EPSILON = 0.51
_BETTER = (Relation.EXCLUSIVE, Relation.BEYOND, Relation.WITHIN)
_ABOUT = 0.1
_MINUTES = 1440
_MINUTE = 1.01 / _MINUTES


class _Said(NamedTuple):
    """A said length: where it is surely right, and where not even roughly."""

    sure_low: float
    sure_high: float
    never_low: float
    never_high: float
    unit: float = 0.0


def _said(low: float, high: float, *, approx: bool) -> _Said:
    """Return the zones of a said length; a bare "four years" may run half a year over."""
    if high - low > _NEAR * max(1.0, low):
        if not all(end in {0.0, inf, -inf} or _whole(end, 1.0) for end in (low, high)):
            # In hours: days on file tell them to a day on either side at best.
            return _Said(low + 1 - _EPSILON, high - 1 + _EPSILON, low - 1, high + 1)
        return _Said(low - _EPSILON, high + _EPSILON, low - _EPSILON, high + _EPSILON)
    unit = next((unit for unit in (YEAR, YEAR / 2, MONTH, WEEK, 1.0) if _whole(low, unit)), 0.0)
    if approx:
        wide = max(low * _ABOUT, unit / 2)
        return _Said(low - wide, high + wide, low - wide, high + wide, unit)
    if unit >= MONTH:
        return _Said(low - unit / 12, low + unit / 2, low - unit + 1, low + unit - 1, unit)
    if unit == WEEK:
        return _Said(low, low, low - WEEK / 2, low + WEEK / 2, unit)
    return _Said(low, low, low, low, unit)


def _whole(days: float, unit: float) -> bool:
    count = days / unit
    return round(count) >= 1 and abs(count - round(count)) < _NEAR * max(1, round(count))


def _against(said: _Said, low: float, high: float) -> Relation:
    if not said.unit and said.sure_low == said.sure_high:
        # Hours and the like: days on file tell them to a day on either side at best.
        low, high = low - 1, high + 1
    return judged(
        sure=said.sure_low <= low and high <= said.sure_high,
        never=high < said.never_low or low > said.never_high,
    )


def _subtracted(first: Moment, second: Moment) -> tuple[float, float] | None:
    """Return the difference in years or months as days, and its unit, of coarse moments."""
    coarse = min(first.grain, second.grain)
    if first.approx or second.approx or coarse not in (Grain.YEAR, Grain.MONTH):
        return None
    (year, month, _), (last_year, last_month, _) = civil(first.low), civil(second.low)
    if coarse is Grain.YEAR:
        return (last_year - year) * YEAR, YEAR
    return ((last_year - year) * 12 + last_month - month) * MONTH, MONTH


def _counted(said: _Said, first: Moment, second: Moment) -> bool:
    """Tell whether plain subtraction of years or months gives the said length."""
    found = _subtracted(first, second)
    if found is None:
        return False
    count, unit = found
    if said.unit and said.unit < unit:
        return False
    if said.unit and said.sure_high - said.sure_low <= said.unit:
        middle = (said.never_low + said.never_high) / 2
        return abs(count - middle) <= _NEAR * max(unit, count)
    two_sided = said.sure_low > 0 and said.sure_high < float("inf")
    return two_sided and said.sure_low <= count <= said.sure_high


def length(period: Period, as_of: int | None = None) -> tuple[float, float] | None:
    """Return least and most days of a period, elapsed to inclusive; None when unknown.

    With `as_of` a period that goes on is measured up to then.
    """
    start, end = period.start, period.end
    if end is None and period.open_end and as_of is not None:
        end = day_moment(as_of)
    if start is None or end is None:
        return None
    return float(max(0, end.low - start.high)), float(max(0, end.high - start.low) + 1)


def gap(first: Moment, second: Moment) -> tuple[float, float]:
    """Return least and most days from one moment to another; negative when it is earlier."""
    return float(second.low - first.high), float(second.high - first.low)


def compare_duration(
    low_days: float, high_days: float, stored: Period, ctx: Context, *, approx: bool = False
) -> Outcome:
    """Compare a said length of time with how long the stored period lasted."""
    found = length(stored, ctx.as_of)
    end = stored.end
    if end is None and ctx.as_of is not None:
        end = day_moment(ctx.as_of)
    if found is None or stored.start is None or end is None:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE, "its length is not on file")
    said = _said(low_days, high_days, approx=approx)
    exact = _by_clock(low_days, high_days, stored, approx=approx)
    if exact is not None:
        return exact
    low, high = found
    relations = [_against(said, low, high - 1), _against(said, low + 1, high)]
    if _counted(said, stored.start, end):
        relations.append(Relation.WITHIN)
    relation = max(relations, key=_BETTER.index)
    shown = _show_subtracted(stored.start, end) or show_days(low, high)
    return _outcome(relation, f"{show_period(stored)} is {shown}")


def _by_clock(low: float, high: float, stored: Period, *, approx: bool) -> Outcome | None:
    """Compare a length in hours or minutes with clock times on file; None without them."""
    start, end = stored.start, stored.end
    if start is None or end is None or min(start.clock, end.clock) < 0:
        return None
    days = end.low - start.low + (end.clock - start.clock) / _MINUTES
    if low == high:
        if _whole(low, 1.0):
            return None  # "two days" are days of the calendar, not 48 hours
        low, high = low - _MINUTE, high + _MINUTE
    elif not approx and days in {low, high}:
        # Whether "at least" or "more than" was said is not known here.
        return Outcome(
            Relation.BEYOND, Reason.TOO_FINE, f"{show_period(stored)}: {days * 24:g} hours"
        )
    relation = Relation.WITHIN if low <= days <= high else Relation.EXCLUSIVE
    return _outcome(relation, f"{show_period(stored)} is {days * 24:g} hours")


def compare_gap(
    low_days: float, high_days: float, first: Moment, second: Moment, *, approx: bool = False
) -> Outcome:
    """Compare "seven years after", "the day after" with the time from one moment to another."""
    low, high = gap(first, second)
    shown = f"from {show_moment(first)} to {show_moment(second)}"
    if high < 0:
        return Outcome(Relation.EXCLUSIVE, Reason.ORDER_DIFFERS, f"{shown} is backwards")
    said = _said(low_days, high_days, approx=approx)
    relation = _against(said, low, high)
    if relation is not Relation.WITHIN and _counted(said, first, second):
        relation = Relation.WITHIN
    return _outcome(
        relation, f"{shown} is {_show_subtracted(first, second) or show_days(low, high)}"
    )


def compare_age(low_years: float, high_years: float, born: Moment, then: Moment) -> Outcome:
    """Compare a said age in completed years with that of somebody born at a moment."""
    least, most = _birthdays(born.high, then.low), _birthdays(born.low, then.high)
    relation = judged(
        sure=low_years <= least and most <= high_years,
        never=most < low_years or least > high_years,
    )
    age = str(least) if least == most else f"{least} to {most}"
    return _outcome(relation, f"aged {age} in {show_moment(then)}")


def _birthdays(born: int, then: int) -> int:
    (year, *date), (last_year, *last_date) = civil(born), civil(then)
    return last_year - year - (last_date < date)


def _outcome(relation: Relation, note: str) -> Outcome:
    reasons = {Relation.WITHIN: Reason.COMPUTED, Relation.EXCLUSIVE: Reason.NUMBER_DIFFERS}
    return Outcome(relation, reasons.get(relation, Reason.TOO_FINE), note)


def _show_subtracted(first: Moment, second: Moment) -> str:
    found = _subtracted(first, second)
    if found is None:
        return ""
    count, unit = found
    return _plural(f"{round(count / unit)}", "year" if unit == YEAR else "month")


def _plural(count: str, unit: str) -> str:
    return f"{count} {unit}" if count == "1" else f"{count} {unit}s"


def show_days(low: float, high: float) -> str:
    """Return a number of days in the unit that suits it: "94 to 95 days", "3 to 5 years"."""
    for unit, name in ((YEAR, "year"), (MONTH, "month"), (1.0, "day")):
        if high >= 2 * unit or unit == 1.0:
            least, most = round(max(low, 0) / unit, 1), round(high / unit, 1)
            words = f"{least:g}" if least == most else f"{least:g} to {most:g}"
            return _plural(words, name)
    return ""
