"""Times: found in a text, shown, and compared with what is on file.

What the comparisons mean is told in `bounds`; here stand the tables from a statement's
aspect to the rule, and from the relation to its reason and note.
"""

from __future__ import annotations

from factcli.model import Aspect, Moment, Outcome, Period, Reason, Relation, TimeSaid, Value
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import bounds
from factcli.values.bounds import Life, Stretch, joined, order, same, stretch
from factcli.values.calendar import day_moment, point
from factcli.values.days import MAX_DAY
from factcli.values.duration import compare_age, compare_duration, compare_gap, gap, length
from factcli.values.period import find as find_times
from factcli.values.readings import (
    decided_by_file,
    is_partial,
    readings,
    weekday_relation,
    with_weekday,
)
from factcli.values.showing import names, nth, show_moment, show_period

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcli.model import Context

__all__ = [
    "compare_age", "compare_duration", "compare_event", "compare_gap", "compare_moment",
    "compare_state", "day", "find_times", "gap", "length", "order", "overlaps", "show",
    "show_moment", "show_period", "stored",
]  # fmt: skip

_INSIDE: dict[Aspect, Callable[[Stretch, Life], Relation]] = {
    Aspect.IN: bounds.holds_in,
    Aspect.BETWEEN: bounds.holds_between,
    Aspect.THROUGHOUT: bounds.holds_throughout,
    Aspect.BY: bounds.holds_by,
    Aspect.BEFORE: bounds.holds_before,
    Aspect.AFTER: bounds.holds_after,
}
_EVENTS: dict[Aspect, Callable[[Stretch, Life], Relation]] = {
    Aspect.IN: bounds.falls_in,
    Aspect.FROM: bounds.falls_in,
    Aspect.BETWEEN: bounds.falls_in,
    Aspect.BY: bounds.falls_by,
    Aspect.BEFORE: bounds.falls_before,
    Aspect.AFTER: bounds.falls_after,
    Aspect.SINCE: bounds.falls_since,
    Aspect.FROM_TO: bounds.lasts_over,
    Aspect.UNTIL: bounds.lasts_over,
    Aspect.THROUGHOUT: bounds.lasts_over,
}
_ENDS = frozenset({Aspect.FROM_TO, Aspect.SINCE, Aspect.FROM, Aspect.UNTIL})
_NOTES = {
    (Aspect.BEFORE, Relation.WITHIN): "{stored} lies before {bare}",
    (Aspect.BEFORE, Relation.EXCLUSIVE): "{stored} is not before {bare}",
    (Aspect.AFTER, Relation.WITHIN): "{stored} reaches beyond {bare}",
    (Aspect.AFTER, Relation.EXCLUSIVE): "{stored} is not after {bare}",
}
_STATE_NOTES = {
    Relation.WITHIN: "{bare} lies within {stored}",
    Relation.EXCLUSIVE: "{bare} lies outside {stored}",
}
_EVENT_NOTES = {
    Relation.EQUAL: "on file: {stored}",
    Relation.WITHIN: "{stored} agrees with {said}",
    Relation.EXCLUSIVE: "{stored} on file, not {bare}",
}
_AGREED = (Relation.EQUAL, Relation.WITHIN)


class _Asked(NamedTuple):
    """One comparison: what is said, what is on file, and the bounds of that."""

    said: TimeSaid
    stored: Period
    life: Life
    as_of: int | None
    is_state: bool


def day(ordinal: int) -> Moment:
    """Return the moment of one known day."""
    return day_moment(ordinal)


def overlaps(first: Period, second: Period, ctx: Context | None = None) -> bool | None:
    """Tell whether two stretches share a time ("while"); None when their bounds leave it open.

    What goes on, goes on to the present on file, without a context for ever.
    """
    as_of = MAX_DAY if ctx is None or ctx.as_of is None else ctx.as_of
    return bounds.overlaps(first, second, as_of)


def compare_state(said: TimeSaid, stored: Period, ctx: Context, *, full: bool = True) -> Outcome:
    """Compare a said time with a state that held over `stored` and at no other time.

    Without `full` it is known to have held in `stored`, and nothing is known of other times.
    """
    state = bounds.life(stored, ctx.as_of, full=full)
    asked = _Asked(said, stored, state, ctx.as_of, is_state=True)
    if said.aspect is Aspect.NOW:
        return _state_now(asked)
    if said.aspect is Aspect.WEEKDAY:
        return _weekday(asked)

    def relation(choice: Period) -> Relation:
        if said.aspect in _ENDS:
            return _ends(asked, choice)
        return _INSIDE[said.aspect](stretch(choice), state)

    return _compare(asked, relation)


