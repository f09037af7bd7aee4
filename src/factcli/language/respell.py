"""A misspelt word's likely meaning: the commonest word of the language one slip away."""

from __future__ import annotations

from functools import lru_cache

from factcli.language import lexicon, words
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5
# The lexicon has no longer word; trying the slips of one takes time with the square of its length.
_LONGEST = 48


def _one_slip(word: str) -> set[str]:
    """Return every string one deletion, swap, replacement or insertion away (Norvig 2007)."""
    cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    deleted = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    replaced = {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
    inserted = {a + c + b for a, b in cuts for c in _LETTERS}
    return deleted | swapped | replaced | inserted


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Return the words of structure that are long enough to be misspelt recognisably."""
    keys = ("preposition", "conjunction", "pronoun", "adverb", "wh")
    listed = (word for key in keys for word in words("grammar", key))
    return frozenset(word for word in listed if len(word) >= _SHORTEST and word.isalpha())


def slip_of(word: str, known: AbstractSet[str]) -> str:
    """Return the one word of `known` that `word` is a single slip away from, "" for none or two."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii() or lexicon.pos(word):
        return ""
    near = _one_slip(word) & known
    return next(iter(near)) if len(near) == 1 else ""


@lru_cache(maxsize=4096)
def correct(word: str) -> str:
    """Return the word that a misspelt `word` most likely is, or `word` itself.

    Only words of five letters and more that the lexicon lacks are touched, the first
    letter is kept, and the most used neighbour wins.
    """
    if (
        not _SHORTEST <= len(word) <= _LONGEST
        or not word.isascii()
        or not word.isalpha()
        or lexicon.pos(word)
    ):
        return word
    near = sorted(_one_slip(word))
    plain = next((other for other in near if other in _function_words()), "")
    if plain:
        return plain
    best, weight = word, 0.0
    for other in near:
        uses = sum(w for _, w in lexicon.pos(other))
        if uses > weight:
            best, weight = other, uses
    return best
