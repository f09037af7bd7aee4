"""Parts of a whole: "four of the seven", "half of the prizes", against a claim that has both."""

from __future__ import annotations

from factcli.compare.content import content_lemmas
from factcli.compare.cover import Cover
from factcli.compare.relations import ALIKE, word_relation
from factcli.language import words
from factcli.model import Reason, Relation
from factcli.parse.atoms import word_at
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.compare.cover import Alignment
    from factcli.model import Context, Outcome, Quantity
    from factcli.parse.atoms import Atom

# How far behind a number the noun stands that it counts.
_NEAR = 3


class _Part(NamedTuple):
    """A number that is part of a whole, with the lemmas of what both count."""

    number: Quantity
    whole: Quantity
    things: frozenset[str]


def cover_fractions(alignment: Alignment, ctx: Context) -> None:
    """Cover "N of the M" and "half of the things" by what the claim says of part and whole."""
    stored = [p for r in alignment.typed.own() for p in _parts(r.atoms)]
    if not stored:
        return
    atoms = alignment.said.atoms
    for i, atom in enumerate(atoms):
        if word_at(atoms, i + 1) == "of" and atom.first_word in words("hedges", "universal"):
            _cover_all(alignment, i, stored)
        if atom.number is None or word_at(atoms, i + 1) != "of":
            continue
        at = _whole_at(atoms, i)
        outcome = _outcome(atom.number, atoms, at, stored, ctx)
        if outcome is None or outcome.relation is Relation.UNRELATED:
            continue
        part = stored[0]
        shown = f"{quantity.show(part.number)} of {quantity.show(part.whole)}"
        alignment.covers[i] = Cover(outcome.relation, "number", shown, outcome.reason, outcome.note)
        if atoms[at].number is not None:
            alignment.covers[at] = Cover(Relation.EQUAL, "number", quantity.show(part.whole))


def _cover_all(alignment: Alignment, i: int, stored: Sequence[_Part]) -> None:
    """Mark "all of the things" as excluded by a claim of some of them."""
    atoms, part = alignment.said.atoms, stored[0]
    at = _whole_at(atoms, i)
    things = frozenset(content_lemmas(atoms[at : at + _NEAR]))
    alike = any(word_relation(a, b) in ALIKE for a in things for b in part.things)
    if alike and part.number.high < part.whole.low and len(set(stored)) == 1:
        shown = f"{quantity.show(part.number)} of {quantity.show(part.whole)}"
        alignment.covers[i] = Cover(Relation.EXCLUSIVE, "number", shown, Reason.QUANTIFIER)


def _outcome(
    said: Quantity, atoms: Sequence[Atom], at: int, stored: Sequence[_Part], ctx: Context
) -> Outcome | None:
    """Return how a said part relates to the one on file, None where they are of other things."""
    whole, part = atoms[at].number, stored[0]
    if any(p[:2] != part[:2] for p in stored):
        return None
    things = frozenset(content_lemmas(atoms[at : at + _NEAR]))
    if things and not any(word_relation(a, b) in ALIKE for a in things for b in part.things):
        return None
    if whole is not None:
        if quantity.compare(whole, part.whole, ctx).relation is not Relation.EQUAL:
            return None
        return quantity.compare(replace(said, unit=""), replace(part.number, unit=""), ctx)
    if said.dimension != "share" or not things:
        return None
    outcome = arithmetic.compare_bounds(said, *arithmetic.ratio(part.number, part.whole), ctx)
    differs = outcome.relation is Relation.EXCLUSIVE
    return replace(outcome, reason=Reason.NUMBER_DIFFERS) if differs else outcome


def _whole_at(atoms: Sequence[Atom], i: int) -> int:
    """Return where the whole starts that the number at `i` is a part of: its number or noun."""
    at = i + 2
    while at + 1 < len(atoms) and atoms[at].tag == "D":
        at += 1
    return min(at, len(atoms) - 1)


def _parts(atoms: Sequence[Atom]) -> Iterator[_Part]:
    """Yield each "N of the M" of a sentence."""
    for i, atom in enumerate(atoms):
        if atom.number is None or word_at(atoms, i + 1) != "of":
            continue
        at = _whole_at(atoms, i)
        whole = atoms[at].number
        if whole is not None and whole.dimension == atom.number.dimension == "count":
            things = frozenset(content_lemmas(atoms[at + 1 : at + 1 + _NEAR]))
            yield _Part(replace(atom.number, unit=""), replace(whole, unit=""), things)
