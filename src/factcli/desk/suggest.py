"""Words of which only some are right: the right one, or an error that names the nearest."""

from __future__ import annotations

from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def chosen(word: str, known: Sequence[str], what: str) -> str:
    """Return the one of `known` that `word` is, in any case; refuse every other word."""
    for right in known:
        if word.strip().casefold() == right.casefold():
            return right
    raise UsageError(f"there is no {what} {word!r}", did_you_mean(word, known))


def did_you_mean(word: str, known: Sequence[str], *, shown: int = 12) -> str:
    """Return a hint: the nearest known word, else what there is."""
    from factcli.store.suggest import nearest

    near = nearest(word, known)
    if near:
        return f"did you mean {near}?"
    if not known:
        return ""
    more = f" and {len(known) - shown} more" if len(known) > shown else ""
    return f"there is: {', '.join(known[:shown])}{more}"
