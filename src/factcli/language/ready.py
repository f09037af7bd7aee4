"""What is made of word files alone, and so need not be made anew by every run.

To read a table and turn it about takes longer than to check a statement. Whoever can keep
things between runs (the store) is the keeper here, and is asked first; nobody need be.
"""

from __future__ import annotations

from functools import cache

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    Made = TypeVar("Made")

# What is made of word files, by name.
MAKERS: dict[str, Callable[[], object]] = {}
_keepers: list[Callable[[str], object]] = []


def ask(keeper: Callable[[str], object]) -> None:
    """Make this the keeper: it returns what it has under a name, or None."""
    _keepers[:] = [keeper]


def kept(name: str) -> Any:  # noqa: ANN401 - whatever was made under that name
    """Return what the keeper has under a name, or None."""
    for keeper in _keepers:
        return keeper(name)
    return None


def ready(make: Callable[[], Made]) -> Callable[[], Made]:
    """Return `make`, which is called at most once, and not at all where a keeper has its result.

    For what consists of dicts, tuples, frozensets, texts and numbers, and nobody changes.
    """
    name = f"{make.__module__}.{make.__name__}"
    MAKERS[name] = make

    def get() -> Made:
        found: Made | None = kept(name)
        return make() if found is None else found

    get.__doc__, get.__name__ = make.__doc__, make.__name__
    return cache(get)
