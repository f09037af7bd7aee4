"""Quantities in a text: counts, measures, money, shares, times, ordinals and scores.

Accepts "more than 1.2 million dollars", "75 mg", "a ten-year term", "$3-5bn", "two thirds",
"twice a day", "the 3rd", "won 3-1"; rejects years, dates, clock times, names with a number
("Boeing 737", "Article 22") and the pronoun "one". A span covers the bound words, the number
and its unit; the thing counted stays outside and stands in `unit` ("patients").
"""

from __future__ import annotations

from math import inf

from factcli.language import words
from factcli.model import Bound, Quantity, Span, Value
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import units
from factcli.values.lookalikes import is_lookalike, is_no_score, is_year
from factcli.values.measures import Measure, measure_at
from factcli.values.number_bounds import Bounds, Hedge, hedge_after, hedge_before, widened
from factcli.values.number_words import is_plural, starters
from factcli.values.numeral_tokens import Tokens
from factcli.values.quantity_compare import compare, show
from factcli.values.ranges import Pair, pair_at
from factcli.values.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context

__all__ = ["compare", "find", "read", "show"]

KIND = "quantity"
_DIGITS = frozenset("0123456789.")
_COUNT = Unit("", "count")
_SHARE = Unit("", "share")
_ORDINAL = Unit("", "ordinal")
_COUNTED = 3
_COUPLE = 3.0
_SMALL = 10


class _Hit(NamedTuple):
    """A quantity read at tokens `first` up to `last` (not included)."""

    quantity: Quantity
    first: int
    last: int


def find(text: str, ctx: Context, skip: Sequence[Span] = ()) -> list[Value]:
    """Return the quantities in `text`, in order and without overlap, outside of `skip`."""
    tokens = Tokens(text, skip)
    begin = starters(ctx.language)
    values: list[Value] = []
    at = floor = 0
    while at < tokens.size:
        word = tokens.words[at]
        if word not in begin and word[:1] not in _DIGITS:
            at += 1
            continue
        hits, at = _read_at(tokens, at, floor, ctx.language)
        for hit in hits:
            if hit.first < floor:  # a sign between two numbers went to the first
                continue
            floor = hit.last
            span = Span(tokens.starts[hit.first], tokens.ends[hit.last - 1])
            values.append(Value(KIND, span, text[span.start : span.end], hit.quantity))
    return values


def _read_at(tokens: Tokens, at: int, floor: int, language: str) -> tuple[list[_Hit], int]:
    """Return the quantities that start at token `at`, and the token to go on from."""
    measure = measure_at(tokens, at, language)
    if measure is None:
        return [], at + 1
    pair = pair_at(tokens, measure, language)
    if pair:
        return _read_pair(tokens, pair, floor, language), pair.last
    hit = _single(tokens, measure, floor, language)
    return ([hit], hit.last) if hit else ([], _past(tokens, measure))


def _read_pair(tokens: Tokens, pair: Pair, floor: int, language: str) -> list[_Hit]:
    """Return what two numbers that belong together are: a score, a range, a share, a change."""
    if pair.kind == "score":
        return [] if is_no_score(tokens, pair.first, pair.last, language) else [_score(pair)]
    if not _is_pair(tokens, pair, language):
        return []
    if pair.kind == "change":
        hits = [_single(tokens, one, floor, language) for one in (pair.low, pair.high)]
        return [hit for hit in hits if hit]
    hedge = hedge_before(tokens, pair.first, floor, language)
    return [_paired(tokens, pair, hedge, language)]


def _past(tokens: Tokens, measure: Measure) -> int:
    """Return the token after a rejected number and all that is glued to it."""
    at = max(measure.last, measure.first + 1)
    while tokens.is_digits(at) and (tokens.joined(at) or not is_year(tokens, measure.number)):
        at += 1
    return at


def _is_pair(tokens: Tokens, pair: Pair, language: str) -> bool:
    """Tell whether a pair is a quantity: not two years, a date or part of a name."""
    low, high = pair.low, pair.high
    if high.unit is None and is_year(tokens, low.number) and is_year(tokens, high.number):
        return tokens.words[high.last] in words("numbers", "plural", language)
    bare = low._replace(last=high.last, number=high.number._replace(first=low.number.first))
    return not is_lookalike(tokens, bare, language, hedged=pair.first != low.first)


def _single(tokens: Tokens, measure: Measure, floor: int, language: str) -> _Hit | None:
    hedge = hedge_before(tokens, measure.first, floor, language)
    if is_lookalike(tokens, measure, language, hedged=hedge is not None):
        return None
    return _hedged(tokens, measure, hedge, language)


