"""Said times against stored ones as bounds: true in every completion, in none, or open.

A state on file has four bounds, the first and last day on which it may have begun and
ended. A said stretch has four too, for its edges may be blurred.
"""

from __future__ import annotations

from factcli.model import Moment, Period, Relation
from factcli.records import NamedTuple
from factcli.values.calendar import between
from factcli.values.days import MAX_DAY, MIN_DAY


class Stretch(NamedTuple):
    """A said stretch: surely from `inner_low` to `inner_high`, never beyond the outer days."""

    outer_low: int
    inner_low: int
    inner_high: int
    outer_high: int


class Life(NamedTuple):
    """When a state may have begun and ended, each as first and last possible day."""

    start_low: int
    start_high: int
    end_low: int
    end_high: int


def stretch(period: Period) -> Stretch:
    """Return the bounds of a said period; an approximate edge of a longer one is blurred."""
    start, end = period.start, period.end
    if start is not None and start == end:
        return Stretch(start.low, start.low, start.high, start.high)
    low, inner_low, inner_high, high = MIN_DAY, MIN_DAY, MAX_DAY, MAX_DAY
    if start is not None:
        low, inner_low = start.low, start.high if start.approx else start.low
    if end is not None:
        inner_high, high = end.low if end.approx else end.high, end.high
    return Stretch(low, inner_low, inner_high, high)


def life(stored: Period, as_of: int | None, *, full: bool = True) -> Life:
    """Return the bounds of a stored state.

    Without `full` it is only known to hold in `stored`, and may have held outside as well.
    """
    start, end = stored.start, stored.end
    start_low, start_high = (start.low, start.high) if start else (MIN_DAY, MAX_DAY)
    end_low, end_high = (end.low, end.high) if end else (MIN_DAY, MAX_DAY)
    if stored.open_end and as_of is not None:
        end_low = as_of
    if not full:
        return Life(MIN_DAY, start_high, end_low, MAX_DAY)
    return Life(start_low, min(start_high, end_high), max(start_low, end_low), end_high)


def judged(*, sure: bool, never: bool) -> Relation:
    """Return WITHIN when true in every completion, EXCLUSIVE when in none, else BEYOND."""
    if sure:
        return Relation.WITHIN
    return Relation.EXCLUSIVE if never else Relation.BEYOND


def same(said: Stretch, low: int, high: int) -> Relation:
    """Compare a said time with something that happened on one day from `low` to `high`."""
    if said == (low, low, high, high):
        return Relation.EQUAL
    return judged(
        sure=said.inner_low <= low and high <= said.inner_high,
        never=high < said.outer_low or low > said.outer_high,
    )


def holds_in(said: Stretch, state: Life) -> Relation:
    """Tell whether the state held at some time in the said stretch."""
    return judged(
        sure=state.start_high <= said.inner_high and state.end_low >= said.inner_low,
        never=state.start_low > said.outer_high or state.end_high < said.outer_low,
    )


def holds_throughout(said: Stretch, state: Life) -> Relation:
    """Tell whether the state held at every time of the said stretch."""
    return judged(
        sure=state.start_high <= said.outer_low and state.end_low >= said.outer_high,
        never=state.start_low > said.inner_low or state.end_high < said.inner_high,
    )


def holds_between(said: Stretch, state: Life) -> Relation:
    """Tell whether the said stretch, as far as its ends are known, lies inside the state.

    "Between 2013 and 2015" of a state that began in 2013 is true; of one that began in
    2014 it says too much without being plainly untrue.
    """
    if holds_in(said, state) is Relation.EXCLUSIVE:
        return Relation.EXCLUSIVE
    inside = said.inner_low >= state.start_low and said.inner_high <= state.end_high
    sure = holds_in(said, state) is Relation.WITHIN
    return judged(sure=inside and sure, never=False)


def holds_by(said: Stretch, state: Life) -> Relation:
    """Tell whether the state had begun by the said time, and was not over then."""
    return judged(
        sure=state.start_high <= said.inner_high and state.end_low >= said.outer_high,
        never=state.start_low > said.outer_high or state.end_high < said.outer_low,
    )


def holds_before(said: Stretch, state: Life) -> Relation:
    """Tell whether the state held at some time before the said one."""
    return judged(
        sure=min(state.start_high, state.end_high) < said.outer_low,
        never=state.start_low >= said.inner_low,
    )


def holds_after(said: Stretch, state: Life) -> Relation:
    """Tell whether the state held at some time after the said one."""
    return judged(
        sure=max(state.end_low, state.start_low) > said.outer_high,
        never=state.end_high <= said.inner_high,
    )


def falls_in(said: Stretch, event: Life) -> Relation:
    """Tell whether an event lies in the said stretch, from its beginning to its end."""
    if said == (event.start_low, event.start_low, event.end_high, event.end_high):
        return Relation.EQUAL
    return judged(
        sure=said.inner_low <= event.start_low and event.end_high <= said.inner_high,
        never=event.start_low > said.outer_high or event.end_high < said.outer_low,
    )


def falls_before(said: Stretch, event: Life) -> Relation:
    """Tell whether an event was over before the said time began."""
    return judged(
        sure=event.end_high < said.outer_low,
        never=event.start_low >= said.inner_low,
    )


def falls_after(said: Stretch, event: Life) -> Relation:
    """Tell whether an event began when the said time was over."""
    return judged(
        sure=event.start_low > said.outer_high,
        never=event.end_high <= said.inner_high,
    )


def falls_by(said: Stretch, event: Life) -> Relation:
    """Tell whether an event was over by the end of the said time."""
    return judged(
        sure=event.end_high <= said.inner_high,
        never=event.start_low > said.outer_high,
    )


def falls_since(said: Stretch, event: Life) -> Relation:
    """Tell whether an event came no earlier than the said time."""
    return judged(
        sure=event.start_low >= said.inner_low,
        never=event.end_high < said.outer_low,
    )


def lasts_over(said: Stretch, event: Life) -> Relation:
    """Compare something that happened at once with dates between which it is said to last.

    They can be plainly wrong, but never be right.
    """
    return judged(
        sure=False,
        never=event.start_low > said.outer_high or event.end_high < said.outer_low,
    )


def joined(*relations: Relation) -> Relation:
    """Return the relation of several things that are all asserted."""
    for worst in (Relation.EXCLUSIVE, Relation.BEYOND, Relation.WITHIN):
        if worst in relations:
            return worst
    return Relation.EQUAL


def order(first: Moment, second: Moment) -> int | None:
    """Return -1 when `first` was surely before, 1 when after, 0 on one day, None unknown."""
    if first.high < second.low:
        return -1
    if first.low > second.high:
        return 1
    if min(first.clock, second.clock) >= 0 and first.clock != second.clock:
        return -1 if first.clock < second.clock else 1
    return 0 if first.low == first.high == second.low == second.high else None


def overlaps(first: Period, second: Period, as_of: int | None = None) -> bool | None:
    """Tell whether two stretches share a time; None when their bounds leave it open."""
    one, other = life(first, as_of), life(second, as_of)
    if one.start_low > other.end_high or other.start_low > one.end_high:
        return False
    if one.start_high <= other.end_low and other.start_high <= one.end_low:
        return True
    return None


def whole(period: Period) -> Moment | None:
    """Return a stretch as the one moment that lies anywhere in it."""
    if period.start is None or period.end is None or period.start == period.end:
        return period.start
    return between(period.start.low, period.end.high)
