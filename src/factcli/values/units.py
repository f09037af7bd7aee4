"""Units of measure and currencies: finding one in a text, converting, naming.

The table is data (`language/en/units.txt`). A unit turns a number into the base unit of its
dimension by a factor and, for temperatures, an offset. Two units make a rate ("mg per day").
"""

from __future__ import annotations

from functools import cache

from factcli.language import table, words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values.numeral_tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

# Rates that have a dimension of their own; any other is "mass/time".
_RATES = {"length/time": "speed", "energy/time": "power"}
_MONEY = "money"
_BEHIND = "¢"
_PER_MEASURE = ("mass", "volume", "length", "area")
_NAMED = ("name", "dimension", "factor")


class Unit(NamedTuple):
    """A unit: `written * factor + offset` is the value in the dimension's base unit."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0

    def base(self, written: float) -> float:
        """Return `written` in the base unit."""
        return written * self.factor + self.offset

    def own(self, base: float) -> float:
        """Return `base`, a value in the base unit, in this unit."""
        return (base - self.offset) / self.factor


class _Book(NamedTuple):
    """The unit table: by form as written, by folded form, by name; longest form by head."""

    exact: Mapping[str, Unit]
    folded: Mapping[str, Unit]
    named: Mapping[str, Unit]
    shown: Mapping[str, str]
    heads: Mapping[str, int]


@cache
def _book(language: str) -> _Book:
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    named: dict[str, Unit] = {}
    shown: dict[str, str] = {}
    heads: dict[str, int] = {}
    for key, forms in table("units", language).items():
        parts = key.split()
        if parts[0] == "shown":
            shown[parts[1]] = forms[0]
        if len(parts) < len(_NAMED):
            continue
        unit = _unit(parts)
        named[unit.name] = unit
        shown.setdefault(unit.name, unit.name if unit.name.isupper() else forms[0])
        for form in forms:
            exact.setdefault(form, unit)
            if len(form) > 1:
                folded.setdefault(form.lower(), unit)
            tokens = Tokens(form)
            heads[tokens.words[0]] = max(heads.get(tokens.words[0], 0), tokens.size)
    return _Book(exact, folded, named, shown, heads)


def _unit(parts: list[str]) -> Unit:
    name, dimension, factor = parts[: len(_NAMED)]
    rest = parts[len(_NAMED)] if len(parts) > len(_NAMED) else ""
    if dimension != _MONEY:
        return Unit(name, dimension, float(factor), float(rest or 0))
    code = name if rest in ("", "-") else rest
    return Unit(name, f"{_MONEY}:{code}", float(factor))


def unit_at(tokens: Tokens, at: int, language: str = "en") -> tuple[Unit, int] | None:
    """Return the unit written at token `at` and the token after it, the longest that fits."""
    book = _book(language)
    longest = book.heads.get(tokens.words[at], 0)
    for last in range(at + longest, at, -1):
        if "" in tokens.words[at:last] or _runs_on(tokens, last):
            continue
        unit = _form(book, " ".join(tokens.raw(at, last).replace("-", " ").split()))
        if unit:
            return unit, last
    return None


def _runs_on(tokens: Tokens, last: int) -> bool:
    """Tell whether the token at `last` continues the word or number before it."""
    return tokens.joined(last) and (tokens.is_word(last) or tokens.is_digits(last))


def _form(book: _Book, form: str) -> Unit | None:
    unit = book.exact.get(form)
    if unit is None and len(form) > 1:
        unit = book.folded.get(form.lower())
    return unit


def unit_named(name: str, language: str = "en") -> Unit | None:
    """Return the unit that a quantity's `unit` names, a rate ("milligram per day") too."""
    named = _book(language).named
    above, _, below = name.partition(" per ")
    unit = named.get(above)
    if unit is None or not below:
        return unit
    other = named.get(below)
    return rate(unit, other) if other else None


