"""Sums of two amounts on file: "between them, X and Y employ more than 15,000"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Outcome, Relation
from factcli.parse.chatter import plain
from factcli.reason.order import Derived
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from factcli.model import Context
    from factcli.parse.atoms import Assertion
    from factcli.reason.sides import Nearby


def collective(said: Assertion) -> bool:
    """Whether the part speaks of several things taken together."""
    text = f" {plain(said.atoms)} "
    return any(f" {phrase} " in text for phrase in words("relations", "together"))


def totals(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return what the sum of two claims' amounts says of a total that the part gives."""
    if not collective(said):
        return []
    atoms = [a for a in said.atoms if a.lemma not in words("relations", "marker") and a.text != ","]
    joint = next((i for i, a in enumerate(atoms) if a.words[:1] == ("and",)), None)
    number = next((a for a in atoms if a.number is not None), None)
    if joint is None or number is None or number.number is None or not 0 < joint < len(atoms) - 1:
        return []
    rest = [a for a in atoms[joint + 2 :] if a is not number]
    found: list[Derived] = []
    for a in sides([atoms[joint - 1], *rest], said.text, nearby)[:4]:
        for b in sides([atoms[joint + 1], *rest], said.text, nearby)[:4]:
            one = [n.quantity for n in a.typed.numbers if n.slot == "value"]
            two = [n.quantity for n in b.typed.numbers if n.slot == "value"]
            if len(one) != 1 or len(two) != 1 or one[0].dimension != two[0].dimension or a.typed is b.typed:
                continue
            low, high = arithmetic.total(one[0], two[0])
            outcome = arithmetic.compare_bounds(number.number, low, high)
            if outcome.relation is not Relation.UNRELATED:
                stored = f"{quantity.show(one[0])}; {quantity.show(two[0])}"
                made = Outcome(outcome.relation, outcome.reason, outcome.note)
                found.append(Derived(made, a, b, number.text, stored))
    return found