def compare_event(said: TimeSaid, stored: Period, ctx: Context) -> Outcome:
    """Compare a said time with something that happened once: at a moment that lies in
    `stored`, or from its start to its end when these differ."""
    event = bounds.life(stored, ctx.as_of)
    at_once = stored.start is not None and stored.start == stored.end
    asked = _Asked(said, stored, event, ctx.as_of, is_state=False)
    if said.aspect is Aspect.NOW:
        return _event_now(asked)
    if said.aspect is Aspect.WEEKDAY:
        return _weekday(asked)

    def relation(choice: Period) -> Relation:
        if said.aspect in _ENDS and not at_once:
            return _ends(asked, choice)
        if said.aspect is Aspect.THROUGHOUT and not at_once:
            return bounds.holds_throughout(stretch(choice), event)
        return _EVENTS[said.aspect](stretch(choice), event)

    return _compare(asked, relation)


def compare_moment(said: TimeSaid, stored: Moment, ctx: Context) -> Outcome:
    """Compare a said time with the start or the end of something."""
    aspect = said.aspect
    if aspect in (Aspect.SINCE, Aspect.FROM, Aspect.UNTIL):
        aspect = Aspect.IN
    elif aspect is Aspect.FROM_TO:
        aspect = Aspect.BETWEEN
    asked = TimeSaid(
        aspect, said.choices, said.month, said.day, said.weekday, yearless=said.yearless
    )
    return compare_event(asked, Period(stored, stored), ctx)


def _ends(asked: _Asked, choice: Period) -> Relation:
    """Compare the ends that "since", "until" and "from–to" assert."""
    aspect, life = asked.said.aspect, asked.life
    begun, over = (life.start_low, life.start_high), (life.end_low, life.end_high)
    if aspect is Aspect.FROM_TO and choice.start and choice.end:
        first, last = Period(choice.start, choice.start), Period(choice.end, choice.end)
        return joined(same(stretch(first), *begun), same(stretch(last), *over))
    if aspect is Aspect.UNTIL:
        return same(stretch(choice), *over)
    start = same(stretch(choice), *begun)
    present = Relation.WITHIN if aspect is Aspect.FROM else _holds_now(asked)
    return start if present is Relation.WITHIN else joined(start, present)


def _holds_now(asked: _Asked) -> Relation:
    if asked.stored.open_end:
        return Relation.WITHIN
    if asked.as_of is None:
        return Relation.BEYOND
    return bounds.holds_in(stretch(point(day_moment(asked.as_of))), asked.life)


def _compare(asked: _Asked, relation: Callable[[Period], Relation]) -> Outcome:
    """Judge every reading of the said time, and join what they say."""
    said = asked.said
    decided = decided_by_file(said, state=asked.is_state)
    found = readings(said, asked.life, None if decided else asked.as_of)
    if not found:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE if is_partial(said) else Reason.NO_AS_OF)
    fitting = with_weekday(said, found)
    if not fitting:
        note = f"{show_period(found[0])} was no {names('weekday')[said.weekday or 0]}"
        return Outcome(Relation.EXCLUSIVE, Reason.DATE_DIFFERS, note)
    relations = [relation(choice) for choice in fitting]
    agreed = [one for one in relations if one in _AGREED]
    if agreed and (decided or len(agreed) == len(relations)):
        best = Relation.EQUAL if Relation.EQUAL in agreed else Relation.WITHIN
        choice = fitting[relations.index(best)]
        return _outcome(Relation.WITHIN if is_partial(said) else best, asked, choice)
    if len(set(relations)) == 1:
        return _outcome(relations[0], asked, fitting[0])
    return Outcome(Relation.BEYOND, Reason.AMBIGUOUS, f"{show(said)} can mean several dates")


