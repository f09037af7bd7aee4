"""What is counted of verdicts beside the right ones, and how it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

TRUE, FALSE, OPEN = "supported", "refuted", "unverifiable"
_FALSE = frozenset({FALSE, "mixed"})
HEADS: tuple[str, ...] = (
    "set", "rows", "accuracy", "decided right", "coverage", "two-way", "untrue passed",
    "true refuted",
)  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """The counts of one set or subset."""

    rows: int
    right: int
    decided: int
    decided_right: int
    two_way: float
    two_way_rows: int
    passed: int
    untrue: int
    refuted: int
    true: int

    @property
    def coverage(self) -> float:
        """The share of rows that got a verdict other than unverifiable."""
        return self.decided / self.rows if self.rows else 0.0

    def cells(self, name: str) -> tuple[str, ...]:
        """Return the row of the table that shows this."""
        return (
            name, str(self.rows), share(self.right, self.rows),
            f"{share(self.decided_right, self.decided)} ({self.decided_right}/{self.decided})",
            share(self.decided, self.rows), share(self.two_way, self.two_way_rows),
            f"{self.passed}/{self.untrue}", f"{self.refuted}/{self.true}",
        )  # fmt: skip


def share(part: float, whole: int) -> str:
    """Return a share with three decimals, "-" of nothing.

    >>> share(1, 3), share(0, 0)
    ('.333', '-')
    """
    return f"{part / whole:.3f}".removeprefix("0") if whole else "-"


def half_counts(gold: str, said: str) -> float:
    """Return 1 for the right side, 0 for the wrong one, a half for no decision."""
    if said not in _FALSE and said != TRUE:
        return 0.5
    return float((gold == TRUE) == (said == TRUE))


def tally(pairs: Sequence[tuple[str, str]]) -> Tally:
    """Count (right verdict, said verdict) pairs."""
    table = Counter(pairs)
    decided = [(g, s) for g, s in pairs if s != OPEN]
    sided = [(g, s) for g, s in pairs if g == TRUE or g in _FALSE]
    return Tally(
        rows=len(pairs),
        right=sum(n for (g, s), n in table.items() if g == s),
        decided=len(decided),
        decided_right=sum(g == s for g, s in decided),
        two_way=sum(half_counts(g, s) for g, s in sided),
        two_way_rows=len(sided),
        passed=sum(n for (g, s), n in table.items() if s == TRUE != g),
        untrue=sum(g != TRUE for g, _ in pairs),
        refuted=table[TRUE, FALSE],
        true=sum(g == TRUE for g, _ in pairs),
    )


def show(table: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as aligned columns, the first to the left."""
    widths = [max(len(row[i]) for row in table if i < len(row)) for i in range(len(table[0]))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in table
    )
