"""Praise and blame: who called a thing barbarism did not call it an act of justice."""

from __future__ import annotations

from functools import cache

from factcli.compare.quotes import quote_words
from factcli.language import words
from factcli.language.lemmas import lemma
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment

_ROWS = ("praise", "blame")


def turned_round(alignment: Alignment, left: Iterable[int]) -> bool:
    """Whether the words that the claim does not answer for judge its subject the other way.

    All that is left must praise, and the stored words blame and nowhere praise, or the reverse.
    """
    said = [_side(alignment.said.atoms[i].lemma) for i in left]
    claim = alignment.typed.claim
    stored = {_side(lemma(w)) for text in (claim.value_text, *claim.value_names)
              for w in quote_words(text)} - {""}  # fmt: skip
    sides = set(said)
    judged = len(sides) == 1 and "" not in sides and len(stored) == 1
    return judged and sides != stored and alignment.slots("subject")


@cache
def _side(word: str) -> str:
    """Return the row of a word, "" when it neither praises nor blames."""
    return next((row for row in _ROWS if word in words("attitude", row)), "")
