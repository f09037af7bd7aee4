"""Quoted words against stored words: the same, part of them, or altered."""

from __future__ import annotations

import re

from factcli.compare.cover import Cover, valued
from factcli.compare.relations import SAME
from factcli.language import words
from factcli.model import Reason, Relation
from factcli.parse.tagging import closed
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_GAP = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")
# An altered quotation shares most of its longer words with the stored one, and has a few.
_ALTERED = 0.6
_LONG_LETTERS, _LONG_WORDS = 4, 2
# A short one has so many of its words, and so large a share of them, in order.
_ORDERLY, _IN_ORDER = 0.7, 3
# Longer quotations are told by their longer words alone.
_SHORT = 24
# A title or scare quote is short.
_MARKED = 4


def quote_words(text: str) -> list[str]:
    """Return the folded words of a quotation."""
    return _WORD.findall(fold(text).replace("-", " "))


def _end_of(piece: list[str], stored: list[str], start: int) -> int:
    """Return where `piece` ends in `stored` from `start` on, -1 when it is not there."""
    size = len(piece)
    for i in range(start, len(stored) - size + 1):
        if stored[i : i + size] == piece:
            return i + size
    return -1


def compare_quote(said: str, stored: str) -> Relation:
    """Return EQUAL or WITHIN for the stored words, whole or in part, EXCLUSIVE when altered.

    An ellipsis may leave out words, but never a negation. UNRELATED: other words.
    """
    whole = quote_words(stored)
    position = 0
    pieces = [p for part in _GAP.split(said) if (p := quote_words(part))]
    if not pieces:
        return Relation.UNRELATED
    for piece in pieces:
        end = _end_of(piece, whole, position)
        if end < 0:
            return _altered(pieces, whole)
        skipped = whole[position : end - len(piece)]
        if position and any(w in words("grammar", "negator") for w in skipped):
            return Relation.EXCLUSIVE
        position = end
    return Relation.EQUAL if sum(map(len, pieces)) == len(whole) else Relation.WITHIN


def _altered(pieces: list[list[str]], whole: list[str]) -> Relation:
    """Judge words that are not the stored ones: an altered quotation, or another one."""
    said = [w for piece in pieces for w in piece]
    content = [w for w in said if len(w) >= _LONG_LETTERS]
    shared = sum(w in whole for w in content) / max(len(content), 1)
    altered = shared >= _ALTERED and len(content) >= _LONG_WORDS
    return Relation.EXCLUSIVE if altered or _reworded(said, whole) else Relation.UNRELATED


def _reworded(said: list[str], whole: list[str]) -> bool:
    """Tell whether most words stand in order, and one that carries meaning was changed."""
    if len(said) > _SHORT:
        return False
    same = _common(said, whole)
    if same < _IN_ORDER or same < _ORDERLY * len(said):
        return False
    stored = set(whole)
    return any(w not in stored and _telling(w) for w in said)


def _telling(word: str) -> bool:
    """Tell whether putting this word for another changes what is said."""
    return not closed(word) or word in words("grammar", "negator")


def _common(one: list[str], other: list[str]) -> int:
    """Return how many words the two have in common, in order."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for i, twin in enumerate(other, 1):
            before, row[i] = row[i], before + 1 if word == twin else max(row[i], row[i - 1])
    return row[-1]


def cover_quotes(alignment: Alignment) -> None:
    """Cover quoted words by the claim's quotations, else by its own words."""
    typed = alignment.typed
    for i, atom in valued(alignment.said):
        if atom.quote and alignment.covers[i] is None:
            cover = _quote_cover(atom.quote, typed.quotes)
            if cover is None and _words_stand(atom.quote, typed):
                cover = Cover(Relation.WITHIN, "detail", atom.quote)
            alignment.covers[i] = cover


def _quote_cover(said: str, stored: Iterable[str]) -> Cover | None:
    """Return the first stored quotation that has the words, else one that has others."""
    altered: Cover | None = None
    for quote in stored:
        relation = compare_quote(said, quote)
        if relation in SAME:
            return Cover(relation, "quote", quote, Reason.QUOTE_MATCHES)
        if relation is Relation.EXCLUSIVE and altered is None:
            altered = Cover(
                relation, "quote", quote, Reason.QUOTE_ALTERED, "the words on file differ"
            )
    return altered


def _words_stand(quote: str, typed: Typed) -> bool:
    """Whether a title or scare quote merely marks words that the claim has, and in a row."""
    found = quote_words(quote)
    if not 0 < len(found) <= _MARKED or any(w not in typed.bag for w in found):
        return False
    texts = (quote_words(r.text) for r in typed.readings)
    return len(found) == 1 or any(_end_of(found, text, 0) >= 0 for text in texts)
