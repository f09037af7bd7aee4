"""Dates that cannot be: a day that no calendar has, a weekday that is not that day's."""

from __future__ import annotations

from factcli.model import Span
from factcli.records import TYPE_CHECKING
from factcli.values.core import VOID
from factcli.values.days import is_day, ordinal, weekday
from factcli.values.named import read_at
from factcli.values.showing import names
from factcli.values.timewords import Scan, lexicon, may_hold_times

if TYPE_CHECKING:
    from factcli.values.core import Core

# The last great power to change calendars did so in 1752: older weekdays are anybody's guess.
_WEEKDAYS_FROM = 1753


def impossible(text: str, language: str, year: int | None = None) -> list[tuple[Span, str]]:
    """Return each impossible date of a text, with why it is one.

    `year` is the year of the dates that name none; without it they are possible.
    """
    words = lexicon(language)
    if not may_hold_times(text, words):
        return []
    scan = Scan(text, words)
    found: list[tuple[Span, str]] = []
    index = 0
    while index < len(scan.words):
        cores = read_at(scan, index)
        for core in cores:
            why = _why(core, year)
            if why:
                found.append((Span(scan.starts[core.first], scan.ends[core.last - 1]), why))
        index = cores[-1].last if cores else index + 1
    return found


def _why(core: Core, year: int | None) -> str:
    if core.kind == VOID:
        return "no calendar has this day"
    year = year if core.year is None else core.year
    if not core.day or not core.month or year is None:
        return ""
    if not is_day(year, core.month, core.day):
        return f"the year {year} has no such day"
    real = weekday(ordinal(year, core.month, core.day))
    if core.weekday in {None, real} or year < _WEEKDAYS_FROM:
        return ""
    return f"that day was a {names('weekday')[real]}"
