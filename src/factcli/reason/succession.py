"""Who followed whom in an office: "X succeeded Y", "Y was replaced by X"."""

from __future__ import annotations

from factcli.compare.cover import asked
from factcli.language import words
from factcli.model import Outcome, Reason, Relation
from factcli.parse.atoms import ENTITY
from factcli.reason.derived import Derived
from factcli.reason.sides import Side
from factcli.records import TYPE_CHECKING
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Period
    from factcli.parse.atoms import Assertion, Frame
    from factcli.reason.sides import Nearby

_TWO = 2
_CLAUSE = frozenset({"C", "W"})


def _people(said: Assertion, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the entities of the later and of the earlier holder that a frame names."""
    later = [said.atoms[i] for i in frame.agent[:1]]
    between = said.atoms[frame.verb : frame.patient[0]] if frame.patient else ()
    apart = any(a.tag in _CLAUSE for a in between)  # "took over while Y was still in charge"
    earlier = [
        said.atoms[i] for i in frame.patient[:1] if said.atoms[i].kind == ENTITY and not apart
    ]
    earlier += [said.atoms[items[0]] for p, items in frame.oblique if p in {"from", "by"} and items]
    if frame.lemma in words("relations", "precedes"):
        later, earlier = earlier, later
    one = next((a.entities for a in later if a.entities), ())
    two = next((a.entities for a in earlier if a.entities and a.entities != one), ())
    return (one, two) if one and two else None


def _titled(said: Assertion, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the later and the earlier holder of "X is Y's successor", which says no more."""
    if not frame.copula:
        return None
    heirs, ancestors = words("relations", "successor"), words("relations", "predecessor")
    told = [(i > frame.verb, said.atoms[i]) for i in asked(said)]
    nouns = [(side, a.lemma in heirs) for side, a in told if a.lemma in heirs | ancestors]
    people = [(side, a.entities) for side, a in told if a.entities]
    if len(nouns) != 1 or len(people) != _TWO or len(told) != len(nouns) + len(people):
        return None
    ((side, heir),) = nouns
    owner = next((e for s, e in people if s == side), ())
    other = next((e for s, e in people if s != side), ())
    if not owner or not other or owner == other:
        return None
    return (other, owner) if heir else (owner, other)


def _office(typed: Typed) -> tuple[object, ...]:
    """Return what tells which office a claim is about: "was" and "is director of" are one."""
    first, _, rest = typed.claim.property.partition(" ")
    title = rest if first in words("grammar", "be") | words("grammar", "have") else first + rest
    return title, typed.claim.value or typed.claim.value_text.casefold()


def _terms(candidates: Iterable[Alignment], holder: tuple[str, ...]) -> list[Alignment]:
    """Return the claims that give a term of an office which only one has at a time."""
    return [
        a
        for a in candidates
        if a.typed.per_value
        and a.typed.state is not None
        and not a.typed.ids("subject").isdisjoint(holder)
    ]


def succession(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what two terms of one office say of who followed whom."""
    found: list[Derived] = []
    verbs = words("relations", "follows") | words("relations", "precedes")
    for frame in said.frames:
        people = _people(said, frame) if frame.lemma in verbs else _titled(said, frame)
        if people is None:
            continue
        near = nearby(said)
        earlier = _terms(near, people[1])
        for late in _terms(near, people[0]):
            for early in earlier:
                found.extend(_derived(said, frame.lemma, late, early))
    return found


def _derived(said: Assertion, verb: str, late: Alignment, early: Alignment) -> list[Derived]:
    first, second = early.typed.state, late.typed.state
    if first is None or second is None or _office(late.typed) != _office(early.typed):
        return []
    outcome = _follows(first, second)
    if outcome is None:
        return []
    stored = f"{timing.show_period(first)}; {timing.show_period(second)}"
    sides = Side(late.typed, said, late), Side(early.typed, said, early)
    return [Derived(outcome, *sides, verb, stored)]


def _follows(first: Period, second: Period) -> Outcome | None:
    """Return whether the second term came after the first, None when that is not known."""
    if first.start and second.end and timing.order(second.end, first.start) in {-1, 0}:
        return Outcome(Relation.EXCLUSIVE, Reason.ROLES_SWAPPED)
    if second.start is None or first.end is None:
        return None
    order = timing.order(first.end, second.start)
    if order in {-1, 0} or (order is None and second.start.low >= first.end.low):
        return Outcome(Relation.WITHIN, Reason.COMPUTED)
    return None
