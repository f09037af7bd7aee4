"""Times of a text with their prepositions: from–to, since, until, between, lists.

`find` is the whole of it: every time of a text, in order, none overlapping another.
"""

from __future__ import annotations

from factcli.model import Aspect, Moment, Period, Span, TimeSaid, Value
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values.calendar import between, point, widen
from factcli.values.core import NOMINAL_YEAR, Core
from factcli.values.named import read_cores
from factcli.values.prefix import Prefix, is_time, read_prefix
from factcli.values.relative import days_away, latest_weekday
from factcli.values.showing import part_of
from factcli.values.timewords import Scan, lexicon, may_hold_times

if TYPE_CHECKING:
    from factcli.model import Context

_BEGINNING = (None, Aspect.FROM, Aspect.SINCE, Aspect.IN, Aspect.BETWEEN)
_BOUNDING = (Aspect.UNTIL, Aspect.BEFORE, Aspect.AFTER, Aspect.FROM)
_READINGS = 8


class _Found(NamedTuple):
    """A time read to the end: its tokens and what it says."""

    first: int
    last: int
    said: TimeSaid


def find(text: str, ctx: Context) -> list[Value]:
    """Return all times of a text, in order; a span takes in the preposition."""
    words = lexicon(ctx.language)
    if not may_hold_times(text, words):
        return []
    scan = Scan(text, words, ctx.as_of if ctx.written is None else ctx.written)
    values: list[Value] = []
    for found in _read(scan):
        span = Span(scan.starts[found.first], scan.ends[found.last - 1])
        if span.end > span.start and (not values or values[-1].span.end <= span.start):
            values.append(Value("time", span, text[span.start : span.end], found.said))
    return values


def _read(scan: Scan) -> list[_Found]:
    cores = read_cores(scan)
    found: list[_Found] = []
    index, floor = 0, 0
    listed: Aspect | None = None  # the aspect of the list that the time goes on with
    while index < len(cores):
        core = cores[index]
        following = cores[index + 1] if index + 1 < len(cores) else None
        prefix = read_prefix(scan, core, floor)
        one = (
            _open_range(scan, core, prefix)
            or _range(scan, core, following, prefix)
            or _single(scan, core, following, prefix, listed)
        )
        index += 1
        listed = None
        if one is None:
            continue
        found.append(one)
        floor = one.last
        while index < len(cores) and cores[index].first < floor:
            index += 1
        if index < len(cores) and _is_list(scan, floor, cores[index].first):
            listed = one.said.aspect
    return found


def _is_list(scan: Scan, start: int, end: int) -> bool:
    """Tell whether only a comma or "and" stands between two times."""
    rest = start + (scan.at(start) == ",")
    joint = scan.match("and", rest) or scan.match("or", rest)
    return start < end and (rest == end or (joint is not None and joint[1] == end))


def _open_range(scan: Scan, core: Core, prefix: Prefix) -> _Found | None:
    """Read "2013 to the present", "2013-now" and "(2013-)"."""
    joint = scan.match("to", core.last)
    start = joint[1] if joint else core.last + 1
    dash = scan.at(core.last) == "-"
    last = core.last + 1
    if joint or dash:
        found = scan.match("until-now", start)
        if found:
            last = found[1]
        elif not (dash and scan.glued(core.last) and scan.at(start) == ")"):
            return None
    elif not joint:
        return None
    choices = _periods(core, prefix)
    if prefix.aspect not in _BEGINNING or not is_time(scan, core, prefix, linked=True):
        return None
    said = TimeSaid(Aspect.SINCE, choices, core.month, core.day)
    return _Found(prefix.first, last, said if not choices else TimeSaid(Aspect.SINCE, choices))


def _joint(scan: Scan, start: int, second: Prefix, *, article: bool) -> str:
    """Return how a time goes on with a second one: "to", "and" or not at all."""
    if second.aspect is not None:
        return "to" if second.aspect is Aspect.UNTIL and second.first == start else ""
    end = second.first
    if start < end <= start + 2 and all(scan.at(place) == "-" for place in range(start, end)):
        return "to"
    if end - start == 1 and scan.at(start) == "/":
        return "to" if scan.glued(end) else ""
    for kind in ("to", "and"):
        joint = scan.match(kind, start)
        if joint and (joint[1] == end or (article and joint[1] + 1 == end)):
            return kind
    return ""


def _range(scan: Scan, core: Core, following: Core | None, prefix: Prefix) -> _Found | None:
    """Join two times to a stretch: "from 2013 to 2017", "between 8 and 18 September"."""
    if following is None:
        return None
    second = read_prefix(scan, following, core.last)
    article = bool(following.day) or following.article
    joint = _joint(scan, core.last, second, article=article)
    if joint != "to" and not (joint == "and" and prefix.aspect is Aspect.BETWEEN):
        return None
    if not (
        is_time(scan, core, prefix, linked=True) and is_time(scan, following, second, linked=True)
    ):
        return None
    if core.kind == following.kind == "weekday":
        # "Monday to Saturday": every week, of no known date.
        return _Found(prefix.first, following.last, TimeSaid(Aspect.FROM_TO))
    start, end, yearless = _share_year(core, following)
    choices = _stretches(_periods(start, prefix), _periods(end, second))
    if not choices:
        return None
    aspect = _range_aspect(prefix.aspect)
    if scan.is_in(prefix.first - 1, "determiner") and scan.at(following.last).isalpha():
        # "The 2013–14 season" names something by its years and asserts no ends.
        aspect = Aspect.BETWEEN
    return _Found(prefix.first, following.last, TimeSaid(aspect, choices, yearless=yearless))


