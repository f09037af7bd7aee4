"""The nearest known word to a misspelt one, for "did you mean"."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 200
# Above this many words only those are compared that begin or end alike.
_FEW = 400
_ENDS = 3
_CUTOFF = 65.0


def nearest(word: str, known: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """Return the known word most like `word`, or "" when none is like it."""
    from rapidfuzz import fuzz, process

    if len(word) > _LONGEST:
        return ""
    found = process.extractOne(
        fold(word), sorted(known), processor=fold, scorer=fuzz.ratio, score_cutoff=cutoff
    )
    return found[0] if found else ""


class Speller:
    """Known words to compare many others with: a base may have a hundred thousand of both."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = sorted(known)
        self._asked: dict[tuple[str, float], str] = {}
        self._alike: dict[str, list[str]] = {}

    def nearest(self, word: str, cutoff: float = _CUTOFF) -> str:
        """Return the known word most like `word`, or "" when none is like it."""
        asked = (word, cutoff)
        if asked not in self._asked:
            self._asked[asked] = nearest(word, self._candidates(word), cutoff)
        return self._asked[asked]

    def _candidates(self, word: str) -> list[str]:
        if len(self.known) <= _FEW:
            return self.known
        if not self._alike:
            for each in self.known:
                for end in _ends(each):
                    self._alike.setdefault(end, []).append(each)
        return [each for end in _ends(word) for each in self._alike.get(end, ())[:_FEW]]


def _ends(word: str) -> tuple[str, str]:
    plain = fold(word)
    return f"{plain[:_ENDS]}…", f"…{plain[-_ENDS:]}"
