"""Tables that have passed every check, made into claims, entities, properties, sources."""

from __future__ import annotations

from factcli.model import Claim, Entity, Property, Source, Verdict
from factcli.records import TYPE_CHECKING
from factcli.store.fields import TABLES
from factcli.store.references import PLAIN_KINDS, Names, text, texts
from factcli.store.times import last_day, times, written
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.store.validate import Record

_PINS = frozenset(field.name for field in TABLES["claim"] if field.pins)
_DATES = ("date", "period")


def entity(record: Record) -> Entity:
    """Return the entity that a table describes."""
    table = record.table
    adjectives = texts(table.get("adjective"))
    return Entity(
        id=text(table["id"]),
        name=text(table["name"]),
        kind=text(table.get("kind")) or "thing",
        aliases=texts(table.get("aliases")),
        adjective=adjectives[0] if adjectives else "",
        within=text(table.get("in")),
        of=text(table.get("of")),
        level=text(table.get("level")),
        pronoun=text(table.get("pronoun")),
        file=record.document.file,
        line=record.line,
        adjectives=adjectives,
    )


def prop(record: Record, general: Property | None) -> Property:
    """Return the property that a table describes, laid over the general one if any."""
    table = record.table
    under = general or Property("")
    single, per_value = table.get("single"), table.get("per_value")
    return Property(
        id=text(table["id"]),
        phrases=_joined(texts(table.get("phrases")), under.phrases),
        inverse=_joined(texts(table.get("inverse")), under.inverse),
        opposites=_joined(texts(table.get("opposites")), under.opposites),
        value=text(table.get("value")) or under.value,
        single=under.single if single is None else bool(single),
        per_value=under.per_value if per_value is None else bool(per_value),
        file=record.document.file,
        line=record.line,
    )


def source(record: Record) -> Source:
    """Return the source that a table describes."""
    table = record.table
    return Source(
        id=text(table["id"]),
        title=text(table.get("title")),
        publisher=text(table.get("publisher")),
        date=written(table.get("date")),
        url=text(table.get("url")),
    )


def claim(record: Record, names: Names, properties: Mapping[str, Property]) -> Claim:
    """Return the claim that a table describes, its names resolved and its times typed."""
    table = record.table
    spans = times(table)
    subject, subject_text = _party(table.get("subject"), names)
    kind, words = _value(table, properties)
    value = "" if kind in PLAIN_KINDS else names.entity(words)
    single = table.get("single")
    return Claim(
        id=text(table["id"]),
        text=text(table["text"]),
        subject=subject,
        subject_text=subject_text,
        subject_names=texts(table.get("subject_names")),
        property=text(table.get("property")),
        phrases=_phrases(table, properties),
        opposites=texts(table.get("opposites")),
        value=value,
        value_text="" if value else words,
        value_names=texts(table.get("value_names")),
        value_kind=kind,
        unit=text(table.get("unit")),
        start=spans.start,
        end=spans.end,
        open_end=spans.open_end,
        when=spans.when,
        place=_either(table.get("place"), names),
        by=_either(table.get("by"), names),
        said_by=tuple(_either(item, names) for item in texts(table.get("said_by"))),
        denied_by=tuple(_either(item, names) for item in texts(table.get("denied_by"))),
        negative=table.get("negative") is True,
        plan=table.get("plan") is True,
        single=None if single is None else bool(single),
        as_of=last_day(table.get("as_of")),
        source=text(table["source"]),
        locator=text(table.get("locator")),
        excerpt=text(table.get("excerpt")),
        superseded_by=text(table.get("superseded_by")),
        superseded_reason=text(table.get("superseded_reason")),
        verdict=Verdict(text(table.get("verdict")) or "supported"),
        rating=text(table.get("rating")),
        rating_scale=text(table.get("rating_scale")),
        claimed_by=texts(table.get("claimed_by")),
        claimed_on=written(table.get("claimed_on")),
        claimed_in=texts(table.get("claimed_in")),
        pinned=_PINS.intersection(table),
        file=record.document.file,
        line=record.line,
    )


def _joined(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    """Return both, each phrase once however it is spelt."""
    seen = {fold(phrase) for phrase in first}
    return first + tuple(phrase for phrase in then if fold(phrase) not in seen)


def _party(value: object, names: Names) -> tuple[str, str]:
    """Return (entity id, words): one of the two is empty."""
    words = text(value)
    found = names.entity(words) if words else ""
    return (found, "") if found else ("", words)


def _either(value: object, names: Names) -> str:
    """Return the entity id if the words mean one, else the words."""
    found, words = _party(value, names)
    return found or words


def _phrases(table: Mapping[str, object], properties: Mapping[str, Property]) -> tuple[str, ...]:
    """Return the claim's own phrases; a property given in words is the first of them."""
    own = texts(table.get("phrases"))
    words = text(table.get("property"))
    return own if not words or words in properties else _joined((words,), own)


def _value(table: Mapping[str, object], properties: Mapping[str, Property]) -> tuple[str, str]:
    """Return the kind of the value, where the file tells it, and the value in words."""
    value = table.get("value")
    pinned = text(table.get("value_kind"))
    usual = properties[name].value if (name := text(table.get("property"))) in properties else ""
    if value is None:
        return pinned, ""
    if isinstance(value, str):
        return pinned or (usual if usual in PLAIN_KINDS else ""), text(value)
    if isinstance(value, bool):
        return pinned or "boolean", "true" if value else "false"
    if isinstance(value, (int, float)):
        kind = pinned or (usual if usual in _DATES else "quantity")
        return kind, plain_number(value)
    return pinned or (usual if usual in _DATES else "date"), written(value)


def plain_number(number: float) -> str:
    """Return a number in digits without an exponent: 62.4e6 gives 62400000."""
    if isinstance(number, int):
        return str(number)
    shown = repr(number)
    if "e" not in shown:
        return shown.removesuffix(".0")
    from decimal import Decimal

    return f"{Decimal(shown):f}"
