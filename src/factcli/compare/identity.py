"""Whether "X is Y" names one entity twice, or two that cannot be one."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.compare.regions import contains, nested
from factcli.model import Reason, Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.parse.atoms import Atom

_BODIES = frozenset({"place", "organisation"})
_FULL_NAME = 2


def identify(alignment: Alignment, entities: Entities) -> None:
    """Compare both sides of "X is Y" where each names an entity of the base.

    One entity under two of its names agrees. Two persons are never one: "Brandt is the
    mayor", where the mayor on file is Rostrand, clashes with the claim about Rostrand.
    """
    for frame in alignment.said.frames:
        if not frame.copula or not frame.agent or not frame.complement:
            continue
        for group in (frame.agent, frame.complement):
            _modifiers(alignment, group, entities)
        one, two = frame.agent[0], frame.complement[0]
        kinds = alignment.said.atoms[one].kind, alignment.said.atoms[two].kind
        if kinds == (ENTITY, ENTITY):
            _both(alignment, one, two, entities)
        elif kinds == (NAME, ENTITY):
            _unknown(alignment, one, two, entities)
        elif kinds == (ENTITY, NAME):
            _unknown(alignment, two, one, entities)


def _modifiers(alignment: Alignment, group: tuple[int, ...], entities: Entities) -> None:
    """Hold "Northport's minister" against whose minister the one on file is."""
    head = alignment.said.atoms[group[0]]
    if not head.entities:
        return
    owner = head.entities[0]
    for i in group[1:]:
        atom = alignment.said.atoms[i]
        if atom.kind != ENTITY:
            continue
        kinds = {entities[e].kind for e in atom.entities}
        if "person" in kinds:
            _other_state(alignment, i, owner, entities)
        elif kinds <= _BODIES:
            alignment.covers[i] = _owner_cover(atom, owner, entities)


def _owner_cover(atom: Atom, owner: str, entities: Entities) -> Cover | None:
    """Cover the country or body said to have `owner` by the one that has it on file."""
    thing = entities[owner]
    if any(contains(e, owner, entities) for e in atom.entities):
        return Cover(Relation.WITHIN, "region", thing.name)
    if not thing.of and not thing.within:
        return None
    stored = entities.get(thing.of or thing.within)
    return _excluded("place", stored.name if stored else "")


def _other_state(alignment: Alignment, i: int, owner: str, entities: Entities) -> None:
    """Hold "his minister" of one country's leader against a minister of another country."""
    leader = alignment.said.atoms[i].entities[0]
    mine, theirs = entities[leader].of, entities[owner].of
    if mine in entities and theirs in entities and not nested(mine, theirs, entities):
        alignment.covers[i] = _excluded("place", entities[theirs].name)


def _described(atom: Atom, entities: Entities) -> bool:
    """Whether the words describe a person instead of naming one."""
    own = {w for e in atom.entities for w in entities[e].name.casefold().split()}
    return own.isdisjoint(atom.words)


def _both(alignment: Alignment, a: int, c: int, entities: Entities) -> None:
    one, two = alignment.said.atoms[a], alignment.said.atoms[c]
    subject = alignment.typed.ids("subject")
    if not set(one.entities).isdisjoint(two.entities):
        if one.words != two.words and not subject.isdisjoint(one.entities):
            alignment.same = True
        return
    named, described = (a, c) if _described(two, entities) else (c, a)
    atom = alignment.said.atoms[described]
    persons = all(entities[e].kind == "person" for e in (*one.entities, *two.entities))
    if persons and not subject.isdisjoint(atom.entities) and _described(atom, entities):
        _another(alignment, named, atom, entities)


def _unknown(alignment: Alignment, name: int, known: int, entities: Entities) -> None:
    """An unknown full name in the place of a person whom the file names."""
    atom, other = alignment.said.atoms[known], alignment.said.atoms[name]
    if alignment.typed.ids("subject").isdisjoint(atom.entities) or len(other.words) < _FULL_NAME:
        return
    if all(entities[e].kind == "person" for e in atom.entities) and _described(atom, entities):
        _another(alignment, name, atom, entities)


def _another(alignment: Alignment, i: int, atom: Atom, entities: Entities) -> None:
    """Mark the name at `i` as another than that of the person whom `atom` describes."""
    alignment.covers[i] = _excluded("subject", entities[atom.entities[0]].name)
    alignment.same = True


def _excluded(slot: str, stored: str) -> Cover:
    return Cover(Relation.EXCLUSIVE, slot, stored, Reason.ENTITY_DIFFERS)
