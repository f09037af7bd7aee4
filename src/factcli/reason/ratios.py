"""One amount on file as a multiple or share of another: "seven times its budget"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Relation
from factcli.parse.atoms import PUNCT, word_at
from factcli.reason.derived import Derived, amount_of, pairs
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Quantity
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side

_PHRASE = frozenset({"D", "A", "N", "Q", "S"})
_GENERAL = frozenset({"much", "many", "long", "high", "big", "large", "more", "great", "heavy"})


class _Ratio(NamedTuple):
    """What a part says to be so many times, or such a share of, what.

    `rights` are the readings of the other side, that which says most first.
    """

    number: Quantity
    text: str
    left: list[Atom]
    rights: list[list[Atom]]


def ratios(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what pairs of claims say of the multiple or share that the part asserts."""
    found: list[Derived] = []
    for ratio in _ratios(said.atoms):
        lefts = sides(ratio.left, said.text, nearby)
        if not lefts:
            continue
        for right in ratio.rights:
            derived = _pairs(lefts, sides(right, said.text, nearby), ratio)
            if derived:
                found.extend(derived)
                break
    return found


def _ratios(atoms: Sequence[Atom]) -> Iterator[_Ratio]:
    for at, atom in enumerate(atoms):
        number = atom.number
        if number is None or number.ordinal or number.dimension not in {"times", "share"}:
            continue
        plain = _as_much(atoms, at) or _of_what(atoms, at)
        ways = [plain] if plain else [_of_whole(atoms, at, wide=wide) for wide in (False, True)]
        for way in ways:
            if way is not None:
                yield _Ratio(number, atom.text, *way)


def _as_much(atoms: Sequence[Atom], at: int) -> tuple[list[Atom], list[list[Atom]]] | None:
    """Read "X carries eight times as many cars as Y did"."""
    if word_at(atoms, at + 1) != "as":
        return None
    second = next((i for i in range(at + 2, len(atoms)) if atoms[i].words == ("as",)), 0)
    if not second:
        return None
    noun = [a for a in atoms[at + 2 : second] if a.lemma not in _GENERAL]
    left = [*atoms[:at], *noun]
    verb = next((i for i in range(at) if atoms[i].verbal), at)
    right = [a for a in atoms[second + 1 :] if a.tag != "DO"]
    return left, [[*right, *atoms[verb:at], *noun], [*atoms[:verb], *right], right]


def _of_what(atoms: Sequence[Atom], at: int) -> tuple[list[Atom], list[list[Atom]]] | None:
    """Read "X paid a fifth of what Y cost"."""
    if (word_at(atoms, at + 1), word_at(atoms, at + 2)) != ("of", "what"):
        return None
    clause = [a for a in atoms[at + 3 :] if a.tag != "MD" and a.kind != PUNCT]
    return (list(atoms[:at]), [clause]) if clause else None


def _of_whole(
    atoms: Sequence[Atom], at: int, *, wide: bool
) -> tuple[list[Atom], list[list[Atom]]] | None:
    """Read "X paid half of the cost", "X made seven times its budget".

    `wide`: "the toll for cars" is one phrase; in "its budget at the box office" there are two.
    """
    start, end = _whole(atoms, at, wide=wide)
    whole = [a for a in atoms[start:end] if a.content]
    if not whole:
        return None
    verb = next((i for i, a in enumerate(atoms) if a.verbal), at)
    subject = [a for a in atoms[:verb] if a.content]
    tail = [a for a in atoms[end:] if a.tag != "O"]
    rights = [[*subject, *whole], [*whole, *tail], [*subject, *whole, *tail], whole]
    return [*atoms[:at], *atoms[end:]], rights


def _whole(atoms: Sequence[Atom], at: int, *, wide: bool) -> tuple[int, int]:
    """Return where the phrase after a share or multiple starts and ends."""
    start = at + 1
    if start < len(atoms) and atoms[start].words[:1] in {("of",), ("as",)}:
        start += 1
    end = start
    while end < len(atoms) and (atoms[end].tag in _PHRASE or _joins(atoms, end, wide=wide)):
        end += 1
    return start, end


def _joins(atoms: Sequence[Atom], i: int, *, wide: bool) -> bool:
    """Tell whether a preposition belongs to the phrase."""
    word = word_at(atoms, i)
    return word == "of" or (wide and word in words("relations", "attached"))


def _pairs(lefts: Sequence[Side], rights: Sequence[Side], said: _Ratio) -> list[Derived]:
    found: list[Derived] = []
    for a, b in pairs(lefts, rights):
        mine, theirs = amount_of(a), amount_of(b)
        if mine is None or theirs is None or a.typed.claim.id == b.typed.claim.id:
            continue
        if mine.dimension != theirs.dimension:
            continue
        outcome = arithmetic.compare_bounds(said.number, *arithmetic.ratio(mine, theirs))
        if outcome.relation is not Relation.UNRELATED:
            stored = f"{quantity.show(mine)}; {quantity.show(theirs)}"
            found.append(Derived(outcome, a, b, said.text, stored))
    return found
