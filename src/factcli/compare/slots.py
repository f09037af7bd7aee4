"""A claim's slots for people: as its file pins them, else as the parser reads its text."""

from __future__ import annotations

from factcli.model import Period
from factcli.records import TYPE_CHECKING
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcli.model import Claim, Entity
    from factcli.parse.atoms import Assertion, Atom

_LOCAL = frozenset({"in", "at", "near", "on"})


def pinned_slots(claim: Claim, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return each slot that the claim's file pins, with its value as people write it."""

    def shown(*references: str) -> str:
        return ", ".join(entities[r].name if r in entities else r for r in references if r)

    state = Period(claim.start, claim.end, claim.open_end) if claim.start or claim.end else None
    found = {
        "subject": shown(claim.subject) or claim.subject_text,
        "property": claim.property,
        "value": " ".join(filter(None, (shown(claim.value) or claim.value_text, claim.unit))),
        "period": timing.show_period(state) if state is not None else "",
        "when": timing.show_period(claim.when) if claim.when is not None else "",
        "place": shown(claim.place),
        "by": shown(claim.by),
        "said by": shown(*claim.said_by),
        "denied by": shown(*claim.denied_by),
    }
    return {name: text for name, text in found.items() if text}


def parsed_slots(text: Assertion, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return each slot that the parser reads in a claim's text, with its words."""
    atoms = text.atoms

    def words(items: Iterable[int]) -> str:
        return " ".join(_name(atoms[i], entities) for i in items)

    found: dict[str, str] = {}
    frame = next((f for f in text.frames if f.main), None)
    if frame is not None:
        ends = (frame.patient, frame.agent) if frame.passive else (frame.agent, frame.patient)
        found["subject"] = words(ends[0])
        found["property"] = atoms[frame.verb].text
        found["value"] = words(frame.complement or ends[1])
        places = (
            items
            for preposition, items in frame.oblique
            if preposition in _LOCAL and any(_is_place(atoms[i], entities) for i in items[:1])
        )
        found["place"] = words(next(places, ()))
    found["when"] = ", ".join(_times(atoms))
    found["number"] = ", ".join(a.text for a in atoms if a.number is not None)
    return {name: said for name, said in found.items() if said}


def _name(atom: Atom, entities: Mapping[str, Entity]) -> str:
    """Return the name of the one entity that an atom means, else its words."""
    one = entities.get(atom.entities[0]) if len(atom.entities) == 1 else None
    return one.name if one is not None else atom.text


def _is_place(atom: Atom, entities: Mapping[str, Entity]) -> bool:
    return any(e in entities and entities[e].kind == "place" for e in atom.entities)


def _times(atoms: Iterable[Atom]) -> Iterator[str]:
    for atom in atoms:
        if atom.time is not None:
            period = timing.stored(atom.time)
            yield timing.show_period(period) if period is not None else atom.text
