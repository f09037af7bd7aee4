"""Results kept for objects that never change, found again by which object it is.

A part of a statement is laid against many claims, and a claim against many parts. What
depends on one of the two alone is asked for each time and found once. To look such a thing
up by its content would cost more than to find it anew.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Thing = TypeVar("Thing")
    Made = TypeVar("Made")

# A statement has some ten parts and readings, and some hundred claims near it.
_HELD = 4096


def by_identity(make: Callable[[Thing], Made], most: int = _HELD) -> Callable[[Thing], Made]:
    """Return `make` with its results held for the last objects, `most` of them at most.

    For frozen things alone, and for results that nobody changes.
    """
    # The thing is held beside its result, so that no other can get its number.
    held: dict[int, tuple[Thing, Made]] = {}

    def get(thing: Thing) -> Made:
        found = held.get(id(thing))
        if found is not None:
            return found[1]
        made = make(thing)
        if len(held) >= most:
            held.clear()
        held[id(thing)] = (thing, made)
        return made

    get.__doc__, get.__name__ = make.__doc__, make.__name__
    return get
