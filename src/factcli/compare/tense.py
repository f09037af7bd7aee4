"""What a statement says of the present by its tense alone: "is", "still", "former"."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.memo import by_identity
from factcli.model import Aspect, Period, Reason, Relation, TimeSaid
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import timing

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion

_PRESENT = frozenset({"is", "are", "'s", "'re", "isn't", "aren't", "isnt", "arent"})
_FINITE = frozenset({"BE", "HAVE", "DO", "V", "MD"})
_GOES_ON = frozenset({"still", "current"})
_BOUNDS = {"start", "end"}
_UNSAID = frozenset({"", "lasted"})


@by_identity
def present_tense(said: Assertion) -> bool:
    """Whether the part's first finite verb speaks of the present."""
    verb = next((a for a in said.atoms if a.tag in _FINITE), None)
    if verb is None or not verb.words:
        return False
    word = verb.words[0]
    return word in _PRESENT or (verb.tag == "V" and word.endswith("s") and word != verb.lemma)


def stative(typed: Typed) -> bool:
    """Whether the claim speaks of being something, not of an event."""
    if typed.per_value or typed.plain:
        return typed.per_value
    frames = typed.readings[0].frames if typed.readings else ()
    return bool(frames) and frames[0].copula and typed.claim.value_kind not in {"date", "period"}


def stored_time(typed: Typed) -> str:
    """Return the claim's time for people."""
    period = typed.state or typed.event or (typed.times[0] if typed.times else None)
    return timing.show_period(period) if period is not None else ""


def now_said(ctx: Context) -> TimeSaid | None:
    """Return the present as a said time, None when it is not known."""
    if ctx.as_of is None:
        return None
    return TimeSaid(Aspect.IN, (Period(timing.day(ctx.as_of), timing.day(ctx.as_of)),))


def cover_tense(alignment: Alignment, ctx: Context) -> None:
    """Judge phase and tense where no time is said: "is VP", "former VP", "still runs"."""
    if alignment.typed.state is None:
        _against_former(alignment)
    elif not any(a.time is not None for a in alignment.said.atoms):
        _untimed(alignment, ended=_ended(alignment.typed, ctx))


def _ended(typed: Typed, ctx: Context) -> bool | None:
    """Whether the claim's state was over at the present on file; None when unknown."""
    state = typed.state
    if state is None or ctx.as_of is None:
        return None
    if state.open_end:
        return False
    if state.end is None:
        return None
    if state.end.high < ctx.as_of:
        return True
    return False if state.end.low > ctx.as_of else None


def _untimed(alignment: Alignment, *, ended: bool | None) -> None:
    said, stored = alignment.said, stored_time(alignment.typed)
    present = said.phase in _UNSAID and present_tense(said)
    if said.phase == "former":
        _note(alignment, stored, ended=ended, wants=True)
    elif said.phase in _GOES_ON or (present and not said.negated):
        if ended or (ended is None and said.phase in _GOES_ON):
            _note(alignment, stored, ended=ended, wants=False)
    elif present and ended:
        # "isn't VP": what holds no longer is truly denied of the present.
        alignment.extra.append(_over(stored, "no longer so"))


class _Told(NamedTuple):
    """What the claim's own sentence says of the present: its phase, "is", present tense."""

    phase: str
    copula: bool
    present: bool


@by_identity
def _told(typed: Typed) -> _Told | None:
    """Return what the claim's own sentence says of the present; None of a mere event."""
    if not typed.readings or (typed.event is not None and not stative(typed)):
        return None
    text = typed.readings[0]
    return _Told(text.phase, any(f.copula for f in text.frames), present_tense(text))


def _against_former(alignment: Alignment) -> None:
    """Set what is said of the present against a claim that itself says "former"."""
    typed, said = alignment.typed, alignment.said
    text = _told(typed)
    if text is None:
        return
    if {said.phase, text.phase} == _BOUNDS and not typed.times:
        cover = Cover(Relation.BEYOND, "phase", typed.claim.text, Reason.TOO_FINE)
        alignment.extra.append(cover)
    if said.phase == "former" and text.phase != "former" and (text.copula or text.present):
        ended = False if text.present and text.copula else None
        _note(alignment, typed.claim.text, ended=ended, wants=True)
        return
    if text.phase != "former" or typed.times:
        return
    if said.phase in _GOES_ON or (said.phase == "" and present_tense(said)):
        _note(alignment, typed.claim.text, ended=True, wants=False)


def _note(alignment: Alignment, stored: str, *, ended: bool | None, wants: bool) -> None:
    """Add what the present on file says of a state that is said to be over, or to go on."""
    if ended is None:
        cover = Cover(Relation.BEYOND, "time", stored, Reason.TOO_FINE)
    elif ended is wants:
        note = "ended before the date on file" if wants else ""
        cover = Cover(Relation.WITHIN, "time", stored, Reason.WITHIN_PERIOD, note)
    else:
        over = "was over by the date on file"
        cover = _over(stored, over if ended else "still so on the date on file")
    alignment.extra.append(cover)


def _over(stored: str, note: str) -> Cover:
    return Cover(Relation.EXCLUSIVE, "time", stored, Reason.OUTSIDE_PERIOD, note)
