"""Dates made of numbers and months: 3 May 2013, 2013-05-03, 6/4/2024, May 2013, 2013.

Not read are figures that look like one: 2,016 cars, 2016 people, version 3.5.11, page 2013.
Each rule looks at the tokens from a place on and gives the times that begin there.
"""

from __future__ import annotations

from factcli.model import Grain, Moment, Period
from factcli.records import TYPE_CHECKING
from factcli.values.calendar import decade, moment, point, quarter
from factcli.values.core import (
    LAST_YEAR,
    Core,
    closed_right,
    counts,
    is_number,
    open_left,
    read_day,
    read_month,
    read_pair,
    read_year,
    real,
    trusted_month,
)
from factcli.values.days import is_day, ordinal
from factcli.values.showing import blurred_century, soft

if TYPE_CHECKING:
    from factcli.values.timewords import Scan

_SEPARATORS = frozenset("./-")
_MONTHS = 12
_YEAR_DIGITS = 4
_SHORT = 2
_LAST_CENTURY = 21


def number_first(scan: Scan, index: int) -> list[Core]:
    """Read the times that begin with a number."""
    if not open_left(scan, index):
        return []
    return (
        _numeric(scan, index)
        or day_first(scan, index)
        or _century(scan, index)
        or _decade(scan, index)
        or _short_range(scan, index)
        or _era_range(scan, index)
        or _year(scan, index)
        or _day_alone(scan, index)
    )


def _numeric(scan: Scan, index: int) -> list[Core]:
    """Read 2013-05-03, 3.5.2013, 6/4/2024 (both ways) and 05/2013."""
    separator = scan.at(index + 1)
    if separator not in _SEPARATORS or not (scan.glued(index + 1) and scan.glued(index + 2)):
        return []
    if scan.at(index + 3) == separator and scan.glued(index + 3) and scan.glued(index + 4):
        words = [scan.at(index + place) for place in (0, 2, 4)]
        if not all(map(is_number, words)) or not _ends(scan, index + 4):
            return []
        return _three(words, separator, index)
    month, year = scan.at(index), scan.at(index + 2)
    if separator == "/" and is_number(year) and len(year) == _YEAR_DIGITS and len(month) <= _SHORT:
        found = read_year(scan, index + 2)
        if found and 1 <= int(month) <= _MONTHS and _ends(scan, index + 2):
            return [Core(index, index + 3, year=found[0], month=int(month))]
    return []


def _ends(scan: Scan, index: int) -> bool:
    # A time of day may follow ("2025-01-09T04:20"), another field may not.
    behind = scan.at(index + 1)
    if scan.glued(index + 1) and behind in {"/", "-"}:
        return False
    return closed_right(scan, index) or (behind == "t" and is_number(scan.at(index + 2)))


def _three(words: list[str], separator: str, index: int) -> list[Core]:
    first, second, third = map(int, words)
    if len(words[0]) == _YEAR_DIGITS:
        orders = [(first, second, third)]
    elif len(words[2]) == _YEAR_DIGITS or (len(words[2]) == _SHORT and separator == "/"):
        year = third if len(words[2]) == _YEAR_DIGITS else third + (2000 if third < 40 else 1900)
        orders = [(year, second, first)]
        if separator != ".":  # full stops are used where the day comes first
            orders.append((year, first, second))
    else:
        return []
    if max(map(len, words[1:-1]), default=0) > _SHORT:
        return []
    days = list(dict.fromkeys(order for order in orders if is_day(*order)))
    days = [day for day in days if 1 <= day[0] <= LAST_YEAR]
    if len(days) == 1:
        year, month, day = days[0]
        return [Core(index, index + 5, year=year, month=month, day=day)]
    choices = tuple(point(moment(*day)) for day in days)
    return [Core(index, index + 5, "stretch", choices=choices)] if choices else []


def day_first(scan: Scan, index: int) -> list[Core]:
    """Read 3 May 2013, 3rd of May, and both days of 8-18 September 2022."""
    first = read_day(scan, index)
    if first is None:
        return []
    day, end = first
    pair = read_pair(scan, end)
    if pair and (found := _month_behind(scan, pair[2])):
        month, place, at = found
        year, last = _year_behind(scan, at)
        sure = year is not None or trusted_month(scan, place)
        cores = [
            Core(index, end, year=year, month=month, day=day, sure=sure, article=True),
            Core(pair[1], last, year=year, month=month, day=pair[0], sure=sure, article=True),
        ]
    elif found := _month_behind(scan, end):
        month, place, at = found
        year, last = _year_behind(scan, at)
        ordinal_form = end > index + 1
        sure = year is not None or ordinal_form or trusted_month(scan, place)
        cores = [
            Core(index, last, year=year, month=month, day=day, sure=sure, article=ordinal_form)
        ]
    else:
        return []
    return real(cores)


