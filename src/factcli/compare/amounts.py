"""Numbers of a statement against the numbers of a claim, with what they count."""

from __future__ import annotations

from math import inf

from factcli.compare.content import content_lemmas
from factcli.compare.cover import Cover, valued
from factcli.compare.relations import ALIKE, RANK, word_relation
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Aspect, Bound, Period, Reason, Relation
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Number, Typed
    from factcli.model import Context, Moment, Quantity

_DAY = 86400.0  # seconds, the unit that lengths of time are kept in
# How far behind a number to look for what it counts, or for the number it is part of.
_NEAR = 3
_SIDES = frozenset({"after", "before"})


class Said(NamedTuple):
    """A number of the statement, what it counts, and what those are said to do."""

    number: Quantity
    things: frozenset[str]
    done: frozenset[str]


def _counted(alignment: Alignment, i: int) -> frozenset[str]:
    """Return the lemmas of what the number at `i` counts."""
    following = []
    for atom in alignment.said.atoms[i + 1 : i + 1 + _NEAR]:
        if not atom.content or atom.tag not in {"N", "A"}:
            break
        following.append(atom)
    return frozenset(content_lemmas(following))


def _same_things(said: frozenset[str], stored: frozenset[str]) -> bool | None:
    """Whether two numbers count the same; None where one does not say."""
    general = words("light", "general")
    said, stored = said - general, stored - general
    if not said or not stored:
        return None
    return any(word_relation(a, b) in ALIKE for a in said for b in stored)


def _done(alignment: Alignment, i: int) -> frozenset[str]:
    """Return the verbs of what the number at `i` counts: "29 members voted" are 29 votes."""
    near = range(i, i + 1 + _NEAR)
    frames = alignment.said.frames
    return frozenset(f.lemma for f in frames if any(j in near for j in f.agent))


def _against(said: Said, stored: Number, ctx: Context) -> Cover | None:
    if said.number.ordinal != stored.quantity.ordinal:
        return None
    outcome = quantity.compare(said.number, stored.quantity, ctx)
    if outcome.relation is Relation.UNRELATED:
        return None
    same = True if said.number.dimension != "count" else _same_things(said.things, stored.counted)
    if same is False:
        same = _same_things(said.done, stored.counted) or False
    # A number that the claim mentions besides its value clashes only with one of the same.
    mentioned = outcome.relation is Relation.EXCLUSIVE and stored.slot != "value"
    if same is False or (same is None and mentioned):
        return None
    shown = quantity.show(stored.quantity)
    return Cover(outcome.relation, "number", shown, outcome.reason, outcome.note)


@by_identity
def _since(typed: Typed) -> Moment | None:
    """Return since when a claim says that something had lasted: "had stood since 1987"."""
    said = [a.time for r in typed.own() for a in r.atoms if a.time is not None]
    if len(said) != 1 or said[0].aspect is not Aspect.SINCE or len(said[0].choices) != 1:
        return None
    return said[0].choices[0].start


def _stood(typed: Typed, ctx: Context) -> Period | None:
    """Return the time that something had lasted by the date of the claim."""
    start = _since(typed) if typed.event is not None else None
    as_of = typed.claim.as_of or ctx.as_of
    return None if start is None or as_of is None else Period(start, timing.day(as_of))


def _duration_cover(said: Quantity, typed: Typed, ctx: Context) -> Cover | None:
    """Compare a said length of time with that of the claim's period."""
    if said.dimension != "time" or said.ordinal:
        return None
    period = typed.state or _stood(typed, ctx) or typed.event
    if period is not None and period.open_end and ctx.as_of is not None:
        period = Period(period.start, timing.day(ctx.as_of))  # so far
    if period is None or timing.length(period) is None:
        return None
    if typed.state is None and period.start == period.end:
        return None
    outcome = timing.compare_duration(
        said.low / _DAY, said.high / _DAY, period, ctx, approx=said.bound is Bound.ABOUT
    )
    shown = timing.show_period(period)
    return Cover(outcome.relation, "duration", shown, outcome.reason, outcome.note)


