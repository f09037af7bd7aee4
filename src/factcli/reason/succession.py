"""Who followed whom in an office: "X succeeded Y", "Y was replaced by X"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Outcome, Reason, Relation
from factcli.parse.atoms import ENTITY
from factcli.reason.order import Derived
from factcli.reason.sides import Side
from factcli.records import TYPE_CHECKING
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion, Frame
    from factcli.reason.sides import Nearby


def _people(said: Assertion, frame: Frame) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the entities of the later and of the earlier holder that a frame names."""
    later = [said.atoms[i] for i in frame.agent[:1]]
    earlier = [said.atoms[i] for i in frame.patient[:1] if said.atoms[i].kind == ENTITY]
    earlier += [said.atoms[items[0]] for p, items in frame.oblique if p in {"from", "by"} and items]
    if frame.lemma in words("relations", "precedes"):
        later, earlier = earlier, later
    one = next((a.entities for a in later if a.entities), ())
    two = next((a.entities for a in earlier if a.entities and a.entities != one), ())
    return (one, two) if one and two else None


def _office(typed: Typed) -> tuple[object, ...]:
    """Return what tells which office a claim is about."""
    return typed.claim.property, typed.claim.value, frozenset(typed.names.get("value", ()))


def _terms(candidates: Sequence[Typed], holder: tuple[str, ...]) -> list[Typed]:
    return [
        t for t in candidates
        if t.per_value and t.state is not None and t.entities.get("subject", frozenset()).intersection(holder)
    ]  # fmt: skip


def succession(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return what two terms of one office say of who followed whom."""
    found: list[Derived] = []
    for frame in said.frames:
        if frame.lemma not in words("relations", "follows") | words("relations", "precedes"):
            continue
        people = _people(said, frame)
        if people is None:
            continue
        near = nearby(said)
        by_claim = {a.typed.claim.id: a for a in near}
        typed = [a.typed for a in near]
        for late in _terms(typed, people[0]):
            for early in _terms(typed, people[1]):
                if _office(late) != _office(early) or late.state is None or early.state is None:
                    continue
                if late.state.start is None or early.state.end is None:
                    continue
                order = timing.order(early.state.end, late.state.start)
                back = early.state.start and late.state.end and timing.order(late.state.end, early.state.start)
                if order == -1 or order == 0 or (order is None and late.state.start.low >= early.state.end.low):
                    outcome = Outcome(Relation.WITHIN, Reason.COMPUTED)
                elif back in {-1, 0}:
                    outcome = Outcome(Relation.EXCLUSIVE, Reason.ROLES_SWAPPED)
                else:
                    continue
                left, right = by_claim[late.claim.id], by_claim[early.claim.id]
                stored = f"{timing.show_period(early.state)}; {timing.show_period(late.state)}"
                found.append(Derived(outcome, Side(late, said, left), Side(early, said, right), frame.lemma, stored))
    return found
