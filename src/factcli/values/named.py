"""Times that have names: weekdays, seasons, feasts, quarters, "last week", "ten years ago".

Rules of the same shape as in `date`; what counts from a day is worked out by `relative`.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.values import relative
from factcli.values.calendar import WINTER, point, quarter, season
from factcli.values.core import (
    NOMINAL_YEAR,
    VOID,
    Core,
    is_number,
    read_month,
    read_year,
    real,
    trusted_month,
)
from factcli.values.date import (
    after_article,
    century_behind,
    month_first,
    number_first,
    short_decade,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcli.model import Period
    from factcli.values.timewords import Scan

_STEPS = {"this": 0, "last": -1, "past": -1, "next": 1}
_QUARTERS = 4
# "Planned to last ten days" and "will last ten days" speak of no ten days gone by.
_BEFORE_VERBS = frozenset(
    {"to", "will", "would", "could", "can", "may", "might", "should", "must", "did", "does", "not"}
)

# "The last year" is the twelve months up to now, "last year" the calendar's.
_WINDOWS = frozenset({"week", "month", "year"})
_MANY = 999


def _month(scan: Scan, index: int) -> list[Core]:
    return month_first(scan, index)


def _weekday(scan: Scan, index: int) -> list[Core]:
    """Read Friday, and Friday 5 April, Sat., Apr 6."""
    number = scan.number("weekday", index)
    end = index + 1
    end += scan.at(end) == "." and scan.glued(end)
    start = end + (scan.at(end) == ",")
    start += scan.is_in(start, "the")
    dated = number_first(scan, start) if is_number(scan.at(start)) else month_first(scan, start)
    if dated and (dated[0].day or dated[0].choices) and dated[0].kind != "relative":
        dated[0].first, dated[0].weekday, dated[0].sure = index, number, True
        dated[0].article = False
        return dated
    named = scan.is_in(index - 1, "before-weekday") or scan.is_in(index + 1, "behind-weekday")
    named = named or (scan.capital(index + 1) and scan.is_in(index + 1, "title-words"))
    if scan.at(index) not in scan.lex.full or named:
        return []
    return [Core(index, index + 1, "weekday", weekday=number, article=True)]


def _season(scan: Scan, index: int) -> list[Core]:
    """Read spring 2014, summer of '69, winter 2013-14."""
    number = scan.number("season", index) or 0
    at = index + 1 + (scan.is_in(index + 1, "of") or scan.at(index + 1) == ",")
    found = read_year(scan, at)
    if found is None:
        return []
    year, end = found
    periods = [season(year, number)]
    if number == WINTER:
        short = scan.at(end + 1)
        if scan.at(end) in {"-", "/"} and is_number(short) and (year + 1) % 100 == int(short) % 100:
            end += 2
        else:
            periods.append(season(year - 1, number))
    choices = tuple(point(when) for when in periods)
    return [Core(index, end, "stretch", choices=choices, article=True)]


def _quarter(scan: Scan, index: int) -> list[Core]:
    """Read Q3 2021."""
    number = scan.at(index + 1)
    if not is_number(number) or not scan.glued(index + 1):
        return []
    return _quarter_of(scan, index, int(number), index + 2)


def _quarter_of(scan: Scan, first: int, number: int, index: int) -> list[Core]:
    index += scan.at(index) in {",", "-"} or scan.is_in(index, "of")
    found = read_year(scan, index)
    if found is None or not 1 <= number <= _QUARTERS:
        return []
    choices = (point(quarter(found[0], number)),)
    return [Core(first, found[1], "stretch", choices=choices, article=True)]


