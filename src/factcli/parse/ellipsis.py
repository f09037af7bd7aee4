"""What a later clause leaves out, filled in with the atoms of the clause before it."""

from __future__ import annotations

from factcli.parse.atoms import AUXILIARY, FINITE, NUMBER, finite, has_value, word_at
from factcli.parse.frames import phrases, verb_groups
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Quantity
    from factcli.parse.atoms import Atom

_SO = frozenset({"so", "as"})
_TOO = frozenset({"too", "likewise", "also"})


def subject_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the atoms before the first finite verb, adverbs and times aside."""
    verb = next((i for i, a in enumerate(atoms) if a.tag in FINITE or (a.tag == "VN" and i)), 0)
    start, end = 0, verb
    while start < end and atoms[start].tag in {"C", ","}:
        start += 1
    if start < end and atoms[start].tag in {"P", "T", "R", "TO"}:
        comma = next((i for i in range(start, end) if atoms[i].text == ","), start - 1)
        start = comma + 1
    while start < end and atoms[end - 1].tag in {"R", "X"}:
        end -= 1
    return list(atoms[start:end])


def auxiliary_of(atoms: Sequence[Atom]) -> list[Atom]:
    """Return the auxiliaries before a participle ("was arrested": "was")."""
    group = next(verb_groups(atoms), None)
    if group is None:
        return []
    return [a for a in atoms[group.first : group.main] if a.tag in {"BE", "HAVE", "MD"}]


def _verb_of(atoms: Sequence[Atom]) -> list[Atom]:
    group = next(verb_groups(atoms), None)
    return list(atoms[group.first : group.last + 1]) if group is not None else []


def proform(left: Sequence[Atom], rest: Sequence[Atom]) -> list[Atom] | None:
    """Fill "so did X", "so is X", "as did X", "X did too" with the verb phrase of `left`."""
    subject: list[Atom] = []
    last = len(rest) - 1
    if word_at(rest, 0) in _SO and len(rest) > 2 and rest[1].tag in AUXILIARY:
        subject = list(rest[2:])
    elif word_at(rest, last) in _TOO and len(rest) > 2 and rest[last - 1].tag in AUXILIARY:
        subject = list(rest[: last - 1])
    verbs = {a.tag for a in subject} & FINITE
    if not subject or (verbs and "V" not in verbs):
        return None
    old = subject_of(left)
    tail = left[list(left).index(old[-1]) + 1 :] if old else left
    return [*subject, *tail]


def gapped(left: Sequence[Atom], rest: Sequence[Atom]) -> list[Atom] | None:
    """Fill a clause without its verb: "X runs for 137 minutes and Y for 69"."""
    verb = _verb_of(left)
    if not verb or not has_value(left) or not has_value(rest) or finite(rest):
        return None
    first = next(iter(phrases(rest)), None)
    if (
        first is not None
        and not first.preposition
        and first.first <= 1
        and first.last + 1 < len(rest)
    ):
        if rest[first.items[0]].kind == NUMBER:
            return None
        after = first.last + 1
        return [*rest[:after], *verb, *_fill_unit(left, rest[after:])]
    adverb = any(a.tag == "R" for a in rest)
    placed = rest[0].tag in {"P", "T"} and any(a.tag == "P" for a in rest)
    return [*subject_of(left), *verb, *rest] if adverb or placed else None


def _fill_unit(left: Sequence[Atom], tail: Sequence[Atom]) -> list[Atom]:
    """Give a bare number the unit that the parallel number has ("137 minutes … 69")."""
    model = next((a.number for a in left if a.number is not None), None)
    if model is None or not model.written:
        return list(tail)
    return [
        replace(a, number=_scaled(a.number, model))
        if a.number is not None and _bare(a.number)
        else a
        for a in tail
    ]


def _bare(number: Quantity) -> bool:
    return number.dimension == "count" and not number.unit and bool(number.written)


def _scaled(number: Quantity, model: Quantity) -> Quantity:
    """Return the number in the unit of `model`."""
    factor = (model.low or model.high) / (model.written or 1.0)
    return replace(
        number,
        low=number.low * factor,
        high=number.high * factor,
        step=number.step * factor,
        dimension=model.dimension,
        unit=model.unit,
    )
