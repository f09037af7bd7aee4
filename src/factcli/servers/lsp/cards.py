"""What an editor shows at a word of a claim file, and where that word leads."""

from __future__ import annotations

from factcli.check import slots_of
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.servers.lsp.claimfile import place_of
from factcli.servers.lsp.complete import REFERS
from factcli.servers.lsp.proof import Words, about
from factcli.servers.lsp.spots import KEY, VALUE, spot_at
from factcli.store.fields import TYPES, header

if TYPE_CHECKING:
    from lsprotocol.types import Location, Range

    from factcli.model import Entity, Property, Source
    from factcli.servers.lsp.claimfile import Base, Sheet
    from factcli.servers.lsp.spots import Spot


class Card(NamedTuple):
    """What is shown of a word, and the stretch of the word."""

    text: str
    range: Range


def card_at(sheet: Sheet, offset: int, *, marked: bool) -> Card | None:
    """Return what a key, or the id of something on file, means; None for any other word."""
    spot = spot_at(sheet.text, offset)
    if spot is None or sheet.ground is None:
        return None
    words = Words(marked=marked)
    told = _key(spot, words) if spot.what == KEY else _id(spot, sheet.ground, words)
    return Card(told, sheet.text.range(spot.start, spot.end)) if told else None


def definition(sheet: Sheet, offset: int) -> Location | None:
    """Return where the thing stands whose id is at an offset."""
    spot = spot_at(sheet.text, offset)
    if spot is None or sheet.ground is None:
        return None
    record = sheet.ground.names.records.get(_kind(spot), {}).get(spot.word)
    return place_of(record) if record else None


def _kind(spot: Spot) -> str:
    """Return the kind of table whose id a word is, "" for a word that is no id."""
    if spot.what != VALUE or spot.field is None:
        return ""
    return spot.table if spot.key == "id" else REFERS.get(spot.field.type, "")


def _key(spot: Spot, words: Words) -> str:
    field = spot.field
    if field is None:
        return ""
    takes = ", ".join(field.choices) if field.choices else TYPES[field.type].noun
    need = " (required)" if field.required else ""
    lines = [
        f"{words.code(field.name)} {words.text(f'of {header(spot.table)}{need}: {field.doc}')}",
        words.text(f"Takes {takes}."),
        words.code(f"{field.name} = {field.example}"),
    ]
    return "\n\n".join(lines)


def _id(spot: Spot, ground: Base, words: Words) -> str:
    kind, base = _kind(spot), ground.base
    if kind == "entity" and spot.word in base.entities:
        return _entity(base.entities[spot.word], words)
    if kind == "source" and spot.word in base.sources:
        return _source(base.sources[spot.word], words)
    if kind == "property" and spot.word in base.properties:
        return _property(base.properties[spot.word], words)
    claim = ground.claims.get(spot.word) if kind == "claim" else None
    if claim is None:
        return ""
    slots = [(slot.name, slot.said, slot.stored) for slot in slots_of(claim, base)]
    table = words.table(slots, ("", "read as", "from"))
    return (
        f"{about(claim, base.sources, words)}\n\n{table}"
        if slots
        else about(claim, base.sources, words)
    )


def _entity(entity: Entity, words: Words) -> str:
    lines = [f"{words.strong(entity.name)} {words.text(f'({entity.kind})')}"]
    more = (
        ("Also", ", ".join(entity.aliases)), ("Adjective", ", ".join(entity.adjectives)),
        ("In", entity.within), ("Of", entity.of), ("Pronoun", entity.pronoun),
    )  # fmt: skip
    lines += [words.text(f"{name}: {value}") for name, value in more if value]
    return "\n\n".join(lines)


def _source(source: Source, words: Words) -> str:
    lines = [words.strong(source.title or source.id)]
    where = ", ".join(part for part in (source.publisher, source.date) if part)
    lines += [words.text(where)] if where else []
    lines += [words.address(source.url)] if source.url else []
    return "\n\n".join(lines)


def _property(prop: Property, words: Words) -> str:
    lines = [words.code(prop.id)]
    more = (
        ("Said as", "; ".join(prop.phrases)), ("The other way round", "; ".join(prop.inverse)),
        ("Denied by", "; ".join(prop.opposites)), ("Takes", prop.value),
        ("One at a time", "yes" if prop.single else ""),
    )  # fmt: skip
    lines += [words.text(f"{name}: {value}") for name, value in more if value]
    return "\n\n".join(lines)
