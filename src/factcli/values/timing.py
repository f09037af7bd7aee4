"""Times: found in a text, shown, and compared with what is on file.

What the comparisons mean is told in `bounds`; here stand the tables from a statement's
aspect to the rule, and from the relation to its reason and note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcli.model import Aspect, Moment, Outcome, Period, Reason, Relation, TimeSaid, Value
from factcli.values import bounds
from factcli.values.bounds import Life, Stretch, joined, judged, order, same, stretch
from factcli.values.calendar import day_moment
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
    if said.aspect is Aspect.NOW:
        return _state_now(said, stored, state, ctx)
    if said.aspect is Aspect.WEEKDAY:
        return _weekday(said, stored, state, lasting=True)

    def relation(choice: Period) -> Relation:
        if said.aspect in _ENDS:
            return _ends(said.aspect, choice, stored, state, ctx)
        return _INSIDE[said.aspect](stretch(choice), state)

    return _compare(said, stored, state, ctx, relation, is_state=True)


def compare_event(said: TimeSaid, stored: Period, ctx: Context) -> Outcome:
    """Compare a said time with something that happened once: at a moment that lies in
    `stored`, or from its start to its end when these differ."""
    state = bounds.life(stored, ctx.as_of)
    at_once = stored.start is not None and stored.start == stored.end
    if said.aspect is Aspect.NOW:
        return _event_now(said, stored, state, ctx)
    if said.aspect is Aspect.WEEKDAY:
        return _weekday(said, stored, state, lasting=False)

    def relation(choice: Period) -> Relation:
        if said.aspect in _ENDS and not at_once:
            return _ends(said.aspect, choice, stored, state, ctx)
        return _happened(said.aspect, stretch(choice), state, at_once=at_once)

    return _compare(said, stored, state, ctx, relation, is_state=False)


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


def _ends(aspect: Aspect, choice: Period, stored: Period, state: Life, ctx: Context) -> Relation:
    """Compare the ends that "since", "until" and "from–to" assert."""
    begun = (state.start_low, state.start_high)
    over = (state.end_low, state.end_high)
    if aspect is Aspect.FROM_TO and choice.start and choice.end:
        first, last = Period(choice.start, choice.start), Period(choice.end, choice.end)
        return joined(same(stretch(first), *begun), same(stretch(last), *over))
    if aspect is Aspect.UNTIL:
        return same(stretch(choice), *over)
    start = same(stretch(choice), *begun)
    if aspect is Aspect.FROM:
        return start
    present = _holds_now(stored, state, ctx)
    return start if present is Relation.WITHIN else joined(start, present)


def _holds_now(stored: Period, state: Life, ctx: Context) -> Relation:
    if stored.open_end:
        return Relation.WITHIN
    if ctx.as_of is None:
        return Relation.BEYOND
    return bounds.holds_in(Stretch(ctx.as_of, ctx.as_of, ctx.as_of, ctx.as_of), state)


def _happened(aspect: Aspect, said: Stretch, event: Life, *, at_once: bool) -> Relation:
    outside = event.start_low > said.outer_high or event.end_high < said.outer_low
    if aspect is Aspect.BEFORE:
        return judged(sure=event.end_high < said.outer_low, never=event.start_low >= said.inner_low)
    if aspect is Aspect.AFTER:
        return judged(
            sure=event.start_low > said.outer_high, never=event.end_high <= said.inner_high
        )
    if aspect is Aspect.BY:
        return judged(
            sure=event.end_high <= said.inner_high, never=event.start_low > said.outer_high
        )
    if aspect is Aspect.SINCE:
        return judged(sure=event.start_low >= said.inner_low, never=event.end_high < said.outer_low)
    if aspect in (Aspect.FROM_TO, Aspect.UNTIL, Aspect.THROUGHOUT):
        if aspect is Aspect.THROUGHOUT and not at_once:
            return bounds.holds_throughout(said, event)
        # What happened at once did not last; the dates can only be wrong.
        late = event.start_low > said.outer_high if aspect is Aspect.UNTIL else outside
        return judged(sure=False, never=late)
    if at_once:
        return same(said, event.start_low, event.end_high)
    whole = said == (event.start_low, event.start_low, event.end_high, event.end_high)
    inside = said.inner_low <= event.start_low and event.end_high <= said.inner_high
    return Relation.EQUAL if whole else judged(sure=inside, never=outside)


def _compare(
    said: TimeSaid, stored: Period, state: Life, ctx: Context,
    relation: Callable[[Period], Relation], *, is_state: bool,
) -> Outcome:  # fmt: skip
    """Judge every reading of the said time, and join what they say."""
    decided = decided_by_file(said, state=is_state)
    found = readings(said, state, None if decided else ctx.as_of)
    if not found:
        relative = not is_partial(said)
        return Outcome(Relation.BEYOND, Reason.NO_AS_OF if relative else Reason.TOO_FINE)
    fitting = with_weekday(said, found)
    if not fitting:
        note = f"{show_period(found[0])} was no {names('weekday')[said.weekday or 0]}"
        return Outcome(Relation.EXCLUSIVE, Reason.DATE_DIFFERS, note)
    relations = [relation(choice) for choice in fitting]
    agreed = [one for one in relations if one in _AGREED]
    if agreed and (decided or len(agreed) == len(relations)):
        best = Relation.EQUAL if Relation.EQUAL in agreed else Relation.WITHIN
        if is_partial(said):
            best = Relation.WITHIN
        return _outcome(best, said, fitting[relations.index(agreed[0])], stored, is_state=is_state)
    if len(set(relations)) == 1:
        return _outcome(relations[0], said, fitting[0], stored, is_state=is_state)
    return Outcome(Relation.BEYOND, Reason.AMBIGUOUS, f"{show(said)} can mean several dates")


def _outcome(
    relation: Relation, said: TimeSaid, choice: Period, stored: Period, *, is_state: bool
) -> Outcome:
    """Give a relation its reason and its note."""
    inside = is_state and said.aspect not in _ENDS
    reasons = {
        Relation.EXCLUSIVE: Reason.OUTSIDE_PERIOD if inside else Reason.DATE_DIFFERS,
        Relation.BEYOND: Reason.TOO_FINE,
    }
    agreed = Reason.WITHIN_PERIOD if inside else Reason.MATCHES
    notes = _STATE_NOTES if inside else _EVENT_NOTES
    form = _NOTES.get((said.aspect, relation)) or notes.get(relation, "{stored} is all on file")
    bare, kept = show_period(choice), show_period(stored)
    note = form.format(bare=bare, said=_with_aspect(said, bare), stored=kept)
    return Outcome(relation, reasons.get(relation, agreed), note)


def _state_now(said: TimeSaid, stored: Period, state: Life, ctx: Context) -> Outcome:
    relation = _holds_now(stored, state, ctx)
    if relation is Relation.BEYOND and ctx.as_of is None:
        return Outcome(relation, Reason.NO_AS_OF)
    present = Period(day_moment(ctx.as_of), day_moment(ctx.as_of)) if ctx.as_of else stored
    return _outcome(relation, said, present, stored, is_state=True)


def _event_now(said: TimeSaid, stored: Period, state: Life, ctx: Context) -> Outcome:
    """Compare "today" and "now" with an event: over, it may still be said to be so now."""
    present = said.choices[0] if said.choices else None
    if present is None and ctx.as_of is not None:
        present = Period(day_moment(ctx.as_of), day_moment(ctx.as_of))
    if present is None:
        return Outcome(Relation.BEYOND, Reason.NO_AS_OF)
    relation = _happened(Aspect.IN, stretch(present), state, at_once=stored.start == stored.end)
    past = not said.choices and relation is Relation.EXCLUSIVE
    if past and state.end_high < stretch(present).outer_low:
        relation = Relation.BEYOND
    return _outcome(relation, said, present, stored, is_state=False)


def _weekday(said: TimeSaid, stored: Period, state: Life, *, lasting: bool) -> Outcome:
    relation = weekday_relation(said.weekday or 0, state, lasting=lasting)
    reasons = {Relation.WITHIN: Reason.COMPUTED, Relation.EXCLUSIVE: Reason.DATE_DIFFERS}
    name = names("weekday")[said.weekday or 0]
    forms = {
        Relation.WITHIN: f"{show_period(stored)} was a {name}",
        Relation.EXCLUSIVE: f"{show_period(stored)} was no {name}",
    }
    return Outcome(relation, reasons.get(relation, Reason.TOO_FINE), forms.get(relation, ""))


def stored(said: TimeSaid) -> Period | None:
    """Return what a claim's own words put on file: the period that a said time stands for.

    None for what has no single reading, and for bounds of which one side is open.
    """
    if len(said.choices) != 1 or said.yearless:
        return None
    choice = said.choices[0]
    start, end = choice.start, choice.end
    if said.aspect in (Aspect.FROM_TO, Aspect.THROUGHOUT):
        return choice
    if start is None or end is None:
        return None
    whole = start if start == end else bounds.whole(choice)
    if said.aspect in (Aspect.IN, Aspect.BETWEEN, Aspect.NOW):
        return Period(whole, whole)
    if said.aspect is Aspect.UNTIL:
        return Period(None, whole)
    if said.aspect in (Aspect.SINCE, Aspect.FROM):
        return Period(whole, None, open_end=said.aspect is Aspect.SINCE)
    return None


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
