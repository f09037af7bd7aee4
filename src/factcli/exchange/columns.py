"""Which column of a table is which field of a record, by its name or by `--map`."""

from __future__ import annotations

import re

from factcli.errors import FactcliError, UsageError
from factcli.exchange.records import FIELDS, RawRow, RowProblem, nearest, shown
from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Each row becomes objects of some kilobytes; a base of this size is as large as they come.
MOST_ROWS = 50_000
# What separates the entries of a list inside one cell.
LIST_SIGN = "|"
# What a column holds that `--map` leaves out, and one that nobody has named.
LEFT_OUT, UNNAMED = "", "?"
_FORMULA = ("=", "+", "@", "-", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_GUARD, _ESCAPE = "'", "\\"
# A number may begin with a sign; in these fields a leading sign is no formula.
_NUMERIC = frozenset({"value", "value_aliases", "start", "end", "when", "unit"})


def parse_map(options: tuple[str, ...]) -> dict[str, str]:
    """Return column name to field name for options like `Name=subject`.

    An empty field (`Notes=`) leaves the column out. Raises UsageError for anything else.
    """
    mapping: dict[str, str] = {}
    for option in options:
        column, sign, field = (piece.strip() for piece in option.rpartition("="))
        if not sign or not column:
            raise UsageError(
                f"--map {shown(option)} is not COLUMN=FIELD", 'write it like --map "Name=subject"'
            )
        if field and field not in FIELDS:
            hint = nearest(field, tuple(FIELDS)) or f"known: {', '.join(FIELDS)}"
            raise UsageError(f"--map: {shown(field)} is no field of a record", hint)
        if column in mapping:
            raise UsageError(f"--map names the column {shown(column)} twice")
        mapping[column] = field
    return mapping


def unused(mapping: dict[str, str], names: set[str]) -> tuple[RowProblem, ...]:
    """Return a problem for each column that `--map` names and the file does not have."""
    return tuple(
        RowProblem(0, column, "is named by --map, but the file has no such column",
                   nearest(column, tuple(sorted(names))))
        for column in mapping
        if column not in names
    )  # fmt: skip


def field_of(name: str, mapping: dict[str, str]) -> str:
    """Return the field that a column called `name` holds (LEFT_OUT when `--map` says so).

    Without a mapping, case and blanks do not count: "Value type" is `value_type`.
    """
    if name in mapping:
        return mapping[name]
    if not name:
        return UNNAMED
    plain = "_".join(name.replace("-", " ").split()).casefold()
    return plain if plain in FIELDS else name


def header(
    names: list[str], mapping: dict[str, str], row: int
) -> tuple[list[str], tuple[RowProblem, ...]]:
    """Return the field of each column and what is wrong with the header in `row`."""
    fields = [field_of(name, mapping) for name in names]
    problems = list(unused(mapping, set(names)))
    seen: dict[str, str] = {}
    for name, field in zip(names, fields, strict=True):
        if field in (LEFT_OUT, UNNAMED):
            continue
        if field not in FIELDS:
            near = nearest(name, tuple(FIELDS))
            hint = f"{near}; " if near else ""
            hint += f'--map "{shown(name, quote=False)}=FIELD" names it, "=" alone leaves it out'
            problems.append(RowProblem(row, name, "is no field of a record", hint))
        elif field in seen:
            message = f"is {field}, and so is column {shown(seen[field])}"
            problems.append(RowProblem(row, name, message))
        seen.setdefault(field, name)
    return fields, tuple(problems)


def too_many(path: Path, rows: int) -> None:
    """Raise FactcliError when a file has more rows than memory is to be spent on."""
    if rows > MOST_ROWS:
        raise FactcliError(
            f"{path}: has more than {MOST_ROWS:,} rows", "split it and import the pieces"
        )


def listed(cell: str) -> list[str]:
    r"""Return the entries of a list in one cell: a|b. `\|` is a bar that is no separator."""
    entries = [""]
    signs = iter(cell)
    for sign in signs:
        if sign == LIST_SIGN:
            entries.append("")
        else:
            after = next(signs, "") if sign == _ESCAPE else ""
            plain = sign == _ESCAPE and after in (LIST_SIGN, _ESCAPE)
            entries[-1] += after if plain else sign + after
    return entries


def joined(entries: Iterable[str]) -> str:
    """Return a list as one cell that `listed` reads back."""
    return LIST_SIGN.join(
        entry.replace(_ESCAPE, _ESCAPE * 2).replace(LIST_SIGN, _ESCAPE + LIST_SIGN)
        for entry in entries
    )


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before it.

    Numbers, also below zero, stay as they are.
    """
    formula = cell.lstrip(_GUARD).startswith(_FORMULA)
    return _GUARD + cell if formula and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe of `guarded`."""
    bare = cell.startswith(_GUARD) and cell.lstrip(_GUARD).startswith(_FORMULA)
    return cell[1:] if bare else cell


def row_of(
    number: int, fields: list[str], cells: list[str | bool | None]
) -> tuple[RawRow, tuple[RowProblem, ...]]:
    """Return a table's row as a raw row, lists split, with warnings about formula cells."""
    found: dict[str, object] = {}
    problems = []
    for field, cell in zip(fields, cells, strict=True):
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        if field == UNNAMED:
            shown_cell = shown(str(cell))
            problems.append(RowProblem(number, "", f"{shown_cell} is in a column without a name"))
        if field not in FIELDS:
            continue
        if isinstance(cell, str) and field not in _NUMERIC and cell.lstrip().startswith(_FORMULA):
            problems.append(
                RowProblem(
                    number, field, f"{shown(cell)} looks like a formula; it is kept as text",
                    severity=Severity.WARNING,
                )
            )  # fmt: skip
        if isinstance(cell, str) and FIELDS[field] in ("list", "names"):
            found[field] = listed(cell)
        else:
            found[field] = cell
    return RawRow(number, found), tuple(problems)
