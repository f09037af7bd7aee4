"""Lists in a part: "A and B did C" is what "A did C" and "B did C" say together."""

from __future__ import annotations

from factcli.parse.atoms import NAMED, NUMBER, TIME, WORD
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Atom

_LISTABLE = NAMED | {TIME, NUMBER}


def listed(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return the part once for each member of a listed subject or value.

    Only the first list of names, times or numbers is taken apart; no list gives [].
    """
    for i in range(1, len(atoms) - 1):
        if atoms[i].tag == "C" and atoms[i].first_word in {"and", "or"}:
            members = _members(atoms, i)
            if members:
                return members
    return []


def _members(atoms: Sequence[Atom], joint: int) -> list[list[Atom]]:
    """Return the variants of a list whose last member follows the "and" at `joint`."""
    last = joint + 1
    while last < len(atoms) - 1 and atoms[last].tag == "D":
        last += 1
    a, b = atoms[joint - 1], atoms[last]
    if a.kind == WORD and a.tag == "N" and b.tag in {"N", "A", "P", "VG"}:
        return _phrases_listed(atoms, joint)
    if a.kind not in _LISTABLE or not (a.kind == b.kind or {a.kind, b.kind} <= NAMED):
        return []
    if a.kind == NUMBER and last + 1 < len(atoms) and atoms[last + 1].verbal:
        return []
    places = [joint - 1]
    while _comma_before(atoms, places[0]) and atoms[places[0] - 2].kind in {a.kind, b.kind}:
        places.insert(0, places[0] - 2)
    before, after = atoms[: places[0]], atoms[last + 1 :]
    return [[*before, atoms[at], *after] for at in (*places, last)]


def _comma_before(atoms: Sequence[Atom], i: int) -> bool:
    return i > 1 and atoms[i - 1].text == ","


def _phrases_listed(atoms: Sequence[Atom], joint: int) -> list[list[Atom]]:
    """Return the part with each of two joined phrases alone: "guilty of fraud and of theft"."""
    start, end = joint - 1, joint + 1
    while start and atoms[start - 1].tag in {"A", "N", "D"}:
        start -= 1
    if atoms[end].tag == "P":
        if not start or atoms[start - 1].words != atoms[end].words:
            return []
        start -= 1
        end += 1
    if start == 0:
        return []
    while end < len(atoms) and atoms[end].tag in {"A", "N", "D", "VG", "Q"}:
        end += 1
    return [[*atoms[:joint], *atoms[end:]], [*atoms[:start], *atoms[joint + 1 :]]]
