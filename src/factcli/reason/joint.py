"""Two claims of one subject: what the second answers for where the first leaves off."""

from __future__ import annotations

from itertools import pairwise

from factcli.compare.evoke import ENOUGH
from factcli.compare.relations import SAME
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING
from factcli.verdict.judge import sound, told

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.verdict.judge import Judgement

_FIGURES = frozenset({"number", "time", "duration"})
_ANSWERS = frozenset({"value", "number", "time", "place", "by", "duration"})
_DECIDING = SAME | {Relation.EXCLUSIVE}
_ABOUT = ("subject", "value", "by", "part")


def completes(first: Alignment, second: Alignment, left: list[int], events: frozenset[str]) -> bool:
    """Whether the second claim answers, by its own value or time, for what the first leaves."""
    if not _shared(first) & _shared(second) or _apposed(first, left) or _owned(first, left):
        return False
    covers = [second.covers[i] for i in left]
    if not told(first) and not told(second):
        return False
    times = all(first.said.atoms[i].time is not None for i in left)
    dated = second.typed.event is not None and second.slots("subject")
    if times and dated and _one_event(first, second, events):
        return all(c is not None and c.slot == "time" for c in covers)
    if first.flips or second.flips or second.evoked <= ENOUGH or not sound(second):
        return False
    return all(c is not None and c.slot in _ANSWERS and c.relation in _DECIDING for c in covers)


def _apposed(first: Alignment, left: list[int]) -> bool:
    """Whether a name left over is said to be what the claim says of another.

    "Held in the fort, a prison" names the fort where the claim has the prison.
    """
    names = [i for i, a in enumerate(first.said.atoms) if a.kind in {ENTITY, NAME}]
    for one, other in pairwise(names):
        between = first.said.atoms[one + 1 : other]
        if any(a.text == "," for a in between) and not any(a.content for a in between):
            open_one = one if one in left else other if other in left else None
            cover = first.covers[other if open_one == one else one]
            if open_one is not None and cover is not None and cover.slot == "value":
                return True
    return False


def _owned(first: Alignment, left: list[int]) -> bool:
    """Whether one claim answers for a thing and another for whose it is: "mayor of Westholm"."""
    atoms = first.said.atoms
    of = (i for i in range(1, len(atoms) - 1) if atoms[i].first_word == "of")
    return any((i - 1 in left) != (i + 1 in left) for i in of if atoms[i + 1].content)


def _shared(alignment: Alignment) -> frozenset[str]:
    """Return the entities that the claim is about and the part names."""
    about = {e for slot in _ABOUT for e in alignment.typed.ids(slot)}
    return frozenset(about.intersection(e for a in alignment.said.atoms for e in a.entities))


def _one_event(first: Alignment, second: Alignment, events: frozenset[str]) -> bool:
    """Whether both claims are about one event, so that the date of one dates the other."""
    ours = first.typed.ids("subject") & second.typed.ids("subject") & events
    return bool(ours) and first.typed.event is None and first.typed.state is None


def means_other(best: Judgement, other: Judgement) -> bool:
    """Whether another claim of the same subject has the very figure that seems to clash.

    "The offer is 28% above the price" is not refuted by the 60% that are paid in cash, even
    where its words are not all understood.
    """
    theirs = other.alignment
    if other is best or theirs.said is not best.alignment.said or not theirs.slots("subject"):
        return False
    figures = [i for i, c in best.alignment.clashes() if c.slot in _FIGURES and i >= 0]
    covers = [theirs.covers[i] for i in figures]
    if not covers or any(c is None or c.relation is not Relation.EQUAL for c in covers):
        return False
    return not any(c is None and a.kind in {ENTITY, NAME} for a, c in theirs.pairs())
