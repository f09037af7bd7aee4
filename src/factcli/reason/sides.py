"""One side of a relation between two things on file: which claim it means."""

from __future__ import annotations

from factcli.compare.relations import SAME
from factcli.language import words
from factcli.model import Period
from factcli.parse.reader import assertion
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

    # Gives the alignments of a part with the claims nearest to it, best first; for one side
    # of a relation those will do that are facts.
    Nearby = Callable[[Assertion], list[Alignment]]

_TELLING = frozenset({"says", "accuses", "calls"})


@dataclass(frozen=True, slots=True)
class Side:
    """A claim that one side of a relation means, and how that side is phrased."""

    typed: Typed
    said: Assertion
    alignment: Alignment


def sides(atoms: Sequence[Atom], text: str, nearby: Nearby) -> list[Side]:
    """Return the claims that a phrase or clause may mean, every word of it answered for."""
    part = [a for a in atoms if a.text not in {",", ";"}]
    if not any(a.content for a in part):
        return []
    said = assertion(text, part)
    return [Side(a.typed, said, a) for a in nearby(said) if _means(a) and _answered(a)]


def is_fact(typed: Typed) -> bool:
    """Whether a claim is held as a fact: no plan, and not only somebody's word."""
    return not typed.attributed and not typed.claim.plan


def _means(alignment: Alignment) -> bool:
    """Whether the claim is a fact on file of the kind that the side speaks of."""
    said, typed = alignment.said, alignment.typed
    if not is_fact(typed) or (said.speech is None and _tells(typed)):
        return False
    bound = said.phase in {"start", "end"} and typed.state is not None
    return not bound or alignment.slots("subject")


def _tells(typed: Typed) -> bool:
    """Whether the claim is an act of speech; its content alone is then no fact on file."""
    return any(r.speech is not None and r.speech.force in _TELLING for r in typed.readings[:1])


def _answered(alignment: Alignment) -> bool:
    """Whether the claim answers for every word and time of the side."""
    asked = alignment.asked()
    named = [i for i in asked if alignment.covers[i] is not None]
    rest = (i for i in asked if alignment.covers[i] is None)
    if not named or not all(_measures(alignment, i) for i in rest):
        return False
    covers = (alignment.covers[i] for i in named)
    return all(c is not None and c.relation in SAME for c in covers)


def _measures(alignment: Alignment, i: int) -> bool:
    """Whether the word only names what the claim's amount measures: "X's time in space"."""
    atom = alignment.said.atoms[i]
    dimensions = {n.quantity.dimension.partition(":")[0] for n in alignment.typed.numbers}
    return atom.tag == "N" and any(
        atom.lemma in words("relations", f"measure-{dimension}") for dimension in dimensions
    )


def when(side: Side) -> Period | None:
    """Return when that side happened or held: its start or end where the verb says so."""
    typed, phase = side.typed, side.said.phase
    if typed.state is not None:
        if phase == "start" and typed.state.start is not None:
            return Period(typed.state.start, typed.state.start)
        if phase == "end" and typed.state.end is not None:
            return Period(typed.state.end, typed.state.end)
        return typed.state
    if typed.event is not None:
        return typed.event
    return typed.times[0] if len(typed.times) == 1 else None
