"""Variants in letters alone: case, accents, a slip of the hand, white space, quotation marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tests.metamorphic.variants import QUOTED, Seed, Variant, turn

from factcli.language import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG = 7
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACES = (("double", "  "), ("tab", "\t"), ("line break", "\n"), ("no-break", "\u00a0"))
_MARKS = (("curly", "“", "”"), ("guillemets", "«", "»"), ("low", "„", "“"), ("single", "‘", "’"))
_SWAPPED, _DROPPED, _DOUBLED = "swapped", "dropped", "doubled"


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield what differs from the seed in no word."""
    for kind, text in disguises(seed.text, seed.number):
        yield Variant(kind, text, keeps=True)


def disguises(text: str, number: int = 0) -> Iterator[tuple[str, str]]:
    """Yield other ways to write a text, each with its kind, each other than the text."""
    for kind, made in (
        ("lower case", text.lower()),
        ("upper case", text.upper()),
        ("accents off", without_accents(text)),
        *_slips(text, number),
        *_spaced(text, number),
        *_marked(text),
    ):
        if made != text:
            yield kind, made


def without_accents(text: str) -> str:
    """Return the text with plain letters for those with accents."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def _slips(text: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield the text with one slip in a long word, of small letters and then of a name.

    A quotation has to be exact, and a slip that makes another word says something else.
    """
    quoted = [match.span() for match in QUOTED.finditer(text)]
    words = [
        match
        for match in _LETTERS.finditer(text)
        if len(match[0]) >= _LONG
        and not any(start < match.end() and match.start() < end for start, end in quoted)
    ]
    plain = [word for word in words if word[0].islower()]
    named = [word for word in words if word[0][:1].isupper()]
    for kind, group in (("word", plain), ("name", named)):
        for word in turn(group, number):
            for way in turn((_SWAPPED, _DROPPED, _DOUBLED), number + (kind == "name"), 2):
                made = slip(word[0], way)
                if made != word[0] and not lexicon.pos(made):
                    yield f"slip in a {kind}", text[: word.start()] + made + text[word.end() :]


def slip(word: str, way: str) -> str:
    """Return a word mistyped in its middle: two letters swapped, one dropped or doubled."""
    at = len(word) // 2
    if way == _SWAPPED:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if way == _DROPPED:
        return word[:at] + word[at + 1 :]
    return word[: at + 1] + word[at:]


def _spaced(text: str, number: int) -> Iterator[tuple[str, str]]:
    for _, space in turn(_SPACES, number, 2):
        yield "white space", text.replace(" ", space)
    yield "white space", f" \n{text}\t "


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with other quotation marks, and with other apostrophes."""
    for _, left, right in _MARKS:
        yield "quotation marks", QUOTED.sub(lambda m: left + m[0][1:-1] + right, text)  # noqa: B023
    yield "apostrophes", text.replace("'", "’")
    yield "apostrophes", re.sub(r"(?<=\w)'(?=\w)", "", text) if not QUOTED.search(text) else text
