"""How much of a text's spelling another has: BM25 over runs of four letters.

It sees through endings, compounds, and names that are spelt in two ways, which stems do not.
"""

from __future__ import annotations

import math
from collections import Counter

from factcli.records import TYPE_CHECKING
from factcli.store.search.words import LONGEST, spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

_RUN = 4
# As usual in BM25: how soon a repeated run tells nothing more, and how far length counts.
_SATED, _LENGTH = 1.2, 0.75


def runs(text: str) -> list[str]:
    """Return all runs of four letters of a text, over the ends of words too."""
    line = f" {' '.join(spelled(text[:LONGEST]))} "
    return [line[start : start + _RUN] for start in range(len(line) - _RUN + 1)]


def rarity(rows: int, having: int) -> float:
    """Return how much it tells that a row has something, when `having` of all rows have it."""
    return math.log1p((rows - having + 0.5) / (having + 0.5))


class Wanted:
    """The runs of a text that is looked for, weighed by how rare they are."""

    def __init__(self, text: str) -> None:
        self._counts = Counter(runs(text))
        self._weights: dict[str, float] = {}
        self._average = 1.0

    def keys(self) -> tuple[str, ...]:
        """Return the runs whose numbers of rows are needed."""
        return tuple(self._counts)

    def weigh(self, having: Mapping[str, int], rows: int, average: float) -> None:
        """Take in how many of `rows` rows have each run, and how many runs a row has."""
        self._average = max(average, 1.0)
        self._weights = {
            run: rarity(rows, having.get(run, 0)) * 2 * count / (count + 1)
            for run, count in self._counts.items()
        }

    def score(self, text: str) -> float:
        """Return how much of what is looked for a text has."""
        found = runs(text)
        weights = self._weights
        length = _SATED * (1 - _LENGTH + _LENGTH * len(found) / self._average)
        counts = Counter(filter(weights.__contains__, found))
        return sum(
            weights[run] * count * (_SATED + 1) / (count + length) for run, count in counts.items()
        )
