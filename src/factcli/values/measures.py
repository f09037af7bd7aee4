"""One number with its unit or currency as written: "$3bn", "5 ft 10 in", "ten-year".

Puts numerals and units together. Knows nothing of hedges and ranges, nor whether a number
is a quantity at all.
"""

from __future__ import annotations

from factcli.language import table, words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import units
from factcli.values.number_words import Numeral, lexicon
from factcli.values.numerals import numeral_at
from factcli.values.units import Unit

if TYPE_CHECKING:
    from factcli.values.numeral_tokens import Tokens

TIMES = Unit("", "times")
_ROUND = 10
_MANY = 5
_TENTH = 0.1


class Measure(NamedTuple):
    """A number and its unit, at tokens `first` up to `last` (not included)."""

    number: Numeral
    unit: Unit | None
    first: int
    last: int


def measure_at(tokens: Tokens, at: int, language: str = "en") -> Measure | None:
    """Return the number with its unit that starts at token `at`, or None."""
    before = units.currency_before(tokens, at, language) if at else None
    number = _signed(tokens, at, language, money=before is not None)
    if number is None:
        return None
    if before:
        unit, last = units.with_rate(tokens, before[0], number.last, language)
        return Measure(number, unit, before[1], last)
    if number.kind == "article":
        return _one_unit(tokens, number, language)
    if number.kind in ("ordinal", "clash"):
        return Measure(number, None, number.first, number.last)
    if number.kind in ("times", "cardinal", "vague"):
        multiple = _multiple(tokens, number, language)
        if multiple:
            return multiple
    return _with_unit(tokens, number, language)


def _signed(tokens: Tokens, at: int, language: str, *, money: bool) -> Numeral | None:
    """Read a number with a minus sign or the word "minus" before it."""
    if tokens.words[at] == "minus":
        number = numeral_at(tokens, at + 1, language)
        if number is None or number.kind != "cardinal" or tokens.is_digits(at - 1):
            return None
        return number._replace(value=-number.value, first=at)
    number = numeral_at(tokens, at, language, money=money)
    signed = at > 0 and tokens.words[at - 1] == "-" and tokens.joined(at)
    if number and signed and tokens.is_digits(at) and not tokens.joined(at - 1):
        return number._replace(value=-number.value, first=at - 1)
    return number


def _one_unit(tokens: Tokens, number: Numeral, language: str) -> Measure | None:
    """Read "a decade", "a mile": an article that counts because a unit follows.

    "a year" needs a word around it that shows a length of time ("for a year", "a year
    later"): else it is "75 mg … a day", or "a day when it rained".
    """
    at = number.last
    form = tokens.words[at]
    found = units.unit_at(tokens, at, language)
    if found is None or len(form) < 3 or units.flagged(form, "weak", language):
        return None
    unit, last = found
    number = _and_a_half(tokens, number, last, language)
    if number.last > last:
        return Measure(number, unit, number.first, number.last)
    if tokens.hyphened(last) or tokens.words[at].endswith("s"):
        return None
    before, behind = tokens.words[number.first - 1], tokens.words[last]
    length = before in words("numbers", "before-span", language) or (
        behind in words("numbers", "behind-span", language)
    )
    always = units.flagged(unit.name, "always-length", language)
    if unit.dimension == "time" and not length and not always:
        return None
    return Measure(number._replace(last=at), unit, number.first, last)


def _and_a_half(tokens: Tokens, number: Numeral, last: int, language: str) -> Numeral:
    """Add the half of "a year and a half"."""
    word = tokens.words[last + 2]
    below = lexicon(language).fraction.get(word, 0.0)
    if tokens.words[last : last + 2] != ["and", "a"] or below not in (2, 4):
        return number
    return number._replace(value=number.value + 1 / below, grain=0.1, rounds=True, last=last + 3)


def _multiple(tokens: Tokens, number: Numeral, language: str) -> Measure | None:
    """Read "twice", "three times a week", "sevenfold", "3x"."""
    at = number.last
    if number.kind != "times":
        step = at + 1 if tokens.hyphened(at) else at
        close = step > at or tokens.joined(at)
        word = tokens.words[step]
        rows = ["multiple"] + ["multiple-close"] * close + ["multiple-hyphen"] * (step > at)
        if not any(word in words("numbers", row, language) for row in rows):
            return None
        if close and tokens.joined(step + 1) and tokens.words[step + 1].isalnum():
            return None
        at = step + 1
    per = units.per_at(tokens, at, language)
    if per and per[0].dimension == "time":
        return Measure(number, TIMES._replace(name=f"per {per[0].name}"), number.first, per[1])
    adverb = _adverb(tokens.words[at], language)
    if adverb:
        return Measure(number, TIMES._replace(name=f"per {adverb.name}"), number.first, at + 1)
    return Measure(number, TIMES, number.first, at)


def _adverb(word: str, language: str) -> Unit | None:
    """Return the time that an adverb of frequency names: day for "daily"."""
    if not word.endswith("ly"):
        return None
    for key, entries in table("units", language).items():
        if key.startswith("adverb ") and word in entries:
            return units.unit_named(key.partition(" ")[2], language)
    return None


