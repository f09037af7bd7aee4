"""Names that stand where the claim has another: the slot is taken."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.compare.regions import nested, preposition_before
from factcli.compare.relations import SAME
from factcli.compare.tense import present_tense
from factcli.language import countries
from factcli.model import Reason, Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.parse.atoms import Atom

_NAMED_KINDS = frozenset({"entity", "place", "office", "text", ""})
_ENTITY_KINDS = frozenset({"entity", "place", ""})
_HAILING = frozenset({"from", "of"})
_AT = frozenset({"in", "at", "near", "on", "off"})


def name_clash(alignment: Alignment, entities: Entities) -> None:
    """Mark one leftover name as excluded by the claim's single value, holder or agent."""
    typed = alignment.typed
    atoms = alignment.said.atoms
    names = [i for i in alignment.leftovers() if atoms[i].kind in {NAME, ENTITY}]
    if len(names) != 1 or typed.plain:
        return
    i = names[0]
    if _by_adjective(alignment, i):
        alignment.covers[i] = Cover(Relation.EQUAL, "detail", atoms[i].text)
        return
    slot = _open_slot(alignment, i)
    place = slot == "place" or (slot == "value" and typed.claim.value_kind == "place")
    if not slot or _may_be(atoms[i], typed.ids(slot), entities, place=place):
        return
    if _one_of_several(atoms[i], typed.names.get(slot, ())):
        if "exhaustive" not in alignment.said.marks:
            alignment.covers[i] = Cover(Relation.WITHIN, slot, " ".join(typed.names[slot][0]))
        return
    reason = Reason.PLACE_DIFFERS if place else Reason.ENTITY_DIFFERS
    shown = _stored_name(alignment, slot, entities)
    alignment.covers[i] = Cover(Relation.EXCLUSIVE, slot, shown, reason)
    if alignment.blocked in {"other", "unlinked"}:
        alignment.blocked = ""  # the other name is what stands in the wrong role


def _by_adjective(alignment: Alignment, i: int) -> bool:
    """Whether the claim has the name's country by its adjective: "from Portugal", "Portuguese"."""
    if preposition_before(alignment.said.atoms, i) not in _HAILING:
        return False
    country = countries.country(" ".join(alignment.said.atoms[i].words))
    return country is not None and any(a in alignment.typed.bag for a in country.adjectives)


def _may_be(atom: Atom, stored: Iterable[str], entities: Entities, *, place: bool) -> bool:
    """Whether a name of the base may stand beside what is stored in its slot."""
    if atom.kind != ENTITY:
        return False
    if place and not any(entities[e].kind == "place" for e in atom.entities):
        return True
    return any(_compatible(a, b, entities) for a in atom.entities for b in stored)


def _one_of_several(atom: Atom, names: Iterable[tuple[str, ...]]) -> bool:
    """Whether the name is one member of a stored "A and B"."""
    return any(
        atom.words in {name[: name.index("and")], name[name.index("and") + 1 :]}
        for name in names
        if "and" in name
    )


def _compatible(said: str, stored: str, entities: Entities) -> bool:
    """Whether two entities may both fill the slot: one in the other, or of other kinds."""
    if nested(said, stored, entities):
        return True
    mine, theirs = entities[said].kind, entities[stored].kind
    if mine == "place" and theirs != "place" and entities[stored].of in entities:
        return False  # a body belongs to one state
    kinds = {mine, theirs}
    return mine != theirs and "thing" not in kinds and not kinds.isdisjoint(("place", "event"))


def _stored_name(alignment: Alignment, slot: str, entities: Entities) -> str:
    typed, claim = alignment.typed, alignment.typed.claim
    texts = {
        "value": claim.value_text,
        "subject": claim.subject_text,
        "by": claim.by,
        "place": claim.place,
    }
    named = ", ".join(entities[e].name for e in typed.ids(slot) if e in entities)
    return named or texts.get(slot, "")


def _open_slot(alignment: Alignment, i: int) -> str:
    """Return the claim's slot that the name at `i` competes for, "" for none."""
    if "exhaustive" in alignment.said.marks:
        slot = _exhausted(alignment, i)
        if slot:
            return slot
    typed, kind = alignment.typed, alignment.typed.claim.value_kind
    preposition = preposition_before(alignment.said.atoms, i)
    subject = alignment.slots("subject")
    value = typed.single and subject and _lacks(alignment, "value") and kind in _NAMED_KINDS
    if value and preposition and kind in _ENTITY_KINDS:
        return "value"
    if subject and preposition in _AT and _lacks(alignment, "place"):
        return "place"
    if value and kind in {"entity", "place"}:
        return "value"
    holder = typed.per_value and not subject and alignment.slots("value")
    if holder and _same_time(alignment):
        return "subject"
    agent = typed.single and subject and _lacks(alignment, "by")
    if agent and (preposition == "by" or _is_agent(alignment, i)):
        return "by"
    return ""


def _exhausted(alignment: Alignment, i: int) -> str:
    """Return the slot that the name takes where it is said that nobody else does."""
    subject, value = alignment.slots("subject"), alignment.slots("value")
    if value and _lacks(alignment, "subject"):
        return "subject"
    if not subject:
        return ""
    if alignment.typed.claim.value_kind in _ENTITY_KINDS and _lacks(alignment, "value"):
        return "value"
    return "by" if _lacks(alignment, "by") and _is_agent(alignment, i) else ""


def _lacks(alignment: Alignment, slot: str) -> bool:
    """Whether the claim has names in a slot and the part says none of them."""
    return bool(alignment.typed.names.get(slot)) and not alignment.slots(slot)


def _same_time(alignment: Alignment) -> bool:
    """Whether the part speaks of a time at which the claim's holder held the office."""
    times = [c for c in alignment.held() if c.slot == "time"]
    if times:
        return all(c.relation in SAME for c in times)
    state = alignment.typed.state
    if state is None or state.open_end:
        return True
    return state.end is None and present_tense(alignment.said)


def _is_agent(alignment: Alignment, i: int) -> bool:
    return any(i in f.agent[:1] and not f.copula for f in alignment.said.frames)
