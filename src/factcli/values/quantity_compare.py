"""How a quantity said relates to one on file, and how a quantity is shown.

Both are bounds in the base unit of their dimension. What is said may be rounded by the
digits it is written with, and a unit converted by the digits of what is said; a stored
figure counts as exact, except that one rounded by its own digits cannot refute a finer one.
Whoever calls checks that two counts count the same thing.
"""

from __future__ import annotations

from math import inf, isclose

from factcli.model import Bound, Outcome, Quantity, Reason, Relation
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values import units

if TYPE_CHECKING:
    from factcli.model import Context
    from factcli.values.units import Unit

_NEAR = 1e-9
_TINY = 1e-15
# Rounding may move a figure by no more than this share of it before it is doubted.
_ROUNDING = 0.05
# Months and years have no fixed length: "three months" are 90 days.
_CALENDAR = 0.02
_EXACT = (Bound.EXACT, Bound.RANGE)
_COUNTED = ("count", "times", "ordinal", "score")
_SMALL = 0.1
_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PREFIX = {
    Bound.AT_LEAST: "at least ", Bound.MORE: "more than ", Bound.AT_MOST: "at most ",
    Bound.LESS: "less than ",
}  # fmt: skip


class _Slack(NamedTuple):
    """By how much a said figure may be off: certainly fine, and not certainly wrong."""

    tight: float
    loose: float


def compare(said: Quantity, stored: Quantity, ctx: Context) -> Outcome:
    """Return how `said` relates to `stored`."""
    note = f"said {show(said, ctx.language)}, on file {show(stored, ctx.language)}"
    if said.score or stored.score:
        return _scores(said, stored, note)
    said = aligned(said, stored, ctx.language)
    if said.dimension != stored.dimension:
        return _across(said, stored, note, ctx.language)
    both_rough = said.bound is Bound.ABOUT and stored.bound is Bound.ABOUT
    same = (said.low, said.high) == (stored.low, stored.high)
    if both_rough and stored.low < stored.high and not same:
        # Two rough figures agree when the one said takes in the middle of the one on file.
        middle = (stored.low + stored.high) / 2
        stored = replace(stored, low=middle, high=middle, bound=Bound.EXACT)
    scales = [_scale(said), _scale(stored)]
    if all(scales) and scales[0] != scales[1]:
        # "8.1 out of 13" is no "8.1 out of 10", but "4.5 out of 5" is "9.0 out of 10".
        one, other = _scaled(said, scales[0]), _scaled(stored, scales[1])
        return by_bounds(one, other, note, ctx.language)
    if said.dimension == "times" and said.unit + stored.unit:
        return _frequencies(said, stored, note, ctx.language)
    return by_bounds(said, stored, note, ctx.language)


def aligned(said: Quantity, stored: Quantity, language: str = "en") -> Quantity:
    """Return `said` in the dimension of `stored` where a shared word leaves it open.

    "pounds" may be weight, "degrees" Celsius, "pesos" those on file; "8 out of 10" is a
    share and a mark; "points" may be percentage points.
    """
    if said.dimension == stored.dimension:
        return said
    unit = _meant(said, stored, language)
    return _restated(said, unit) if unit else said


def _meant(said: Quantity, stored: Quantity, language: str) -> Unit | None:
    """Return the unit in the dimension of `stored` that the words of `said` may mean too."""
    others = [
        unit for unit in units.meanings(said.unit, language) if unit.dimension == stored.dimension
    ]
    if others:
        return next((unit for unit in others if unit.name == stored.unit), others[0])
    code = stored.dimension.removeprefix("money:")
    if said.dimension == f"money:{said.unit}" and code in units.currencies(said.unit, language):
        return units.Unit(stored.unit, stored.dimension)
    if said.unit == stored.unit and said.unit.startswith("out of ") and stored.dimension == "count":
        return units.Unit(said.unit, "count", float(said.unit.removeprefix("out of ")))
    if said.dimension == "count" and said.unit == "points" and stored.dimension == "points":
        return units.unit_named("percentage-point", language)
    return None


def _restated(said: Quantity, unit: Unit) -> Quantity:
    """Return `said`, whose bounds are as written, as a quantity in `unit`."""
    return Quantity(
        unit.base(said.low) if abs(said.low) != inf else said.low,
        unit.base(said.high) if abs(said.high) != inf else said.high,
        unit.dimension, unit.name, said.bound, said.low_open, said.high_open,
        said.written, said.step * unit.factor,
    )  # fmt: skip


