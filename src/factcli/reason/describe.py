"""Descriptions that stand for an entity: "the film that won the prize", "the winner of X".

The description's own words are checked against the claims; where they leave exactly one
slot of one claim open, the entity in that slot is what the description means.
"""

from __future__ import annotations

from factcli.language import words
from factcli.model import Span
from factcli.parse.atoms import ENTITY, NAME, PUNCT, WORD, Atom
from factcli.parse.vocabulary import name_words
from factcli.reason.sides import sides
from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.compare.regions import Entities
    from factcli.model import Entity
    from factcli.parse.atoms import Assertion
    from factcli.reason.sides import Nearby, Side

_FINITE = frozenset({"V", "BE", "HAVE", "DO", "MD"})
_AUXILIARY = frozenset({"BE", "HAVE", "MD", "DO", "R"})
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
        named = atoms[start].kind in {ENTITY, NAME} and not moved
        if named or atoms[start].tag not in {"N", "Q", "O"}:
            continue
        end = _clause_end(atoms, i + 1)
        if end:
            yield _phrase_start(atoms, start), end, [*atoms[i + 1 : end], *moved]


def _phrase_start(atoms: Sequence[Atom], at: int) -> int:
    """Return where the noun phrase begins whose noun is at `at`."""
    while at and atoms[at - 1].tag in {"A", "N", "D", "Q"}:
        at -= 1
        if atoms[at].tag == "D":
            break
    return at


def _clause_end(atoms: Sequence[Atom], start: int) -> int:
    """Return where the clause from `start` on ends, before a second verb; 0 without a verb."""
    end, verbs = start, 0
    while end < len(atoms) and atoms[end].text not in {",", ";"}:
        if atoms[end].tag in _FINITE and atoms[end - 1].tag not in _AUXILIARY:
            verbs += 1
            if verbs > 1:
                break
        end += 1
    return end if verbs else 0


def _nominal(atoms: Sequence[Atom]) -> Iterator[tuple[int, int, list[Atom]]]:
    """Yield "X's N" and "the N of X"."""
    for i, atom in enumerate(atoms):
        if atom.kind != ENTITY:
            continue
        end = _owned_end(atoms, i)
        if end and atoms[end - 1].lemma not in words("speech", "nouns"):
            yield i, end, list(atoms[i:end])
        start = _owner_start(atoms, i)
        if start >= 0 and atoms[start].tag == "D":
            yield start, i + 1, list(atoms[start : i + 1])


def _owned_end(atoms: Sequence[Atom], i: int) -> int:
    """Return where "X's N" ends whose X is at `i`, 0 when it is no such phrase."""
    if i + 1 >= len(atoms) or atoms[i + 1].tag != "S":
        return 0
    end = i + 2
    while end < len(atoms) and atoms[end].tag in {"A", "N"} and atoms[end].kind == WORD:
        end += 1
    return end if end > i + 2 else 0


def _owner_start(atoms: Sequence[Atom], i: int) -> int:
    """Return where "the N of X" starts whose X is at `i`, -1 when it is no such phrase."""
    if i > 1 and atoms[i - 1].words[:1] == ("of",):
        start = i - 2
    elif i > 2 and atoms[i - 1].tag == "D" and atoms[i - 2].words[:1] == ("of",):
        start = i - 3
    else:
        return -1
    while start and atoms[start - 1].tag in {"A", "N", "D"} and atoms[start - 1].kind == WORD:
        start -= 1
    return start


def _open_entity(side: Side) -> str:
    """Return the entity of the one slot that the description leaves open."""
    free = [slot for slot in _SLOTS if not side.alignment.slots(slot)]
    found = {e for slot in free for e in side.typed.ids(slot)}
    return next(iter(found)) if len(found) == 1 else ""


def _about(side: Side) -> bool:
    """Whether every name in the description is the claim's own subject, value or agent."""
    pairs = side.alignment.pairs()
    return all(c is not None and c.slot in _SLOTS for a, c in pairs if a.kind == ENTITY)


def named(entity: Entity, span: Span, text: str = "") -> Atom:
    """Return an atom that names the entity in the place of the words at `span`."""
    name = entity.name
    own = (entity.id,)
    return Atom(ENTITY, text or name, span, name_words(name), name.casefold(), "N", own)


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
            clause = [a for a in atoms[i + 1 :] if a.kind != PUNCT]
            if clause and (clause[0].verbal or clause[0].tag == "R"):
                return Anybody(list(atoms[:i]), clause)
    return None


def descriptions(said: Assertion, nearby: Nearby, entities: Entities) -> list[Described]:
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
        if len(resolved) == 1:
            entity, side = next(iter(resolved.items()))
            text = " ".join(a.text for a in atoms[start:end])
            span = Span(atoms[start].span.start, atoms[end - 1].span.end)
            atom = named(entities[entity], span, text)
            found.append(Described([*atoms[:start], atom, *atoms[end:]], side, text, entity))
    return found
