"""Names that stand where the claim has another: the slot is taken."""

from __future__ import annotations

from factcli.compare.cover import Cover
from factcli.compare.typed import head as head_word
from factcli.compare.when import present_tense
from factcli.language import lexicon, words
from factcli.model import Reason, Relation
from factcli.parse.atoms import ENTITY, NAME
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.model import Entity

_NAMED_KINDS = frozenset({"entity", "place", "office", "text", ""})


def contains(outer: str, inner: str, entities: dict[str, Entity], *, lies: bool = False) -> bool:
    """Whether the place or body `inner` lies in, or belongs to, `outer`.

    With `lies` only where it lies counts: an embassy belongs to its country and lies abroad.
    """
    seen: set[str] = set()
    todo = [inner]
    while todo:
        current = todo.pop()
        if current == outer:
            return True
        entity = entities.get(current)
        if entity is None or current in seen:
            continue
        seen.add(current)
        todo += [x for x in (entity.within, "" if lies else entity.of) if x]
    return False


def cover_places(alignment: Alignment, entities: dict[str, Entity]) -> None:
    """Cover named places by the place, value or subject that they contain."""
    typed = alignment.typed
    stored = [
        (slot, e) for slot in ("place", "value", "subject", "by", "detail") for e in typed.entities.get(slot, ())
    ]  # fmt: skip
    heads = {g[0] for f in alignment.said.frames for g in (f.agent, f.patient, f.complement) if g}
    for i, atom in enumerate(alignment.said.atoms):
        if alignment.covers[i] is not None or not atom.entities:
            continue
        if i in heads and any(entities[e].kind == "place" for e in atom.entities) and not _passive(alignment):
            continue  # "Ecuador granted …" names an agent, no region
        for slot, inner in stored:
            if not _of_that(alignment, i, slot):
                continue
            lies = _located(alignment, i)
            if any(said != inner and contains(said, inner, entities, lies=lies) for said in atom.entities):
                alignment.covers[i] = Cover(
                    Relation.WITHIN, slot if slot == "place" else "region",
                    entities[inner].name, Reason.WITHIN_PLACE,
                )  # fmt: skip
                break
        else:
            _other_place(alignment, i, entities)


def _of_that(alignment: Alignment, i: int, slot: str) -> bool:
    """Whether a country said of something is said of what the claim has in `slot`.

    "Mexican police" is not covered by a claim about police at the Mexican embassy.
    """
    for frame in alignment.said.frames:
        for group in (frame.agent, frame.patient, frame.complement, *(items for _, items in frame.oblique)):
            if i in group[1:]:
                head = alignment.covers[group[0]]
                return head is None or head.slot == slot or (head.slot == "property" and slot != "detail")
    return True


def _passive(alignment: Alignment) -> bool:
    return all(f.copula or f.passive for f in alignment.said.frames)


def _other_place(alignment: Alignment, i: int, entities: dict[str, Entity]) -> None:
    """Find a place of the same level as the claim's one place, or inside it."""
    atom, typed = alignment.said.atoms[i], alignment.typed
    for slot in ("place", "value"):
        for e in typed.entities.get(slot, ()):
            mine = entities[e]
            if mine.kind != "place" or (slot == "value" and not typed.single):
                continue
            for said in atom.entities:
                other = entities[said]
                if other.kind != "place":
                    continue
                if contains(e, said, entities):
                    alignment.covers[i] = Cover(Relation.BEYOND, slot, mine.name, Reason.TOO_FINE)
                elif other.level and other.level == mine.level and _located(alignment, i):
                    alignment.covers[i] = Cover(Relation.EXCLUSIVE, slot, mine.name, Reason.PLACE_DIFFERS)
                elif other.level and mine.level and _located(alignment, i) and not _region_meets(said, e, entities):
                    alignment.covers[i] = Cover(Relation.EXCLUSIVE, slot, mine.name, Reason.PLACE_DIFFERS)


def _region_meets(said: str, stored: str, entities: dict[str, Entity]) -> bool:
    """Whether one of the two regions may lie in the other: their countries are not both known."""
    a, b = _country(said, entities), _country(stored, entities)
    return not a or not b or a == b


def _country(place: str, entities: dict[str, Entity]) -> str:
    seen: set[str] = set()
    while place in entities and place not in seen:
        seen.add(place)
        if entities[place].level == "country":
            return place
        place = entities[place].within
    return ""


def _located(alignment: Alignment, i: int) -> bool:
    before = alignment.said.atoms[i - 1] if i else None
    return before is not None and before.tag == "P" and before.words[0] in {
        "in", "at", "from", "near", "off", "to", "into", "over", "inside", "outside",
    }  # fmt: skip


def _leftover_names(alignment: Alignment) -> list[int]:
    return [
        i for i in alignment.leftovers()
        if alignment.said.atoms[i].kind in {NAME, ENTITY}
    ]  # fmt: skip


def name_clash(alignment: Alignment, entities: dict[str, Entity]) -> None:
    """Mark one leftover name as excluded by the claim's single value, holder or agent."""
    typed = alignment.typed
    names = _leftover_names(alignment)
    if len(names) != 1 or typed.plain:
        return
    i = names[0]
    atom = alignment.said.atoms[i]
    slot = _open_slot(alignment, i)
    if not slot:
        return
    claim = typed.claim
    place = slot == "place" or claim.value_kind == "place" and slot == "value"
    if place and atom.kind == ENTITY and not any(entities[e].kind == "place" for e in atom.entities):
        return
    if atom.kind == ENTITY and _compatible(atom.entities, typed.entities.get(slot, frozenset()), entities):
        return
    stored = ", ".join(entities[e].name for e in typed.entities.get(slot, ()) if e in entities)
    shown = stored or {"value": claim.value_text, "subject": claim.subject_text, "by": claim.by, "place": claim.place}.get(slot, "")
    reason = Reason.PLACE_DIFFERS if place else Reason.ENTITY_DIFFERS
    alignment.covers[i] = Cover(Relation.EXCLUSIVE, slot, shown, reason)
    if alignment.blocked in {"other", "unlinked"}:
        alignment.blocked = ""  # the other name is what stands in the wrong role


