"""The words of time as tables for look-up, and a text as tokens to look up.

Nothing here decides what a time is: `date` and `relative` read single times off the
tokens, `period` joins them and reads the prepositions.
"""

from __future__ import annotations

import re
from functools import cache

from factcli.language import table
from factcli.language.ready import ready
from factcli.records import TYPE_CHECKING
from factcli.text import fold, fold_with_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\S")
_DIGIT = re.compile(r"[0-9]")
# Kinds of phrases that a time may begin with, in the order in which they are tried.
_SEEDS = (
    "month", "weekday", "holiday", "season", "dayword", "today", "now", "this", "last", "past",
    "next", "ordinal", "number", "quarter", "decade", "unit", "era-after",
)  # fmt: skip
# Kinds without which there is no time in a text that has no digit.
_HINTS = ("month", "weekday", "holiday", "season", "dayword", "today", "now", "decade", "unit")
# A misspelt month differs by this many letters at most, long ones by one more.
_SHORT_MONTH, _LONG_MONTH = 5, 8


def phrase(words: str) -> str:
    """Return words as they look when the tokens of a text are joined by blanks."""
    return " ".join(_TOKEN.findall(fold(words)))


class Lexicon:
    """The table of times of one language, by kind: phrase to key."""

    def __init__(self, language: str) -> None:
        rows = table("times", language)
        self.phrases: dict[str, dict[str, str]] = {}
        for key, forms in rows.items():
            kind, _, value = key.partition(" ")
            into = self.phrases.setdefault(kind, {})
            for form in forms:
                into.setdefault(phrase(form), value or form)
        self.longest = {
            kind: max(form.count(" ") + 1 for form in forms) for kind, forms in self.phrases.items()
        }
        self.seeds = self._by_first_word()
        self.hints = frozenset(
            form.rpartition(" ")[2] for kind in _HINTS for form in self.phrases[kind]
        )
        self.full = self._first_forms(rows, ("month", "weekday", "unit"))

    def _by_first_word(self) -> dict[str, tuple[str, ...]]:
        seeds: dict[str, tuple[str, ...]] = {}
        for kind in _SEEDS:
            for form in self.phrases[kind]:
                word = form.partition(" ")[0]
                if kind not in seeds.get(word, ()):
                    seeds[word] = (*seeds.get(word, ()), kind)
        return seeds

    @staticmethod
    def _first_forms(rows: dict[str, tuple[str, ...]], kinds: Iterable[str]) -> frozenset[str]:
        return frozenset(
            fold(row[0]) for key, row in rows.items() if key.partition(" ")[0] in kinds
        )

    def number(self, kind: str, word: str) -> int | None:
        """Return the number that a word stands for ("may" is month 5), or None."""
        key = self.phrases[kind].get(word)
        return None if key is None else int(key)

    def misspelt_month(self, word: str) -> str | None:
        """Return the long month name that `word` is a slip of, or None."""
        for name, number in self.phrases["month"].items():
            if not _near(word, name) or name in self.phrases["month-words"]:
                continue
            from rapidfuzz.distance import OSA

            if OSA.distance(word, name) <= (2 if len(name) >= _LONG_MONTH else 1) and number:
                return name
        return None


def _near(word: str, name: str) -> bool:
    # Cheap, so that the distance need not be imported for words that are no slip at all.
    return (
        len(name) >= _SHORT_MONTH
        and word[0] == name[0]
        and abs(len(word) - len(name)) <= 2
        and len(set(word) ^ set(name)) <= 3
    )


@ready
def _english() -> dict[str, Any]:
    return vars(Lexicon("en"))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of time of a language."""
    if language != "en":
        return Lexicon(language)
    made = Lexicon.__new__(Lexicon)
    vars(made).update(_english())
    return made


class Scan:
    """A text as tokens: folded words with the offsets at which they stand in it.

    `day` is that from which "yesterday" counts.

    Indexes before the first and behind the last token give "".
    """

    def __init__(self, text: str, words: Lexicon, day: int | None = None) -> None:
        self.text = text
        self.day = day
        self.lex = words
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for word, start, end in _tokens(text):
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
        self.upper = text.isupper()
        self._spell_months()

    def at(self, index: int) -> str:
        """Return the folded token at a place."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def original(self, index: int) -> str:
        """Return the token at a place as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Tell whether no blank stands before the token."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Tell whether the token is written like a name: "May", not "may" nor "MAY"."""
        word = self.original(index) if 0 <= index < len(self.words) else ""
        return word[:1].isupper() and word[1:].islower()

    def is_in(self, index: int, kind: str) -> bool:
        """Tell whether the token is one of a set of words."""
        return self.at(index) in self.lex.phrases[kind]

    def number(self, kind: str, index: int) -> int | None:
        """Return the number that the token stands for, as a month or an ordinal, say."""
        return self.lex.number(kind, self.at(index))

    def match(self, kind: str, index: int) -> tuple[str, int] | None:
        """Return key and end of the longest phrase of a kind that begins at a token."""
        forms = self.lex.phrases[kind]
        for length in range(self.lex.longest[kind], 0, -1):
            key = forms.get(" ".join(self.words[index : index + length]))
            if key is not None and index + length <= len(self.words):
                return key, index + length
        return None

    def match_back(self, kind: str, index: int, floor: int = 0) -> tuple[str, int] | None:
        """Return key and start of the longest phrase of a kind that ends before a token."""
        forms = self.lex.phrases[kind]
        for length in range(min(self.lex.longest[kind], index - floor), 0, -1):
            key = forms.get(" ".join(self.words[index - length : index]))
            if key is not None:
                return key, index - length
        return None

    def _spell_months(self) -> None:
        """Put right the slips of month names that stand beside a day or a year."""
        for index, word in enumerate(self.words):
            if not (word[0] in "jfasond" and len(word) >= _SHORT_MONTH - 1 and word.isalpha()):
                continue
            if word in self.lex.seeds or not self._beside_number(index):
                continue
            self.words[index] = self.lex.misspelt_month(word) or word

    def _beside_number(self, index: int) -> bool:
        joined = self.at(index + 1) in {",", "."} or self.is_in(index + 1, "of")
        behind = index + 1 + joined
        before = index - 1 - self.is_in(index - 1, "of")
        before -= self.is_in(before, "ordinal-ends")
        return self.at(behind).isdigit() or self.at(before).isdigit()


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    folded, offsets = (text.lower(), None) if text.isascii() else fold_with_map(text)
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        yield match[0], offsets[start] if offsets else start, offsets[end] if offsets else end


def may_hold_times(text: str, words: Lexicon) -> bool:
    """Tell cheaply whether a text can hold a time at all."""
    folded = fold(text)
    return bool(_DIGIT.search(folded)) or not words.hints.isdisjoint(_TOKEN.findall(folded))
