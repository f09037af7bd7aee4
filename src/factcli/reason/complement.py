"""What is said not to be so of a part: "40% were not paid" says that the other 60% were.

Only a number that stands before the denial is meant so. After it the number itself is
denied: "did not win three of the seven".
"""

from __future__ import annotations

from factcli.model import Bound
from factcli.parse.atoms import word_at
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Quantity
    from factcli.parse.atoms import Assertion, Atom

_TURNED = {
    Bound.MORE: Bound.LESS, Bound.LESS: Bound.MORE,
    Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST,
}  # fmt: skip
_WHOLE_WORDS = {"won't": "will", "wont": "will", "can't": "can", "cannot": "can", "shan't": "shall"}
_NEAR = 3
_PERCENT = 100.0


def counted_out(said: Assertion) -> bool:
    """Whether a number is said of what did not do it: "five people were not hurt"."""
    return _at(said) is not None


def complement(said: Assertion) -> list[Atom] | None:
    """Return the atoms that say of the rest what the part denies of some; None if it does not."""
    at = _at(said)
    if at is None:
        return None
    atoms = said.atoms
    number, whole = atoms[at[0]].number, _whole(atoms, at[0])
    if number is None or (whole is None and number.dimension != "share"):
        return None
    rest = _rest(number, whole.low if whole is not None else 1.0)
    made = [a if i != at[1] else _affirmed(a) for i, a in enumerate(atoms)]
    made[at[0]] = replace(atoms[at[0]], number=rest)
    return [a for a in made if a is not None]


def _at(said: Assertion) -> tuple[int, int] | None:
    """Return where the number and the denial behind it stand."""
    atoms = said.atoms
    if not said.negated or said.denied or said.speech is not None:
        return None
    denials = [i for i in range(len(atoms)) if negator_at(atoms, i)]
    if len(denials) != 1:
        return None
    numbers = (i for i in range(denials[0]) if _counts(atoms[i].number))
    first = next(numbers, None)
    return (first, denials[0]) if first is not None else None


def _counts(number: Quantity | None) -> bool:
    if number is None or number.ordinal or number.score:
        return False
    return number.dimension in {"share", "count"}


def _whole(atoms: Sequence[Atom], i: int) -> Quantity | None:
    """Return the M of "N of the M"."""
    if word_at(atoms, i + 1) != "of":
        return None
    return next((a.number for a in atoms[i + 2 : i + 2 + _NEAR] if _counts(a.number)), None)


def _rest(number: Quantity, whole: float) -> Quantity:
    return replace(
        number,
        low=whole - number.high,
        high=whole - number.low,
        low_open=number.high_open,
        high_open=number.low_open,
        bound=_TURNED.get(number.bound, number.bound),
        written=(_PERCENT if number.unit == "%" else 1.0) * whole - number.written,
    )


def _affirmed(atom: Atom) -> Atom | None:
    """Return the auxiliary without its "not", None for what only denies."""
    word = atom.first_word
    plain = _WHOLE_WORDS.get(word) or (word.removesuffix("n't") if word.endswith("n't") else "")
    return replace(atom, words=(plain,)) if plain else None
