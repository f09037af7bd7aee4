"""Claims as CSV: UTF-8, commas, one claim a row, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from factcli.exchange.columns import guarded
from factcli.exchange.records import FIELDS
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def dump(rows: Sequence[dict[str, str]]) -> str:
    """Return the rows as CSV text with a header; a column that no row fills is left out."""
    names = columns(rows)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([guarded(row.get(name, "")) for name in names] for row in rows)
    return file.getvalue()


def columns(rows: Sequence[dict[str, str]]) -> list[str]:
    """Return the columns that some row fills, in the order of the documentation."""
    return [name for name in FIELDS if any(name in row for row in rows)]
