"""The two sides of a vote: "by 23 votes to 17" says by how many, and that it was not unanimous."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Reason, Relation
from factcli.parse.atoms import NUMBER, word_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

_SIDES = 2


def cover_votes(alignment: Alignment) -> None:
    """Cover "unanimously", a result and a margin by the votes of both sides on file."""
    spoken = _spoken(alignment.said)
    votes = _votes(alignment.typed) if spoken else None
    if votes is None:
        return
    stored = f"{votes[0]:g} votes to {votes[1]:g}"
    for i, score in spoken:
        atom = alignment.said.atoms[i]
        relation, reason = _compare(atom, score, votes)
        alignment.covers[i] = cover = Cover(relation, "number", stored, reason)
        if atom.number is not None and _majority_before(alignment.said.atoms, i):
            alignment.covers[i - 2] = cover


def _compare(
    atom: Atom, score: tuple[float, ...], votes: tuple[float, float]
) -> tuple[Relation, Reason]:
    """Return how a said outcome relates to the votes for and against."""
    ayes, noes = votes
    if atom.number is None:
        holds, differs = not noes, Reason.QUANTIFIER
    elif score == (noes, ayes):
        return Relation.BEYOND, Reason.AMBIGUOUS
    else:
        margin = (atom.number.low, atom.number.high) == (ayes - noes, ayes - noes)
        holds, differs = (score == votes if score else margin), Reason.NUMBER_DIFFERS
    return (Relation.EQUAL, Reason.COMPUTED) if holds else (Relation.EXCLUSIVE, differs)


@by_identity
def _spoken(said: Assertion) -> tuple[tuple[int, tuple[float, ...]], ...]:
    """Return where a part tells of a vote's outcome, with the score where it gives one."""
    atoms = said.atoms
    found: list[tuple[int, tuple[float, ...]]] = []
    for i, atom in enumerate(atoms):
        if atom.lemma in words("relations", "unanimous"):
            found.append((i, ()))
        elif atom.number is not None and len(atom.number.score) == _SIDES:
            found.append((i, tuple(float(n) for n in atom.number.score)))
        elif (other := _other_side(atoms, i)) is not None and atom.number is not None:
            found.append((i, (atom.number.low, other)))
        elif _is_margin(atoms, i):
            found.append((i, ()))
    return tuple(found)


def _is_margin(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the number at `i` says by how many votes: "by six votes", "a majority of 6"."""
    number = atoms[i].number
    if number is None or number.dimension != "count" or number.ordinal:
        return False
    if word_at(atoms, i - 1) == "of":
        return _majority_before(atoms, i)
    return word_at(atoms, i - 1) == "by" and _votes_at(atoms, i) and not _other_side(atoms, i)


def _majority_before(atoms: Sequence[Atom], i: int) -> bool:
    of = word_at(atoms, i - 1) == "of"
    return of and word_at(atoms, i - 2) in words("relations", "majority")


def _votes_at(atoms: Sequence[Atom], i: int) -> bool:
    return i + 1 < len(atoms) and atoms[i + 1].lemma in words("relations", "voting")


def _other_side(atoms: Sequence[Atom], i: int) -> float | None:
    """Return the number behind "to" after the votes at `i`, None when there is none."""
    if atoms[i].number is None:
        return None
    to = i + 1 + _votes_at(atoms, i)
    number = atoms[to + 1].number if to + 1 < len(atoms) else None
    if word_at(atoms, to) != "to" or number is None or number.dimension != "count":
        return None
    return number.low


@by_identity
def _votes(typed: Typed) -> tuple[float, float] | None:
    """Return the votes of both sides that a claim's own sentences give, None without a vote."""
    found: set[tuple[float, float]] = set()
    for reading in typed.own():
        voting = any(a.lemma in words("relations", "voting") for a in reading.atoms)
        for i, atom in enumerate(reading.atoms if voting else ()):
            if atom.kind != NUMBER or atom.number is None:
                continue
            other = _other_side(reading.atoms, i)
            if len(atom.number.score) == _SIDES:
                found.add((float(atom.number.score[0]), float(atom.number.score[1])))
            elif other is not None:
                found.add((atom.number.low, other))
    return found.pop() if len(found) == 1 else None
