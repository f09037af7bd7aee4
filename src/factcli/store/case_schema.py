"""JSON Schema of files of test statements, made from the table of their fields."""

from __future__ import annotations

from factcli.model import Relation
from factcli.store.cases import FIELDS, FORMAT, TABLE
from factcli.store.files import CASES
from factcli.store.schema import DIALECT, field_schema


def schema() -> dict[str, object]:
    """Return the JSON Schema of files of test statements."""
    relations = {"enum": [relation.value for relation in Relation]}
    slots = {"type": "object", "minProperties": 1, "additionalProperties": relations}
    keys = {
        field.name: {"description": field.doc, **slots}
        if field.type == "relations"
        else field_schema(field)
        for field in FIELDS
    }
    case: dict[str, object] = {
        "type": "object",
        "properties": keys,
        "required": [field.name for field in FIELDS if field.required],
        "additionalProperties": False,
    }
    return {
        "$schema": DIALECT,
        "title": "factcli test file",
        "type": "object",
        "properties": {
            CASES: {"const": FORMAT, "description": "The format."},
            TABLE: {"type": "array", "items": case},
        },
        "required": [CASES],
        "additionalProperties": False,
    }


def schema_text() -> str:
    """Return the schema as the file that is published."""
    import json

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
