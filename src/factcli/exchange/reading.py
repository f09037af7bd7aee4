"""Bytes of a file that nobody vouches for: a limit on its size, and its text."""

from __future__ import annotations

import stat
import sys

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 100_000_000
_MEGA = 1_000_000


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """Return the content of the file `path`; raise FactcliError when that cannot be had."""
    if str(path) == "-":
        return _within(sys.stdin.buffer.read(limit + 1), path, limit)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FactcliError(f"{path}: is not a file")
        with path.open("rb") as file:
            # One byte more than allowed: the file may grow after its size was asked for.
            data = file.read(limit + 1)
    except OSError as error:
        raise FactcliError(f"{path}: {error.strerror or error}") from error
    return _within(data, path, limit)


def _within(data: bytes, path: Path, limit: int) -> bytes:
    if len(data) > limit:
        raise FactcliError(
            f"{path}: is larger than {limit // _MEGA} MB", "split it and import the pieces"
        )
    return data


def read_text(path: Path, limit: int = LIMIT) -> str:
    """Return the UTF-8 text of the file `path`, without a byte order mark."""
    data = read_bytes(path, limit)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FactcliError(
            f"{path}: is not UTF-8 text (byte {error.start})", "save it as UTF-8"
        ) from error
    if "\0" in text:
        raise FactcliError(f"{path}: holds NUL characters; it is not a text file")
    return text
