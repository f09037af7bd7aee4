"""The words around a number that say how exact it is: "about", "at least", "or more".

Finds them and widens a number to the bounds that they mean. Knows nothing of units.
"""

from __future__ import annotations

from functools import cache
from math import inf

from factcli.language import table, words
from factcli.model import Bound
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values.numeral_tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

_TENTH = 0.1
_BEFORE = ("about", "nearly", "slightly-over", "more", "more-verb", "least", "most", "within",
           "less", "exact")  # fmt: skip
_AFTER = ("after-least", "after-most", "after-about")
_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class Hedge(NamedTuple):
    """A bound word or phrase: its kind, where it starts and ends, and its words."""

    kind: str
    first: int
    last: int
    phrase: tuple[str, ...] = ()


class Bounds(NamedTuple):
    """A number widened: its bounds, whether each excludes itself, and what kind it is."""

    low: float
    high: float
    bound: Bound = Bound.EXACT
    low_open: bool = False
    high_open: bool = False


@cache
def _phrases(language: str, *, after: bool) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Return the bound phrases by their word nearest to the number, longest first."""
    rows = table("numbers", language)
    found: _Phrases = {}
    for kind in _AFTER if after else _BEFORE:
        for entry in rows.get(kind, ()):
            tokens = Tokens(entry)
            phrase = tuple(tokens.words[: tokens.size])
            found.setdefault(phrase[0 if after else -1], []).append((phrase, kind))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def hedge_before(tokens: Tokens, at: int, floor: int, language: str = "en") -> Hedge | None:
    """Return the bound phrase that ends right before token `at`, not reaching below `floor`."""
    if at <= floor:
        return None
    for phrase, kind in _phrases(language, after=False).get(tokens.words[at - 1], ()):
        first = at - len(phrase)
        if first >= floor and tuple(tokens.words[first:at]) == phrase:
            if phrase == ("over",) and tokens.words[first - 1] in words("numbers", "plain-over"):
                continue
            return Hedge(kind, first, at, phrase)
    return None


def hedge_after(tokens: Tokens, at: int, language: str = "en") -> Hedge | None:
    """Return the bound phrase that starts at token `at`: "or more", "or so", "+".

    A comma may stand before it: "100 mph, give or take".
    """
    if tokens.words[at] == ",":
        found = hedge_after(tokens, at + 1, language)
        return found if found and found.kind == "after-about" else None
    for phrase, kind in _phrases(language, after=True).get(tokens.words[at], ()):
        last = at + len(phrase)
        close = phrase[0] not in "-+" or tokens.joined(at)
        if close and tuple(tokens.words[at:last]) == phrase:
            return Hedge(kind, at, last, phrase)
    return None


def widened(value: float, half: float, kind: str) -> Bounds:
    """Return the bounds that a hedge of `kind` gives `value`, whose last digit is worth
    twice `half`."""
    if kind == "exact":
        return Bounds(value, value)
    kind = kind.removeprefix("after-")
    tenth = _TENTH * abs(value)
    floor = 0.0 if value >= 0 else -inf
    wide = max(tenth, half)
    above = Bounds(value, inf, Bound.MORE, low_open=True)
    below = Bounds(floor, value, Bound.AT_MOST)
    return {
        "about": Bounds(value - wide, value + wide, Bound.ABOUT),
        "nearly": Bounds(value - tenth, value, Bound.ABOUT),
        "slightly-over": Bounds(value, value + tenth, Bound.ABOUT),
        "more": above,
        "more-verb": above,
        "least": Bounds(value, inf, Bound.AT_LEAST),
        "most": below,
        "within": below,
        "less": Bounds(floor, value, Bound.LESS, high_open=True),
    }.get(kind, Bounds(value, value))
