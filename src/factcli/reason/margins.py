"""By how much one amount on file goes beyond another: "beat the record by two seconds"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Relation
from factcli.parse.atoms import word_at
from factcli.reason.derived import Derived, amount_of, pairs
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Quantity
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side


def margins(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what pairs of claims say of the margin that the part gives."""
    atoms = said.atoms
    by = next((i for i in range(len(atoms) - 1) if _gives_margin(atoms, i)), 0)
    verb = next((i for i in range(by) if _surpasses(atoms[i])), 0)
    gap = atoms[by + 1].number if verb else None
    if gap is None:
        return []
    rest = atoms[by + 2 :]
    lefts = sides([*atoms[:verb], *rest], said.text, nearby)
    rights = sides([*atoms[verb + 1 : by], *rest], said.text, nearby) if lefts else []
    found: list[Derived] = []
    for a, b in pairs(lefts, rights):
        found.extend(_apart(a, b, gap, atoms[verb].text))
    return found


def _gives_margin(atoms: Sequence[Atom], i: int) -> bool:
    number = atoms[i + 1].number
    return word_at(atoms, i) == "by" and number is not None and not number.ordinal


def _surpasses(atom: Atom) -> bool:
    return atom.lemma in words("relations", "surpass") and atom.tag != "P"


def _apart(a: Side, b: Side, gap: Quantity, text: str) -> list[Derived]:
    """Compare the distance of two amounts with the margin: less time is better, more of the rest.

    The other way round nothing is said, since there are games that the fewest points win.
    """
    mine, theirs = amount_of(a), amount_of(b)
    if mine is None or theirs is None or a.typed.claim.id == b.typed.claim.id:
        return []
    if not mine.dimension == theirs.dimension == gap.dimension:
        return []
    better, worse = (theirs, mine) if gap.dimension == "time" else (mine, theirs)
    low, high = arithmetic.difference(better, worse)
    if low <= 0:
        return []
    outcome = arithmetic.compare_bounds(gap, low, high)
    if outcome.relation is Relation.UNRELATED:
        return []
    return [Derived(outcome, a, b, text, f"{quantity.show(mine)}; {quantity.show(theirs)}")]