def _across(said: Quantity, stored: Quantity, note: str, language: str) -> Outcome:
    """Return the outcome for two dimensions, which bear on each other only if the number
    is the same: another currency, points for per cent, a rate for a plain amount."""
    same = said.written != 0 and isclose(said.written, stored.written, rel_tol=_NEAR)
    money = _is_money(said) and _is_money(stored)
    code = stored.dimension.removeprefix("money:")
    if same and money and code in units.currencies(said.unit, language):
        return Outcome(Relation.BEYOND, Reason.AMBIGUOUS, note)
    if same and (money or {said.dimension, stored.dimension} == {"share", "points"}):
        return Outcome(Relation.EXCLUSIVE, Reason.UNIT_DIFFERS, note)
    same = same and said.unit.partition(" per ")[0] == stored.unit.partition(" per ")[0]
    if same and said.dimension == f"{stored.dimension}/time":
        return Outcome(Relation.BEYOND, Reason.TOO_FINE, note)
    if same and stored.dimension == f"{said.dimension}/time" and said.bound is Bound.EXACT:
        return Outcome(Relation.WITHIN, Reason.WITHIN_NUMBER, note)
    return Outcome(Relation.UNRELATED, None, note)


def _is_money(one: Quantity) -> bool:
    return one.dimension.startswith("money:") and "/" not in one.dimension


def _scores(said: Quantity, stored: Quantity, note: str) -> Outcome:
    """Compare two scores; the same one the other way round is left open."""
    if not (said.score and stored.score):
        return Outcome(Relation.UNRELATED, None, note)
    if said.score == stored.score:
        return Outcome(Relation.EQUAL, Reason.MATCHES, note)
    if said.score == stored.score[::-1]:
        return Outcome(Relation.BEYOND, Reason.AMBIGUOUS, note)
    return Outcome(Relation.EXCLUSIVE, Reason.NUMBER_DIFFERS, note)


def _frequencies(said: Quantity, stored: Quantity, note: str, language: str) -> Outcome:
    """Compare "twice a week" with another frequency, or with a plain "twice"."""
    here, there = (
        units.unit_named(one.unit.removeprefix("per "), language) for one in (said, stored)
    )
    if here and there:
        outcome = by_bounds(
            _scaled(said, here.factor), _scaled(stored, there.factor), note, language
        )
        same = here == there or outcome.relation not in (Relation.EQUAL, Relation.WITHIN)
        return outcome if same else replace(outcome, reason=Reason.COMPUTED)
    outcome = by_bounds(said, stored, note, language)
    if outcome.relation not in (Relation.EQUAL, Relation.WITHIN):
        return Outcome(Relation.UNRELATED, None, note)
    if here:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE, note)
    return Outcome(Relation.WITHIN, Reason.WITHIN_NUMBER, note)


def _scale(one: Quantity) -> float:
    """Return the most that a mark such as "8.1 out of 10" can be, 0 for any other figure."""
    marked = one.dimension == "count" and one.unit.startswith("out of ")
    return float(one.unit.removeprefix("out of ")) if marked else 0.0


def _scaled(one: Quantity, divisor: float) -> Quantity:
    return replace(one, low=one.low / divisor, high=one.high / divisor)


def by_bounds(said: Quantity, stored: Quantity, note: str, language: str = "en") -> Outcome:
    """Compare two quantities of one dimension by their bounds."""
    factors = {_factor(said, language), _factor(stored, language)}
    converted = said.unit != stored.unit and len(factors - {0.0}) > 1
    if _contains(said, stored, 0.0):
        equal = _contains(stored, said, 0.0)
        relation = Relation.EQUAL if equal else Relation.WITHIN
        plain = Reason.MATCHES if equal else Reason.WITHIN_NUMBER
        return Outcome(relation, Reason.COMPUTED if converted else plain, note)
    slack = _slack(said, stored, language, converted=converted)
    if _contains(said, stored, slack.tight):
        return Outcome(
            Relation.WITHIN, Reason.COMPUTED if converted else Reason.WITHIN_NUMBER, note
        )
    if not _disjoint(said, stored, slack.loose + stored.step):
        return Outcome(Relation.BEYOND, Reason.TOO_FINE, note)
    unit = converted and isclose(said.written, stored.written, rel_tol=_NEAR)
    return Outcome(Relation.EXCLUSIVE, Reason.UNIT_DIFFERS if unit else Reason.NUMBER_DIFFERS, note)


def _factor(one: Quantity, language: str) -> float:
    unit = units.unit_named(one.unit, language)
    return unit.factor if unit else 0.0


