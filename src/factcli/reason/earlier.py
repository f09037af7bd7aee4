"""What had never been before: "never won it before 2023", "for the first time in 2023".

Either is wrong where the file tells of an earlier time. That nothing earlier is on file does
not make it right.
"""

from __future__ import annotations

from itertools import pairwise

from factcli.language import words
from factcli.model import Aspect, Outcome, Reason, Relation
from factcli.parse.atoms import WORD, word_at
from factcli.reason.derived import Derived
from factcli.reason.sides import sides, when
from factcli.records import TYPE_CHECKING
from factcli.values import timing
from factcli.values.calendar import moment
from factcli.values.days import civil

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context, Moment
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side

_NEVER = frozenset({"never", "not"})
_FIRST_TIME = ("for", "the", "first", "time")
_DENIED = Outcome(Relation.EXCLUSIVE, Reason.ORDER_DIFFERS, "the file tells of an earlier time")


def earlier(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return the claims that tell of an earlier time than a part allows."""
    found = _never_before(said.atoms) or _first_time(said.atoms)
    if found is None:
        return []
    positive, reference = found
    limit = _limit(reference, said, nearby, ctx)
    near = sides(positive, said.text, nearby)
    return [
        Derived(_DENIED, side, side, "before", side.typed.claim.text)
        for side in near
        if not side.typed.claim.negative and _before(side, limit)
    ]


def _never_before(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Return "X had done it" and E of "X had never done it before E"."""
    never = next((i for i, a in enumerate(atoms) if a.first_word in _NEVER), 0)
    if not never or not any(a.tag == "HAVE" for a in atoms[:never]):
        return None
    cut = next((i for i in range(never, len(atoms)) if _opens_before(atoms[i])), 0)
    if not cut:
        return None
    kept = [a for a in atoms[:cut] if a.first_word not in _NEVER]
    rest = atoms[cut:] if atoms[cut].time is not None else atoms[cut + 1 :]
    return kept, list(rest)


def _opens_before(atom: Atom) -> bool:
    if atom.time is not None:
        return atom.time.aspect is Aspect.BEFORE
    return atom.kind == WORD and atom.words == ("before",)


def _first_time(atoms: Sequence[Atom]) -> tuple[list[Atom], list[Atom]] | None:
    """Return "X did it" and T of "X did it for the first time in T"."""
    size = len(_FIRST_TIME)
    texts = [a.first_word for a in atoms]
    at = next((i for i in range(len(texts)) if tuple(texts[i : i + size]) == _FIRST_TIME), None)
    if at is None:
        return None
    kept, rest = list(atoms[:at]), list(atoms[at + size :])
    this = next((i for i, a in enumerate(rest) if a.first_word == "this"), len(rest))
    kept += rest[:this]
    times = [a for a in kept if a.time is not None]
    return [a for a in kept if a.time is None], times or rest[this:]


def _limit(
    reference: Sequence[Atom], said: Assertion, nearby: Nearby, ctx: Context
) -> Moment | None:
    """Return the first moment that is no longer before: of a time said, an event, or this year."""
    for atom in reference:
        if atom.time is not None and len(atom.time.choices) == 1:
            return atom.time.choices[0].start
    if not reference or word_at(reference, 0) == "this":
        return moment(civil(ctx.as_of)[0]) if ctx.as_of is not None else None
    events = [when(s) for s in sides(reference, said.text, nearby)]
    starts = {e.start for e in events if e is not None and e.start is not None}
    return starts.pop() if len(starts) == 1 else None


def _before(side: Side, limit: Moment | None) -> bool:
    """Whether the claim says so of an earlier time, by its date or in words."""
    told = words("relations", "earlier")
    for reading in side.typed.own():
        for one, other in pairwise(reading.atoms):
            if one.first_word in told and (other.tag == "N" or other.verbal):
                return limit is None or not _dated(side) or _dated_before(side, limit)
    return limit is not None and _dated_before(side, limit)


def _dated(side: Side) -> bool:
    period = when(side)
    return period is not None and period.start is not None


def _dated_before(side: Side, limit: Moment) -> bool:
    period = when(side)
    start = period.start if period is not None else None
    return start is not None and timing.order(start, limit) == -1
