"""Formats that bring whole tables of a claim file: entities, properties, sources, claims.

A reader delivers `Tables`; here each is checked against the fields of a claim file, fitted
into the base that it is merged into, and written as one file.
"""

from __future__ import annotations

import re
from datetime import date

from factcli.exchange.target import Imported, RefusedError
from factcli.records import TYPE_CHECKING, dataclass
from factcli.store.checks import complaint
from factcli.store.fields import FIELDS, FORMAT, TABLES, header
from factcli.store.suggest import nearest
from factcli.store.tables import Bare, table
from factcli.store.toml import Document
from factcli.store.validate import records as records_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcli.exchange.target import Target

    Row = tuple[str, dict[str, object]]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = ("date", "end")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file brings: a name for the new one, its tables in order, each with its place in
    the file ("claim[3]"), what is wrong with it and what else there is to say."""

    name: str
    rows: tuple[Row, ...]
    places: tuple[str, ...]
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def bring_tables(file: str, tables: Tables, target: Target) -> Imported:
    """Check the tables and write them into the folder as one new file.

    Raises RefusedError with every problem of the file.
    """
    problems = list(tables.problems)
    for (kind, fields), place in zip(tables.rows, tables.places, strict=True):
        problems.extend(f"{place}{told}" for told in _faults(kind, fields))
    rows = tables.rows
    if target.base is not None:
        rows = _merged(tables, target, problems)
    if not problems and not any(kind == "claim" for kind, _ in rows):
        problems.append("holds no claim")
    if problems:
        raise RefusedError(file, tuple(f"{file}: {line}" for line in problems))
    path = target.put(tables.name, written(rows))
    kinds = [kind for kind, _ in rows]
    warnings = tuple(f"{file}: warning: {line}" for line in tables.warnings)
    return Imported(path, kinds.count("claim"), kinds.count("entity"), warnings)


def written(rows: tuple[Row, ...]) -> str:
    """Return the tables as the text of a claim file, in the order of the format."""
    order = list(TABLES)
    ordered = sorted(rows, key=lambda row: order.index(row[0]))
    tables = [f"factcli = {FORMAT}\n"]
    for kind, fields in ordered:
        shaped = {key: _shaped(kind, key, value) for key, value in fields.items()}
        tables.append(table(header(kind), shaped))
    return "\n".join(tables)


def _shaped(kind: str, key: str, value: object) -> object:
    """Return a value as it is written: days and numbers stand bare, without quotes."""
    if isinstance(value, (bool, Bare)):
        return value
    if isinstance(value, (int, float)):
        return Bare(repr(value))
    dated = kind in FIELDS and key in FIELDS[kind] and FIELDS[kind][key].type in _DATED
    if isinstance(value, str) and dated and _DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return value
        return Bare(value)
    return value


def _faults(kind: str, fields: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with a table, each with its key."""
    known = FIELDS[kind]
    for key, value in fields.items():
        field = known.get(key)
        if field is None:
            near = nearest(key, known)
            hint = f" (did you mean {near}?)" if near else ""
            yield f".{key[:60]}: is no key of {header(kind)}{hint}"
            continue
        wrong = complaint(field, _number(value))
        if wrong:
            yield f".{key}: {wrong.message} ({wrong.hint})"
    for field in known.values():
        if field.required and field.name not in fields:
            yield f": has no {field.name} (every {header(kind)} needs one)"


def _number(value: object) -> object:
    """Return a number that keeps its digits as the number that it is."""
    if not isinstance(value, Bare):
        return value
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return str(value)


def _merged(tables: Tables, target: Target, problems: list[str]) -> tuple[Row, ...]:
    """Return the rows as they fit beside the base: what is there already is not written again.

    Its base table goes, and its claims carry the day that counted as the present there.
    """
    on_file = {
        (record.kind, record.table.get("id")): record
        for file in target.files
        for record in records_of(Document(file.path, file.raw))[0]
    }
    day = next((fields.get("as_of") for kind, fields in tables.rows if kind == "base"), None)
    rows: list[Row] = []
    for (kind, fields), place in zip(tables.rows, tables.places, strict=True):
        if kind == "base":
            continue
        there = on_file.get((kind, fields.get("id")))
        if there is None:
            added = {"as_of": day} if kind == "claim" and day and "as_of" not in fields else {}
            rows.append((kind, {**fields, **added}))
        elif kind == "claim" or _plain(kind, fields) != _plain(kind, there.table):
            said = "" if kind == "claim" else ", and says something else"
            problems.append(
                f"{place}: the id {fields.get('id')} is on file already: "
                f"{there.document.file}:{there.line}{said}"
            )
    return tuple(rows)


def _plain(kind: str, fields: Mapping[str, object]) -> dict[str, str]:
    """Return a table so that two that say the same are equal: an empty key says nothing."""
    return {
        key: table(key, {key: _shaped(kind, key, value)})
        for key, value in fields.items()
        if value not in (None, "", [])
    }