def _month_behind(scan: Scan, index: int) -> tuple[int, int, int] | None:
    """Read "May", "of May", "day of May" or "-May": month, where it stands, and its end."""
    index += scan.is_in(index, "day") and scan.is_in(index + 1, "of")
    if scan.is_in(index, "of") or (scan.at(index) == "-" and scan.glued(index + 1)):
        index += 1
    found = read_month(scan, index)
    if found is None or (scan.glued(found[1]) and scan.at(found[1])[0].isalpha()):
        return None
    return found[0], index, found[1]


def _year_behind(scan: Scan, index: int) -> tuple[int | None, int]:
    """Read the year behind a day or a month; without one the place stays."""
    at = index
    comma = scan.at(at) == ","
    at += comma
    if scan.is_in(at, "of") or (scan.at(at) in {"-", "/"} and scan.glued(at)):
        at += 1
    found = read_year(scan, at)
    # "On 5 April, 2016 people came": the comma ends the date.
    if found is None or (comma and counts(scan, found[1])):
        return None, index
    return found


def month_first(scan: Scan, index: int) -> list[Core]:
    """Read May 3rd, 2013, April 5-6, May 2013, and May alone, of which others decide."""
    found = read_month(scan, index)
    if found is None:
        return []
    month, end = found
    cores = _month_day(scan, index, month, end)
    if cores:
        return cores
    year, last = _year_behind(scan, end)
    return [Core(index, last, year=year, month=month, sure=year is not None)]


def _month_day(scan: Scan, index: int, month: int, end: int) -> list[Core]:
    start = end + (scan.is_in(end, "the"))
    first = read_day(scan, start)
    if first is None or not _is_day_of(scan, index, first[1]):
        return []
    day, at = first
    year, last = _year_behind(scan, at)
    # "In May 12 people died" is no day.
    if scan.is_in(index - 1, "in") and year is None and at == start + 1:
        return []
    sure = year is not None or at > start + 1 or trusted_month(scan, index)
    pair = read_pair(scan, at) if year is None else None
    if pair and pair[0] > day and _is_day_of(scan, index, pair[2]):
        year, last = _year_behind(scan, pair[2])
        if year is not None or scan.at(at) == "-" or not scan.at(last).isalnum():
            cores = [
                Core(index, at, year=year, month=month, day=day, sure=sure),
                Core(pair[1], last, year=year, month=month, day=pair[0], sure=sure),
            ]
            return real(cores)
        year, last = None, at
    return real([Core(index, last, year=year, month=month, day=day, sure=sure)])


def _is_day_of(scan: Scan, month: int, end: int) -> bool:
    """Tell whether the number that ends here can be a day, and counts nothing."""
    behind = scan.at(end)
    glued = scan.glued(end) and is_number(scan.at(end + 1)) and scan.glued(end + 1)
    if behind in {".", ",", ":", "/"} and glued:
        return behind == "," and len(scan.at(end + 1)) == _YEAR_DIGITS
    dated = scan.is_in(month - 1, "on") or behind == ","  # "on May 12 people died"
    return behind not in {"%", "°"} and (dated or not counts(scan, end))


def _century(scan: Scan, index: int) -> list[Core]:
    found = read_day(scan, index)
    if found is None or found[1] == index + 1:
        return []
    return century_behind(scan, index, found[0], found[1])


def century_behind(scan: Scan, first: int, number: int, index: int) -> list[Core]:
    """Read "century" behind an ordinal, with its era."""
    index += scan.at(index) == "-"
    if not scan.is_in(index, "century") or not 1 <= number <= _LAST_CENTURY:
        return []
    last = index + 1
    # "20th Century Limited" is a name.
    if scan.capital(index) and scan.capital(last):
        return []
    era = scan.match("era-before", last)
    period = blurred_century(1 - number if era else number)
    if era is None and scan.at(last) and scan.original(last).isupper():
        era = scan.match("era-after", last)
    last = era[1] if era else last
    return [Core(first, last, "stretch", choices=(period,), article=True)]