def _with_unit(tokens: Tokens, number: Numeral, language: str) -> Measure:
    """Join `number` with the unit behind it, after a hyphen too."""
    at = number.last
    hyphen = tokens.hyphened(at)
    start = at + 1 if hyphen else at
    if number.kind == "fraction":
        start = _of_a(tokens, start)
    found = units.unit_at(tokens, start, language)
    if found is None or not _usable(tokens, number, start, language):
        return Measure(number, None, number.first, at)
    unit, last = found
    if number.kind == "fraction":
        number = number._replace(grain=_TENTH)
    if unit.name == "pound" and _is_weight(tokens, number.first, last, language):
        unit = units.unit_named("lb", language) or unit
    if hyphen:
        return Measure(number, unit, number.first, _age_end(tokens, last, language))
    more = _and_a_half(tokens, number, last, language)
    if more.last > last:
        return Measure(more, unit, number.first, more.last)
    measure = _compound(tokens, Measure(number, unit, number.first, last), language)
    if measure.last > last:
        return measure
    unit, last = units.with_rate(tokens, unit, last, language)
    return Measure(number, unit, number.first, last)


def _of_a(tokens: Tokens, at: int) -> int:
    """Return the token of the unit in "half a metre", "a quarter of a mile", "half hour"."""
    of = tokens.words[at] == "of"
    article = tokens.words[at + of] in ("a", "an", "one")
    return at + of + article if article or not of else at


def _usable(tokens: Tokens, number: Numeral, at: int, language: str) -> bool:
    """Tell whether the form at token `at` is a unit here and not another word."""
    form, raw = tokens.words[at], tokens.raw(at)
    if units.flagged(form, "magnitude-only", language) and number.scale == 1:
        return False
    if units.flagged(raw, "attached-only", language):
        decade = number.value % _ROUND == 0 and number.value >= _ROUND
        return tokens.joined(at) and not (raw == "s" and decade)
    if form == "second" and number.value != 1 and not tokens.hyphened(at - 1):
        return number.kind == "fraction" or (number.value >= _MANY and not tokens.hyphened(at + 1))
    return number.kind != "couple" or number.last - number.first > 1


def _age_end(tokens: Tokens, last: int, language: str) -> int:
    """Return the token after "-old" or "-olds" when it follows the unit at `last`."""
    if tokens.hyphened(last) and units.flagged(tokens.words[last + 1], "age", language):
        return last + 2
    return last


def _is_weight(tokens: Tokens, first: int, last: int, language: str) -> bool:
    """Tell whether pounds here are pounds of weight."""
    behind = tokens.words[last]
    return behind in words("units", "weight-behind", language) or any(
        word in words("units", "weight-before", language)
        for word in tokens.words[max(0, first - 4) : first]
    )


def _compound(tokens: Tokens, measure: Measure, language: str) -> Measure:
    """Add smaller parts in smaller units: "two hours and twenty minutes", "6 feet 2"."""
    smallest = measure.unit
    while smallest and (
        smallest.dimension == "time" or units.flagged(smallest.name, "compound", language)
    ):
        part = _next_part(tokens, measure.last, smallest, language)
        if part is None or part.unit is None or measure.unit is None:
            break
        share = part.unit.factor / measure.unit.factor
        number = measure.number._replace(
            value=measure.number.value + part.number.value * share,
            grain=part.number.grain * share, rounds=True,
        )  # fmt: skip
        measure = measure._replace(number=number, last=part.last)
        smallest = part.unit
    return measure


def _next_part(tokens: Tokens, at: int, larger: Unit, language: str) -> Measure | None:
    """Read a compound's next part at token `at`, in a unit smaller than `larger`."""
    linked = tokens.words[at] in ("and", ",")
    number = numeral_at(tokens, at + 1 if linked else at, language)
    if number is None or number.kind != "cardinal":
        return None
    unit, last = _part_unit(tokens, number, larger, language)
    if unit is None and not linked:
        unit, last = _implied(tokens, number, larger, language), number.last
    if unit is None or unit.dimension != larger.dimension:
        return None
    fits = number.value * unit.factor < larger.factor and unit.factor < larger.factor
    return Measure(number, unit, number.first, last) if fits else None


def _part_unit(
    tokens: Tokens, number: Numeral, unit: Unit, language: str
) -> tuple[Unit | None, int]:
    """Return the unit of a compound's second part: "m" is minutes behind hours."""
    at = number.last
    if unit.dimension == "time" and tokens.words[at] == "m":
        return units.unit_named("minute", language), at + 1
    if unit.name == "foot" and tokens.words[at] == "in":
        return units.unit_named("inch", language), at + 1
    found = units.unit_at(tokens, at, language)
    return found or (None, at)


def _implied(tokens: Tokens, number: Numeral, unit: Unit, language: str) -> Unit | None:
    """Return the unit of a bare second part, when nothing that it could count follows."""
    behind = tokens.words[number.last]
    if behind.isalpha() and behind not in words("numbers", "stop", language):
        return None
    if tokens.joined(number.last) and behind in ("-", "/", ":", "%"):
        return None
    return units.smaller(unit.name, language)
