"""Times of a statement against the times of a claim: states, events, phases, tense."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.language import words
from factcli.model import Aspect, Outcome, Period, Reason, Relation
from factcli.records import TYPE_CHECKING, replace
from factcli.values import timing

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Context, Moment, TimeSaid
    from factcli.parse.atoms import Assertion

_RANK = {
    Relation.EQUAL: 5, Relation.WITHIN: 4, Relation.BEYOND: 3, Relation.EXCLUSIVE: 2,
    Relation.OPPOSITE: 1, Relation.UNRELATED: 0,
}  # fmt: skip
_PRESENT = frozenset({"is", "are", "'s", "'re", "isn't", "aren't", "isnt", "arent"})


def present_tense(said: Assertion) -> bool:
    """Whether the part's first finite verb speaks of the present."""
    for atom in said.atoms:
        if atom.tag in {"BE", "HAVE", "DO", "V", "MD"}:
            word = atom.words[0] if atom.words else ""
            return word in _PRESENT or (atom.tag == "V" and word.endswith("s") and word != atom.lemma)
    return False


def _former(said: TimeSaid, end: Moment | None) -> Outcome:
    """Compare "former by/in 2018" with the end on file."""
    if end is None or len(said.choices) != 1 or said.yearless:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE)
    moment = said.choices[0].end or said.choices[0].start
    if moment is None:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE)
    if moment.high > end.high or moment.low > end.high:
        return Outcome(Relation.WITHIN, Reason.COMPUTED, f"after {timing.show_moment(end)}")
    if moment.high < end.low:
        return Outcome(Relation.EXCLUSIVE, Reason.OUTSIDE_PERIOD, f"before {timing.show_moment(end)}")
    return Outcome(Relation.BEYOND, Reason.TOO_FINE)


def compare_time(said: TimeSaid, phase: str, typed: Typed, ctx: Context) -> Outcome | None:
    """Return how one said time relates to the claim's, None when the claim has none."""
    state, event = typed.state, typed.event
    if state is not None:
        if phase == "former":
            return _former(said, state.end)
        if phase == "start" and state.start is not None and said.aspect not in {Aspect.FROM_TO, Aspect.UNTIL, Aspect.SINCE}:
            return timing.compare_moment(said, state.start, ctx)
        if phase == "end" and state.end is not None and said.aspect is not Aspect.FROM_TO:
            return timing.compare_moment(said, state.end, ctx)
        if phase in {"start", "end"}:
            return Outcome(Relation.BEYOND, Reason.TOO_FINE)
        return timing.compare_state(said, state, ctx)
    if event is not None:
        outcome = timing.compare_event(said, event, ctx)
        if outcome.relation not in {Relation.EQUAL, Relation.WITHIN} and _stative(typed):
            return None  # "was minister in 2016" does not say that he was not in 2017
        return outcome
    outcomes = [timing.compare_event(said, p, ctx) for p in typed.times]
    if not outcomes:
        return None
    return max(outcomes, key=lambda o: _RANK[o.relation])


def _stative(typed: Typed) -> bool:
    """Whether the claim speaks of being something, not of an event."""
    if typed.per_value or typed.plain:
        return typed.per_value
    frames = typed.readings[0].frames if typed.readings else ()
    return bool(frames) and frames[0].copula and typed.claim.value_kind not in {"date", "period"}


def stored_time(typed: Typed) -> str:
    """Return the claim's time for people."""
    period = typed.state or typed.event or (typed.times[0] if typed.times else None)
    return timing.show_period(period) if period is not None else ""


def cover_times(alignment: Alignment, ctx: Context) -> None:
    """Cover every said time by the claim's, by phase and aspect."""
    typed, said = alignment.typed, alignment.said
    phase = said.phase
    for i, atom in enumerate(said.atoms):
        if atom.time is None or alignment.covers[i] is not None:
            continue
        if atom.time.aspect is Aspect.NOW:
            cover = _now(typed, said, ctx)
        else:
            outcome = compare_time(atom.time, phase, typed, ctx)
            cover = None
            if outcome is not None and outcome.relation is not Relation.UNRELATED:
                cover = Cover(outcome.relation, "time", stored_time(typed), outcome.reason, outcome.note)
        alignment.covers[i] = cover
    if typed.state is not None:
        _cover_phase(alignment)
    if not any(a.time is not None for a in said.atoms):
        _untimed(alignment, ctx)
    elif typed.state is None:
        _phase(alignment)


