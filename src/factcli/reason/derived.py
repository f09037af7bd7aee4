"""What two claims together say of a part."""

from __future__ import annotations

from itertools import product

from factcli.model import Reason, Relation, Verdict
from factcli.records import TYPE_CHECKING, dataclass
from factcli.verdict.table import COMPUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Outcome, Quantity
    from factcli.reason.sides import Side

# Claims behind the first few of each side are about something else.
_PAIRED = 4


@dataclass(frozen=True, slots=True)
class Derived:
    """What two claims together say of a part: the outcome and the two sides."""

    outcome: Outcome
    left: Side
    right: Side
    said: str
    stored: str

    def verdict(self, *, negated: bool) -> tuple[Verdict, Reason]:
        """Return the verdict and reason for a part that asserts this, or negates it."""
        computed = COMPUTED.get((self.outcome.relation, negated))
        if computed is None:
            return Verdict.UNVERIFIABLE, Reason.TOO_FINE
        verdict, reason = computed
        return verdict, reason or self.outcome.reason or Reason.ORDER_DIFFERS


def pairs(
    lefts: Sequence[Side], rights: Sequence[Side], most: int = _PAIRED
) -> Iterator[tuple[Side, Side]]:
    """Return each of the first `most` left sides with each of the first right ones."""
    return product(lefts[:most], rights[:most])


def strongest(found: Sequence[Derived]) -> Derived:
    """Return the first that agrees, else the first that clashes, else the first."""
    rank = {Relation.WITHIN: 2, Relation.EQUAL: 2, Relation.EXCLUSIVE: 1}
    return max(found, key=lambda d: rank.get(d.outcome.relation, 0))


def amounts_of(side: Side) -> list[Quantity]:
    """Return the quantities that are the value of the side's claim."""
    return [n.quantity for n in side.typed.numbers if n.slot == "value"]


def amount_of(side: Side) -> Quantity | None:
    """Return the one number that the side's claim is about, None when it has none or several."""
    numbers = amounts_of(side)
    if not numbers and len(side.typed.numbers) == 1:
        numbers = [side.typed.numbers[0].quantity]
    return numbers[0] if len(numbers) == 1 and not numbers[0].ordinal else None
