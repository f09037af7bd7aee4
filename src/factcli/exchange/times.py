"""Dates as records write them, spelt as one EDTF text, with bounds to compare.

Takes what claim files take, a time of day after a day, and "A to B" for a stretch. It
reads no prose: a cell is a date or it is not.
"""

from __future__ import annotations

import re

from factcli.records import TYPE_CHECKING, dataclass
from factcli.values.calendar import read_edtf

if TYPE_CHECKING:
    from factcli.model import Moment

OPEN = ".."
_Bound = tuple[int, int]
_LAST_MINUTE = 24 * 60
_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
_SIGNS = re.compile(r"[\dXY~?%.\[\]-]+")
_DECADE = re.compile(r"(\d{3})0s")
_BETWEEN = re.compile(r"\s*/\s*|\s+to\s+|\s+until\s+|\s*[–—]\s*|\s+-\s+")
_HOURS, _MINUTES = 24, 59


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time: EDTF text, and the first and last day and minute that it may be."""

    text: str
    low: _Bound
    high: _Bound

    def before(self, other: Point) -> bool:
        """Whether this lies before `other`, whatever each leaves open."""
        return self.high < other.low


@dataclass(frozen=True, slots=True)
class Time:
    """A point (`start` and `end` are the same) or a stretch, whose ends may be open."""

    text: str
    start: Point | None
    end: Point | None
    stretch: bool = False

    @property
    def reversed(self) -> bool:
        """Whether it ends before it starts."""
        return bool(self.start and self.end and self.end.before(self.start))


def read_time(text: str) -> Time | None:
    """Return the point or stretch of time that `text` writes, or None."""
    plain = " ".join(text.split())
    point = _point(plain)
    if point is not None:
        return Time(point.text, point, point)
    halves = _BETWEEN.split(plain)
    if len(halves) != 2:  # a stretch has two ends
        return None
    start, end = (_point(half) for half in halves)
    left, right = (
        point.text if point else half for point, half in zip((start, end), halves, strict=True)
    )
    if (start is None and left not in ("", OPEN)) or (end is None and right not in ("", OPEN)):
        return None
    return Time(f"{left}/{right}", start, end, stretch=True) if start or end else None


def _point(text: str) -> Point | None:
    clock = _CLOCK.fullmatch(text)
    day = clock.group(1) if clock else _DECADE.sub(r"\1X", text)
    # The calendar reads past anything behind a day; here a cell is a date or it is not.
    period = read_edtf(day) if _SIGNS.fullmatch(day) else None
    if period is None or period.start is None:
        return None
    if clock is None:
        return Point(day, (period.start.low, 0), (period.start.high, _LAST_MINUTE))
    return _minute(text, period.start, int(clock.group(2)), int(clock.group(3)))


def _minute(text: str, day: Moment, hour: int, minute: int) -> Point | None:
    if hour > _HOURS or minute > _MINUTES:
        return None
    exact = (day.low, hour * 60 + minute)
    return Point(text.replace(" ", "T"), exact, exact)
