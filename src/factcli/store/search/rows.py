"""What is searched: rows of a sentence each, from an archive in JSON lines or from claims."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from typing import TYPE_CHECKING

from factcli.errors import BrokenBaseError, FactcliError, NoBaseError
from factcli.records import NamedTuple
from factcli.report import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

SUFFIX = ".jsonl"
_ROW = 'a row of an archive is {"id": "…", "text": "…"}, and may have a "title"'
_LONGEST_LINE = 64 * 2**20
_MOST_PROBLEMS = 20
_LONGEST_EXCERPT = 1_000
_BLOCK = 2**20
_BOM = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """A sentence with its id. `title` is searched too; `file` and `line` say where it stands."""

    id: str
    text: str
    title: str = ""
    file: str = ""
    line: int = 0


class _BadRowError(ValueError):
    """A line of an archive is no row: by which rule, in which column, and why."""

    def __init__(self, rule: str, message: str, column: int = 1) -> None:
        super().__init__(message)
        self.rule = rule
        self.column = column


class Archive:
    """A file of JSON lines, each an object with `id` and `text`, perhaps `title`.

    Raises NoBaseError when it cannot be read. `digest` is of its bytes.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        with self._opened() as file:
            seal = hashlib.sha256()
            while block := file.read(_BLOCK):
                seal.update(block)
        self.digest = seal.digest()

    def rows(self, taken: dict[str, str]) -> Iterator[Row]:
        """Yield the rows. `taken` gets each id with its file and line; none may be there twice.

        Raises BrokenBaseError with the first problems at the end, FactcliError when the file
        is not the one that it was.
        """
        problems: list[Problem] = []
        seal = hashlib.sha256()
        with self._opened() as file:
            number = 0
            while raw := file.readline(_LONGEST_LINE):
                number += 1
                seal.update(raw)
                if number == 1:
                    raw = raw.removeprefix(_BOM)
                try:
                    row = self._row(raw, number, taken)
                except _BadRowError as error:
                    problems.append(_problem(error, raw, self.path, number))
                    if len(problems) == _MOST_PROBLEMS:
                        break
                else:
                    if row is not None:
                        yield row
        if problems:
            raise BrokenBaseError(tuple(problems), "archive")
        if seal.digest() != self.digest:
            raise FactcliError(f"{self.path} changed while it was read", "run the command again")

    def _row(self, raw: bytes, number: int, taken: dict[str, str]) -> Row | None:
        """Return the row of a line, None for a blank one."""
        if len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
            raise _BadRowError("syntax", f"the line is longer than {_LONGEST_LINE:,} bytes")
        record = _parsed(raw)
        if record is None:
            return None
        # Numbers are common as ids, and say the same as their digits do.
        if type(record.get("id")) is int:
            record["id"] = str(record["id"])
        name, text = _text(record, "id"), _text(record, "text")
        title = _text(record, "title", needed=False)
        if name in taken:
            raise _BadRowError("duplicate-id", f"{name!r} is the id at {taken[name]} too")
        taken[name] = f"{self.path}:{number}"
        return Row(name, text, title, self.path, number)

    def _opened(self) -> BinaryIO:
        try:
            if not stat.S_ISREG(os.stat(self.path).st_mode):
                raise NoBaseError(f"{self.path} is not a file", _ROW)
            return open(self.path, "rb")
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise NoBaseError(f"{self.path} cannot be read: {said.lower()}") from error


def _parsed(raw: bytes) -> dict[str, object] | None:
    try:
        line = raw.decode()
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode()) + 1
        raise _BadRowError("encoding", "a byte that is not UTF-8", column) from error
    if not line.strip():
        return None
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise _BadRowError("syntax", f"is not JSON: {error.msg}", error.colno) from error
    except (ValueError, RecursionError) as error:
        raise _BadRowError("syntax", "is not JSON that can be read") from error
    if not isinstance(record, dict):
        raise _BadRowError("wrong-type", "is not an object")
    return record


def _text(record: dict[str, object], key: str, *, needed: bool = True) -> str:
    """Return a text of a row. One that is not needed may be missing, null or empty."""
    value = record.get(key)
    if value is None and not needed:
        return ""
    if value is None:
        raise _BadRowError("missing-key", f"has no {key!r}")
    if not isinstance(value, str):
        raise _BadRowError("wrong-type", f"{key!r} is not a text")
    if needed and not value.strip():
        raise _BadRowError("empty", f"{key!r} is empty")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            message = f"{key!r} holds half a character (a lone surrogate)"
            raise _BadRowError("encoding", message) from error
    return value


def _problem(error: _BadRowError, raw: bytes, path: str, number: int) -> Problem:
    line = raw[: _LONGEST_EXCERPT * 4].decode("utf-8", "replace").rstrip("\r\n")
    excerpt = line if len(line) <= _LONGEST_EXCERPT else ""
    hint = "" if error.rule == "duplicate-id" else _ROW
    return Problem(
        error.rule, Severity.ERROR, path, number, error.column, str(error), hint, excerpt
    )
