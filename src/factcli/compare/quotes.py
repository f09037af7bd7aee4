"""Quoted words against stored words: the same, part of them, or altered."""

from __future__ import annotations

import re

from factcli.compare.cover import Cover
from factcli.language import words
from factcli.model import Reason, Relation
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_GAP = re.compile(r"\s*(?:\.\.\.|…|\[[^\]]*\])\s*")
_ALTERED = 0.6


def quote_words(text: str) -> list[str]:
    """Return the folded words of a quotation."""
    return _WORD.findall(fold(text).replace("-", " "))


def _contains(stored: list[str], piece: list[str], start: int) -> int:
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
        end = _contains(whole, piece, position)
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
    content = [w for w in said if len(w) > 3]
    if not content:
        return Relation.UNRELATED
    shared = sum(w in whole for w in content) / len(content)
    return Relation.EXCLUSIVE if shared >= _ALTERED and len(content) >= 2 else Relation.UNRELATED


def cover_quotes(alignment: Alignment) -> None:
    """Cover quoted words by the claim's quotations."""
    typed = alignment.typed
    for i, atom in enumerate(alignment.said.atoms):
        if not atom.quote or alignment.covers[i] is not None:
            continue
        best: Cover | None = None
        for stored in typed.quotes:
            relation = compare_quote(atom.quote, stored)
            if relation in {Relation.EQUAL, Relation.WITHIN}:
                best = Cover(relation, "quote", stored, Reason.QUOTE_MATCHES)
                break
            if relation is Relation.EXCLUSIVE and best is None:
                best = Cover(relation, "quote", stored, Reason.QUOTE_ALTERED, "the words on file differ")
        if best is None and _words_stand(atom.quote, typed.bag):
            best = Cover(Relation.WITHIN, "detail", atom.quote)
        alignment.covers[i] = best


def _words_stand(quote: str, bag: dict[str, str]) -> bool:
    """Whether a title or scare quote merely marks words that the claim has."""
    found = quote_words(quote)
    return bool(found) and len(found) <= 4 and all(w in bag for w in found)
