"""Two amounts on file compared: "X took more than Y", "41 minutes shorter", "seven times"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Outcome, Quantity, Reason, Relation
from factcli.parse.atoms import WORD, word_at
from factcli.reason.derived import Derived, amount_of, pairs
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side

# A gap stands right before its comparative: "41 minutes and a half shorter".
_GAP_REACH = 3
_PAIRED = 5
# "Ahead of" and "in excess of".
_LONGEST = 3
# A third and a tenth cheaper are shares; the first is none.
_LEAST_PART, _MOST_PARTS = 3, 10
# A right side that ends in one of these leaves its noun to the left one.
_OPEN_TAGS = frozenset({"A", "R", "Q", "D"})


class _Compared(NamedTuple):
    """What a part says of two amounts: which way they differ, by how much, in what words."""

    way: str
    gap: Quantity | None
    words: str


def _direction(atom: Atom) -> str:
    if atom.kind != WORD:
        return ""
    for way in ("more", "less"):
        if atom.words[0] in words("relations", way) or atom.lemma in words("relations", way):
            return way
    return ""


def _comparison(atoms: Sequence[Atom]) -> tuple[int, int, str] | None:
    """Return where the comparative begins, its last word, and which way it goes."""
    return _than(atoms) or _set_against(atoms)


def _set_against(atoms: Sequence[Atom]) -> tuple[int, int, str] | None:
    """Read "2.7 million below that of 2019"; "12 above 30" compares no two things on file."""
    for i, atom in enumerate(atoms[:-1]):
        for way, key in (("more", "beyond"), ("less", "short")):
            size = _phrase_at(atoms, i + 1, key) if atom.number is not None else 0
            following = i + 1 + size
            if size and following < len(atoms) and atoms[following].number is None:
                return i + 1, i + size, way
    return None


def _phrase_at(atoms: Sequence[Atom], i: int, key: str) -> int:
    """Return how many atoms from `i` on are a phrase of a row of the table, 0 for none."""
    for size in range(_LONGEST, 0, -1):
        phrase = " ".join(w for a in atoms[i : i + size] for w in a.words)
        behind = i + size
        if behind < len(atoms) and atoms[behind].time is not None:
            # "Down on 2019": the preposition went to the time.
            phrase = phrase if phrase in words("relations", key) else f"{phrase} on"
        if phrase in words("relations", key):
            return size
    return 0


def _than(atoms: Sequence[Atom]) -> tuple[int, int, str] | None:
    """Return where the comparative and "than" stand, and which way it goes."""
    than = next((i for i, a in enumerate(atoms) if a.words[:1] == ("than",)), None)
    if than is None:
        return None
    for i in range(than - 1, -1, -1):
        way = _direction(atoms[i])
        if way:
            return i, than, way
    return None


def comparing(said: Assertion, positions: Sequence[int]) -> bool:
    """Whether all of some positions stand where the part sets two amounts against each other.

    "2.7 million fewer than in 2019" clashes with no single amount on file.
    """
    place = _comparison(said.atoms)
    if place is None:
        return False
    gap = max(place[0] - _GAP_REACH, 0)
    return all(i >= gap for i in positions)


def amounts(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what pairs of claims say of the comparison that the part makes."""
    place = _comparison(said.atoms)
    if place is None:
        return []
    atoms, (at, than, way) = said.atoms, place
    reach = range(at - 1, max(at - 1 - _GAP_REACH, -1), -1)
    start = next((i for i in reach if atoms[i].number is not None), at)
    gap = _fraction(atoms, start) or atoms[start].number
    if gap is not None and gap.dimension == "times":
        return []
    start -= gap is not None and atoms[start - 1].first_word == "a" and start > 0
    left = [*atoms[:start], *atoms[at + 1 : than]]
    lefts = sides(left, said.text, nearby)
    if not lefts:
        return []
    compared = " ".join(a.text for a in atoms[at:])
    found: list[Derived] = []
    for right in _rights(left, atoms[than + 1 :]):
        for a, b in pairs(lefts, sides(right, said.text, nearby), _PAIRED):
            found.extend(_pair(a, b, _Compared(way, gap, compared)))
    return found


