"""Claims as an XLSX workbook: one sheet, every cell text, the same bytes for the same claims."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

from factcli.errors import FactcliError
from factcli.exchange.csv_out import columns
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A workbook says when it was made; the same claims are to give the same bytes.
_THEN = datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl takes it without a zone
_STAMP = (2000, 1, 1, 0, 0, 0)
_LONGEST_CELL = 32_767


def dump(rows: Sequence[dict[str, str]]) -> bytes:
    """Return the rows as a workbook; raise FactcliError for text that none can hold."""
    try:
        from openpyxl import Workbook
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError as error:
        raise FactcliError(
            "writing XLSX needs openpyxl, which is not installed",
            'install it with: pip install "factcli[xlsx]"',
        ) from error
    book = Workbook()
    book.properties.created = book.properties.modified = _THEN
    sheet = book.active
    sheet.title = "claims"
    names = columns(rows)
    sheet.append(names)
    for number, row in enumerate(rows, 2):
        for place, name in enumerate(names, 1):
            if name in row:
                try:
                    cell = sheet.cell(number, place, row[name])
                except IllegalCharacterError as error:
                    raise FactcliError(
                        f"claim {row['id']}: {name} holds a character that XLSX cannot",
                        "export to CSV or JSON",
                    ) from error
                # Text that begins with "=" would be a formula, and run.
                cell.data_type = "s"
                if len(row[name]) > _LONGEST_CELL:
                    raise FactcliError(
                        f"claim {row['id']}: {name} is longer than an XLSX cell can be",
                        "export to CSV or JSON",
                    )
    made = BytesIO()
    book.save(made)
    return _stamped(made)


def _stamped(made: BytesIO) -> bytes:
    """Return the archive with one time for all of its parts."""
    same = BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as out:
        for part in archive.infolist():
            content = archive.read(part)
            out.writestr(zipfile.ZipInfo(part.filename, _STAMP), content, zipfile.ZIP_DEFLATED)
    return same.getvalue()
