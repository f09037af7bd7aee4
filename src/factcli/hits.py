"""What a search found."""

from __future__ import annotations

from factcli.records import NamedTuple


class Hit(NamedTuple):
    """A claim, or a sentence of an archive, that a search found.

    `score` is relative to the best there is for this text, 0 to 1, and orders. `words` are those
    that it shares with what was asked, as they stand in it, folded; `share` is how much of what
    was asked they are, in per cent, rare words counting more. Neither says that anything is true.
    """

    rank: int
    score: float
    number: int
    id: str
    text: str
    title: str = ""
    words: tuple[str, ...] = ()
    share: int = 0
    file: str = ""
    line: int = 0
