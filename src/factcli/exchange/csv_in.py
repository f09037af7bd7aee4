"""CSV facts: a header line of column names, one fact a row, lists separated by `|`."""

from __future__ import annotations

import csv
import io

from factcli.errors import FactcliError
from factcli.exchange.columns import field_of, header, row_of, too_many, unguarded
from factcli.exchange.reading import LIMIT, read_text
from factcli.exchange.records import FIELDS, Batch, RawRow, RowProblem
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DELIMITERS = (",", ";", "\t")


def read(path: Path, mapping: dict[str, str], limit: int = LIMIT) -> Batch:
    """Return the rows of the CSV file `path`; raise FactcliError when it is no such table."""
    text = read_text(path, limit)
    lines = _lines(path, text, _delimiter(path, text, mapping))
    names = [name.strip() for name in next(lines)[1]]
    fields, wrong = header(names, mapping, 1)
    problems = list(wrong)
    rows: list[RawRow] = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(fields):
            message = f"has {len(cells)} cells where the header has {len(fields)}"
            problems.append(RowProblem(number, "", message, "quote cells that hold the delimiter"))
            continue
        raw, warnings = row_of(number, fields, [unguarded(cell) for cell in cells])
        rows.append(raw)
        too_many(path, len(rows))
        problems.extend(warnings)
    return Batch(path.stem, rows=tuple(rows), problems=tuple(problems))


def _delimiter(path: Path, text: str, mapping: dict[str, str]) -> str:
    """Return the delimiter under which the header names most fields."""
    best, most = "", 0
    for delimiter in DELIMITERS:
        first = next(_lines(path, text, delimiter, strict=False), (0, []))[1]
        known = sum(field_of(name.strip(), mapping) in FIELDS for name in first)
        if known > most:
            best, most = delimiter, known
    if not best:
        raise FactcliError(
            f"{path}: the first line names no field of a record",
            "separate its columns with , ; or tab; --map COLUMN=FIELD names other columns",
        )
    return best


def _lines(
    path: Path, text: str, delimiter: str, *, strict: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, the header being row 1, as spreadsheets count."""
    csv.field_size_limit(LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise FactcliError(f"{path}: row {number + 1}: {error}", "check its quotes") from error
