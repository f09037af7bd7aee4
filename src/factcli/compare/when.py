"""Times of a statement against the times of a claim, by phase and aspect."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.cover import Cover, valued
from factcli.compare.relations import RANK, SAME
from factcli.compare.tense import cover_tense, now_said, stative, stored_time
from factcli.language import words
from factcli.model import Aspect, Outcome, Reason, Relation
from factcli.parse.atoms import WORD
from factcli.records import TYPE_CHECKING
from factcli.values import timing

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Context, Moment, Period, TimeSaid
    from factcli.parse.atoms import Atom

_TOO_FINE = Outcome(Relation.BEYOND, Reason.TOO_FINE)
_BOTH_ENDS = frozenset({Aspect.FROM_TO, Aspect.UNTIL, Aspect.SINCE})


def cover_times(alignment: Alignment, ctx: Context) -> None:
    """Cover every said time by the claim's, by phase and aspect, and what the tense says."""
    typed, said = alignment.typed, alignment.said
    for i, atom in valued(said):
        if atom.time is not None and alignment.covers[i] is None:
            alignment.covers[i] = _time_cover(atom.time, said.phase, typed, ctx)
    if typed.state is not None:
        _cover_phase(alignment)
    elif typed.event is not None:
        _cover_yet(alignment)
    cover_tense(alignment, ctx)


def _time_cover(said: TimeSaid, phase: str, typed: Typed, ctx: Context) -> Cover | None:
    outcome: Outcome | None = None
    if said.aspect is not Aspect.NOW:
        outcome = _compare(said, phase, typed, ctx)
        if outcome is not None and outcome.relation is Relation.UNRELATED:
            return None
    elif (now := now_said(ctx)) is not None and typed.state is not None:
        outcome = timing.compare_state(now, typed.state, ctx)
    if outcome is None:
        return None
    return Cover(outcome.relation, "time", stored_time(typed), outcome.reason, outcome.note)


def _compare(said: TimeSaid, phase: str, typed: Typed, ctx: Context) -> Outcome | None:
    """Return how one said time relates to the claim's, None when the claim has none."""
    if typed.state is not None:
        return _compare_state(said, phase, typed.state, ctx)
    if typed.event is not None:
        if stative(typed) and typed.event.start != typed.event.end:
            # "Was mayor while X was": in all of that time, and who knows when else.
            held = timing.compare_state(said, typed.event, ctx)
            return held if held.relation in SAME else None
        outcome = _compare_event(said, typed.event, ctx)
        if outcome.relation not in SAME and stative(typed):
            return None  # "was minister in 2016" does not say that he was not in 2017
        return outcome
    outcomes = [_compare_event(said, p, ctx) for p in typed.times]
    return max(outcomes, key=lambda o: RANK[o.relation], default=None)


def _compare_event(said: TimeSaid, event: Period, ctx: Context) -> Outcome:
    """Compare with the time of an event, or one that a sentence of the claim mentions.

    "Had stood since 1984" is not borne out by "had stood since 1987", which lies after 1984.
    """
    outcome = timing.compare_event(said, event, ctx)
    if said.aspect is Aspect.SINCE and outcome.relation in SAME and event.start is not None:
        begun = timing.compare_moment(said, event.start, ctx)
        return begun if begun.relation in SAME else Outcome(Relation.UNRELATED)
    return outcome


def _compare_state(said: TimeSaid, phase: str, state: Period, ctx: Context) -> Outcome:
    if phase == "former":
        return _former(said, state.end)
    if phase == "start" and state.start is not None and said.aspect not in _BOTH_ENDS:
        return timing.compare_moment(said, state.start, ctx)
    if phase in {"start", "end"}:
        if phase == "end" and state.end is not None and said.aspect is not Aspect.FROM_TO:
            return timing.compare_moment(said, state.end, ctx)
        return _TOO_FINE
    return timing.compare_state(said, state, ctx)


def _former(said: TimeSaid, end: Moment | None) -> Outcome:
    """Compare "former by/in 2018" with the end on file."""
    if end is None or len(said.choices) != 1 or said.yearless:
        return _TOO_FINE
    moment = said.choices[0].end or said.choices[0].start
    if moment is None:
        return _TOO_FINE
    if max(moment.low, moment.high) > end.high:
        return Outcome(Relation.WITHIN, Reason.COMPUTED, f"after {timing.show_moment(end)}")
    if moment.high < end.low:
        note = f"before {timing.show_moment(end)}"
        return Outcome(Relation.EXCLUSIVE, Reason.OUTSIDE_PERIOD, note)
    return _TOO_FINE


def _cover_phase(alignment: Alignment) -> None:
    """Let the state's own time answer for "still", "former", "incumbent"."""
    for i, atom in enumerate(alignment.said.atoms):
        if alignment.covers[i] is None and atom.kind == WORD and _sets_phase(alignment, atom):
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.text)


def _cover_yet(alignment: Alignment) -> None:
    """Let a deed answer for the "still" before it, which means "nevertheless": "but still won"."""
    for i, (atom, verb) in enumerate(pairwise(alignment.said.atoms)):
        if atom.words == ("still",) and verb.tag == "V" and alignment.covers[i] is None:
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.text)


def _sets_phase(alignment: Alignment, atom: Atom) -> bool:
    phase = alignment.said.phase
    if any(atom.lemma in words("verbs", key) for key in ("still", "former", "current")):
        return True
    if alignment.typed.per_value and atom.tag == "N" and atom.lemma in words("offices", "post"):
        return True
    if phase == "end" and atom.words[:1] == ("over",):
        return True
    return phase in {"start", "end"} and atom.verbal and atom.lemma in words("verbs", phase)
