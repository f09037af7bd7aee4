"""Claims as rows of a table, in the columns that an import reads.

A row holds one claim with its source. What a table has no column for (kinds of entities, a
claim's own opposites, the fact check's words) stays behind; JSON keeps all.
"""

from __future__ import annotations

import datetime as dt

from factcli.exchange.columns import joined
from factcli.exchange.records import FIELDS, VALUE_TYPES
from factcli.records import TYPE_CHECKING
from factcli.store.build import plain_number
from factcli.store.library import library
from factcli.store.references import text
from factcli.store.times import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from factcli.model import Claim
    from factcli.store.base import ClaimBase
    from factcli.store.validate import Record

_AS_THEY_ARE = ("unit", "text", "verdict", "superseded_by", "locator")


def rows(
    base: ClaimBase, records: Iterable[Record], chosen: Collection[str]
) -> list[dict[str, str]]:
    """Return a row for each claim whose id is chosen: its cells by column, empty ones left out."""
    claims = {claim.id: claim for claim in base.claims}
    return [
        {name: cell for name in FIELDS if (cell := made.get(name, ""))}
        for record in records
        if record.kind == "claim" and record.table["id"] in chosen
        for made in [_row(record.table, claims[str(record.table["id"])], base)]
    ]


def _row(table: Mapping[str, object], claim: Claim, base: ClaimBase) -> dict[str, str]:
    start, end = _span(table)
    property_, phrases = _property(claim, base)
    source = base.sources[claim.source]
    made = {
        "id": claim.id,
        "subject": _name(claim.subject, base) or claim.subject_text,
        "subject_aliases": joined(_aliases(claim.subject, claim.subject_names, base)),
        "subject_names": joined(claim.subject_names if claim.subject else ()),
        "property": property_,
        "property_phrases": joined(phrases),
        "value_aliases": joined(_aliases(claim.value, claim.value_names, base)),
        "value_names": joined(claim.value_names if claim.value else ()),
        "start": start,
        "end": end,
        "when": written(table.get("when")),
        "where": _name(claim.place, base) or claim.place,
        "by": _name(claim.by, base) or claim.by,
        "attributed_to": joined(_name(who, base) or who for who in claim.said_by),
        "disputed_by": joined(_name(who, base) or who for who in claim.denied_by),
        "functional": _flag(table.get("single")),
        "quote": claim.excerpt,
        "negative": _flag(table.get("negative")),
        "plan": _flag(table.get("plan")),
        "as_of": written(table.get("as_of")),
        "source": source.title or source.id,
        "publisher": source.publisher,
        "published": source.date,
        "url": source.url,
        **{name: text(table.get(name)) for name in _AS_THEY_ARE},
    }
    return made | _value(table.get("value"), claim, base, made)


def _value(value: object, claim: Claim, base: ClaimBase, made: Mapping[str, str]) -> dict[str, str]:
    if value is None:
        return {}
    kind = claim.value_kind
    if kind not in VALUE_TYPES:
        place = claim.value in base.entities and base.entities[claim.value].kind == "place"
        kind = ("place" if place else "entity") if claim.value else "text"
    if isinstance(value, bool) or kind == "boolean":
        # A row says that something is false by its value, and by it alone.
        true = claim.value_text != "false" and not claim.negative
        return {"value": "true" if true else "false", "value_type": "boolean", "negative": ""}
    if isinstance(value, (int, float)):
        shown = plain_number(value)
    elif isinstance(value, (dt.date, dt.time)):
        shown = written(value) or value.isoformat()
    else:
        shown = _name(claim.value, base) or text(value)
    return {"value": shown, "value_type": kind, "negative": made["negative"]}


def _span(table: Mapping[str, object]) -> tuple[str, str]:
    """Return start and end; a start that is a stretch gives both."""
    start, end = written(table.get("start")), written(table.get("end"))
    if "/" in start:
        first, _, last = start.partition("/")
        return ("" if first == ".." else first), end or last
    return start, end


def _property(claim: Claim, base: ClaimBase) -> tuple[str, tuple[str, ...]]:
    """Return the property as a file without `[[property]]` holds it, and its other phrases."""
    own = base.properties.get(claim.property)
    if claim.property in library() or own is None:
        return claim.property, claim.phrases if own else claim.phrases[1:]
    first, *others = own.phrases or (claim.property.replace("-", " "),)
    return first, (*others, *claim.phrases)


def _name(entity: str, base: ClaimBase) -> str:
    return base.entities[entity].name if entity in base.entities else ""


def _aliases(entity: str, local: tuple[str, ...], base: ClaimBase) -> tuple[str, ...]:
    """Return an entity's names for the whole base, else what the claim itself calls it."""
    return base.entities[entity].aliases if entity in base.entities else local


def _flag(value: object) -> str:
    return "" if value is None else "true" if value is True else "false"