def _outcome(relation: Relation, asked: _Asked, choice: Period) -> Outcome:
    """Give a relation its reason and its note."""
    said = asked.said
    inside = asked.is_state and said.aspect not in _ENDS
    reasons = {
        Relation.EXCLUSIVE: Reason.OUTSIDE_PERIOD if inside else Reason.DATE_DIFFERS,
        Relation.BEYOND: Reason.TOO_FINE,
    }
    agreed = Reason.WITHIN_PERIOD if inside else Reason.MATCHES
    notes = _STATE_NOTES if inside else _EVENT_NOTES
    form = _NOTES.get((said.aspect, relation)) or notes.get(relation, "{stored} is all on file")
    bare, kept = show_period(choice), show_period(asked.stored)
    note = form.format(bare=bare, said=_with_aspect(said, bare), stored=kept)
    return Outcome(relation, reasons.get(relation, agreed), note)


def _state_now(asked: _Asked) -> Outcome:
    relation = _holds_now(asked)
    if asked.as_of is None:
        known = relation is Relation.WITHIN
        return Outcome(relation, Reason.WITHIN_PERIOD if known else Reason.NO_AS_OF)
    return _outcome(relation, asked, point(day_moment(asked.as_of)))


def _event_now(asked: _Asked) -> Outcome:
    """Compare "today" and "now" with an event: over, it may still be said to be so now."""
    present = asked.said.choices[0] if asked.said.choices else None
    if present is None and asked.as_of is not None:
        present = point(day_moment(asked.as_of))
    if present is None:
        return Outcome(Relation.BEYOND, Reason.NO_AS_OF)
    relation = bounds.falls_in(stretch(present), asked.life)
    over = asked.life.end_high < stretch(present).outer_low
    if over and not asked.said.choices:
        relation = Relation.BEYOND
    return _outcome(relation, asked, present)


def _weekday(asked: _Asked) -> Outcome:
    number = asked.said.weekday or 0
    relation = weekday_relation(number, asked.life, lasting=asked.is_state)
    reasons = {Relation.WITHIN: Reason.COMPUTED, Relation.EXCLUSIVE: Reason.DATE_DIFFERS}
    name, kept = names("weekday")[number], show_period(asked.stored)
    notes = {
        Relation.WITHIN: f"{kept} was a {name}",
        Relation.EXCLUSIVE: f"{kept} was no {name}",
    }
    return Outcome(relation, reasons.get(relation, Reason.TOO_FINE), notes.get(relation, ""))


def stored(said: TimeSaid) -> Period | None:
    """Return what a claim's own words put on file: the period that a said time stands for.

    None for what has no single reading, and for bounds of which one side is open.
    """
    choice = said.choices[0] if len(said.choices) == 1 and not said.yearless else None
    if choice is None or said.aspect is Aspect.FROM_TO:
        return choice
    whole = bounds.whole(choice)
    if whole is None or choice.end is None:
        return None
    kept = {
        Aspect.THROUGHOUT: Period(day_moment(whole.low), day_moment(whole.high)),
        Aspect.UNTIL: Period(None, whole),
        Aspect.FROM: Period(whole, None),
        Aspect.SINCE: Period(whole, None, open_end=True),
    }
    inside = (Aspect.IN, Aspect.BETWEEN, Aspect.NOW)
    return point(whole) if said.aspect in inside else kept.get(said.aspect)


def show(value: Value | TimeSaid) -> str:
    """Return a time in words: "in 2015", "since May 2013", "6 April", "Friday", "now"."""
    said = value.content if isinstance(value, Value) else value
    if not isinstance(said, TimeSaid):
        return str(said)
    return _with_aspect(said, _bare(said))


def _bare(said: TimeSaid) -> str:
    if said.choices:
        shown = " or ".join(show_period(choice) for choice in said.choices)
        return shown.replace(" 2000", "") if said.yearless else shown
    weekday = names("weekday")[said.weekday] if said.weekday is not None else ""
    month = names("month")[said.month] if said.month else ""
    number = str(said.day or "") if month else (nth(said.day) if said.day else "")
    return " ".join(filter(None, (weekday, number, month)))


def _with_aspect(said: TimeSaid, bare: str) -> str:
    if said.aspect is Aspect.NOW:
        return "now"
    plain = (Aspect.IN, Aspect.FROM_TO, Aspect.WEEKDAY)
    return bare if said.aspect in plain or not bare else f"{said.aspect.value} {bare}"
