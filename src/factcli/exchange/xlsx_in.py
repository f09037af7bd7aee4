"""XLSX facts: the first sheet of a workbook, laid out as the CSV file would be.

A workbook is a zip archive of XML that may unpack to far more than its size: its
declared content is bounded, and entity declarations refused, before openpyxl sees it.
"""

from __future__ import annotations

import zipfile
import zlib
from datetime import date, datetime, time
from io import BytesIO
from xml.etree.ElementTree import ParseError

from factcli.errors import FactcliError
from factcli.exchange.columns import header, row_of, too_many
from factcli.exchange.reading import LIMIT, read_bytes
from factcli.exchange.records import Batch, RawRow, RowProblem
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

UNPACKED_LIMIT = 200_000_000
_CHUNK = 1 << 20
_OVERLAP = 20
# What openpyxl and zipfile raise on content that is not what its name says.
_UNREADABLE = (
    zipfile.BadZipFile, ParseError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, OSError,
)  # fmt: skip
_NO_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip
_MEGA = 1_000_000
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


def read(path: Path, mapping: dict[str, str], limit: int = UNPACKED_LIMIT) -> Batch:
    """Return the rows of the workbook `path`; raise FactcliError when it is none."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise FactcliError(
            "reading XLSX needs openpyxl, which is not installed",
            'install it with: pip install "factcli[xlsx]"',
        ) from error
    data = read_bytes(path, LIMIT)
    _guard(path, data, limit)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False)
        if not book.worksheets:
            raise FactcliError(f"{path}: has no sheet of cells")
        sheet = book.worksheets[0]
        # The size that a sheet claims to have is not to be trusted: rows would be padded to it.
        sheet.reset_dimensions()
        return _batch(path, mapping, sheet.iter_rows())
    except _UNREADABLE as error:
        raise FactcliError(f"{path}: is no readable XLSX workbook ({error})") from error


def _guard(path: Path, data: bytes, limit: int) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > limit:
                raise FactcliError(
                    f"{path}: unpacks to more than {limit // _MEGA} MB", "it looks like a zip bomb"
                )
            for part in archive.infolist():
                _refuse_declarations(path, archive, part)
    except _NO_ARCHIVE as error:
        raise FactcliError(f"{path}: is no XLSX workbook ({error})") from error


def _refuse_declarations(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if any(sign in tail + chunk for sign in _DECLARATIONS):
                raise FactcliError(f"{path}: declares XML entities; a workbook never does")
            tail = chunk[-_OVERLAP:]


def _batch(path: Path, mapping: dict[str, str], sheet: Iterator[tuple[Any, ...]]) -> Batch:
    lines = ((number, [_plain(cell) for cell in row]) for number, row in enumerate(sheet, 1))
    filled = ((number, row) for number, row in lines if any(cell not in (None, "") for cell in row))
    top = next(filled, None)
    if top is None:
        raise FactcliError(f"{path}: its first sheet is empty")
    first, cells = top
    names = [cell.strip() if isinstance(cell, str) else "" for cell in _trimmed(cells)]
    fields, wrong = header(names, mapping, first)
    problems = list(wrong)
    rows: list[RawRow] = []
    for number, row in filled:
        found = _trimmed(row)
        if len(found) > len(fields):
            message = f"has {len(found)} cells where the header has {len(fields)}"
            problems.append(RowProblem(number, "", message))
            continue
        raw, warnings = row_of(number, fields, found + [None] * (len(fields) - len(found)))
        rows.append(raw)
        too_many(path, len(rows))
        problems.extend(warnings)
    return Batch(path.stem, rows=tuple(rows), problems=tuple(problems))


def _trimmed(cells: list[str | bool | None]) -> list[str | bool | None]:
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]


def _plain(cell: Any) -> str | bool | None:  # noqa: ANN401  # openpyxl has no types
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