def _fraction(atoms: Sequence[Atom], i: int) -> Quantity | None:
    """Return "a third" before "cheaper" as a share, None for what is no such ordinal."""
    number = atoms[i].number
    if number is None or not number.ordinal or word_at(atoms, i - 1) not in {"a", "one"}:
        return None
    if not _LEAST_PART <= number.written <= _MOST_PARTS:
        return None
    share = 1 / number.written
    return Quantity(share, share, "share", written=share)


def _rights(left: Sequence[Atom], after: Sequence[Atom]) -> list[list[Atom]]:
    """Return readings of the right side: words shared with the left one stand on both."""
    right = [a for a in after if a.tag != "DO"]
    if word_at(right, 0) in {"that", "those"} and word_at(right, 1) in {"of", "in", "for"}:
        right = right[2:]
    if any(a.time is not None for a in right):
        # "In 2022 there were fewer than in 2019": the right side has a time of its own.
        left = [a for i, a in enumerate(left) if a.time is None and not _of_time(left, i)]
    if right and right[-1].words[:1] in {("one",), ("ones",)}:
        right.pop()
    verb = next((i for i, a in enumerate(left) if a.verbal), 0)
    noun = next((a for a in reversed(left[:verb]) if a.content), None)
    if right and right[-1].tag in _OPEN_TAGS and noun is not None:
        right.append(_head_noun(noun))
    if not any(a.verbal for a in left):
        return [right]
    return [right, [*right, *left[verb:]], [*left[:verb], *right]]


def _of_time(atoms: Sequence[Atom], i: int) -> bool:
    """Tell whether the word at `i` only leads to a time."""
    return atoms[i].tag == "P" and i + 1 < len(atoms) and atoms[i + 1].time is not None


def _head_noun(atom: Atom) -> Atom:
    """Return a word atom of a name's last word: "offer" of "the second offer"."""
    word = atom.words[-1]
    return replace(atom, kind=WORD, words=(word,), lemma=word, entities=(), tag="N")


def _pair(a: Side, b: Side, said: _Compared) -> list[Derived]:
    mine, theirs = amount_of(a), amount_of(b)
    if mine is None or theirs is None or a.typed.claim.id == b.typed.claim.id:
        return []
    outcome = _relate(said, mine, theirs)
    if outcome.relation is Relation.UNRELATED:
        return []
    stored = f"{quantity.show(mine)}; {quantity.show(theirs)}"
    return [Derived(outcome, a, b, said.words, stored)]


def _relate(said: _Compared, a: Quantity, b: Quantity) -> Outcome:
    """Return what two amounts say of the comparison, with its gap where it gives one."""
    gap = said.gap
    if a.dimension != b.dimension:
        return Outcome(Relation.UNRELATED)
    low, high = arithmetic.difference(a, b)
    if said.way == "less":
        low, high = -high, -low
    if gap is None:
        return _ordered(low, high)
    if gap.dimension == "share" and a.dimension != "share":
        low, high = arithmetic.ratio(a, b)
        low, high = (low - 1, high - 1) if said.way == "more" else (1 - high, 1 - low)
    elif gap.dimension != a.dimension and (gap.dimension, a.dimension) != ("points", "share"):
        return Outcome(Relation.UNRELATED)
    return arithmetic.compare_bounds(gap, low, high)


def _ordered(low: float, high: float) -> Outcome:
    if low > 0:
        return Outcome(Relation.WITHIN, Reason.COMPUTED)
    if high <= 0:
        return Outcome(Relation.EXCLUSIVE, Reason.NUMBER_DIFFERS)
    return Outcome(Relation.BEYOND, Reason.TOO_FINE)
