"""Countries and places said of a thing: "the Brandonian embassy" where another's is on file."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.compare.regions import contains
from factcli.compare.relations import SAME, word_relation
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, WORD
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.parse.atoms import Assertion, Atom

_OF = frozenset({"of", "from"})
# On file a thing "in Brandonia" is a Brandonian one, too.
_LIES = frozenset({"of", "from", "in", "at"})
_SLOTS = frozenset({"subject", "value", "by"})
_RUN = frozenset({"A", "N", "VN"})


def detach_places(alignment: Alignment, entities: Entities) -> None:
    """Withdraw the places that a part says of a thing, and the claim only of something else.

    A thing stays as it is that the claim does not have, or has as the place's own.
    """
    said, covers = alignment.said, alignment.covers
    for i, at in _held(said, _OF):
        cover, head = covers[i], covers[at]
        if cover is None or head is None or {cover.relation, head.relation} - SAME:
            continue
        if _places(said.atoms[i], entities) and not _told(alignment, i, at, entities):
            # Not left open: what else clashes with the claim is wrong whosever the thing is.
            covers[i] = Cover(Relation.BEYOND, "detail", head.stored)


def torn(said: Assertion, left: Sequence[int], other: Alignment) -> bool:
    """Whether another claim answers for a place without the thing that it is said of."""
    return any(i in left and other.covers[at] is None for i, at in _held(said, _OF))


def _told(alignment: Alignment, i: int, at: int, entities: Entities) -> bool:
    """Whether the claim has the thing at `at` as that of the place at `i`.

    What leaves open whose it is will do, but for somebody "from" the place.
    """
    head, thing = alignment.covers[at], alignment.said.atoms[at]
    if head is None:
        return True
    stored, places = head.stored, _places(alignment.said.atoms[i], entities)
    ids = alignment.typed.ids(head.slot) if head.slot in _SLOTS else ()
    mine = [e for e in ids if entities[e].of]
    owned = [e for e in thing.entities if entities[e].of or entities[e].within] or mine
    if any(_owns(p, e, entities) for p in places for e in owned):
        return True
    seen = bool(owned)
    pairs: dict[frozenset[str], list[bool]] = {_OF: [], _LIES: []}
    for reading in alignment.typed.readings:
        atoms = reading.atoms
        things = [j for j, a in enumerate(atoms) if _same(a, thing, stored)]
        seen = seen or bool(things)
        held = [e for j in things for e in atoms[j].entities]
        if any(_owns(p, e, entities) for p in places for e in held):
            return True
        for prepositions, told in pairs.items():
            for whose, what in _held(reading, prepositions):
                inner = _places(atoms[whose], entities)
                if what in things and inner:
                    told.append(any(contains(p, e, entities) for p in places for e in inner))
    # A thing of one country may lie in another: "the Brandonian embassy in Aldoria".
    every = pairs[_OF] or ([] if owned else pairs[_LIES])
    return any(every) if every else not (owned or (seen and _from(alignment.said.atoms, i)))


def _places(atom: Atom, entities: Entities) -> list[str]:
    return [e for e in atom.entities if entities[e].kind == "place"]


def _from(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the name at `i` tells where somebody comes from."""
    return i > 0 and atoms[i - 1].first_word == "from"


def _same(atom: Atom, thing: Atom, stored: str) -> bool:
    """Whether an atom on file is the thing, under any of its words."""
    if atom.tag != "N":
        return False
    if atom.lemma in {thing.lemma, stored}:
        return True
    return atom.kind == WORD and word_relation(thing.lemma, atom.lemma) in SAME


def _owns(place: str, thing: str, entities: Entities) -> bool:
    """Whether a thing is the place's: an embassy is its country's, wherever it lies."""
    if place == thing:
        return True
    owner = entities[thing].of
    return contains(place, owner or thing, entities) or contains(thing, place, entities)


def _held(said: Assertion, prepositions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Return each name that says whose a thing is, with the thing's position."""
    return iter(_pairs(said)[prepositions is _LIES])


@by_identity
def _pairs(said: Assertion) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    named = [i for i, a in enumerate(said.atoms) if a.entities]
    narrow, wide = (
        [(i, at) for i in named if (at := _thing(said.atoms, i, words)) >= 0]
        for words in (_OF, _LIES)
    )
    return narrow, wide


def _thing(atoms: Sequence[Atom], i: int, prepositions: frozenset[str]) -> int:
    """Return where the thing stands that a name says the owner of, -1 for none."""
    start = i + 1
    owned = start < len(atoms) and atoms[start].tag == "S"
    start += owned
    end = start
    while end < len(atoms) and atoms[end].tag in _RUN and atoms[end].kind != NAME:
        end += 1
    nouns = [j for j in range(start, end) if atoms[j].tag == "N"]
    if nouns:
        return nouns[-1]
    if owned or not i or atoms[i - 1].first_word not in prepositions:
        return -1
    before = atoms[i - 2] if i > 1 else None
    named = before is not None and before.tag == "N" and before.kind in {WORD, ENTITY}
    if atoms[i - 1].first_word == "from" and any(a.tag in {"P", "V", "S"} for a in atoms[: i - 1]):
        return -1  # "they left with the staff from Brandonia": where they left
    return i - 2 if named else -1
