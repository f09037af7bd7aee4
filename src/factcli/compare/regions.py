"""Places and bodies inside one another: a region that holds the claim's place, or another."""

from __future__ import annotations

from factcli.compare.cover import Cover, named
from factcli.language import words
from factcli.memo import by_identity
from factcli.model import Reason, Relation
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Entity
    from factcli.parse.atoms import Assertion, Atom

    Entities = Mapping[str, Entity]

_LOCAL = frozenset(
    {"in", "at", "from", "near", "off", "to", "into", "over", "inside", "outside"}
)  # fmt: skip
_STORED = ("place", "value", "subject", "by", "detail")


def contains(outer: str, inner: str, entities: Entities, *, lies: bool = False) -> bool:
    """Whether the place or body `inner` lies in, or belongs to, `outer`.

    With `lies` only where it lies counts: an embassy belongs to its country and lies abroad.
    """
    if inner == outer:
        return True
    around = _around(entities)
    found = around.get((inner, lies))
    if found is None:
        found = around[inner, lies] = _outside(inner, entities, lies=lies)
    return outer in found


def _empty(_entities: Entities) -> dict[tuple[str, bool], frozenset[str]]:
    return {}


# Where `contains` keeps what is around each entity, for the last few bases.
_around = by_identity(_empty, 8)


def _outside(inner: str, entities: Entities, *, lies: bool) -> frozenset[str]:
    """Return the place or body and all that it lies in or, unless `lies`, belongs to."""
    seen: set[str] = set()
    todo = [inner]
    while todo:
        current = todo.pop()
        entity = None if current in seen else entities.get(current)
        seen.add(current)
        if entity is not None:
            todo += [x for x in (entity.within, "" if lies else entity.of) if x]
    return frozenset(seen)


def nested(one: str, other: str, entities: Entities) -> bool:
    """Whether one of two places or bodies is inside the other."""
    return contains(one, other, entities) or contains(other, one, entities)


def preposition_before(atoms: Sequence[Atom], i: int) -> str:
    """Return the preposition right before the atom at `i`, "" when there is none."""
    before = atoms[i - 1] if i else None
    return before.words[0] if before is not None and before.tag == "P" else ""


@by_identity
def _inner(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Return the entities of a claim that a place may hold, each with its slot."""
    return tuple((slot, e) for slot in _STORED for e in typed.ids(slot))


@by_identity
def _agents(said: Assertion) -> frozenset[int]:
    """Return the heads of arguments where some verb is active: there no place is a region."""
    if all(f.copula or f.passive for f in said.frames):
        return frozenset()
    groups = (g for f in said.frames for g in (f.agent, f.patient, f.complement))
    return frozenset(group[0] for group in groups if group)


def cover_places(alignment: Alignment, entities: Entities) -> None:
    """Cover named places by the place, value or subject that they contain."""
    stored, agents = _inner(alignment.typed), _agents(alignment.said)
    for i, atom in named(alignment.said):
        if alignment.covers[i] is not None:
            continue
        if i in agents and any(entities[e].kind == "place" for e in atom.entities):
            continue  # "Brandonia granted …" names an agent, no region
        alignment.covers[i] = _region(alignment, i, stored, entities)
        if alignment.covers[i] is None:
            alignment.covers[i] = _other_place(alignment, i, entities)


def _region(
    alignment: Alignment, i: int, stored: Sequence[tuple[str, str]], entities: Entities
) -> Cover | None:
    """Cover a place by the first thing of the claim that is inside it."""
    if _owning(alignment.said.atoms, i):
        return None  # an embassy belongs to one country and lies in another
    said, lies = alignment.said.atoms[i].entities, _located(alignment, i)
    for slot, inner in stored:
        around = any(e != inner and contains(e, inner, entities, lies=lies) for e in said)
        if around and _of_that(alignment, i, slot):
            shown = slot if slot == "place" else "region"
            return Cover(Relation.WITHIN, shown, entities[inner].name, Reason.WITHIN_PLACE)
    return None


def _owning(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the place at `i` is said to own something: "belongs to Brandonia"."""
    if not i or atoms[i - 1].first_word not in {"to", "by"}:
        return False
    verb = next((a for a in reversed(atoms[:i]) if a.verbal), None)
    return verb is not None and verb.lemma in words("verbs", "owned")


def _of_that(alignment: Alignment, i: int, slot: str) -> bool:
    """Whether a country said of something is said of what the claim has in `slot`.

    "Brandonian police" is not covered by a claim about police at the Brandonian embassy.
    """
    for frame in alignment.said.frames:
        obliques = (items for _, items in frame.oblique)
        for group in (frame.agent, frame.patient, frame.complement, *obliques):
            if i in group[1:]:
                head = alignment.covers[group[0]]
                if head is None:
                    return False
                if head.slot == slot:
                    return True
                return head.slot == "property" and slot != "detail"
    return True


def _other_place(alignment: Alignment, i: int, entities: Entities) -> Cover | None:
    """Find a place of the same level as the claim's one place, or inside it."""
    typed, found = alignment.typed, None
    located = _located(alignment, i)
    for slot in ("place", "value"):
        for stored in typed.ids(slot):
            mine = entities[stored]
            if mine.kind != "place" or (slot == "value" and not typed.single):
                continue
            for said in alignment.said.atoms[i].entities:
                if entities[said].kind != "place":
                    continue
                if contains(stored, said, entities):
                    found = Cover(Relation.BEYOND, slot, mine.name, Reason.TOO_FINE)
                elif located and _apart(said, stored, entities):
                    found = Cover(Relation.EXCLUSIVE, slot, mine.name, Reason.PLACE_DIFFERS)
    return found


def _apart(said: str, stored: str, entities: Entities) -> bool:
    """Whether two places exclude each other: of one level, or in two countries."""
    mine, theirs = entities[stored].level, entities[said].level
    if not mine or not theirs:
        return False
    here, there = _country(stored, entities), _country(said, entities)
    return mine == theirs or bool(here and there and here != there)


def _country(place: str, entities: Entities) -> str:
    seen: set[str] = set()
    while place in entities and place not in seen:
        seen.add(place)
        if entities[place].level == "country":
            return place
        place = entities[place].within
    return ""


def _located(alignment: Alignment, i: int) -> bool:
    return preposition_before(alignment.said.atoms, i) in _LOCAL