def _ordinal(scan: Scan, index: int) -> list[Core]:
    """Read "first of May", "nineteenth century", "third quarter of 2021"."""
    found = scan.match("ordinal", index)
    if found is None:
        return []
    number, end = int(found[0]), found[1]
    if scan.is_in(end, "of") and read_month(scan, end + 1):
        dated = month_first(scan, end + 1)
        whole = dated and dated[0].kind == "date" and not dated[0].day
        core = Core(index, dated[0].last, year=dated[0].year, month=dated[0].month, day=number)
        core.article = True
        return real([core]) if whole else []
    if scan.at(end) in scan.lex.phrases["quarter"]:
        return _quarter_of(scan, index, number, end + 1)
    return century_behind(scan, index, number, end)


def _holiday(scan: Scan, index: int) -> list[Core]:
    """Read Boxing Day 1805, and Boxing Day of an unknown year."""
    found = scan.match("holiday", index)
    if found is None or not (scan.capital(index) or scan.upper or found[1] > index + 1):
        return []
    start, _, end = found[0].partition(" ")
    bounds = _month_and_day(start), _month_and_day(end or start)
    at = found[1] + (scan.at(found[1]) == "," or scan.is_in(found[1], "of"))
    dated = read_year(scan, at)
    if dated:
        choice = relative.feast(*bounds, dated[0])
        return [Core(index, dated[1], "stretch", choices=(choice,), article=True)]
    if start == (end or start):
        month, number = bounds[0]
        return [Core(index, found[1], month=month, day=number, sure=False, article=True)]
    choice = relative.feast(*bounds, NOMINAL_YEAR)
    return [Core(index, found[1], "yearless", choices=(choice,), sure=False, article=True)]


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def _decade_word(scan: Scan, index: int) -> list[Core]:
    """Read "the nineties"."""
    tens = scan.number("decade", index)
    if tens is None or not after_article(scan, index):
        return []
    return [Core(index, index + 1, "stretch", choices=short_decade(tens), article=True)]


def _era(scan: Scan, index: int) -> list[Core]:
    """Read AD 79."""
    found = scan.match("era-after", index)
    number = scan.at(found[1]) if found else ""
    if not found or not is_number(number) or not scan.original(index).isupper():
        return []
    if len(number) > _QUARTERS or int(number) == 0:
        return []
    return [Core(index, found[1] + 1, year=int(number))]


def _dayword(scan: Scan, index: int) -> list[Core]:
    found = scan.match("dayword", index)
    if found is None:
        return []
    choices = relative.days_away(scan.day, int(found[0]))
    return [Core(index, found[1], "relative", choices=choices)]


def _today(scan: Scan, index: int) -> list[Core]:
    if _in_name(scan, index):
        return []
    return [Core(index, index + 1, "now", choices=relative.days_away(scan.day, 0))]


def _now(scan: Scan, index: int) -> list[Core]:
    found = scan.match("now", index)
    if found is None or scan.is_in(found[1], "behind-now"):
        return []
    joined = scan.at(found[1]) == "-" and scan.glued(found[1])
    return [] if joined or _in_name(scan, index) else [Core(index, found[1], "now")]


def _in_name(scan: Scan, index: int) -> bool:
    """Tell whether a word with a capital stands beside another: a title, a newspaper."""
    before = scan.original(index - 1) if index else ""
    titled = before[:1].isupper() or (index > 0 and scan.capital(index + 1))
    return scan.capital(index) and titled and not scan.upper


def _turn(kind: str) -> Callable[[Scan, int], list[Core]]:
    """Return the rule for "this", "last", "past" or "next" with a unit or a named time."""
    step = _STEPS[kind]

    def rule(scan: Scan, index: int) -> list[Core]:
        found = scan.match(kind, index)
        if found is None or (kind == "last" and scan.at(index - 1) in _BEFORE_VERBS):
            return []
        at = found[1]
        count = _count(scan, at)
        unit = scan.lex.phrases["unit"].get(scan.at(at + 1))
        if step and count and unit:
            choices = relative.window(_long(unit), count, step, scan.day)
            return [Core(index, at + 2, "relative", choices=choices)]
        named = _named(scan, at, kind, whole=found[1] > index + 1)
        # "The last week of May" is no week that counts from a day.
        if scan.is_in(at + 1, "of"):
            return []
        return [] if named is None else [Core(index, at + 1, "relative", choices=named)]

    return rule