def _part_of(alignment: Alignment, i: int) -> bool:
    """Whether the number stands for no number of its own: "two of the four"."""
    atoms = alignment.said.atoms
    number, nearest = atoms[i].number, atoms[i - 1] if i else None
    determined = nearest is not None and nearest.tag == "D"
    if number is not None and number.ordinal and determined and not _counted(alignment, i):
        return True  # "the second" of two offers stands for the offer
    if _past(alignment, i) and not (number is not None and number.ordinal):
        return True  # "after the three defeats" dates something else
    following = atoms[i + 1 : i + 1 + _NEAR]
    some = bool(following) and following[0].words[:1] == ("of",)
    return some and any(a.number is not None for a in following)


def _past(alignment: Alignment, i: int) -> str:
    """Return the "after" or "before" that the number at `i` stands behind, "" for none."""
    before = [a for a in alignment.said.atoms[max(0, i - 2) : i] if a.tag != "D"]
    word = before[-1].first_word if before else ""
    return word if word in _SIDES else ""


def _bounded(alignment: Alignment, i: int, number: Quantity) -> Quantity:
    """Return the number at `i`: "after the 115th minute" is any later one."""
    side = _past(alignment, i) if number.ordinal else ""
    if not side:
        return number
    if side == "after":
        return replace(number, bound=Bound.MORE, high=inf, low_open=True)
    return replace(number, bound=Bound.LESS, low=0.0, high_open=True)


def _cover_lasting(alignment: Alignment) -> None:
    """Let a length of time answer for the verb that gives it: "spent ten years as"."""
    for i, atom in enumerate(alignment.said.atoms):
        if atom.verbal and atom.lemma in words("verbs", "last") and alignment.covers[i] is None:
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.text)


def cover_numbers(alignment: Alignment, ctx: Context) -> None:
    """Cover every said number by the best comparable stored one."""
    typed = alignment.typed
    doubted: list[int] = []
    for i, atom in valued(alignment.said):
        if atom.number is None or alignment.covers[i] is not None or _part_of(alignment, i):
            continue
        number = _bounded(alignment, i, atom.number)
        figure = Said(number, _counted(alignment, i), _done(alignment, i))
        found = [(n.slot, c) for n in typed.numbers if (c := _against(figure, n, ctx))]
        duration = _duration_cover(atom.number, typed, ctx)
        if duration is not None:
            found.append(("", duration))
            _cover_lasting(alignment)
        if found:
            slot, best = max(found, key=lambda pair: RANK[pair[1].relation])
            if _another_turn(atom.number, slot, best, typed):
                continue
            if best.relation is Relation.BEYOND and best.reason is None:
                best = replace(best, reason=Reason.TOO_FINE)
            alignment.covers[i] = best
            _cover_side(alignment, i)
            value = any(s == "value" and c.relation is Relation.EXCLUSIVE for s, c in found)
            if value and slot == "detail":
                doubted.append(i)
    _doubt(alignment, doubted)


def _another_turn(number: Quantity, slot: str, best: Cover, typed: Typed) -> bool:
    """Whether the claim's amount is that of one turn, and another's is said.

    How many came on the first day says nothing of the second.
    """
    amount = typed.claim.value_kind == "quantity" and slot == "detail"
    return amount and number.ordinal and best.relation is Relation.EXCLUSIVE


def _cover_side(alignment: Alignment, i: int) -> None:
    """Let the number answer for the "after" or "before" that is part of it."""
    if not _past(alignment, i):
        return
    for j in (i - 1, i - 2):
        if alignment.said.atoms[j].first_word in _SIDES:
            alignment.covers[j] = Cover(Relation.EQUAL, "number", alignment.said.atoms[j].text)
            return


def _doubt(alignment: Alignment, doubted: Sequence[int]) -> None:
    """Leave open a number that only stands beside the value: "won 7" for "won 4 of the 7".

    Where the value itself is said as well, the other number is what it is on file.
    """
    numbers = (i for i, a in enumerate(alignment.said.atoms) if a.number is not None)
    if any(i not in doubted and alignment.slots("number") for i in numbers):
        return
    for i in doubted:
        cover = alignment.covers[i]
        if cover is not None:
            alignment.covers[i] = replace(cover, relation=Relation.BEYOND, reason=Reason.AMBIGUOUS)
