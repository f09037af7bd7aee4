"""Where a name stands: one that the claim merely mentions must stand in the same place.

"Correa served as vice president under Glas" has every name of "Glas served as vice
president under Correa". A name that is neither subject nor value of the claim only
counts when some sentence of the claim has it in the same role.
"""

from __future__ import annotations

from factcli.compare.cover import word_relation
from factcli.compare.roles import identity, verb_relation
from factcli.compare.typed import light
from factcli.language import countries, words
from factcli.model import Relation
from factcli.parse.atoms import ENTITY, NAME, NUMBER
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.compare.cover import Alignment
    from factcli.parse.atoms import Assertion, Atom

CORE = frozenset({"subject", "value", "by", "place", "said_by", "denied_by", "region", "words"})
# Where a thing named inside the claim's subject or value ("the trial's patients") may stand.
_LOOSE = frozenset({"modifier", "of", "in", "at", "on", "for", "during", "from", "aboard"})
_TO, _FROM = frozenset({"to", "into", "onto", "for"}), frozenset({"from", "out", "off"})


class Place(NamedTuple):
    """A role: agent, patient, complement, a preposition, or modifier of a head."""

    role: str
    verb: str
    head: int


def places(said: Assertion, i: int) -> Iterator[Place]:
    """Yield every place of the atom at `i` in the assertion's frames and phrases."""
    for frame in said.frames:
        groups = [("agent", frame.agent), ("patient", frame.patient), ("complement", frame.complement)]
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
    relation = word_relation(atom.lemma, other.lemma)
    return relation in {Relation.EQUAL, Relation.WITHIN, Relation.BEYOND}


def _prepositions_meet(said: str, stored: str) -> bool:
    if said == stored:
        return True
    return not (said in _TO and stored in _FROM or said in _FROM and stored in _TO or "under" in {said, stored})


def _nominal(one: Assertion, clause: Place, other: Assertion, noun: Place) -> bool:
    """Whether one says by a verb what the other says by its noun: "X was moved", "the move of X"."""
    if clause.role not in {"agent", "patient"} or noun.role != "modifier":
        return False
    relation = word_relation(clause.verb, other.atoms[noun.head].lemma)
    return relation in {Relation.EQUAL, Relation.WITHIN}


def _same_place(said: Assertion, a: Place, stored: Assertion, b: Place) -> bool:
    core = {"agent", "patient", "complement"}
    if _nominal(said, a, stored, b) or _nominal(stored, b, said, a):
        return True
    if a.role == "modifier" or b.role == "modifier":
        if a.role == "modifier" and said.atoms[a.head].kind == NUMBER:
            return b.role != "agent"  # "75 mg of the drug" is a dose of it
        if a.role == b.role:
            return _alike(said.atoms[a.head], stored.atoms[b.head])
        return a.role not in core and b.role not in {"agent"} or a.role == "complement"
    if a.role in core or b.role in core:
        verb = (
            verb_relation(a.verb, b.verb) == "same" or (light(a.verb) and light(b.verb))
            or word_relation(a.verb, b.verb) is Relation.OPPOSITE
        )  # fmt: skip
        return a.role == b.role and verb
    return _prepositions_meet(a.role, b.role)


def misplaced(alignment: Alignment) -> list[int]:
    """Return the names that the claim mentions, but nowhere in the place they are said in."""
    said, found = alignment.said, []
    for i, atom in enumerate(said.atoms):
        cover = alignment.covers[i]
        named = atom.kind in {ENTITY, NAME} or (atom.capital and countries.country(atom.words[0]) is not None)
        owner = _owns(said, i)
        if not named or cover is None or (cover.slot in CORE and not (owner and _within_name(alignment, i, cover.slot))):
            continue
        mine = list(places(said, i))
        if not mine or (not owner and cover.slot in {"part", "detail"} and all(_anywhere(alignment, p, cover.slot) for p in mine)):
            continue
        if not any(
            _same_place(said, a, reading, b)
            for a in mine
            for reading in alignment.typed.readings
            for j, other in enumerate(reading.atoms)
            if identity(atom) & identity(other)
            for b in places(reading, j)
        ):
            found.append(i)
    return found


def _owns(said: Assertion, i: int) -> bool:
    """Whether the atom at `i` is a possessor: "Mexico's decision" is nobody else's."""
    return i + 1 < len(said.atoms) and said.atoms[i + 1].tag == "S"


def _within_name(alignment: Alignment, i: int, slot: str) -> bool:
    """Whether the slot is another thing, whose longer name merely has this one in it."""
    said = frozenset(alignment.said.atoms[i].entities)
    return bool(said) and not said & alignment.typed.entities.get(slot, frozenset())


def _anywhere(alignment: Alignment, place: Place, slot: str) -> bool:
    """Whether a thing named inside the claim's subject or value may stand in this place."""
    if slot == "part" and alignment.typed.per_value and place.verb in words("verbs", "start") | words("verbs", "end"):
        return True  # "left the company" of somebody who held an office there
    inside = place.verb not in words("speech", "says") and _tells(alignment)
    return inside or (slot == "part" and place.role in _LOOSE)


def _tells(alignment: Alignment) -> bool:
    """Whether the claim is about an announcement, whose content may be said as a clause."""
    reading = alignment.typed.readings[0] if alignment.typed.readings else None
    speaks = reading is not None and any(f.main and f.lemma in words("speech", "says") for f in reading.frames)
    return speaks and any(f.lemma in words("speech", "says") for f in alignment.said.frames)


def unlinked(alignment: Alignment) -> bool:
    """Whether "X is Y" joins two things that the claim does not join.

    Subject and value are joined by the claim; two names of one slot, or a word that the
    claim merely mentions, are not, unless a sentence of the claim joins them so.
    """
    for frame in alignment.said.frames:
        if not frame.copula or not frame.main or not frame.agent or not frame.complement:
            continue
        a, c = frame.agent[0], frame.complement[0]
        covers = alignment.covers[a], alignment.covers[c]
        if covers[0] is None or covers[1] is None:
            continue
        slots = {covers[0].slot, covers[1].slot} | alignment.implied
        if not slots & {"detail", "region", "part"} and len(slots) >= 2:
            continue
        if slots == {"property"}:
            continue
        if not any(_joined(alignment, a, c, reading) for reading in alignment.typed.readings):
            return True
    return False


def _joined(alignment: Alignment, a: int, c: int, reading: Assertion) -> bool:
    one, two = alignment.said.atoms[a], alignment.said.atoms[c]
    for frame in reading.frames:
        if not frame.copula or not frame.agent or not frame.complement:
            continue
        x, y = reading.atoms[frame.agent[0]], reading.atoms[frame.complement[0]]
        if (_alike(one, x) and _alike(two, y)) or (_alike(one, y) and _alike(two, x)):
            return True
    return False