def _named(scan: Scan, at: int, kind: str, *, whole: bool) -> tuple[Period, ...] | None:
    """Return the readings of the unit, month, season or weekday behind "last"; None if none."""
    word, step = scan.at(at), _STEPS[kind]
    unit = _unit_at(scan, at)
    if unit == "day":
        return None
    if unit:
        if kind == "past" or (kind == "last" and whole and unit in _WINDOWS):
            return relative.window(_long(unit), 1, -1, scan.day)
        return relative.nearby(unit, step, scan.day)
    month = scan.number("month", at)
    if month and word in scan.lex.full and trusted_month(scan, at):
        return relative.near_month(month, step, scan.day)
    weekday = scan.number("weekday", at)
    if weekday is not None and word in scan.lex.full:
        return relative.near_weekday(weekday, step, scan.day)
    number = scan.number("season", at)
    return relative.near_season(number, step, scan.day) if number else None


def _count(scan: Scan, index: int) -> int:
    word = scan.at(index)
    if is_number(word):
        return min(int(word[:4]), _MANY)
    return scan.number("number", index) or 0


def _unit_at(scan: Scan, index: int) -> str:
    """Return the unit of a word in the singular, "" for others."""
    word = scan.at(index)
    return scan.lex.phrases["unit"].get(word, "") if word in scan.lex.full else ""


def _long(unit: str) -> str:
    return "week" if unit == "weekend" else unit


def _ago(scan: Scan, index: int) -> list[Core]:
    """Read "three years ago"."""
    count = _count(scan, index)
    unit = scan.lex.phrases["unit"].get(scan.at(index + 1))
    if not count or not unit or scan.at(index + 2) not in scan.lex.phrases["ago"]:
        return []
    choices = relative.ago(_long(unit), count, scan.day)
    return [Core(index, index + 3, "relative", choices=choices)]


def _unit(scan: Scan, index: int) -> list[Core]:
    """Read the year in "the end of the year"; alone "the year" is no time."""
    unit = _unit_at(scan, index)
    if not unit or unit == "day":
        return []
    start = index - scan.is_in(index - 1, "the")
    part = scan.match_back("part", start)
    if part is None or not scan.is_in(start - 1, "of") or is_number(scan.at(index + 1)):
        return []
    return [
        Core(index, index + 1, "relative", choices=relative.nearby(unit, 0, scan.day), article=True)
    ]


_RULES: dict[str, Callable[[Scan, int], list[Core]]] = {
    "month": _month, "weekday": _weekday, "holiday": _holiday, "season": _season,
    "dayword": _dayword, "today": _today, "now": _now, "this": _turn("this"),
    "last": _turn("last"), "past": _turn("past"), "next": _turn("next"), "ordinal": _ordinal,
    "number": _ago, "quarter": _quarter, "decade": _decade_word, "unit": _unit,
    "era-after": _era,
}  # fmt: skip


def read_cores(scan: Scan) -> list[Core]:
    """Return every single time of a text in order, not overlapping, prepositions aside."""
    found: list[Core] = []
    index = 0
    while index < len(scan.words):
        cores = read_at(scan, index)
        found.extend(core for core in cores if core.kind != VOID)
        index = cores[-1].last if cores else index + 1
    return found


def read_at(scan: Scan, index: int) -> list[Core]:
    """Return the times that begin with a token, those included that no calendar has (`VOID`)."""
    word = scan.words[index]
    if is_number(word):
        return _ago(scan, index) or number_first(scan, index)
    for kind in scan.lex.seeds.get(word, ()):
        cores = _RULES[kind](scan, index)
        if cores:
            return cores
    return []
