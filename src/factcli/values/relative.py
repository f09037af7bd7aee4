"""Times that count from a day: "last Friday", "this week", "three years ago".

Every function takes that day and gives all readings; without a day there are none.
Where people do not mean exact days the ends are blurred.
"""

from __future__ import annotations

from factcli.model import Grain, Moment, Period
from factcli.values.calendar import century, day_moment, decade, moment, point, quarter, season
from factcli.values.days import add_months, civil, ordinal, weekday
from factcli.values.showing import soft

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_WEEK = 7
# "Two decades ago" is sure within so many years, and excluded beyond so many.
_LOOSE = {"decade": (2, 5), "century": (10, 25)}


def days_away(day: int | None, distance: int) -> tuple[Period, ...]:
    """Return "yesterday", "tomorrow" and the like."""
    return () if day is None else (point(day_moment(day + distance)),)


def whole(unit: str, day: int) -> Period:
    """Return the week, month, quarter, year, decade or century that a day lies in."""
    year, month, _ = civil(day)
    monday = day - weekday(day)
    if unit == "week":
        # Weeks begin on Sunday for some, on Monday for others.
        return soft(monday - 1, monday, monday + 5, monday + 6)
    moments = {
        "day": day_moment(day),
        "weekend": Moment(monday + 5, monday + 6, Grain.DAY),
        "month": moment(year, month),
        "quarter": quarter(year, (month + 2) // 3),
        "year": moment(year),
        "decade": decade(year),
        "century": century((year - 1) // 100 + 1),
    }
    return point(moments[unit])


def nearby(unit: str, step: int, day: int | None) -> tuple[Period, ...]:
    """Return this (0), last (-1) or next (1) week, month, year and so on."""
    if day is None:
        return ()
    if unit in _DAYS:
        return (whole("week" if unit == "fortnight" else unit, day + step * _DAYS[unit]),)
    if unit == "decade" and step:
        # "The last decade" may be the calendar's or the ten years up to now.
        low, high = _bounds(whole("decade", add_months(day, step * 120)))
        if step < 0:
            past = add_months(day, -120)
            return (soft(min(low, past), max(low, past), min(high, day), day),)
    return (whole(unit, add_months(day, step * _MONTHS[unit])),)


def window(unit: str, count: int, sign: int, day: int | None) -> tuple[Period, ...]:
    """Return "the past ten years" (sign -1) or "the next two weeks" (sign 1)."""
    if day is None:
        return ()
    other = _shift(day, unit, sign * count)
    return (Period(day_moment(min(day, other)), day_moment(max(day, other))),)


def ago(unit: str, count: int, day: int | None) -> tuple[Period, ...]:
    """Return "three years ago": sure in that calendar year, no further than a year from it."""
    if day is None:
        return ()
    centre = _shift(day, unit, -count)
    if unit in _DAYS:
        wide = _DAYS[unit] - 1
        return (soft(centre - wide, centre - wide // 2, centre + wide // 2, centre + wide),)
    if unit in _LOOSE:
        near, far = (years * 12 for years in _LOOSE[unit])
        cuts = (add_months(centre, months) for months in (-far, -near, near, far))
        return (soft(*cuts),)
    low, high = _bounds(whole(unit, centre))
    reach = _shift(day, unit, -count - 1), _shift(day, unit, 1 - count)
    return (soft(min(low, reach[0]), low, high, max(high, reach[1])),)


def _bounds(period: Period) -> tuple[int, int]:
    return period.start.low if period.start else 0, period.end.high if period.end else 0


def _shift(day: int, unit: str, count: int) -> int:
    if unit in _DAYS:
        return day + count * _DAYS[unit]
    return add_months(day, count * _MONTHS[unit])


def near_month(month: int, step: int, day: int | None) -> tuple[Period, ...]:
    """Return "last May", "this May" or "next May"."""
    if day is None:
        return ()
    year, now, _ = civil(day)
    if step < 0:
        # In June "last May" is mostly the one just over, for some the year before's.
        years = (year, year - 1) if month < now else (year - 1,)
    elif step > 0:
        years = (year, year + 1) if month > now else (year + 1,)
    else:
        years = (year,)
    return tuple(point(moment(number, month)) for number in years)


def near_season(number: int, step: int, day: int | None) -> tuple[Period, ...]:
    """Return "last summer", "this winter" or "next spring"."""
    if day is None:
        return ()
    year = civil(day)[0]
    found = [season(year + move, number) for move in (-2, -1, 0, 1, 2)]
    if step < 0:
        return tuple(point(one) for one in found if one.high < day)[-1:]
    if step > 0:
        return tuple(point(one) for one in found if one.low > day)[:1]
    return tuple(
        point(one) for one in found if abs(civil((one.low + one.high) // 2)[0] - year) == 0
    )


def near_weekday(number: int, step: int, day: int | None) -> tuple[Period, ...]:
    """Return "last Friday", "this Friday" or "next Friday"."""
    if day is None:
        return ()
    monday = day - weekday(day)
    if step == 0:
        return (point(day_moment(monday + number)),)
    if step < 0:
        nearest = day - ((weekday(day) - number - 1) % _WEEK + 1)
        other = nearest - _WEEK
        same_week = nearest >= monday
    else:
        nearest = day + ((number - weekday(day) - 1) % _WEEK + 1)
        other = nearest + _WEEK
        same_week = nearest < monday + _WEEK
    # Said within one week, "last Friday" is for some the Friday of the week before.
    days = (nearest, other) if same_week else (nearest,)
    return tuple(point(day_moment(one)) for one in days)


def latest_weekday(number: int, day: int | None) -> tuple[Period, ...]:
    """Return the latest such weekday up to and on a day."""
    if day is None:
        return ()
    return (point(day_moment(day - (weekday(day) - number) % _WEEK)),)


def feast(start: tuple[int, int], end: tuple[int, int], year: int) -> Period:
    """Return a feast of a year: one day, or a day with blurred neighbours."""
    low, high = ordinal(year, *start), ordinal(year, *end)
    return point(day_moment(low)) if low == high else soft(low, low + 1, low + 1, high)
