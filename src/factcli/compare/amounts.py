"""Numbers of a statement against the numbers of a claim, with what they count."""

from __future__ import annotations

from factcli.compare.cover import Cover, word_relation
from factcli.compare.typed import content_lemmas
from factcli.language import words
from factcli.model import Period, Reason, Relation
from factcli.records import TYPE_CHECKING
from factcli.values import quantity, timing

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Number, Typed
    from factcli.model import Context, Quantity

_DAY = 86400.0
_RANK = {
    Relation.EQUAL: 5, Relation.WITHIN: 4, Relation.BEYOND: 3, Relation.EXCLUSIVE: 2,
    Relation.OPPOSITE: 1, Relation.UNRELATED: 0,
}  # fmt: skip


def counted(alignment: Alignment, i: int) -> frozenset[str]:
    """Return the lemmas of what the number at `i` counts."""
    following = []
    for atom in alignment.said.atoms[i + 1 : i + 4]:
        if not atom.content or atom.tag not in {"N", "A"}:
            break
        following.append(atom)
    return frozenset(content_lemmas(following))


def _same_things(said: frozenset[str], stored: frozenset[str]) -> bool | None:
    """Whether two numbers count the same; None where one does not say."""
    said, stored = said - words("light", "general"), stored - words("light", "general")
    if not said or not stored:
        return None
    for a in said:
        for b in stored:
            if word_relation(a, b) in {Relation.EQUAL, Relation.WITHIN, Relation.BEYOND}:
                return True
    return False


def _against(said: Quantity, things: frozenset[str], stored: Number, ctx: Context) -> Cover | None:
    if said.ordinal != stored.quantity.ordinal:
        return None
    outcome = quantity.compare(said, stored.quantity, ctx)
    if outcome.relation is Relation.UNRELATED:
        return None
    same = _same_things(things, stored.counted) if said.dimension == "count" else True
    if same is False:
        return None
    if outcome.relation is Relation.EXCLUSIVE and same is None and stored.slot != "value":
        return None
    return Cover(outcome.relation, "number", quantity.show(stored.quantity), outcome.reason, outcome.note)


def duration_cover(said: Quantity, typed: Typed, ctx: Context) -> Cover | None:
    """Compare a said length of time with that of the claim's period."""
    if said.dimension != "time" or said.ordinal:
        return None
    period = typed.state or typed.event
    if period is not None and period.open_end and ctx.as_of is not None:
        period = Period(period.start, timing.day(ctx.as_of))  # so far
    if period is None or timing.length(period) is None:
        return None
    if typed.state is None and period.start == period.end:
        return None
    outcome = timing.compare_duration(said.low / _DAY, said.high / _DAY, period, ctx, approx=said.bound.value == "about")
    return Cover(outcome.relation, "duration", timing.show_period(period), outcome.reason, outcome.note)


def _part_of(alignment: Alignment, i: int) -> bool:
    """Whether the number is some of a larger one: "two of the four"."""
    following = alignment.said.atoms[i + 1 : i + 4]
    number, nearest = alignment.said.atoms[i].number, alignment.said.atoms[i - 1] if i else None
    if number is not None and number.ordinal and not counted(alignment, i) and nearest is not None and nearest.tag == "D":
        return True  # "the second" of two offers stands for the offer
    before = [a for a in alignment.said.atoms[max(0, i - 2) : i] if a.tag != "D"]
    if before and before[-1].words[:1] in {("after",), ("before",)}:
        return True  # "after the 115th minute" is no number of its own
    return bool(following) and following[0].words[:1] == ("of",) and any(a.number is not None for a in following)


def _cover_lasting(alignment: Alignment) -> None:
    """Let a length of time answer for the verb that gives it: "spent ten years as"."""
    for i, atom in enumerate(alignment.said.atoms):
        if atom.verbal and atom.lemma in words("verbs", "last") and alignment.covers[i] is None:
            alignment.covers[i] = Cover(Relation.EQUAL, "phase", atom.text)


def cover_numbers(alignment: Alignment, ctx: Context) -> None:
    """Cover every said number by the best comparable stored one."""
    typed = alignment.typed
    for i, atom in enumerate(alignment.said.atoms):
        if atom.number is None or alignment.covers[i] is not None or _part_of(alignment, i):
            continue
        things = counted(alignment, i)
        found = [c for n in typed.numbers if (c := _against(atom.number, things, n, ctx))]
        duration = duration_cover(atom.number, typed, ctx)
        if duration is not None:
            found.append(duration)
            _cover_lasting(alignment)
        if found:
            best = max(found, key=lambda c: _RANK[c.relation])
            if best.relation is Relation.BEYOND and best.reason is None:
                best = Cover(best.relation, best.slot, best.stored, Reason.TOO_FINE, best.note)
            alignment.covers[i] = best
