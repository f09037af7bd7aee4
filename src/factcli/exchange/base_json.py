"""A whole base as JSON: the tables of a claim file, under the same names, both ways.

What the claim file's schema says of the TOML holds for this JSON too. Days and other dates
are texts; a value that is a date says so in `value_kind`.
"""

from __future__ import annotations

import datetime as dt
import json

from factcli.exchange.records import Numeral
from factcli.exchange.strict_json import faults
from factcli.exchange.tabled import Tables
from factcli.records import TYPE_CHECKING
from factcli.store.fields import FORMAT, TABLES, header
from factcli.store.includes import SIGN
from factcli.store.suggest import nearest
from factcli.store.tables import Bare
from factcli.store.times import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from factcli.store.base import ClaimBase
    from factcli.store.validate import Record

_LONGEST_NUMBER = 40


def is_base(data: object) -> bool:
    """Whether parsed JSON is a base, and no list of facts."""
    return isinstance(data, dict) and "factcli" in data


def dump(base: ClaimBase, records: Iterable[Record], chosen: Collection[str]) -> str:
    """Return the base as JSON text, with the claims whose ids are `chosen`.

    Claims that replace chosen ones come too, and only sources that a claim names. What is
    included stands there as well, with a hyphen in its ids where there was a colon.
    """
    tables: dict[str, list[dict[str, object]]] = {}
    kinds = {claim.id: claim.value_kind for claim in base.claims}
    found = list(records)
    wanted = _closed(found, chosen)
    used: set[object] = set()
    for record in found:
        if record.kind == "claim" and record.table["id"] in wanted:
            used.add(record.table["source"])
    there = {str(r.table["id"]) for r in found if SIGN in str(r.table.get("id"))}
    for record in found:
        name = record.table.get("id")
        if (record.kind == "claim" and name not in wanted) or (
            record.kind == "source" and name not in used
        ):
            continue
        if record.kind == "include":
            continue
        made = {key: _plain(_flat(value, there)) for key, value in record.table.items()}
        if isinstance(record.table.get("value"), (dt.date, dt.time)):
            made["value_kind"] = kinds[str(name)]
        tables.setdefault(record.kind, []).append(made)
    whole: dict[str, object] = {"factcli": FORMAT}
    for kind in TABLES:
        if kind in tables:
            whole[kind] = tables[kind][0] if kind == "base" else tables[kind]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read(data: Mapping[str, object], name: str) -> Tables:
    """Return the tables in parsed JSON, whose numbers are still as written."""
    rows: list[tuple[str, dict[str, object]]] = []
    places: list[str] = []
    problems = faults(data)
    if data.get("factcli") != str(FORMAT):
        problems.append(f"factcli: this factcli reads format {FORMAT}")
    for kind, content in data.items():
        if kind == "factcli":
            continue
        if kind not in TABLES:
            near = nearest(kind, TABLES)
            hint = f"did you mean {near}?" if near else f"known: {', '.join(TABLES)}"
            problems.append(f"{kind[:60]}: a base has no such table ({hint})")
            continue
        listed = [content] if kind == "base" else content
        if not isinstance(listed, list):
            problems.append(f"{kind}: must be a list of {header(kind)} objects")
            continue
        for number, fields in enumerate(listed, 1):
            place = kind if kind == "base" else f"{kind}[{number}]"
            if not isinstance(fields, dict):
                problems.append(f"{place}: must be an object")
                continue
            rows.append((kind, {key: _read(value) for key, value in fields.items()}))
            places.append(place)
            problems.extend(
                f"{place}.{key}: has more than {_LONGEST_NUMBER} digits"
                for key, value in fields.items()
                if isinstance(value, Numeral) and len(value) > _LONGEST_NUMBER
            )
    base = data.get("base")
    title = base.get("title") if isinstance(base, dict) else None
    return Tables(title if isinstance(title, str) else name, tuple(rows), tuple(places),
                  tuple(problems))  # fmt: skip


def _closed(records: Iterable[Record], chosen: Collection[str]) -> set[object]:
    """Return the ids with those of the claims that replace them."""
    later = {r.table["id"]: r.table.get("superseded_by") for r in records if r.kind == "claim"}
    wanted: set[object] = set()
    waiting: list[object] = list(chosen)
    while waiting:
        name = waiting.pop()
        if name is not None and name not in wanted:
            wanted.add(name)
            waiting.append(later.get(name))
    return wanted


def _flat(value: object, there: Collection[str]) -> object:
    """Return an id of an included base as one of this file: geo:tolm becomes geo-tolm."""
    if isinstance(value, list):
        return [_flat(item, there) for item in value]
    return value.replace(SIGN, "-") if isinstance(value, str) and value in there else value


def _plain(value: object) -> object:
    return written(value) or str(value) if isinstance(value, (dt.date, dt.time)) else value


def _read(value: object) -> object:
    if isinstance(value, Numeral):
        return Bare(value)
    return value