def _range_aspect(aspect: Aspect | None) -> Aspect:
    if aspect in (Aspect.IN, Aspect.BETWEEN):
        return Aspect.BETWEEN
    return Aspect.THROUGHOUT if aspect is Aspect.THROUGHOUT else Aspect.FROM_TO


def _share_year(first: Core, second: Core) -> tuple[Core, Core, bool]:
    """Give both ends of a stretch a year; tell whether neither had one."""
    dates = first.kind == second.kind == "date"
    if not dates or (first.year is not None and second.year is not None):
        return first, second, False
    if not (first.month or first.year is not None) and second.month:
        first = replace(first, month=second.month)
    yearless = first.year is None and second.year is None
    later = (first.month, first.day or 1) > (second.month, second.day or 31)
    if first.year is None:
        year = NOMINAL_YEAR if second.year is None else second.year - later
        first = replace(first, year=year)
    if second.year is None:
        second = replace(second, year=(first.year or 0) + later)
    return first, second, yearless


def _stretches(firsts: tuple[Period, ...], lasts: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return every stretch from a reading of the start to a later reading of the end."""
    found = []
    for first in firsts:
        for last in lasts:
            start, end = _as_moment(first), _as_moment(last)
            if start and end and start.low <= end.low and start.high <= end.high and start != end:
                found.append(Period(start, end))
    return tuple(found[:_READINGS])


def _as_moment(period: Period) -> Moment | None:
    """Return one moment for a time that is the end of another."""
    if period.start is None or period.end is None or period.start == period.end:
        return period.start
    return between(period.start.low, period.end.high, approx=True)


def _periods(core: Core, prefix: Prefix) -> tuple[Period, ...]:
    """Return the readings of a time with "early" or "about" worked in."""
    periods = core.periods()
    if prefix.part:
        periods = tuple(part_of(period, prefix.part) for period in periods)
    if prefix.about:
        periods = tuple(_about(period) for period in periods)
    return periods


def _about(period: Period) -> Period:
    if period.start is None or period.start != period.end or period.start.approx:
        return period
    return point(widen(period.start))


def _single(
    scan: Scan, core: Core, following: Core | None, prefix: Prefix, listed: Aspect | None
) -> _Found | None:
    """Read a time that stands alone or in a list."""
    core, shares = _year_of_list(scan, core, following)
    if not is_time(scan, core, prefix, linked=shares or listed is not None):
        return None
    aspect = prefix.aspect or (listed if listed is Aspect.THROUGHOUT else Aspect.IN)
    last = core.last
    onwards = scan.match("onwards", last)
    if onwards and (not scan.is_in(last, "on") or _ends(scan, onwards[1], aspect)):
        aspect, last = Aspect.FROM, onwards[1]
    return _Found(prefix.first, last, _said(core, prefix, aspect, scan.day))


def _ends(scan: Scan, index: int, aspect: Aspect) -> bool:
    """Tell whether "from 2013 on" ends here, and does not go on as "on the board"."""
    return aspect in (Aspect.FROM, Aspect.SINCE) and not scan.at(index)[:1].isalnum()


def _year_of_list(scan: Scan, core: Core, following: Core | None) -> tuple[Core, bool]:
    """Give May the year in "May and June 2013"."""
    if following is None or core.kind != "date" or core.year is not None or not core.month:
        return core, False
    dated = following.kind == "date" and following.year is not None and following.month
    if not dated or not _is_list(scan, core.last, following.first):
        return core, False
    shared = replace(core, year=following.year)
    return (shared, True) if shared.fits() else (core, False)


def _said(core: Core, prefix: Prefix, aspect: Aspect, day: int | None) -> TimeSaid:
    if core.kind == "now":
        if aspect in _BOUNDING:
            return TimeSaid(aspect, days_away(day, 0))
        return TimeSaid(Aspect.NOW, core.choices)
    if core.kind == "weekday":
        if aspect is Aspect.IN:
            return TimeSaid(Aspect.WEEKDAY, weekday=core.weekday)
        return TimeSaid(aspect, latest_weekday(core.weekday or 0, day), weekday=core.weekday)
    bare = core.kind == "date" and core.year is None
    if bare and not prefix.part and not prefix.about:
        return TimeSaid(aspect, (), core.month, core.day, core.weekday)
    if bare:
        core = replace(core, year=NOMINAL_YEAR)
    choices = _periods(core, prefix)
    if aspect is Aspect.BETWEEN:
        # The second time is none that can be read: "between May 2013 and his arrest".
        choices = tuple(Period(period.start, None) for period in choices)
    yearless = bare or core.kind == "yearless"
    return TimeSaid(aspect, choices, weekday=core.weekday, yearless=yearless)
