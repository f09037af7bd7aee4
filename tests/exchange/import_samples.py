"""Records for the tests of this folder: a full one, and changes to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcli.exchange.records import RawRow, Record, build

FULL: dict[str, Any] = {
    "id": "t1",
    "subject": "Beacon Tower",
    "subject_aliases": ["the tower"],
    "property": "is high",
    "property_phrases": ["rises to"],
    "value": "212",
    "value_type": "quantity",
    "value_aliases": ["212 metres"],
    "unit": "m",
    "start": "1998-06",
    "end": None,
    "when": None,
    "where": "Old Dock, Marenholt",
    "by": "Livia Rostrand",
    "attributed_to": "Harbour Gazette",
    "disputed_by": ["Ohm Foundation"],
    "functional": True,
    "quote": "The tower has been 212 metres high since June 1998.",
}
LEAST = {"id": "t1", "subject": "Beacon Tower", "property": "is", "value": "old"}


def fact(**changes: object) -> dict[str, Any]:
    """Return the least fact there is, changed."""
    return {**LEAST, "value_type": "text", **changes}


def records(*facts: dict[str, Any]) -> tuple[Record, ...]:
    """Return the records of facts that have nothing wrong in their cells."""
    found, problems = build(tuple(RawRow(row, one) for row, one in enumerate(facts, 1)))
    assert not problems
    return found


def write_json(path: Path, *facts: dict[str, Any], **about: object) -> Path:
    """Write facts as a JSON file and return its path."""
    path.write_text(json.dumps({**about, "facts": list(facts)}), "utf-8")
    return path
