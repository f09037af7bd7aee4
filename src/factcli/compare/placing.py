"""Where a name stands: one that the claim merely mentions must stand in the same place.

"Brandt served as vice president under Rostrand" has every name of "Rostrand served as vice
president under Brandt". A name that is neither subject nor value of the claim only
counts when some sentence of the claim has it in the same role.
"""

from __future__ import annotations

from factcli.compare.arguments import identity
from factcli.compare.content import light
from factcli.compare.relations import ALIKE, SAME, verb_relation, word_relation
from factcli.language import countries, words
from factcli.memo import by_identity
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom

_CORE = frozenset({"subject", "value", "by", "place", "said_by", "denied_by", "region", "words"})
_ARGUMENTS = frozenset({"agent", "patient", "complement"})
# Where a thing named inside the claim's subject or value ("the fleet's sailors") may stand.
_LOOSE = frozenset({"modifier", "of", "in", "at", "on", "for", "during", "from", "aboard"})
_MENTIONED = frozenset({"detail", "region", "part"})
_TO, _FROM = frozenset({"to", "into", "onto", "for"}), frozenset({"from", "out", "off"})


class Place(NamedTuple):
    """A role: agent, patient, complement, a preposition, or modifier of a head."""

    role: str
    verb: str
    head: int


def places(said: Assertion, i: int) -> Iterator[Place]:
    """Yield every place of the atom at `i` in the assertion's frames and phrases."""
    for frame in said.frames:
        groups = [
            ("agent", frame.agent),
            ("patient", frame.patient),
            ("complement", frame.complement),
        ]
        groups += list(frame.oblique)
        for role, items in groups:
            if i in items:
                if items[0] == i:
                    yield Place(role, frame.lemma, i)
                else:
                    yield Place("modifier", frame.lemma, items[0])


def _alike(atom: Atom, other: Atom) -> bool:
    if identity(atom) & identity(other):
        return True
    return word_relation(atom.lemma, other.lemma) in ALIKE


def _prepositions_meet(said: str, stored: str) -> bool:
    if said == stored:
        return True
    turned = (said in _TO and stored in _FROM) or (said in _FROM and stored in _TO)
    return not turned and "under" not in {said, stored}


def _nominal(clause: Place, other: Assertion, noun: Place) -> bool:
    """Whether a clause and a noun say the same: "X was moved", "the move of X"."""
    if clause.role not in {"agent", "patient"} or noun.role != "modifier":
        return False
    return word_relation(clause.verb, other.atoms[noun.head].lemma) in SAME


def _same_place(said: Assertion, a: Place, stored: Assertion, b: Place) -> bool:
    if _nominal(a, stored, b) or _nominal(b, said, a):
        return True
    if a.role == "modifier" and said.atoms[a.head].kind == NUMBER:
        return b.role != "agent"  # "75 mg of the drug" is a dose of it
    if a.role == b.role == "modifier":
        return _alike(said.atoms[a.head], stored.atoms[b.head])
    if "modifier" in {a.role, b.role}:
        return a.role == "complement" or (a.role not in _ARGUMENTS and b.role != "agent")
    if a.role in _ARGUMENTS or b.role in _ARGUMENTS:
        return a.role == b.role and _verbs_meet(a.verb, b.verb)
    return _prepositions_meet(a.role, b.role)


def _verbs_meet(said: str, stored: str) -> bool:
    if verb_relation(said, stored) == "same" or (light(said) and light(stored)):
        return True
    return word_relation(said, stored) is Relation.OPPOSITE


@by_identity
def _named(said: Assertion) -> tuple[tuple[int, frozenset[str], tuple[Place, ...]], ...]:
    """Return each name of a part: its position, what identifies it, and its places."""
    return tuple(
        (i, identity(atom), tuple(places(said, i)))
        for i, atom in enumerate(said.atoms)
        if _names(atom)
    )


@by_identity
def _standing(typed: Typed) -> dict[str, list[tuple[Assertion, int]]]:
    """Return where each thing stands in the readings of a claim."""
    found: dict[str, list[tuple[Assertion, int]]] = {}
    for reading in typed.readings:
        for j, atom in enumerate(reading.atoms):
            for key in identity(atom):
                found.setdefault(key, []).append((reading, j))
    return found