def _decade(scan: Scan, index: int) -> list[Core]:
    """Read 1990s, 1990's, '90s and "the 90s"."""
    word = scan.at(index)
    end = index + 1 + (scan.at(index + 1) == "'" and scan.glued(index + 1))
    if not word.endswith("0") or scan.at(end) != "s" or not scan.glued(end):
        return []
    if len(word) == _YEAR_DIGITS and int(word) <= LAST_YEAR and int(word) > 0:
        return [Core(index, end + 1, "stretch", choices=(_tens(int(word)),), article=True)]
    quoted = scan.at(index - 1) == "'" and scan.glued(index)
    if len(word) != _SHORT or not (quoted or after_article(scan, index)):
        return []
    first = index - quoted
    return [Core(first, end + 1, "stretch", choices=short_decade(int(word)), article=True)]


def after_article(scan: Scan, index: int) -> bool:
    """Tell whether "the" stands before, "early" and the like between them aside."""
    place = index - 1 - (scan.at(index - 1) == "-")
    return scan.is_in(place - scan.is_in(place, "part"), "the")


def _tens(year: int) -> Period:
    """Return "the 1990s"; "the 1800s" are a century, of "the 1900s" the rest is unsure."""
    if year % 100:
        return point(decade(year))
    low, high = ordinal(year, 1, 1), ordinal(year + 100, 1, 1) - 1
    if year < 1900:
        return point(Moment(low, high, Grain.CENTURY))
    return soft(low, low, decade(year).high, high)


def short_decade(tens: int) -> tuple[Period, ...]:
    """Return the decade that "the '90s" means; up to the twenties it may be either."""
    if tens > 20:
        return (point(decade(1900 + tens)),)
    return point(decade(2000 + tens)), point(decade(1900 + tens))


def _short_range(scan: Scan, index: int) -> list[Core]:
    """Read both years of 2013-17 and 2013/14, and the month of 2013-05."""
    word, short = scan.at(index), scan.at(index + 2)
    between = scan.at(index + 1)
    glued = scan.glued(index + 1) and scan.glued(index + 2)
    if len(word) != _YEAR_DIGITS or between not in {"-", "/"} or not glued:
        return []
    if not is_number(short) or len(short) != _SHORT or not _ends(scan, index + 2):
        return []
    year, tail = int(word), int(short)
    if tail > year % 100 or (tail == 0 and year % 100 == 99):
        last = year + (tail - year) % 100
        return [
            Core(index, index + 1, year=year, sure=False),
            Core(index + 2, index + 3, year=last, sure=False),
        ]
    if between == "-" and 1 <= tail <= _MONTHS:
        return [Core(index, index + 3, year=year, month=tail)]
    return []


def _era_range(scan: Scan, index: int) -> list[Core]:
    """Read both years of "218 to 201 BC" and 220-280 AD."""
    word = scan.at(index)
    joint = scan.match("to", index + 1) or scan.match("and", index + 1)
    start = joint[1] if joint else index + 2
    if len(word) > _YEAR_DIGITS or not (joint or scan.at(index + 1) == "-"):
        return []
    found = read_year(scan, start) if is_number(scan.at(start)) else None
    if found is None or found[1] == start + 1:
        return []
    year = int(word) if found[0] > 0 else 1 - int(word)
    if not year < found[0]:
        return []
    return [Core(index, index + 1, year=year), Core(start, found[1], year=found[0])]


def _year(scan: Scan, index: int) -> list[Core]:
    short = scan.at(index - 1) == "'" and scan.glued(index) and not scan.glued(index - 1)
    if short and len(scan.at(index)) == _SHORT:
        found = read_year(scan, index - 1)
        return [Core(index - 1, found[1], year=found[0], sure=False)] if found else []
    found = read_year(scan, index)
    if found is None:
        return []
    year, end = found
    part = scan.at(end + 1)
    if scan.is_in(end, "quarter") and scan.glued(end + 1) and part in {"1", "2", "3", "4"}:
        choice = point(quarter(year, int(part)))
        return [Core(index, end + 2, "stretch", choices=(choice,))]
    return [Core(index, end, year=year, sure=end > index + 1)]


def _day_alone(scan: Scan, index: int) -> list[Core]:
    """Read "on the 6th" at the end of a clause; its month is not said."""
    found = read_day(scan, index)
    if found is None or found[1] == index + 1:
        return []
    dated = scan.is_in(index - 2, "on") and scan.is_in(index - 1, "the")
    if not dated or scan.at(found[1])[:1].isalnum() or scan.at(found[1]) == "-":
        return []
    return [Core(index, found[1], day=found[0], article=True)]
