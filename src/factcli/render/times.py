"""Moments and periods in words for people, and as EDTF strings for programs."""

from __future__ import annotations

from factcli.model import Grain
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.model import Moment, Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def civil(ordinal: int) -> tuple[int, int, int]:
    """Return year, month and day of a proleptic Gregorian ordinal, also before year 1.

    The calendar repeats every 146,097 days; counting years from March puts the leap day
    at the end of one.
    """
    era, day_of_era = divmod(ordinal + 305, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + 400 * era + (1 if month <= 2 else 0)
    return year, month, day


def iso(ordinal: int) -> str:
    """Return a day as YYYY-MM-DD."""
    year, month, day = civil(ordinal)
    return f"{year:04d}-{month:02d}-{day:02d}"


def moment_words(moment: Moment) -> str:
    """Return a moment as people write it: "24 May 2013", "May 2013", "2013", "1990s"."""
    year, month, day = civil(_middle(moment) if moment.approx else moment.low)
    if moment.grain is Grain.CENTURY:
        words = f"{_ordinal_words(_century(year))} century"
    elif moment.grain is Grain.DECADE:
        words = f"{year // 10 * 10}s"
    elif moment.grain is Grain.YEAR:
        words = _year_words(year)
    elif moment.grain is Grain.SEASON:
        last_year, last_month, _ = civil(moment.high)
        words = f"{_MONTHS[month - 1]}–{_MONTHS[last_month - 1]} {_year_words(last_year)}"
    elif moment.grain is Grain.MONTH:
        words = f"{_MONTHS[month - 1]} {_year_words(year)}"
    else:
        words = f"{day} {_MONTHS[month - 1]} {_year_words(year)}"
    return f"about {words}" if moment.approx else words


def period_words(period: Period) -> str:
    """Return a period as people write it: "2013–2017", "since 2013", "5 April 2024"."""
    if period.start and period.start == period.end:
        return moment_words(period.start)
    if period.start and period.end:
        dash = "–" if _bare(period.start) and _bare(period.end) else " – "
        return f"{moment_words(period.start)}{dash}{moment_words(period.end)}"
    if period.start:
        return f"{'since' if period.open_end else 'from'} {moment_words(period.start)}"
    return f"until {moment_words(period.end)}" if period.end else "at an unknown time"


def moment_edtf(moment: Moment) -> str:
    """Return a moment as an EDTF string: "2013-05-24", "2013", "199X", "2016~"."""
    year, month, day = civil(_middle(moment) if moment.approx else moment.low)
    if moment.grain is Grain.CENTURY:
        text = f"{year // 100:02d}XX"
    elif moment.grain is Grain.DECADE:
        text = f"{year // 10:03d}X"
    elif moment.grain is Grain.YEAR:
        text = f"{year:04d}"
    elif moment.grain is Grain.SEASON:
        last = civil(moment.high)
        return f"{year:04d}-{month:02d}/{last[0]:04d}-{last[1]:02d}"
    elif moment.grain is Grain.MONTH:
        text = f"{year:04d}-{month:02d}"
    else:
        text = f"{year:04d}-{month:02d}-{day:02d}"
    return f"{text}~" if moment.approx else text


def period_edtf(period: Period) -> str:
    """Return a period as an EDTF interval, or as a single date where it is one."""
    if period.start and period.start == period.end:
        return moment_edtf(period.start)
    start = moment_edtf(period.start) if period.start else ""
    end = moment_edtf(period.end) if period.end else (".." if period.open_end else "")
    return f"{start}/{end}" if start or end else ""


def _middle(moment: Moment) -> int:
    return (moment.low + moment.high) // 2


def _bare(moment: Moment) -> bool:
    return moment.grain <= Grain.YEAR and not moment.approx


def _year_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _century(year: int) -> int:
    return year // 100 + 1


def _ordinal_words(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
