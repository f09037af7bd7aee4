"""Telegraphic lists: "X: length 40 m, cost £3m" says each item of X.

An item is a few words without a finite verb. One that only has a value ("2,130 km") or a
name takes the words of the item before it that stand before that item's own value.
"""

from __future__ import annotations

from factcli.parse.atoms import (
    AUXILIARY,
    NAMED,
    NUMBER,
    PUNCT,
    QUOTE,
    TIME,
    WORD,
    finite,
    has_value,
)
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_COMMAS = frozenset({",", ";"})
# Longer stretches between commas are clauses with adjuncts, no items.
_LONGEST = 12
_VALUES = frozenset({NUMBER, TIME})
_RELATIVE = frozenset({"W", "C", "O"})


def items(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return what a list of items says, an assertion each; [] when the atoms are no such list.

    "X: a, b", "X: a; Y: b" and "X a, Y b" are lists; the label before a colon stands in each
    item that has none of its own.
    """
    label: list[Atom] = []
    found: list[list[Atom]] = []
    if any(a.tag in AUXILIARY for a in atoms):
        return []  # "X is based in the town, the county" is one clause
    for chunk in _chunks(atoms):
        colon = next((i for i, a in enumerate(chunk) if a.text == ":"), None)
        body = chunk if colon is None else chunk[colon + 1 :]
        if colon is not None:
            label = chunk[:colon]
            if not label or finite(label):
                return []
        if not _is_item(body) or not (label or _worded(body) or has_value(body)):
            return []
        found.append([*label, *_carried(body, found, len(label)), *body])
    return found if len(found) > 1 else []


def _chunks(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return the stretches between commas."""
    chunks: list[list[Atom]] = [[]]
    for atom in atoms:
        if atom.kind == PUNCT and atom.text in _COMMAS:
            chunks.append([])
        else:
            chunks[-1].append(atom)
    if chunks[-1][:1] and chunks[-1][0].first_word == "and":
        chunks[-1] = chunks[-1][1:]
    return chunks


def _is_item(body: Sequence[Atom]) -> bool:
    """Tell whether the atoms say a value or a name of something, and are no clause of their own."""
    if not body or len(body) > _LONGEST or any(a.kind == QUOTE or a.tag in _RELATIVE for a in body):
        return False
    return any(a.kind in _VALUES or a.kind in NAMED for a in body)


def _worded(body: Sequence[Atom]) -> bool:
    return any(a.content and a.kind == WORD for a in body)


def _carried(body: Sequence[Atom], before: Sequence[Sequence[Atom]], label: int) -> list[Atom]:
    """Return the words of the item before that one without words of its own goes on with."""
    if not before or _worded(body):
        return []
    words = []
    for atom in before[-1][label:]:
        if atom.kind in _VALUES or atom.kind in NAMED:
            break
        words.append(atom)
    return words if any(a.content for a in words) else []