def misplaced(alignment: Alignment) -> list[int]:
    """Return the names that the claim mentions, but nowhere in the place they are said in."""
    found = []
    for i, who, mine in _named(alignment.said):
        cover = alignment.covers[i]
        if cover is None or not (cover.slot not in _CORE or _owns_apart(alignment, i, cover.slot)):
            continue
        if mine and not _well_placed(alignment, i, who, mine):
            found.append(i)
    return found


def _owns(said: Assertion, i: int) -> bool:
    """Whether the atom at `i` is a possessor: one country's decision is no other's."""
    return i + 1 < len(said.atoms) and said.atoms[i + 1].tag == "S"


def _owns_apart(alignment: Alignment, i: int, slot: str) -> bool:
    """Whether a possessor is covered by a longer name that merely has it in it."""
    said = alignment.said.atoms[i].entities
    apart = alignment.typed.ids(slot).isdisjoint(said)
    return bool(said) and apart and _owns(alignment.said, i)


def _names(atom: Atom) -> bool:
    if atom.kind in {ENTITY, NAME}:
        return True
    return atom.capital and countries.country(atom.words[0]) is not None


def _well_placed(
    alignment: Alignment, i: int, who: frozenset[str], mine: tuple[Place, ...]
) -> bool:
    """Whether the name at `i` may stand where it does, or stands so in a reading of the claim."""
    cover = alignment.covers[i]
    slot = cover.slot if cover is not None else ""
    loose = slot in {"part", "detail"} and not _owns(alignment.said, i)
    if loose and all(_anywhere(alignment, p, slot) for p in mine):
        return True
    standing = _standing(alignment.typed)
    return any(
        _same_place(alignment.said, here, reading, there)
        for key in who
        for reading, j in standing.get(key, ())
        for there in places(reading, j)
        for here in mine
    )


def _anywhere(alignment: Alignment, place: Place, slot: str) -> bool:
    """Whether a thing named inside the claim's subject or value may stand in this place."""
    bounds = words("verbs", "start") | words("verbs", "end")
    if slot == "part" and alignment.typed.per_value and place.verb in bounds:
        return True  # "left the company" of somebody who held an office there
    if slot == "part" and place.role in _LOOSE:
        return True
    return place.verb not in words("speech", "says") and _tells(alignment)


def _tells(alignment: Alignment) -> bool:
    """Whether the claim is about an announcement, whose content may be said as a clause."""
    says = words("speech", "says")
    text = alignment.typed.readings[:1]
    speaks = any(f.main and f.lemma in says for r in text for f in r.frames)
    return speaks and any(f.lemma in says for f in alignment.said.frames)


def unlinked(alignment: Alignment) -> bool:
    """Whether "X is Y" joins two things that the claim does not join.

    Subject and value are joined by the claim; two names of one slot, or a word that the
    claim merely mentions, are not, unless a sentence of the claim joins them so.
    """
    for frame in alignment.said.frames:
        if not frame.copula or not frame.main or not frame.agent or not frame.complement:
            continue
        one, two = frame.agent[0], frame.complement[0]
        first, second = alignment.covers[one], alignment.covers[two]
        if first is None or second is None:
            continue
        slots = {first.slot, second.slot} | alignment.implied
        joined = len(slots) > 1 and slots.isdisjoint(_MENTIONED)
        if joined or slots == {"property"}:
            continue
        atoms = alignment.said.atoms
        if not any(_joins(r, atoms[one], atoms[two]) for r in alignment.typed.readings):
            return True
    return False


def _joins(reading: Assertion, one: Atom, two: Atom) -> bool:
    for frame in reading.frames:
        if not frame.copula or not frame.agent or not frame.complement:
            continue
        x, y = reading.atoms[frame.agent[0]], reading.atoms[frame.complement[0]]
        if (_alike(one, x) and _alike(two, y)) or (_alike(one, y) and _alike(two, x)):
            return True
    return False