def written_unit(text: str, language: str = "en") -> Unit | None:
    """Return the unit that the whole of `text` writes, a rate too, or None."""
    tokens = Tokens(text.strip())
    found = unit_at(tokens, 0, language)
    if found is None:
        return None
    unit, last = with_rate(tokens, *found, language)
    return unit if last == tokens.size else None


def rate(above: Unit, below: Unit) -> Unit:
    """Return the unit of `above` per `below`."""
    dimension = f"{above.dimension}/{below.dimension}"
    name = f"{above.name} per {below.name}"
    return Unit(name, _RATES.get(dimension, dimension), above.factor / below.factor)


def with_rate(tokens: Tokens, unit: Unit, at: int, language: str = "en") -> tuple[Unit, int]:
    """Return `unit` and the token after it, joined with a rate when one follows at `at`."""
    below = per_at(tokens, at, language)
    if below is None or unit.offset or "/" in unit.dimension:
        return unit, at
    other, last = below
    loose = tokens.words[at] in words("units", "per-time", language)
    money = unit.dimension.startswith(_MONEY) and other.dimension in _PER_MEASURE
    if loose and other.dimension != "time" and not money:
        return unit, at
    if loose and other.name == "second" and unit.dimension not in ("length", "data", "energy"):
        return unit, at
    return rate(unit, other), last


def per_at(tokens: Tokens, at: int, language: str = "en") -> tuple[Unit, int] | None:
    """Return the unit after "per", "a", "each" or "/" at token `at`, and the token after it."""
    word = tokens.words[at]
    if word == "-" and tokens.hyphened(at):
        at, word = at + 1, tokens.words[at + 1]
        if tokens.words[at + 1] == "-":
            at += 1
    if word not in words("units", "per", language) and (
        word not in words("units", "per-time", language)
    ):
        return None
    if word == "/" and not tokens.joined(at):
        return None
    return unit_at(tokens, at + 1, language)


def currency_before(tokens: Tokens, at: int, language: str = "en") -> tuple[Unit, int] | None:
    """Return the currency written right before token `at` and its first token.

    Only signs and codes stand there: "US$5", "EUR 5", but not "dollars 5".
    """
    book = _book(language)
    for first in (at - 2, at - 1):
        if first < 0 or not tokens.words[first] or not tokens.words[at - 1]:
            continue
        form = tokens.raw(first, at)
        unit = book.exact.get(form)
        if unit is None or not unit.dimension.startswith(_MONEY):
            continue
        if form[0].isupper() or not (form.isalpha() or form in _BEHIND):
            return unit, first
    return None


def is_money(unit: Unit) -> bool:
    """Tell whether `unit` is a currency."""
    return unit.dimension.startswith(_MONEY)


def flagged(form: str, flag: str, language: str = "en") -> bool:
    """Tell whether `form` stands in the row `flag` of the unit table."""
    return form in words("units", flag, language)


def meanings(name: str, language: str = "en") -> tuple[Unit, ...]:
    """Return the units that the shared word `name` may mean besides ("pound": lb)."""
    rows = table("units", language).get(f"also {name}", ())
    units = [unit_named(row, language) for row in rows]
    return tuple(unit for unit in units if unit)


def currencies(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the codes of the currencies that the shared word `name` may mean."""
    return table("units", language).get(f"family {name}", ())


def smaller(name: str, language: str = "en") -> Unit | None:
    """Return the unit that a bare number behind `name` is in ("two hours twenty")."""
    rows = table("units", language).get(f"then-smaller {name}", ())
    return unit_named(rows[0], language) if rows else None


def shown(name: str, language: str = "en", *, single: bool = False) -> str:
    """Return how the unit `name` is shown after a number, after one alone if `single`."""
    above, per, below = name.partition(" per ")
    text = _book(language).shown.get(above, above)
    if single and f"shown {above}" in table("units", language):
        text = above.replace("-", " ")
    return f"{text} per {below}" if per else text
