"""Dates and stretches of time as a claim file writes them, made into moments.

A file may write a TOML date, a year as a number, or an EDTF string. What EDTF means is
the calendar's business; this only says which keys of a claim give which bounds.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values.calendar import read_edtf
from factcli.values.days import month_length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import Moment, Period

OPEN = ".."
_REVERSED = "the end lies before the start"
_CLOCK = re.compile(r"[T ]\d\d:\d\d[^/]*")
# A clock time of one zone, to be set against others of the same file; other zones are left out.
_MINUTE = re.compile(r"\d[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+]00:?00| ?UTC)?\Z")
_DAY = re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?))?")
_LONGEST_YEAR = 9999
_JANUARY, _DECEMBER = 1, 12


class Times(NamedTuple):
    """The times of a claim; `fault` is (rule, key, message) if they contradict each other."""

    start: Moment | None = None
    end: Moment | None = None
    open_end: bool = False
    when: Period | None = None
    fault: tuple[str, str, str] | None = None


def period(value: object) -> Period | None:
    """Return the time that a file's value stands for, or None when it is none."""
    text = written(value)
    found = _read(text) if text else None
    return _timed(found, value) if found is not None else None


def _timed(found: Period, value: object) -> Period:
    """Return a time with the clock times that its value has."""
    first, _, last = str(value).partition("/")
    start, end = _clock(found.start, first), _clock(found.end, last or first)
    if (start, end) == (found.start, found.end):
        return found
    return replace(found, start=start, end=end)


def _clock(moment: Moment | None, text: str) -> Moment | None:
    hit = _MINUTE.search(text.strip())
    if moment is None or hit is None or moment.low != moment.high:
        return moment
    return replace(moment, clock=60 * int(hit.group(1)) + int(hit.group(2)))


def written(value: object) -> str:
    """Return a date of a file as EDTF text, clock times left off; "" for other things."""
    import datetime as dt

    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return f"{value:04d}" if abs(value) <= _LONGEST_YEAR else ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return _CLOCK.sub("", value.strip()) if isinstance(value, str) else ""


@lru_cache(maxsize=2048)
def _read(text: str) -> Period | None:
    return read_edtf(text)


def last_day(value: object) -> int | None:
    """Return the last day that a date may mean, as an ordinal."""
    found = period(value)
    moment = (found.end or found.start) if found else None
    return moment.high if moment else None


def times(table: Mapping[str, object]) -> Times:
    """Return the times that a claim's table gives.

    `start` alone may hold an interval ("2013/2017", "2013/.."), which then gives both.
    Times that contradict each other are left out: a wrong pair of bounds would refute
    true statements.
    """
    when = period(table.get("when"))
    first, last = period(table.get("start")), table.get("end")
    start = first.start if first else None
    end, open_end = None, last == OPEN
    if last is not None and not open_end:
        found = period(last)
        end = found.end if found else None
    elif first and last is None and "/" in written(table.get("start")):
        end, open_end = first.end, first.open_end
    fault = _fault(table, start, end, when)
    if fault:
        return Times(when=None if fault[1] == "when" else when, fault=fault)
    return Times(start, end, open_end, when)


def _fault(
    table: Mapping[str, object], start: Moment | None, end: Moment | None, when: Period | None
) -> tuple[str, str, str] | None:
    for key in ("start", "end"):
        if key in table and "/" in written(table[key]) and "end" in table:
            return "two-ends", key, "a stretch of time has an end of its own"
    if start and end and end.high < start.low:
        return "end-before-start", "end" if "end" in table else "start", _REVERSED
    if when and when.start and when.end and when.end.high < when.start.low:
        return "end-before-start", "when", _REVERSED
    return None


def impossible(value: object) -> str:
    """Say what is impossible about a date that looks like one, or return ""."""
    found = _DAY.match(written(value))
    if not found:
        return ""
    year, month, day = (int(part or 0) for part in found.groups())
    if not _JANUARY <= month <= _DECEMBER:
        return f"there is no month {month}"
    days = month_length(year, month)
    return f"{year:04d}-{month:02d} has {days} days" if day > days else ""
