"""Verbs with their arguments, and whether two arguments are one person or thing."""

from __future__ import annotations

from factcli.compare.content import head
from factcli.compare.relations import SAME, word_relation
from factcli.memo import by_identity
from factcli.parse.atoms import ENTITY, NAME, WORD
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.compare.typed import Typed
    from factcli.parse.atoms import Assertion, Atom, Frame

_SLOTS = ("subject", "value", "by", "place")


class Clause(NamedTuple):
    """A verb's frame in the assertion that it stands in."""

    assertion: Assertion
    frame: Frame

    def atoms(self, items: Iterable[int]) -> list[Atom]:
        """Return the atoms at some positions."""
        return [self.assertion.atoms[i] for i in items]

    def said_to_be(self, items: tuple[int, ...]) -> list[Atom]:
        """Return an argument and its subject: in "X is a series made by Y", X is made."""
        subjects = [
            i
            for f in self.assertion.frames
            if f.copula and not set(items).isdisjoint(f.complement)
            for i in f.agent
        ]
        return self.atoms((*items, *subjects))

    def obliques(self) -> list[Atom]:
        """Return the head of each noun phrase after a preposition."""
        return self.atoms(i for _, items in self.frame.oblique for i in items[:1])

    def around(self, prepositions: frozenset[str]) -> list[Atom]:
        """Return the names right after one of some prepositions: what something is in."""
        groups = (items[:1] for word, items in self.frame.oblique if word in prepositions)
        return named_ones(self.atoms(i for group in groups for i in group))

    def beside_agent(self) -> list[Atom]:
        """Return the entities that are no part of the agent."""
        atoms = enumerate(self.assertion.atoms)
        return [a for i, a in atoms if a.kind == ENTITY and i not in self.frame.agent]


def identity(atom: Atom) -> frozenset[str]:
    """Return what identifies an atom as a person or thing: its entities, else its words."""
    return frozenset(atom.entities) or frozenset({atom.lemma, *atom.words})


def named_ones(atoms: Iterable[Atom]) -> list[Atom]:
    """Return the atoms that are names."""
    return [a for a in atoms if a.kind in {ENTITY, NAME}]


def nouns(atoms: Iterable[Atom]) -> list[Atom]:
    """Return the atoms that stand as nouns."""
    return [a for a in atoms if a.tag == "N"]


def matches(atom: Atom, group: Sequence[Atom], typed: Typed) -> bool:
    """Whether an atom means one of a group: by identity, meaning, or a slot of the claim."""
    mine = identity(atom)
    for other in group:
        if not mine.isdisjoint(other.entities or (other.lemma, *other.words)):
            return True
        both = atom.kind == other.kind == WORD
        if both and word_relation(atom.lemma, other.lemma) in SAME:
            return True
    return any(in_slot(atom, s, typed) and any(in_slot(o, s, typed) for o in group) for s in _SLOTS)


def in_slot(atom: Atom, slot: str, typed: Typed) -> bool:
    """Whether an atom stands for what the claim has in a slot, under any of its names."""
    if atom.entities and not typed.ids(slot).isdisjoint(atom.entities):
        return True
    names = typed.names.get(slot)
    if not names:
        return False
    if atom.words in names:
        return True
    return atom.kind == WORD and not _heads(typed)[slot].isdisjoint((atom.lemma, *atom.words))


@by_identity
def _heads(typed: Typed) -> dict[str, frozenset[str]]:
    """Return for each slot what the names in it call the thing."""
    return {slot: frozenset(map(head, names)) for slot, names in typed.names.items()}
