"""Days as numbers and as dates.

Proleptic Gregorian throughout, years counted as astronomers do (1 BC is year 0).
"""

from __future__ import annotations

MIN_DAY = -(10**9)
MAX_DAY = 10**9
FEBRUARY = 2
MONTHS = 12
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def ordinal(year: int, month: int, day: int) -> int:
    """Return the number of a civil day; 1 January of year 1 is 1."""
    # Years that begin in March put the leap day last (Howard Hinnant's days_from_civil).
    shifted = year - (month <= FEBRUARY)
    era, in_era = divmod(shifted, 400)
    in_year = (153 * (month - 3 if month > FEBRUARY else month + 9) + 2) // 5 + day - 1
    return era * 146097 + in_era * 365 + in_era // 4 - in_era // 100 + in_year - 305


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of the month of a day number."""
    era, rest = divmod(day + 305, 146097)
    in_era = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    in_year = rest - (365 * in_era + in_era // 4 - in_era // 100)
    shifted = (5 * in_year + 2) // 153
    month = shifted + 3 if shifted < MONTHS - FEBRUARY else shifted - 9
    year = in_era + era * 400 + (month <= FEBRUARY)
    return year, month, in_year - (153 * shifted + 2) // 5 + 1


def weekday(day: int) -> int:
    """Return the day of the week, 0 for Monday."""
    return (day - 1) % 7


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    leap = month == FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= MONTHS and 1 <= day <= month_length(year, month)


def add_months(day: int, months: int) -> int:
    """Return the day so many months later, moved back to the last day of a short month."""
    year, month, number = civil(day)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return ordinal(year, month + 1, min(number, month_length(year, month + 1)))
