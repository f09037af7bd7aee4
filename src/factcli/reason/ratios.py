"""One amount on file as a multiple or share of another: "seven times its budget"."""

from __future__ import annotations

from factcli.model import Outcome, Relation
from factcli.reason.order import Derived
from factcli.reason.sides import Side, sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context, Quantity
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby


def _whole(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Return where the phrase after a share or multiple starts and ends."""
    start = at + 1
    if start < len(atoms) and atoms[start].words[:1] in {("of",), ("as",)}:
        start += 1
    end = start
    while end < len(atoms) and (atoms[end].tag in {"D", "A", "N", "Q", "S"} or atoms[end].words[:1] == ("of",)):
        end += 1
    return start, end


def _amount(side: Side, other: Side) -> tuple[Quantity, Quantity] | None:
    mine = [n.quantity for n in side.typed.numbers if n.slot == "value" and not n.quantity.ordinal]
    theirs = [n.quantity for n in other.typed.numbers if n.slot == "value" and not n.quantity.ordinal]
    for a in mine:
        for b in theirs:
            if a.dimension == b.dimension:
                return a, b
    return None


def ratios(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return what pairs of claims say of the multiple or share that the part asserts."""
    found: list[Derived] = []
    atoms = list(said.atoms)
    for at, atom in enumerate(atoms):
        if atom.number is None or atom.number.dimension not in {"times", "share"} or atom.number.ordinal:
            continue
        start, end = _whole(atoms, at)
        whole = [a for a in atoms[start:end] if a.content]
        if not whole:
            continue
        verb = next((i for i, a in enumerate(atoms) if a.verbal), at)
        subject = [a for a in atoms[:verb] if a.content]
        lefts = sides([*atoms[:at], *atoms[end:]], said.text, nearby)
        tail = [a for a in atoms[end:] if a.tag != "O"]
        rights = [
            s for filled in ([*subject, *whole], [*whole, *tail], [*subject, *whole, *tail], whole)
            for s in sides(filled, said.text, nearby)
        ]  # fmt: skip
        found.extend(_pairs(lefts, rights, atom))
    return found


def _pairs(lefts: list[Side], rights: list[Side], atom: Atom) -> list[Derived]:
    found = []
    for a in lefts[:4]:
        for b in rights[:4]:
            pair = _amount(a, b)
            if pair is None or a.typed.claim.id == b.typed.claim.id or atom.number is None:
                continue
            low, high = arithmetic.ratio(*pair)
            outcome = arithmetic.compare_bounds(atom.number, low, high)
            if outcome.relation is Relation.UNRELATED:
                continue
            stored = f"{quantity.show(pair[0])}; {quantity.show(pair[1])}"
            found.append(Derived(Outcome(outcome.relation, outcome.reason, outcome.note), a, b, atom.text, stored))
    return found
