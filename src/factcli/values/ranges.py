"""Two numbers that make one value: ranges, scores and shares.

"5 to 10 people", "between 40 and 50", "3-1", "one in ten", "nine out of ten". Given the
first measure, reads the second and says what the two are together.
"""

from __future__ import annotations

from factcli.language import words
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import units
from factcli.values.lookalikes import is_year
from factcli.values.measures import Measure, measure_at
from factcli.values.number_words import Numeral, is_plural, lexicon

if TYPE_CHECKING:
    from factcli.values.numeral_tokens import Tokens

_SCORE = 199
_ALTERNATIVES = 2
_IN = (3.0, 4.0, 5.0, 10.0, 100.0)
_DIGITS = 2
_TWO_WORDS = 3
_LINKS = ("-", "to", "and", "or", "through")


class Pair(NamedTuple):
    """Two measures read together: `kind` is range, score, share or change."""

    kind: str
    low: Measure
    high: Measure
    first: int
    last: int


def pair_at(tokens: Tokens, measure: Measure, language: str = "en") -> Pair | None:
    """Return what `measure` and a second number right behind it are together, or None."""
    kind, word = measure.number.kind, tokens.words[measure.last]
    if kind == "clash":
        return _score_in_words(tokens, measure, language)
    if kind not in ("cardinal", "vague"):
        return None
    if measure.unit is None:
        if word in ("in", "out"):
            return _share(tokens, measure, language)
        score = _score(tokens, measure, language) if word in ("-", ":") else None
        if score:
            return score
    return _range(tokens, measure, language) if word in _LINKS else None


def _score(tokens: Tokens, measure: Measure, language: str) -> Pair | None:
    """Read "3-1", "2:0", "three-nil", "1-all" without anything counted behind it."""
    number, sign = measure.number, measure.last
    after = sign + 2
    if not (tokens.joined(sign) and tokens.joined(sign + 1)) or not _points(number):
        return None
    value = _second_points(tokens, sign, number.value, language)
    if value is None or value > _SCORE or (tokens.joined(after) and _more(tokens, after)):
        return None
    if value > number.value and _measures(tokens, after, language):
        return None
    if tokens.words[sign] == "-" and units.unit_at(tokens, after, language):
        return None
    second = Measure(Numeral(value, sign + 1, after), None, sign + 1, after)
    return Pair("score", measure, second, measure.first, after)


def _second_points(tokens: Tokens, sign: int, first: float, language: str) -> float | None:
    """Return the second side's points behind `sign`; "3:10" and "1-05" are times or codes."""
    other = tokens.words[sign + 1]
    if other in words("numbers", "nil", language):
        return 0.0
    if other in words("numbers", "level-score", language):
        return first
    if not (tokens.is_digits(sign + 1) and other.isdecimal()):
        return lexicon(language).cardinal.get(other)
    padded = len(other) == _DIGITS and other[0] == "0"
    clock = tokens.words[sign] == ":" and len(other) > 1
    return None if padded or clock else float(other)


def _score_in_words(tokens: Tokens, measure: Measure, language: str) -> Pair | None:
    """Read "three-one", which is no number in words."""
    first, last = measure.first, measure.last
    lex = lexicon(language).cardinal
    if last - first != _TWO_WORDS or not tokens.hyphened(first + 1):
        return None
    above, below = lex[tokens.words[first]], lex.get(tokens.words[first + 2], -1.0)
    if below < 0 or _measures(tokens, last, language):
        return None
    low = Measure(Numeral(above, first, first + 1), None, first, first + 1)
    high = Measure(Numeral(below, first + 2, last), None, first + 2, last)
    return Pair("score", low, high, first, last)


def _points(number: Numeral) -> bool:
    return 0 <= number.value <= _SCORE and number.grain == 1 and number.scale == 1


def _more(tokens: Tokens, at: int) -> bool:
    """Tell whether the text runs on at token `at` as dates, codes and versions do."""
    if tokens.is_word(at) or tokens.is_digits(at):
        return True
    return tokens.words[at] in ("-", ":", "/", ".") and tokens.joined(at + 1)