def _slack(said: Quantity, stored: Quantity, language: str, *, converted: bool) -> _Slack:
    """Return by how much the digits that `said` is written with let it be off."""
    if said.bound not in _EXACT:
        return _Slack(0.0, 0.0)
    size = max(abs(said.low), abs(said.high))
    half = said.step
    if not half and said.dimension not in _COUNTED and said.bound is Bound.EXACT:
        unit = units.unit_named(said.unit, language)
        half = 0.5 * unit.factor if unit else 0.0
        size -= unit.offset if unit else 0.0
    tight = min(half, _ROUNDING * abs(size))
    if converted and said.dimension == "time" and any(
        units.flagged(one.unit, "calendar", language) for one in (said, stored)
    ):  # fmt: skip
        tight = max(tight, _CALENDAR * size)
    return _Slack(tight, max(half, tight))


class _End(NamedTuple):
    """One end of a quantity: where it is, and whether it excludes that point itself."""

    at: float
    open: bool


def _low(one: Quantity, slack: float = 0.0) -> _End:
    return _End(one.low - slack, one.low_open)


def _high(one: Quantity, slack: float = 0.0) -> _End:
    """Return the upper end mirrored, so that both ends compare alike."""
    return _End(-one.high - slack, one.high_open)


def _contains(outer: Quantity, inner: Quantity, slack: float) -> bool:
    """Tell whether all of `inner` lies in `outer` widened by `slack` on both sides."""
    return _starts_in(_low(inner), _low(outer, slack)) and _starts_in(
        _high(inner), _high(outer, slack)
    )


def _starts_in(inner: _End, outer: _End) -> bool:
    """Tell whether what starts at `inner` starts inside of what starts at `outer`."""
    if abs(inner.at) == inf or abs(outer.at) == inf:
        return inner.at >= outer.at
    if isclose(inner.at, outer.at, rel_tol=_NEAR, abs_tol=_TINY):
        return inner.open or not outer.open
    return inner.at > outer.at


def _disjoint(one: Quantity, other: Quantity, slack: float) -> bool:
    """Tell whether two quantities have no value in common and lie more than `slack` apart."""
    return _apart(_high(one), _low(other), slack) or _apart(_high(other), _low(one), slack)


def _apart(high: _End, low: _End, slack: float) -> bool:
    """Tell whether the mirrored upper end `high` lies below `low` by more than `slack`."""
    if abs(high.at) == inf or abs(low.at) == inf:
        return -high.at < low.at
    if isclose(slack - high.at, low.at, rel_tol=_NEAR, abs_tol=_TINY):
        return (high.open or low.open) and not slack
    return slack - high.at < low.at


def show(q: Quantity, language: str = "en") -> str:
    """Return `q` in words as a reader would write it: "more than 1.2 million dollars"."""
    if q.score:
        return "–".join(str(points) for points in q.score)
    if q.ordinal:
        return _nth(int(q.written))
    unit = units.unit_named(q.unit, language)
    hundred = 100.0 if q.dimension == "share" and unit is None else 1.0
    if q.bound is Bound.RANGE:
        low, high = (unit.own(end) if unit else end * hundred for end in (q.low, q.high))
        return f"{_number(low)} to {_number(high)}{_unit_shown(q, language)}"
    return f"{_prefix(q, unit)}{_number(q.written * hundred)}{_unit_shown(q, language)}"


def _prefix(q: Quantity, unit: Unit | None) -> str:
    """Return the bound word that `q` is shown with."""
    if q.bound is not Bound.ABOUT:
        return _PREFIX.get(q.bound, "")
    written = unit.base(q.written) if unit else q.written
    if isclose(q.high, written, rel_tol=_NEAR):
        return "nearly "
    return "just over " if isclose(q.low, written, rel_tol=_NEAR) else "about "


def _unit_shown(q: Quantity, language: str) -> str:
    if q.dimension == "share":
        return " ‰" if q.unit == "‰" else " %"
    single = q.written == 1 and q.bound is not Bound.RANGE
    if q.dimension == "times":
        return f" {'time' if single else 'times'} {q.unit}".rstrip()
    return f" {units.shown(q.unit, language, single=single)}" if q.unit else ""


def _number(value: float) -> str:
    """Return a number with as few digits as say it, large ones with a magnitude word."""
    if abs(value) == inf:
        return str(value)
    for magnitude, word in _MAGNITUDES:
        short = round(value / magnitude, 3)
        if abs(value) >= magnitude and isclose(short * magnitude, value, rel_tol=_NEAR):
            return f"{short:g} {word}"
    if float(value).is_integer():
        return f"{int(value):,}"
    if abs(value) < _SMALL:
        return f"{value:.3g}"
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def _nth(number: int) -> str:
    teen = number % 100 in (11, 12, 13)
    return f"{number:,}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
