"""How alike two texts are in letters and words: rapidfuzz, and a stand-in for the first few.

Loading rapidfuzz takes longer than a whole check does, and most checks compare only some
dozens of words. So the first comparisons of a run are made here, by the same formulas and to
the last bit with the same results; from then on rapidfuzz makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Letters compared here in one run before rapidfuzz is worth its loading: about 2 ms.
_MOST = 5000
_left = _MOST
# Blanks that rapidfuzz takes for letters where no letter beyond them is in the text.
_ODD = frozenset("\x85\xa0")


def ratio(one: str, other: str) -> float:
    """Return the similarity of two strings in per cent, as `rapidfuzz.fuzz.ratio` does."""
    return _chosen(_ratio, "ratio", one, other)


def token_set_ratio(one: str, other: str) -> float:
    """Return the similarity of two texts as sets of words, as rapidfuzz's function does."""
    return _chosen(_token_set_ratio, "token_set_ratio", one, other)


def _chosen(own: Callable[[str, str], float], name: str, one: str, other: str) -> float:
    global _left  # noqa: PLW0603 - what is left is one number for the whole process
    _left -= len(one) + len(other)
    if _left >= 0 and _ODD.isdisjoint(one) and _ODD.isdisjoint(other):
        return own(one, other)
    from rapidfuzz import fuzz

    scored: float = getattr(fuzz, name)(one, other)
    return scored


def _ratio(one: str, other: str) -> float:
    letters = len(one) + len(other)
    if not letters:
        return 100.0
    return (1.0 - _edits(one, other) / letters) * 100.0


def _edits(one: str, other: str) -> int:
    """Return how many letters have to be put in or taken out (Hyyrö's bits, 2004)."""
    if one == other:
        return 0
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    every = row = (1 << len(one)) - 1
    for letter in other:
        met = row & places.get(letter, 0)
        row = (row + met) | (row - met)
    shared = (~row & every).bit_count()
    return len(one) + len(other) - 2 * shared


def _token_set_ratio(one: str, other: str) -> float:
    ours, theirs = set(one.split()), set(other.split())
    if not ours or not theirs:
        return 0.0
    shared = ours & theirs
    if shared and (ours <= theirs or theirs <= ours):
        return 100.0
    left, right = " ".join(sorted(ours - theirs)), " ".join(sorted(theirs - ours))
    core = len(" ".join(shared))
    gap = 1 if core else 0
    length, width = core + gap + len(left), core + gap + len(right)
    best = 100.0 - 100.0 * _edits(left, right) / (length + width)
    if not core:
        return best
    whole = 100.0 - 100.0 * (gap + len(left)) / (core + length)
    return max(best, whole, 100.0 - 100.0 * (gap + len(right)) / (core + width))
