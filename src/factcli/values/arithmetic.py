"""Sums, differences, ratios and shares of quantities, as bounds in the base unit.

Bounds that cannot be told (another dimension, a division by zero) are infinite, so that
nothing said of them is ever supported or refuted.
"""

from __future__ import annotations

from math import inf, isnan

from factcli.model import Bound, Outcome, Quantity, Reason, Relation
from factcli.records import TYPE_CHECKING, replace
from factcli.values.quantity_compare import by_bounds, show
from factcli.values.units import unit_named

if TYPE_CHECKING:
    from factcli.model import Context

UNKNOWN = (-inf, inf)


def difference(a: Quantity, b: Quantity) -> tuple[float, float]:
    """Return the bounds of `a` minus `b`."""
    if a.dimension != b.dimension:
        return UNKNOWN
    return _told(a.low - b.high, a.high - b.low)


def total(*quantities: Quantity) -> tuple[float, float]:
    """Return the bounds of the sum; all must be of one dimension."""
    if len({quantity.dimension for quantity in quantities}) != 1:
        return UNKNOWN
    return _told(sum(q.low for q in quantities), sum(q.high for q in quantities))


def ratio(a: Quantity, b: Quantity) -> tuple[float, float]:
    """Return the bounds of `a` divided by `b`: how many times `b` goes into `a`."""
    if a.dimension != b.dimension or b.low <= 0 <= b.high:
        return UNKNOWN
    ends = [x / y for x in (a.low, a.high) for y in (b.low, b.high)]
    return UNKNOWN if any(map(isnan, ends)) else (min(ends), max(ends))


def share(a: Quantity, b: Quantity) -> tuple[float, float]:
    """Return the bounds of the share that `a` is of `b`, 1.0 for the whole."""
    return ratio(a, b)


def compare_bounds(said: Quantity, low: float, high: float, ctx: Context | None = None) -> Outcome:
    """Compare `said` with bounds that were computed in the base unit of its dimension."""
    language = ctx.language if ctx else "en"
    if not low <= high or (low, high) == UNKNOWN:
        return Outcome(Relation.UNRELATED)
    bound = Bound.EXACT if low == high else Bound.RANGE
    computed = Quantity(low, high, said.dimension, bound=bound)
    unit = unit_named(said.unit, language)
    written = unit.own(low) if unit else low
    shown = replace(computed, unit=said.unit, written=written)
    note = f"said {show(said, language)}, computed {show(shown, language)}"
    outcome = by_bounds(said, computed, note, language)
    if outcome.relation in (Relation.EQUAL, Relation.WITHIN):
        return replace(outcome, reason=Reason.COMPUTED)
    return outcome


def _told(low: float, high: float) -> tuple[float, float]:
    return UNKNOWN if isnan(low) or isnan(high) else (low, high)
