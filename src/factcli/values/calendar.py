"""The calendar: moments of every grain, and EDTF strings for them.

It knows no clock and reads no prose; `date` does that.
"""

from __future__ import annotations

from factcli.model import Grain, Moment, Period
from factcli.values.days import add_months, civil, is_day, month_length, ordinal

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
# Meteorological start to astronomical end, northern hemisphere: the widest usual reading.
_SEASONS = {
    SPRING: ((3, 1), (6, 21)),
    SUMMER: ((6, 1), (9, 23)),
    AUTUMN: ((9, 1), (12, 21)),
    WINTER: ((12, 1), (3, 20)),
}
FIRST_QUARTER = 33  # EDTF level 2 numbers quarters 33 to 36
_APPROX_DAYS = 3
_APPROX_YEARS = {Grain.YEAR: 1, Grain.DECADE: 2, Grain.CENTURY: 10}
_WIDTHS = (
    (1, Grain.DAY), (31, Grain.MONTH), (184, Grain.SEASON), (366, Grain.YEAR),
    (3653, Grain.DECADE),
)  # fmt: skip


def moment(year: int, month: int | None = None, day: int | None = None) -> Moment:
    """Return a year, a month or a day. Raises ValueError when there is no such day."""
    if month is None:
        return Moment(ordinal(year, 1, 1), ordinal(year, 12, 31), Grain.YEAR)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if day is None:
        low = ordinal(year, month, 1)
        return Moment(low, low + month_length(year, month) - 1, Grain.MONTH)
    if not is_day(year, month, day):
        raise ValueError(f"month {month} of year {year} has no day {day}")
    return day_moment(ordinal(year, month, day))


def day_moment(day: int) -> Moment:
    """Return the moment of one known day."""
    return Moment(day, day, Grain.DAY)


def decade(year: int) -> Moment:
    """Return the ten years from `year`, which is rounded down to a multiple of ten."""
    first = year // 10 * 10
    return Moment(ordinal(first, 1, 1), ordinal(first + 9, 12, 31), Grain.DECADE)


def century(number: int) -> Moment:
    """Return a century by its ordinal: 19 is 1801 to 1900, 0 is the first before Christ."""
    first = (number - 1) * 100 + 1
    return Moment(ordinal(first, 1, 1), ordinal(first + 99, 12, 31), Grain.CENTURY)


def season(year: int, number: int) -> Moment:
    """Return a season by its EDTF number (21 spring to 24 winter), northern hemisphere.

    Winter begins in December of `year`.
    """
    (month, day), (last_month, last_day) = _SEASONS[number]
    last_year = year + (number == WINTER)
    return Moment(ordinal(year, month, day), ordinal(last_year, last_month, last_day), Grain.SEASON)


def quarter(year: int, number: int) -> Moment:
    """Return a quarter of a year, 1 to 4."""
    last = number * 3
    high = ordinal(year, last, month_length(year, last))
    return Moment(ordinal(year, last - 2, 1), high, Grain.SEASON)


def between(low: int, high: int, *, approx: bool = False) -> Moment:
    """Return the moment that may be any day of a stretch, its grain taken from the length."""
    width = high - low + 1
    grain = next((grain for most, grain in _WIDTHS if width <= most), Grain.CENTURY)
    return Moment(low, high, grain, approx)


def point(when: Moment) -> Period:
    """Return the period of something that happened once, at that moment."""
    return Period(when, when)


def widen(when: Moment) -> Moment:
    """Return "about `when`": a year more on either side, a month, or three days."""
    return _stretch(when, 1, approx=True)


def narrow(when: Moment) -> Moment:
    """Undo `widen`."""
    return _stretch(when, -1, approx=False)


def _stretch(when: Moment, sign: int, *, approx: bool) -> Moment:
    if when.grain is Grain.DAY:
        step = sign * _APPROX_DAYS
        return Moment(when.low - step, when.high + step, Grain.DAY, approx)
    months = sign * 12 * _APPROX_YEARS.get(when.grain, 0) or sign
    # The day after the last moves by whole months, so that month ends stay month ends.
    low, past = add_months(when.low, -months), add_months(when.high + 1, months)
    return Moment(low, past - 1, when.grain, approx)


def read_edtf(text: str) -> Period | None:
    """Read an EDTF date or interval of level 0 or 1; None when it is neither.

    A point gives a period with one and the same moment as start and end. Also read are
    quarters (2021-35), one of a stretch of days ([2013-01-01..2013-06-30]) and a time of
    day after a date, which is dropped.
    """
    text = text.strip()
    first, slash, last = text.partition("/")
    if not slash:
        when = _read_moment(text)
        return None if when is None else Period(when, when)
    start = None if first in ("", "..") else _read_moment(first)
    end = None if last in ("", "..") else _read_moment(last)
    known = (start is not None or first in ("", "..")) and (end is not None or last in ("", ".."))
    if not known or not (start or end or ".." in (first, last)):
        return None
    return Period(start, end, open_end=last == "..")


