"""What can be written at a place of a claim file: tables, keys, ids, words of a choice."""

from __future__ import annotations

from lsprotocol.types import CompletionItem, CompletionItemKind, InsertTextFormat, TextEdit

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.servers.lsp.spots import HEADER, KEY, Spot, keys_of, spot_at
from factcli.store.fields import FIELDS, TABLES, TYPES, header
from factcli.store.references import text as plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.servers.lsp.claimfile import Base, Sheet
    from factcli.store.fields import Field
    from factcli.store.validate import Record

# Which tables' ids a type of field takes.
REFERS = {
    "entity": "entity", "party": "entity", "parties": "entity", "scalar": "entity",
    "source": "source", "claim": "claim", "property": "property",
}  # fmt: skip
_ICONS = {
    "entity": CompletionItemKind.Class, "property": CompletionItemKind.Property,
    "source": CompletionItemKind.Reference, "claim": CompletionItemKind.Value,
}  # fmt: skip
# These take no text in quotes, or both: the author begins.
_UNQUOTED = frozenset(("flag", "date", "end", "scalar"))


class Offer(NamedTuple):
    """A word that can stand at a place, and what it means."""

    word: str
    icon: CompletionItemKind
    detail: str = ""
    doc: str = ""


def completions(sheet: Sheet, offset: int, *, snippets: bool) -> list[CompletionItem]:
    """Return what fits at an offset; `snippets`: the editor knows where a cursor goes."""
    spot = spot_at(sheet.text, offset)
    if spot is None or sheet.ground is None:
        return []
    if spot.what == HEADER:
        return [_table(sheet, spot, offset, name) for name in TABLES]
    if spot.what == KEY:
        there = keys_of(sheet.text, offset)
        fields = [f for f in FIELDS.get(spot.table, {}).values() if f.name not in there]
        return [
            _key(sheet, spot, field, number, snippets=snippets)
            for number, field in enumerate(fields)
        ]
    return [_word(sheet, spot, offer) for offer in _values(spot, sheet.ground)]


def _table(sheet: Sheet, spot: Spot, offset: int, name: str) -> CompletionItem:
    """Return a header, put in place of what of it is typed."""
    start, stop = sheet.text.line_of(offset)
    line = sheet.text.text[start:stop]
    start += len(line) - len(line.lstrip())
    written = header(name)
    return CompletionItem(
        written,
        kind=CompletionItemKind.Struct,
        filter_text=sheet.text.text[start : spot.start] + name,
        text_edit=TextEdit(sheet.text.range(start, stop), written),
    )


def _key(sheet: Sheet, spot: Spot, field: Field, number: int, *, snippets: bool) -> CompletionItem:
    """Return a key with its sign of equality, in the order of the format's own page."""
    quoted = field.type not in _UNQUOTED
    new = field.name
    if not spot.closed:
        new += ' = "$0"' if quoted and snippets else " = "
    return CompletionItem(
        field.name,
        kind=CompletionItemKind.Field,
        detail=("required: " if field.required else "") + _takes(field),
        documentation=f"{field.doc}\n\n{field.name} = {field.example}",
        sort_text=f"{not field.required:d}{number:03}",
        insert_text_format=InsertTextFormat.Snippet if "$0" in new else None,
        text_edit=TextEdit(sheet.text.range(spot.start, spot.end), new),
    )


def _takes(field: Field) -> str:
    return ", ".join(field.choices) if field.choices else TYPES[field.type].noun


def _word(sheet: Sheet, spot: Spot, offer: Offer) -> CompletionItem:
    quoted = offer.word not in {"true", "false"}
    new = offer.word
    if quoted and not spot.quoted:
        new = f'"{new}"'
    elif spot.quoted and not spot.closed:
        new += '"'
    return CompletionItem(
        offer.word,
        kind=offer.icon,
        detail=offer.detail,
        documentation=offer.doc or None,
        # A name finds its id too.
        filter_text=f"{offer.word} {offer.detail}".strip(),
        text_edit=TextEdit(sheet.text.range(spot.start, spot.end), new),
    )


def _values(spot: Spot, ground: Base) -> Iterator[Offer]:
    field = spot.field
    if field is None:
        return
    for word in field.choices:
        yield Offer(word, CompletionItemKind.EnumMember)
    if field.type == "flag":
        yield Offer("true", CompletionItemKind.Keyword)
        yield Offer("false", CompletionItemKind.Keyword)
    kind = REFERS.get(field.type, "")
    names = dict.fromkeys(ground.names.records[kind]) if kind else {}
    if kind == "property":
        names |= dict.fromkeys(ground.base.properties)
    for name in names:
        record = ground.names.records[kind].get(name)
        yield Offer(name, _ICONS[kind], _detail(kind, name, record, ground))


def _detail(kind: str, name: str, record: Record | None, ground: Base) -> str:
    """Return how people call what an id stands for."""
    if kind == "property":
        return "; ".join(ground.base.properties[name].phrases[:3])
    key = {"entity": "name", "source": "title", "claim": "text"}[kind]
    return plain(record.table.get(key)) if record else ""
