"""Statements on seven short invented reports, told in other words than the claims have."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import factcli
from factcli.exchange.bring_in import bring_in

HERE = Path(__file__).parent
CLASSES = ("idiom", "noun", "form", "speech", "noise")


@dataclass(frozen=True)
class Case:
    """A statement: its class, whether it may be looked at, the right verdict."""

    kind: str
    split: str
    verdict: str
    statement: str


def cases() -> list[Case]:
    """Return the statements in file order."""
    lines = (HERE / "cases.txt").read_text("utf-8").splitlines()
    rows = [line.partition(" | ") for line in lines if line and not line.startswith("#")]
    made = []
    for head, _, statement in rows:
        kind, split, verdict = head.split()
        made.append(Case(kind, split, verdict, statement))
    return made


def base() -> factcli.ClaimBase:
    """Import the records and load the claims that they become."""
    raw = tomllib.loads((HERE / "facts.toml").read_text("utf-8"))
    pack = {
        "name": "reports",
        "title": raw["title"],
        "document_date": raw["document_date"],
        "facts": [_record(fact) for fact in raw["fact"]],
    }
    with TemporaryDirectory() as folder:
        path = Path(folder, "reports.json")
        path.write_text(json.dumps(pack), "utf-8")
        bring_in(path, Path(folder, "claims"))
        return factcli.load(Path(folder, "claims"))


def _record(fact: dict[str, Any]) -> dict[str, Any]:
    """Return a fact in the record shape, what it leaves out as null."""
    keys = ("start", "end", "when", "where", "by", "attributed_to", "disputed_by", "unit")
    return {
        "id": fact["id"],
        "subject": fact["subject"],
        "subject_aliases": fact.get("aliases", []),
        "property": fact["property"],
        "property_phrases": fact["phrases"],
        "value": fact["value"],
        "value_type": fact.get("type", "entity"),
        "value_aliases": fact.get("value_aliases", []),
        **{key: fact.get(key) for key in keys},
        "functional": fact.get("single", False),
        "quote": fact["quote"],
    }
