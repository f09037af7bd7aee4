"""Ids made of sentences."""

from __future__ import annotations

import re

from factcli.language import words
from factcli.records import TYPE_CHECKING
from factcli.store.checks import slug
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*")
_LITTLE = ("determiner", "preposition", "be", "have", "do", "conjunction", "pronoun")
_WORDS, _LETTERS = 5, 60


def derived_id(sentence: str, taken: Collection[str]) -> str:
    """Return an id of the first words of a sentence that carry meaning, not yet taken.

    "The Beacon Tower is 212 metres high." gives "beacon-tower-212-metres-high".
    """
    little = {word for key in _LITTLE for word in words("grammar", key)}
    little -= words("grammar", "negator")
    parts = [slug(word) for word in _WORD.findall(sentence) if fold(word) not in little]
    stem = "-".join([part for part in parts if part][:_WORDS])[:_LETTERS].strip("-") or "claim"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
