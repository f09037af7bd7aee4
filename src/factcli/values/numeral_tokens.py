"""A text as the tokens that number reading works on: folded words with exact offsets.

Each token is folded by itself, so no map between folded and original offsets is needed.
Several empty words follow the last token, and `words[-1]` is one of them, so that looking
a little ahead or behind never needs a test of the bounds.
"""

from __future__ import annotations

import re

from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Span

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![0-9A-Za-z])\.[0-9]+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_AHEAD = 8
_OPENERS = frozenset(".!?:;\"'(")
_SHORT = 3
_HEADLINE = 4


def _folded(word: str) -> str:
    """Fold `word`, but not "½" to "1/2" nor "‥" to "..": a sign is no number in digits."""
    plain = fold(word)
    return plain if plain[:1].isalpha() or len(plain) == len(word) else word


class Tokens:
    """The tokens of one text: folded `words`, and where each starts and ends."""

    __slots__ = ("_titled", "ends", "size", "starts", "text", "words")

    def __init__(self, text: str, skip: Sequence[Span] = ()) -> None:
        self.text = text
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(text):
            word = match.group()
            words.append(word.lower() if word.isascii() else _folded(word))
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        self.size = len(words)
        self.starts, self.ends = starts, ends
        if skip:
            self._blank(words, skip)
        words += [""] * _AHEAD
        self.words = words
        self._titled: bool | None = None

    def _blank(self, words: list[str], skip: Sequence[Span]) -> None:
        """Empty the words inside `skip`: they end a phrase and start none."""
        spans = sorted(skip)
        at = 0
        for index in range(self.size):
            while at < len(spans) and spans[at][1] <= self.starts[index]:
                at += 1
            if at < len(spans) and spans[at][0] < self.ends[index]:
                words[index] = ""

    def joined(self, index: int) -> bool:
        """Tell whether token `index` follows the one before it without a space."""
        return 0 < index < self.size and self.starts[index] == self.ends[index - 1]

    def raw(self, first: int, last: int | None = None) -> str:
        """Return the text of tokens `first` up to, not including, `last` as written."""
        last = first + 1 if last is None else last
        if not 0 <= first < last <= self.size:
            return ""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_digits(self, index: int) -> bool:
        """Tell whether token `index` is written in digits."""
        word = self.words[index]
        return bool(word) and (word[0] in "0123456789" or (word[0] == "." and len(word) > 1))

    def is_word(self, index: int) -> bool:
        """Tell whether token `index` is made of letters."""
        return self.words[index][:1].isalpha()

    def hyphened(self, index: int) -> bool:
        """Tell whether a hyphen at `index` joins the tokens on both its sides."""
        return self.words[index] == "-" and self.joined(index) and self.joined(index + 1)

    def opens(self, index: int) -> bool:
        """Tell whether token `index` opens the text, a sentence or a quotation."""
        if index == 0 or self.words[index - 1] in _OPENERS:
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def capital(self, index: int) -> bool:
        """Tell whether token `index` starts with a capital that could mark a name."""
        return self.raw(index)[:1].isupper() and not self.titled

    @property
    def titled(self) -> bool:
        """Whether the text writes nearly every word with a capital, as headlines do."""
        if self._titled is None:
            long = [
                self.text[start]
                for start, end in zip(self.starts, self.ends, strict=True)
                if end - start > _SHORT and self.text[start].isalpha()
            ]
            capitals = sum(letter.isupper() for letter in long)
            self._titled = capitals == len(long) and (len(long) >= _HEADLINE or self.text.isupper())
        return self._titled
