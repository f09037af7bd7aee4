"""A scale of time: days to places on a line, and where its marks stand."""

from __future__ import annotations

from math import ceil

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.render.times import civil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Period
    from factcli.report import Timeline

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR, _MONTH = 365.2425, 30.4
_STEPS = (1, 2, 5)


class Scale(NamedTuple):
    """Days from the first to the last, laid on a line of `length` places."""

    first: int
    last: int
    length: float

    def place(self, day: int) -> float:
        """Return where a day begins on the line."""
        return (day - self.first) / (self.last - self.first + 1) * self.length

    def marks(self, most: int) -> list[tuple[int, str]]:
        """Return at most about `most` days with words: years, months or days by their span."""
        span = self.last - self.first + 1
        if span > 2 * _YEAR:
            return list(self._years(max(span / _YEAR / most, 1)))
        if span > 2 * _MONTH:
            return list(self._months(max(round(span / _MONTH / most), 1)))
        step = max(-(-span // most), 1)
        days = range(self.first, self.last + 1, step)
        return [(day, f"{civil(day)[2]} {_MONTHS[civil(day)[1] - 1]}") for day in days]

    def _years(self, least: float) -> Iterator[tuple[int, str]]:
        size = 1
        while not any(step * size >= least for step in _STEPS):
            size *= 10
        step = next(each * size for each in _STEPS if each * size >= least)
        year = -(-civil(self.first)[0] // step) * step
        while (day := first_of(year, 1)) <= self.last:
            if day >= self.first:
                yield day, str(year) if year > 0 else f"{1 - year} BC"
            year += step

    def _months(self, step: int) -> Iterator[tuple[int, str]]:
        year, month, _ = civil(self.first)
        while (day := first_of(year, month)) <= self.last:
            if day >= self.first:
                yield day, f"{_MONTHS[month - 1]} {year}"
            year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1


def scale_of(found: Timeline, length: float) -> Scale | None:
    """Return the scale on which all of a timeline fits, None for an empty one.

    Where something has no known end, the scale goes on to the present on file.
    """
    return spread([stretch.period for stretch in found.stretches], length, found.as_of)


def spread(
    periods: Sequence[Period], length: float, as_of: int | None = None, margin: float = 0
) -> Scale | None:
    """Return the scale on which periods fit, None where no end of any is known.

    Where one has no known end, it goes on to `as_of`. `margin` is the share to leave free at
    each side.
    """
    ends = [end for period in periods for end in (period.start, period.end) if end]
    if not ends:
        return None
    first, last = min(end.low for end in ends), max(end.high for end in ends)
    if as_of is not None and any(period.end is None for period in periods):
        last = max(last, as_of)
    free = ceil((last - first + 1) * margin)
    return Scale(first - free, last + free, length)


def first_of(year: int, month: int) -> int:
    """Return the ordinal of the first day of a month, also before year 1."""
    years = year - (month <= 2)
    era, of_era = divmod(years, 400)
    of_year = (153 * (month + (9 if month <= 2 else -3)) + 2) // 5
    days = of_era * 365 + of_era // 4 - of_era // 100 + of_year
    return era * 146_097 + days - 305