def _cover_phase(alignment: Alignment) -> None:
    """Let the state's own time answer for "still", "former", "incumbent"."""
    for i, atom in enumerate(alignment.said.atoms):
        if alignment.covers[i] is None and atom.kind == "word" and (
            any(atom.lemma in words("verbs", key) for key in ("still", "former", "current"))
            or (alignment.typed.per_value and atom.tag == "N" and atom.lemma in words("offices", "post"))
            or (alignment.said.phase == "end" and atom.words[:1] == ("over",))
            or (atom.verbal and alignment.said.phase in {"start", "end"} and atom.lemma in words("verbs", alignment.said.phase))
        ):
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.text)


def _now(typed: Typed, said: Assertion, ctx: Context) -> Cover | None:
    if typed.state is None or ctx.as_of is None:
        return None
    now = Period(timing.day(ctx.as_of), timing.day(ctx.as_of))
    outcome = timing.compare_state(_at(now), typed.state, ctx)
    return Cover(outcome.relation, "time", stored_time(typed), outcome.reason, outcome.note)


def _at(period: Period) -> TimeSaid:
    from factcli.model import TimeSaid

    return TimeSaid(Aspect.IN, (period,))


def _ended(typed: Typed, ctx: Context) -> bool | None:
    """Whether the claim's state was over at the present on file; None when unknown."""
    state = typed.state
    if state is None or ctx.as_of is None:
        return None
    if state.open_end or state.end is None:
        return False if state.open_end else None
    if state.end.high < ctx.as_of:
        return True
    return False if state.end.low > ctx.as_of else None


def _untimed(alignment: Alignment, ctx: Context) -> None:
    """Judge phase and tense where no time is said: "is VP", "former VP", "still runs"."""
    typed, said = alignment.typed, alignment.said
    if typed.state is None:
        _phase(alignment)
        return
    ended = _ended(typed, ctx)
    stored = stored_time(typed)
    phase = said.phase
    if phase == "former":
        _note(alignment, ended, stored, wants=True)
    elif phase in {"still", "current"} or (phase in {"", "lasted"} and present_tense(said) and not said.negated):
        if ended is True:
            _note(alignment, ended, stored, wants=False)
        elif ended is None and phase in {"still", "current"}:
            alignment.extra.append(Cover(Relation.BEYOND, "time", stored, Reason.TOO_FINE))
    elif phase in {"", "lasted"} and present_tense(said) and said.negated and ended is True:
        # "isn't VP": what holds no longer is truly denied of the present.
        alignment.extra.append(Cover(Relation.EXCLUSIVE, "time", stored, Reason.OUTSIDE_PERIOD, "no longer so"))


def _phase(alignment: Alignment) -> None:
    """Set what is said of the present against a claim that itself says "former"."""
    typed, said = alignment.typed, alignment.said
    if not typed.readings or typed.event is not None and not _stative(typed):
        return
    stored = typed.readings[0]
    if {said.phase, stored.phase} == {"start", "end"} and not typed.times:
        alignment.extra.append(Cover(Relation.BEYOND, "phase", typed.claim.text, Reason.TOO_FINE))
    copula = any(f.copula for f in stored.frames)
    if said.phase == "former" and stored.phase != "former" and (copula or present_tense(stored)):
        if present_tense(stored) and copula:
            _note(alignment, ended=False, stored=typed.claim.text, wants=True)
        else:
            alignment.extra.append(Cover(Relation.BEYOND, "time", typed.claim.text, Reason.TOO_FINE))
        return
    if stored.phase != "former" or typed.times:
        return
    if said.phase in {"current", "still"} or (said.phase == "" and present_tense(said)):
        _note(alignment, ended=True, stored=typed.claim.text, wants=False)


def _note(alignment: Alignment, ended: bool | None, stored: str, *, wants: bool) -> None:
    if ended is None:
        alignment.extra.append(Cover(Relation.BEYOND, "time", stored, Reason.TOO_FINE))
    elif ended is wants:
        alignment.extra.append(Cover(Relation.WITHIN, "time", stored, Reason.WITHIN_PERIOD, "ended before the date on file" if wants else ""))
    else:
        alignment.extra.append(
            Cover(Relation.EXCLUSIVE, "time", stored, Reason.OUTSIDE_PERIOD, "was over by the date on file" if ended else "still so on the date on file")
        )


def without_time(typed: Typed) -> Typed:
    """Return the claim without its period, for comparing what is said of its content."""
    return replace(typed, state=None)
