"""JSON Schema and reference text for claim files, both made from the table of fields."""

from __future__ import annotations

from factcli.store.fields import FORMAT, TABLES, TYPES, Field, header
from factcli.store.library import library

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = "factcli claim file"
_WORDS: dict[str, object] = {"type": "string", "pattern": r"\S"}
_WORD_LIST: dict[str, object] = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS}]}
_YEAR: dict[str, object] = {"type": "integer", "minimum": -9999, "maximum": 9999}
# TOML dates come to a schema checker as strings.
_DATE: dict[str, object] = {"anyOf": [_WORDS, _YEAR]}
_SHAPES: dict[str, dict[str, object]] = {
    "id": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 100},
    "text": _WORDS,
    "texts": _WORD_LIST,
    "flag": {"type": "boolean"},
    "date": _DATE,
    "end": _DATE,
    "scalar": {"anyOf": [_WORDS, {"type": ["number", "boolean"]}]},
    "entity": _WORDS,
    "party": _WORDS,
    "parties": _WORD_LIST,
    "property": _WORDS,
    "source": _WORDS,
    "claim": _WORDS,
}


def schema() -> dict[str, object]:
    """Return the JSON Schema of claim files."""
    tables: dict[str, object] = {"factcli": {"const": FORMAT, "description": "The format."}}
    for name in TABLES:
        one = {"$ref": f"#/$defs/{name}"}
        tables[name] = one if name == "base" else {"type": "array", "items": one}
    return {
        "$schema": DIALECT,
        "title": _TITLE,
        "type": "object",
        "properties": tables,
        "required": ["factcli"],
        "additionalProperties": False,
        "$defs": {name: _table(name) for name in TABLES},
    }


def _table(name: str) -> dict[str, object]:
    made: dict[str, object] = {
        "type": "object",
        "properties": {field.name: field_schema(field) for field in TABLES[name]},
        "additionalProperties": False,
    }
    required = [field.name for field in TABLES[name] if field.required]
    return made | {"required": required} if required else made


def field_schema(field: Field) -> dict[str, object]:
    """Return the schema of the value of one key."""
    shape = {"enum": list(field.choices)} if field.choices else _SHAPES[field.type]
    return {"description": field.doc, **shape}


def schema_text() -> str:
    """Return the schema as the file that is published."""
    import json

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def reference() -> str:
    """Return the tables of fields in Markdown, for the page that documents the format."""
    parts = [_reference(name) for name in TABLES]
    return "\n".join(parts)


def _reference(name: str) -> str:
    rows = [
        f"### `{header(name)}`",
        "",
        "| key | takes | what it says | example |",
        "|---|---|---|---|",
    ]
    for field in TABLES[name]:
        takes = ", ".join(field.choices) if field.choices else TYPES[field.type].noun
        key = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        rows.append(f"| {key} | {takes} | {field.doc} | `{field.name} = {field.example}` |")
    return "\n".join([*rows, ""])


def properties() -> str:
    """Return the general property library in Markdown."""
    rows = ["| id | takes | for example | one at a time |", "|---|---|---|---|"]
    for each in library().values():
        said = "; ".join(each.phrases[:3])
        once = "a value has one subject" if each.per_value else "yes" if each.single else ""
        rows.append(f"| `{each.id}` | {each.value} | {said} | {once} |")
    return "\n".join([*rows, ""])


def page(text: str) -> str:
    """Return the page on the format with what lies between its marks made anew."""
    for name, made in (("fields", reference()), ("properties", properties())):
        head, start, rest = text.partition(f"<!-- {name}:")
        _, end, tail = rest.partition(f"<!-- end of {name} -->")
        mark = rest.split("\n", 1)[0]
        text = f"{head}{start}{mark}\n\n{made}\n{end}{tail}"
    return text
