"""Whether "X is Y" names one entity twice, or two that cannot be one."""

from __future__ import annotations

from factcli.compare.clash import contains
from factcli.compare.cover import Cover
from factcli.model import Reason, Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.model import Entity


def identify(alignment: Alignment, entities: dict[str, Entity]) -> None:
    """Compare both sides of "X is Y" where each names an entity of the base.

    One entity under two of its names agrees. Two persons are never one: "Smith is the
    mayor", where the mayor on file is Jones, clashes with the claim about Jones.
    """
    for frame in alignment.said.frames:
        if not frame.copula or not frame.agent or not frame.complement:
            continue
        a, c = alignment.said.atoms[frame.agent[0]], alignment.said.atoms[frame.complement[0]]
        for group in (frame.agent, frame.complement):
            _modifiers(alignment, group, entities)
        if a.kind == ENTITY and c.kind == ENTITY:
            _both(alignment, frame.agent[0], frame.complement[0], entities)
        elif NAME in {a.kind, c.kind} and ENTITY in {a.kind, c.kind}:
            name, known = (frame.agent[0], frame.complement[0]) if a.kind == NAME else (frame.complement[0], frame.agent[0])
            _unknown(alignment, name, known, entities)


def _modifiers(alignment: Alignment, group: tuple[int, ...], entities: dict[str, Entity]) -> None:
    """Hold "Mexico's minister" against whose minister the one on file is."""
    head = alignment.said.atoms[group[0]]
    for i in group[1:]:
        atom = alignment.said.atoms[i]
        if atom.kind != ENTITY or not head.entities:
            continue
        owner = head.entities[0]
        if any(entities[e].kind == "person" for e in atom.entities):
            _other_state(alignment, i, head.entities[0], entities)
            continue
        if any(entities[e].kind not in {"place", "organisation"} for e in atom.entities):
            continue
        if any(contains(e, owner, entities) for e in atom.entities):
            alignment.covers[i] = Cover(Relation.WITHIN, "region", entities[owner].name)
        elif entities[owner].of or entities[owner].within:
            shown = entities.get(entities[owner].of or entities[owner].within)
            alignment.covers[i] = Cover(Relation.EXCLUSIVE, "place", shown.name if shown else "", Reason.ENTITY_DIFFERS)
        else:
            alignment.covers[i] = None


def _other_state(alignment: Alignment, i: int, owner: str, entities: dict[str, Entity]) -> None:
    """Hold "his minister" of one country's leader against a minister of another country."""
    leader = alignment.said.atoms[i].entities[0]
    mine, theirs = entities[leader].of, entities[owner].of
    if mine and theirs and mine in entities and theirs in entities and not (
        contains(mine, theirs, entities) or contains(theirs, mine, entities)
    ):
        alignment.covers[i] = Cover(Relation.EXCLUSIVE, "place", entities[theirs].name, Reason.ENTITY_DIFFERS)


def _described(words: tuple[str, ...], ids: tuple[str, ...], entities: dict[str, Entity]) -> bool:
    """Whether the words describe a person instead of naming one."""
    own = {w for e in ids for w in entities[e].name.casefold().split()}
    return not own.intersection(words)


def _both(alignment: Alignment, a: int, c: int, entities: dict[str, Entity]) -> None:
    one, two = alignment.said.atoms[a], alignment.said.atoms[c]
    subject = alignment.typed.entities.get("subject", frozenset())
    if set(one.entities) & set(two.entities):
        if one.words != two.words and subject.intersection(one.entities):
            alignment.same = True
        return
    persons = all(entities[e].kind == "person" for e in (*one.entities, *two.entities))
    if not persons or not subject.intersection((*one.entities, *two.entities)):
        return
    described = c if _described(two.words, two.entities, entities) else a
    atom = alignment.said.atoms[described]
    if not subject.intersection(atom.entities) or not _described(atom.words, atom.entities, entities):
        return
    other = a if described == c else c
    name = entities[atom.entities[0]].name
    alignment.covers[other] = Cover(Relation.EXCLUSIVE, "subject", name, Reason.ENTITY_DIFFERS)
    alignment.same = True


def _unknown(alignment: Alignment, name: int, known: int, entities: dict[str, Entity]) -> None:
    """An unknown full name in the place of a person whom the file names."""
    atom, other = alignment.said.atoms[known], alignment.said.atoms[name]
    subject = alignment.typed.entities.get("subject", frozenset())
    person = all(entities[e].kind == "person" for e in atom.entities)
    if not person or not subject.intersection(atom.entities) or len(other.words) < 2:
        return
    if not _described(atom.words, atom.entities, entities):
        return
    mine = entities[atom.entities[0]].name
    alignment.covers[name] = Cover(Relation.EXCLUSIVE, "subject", mine, Reason.ENTITY_DIFFERS)
    alignment.same = True
