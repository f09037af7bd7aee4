"""One amount on file as a multiple or share of another: "seven times its budget"."""

from __future__ import annotations

from factcli.model import Relation
from factcli.reason.derived import Derived, amounts_of, pairs
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Quantity
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side


_PHRASE = frozenset({"D", "A", "N", "Q", "S"})


def ratios(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what pairs of claims say of the multiple or share that the part asserts."""
    found: list[Derived] = []
    atoms = list(said.atoms)
    for at, atom in enumerate(atoms):
        number = atom.number
        if number is None or number.ordinal or number.dimension not in {"times", "share"}:
            continue
        start, end = _whole(atoms, at)
        whole = [a for a in atoms[start:end] if a.content]
        if not whole:
            continue
        verb = next((i for i, a in enumerate(atoms) if a.verbal), at)
        subject = [a for a in atoms[:verb] if a.content]
        tail = [a for a in atoms[end:] if a.tag != "O"]
        lefts = sides([*atoms[:at], *atoms[end:]], said.text, nearby)
        if not lefts:
            continue
        filled = ([*subject, *whole], [*whole, *tail], [*subject, *whole, *tail], whole)
        rights = [side for part in filled for side in sides(part, said.text, nearby)]
        found.extend(_pairs(lefts, rights, number, atom.text))
    return found


def _whole(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Return where the phrase after a share or multiple starts and ends."""
    start = at + 1
    if start < len(atoms) and atoms[start].words[:1] in {("of",), ("as",)}:
        start += 1
    end = start
    while end < len(atoms) and (atoms[end].tag in _PHRASE or atoms[end].words[:1] == ("of",)):
        end += 1
    return start, end


def _comparable(side: Side, other: Side) -> tuple[Quantity, Quantity] | None:
    """Return the first amounts of the two claims that measure the same."""
    mine = [q for q in amounts_of(side) if not q.ordinal]
    theirs = [q for q in amounts_of(other) if not q.ordinal]
    return next(((a, b) for a in mine for b in theirs if a.dimension == b.dimension), None)


def _pairs(
    lefts: Sequence[Side], rights: Sequence[Side], number: Quantity, text: str
) -> list[Derived]:
    found: list[Derived] = []
    for a, b in pairs(lefts, rights):
        pair = _comparable(a, b)
        if pair is None or a.typed.claim.id == b.typed.claim.id:
            continue
        outcome = arithmetic.compare_bounds(number, *arithmetic.ratio(*pair))
        if outcome.relation is not Relation.UNRELATED:
            stored = f"{quantity.show(pair[0])}; {quantity.show(pair[1])}"
            found.append(Derived(outcome, a, b, text, stored))
    return found