def _read_moment(text: str) -> Moment | None:
    if not text.isascii():
        return None
    if text.startswith("[") and text.endswith("]"):
        return _read_one_of(text[1:-1])
    approx = text[-1:] in ("~", "?", "%")
    text = text[:-1] if approx else text
    if len(text) > 10 and text[10] in "T ":
        text = text[:10]
    sign = -1 if text.startswith("-") else 1
    year, *rest = text.removeprefix("-").split("-")
    when = _read_fields(sign, year, rest)
    return widen(when) if approx and when is not None else when


def _read_one_of(text: str) -> Moment | None:
    first, dots, last = text.partition("..")
    low, high = _read_moment(first), _read_moment(last)
    if not dots or low is None or high is None or low.low > high.high:
        return None
    return between(low.low, high.high)


def _read_fields(sign: int, year: str, rest: list[str]) -> Moment | None:
    if year.startswith("Y") and 5 <= len(year) <= 7:
        year = year[1:]
    elif len(year) != 4:
        return None
    if not year.isdigit():
        return None if rest or sign < 0 else _read_masked(year)
    rest = [part for part in rest if part != "XX"] if rest[-1:] == ["XX"] else rest
    if len(rest) > 2 or any(len(part) != 2 or not part.isdigit() for part in rest):
        return None
    return _read_parts(sign * int(year), [int(part) for part in rest])


def _read_parts(year: int, rest: list[int]) -> Moment | None:
    """Return the year, or its month, day, season or quarter; None when there is none such."""
    if len(rest) == 1 and rest[0] in _SEASONS:
        return season(year, rest[0])
    if len(rest) == 1 and FIRST_QUARTER <= rest[0] < FIRST_QUARTER + 4:
        return quarter(year, rest[0] - FIRST_QUARTER + 1)
    try:
        return moment(year, *rest)
    except ValueError:
        return None


def _read_masked(year: str) -> Moment | None:
    """Read 199X and 19XX."""
    known = year.rstrip("X")
    if not known.isdigit() or len(known) not in (2, 3):
        return None
    if len(known) == 3:
        return decade(int(known) * 10)
    first = int(known) * 100
    return Moment(ordinal(first, 1, 1), ordinal(first + 99, 12, 31), Grain.CENTURY)


def write_edtf(period: Period) -> str:
    """Write a period as EDTF; `read_edtf` reads it back to the same bounds."""
    if period.start is not None and period.start == period.end:
        return _write_moment(period.start)
    start = ".." if period.start is None else _write_moment(period.start)
    if period.end is not None:
        return f"{start}/{_write_moment(period.end)}"
    return f"{start}/.." if period.open_end or period.start is None else f"{start}/"


def _write_moment(when: Moment) -> str:
    text = _write_plain(narrow(when) if when.approx else when)
    if text:
        return f"{text}~" if when.approx else text
    low, high = (_write_plain(day_moment(day)) for day in (when.low, when.high))
    return f"[{low}..{high}]"


def _write_plain(when: Moment) -> str:
    year, month, day = civil(when.low)
    sign = "-" if year < 0 else ""
    stem = f"{sign}{abs(year):04d}" if abs(year) < 10000 else f"Y{year}"
    number = season_of(when)
    forms = {
        Grain.CENTURY: f"{year // 100:02d}XX",
        Grain.DECADE: f"{year // 10:03d}X",
        Grain.YEAR: stem,
        Grain.SEASON: f"{stem}-{number}",
        Grain.MONTH: f"{stem}-{month:02d}",
        Grain.DAY: f"{stem}-{month:02d}-{day:02d}",
    }
    text = forms[when.grain]
    return text if _read_moment(text) == when else ""


def was_widened(when: Moment) -> bool:
    """Tell whether the moment is "about" a plain year, month, day and so on."""
    return when.approx and bool(_write_plain(narrow(when)))


def season_of(when: Moment) -> int:
    """Return the EDTF number of the season or quarter that the moment is, else 0."""
    year, month, _ = civil(when.low)
    for number in _SEASONS:
        if when.grain is Grain.SEASON and season(year, number) == when:
            return number
    if when.grain is Grain.SEASON and quarter(year, (month + 2) // 3) == when:
        return FIRST_QUARTER + (month - 1) // 3
    return 0
