"""Characters, words and positions: folding that remembers where each letter stood.

Knows nothing of meaning. Offsets are code points of the original text everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

# Letters that NFKD leaves whole although readers take them for plain ones.
_PLAIN = str.maketrans({
    "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"',
    "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2009": " ",
    "\u202f": " ",
})  # fmt: skip


def fold(text: str) -> str:
    """Return `text` without case and accents, typographic signs made plain ones."""
    if text.isascii():
        return text.lower()
    plain = text.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the original offset.

    The list has one entry more than the folded text, so that a folded end maps too.
    Folding can change lengths: "Straße" gives "strasse".
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    letters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        plain = fold(char)
        letters.append(plain)
        offsets.extend([offset] * len(plain))
    offsets.append(len(text))
    return "".join(letters), offsets


def mixed_alphabets(text: str) -> tuple[str, ...]:
    """Return the words of `text`, in order, that mix Latin, Greek and Cyrillic letters.

    Such a word looks like another one and is not it. Two letters may be a unit: "kΩ".
    """
    if text.isascii():
        return ()
    words = dict.fromkeys(re.findall(r"[^\W\d_]{3,}", text))
    return tuple(word for word in words if not word.isascii() and len(_alphabets(word)) > 1)


def _alphabets(word: str) -> set[str]:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in set(word)}
    return names & {"LATIN", "GREEK", "CYRILLIC"}


class Lines:
    r"""Offset to line and column (both from 1, in code points). Lines end at \n or \r\n."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts.extend(match.end() for match in re.finditer("\n", text))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