def _score(pair: Pair) -> _Hit:
    points = (int(pair.low.number.value), int(pair.high.number.value))
    low = float(points[0])
    quantity = Quantity(low, low, "score", written=low, score=points)
    return _Hit(quantity, pair.first, pair.last)


def _paired(tokens: Tokens, pair: Pair, hedge: Hedge | None, language: str) -> _Hit:
    """Return a range or a share of two numbers as a quantity."""
    low, high = pair.low.number, pair.high.number
    first = hedge.first if hedge else pair.first
    if pair.kind == "share":
        out = f"out of {high.value:g}" if tokens.words[pair.low.last] == "out" else ""
        if not low.value.is_integer():
            bounds = widened(low.value, low.grain / 2, hedge.kind if hedge else "exact")
            return _Hit(_quantity(bounds, low.value, low.grain / 2, Unit(out, "count")),
                        first, pair.last)  # fmt: skip
        part = low.value / high.value
        bounds = widened(part, 0.0, hedge.kind if hedge else "exact")
        return _Hit(_quantity(bounds, part, 0.0, Unit(out, "share")), first, pair.last)
    unit = pair.high.unit or Unit(_counted(tokens, pair.last, 2.0, language), "count")
    bounds = Bounds(low.value, high.value, Bound.RANGE)
    if hedge and hedge.kind == "about":
        bounds = bounds._replace(
            low=widened(low.value, low.grain / 2, "about").low,
            high=widened(high.value, high.grain / 2, "about").high,
        )
    step = max(low.grain if low.rounds else 0.0, high.grain if high.rounds else 0.0) / 2
    quantity = _quantity(bounds, low.value, step, unit)
    if pair.low.unit and pair.low.unit != unit:
        quantity = _quantity(bounds._replace(low=unit.own(pair.low.unit.base(bounds.low))),
                             low.value, step, unit)  # fmt: skip
    return _Hit(quantity, first, pair.last)


def _hedged(tokens: Tokens, measure: Measure, hedge: Hedge | None, language: str) -> _Hit:
    """Return `measure` as a quantity with the bound words around it."""
    number, unit = measure.number, measure.unit
    last = measure.last
    if hedge and _is_verb_or_place(hedge, measure):
        hedge = None
    if hedge is None and number.kind in ("cardinal", "fraction", "times"):
        behind = hedge_after(tokens, last, language)
        if behind:
            hedge, last = behind._replace(first=measure.first), behind.last
    kind = hedge.kind if hedge else "exact"
    if hedge and hedge.phrase == ("over",) and unit and unit.dimension == "time":
        strict = tokens.words[hedge.first - 1] in words("numbers", "strict-over", language)
        kind = "more" if strict else "least"
    bounds = widened(number.value, number.grain / 2, kind)
    if number.kind == "vague" and kind == "exact":
        bounds = widened(number.value, 0.0, "least")
    elif number.kind == "couple" and kind == "exact":
        bounds = Bounds(number.value, _COUPLE, Bound.RANGE)
    exact = bounds.bound is Bound.EXACT
    step = number.grain / 2 if exact and number.rounds else 0.0
    unit = unit or _unit_of(tokens, measure, last, language)
    quantity = _quantity(bounds, number.value, step, unit)
    first = min(hedge.first, measure.first) if hedge else measure.first
    first = _with_article(tokens, first, unit, hedge)
    return _Hit(quantity, first, last)


def _with_article(tokens: Tokens, first: int, unit: Unit, hedge: Hedge | None) -> int:
    """Take in the article of "a 46 per cent rise", which belongs to the number there."""
    if unit.dimension == "share" and unit.name and hedge is None:
        return first - (tokens.words[first - 1] in ("a", "an"))
    return first


def _is_verb_or_place(hedge: Hedge, measure: Measure) -> bool:
    """Tell whether a bound word is another word here: "topped 3 lists", "within 5 people"."""
    number, unit = measure.number, measure.unit
    if hedge.kind == "within":
        return unit is None or unit.dimension not in ("time", "length")
    if number.kind == "ordinal":
        return True
    if hedge.kind == "more-verb":
        return unit is None and abs(number.value) < _SMALL
    return number.kind == "article" and hedge.phrase in (("some",), ("=",))


def _unit_of(tokens: Tokens, measure: Measure, last: int, language: str) -> Unit:
    """Return the unit of a number without one: a share, an ordinal, or the thing counted."""
    number = measure.number
    if number.kind == "ordinal":
        return _ORDINAL
    if number.kind == "fraction":
        return _SHARE
    return _COUNT._replace(name=_counted(tokens, last, number.value, language))


