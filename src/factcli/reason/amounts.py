"""Two amounts on file compared: "X took more than Y", "41 minutes shorter", "seven times"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Outcome, Quantity, Reason, Relation
from factcli.reason.order import Derived
from factcli.reason.sides import Side, sides
from factcli.records import TYPE_CHECKING
from factcli.values import arithmetic, quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby


def _direction(atom: Atom) -> str:
    if atom.kind != "word":
        return ""
    for way in ("more", "less"):
        if atom.words[0] in words("relations", way) or atom.lemma in words("relations", way):
            return way
    return ""


def _comparison(atoms: Sequence[Atom]) -> tuple[int, int, str] | None:
    """Return where the comparative and "than" stand, and which way it goes."""
    than = next((i for i, a in enumerate(atoms) if a.words[:1] == ("than",)), None)
    if than is None:
        return None
    for i in range(than - 1, -1, -1):
        way = _direction(atoms[i])
        if way:
            return i, than, way
    return None


def _amount(side: Side) -> Quantity | None:
    """Return the one number that the side's claim is about."""
    numbers = [n.quantity for n in side.typed.numbers if n.slot == "value"]
    if not numbers and len(side.typed.numbers) == 1:
        numbers = [side.typed.numbers[0].quantity]
    return numbers[0] if len(numbers) == 1 and not numbers[0].ordinal else None


def _variants(atoms: Sequence[Atom], at: int, than: int, gap: int | None) -> list[tuple[list[Atom], list[Atom]]]:
    """Return readings of the two sides: shared words stand on both."""
    dropped = set(range(gap if gap is not None else at, at + 1))
    left = [a for i, a in enumerate(atoms[:than]) if i not in dropped]
    right = [a for a in atoms[than + 1 :] if a.tag != "DO"]
    noun = next((a for a in reversed(left[: next((i for i, a in enumerate(left) if a.verbal), 0)]) if a.content), None)
    if right and right[-1].words[:1] in {("one",), ("ones",)}:
        right = right[:-1]
    if right and right[-1].tag in {"A", "R", "Q", "D"} and noun is not None:
        right = [*right, *_head_noun(noun)]
    verb = next((i for i, a in enumerate(left) if a.verbal), None)
    found = [(left, right)]
    if verb is not None:
        found.append((left, [*right, *left[verb:]]))
        found.append((left, [*left[:verb], *right]))
    return found


def _head_noun(atom: Atom) -> list[Atom]:
    """Return a word atom of a name's last word: "offer" of "the second offer"."""
    from factcli.records import replace

    word = atom.words[-1]
    return [replace(atom, kind="word", words=(word,), lemma=word, entities=(), tag="N")]


def _relate(way: str, a: Quantity, b: Quantity, gap: Quantity | None) -> Outcome:
    if a.dimension != b.dimension:
        return Outcome(Relation.UNRELATED)
    low, high = arithmetic.difference(a, b)
    if way == "less":
        low, high = -high, -low
    if gap is None:
        if low > 0:
            return Outcome(Relation.WITHIN, Reason.COMPUTED)
        return Outcome(Relation.EXCLUSIVE, Reason.NUMBER_DIFFERS) if high <= 0 else Outcome(Relation.BEYOND, Reason.TOO_FINE)
    if gap.dimension == "share" and a.dimension != "share":
        low, high = arithmetic.ratio(a, b)
        low, high = (low - 1, high - 1) if way == "more" else (1 - high, 1 - low)
        return arithmetic.compare_bounds(gap, low, high)
    points = gap.dimension == "points" and a.dimension == "share"
    if gap.dimension != a.dimension and not points:
        return Outcome(Relation.UNRELATED)
    return arithmetic.compare_bounds(gap, low, high)


def amounts(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return what pairs of claims say of the comparison that the part makes."""
    found: list[Derived] = []
    place = _comparison(said.atoms)
    if place is None:
        return found
    at, than, way = place
    atoms = said.atoms
    gap_at = next((i for i in range(at - 1, max(at - 4, -1), -1) if atoms[i].number is not None), None)
    gap = atoms[gap_at].number if gap_at is not None else None
    if gap is not None and gap.dimension == "times":
        return found
    for left, right in _variants(atoms, at, than, gap_at):
        for a in sides(left, said.text, nearby)[:5]:
            for b in sides(right, said.text, nearby)[:5]:
                found.extend(_pair(a, b, way, gap, " ".join(x.text for x in atoms[at:])))
    return found


def _pair(a: Side, b: Side, way: str, gap: Quantity | None, said: str) -> list[Derived]:
    qa, qb = _amount(a), _amount(b)
    if qa is None or qb is None or a.typed.claim.id == b.typed.claim.id:
        return []
    outcome = _relate(way, qa, qb, gap)
    if outcome.relation is Relation.UNRELATED:
        return []
    return [Derived(outcome, a, b, said, f"{quantity.show(qa)}; {quantity.show(qb)}")]