def _open_slot(alignment: Alignment, i: int) -> str:
    """Return the claim's slot that the name at `i` competes for, "" for none."""
    typed = alignment.typed
    has = {s: alignment.slots(s) for s in ("subject", "value", "by", "place")}
    before = alignment.said.atoms[i - 1] if i else None
    preposition = before.words[0] if before is not None and before.tag == "P" else ""
    if "exhaustive" in alignment.said.marks:
        if has["value"] and not has["subject"] and typed.names.get("subject"):
            return "subject"
        if has["subject"] and not has["value"] and typed.claim.value_kind in {"entity", "place", ""} and typed.names.get("value"):
            return "value"
        if typed.names.get("by") and not has["by"] and has["subject"] and _is_agent(alignment, i):
            return "by"
    named_value = typed.claim.value_kind in _NAMED_KINDS and bool(typed.names.get("value"))
    value_place = typed.single and named_value and has["subject"] and not has["value"]
    if value_place and preposition and typed.claim.value_kind in {"", "place", "entity"}:
        return "value"
    if typed.names.get("place") and not has["place"] and preposition in {"in", "at", "near", "on", "off"} and has["subject"]:
        return "place"
    if typed.single and named_value and has["subject"] and not has["value"] and typed.claim.value_kind in {"entity", "place"}:
        return "value"
    if typed.per_value and has["value"] and not has["subject"] and _same_time(alignment):
        return "subject"
    if typed.names.get("by") and not has["by"] and has["subject"] and typed.single and (
        preposition == "by" or _is_agent(alignment, i)
    ):
        return "by"
    return ""


def _same_time(alignment: Alignment) -> bool:
    """Whether the part speaks of a time at which the claim's holder held the office."""
    times = [c for c in (*alignment.covers, *alignment.extra) if c is not None and c.slot == "time"]
    if times:
        return all(c.relation in {Relation.EQUAL, Relation.WITHIN} for c in times)
    state = alignment.typed.state
    return state is None or state.open_end or present_tense(alignment.said) and state.end is None


def _is_agent(alignment: Alignment, i: int) -> bool:
    return any(i in f.agent[:1] and not f.copula for f in alignment.said.frames)


def _compatible(said: tuple[str, ...], stored: frozenset[str], entities: dict[str, Entity]) -> bool:
    """Whether two entities may both fill the slot: one in the other, or of other kinds."""
    for a in said:
        for b in stored:
            if contains(a, b, entities) or contains(b, a, entities):
                return True
            ka, kb = entities[a].kind, entities[b].kind
            if ka == "place" and kb != "place" and entities[b].of in entities:
                continue  # a body belongs to one state
            if ka != kb and "thing" not in {ka, kb} and {ka, kb} & {"place", "event"}:
                return True
    return False


def kind_clash(alignment: Alignment) -> None:
    """Mark another office, or another kind of body, said of one that the file has.

    A person has one main office at a time, and a body is of one kind: "the agency is an
    electoral commission" clashes with a prisons agency. Only where the part says "is".
    """
    typed = alignment.typed
    if typed.plain or alignment.said.negated or not alignment.slots("subject"):
        return
    for frame in alignment.said.frames:
        if not frame.copula or not frame.main or not frame.agent or not frame.complement:
            continue
        agent, head = alignment.covers[frame.agent[0]], frame.complement[0]
        if agent is None or agent.slot != "subject" or alignment.covers[head] is not None:
            continue
        if _other_office(alignment, head) or _other_body(alignment, head):
            shown = typed.claim.value_text or typed.claim.text
            for i in frame.complement:
                alignment.covers[i] = Cover(Relation.EXCLUSIVE, "value", shown, Reason.ENTITY_DIFFERS)
            alignment.blocked = ""
            alignment.same = True


def _other_office(alignment: Alignment, head: int) -> bool:
    typed, atom = alignment.typed, alignment.said.atoms[head]
    if not typed.per_value or atom.lemma not in words("offices", "office"):
        return False
    if atom.lemma in words("offices", "generic") and not _narrowed(alignment, head):
        return False  # a "boss" may be any of them, a "prison boss" not
    verb = next((a for a in alignment.said.atoms if a.tag == "BE"), None)
    now = verb is None or present_tense(alignment.said)
    over = typed.state is not None and typed.state.end is not None and not typed.state.open_end
    return now and not over and alignment.said.phase in {"", "current", "still"}


def _narrowed(alignment: Alignment, head: int) -> bool:
    """Whether a word that the claim lacks narrows the office: "prison" in "prison chief"."""
    group = next((f.complement for f in alignment.said.frames if head in f.complement), ())
    return any(
        alignment.covers[i] is None and alignment.said.atoms[i].kind == "word" and alignment.said.atoms[i].tag == "N"
        for i in group if i != head
    )  # fmt: skip


def _other_body(alignment: Alignment, head: int) -> bool:
    typed, atom = alignment.typed, alignment.said.atoms[head]
    if not typed.single or typed.claim.value_kind not in {"text", ""} or not typed.names.get("value"):
        return False
    stored = head_word(typed.names["value"][0])
    return (
        atom.kind == "word" and stored != atom.lemma and lexicon.is_a(atom.lemma, "organization")
        and lexicon.is_a(stored, "organization")
    )
