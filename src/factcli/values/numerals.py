"""Numbers as written: digits, number words, magnitudes, fractions, ordinals, dozens.

Reads one number at a token and says how exactly it is written. Knows nothing of units,
of the words that hedge a number, or of numbers that are no quantities (dates, names).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcli.language import table, words
from factcli.values import units

if TYPE_CHECKING:
    from factcli.values.numeral_tokens import Tokens

HUNDRED = 100.0
_THOUSAND = 1000.0
_SCORE_LIMIT = 100
_TEN = 10
_LEADING_GROUP = 3
_REACH = 12
_LONGEST = 30
_HUGE = 1e30


class Numeral(NamedTuple):
    """A number read at tokens `first` up to `last` (not included).

    `grain` is the worth of the last digit written (100,000 in "1.2 million"), `rounds`
    tells whether it is rounded by being written so, `scale` is its magnitude word's value.
    `kind` is cardinal, ordinal, fraction, vague ("dozens"), couple, times, article ("a"
    before a unit, value 1) or clash (number words that make no number: a year, a code).
    """

    value: float
    grain: float
    rounds: bool
    first: int
    last: int
    kind: str = "cardinal"
    scale: float = 1.0


class _Lexicon(NamedTuple):
    """The number words of a language, by kind."""

    cardinal: dict[str, float]
    magnitude: dict[str, float]
    collective: dict[str, float]
    letter: dict[str, float]
    ordinal: dict[str, float]
    fraction: dict[str, float]
    vulgar: dict[str, float]
    vague: dict[str, float]
    times: dict[str, float]


@cache
def lexicon(language: str = "en") -> _Lexicon:
    """Return the number words of `language`, read once."""
    found: dict[str, dict[str, float]] = {name: {} for name in _Lexicon._fields}
    for key, entries in table("numbers", language).items():
        kind, _, value = key.partition(" ")
        if kind in found:
            found[kind].update((word, float(value)) for word in entries)
    return _Lexicon(**found)


@cache
def starters(language: str = "en") -> frozenset[str]:
    """Return every word that a number can start with, digits aside."""
    lex = lexicon(language)
    return frozenset({"a", "an"}.union(
        lex.cardinal, lex.ordinal, lex.fraction, lex.vulgar, lex.vague, lex.times, ("minus",),
    )) - {"thirds", "fourths", "fifths"}  # fmt: skip


def numeral_at(tokens: Tokens, at: int, language: str = "en", money: bool = False) -> Numeral | None:
    """Return the number that starts at token `at`, or None.

    With `money` single letters count as magnitudes in any case ("$5m", "$3 b").
    """
    lex = lexicon(language)
    word = tokens.words[at]
    if tokens.is_digits(at):
        return _digits(tokens, at, lex, money)
    if word in ("a", "an"):
        return _after_article(tokens, at, lex, language)
    if word in lex.cardinal:
        return _in_words(tokens, at, at, lex, language)
    if word in lex.vulgar:
        return Numeral(lex.vulgar[word], 0.01, True, at, at + 1, "fraction")
    if word in lex.fraction and (lex.fraction[word] in (2, 4) and word not in lex.ordinal):
        return _fraction(tokens, at, at, 1.0, lex, language)
    if word in lex.ordinal:
        return _ordinal(at, at, lex.ordinal[word])
    if word in lex.vague:
        return _vague(tokens, at, lex, language)
    if word in lex.times:
        return Numeral(lex.times[word], 1.0, False, at, at + 1, "times")
    return None


def _ordinal(first: int, at: int, value: float) -> Numeral:
    return Numeral(value, 1.0, False, first, at + 1, "ordinal")


def _digits(tokens: Tokens, at: int, lex: _Lexicon, money: bool) -> Numeral | None:
    """Read digits, with what may follow: groups, a fraction, a suffix, a magnitude."""
    plain = "".join(char for char in tokens.words[at] if char in "0123456789.")
    whole, _, decimals = plain.partition(".")
    if len(plain) > _LONGEST:
        return None
    at_next = at + 1
    if not decimals and len(whole) <= _LEADING_GROUP and whole[:1] != "0":
        while len(plain) < _LONGEST and _is_group(tokens, at_next):
            plain += tokens.words[at_next]
            at_next += 1
    value, grain = float(plain), 10.0 ** -len(decimals)
    following = tokens.words[at_next]
    if tokens.joined(at_next) and following in words("numbers", "suffix") and not decimals:
        return _ordinal(at, at_next, value)
    if following in lex.vulgar:
        return _scaled(tokens, Numeral(value + lex.vulgar[following], 0.01, True, at, at_next + 1),
                       lex, money)  # fmt: skip
    slash = _slash(tokens, at_next - 1)
    if slash:
        return Numeral(value / slash, 0.01, True, at, at_next + 2, "fraction")
    if following != "/" and tokens.is_digits(at_next) and not tokens.joined(at_next):
        mixed = _slash(tokens, at_next)
        if mixed:
            part = float(tokens.words[at_next]) / mixed
            number = Numeral(value + part, 0.01, True, at, at_next + 3)
            return _scaled(tokens, number, lex, money)
    number = Numeral(value, grain, bool(decimals), at, at_next)
    return _with_half(tokens, _scaled(tokens, number, lex, money), lex)


def _is_group(tokens: Tokens, at: int) -> bool:
    """Tell whether token `at` is a thousands group after a plain space ("600 000 men").

    A letter must follow: three digits after a space alone may be anything.
    """
    group = tokens.words[at]
    if len(group) != _LEADING_GROUP or not group.isdigit() or tokens.joined(at):
        return False
    after = tokens.words[at + 1]
    grouped = len(after) == _LEADING_GROUP and after.isdigit()
    return grouped or (after[:1].isalpha() and not tokens.joined(at + 1))


def _slash(tokens: Tokens, at: int) -> float:
    """Return the denominator when tokens `at` read "1/3", else 0."""
    above, below = tokens.words[at], tokens.words[at + 2]
    if tokens.words[at + 1] != "/" or not (tokens.joined(at + 1) and tokens.joined(at + 2)):
        return 0.0
    if tokens.words[at + 3] in ("/", "-") and tokens.joined(at + 3):
        return 0.0
    if not above.isdigit() or below not in words("numbers", "denominators"):
        return 0.0
    return float(below) if 0 < int(above) < int(below) else 0.0


def _scaled(tokens: Tokens, number: Numeral, lex: _Lexicon, money: bool) -> Numeral:
    """Multiply `number` by the magnitude words that follow it."""
    while True:
        at = number.last
        if tokens.words[at] == "-" and tokens.hyphened(at):
            at += 1
        word = tokens.words[at]
        if word == "and" or not word:
            return number
        factor = lex.magnitude.get(word) or lex.collective.get(word) or 0.0
        if not factor and number.scale == 1:
            factor = _letter(tokens, at, lex, money)
        if not factor or number.value > _HUGE:
            return number
        exact = factor < _THOUSAND
        number = number._replace(
            value=number.value * factor, grain=number.grain * (1.0 if exact else factor),
            rounds=number.rounds or not exact, last=at + 1, scale=number.scale * factor,
        )  # fmt: skip


def _letter(tokens: Tokens, at: int, lex: _Lexicon, money: bool) -> float:
    """Return the magnitude that a letter close to the digits stands for, else 0.

    "m" is metres unless a plural, a unit's name or a currency shows millions.
    """
    factor = lex.letter.get(tokens.words[at], 0.0)
    if not factor or (not tokens.joined(at) and not money) or tokens.joined(at + 1) and (
        tokens.is_word(at + 1) or tokens.is_digits(at + 1)
    ):  # fmt: skip
        return 0.0
    capital = tokens.raw(at).isupper() and not tokens.text.isupper()
    if money or factor == _THOUSAND or (capital and tokens.words[at] in ("m", "b")):
        return factor
    following = units.unit_at(tokens, at + 1)
    if following and following[0].dimension.startswith("money"):
        return factor
    return factor if tokens.words[at] == "m" and is_plural(tokens.words[at + 1]) else 0.0


def _with_half(tokens: Tokens, number: Numeral, lex: _Lexicon) -> Numeral:
    """Add "and a half" or "and three quarters" to `number`, and a magnitude after it."""
    at = number.last
    if tokens.words[at] != "and":
        return number
    above = 1.0 if tokens.words[at + 1] in ("a", "an") else lex.cardinal.get(tokens.words[at + 1])
    below = lex.fraction.get(tokens.words[at + 2])
    if not above or not below or above >= below or tokens.words[at + 3] == "of":
        return number
    grain = (0.1 if below == 2 else 0.01) * number.scale  # noqa: PLR2004
    more = above / below * number.scale
    number = number._replace(value=number.value + more, grain=grain, rounds=True, last=at + 3)
    return _scaled(tokens, number, lex, False)


def _after_article(tokens: Tokens, at: int, lex: _Lexicon, language: str) -> Numeral | None:
    """Read the number that "a" starts: a hundred, a dozen, a couple of, a third."""
    word = tokens.words[at + 1]
    if word in lex.magnitude:
        return _in_words(tokens, at, at + 1, lex, language)
    if word in lex.collective:
        if word == "score" and tokens.words[at + 2] != "of":
            return None
        return Numeral(lex.collective[word], 1.0, False, at, at + 2)
    if word == "couple":
        taken = 3 if tokens.words[at + 2] == "of" else 2
        return Numeral(2.0, 1.0, False, at, at + taken, "couple")
    if word in lex.fraction and word[-1] != "s":
        return _fraction(tokens, at, at + 1, 1.0, lex, language)
    if word in lex.cardinal or word in lex.times or word in lex.ordinal or tokens.is_digits(at + 1):
        return None
    return Numeral(1.0, 1.0, False, at, at + 1, "article") if tokens.is_word(at + 1) else None


def _in_words(tokens: Tokens, first: int, at: int, lex: _Lexicon, language: str) -> Numeral | None:
    """Read number words from token `at`: "twelve hundred", "one hundred and twenty-three"."""
    total, current, scale, at = _sum_words(tokens, at, lex)
    if at == first:
        return None
    word = tokens.words[at]
    if tokens.hyphened(at) and tokens.words[at + 1] in lex.cardinal:
        word = tokens.words[at + 1]
    value = total + current
    if word in lex.cardinal and tokens.words[at - 1] != "and":
        while tokens.words[at] in lex.cardinal or (tokens.words[at] == "-" and tokens.hyphened(at)):
            at += 1
        return Numeral(value, 1.0, False, first, at, "clash")
    step = at + 1 if tokens.hyphened(at) else at
    word = tokens.words[step]
    if word in lex.fraction and value < _TEN and (word[-1] == "s") == (value > 1):
        part = _fraction(tokens, first, step, value, lex, language)
        if part or step > at:
            return part
    if word in lex.ordinal and (value >= HUNDRED or (value >= 2 * _TEN and value % _TEN == 0)):
        return _ordinal(first, step, value + lex.ordinal[word])
    if word == "and" and value >= HUNDRED and tokens.words[step + 1] in lex.ordinal:
        return _ordinal(first, step + 1, value + lex.ordinal[tokens.words[step + 1]])
    rounds = scale >= _THOUSAND and not current
    number = Numeral(value, scale if rounds else 1.0, rounds, first, at, scale=scale)
    if word in lex.collective:
        number = _scaled(tokens, number, lex, False)
    return _with_half(tokens, number, lex)


def _sum_words(tokens: Tokens, at: int, lex: _Lexicon) -> tuple[float, float, float, int]:
    """Add up number words; return what stands before and after the last magnitude."""
    total = current = 0.0
    # "between one hundred and two thousand" are two numbers.
    two = tokens.words[at - 1] == "between" and tokens.words[at : at + _REACH].count("and") < 2
    scale, largest, fresh = 1.0, float("inf"), True
    while True:
        word = tokens.words[at]
        if word in lex.cardinal:
            small = lex.cardinal[word]
            tens = 2 * _TEN <= current % HUNDRED and current % _TEN == 0 and 0 < small < _TEN
            if not (fresh or tens):
                return total, current, scale, at
            current, fresh = current + small, False
        elif word == "hundred" and current < HUNDRED:
            current, fresh = (current or 1.0) * HUNDRED, True
            scale = max(scale, HUNDRED) if not total else scale
        elif word in lex.magnitude and word != "hundred" and lex.magnitude[word] < largest:
            largest = scale = lex.magnitude[word]
            total, current, fresh = total + (current or 1.0) * scale, 0.0, True
        elif word == "and" and fresh and scale > 1 and _continues(tokens, at + 1, lex, two):
            pass
        elif word == "-" and tokens.hyphened(at) and (
            (fresh and scale > 1 and tokens.words[at + 1] in lex.cardinal)
            or _continues_tens(tokens, at + 1, current, lex) or tokens.words[at + 1] in lex.magnitude
        ):  # fmt: skip
            pass
        else:
            return total, current, scale, at
        at += 1


def _continues(tokens: Tokens, at: int, lex: _Lexicon, two: bool) -> bool:
    """Tell whether the words at `at` go on a number ("and two", but not "and two hundred").

    "two hundred and fifty thousand" goes on too, unless `two` numbers are expected.
    """
    if tokens.words[at] not in lex.cardinal:
        return False
    at += 1
    while tokens.words[at] in lex.cardinal or (tokens.words[at] == "-" and tokens.hyphened(at)):
        at += 1
    word = tokens.words[at]
    if word in lex.magnitude:
        return word != "hundred" and not two
    return word not in lex.fraction


def _continues_tens(tokens: Tokens, at: int, current: float, lex: _Lexicon) -> bool:
    small = lex.cardinal.get(tokens.words[at], 0.0)
    return 0 < small < _TEN and current % HUNDRED >= 2 * _TEN and current % _TEN == 0


def _fraction(
    tokens: Tokens, first: int, at: int, above: float, lex: _Lexicon, language: str
) -> Numeral | None:
    """Read a fraction whose denominator is token `at`, and what it is a fraction of."""
    below = lex.fraction[tokens.words[at]]
    value, grain = above / below, 0.1 if below == 2 else 0.01  # noqa: PLR2004
    last = at + 1
    step = last + 1 if tokens.words[last] == "-" and tokens.hyphened(last) else last
    if tokens.words[step] == "of":
        step += 1
    article = tokens.words[step] in ("a", "an", "one")
    step += article
    factor = lex.magnitude.get(tokens.words[step]) or lex.collective.get(tokens.words[step])
    if factor and (article or step == last + 1 or below == 2):  # noqa: PLR2004
        exact = factor < _THOUSAND
        return Numeral(value * factor, grain * factor, not exact, first, step + 1, scale=factor)
    if above == 1 and below not in (2, 4):
        follows = tokens.words[last]
        if follows.isalpha() and follows not in words("numbers", "stop", language):
            return None
    return Numeral(value, 0.01, True, first, last, "fraction")


def _vague(tokens: Tokens, at: int, lex: _Lexicon, language: str) -> Numeral | None:
    """Read "dozens", "tens of thousands": at least two of them."""
    value, last = lex.vague[tokens.words[at]], at + 1
    while tokens.words[last] == "of" and lex.vague.get(tokens.words[last + 1], 0) >= _THOUSAND:
        value, last = value * lex.vague[tokens.words[last + 1]], last + 2
    alone = last == at + 1
    if alone and tokens.words[at] in words("numbers", "needs-of", language):
        if tokens.words[last] != "of" or tokens.words[at] == "tens":
            return None
    return Numeral(2 * value, value, False, at, last, "vague")


@cache
def is_plural(word: str, language: str = "en") -> bool:
    """Tell whether `word` looks like several things: an irregular plural or one in -s."""
    if word in words("numbers", "plural", language):
        return True
    if len(word) < 3 or word[-1] != "s" or word[-2] in "sui'":  # noqa: PLR2004
        return False
    return word not in words("numbers", "stop", language)
