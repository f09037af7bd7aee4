"""Descriptions that stand for an entity: "the film that won the prize", "the winner of X".

The description's own words are checked against the claims; where they leave exactly one
slot of one claim open, the entity in that slot is what the description means.
"""

from __future__ import annotations

from factcli.language import words
from factcli.model import Span
from factcli.parse.atoms import ENTITY, NAME, Atom
from factcli.parse.vocabulary import name_words
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.model import Entity
    from factcli.parse.atoms import Assertion
    from factcli.reason.sides import Nearby, Side

_FINITE = frozenset({"V", "BE", "HAVE", "DO", "MD"})
_SLOTS = ("subject", "value", "by")


@dataclass(frozen=True, slots=True)
class Described:
    """A part with a description replaced by its entity, and the claim that tells whose it is."""

    atoms: list[Atom]
    side: Side
    said: str
    entity: str


def _relative_clauses(atoms: Sequence[Atom]) -> Iterator[tuple[int, int, list[Atom]]]:
    """Yield start, end and inner clause of each "the N that …" in the atoms."""
    for i, atom in enumerate(atoms):
        if atom.tag != "W" or not i:
            continue
        moved = [atoms[i - 1]] if i > 1 and atoms[i - 1].tag == "P" else []  # "in which"
        start = i - 1 - len(moved)
        if atoms[start].tag not in {"N", "Q", "O"} or atoms[start].kind in {ENTITY, NAME} and not moved:
            continue
        while start and atoms[start - 1].tag in {"A", "N", "D", "Q"}:
            start -= 1
            if atoms[start].tag == "D":
                break
        end, seen = i + 1, False
        while end < len(atoms) and atoms[end].text not in {",", ";"}:
            if atoms[end].tag in _FINITE and atoms[end - 1].tag not in {"BE", "HAVE", "MD", "DO", "R"}:
                if seen:
                    break
                seen = True
            end += 1
        clause = [*atoms[i + 1 : end], *moved]
        if clause and seen:
            yield start, end, clause


def _nominal(atoms: Sequence[Atom]) -> Iterator[tuple[int, int, list[Atom]]]:
    """Yield "X's N" and "the N of X"."""
    for i, atom in enumerate(atoms):
        if atom.kind != ENTITY:
            continue
        if i + 2 < len(atoms) and atoms[i + 1].tag == "S":
            end = i + 2
            while end < len(atoms) and atoms[end].tag in {"A", "N"} and atoms[end].kind == "word":
                end += 1
            if end > i + 2 and atoms[end - 1].lemma not in words("speech", "nouns"):
                yield i, end, [*atoms[i:end]]
        if i >= 2 and atoms[i - 1].words[:1] == ("of",) or (i >= 3 and atoms[i - 1].tag == "D" and atoms[i - 2].words[:1] == ("of",)):
            start = i - 2 if atoms[i - 1].words[:1] == ("of",) else i - 3
            while start and atoms[start - 1].tag in {"A", "N", "D"} and atoms[start - 1].kind == "word":
                start -= 1
            if atoms[start].tag == "D":
                yield start, i + 1, [*atoms[start : i + 1]]


def _open_entity(side: Side) -> str:
    """Return the entity of the one slot that the description leaves open."""
    typed = side.typed
    found = {
        e for slot in _SLOTS if not side.alignment.slots(slot)
        for e in typed.entities.get(slot, ())
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else ""


def _about(side: Side) -> bool:
    """Whether every name in the description is the claim's own subject, value or agent."""
    pairs = zip(side.said.atoms, side.alignment.covers, strict=True)
    return all(c is not None and c.slot in _SLOTS for a, c in pairs if a.kind == ENTITY)


def named(entity: Entity, span: Span, text: str = "") -> Atom:
    """Return an atom that names the entity in the place of the words at `span`."""
    return Atom(
        ENTITY, text or entity.name, span, name_words(entity.name), entity.name.casefold(), "N", (entity.id,)
    )


@dataclass(frozen=True, slots=True)
class Anybody:
    """A part without the relative clause of "a man who …", and that clause."""

    main: list[Atom]
    clause: list[Atom]


def anybody(said: Assertion) -> Anybody | None:
    """Return "X did Y to a man" and the clause of "X did Y to a man who …"."""
    atoms = said.atoms
    for i, atom in enumerate(atoms):
        general = i and atoms[i - 1].lemma in words("light", "human")
        if atom.tag == "W" and atom.words[:1] in {("who",), ("that",)} and general:
            clause = [a for a in atoms[i + 1 :] if a.kind != "punct"]
            if clause and clause[0].verbal or (clause and clause[0].tag == "R"):
                return Anybody(list(atoms[:i]), clause)
    return None


def descriptions(said: Assertion, nearby: Nearby, entities: dict[str, Entity]) -> list[Described]:
    """Return the part with each description that one claim resolves replaced by its entity."""
    found: list[Described] = []
    atoms = said.atoms
    for start, end, clause in [*_relative_clauses(atoms), *_nominal(atoms)]:
        if start == 0 and end >= len(atoms):
            continue
        resolved: dict[str, Side] = {}
        for side in sides(clause, said.text, nearby):
            entity = _open_entity(side)
            if entity and _about(side):
                resolved.setdefault(entity, side)
        if len(resolved) != 1:
            continue
        entity, side = next(iter(resolved.items()))
        text = " ".join(a.text for a in atoms[start:end])
        atom = named(entities[entity], Span(atoms[start].span.start, atoms[end - 1].span.end), text)
        found.append(Described([*atoms[:start], atom, *atoms[end:]], side, text, entity))
    return found