def _measures(tokens: Tokens, at: int, language: str) -> bool:
    """Tell whether a unit, a magnitude or something counted follows at token `at`."""
    word = tokens.words[at]
    lex = lexicon(language)
    if word in lex.magnitude or word in lex.collective or units.unit_at(tokens, at, language):
        return True
    return is_plural(word, language) or (
        word.isalpha() and word not in words("numbers", "stop", language)
        and is_plural(tokens.words[at + 1], language)
    )  # fmt: skip


def _share(tokens: Tokens, measure: Measure, language: str) -> Pair | None:
    """Read "one in ten" and "nine out of ten"."""
    at = measure.last + 1
    out = tokens.words[measure.last] == "out"
    if out:
        if tokens.words[at] != "of":
            return None
        at += 1
    second = measure_at(tokens, at, language)
    if second is None or second.unit or second.number.kind != "cardinal":
        return None
    above, below = measure.number.value, second.number.value
    if not 0 <= above <= below or below == 0 or not below.is_integer():
        return None
    if not out and (above == below or is_year(tokens, second.number)
                    or (above != 1 and below not in _IN)):  # fmt: skip
        return None
    return Pair("share", measure, second, measure.first, second.last)


def _range(tokens: Tokens, measure: Measure, language: str) -> Pair | None:
    """Read "5 to 10", "between 5 and 10", "5-10 km", "five or six"."""
    sign, before = tokens.words[measure.last], tokens.words[measure.first - 1]
    between = before == "between"
    if not _links(tokens, measure.last, between=between):
        return None
    second = measure_at(tokens, _behind(tokens, measure.last + 1, language), language)
    if second is None or second.number.kind not in ("cardinal", "vague"):
        return None
    low, high = _aligned(measure, second)
    if low is None or high is None or (sign == "or" and not _alternative(low, high)):
        return None
    ranging = tokens.words[measure.first - 2] in words("numbers", "ranging", language)
    kind = "change" if sign == "to" and before == "from" and not ranging else "range"
    if _base(low) > _base(high):
        return _result(tokens, low, high, language) if kind == "range" and sign == "to" else None
    if kind == "range" and sign == "-" and not _fits(tokens, high, language):
        return None
    return Pair(kind, low, high, measure.first - between, high.last)


def _links(tokens: Tokens, at: int, *, between: bool) -> bool:
    """Tell whether token `at` can link a range: "and" only behind "between", and only that."""
    sign = tokens.words[at]
    if sign == "-":
        return not between and tokens.joined(at) and tokens.joined(at + 1)
    return (sign == "and") == between


def _behind(tokens: Tokens, at: int, language: str) -> int:
    """Return the token of the number at `at`, behind a currency sign or code."""
    for step in (1, 2):
        found = units.currency_before(tokens, at + step, language)
        if found and found[1] == at:
            return at + step
    return at


def _aligned(low: Measure, high: Measure) -> tuple[Measure | None, Measure | None]:
    """Return both measures with the unit and the magnitude that one took from the other."""
    if low.unit and high.unit and low.unit.dimension != high.unit.dimension:
        return None, None
    low = low._replace(unit=low.unit or high.unit)
    high = high._replace(unit=high.unit or low.unit)
    scale = high.number.scale
    if low.number.scale == 1 and scale > 1 and low.number.value < high.number.value / scale:
        number = low.number
        low = low._replace(number=number._replace(
            value=number.value * scale, grain=number.grain * scale, rounds=True
        ))  # fmt: skip
    return low, high


def _base(measure: Measure) -> float:
    return measure.unit.base(measure.number.value) if measure.unit else measure.number.value


def _alternative(low: Measure, high: Measure) -> bool:
    """Tell whether "X or Y" are neighbours, as in "five or six", and not a choice."""
    return 0 < low.number.value < high.number.value <= low.number.value * _ALTERNATIVES


def _fits(tokens: Tokens, high: Measure, language: str) -> bool:
    """Tell whether digits with a hyphen are a range here: a unit or something counted."""
    return high.unit is not None or high.number.scale > 1 or _measures(tokens, high.last, language)


def _result(tokens: Tokens, low: Measure, high: Measure, language: str) -> Pair | None:
    """Read "3 to 1" as a score when nothing counted follows."""
    if low.unit or not (_points(low.number) and _points(high.number)):
        return None
    if _measures(tokens, high.last, language):
        return None
    return Pair("score", low, high, low.first, high.last)
