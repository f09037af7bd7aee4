"""What a number is, and the words that numbers are written with."""

from __future__ import annotations

from functools import cache

from factcli.language import table, words
from factcli.records import NamedTuple

_SHORTEST = 3


class Numeral(NamedTuple):
    """A number read at tokens `first` up to `last` (not included).

    `grain` is the worth of the last digit written (100,000 in "1.2 million"), `rounds`
    tells whether it is rounded by being written so, `scale` is its magnitude word's value.
    `kind` is cardinal, ordinal, fraction, vague ("dozens"), couple, times, article ("a"
    before a unit, value 1) or clash (number words that make no number: a year, a code).
    """

    value: float
    first: int
    last: int
    kind: str = "cardinal"
    grain: float = 1.0
    rounds: bool = False
    scale: float = 1.0


class Lexicon(NamedTuple):
    """The number words of one language, by kind, each with its value."""

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
def lexicon(language: str = "en") -> Lexicon:
    """Return the number words of `language`, read once."""
    found: dict[str, dict[str, float]] = {name: {} for name in Lexicon._fields}
    for key, entries in table("numbers", language).items():
        kind, _, value = key.partition(" ")
        if kind in found:
            found[kind].update((word, float(value)) for word in entries)
    return Lexicon(**found)


@cache
def starters(language: str = "en") -> frozenset[str]:
    """Return every word that a number can start with, digits aside."""
    lex = lexicon(language)
    fractions = (word for word, below in lex.fraction.items() if below in (2, 4))
    return words("numbers", "opens", language).union(
        lex.cardinal, lex.ordinal, fractions, lex.vulgar, lex.vague, lex.times
    )


@cache
def is_plural(word: str, language: str = "en") -> bool:
    """Tell whether `word` looks like several things: an irregular plural or one in -s."""
    if word in words("numbers", "plural", language):
        return True
    if len(word) < _SHORTEST or word[-1] != "s" or word[-2] in "sui'":
        return False
    return word not in words("numbers", "stop", language)
