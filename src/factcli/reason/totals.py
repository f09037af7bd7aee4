"""Sums of two amounts on file: "between them, X and Y employ more than 15,000"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Relation
from factcli.parse.chatter import plain
from factcli.reason.derived import Derived, amounts_of, pairs
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from factcli.model import Quantity
    from factcli.parse.atoms import Assertion
    from factcli.reason.sides import Nearby, Side


def collective(said: Assertion) -> bool:
    """Whether the part speaks of several things taken together."""
    text = f" {plain(said.atoms)} "
    return any(f" {phrase} " in text for phrase in words("relations", "together"))


def totals(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what the sum of two claims' amounts says of a total that the part gives."""
    if not collective(said):
        return []
    markers = words("relations", "marker")
    atoms = [a for a in said.atoms if a.lemma not in markers and a.text != ","]
    joint = next((i for i, a in enumerate(atoms) if a.words[:1] == ("and",)), 0)
    total = next((a for a in atoms if a.number is not None), None)
    if total is None or total.number is None or not 0 < joint < len(atoms) - 1:
        return []
    rest = [a for a in atoms[joint + 2 :] if a is not total]
    lefts = sides([atoms[joint - 1], *rest], said.text, nearby)
    rights = sides([atoms[joint + 1], *rest], said.text, nearby) if lefts else []
    found: list[Derived] = []
    for a, b in pairs(lefts, rights):
        summed = _summed(a, b)
        if summed is None:
            continue
        outcome = arithmetic.compare_bounds(total.number, *arithmetic.total(*summed))
        if outcome.relation is not Relation.UNRELATED:
            stored = f"{quantity.show(summed[0])}; {quantity.show(summed[1])}"
            found.append(Derived(outcome, a, b, total.text, stored))
    return found


def _summed(a: Side, b: Side) -> tuple[Quantity, Quantity] | None:
    """Return the amounts of two claims where each has one, and both are of one kind."""
    one, two = amounts_of(a), amounts_of(b)
    if len(one) != 1 or len(two) != 1 or a.typed is b.typed:
        return None
    return (one[0], two[0]) if one[0].dimension == two[0].dimension else None