def _counted(tokens: Tokens, at: int, value: float, language: str) -> str:
    """Return the words of the thing counted at token `at`: "adult patients".

    They end with the first plural; without one only "one" counts, and the first word.
    """
    if tokens.words[at] == "-" and tokens.hyphened(at):
        return tokens.words[at + 1] if tokens.is_word(at + 1) else ""
    if tokens.words[at] == "of":
        at = _behind_of(tokens, at + 1, language)
    stop = words("numbers", "stop", language)
    taken: list[str] = []
    plural = words("numbers", "plural", language)
    while len(taken) < _COUNTED:
        word = tokens.words[at]
        if not word.isalpha() or (word in stop and word not in plural):
            break
        taken.append(word)
        at += 1
        if tokens.hyphened(at) and tokens.words[at + 1].isalnum():
            word = tokens.words[at + 1]
            taken[-1] += "-" + word
            at += 2
        if is_plural(word, language) and word != "more":
            return _per(tokens, taken, at, language)
    return taken[0] if taken and value == 1 else ""


def _behind_of(tokens: Tokens, at: int, language: str) -> int:
    """Return the token of the noun in "two of its members", "four of the seven awards"."""
    if tokens.words[at] in words("numbers", "determiners", language):
        at += 1
        number = measure_at(tokens, at, language)
        if number and number.number.kind == "cardinal" and number.unit is None:
            at = number.last
    return at


def _per(tokens: Tokens, taken: list[str], at: int, language: str) -> str:
    """Return the counted words, with the unit of time of a rate ("writes per second")."""
    noun = " ".join(taken)
    if tokens.words[at] != "per":
        return noun
    found = units.unit_at(tokens, at + 1, language)
    return f"{noun} per {found[0].name}" if found else noun


def _quantity(bounds: Bounds, written: float, step: float, unit: Unit) -> Quantity:
    """Return the quantity that `bounds`, in `unit`, are in the base unit."""
    return Quantity(
        unit.base(bounds.low) if abs(bounds.low) != inf else bounds.low,
        unit.base(bounds.high) if abs(bounds.high) != inf else bounds.high,
        unit.dimension, unit.name, bounds.bound, bounds.low_open, bounds.high_open,
        written, step * unit.factor, ordinal=unit.dimension == "ordinal",
    )  # fmt: skip


def read(value: str | float, unit: str, ctx: Context) -> Quantity | None:
    """Return a stored number with its unit apart, as a claim file holds it, or None.

    `read("310 million", "USD")`, `read(46, "%")`, `read("some 600,000", "men")`. A unit that
    the table does not know names the thing counted.
    """
    text = value.strip() if isinstance(value, str) else f"{value:.15g}"
    if "e" in text and not isinstance(value, str):
        text = f"{value:.12f}".rstrip("0").rstrip(".")
    unit = unit.strip()
    tokens = Tokens(text)
    hit = _whole(tokens, ctx.language)
    if hit is None:
        return None
    quantity, number_unit = hit
    if not unit or quantity.score or number_unit:
        return quantity
    known = units.written_unit(unit, ctx.language)
    bounds = Bounds(quantity.low, quantity.high, quantity.bound,
                    quantity.low_open, quantity.high_open)  # fmt: skip
    if known is None and unit.casefold() in words("numbers", "multiple", ctx.language):
        known = Unit("", "times")
    known = known or Unit(" ".join(unit.casefold().split()), "count")
    return _quantity(bounds, quantity.written, quantity.step, known)


def _whole(tokens: Tokens, language: str) -> tuple[Quantity, bool] | None:
    """Read the whole of `tokens` as one number; tell too whether a unit stands in it."""
    begin = starters(language)
    for at in range(tokens.size):
        word = tokens.words[at]
        if word not in begin and word[:1] not in _DIGITS:
            continue
        measure = measure_at(tokens, at, language)
        if measure is None:
            continue
        pair = pair_at(tokens, measure, language)
        if pair and pair.kind == "score":
            hit = _score(pair)
        elif pair:
            hedge = hedge_before(tokens, pair.first, 0, language)
            hit = _paired(tokens, pair, hedge, language)
        else:
            hit = _hedged(tokens, measure, hedge_before(tokens, measure.first, 0, language),
                          language)  # fmt: skip
        whole = hit.first == 0 and hit.last == tokens.size
        return (hit.quantity, measure.unit is not None) if whole else None
    return None
