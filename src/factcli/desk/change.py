"""A change to one claim file: tried on the loaded base first, written only when it holds."""

from __future__ import annotations

import os
from contextlib import suppress

from factcli.errors import BrokenBaseError, NoBaseError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.files import ClaimFile, collect
from factcli.store.load import load_files
from factcli.store.toml import Document
from factcli.store.validate import records
from factcli.writing import replace_file, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.report import Problem
    from factcli.store.base import ClaimBase
    from factcli.store.validate import Record


class WouldBreakError(BrokenBaseError):
    """The base would not load after a change, which therefore was not made."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.args = ("the base would not load with this change; nothing was written",)


class Opened(NamedTuple):
    """A base that is to be changed: its files as they were read, the tables in them, its
    claims if it has any."""

    paths: tuple[str, ...]
    files: tuple[ClaimFile, ...]
    records: tuple[Record, ...]
    base: ClaimBase | None

    def identified(self, kind: str) -> list[Record]:
        """Return the tables of one kind that have an id."""
        named = (r for r in self.records if r.kind == kind)
        return [record for record in named if isinstance(record.table.get("id"), str)]

    def file(self, path: str) -> ClaimFile | None:
        """Return the file of the base that a path means."""
        real = os.path.realpath(path)
        return next((f for f in self.files if os.path.realpath(f.path) == real), None)


class Change(NamedTuple):
    """New bytes for a file; `old` is None where there is no file yet."""

    path: str
    old: bytes | None
    new: bytes

    def write(self) -> None:
        """Write the file, whole or not at all. Raises FactcliError when it cannot."""
        if self.old is None:
            write_new(self.path, self.new)
        else:
            replace_file(self.path, self.old, self.new)


def open_files(paths: Sequence[str]) -> Opened:
    """Read the claim files that are to be changed.

    Raises NoBaseError when there is none, and BrokenBaseError when they do not load.
    """
    files = collect(paths)
    base: ClaimBase | None = None
    # Claim files without a claim are a beginning.
    with suppress(NoBaseError):
        base = load_files(files, tuple(paths))
    tables = (record for file in files for record in records(Document(file.path, file.raw))[0])
    return Opened(tuple(paths), files, tuple(tables), base)


def tried(opened: Opened, change: Change) -> ClaimBase:
    """Return the base as it will be after a change. Raises WouldBreakError."""
    files = [
        ClaimFile(file.path, change.new) if file.path == change.path else file
        for file in opened.files
    ]
    if change.old is None:
        files.append(ClaimFile(change.path, change.new))
    try:
        return load_files(files, opened.paths)
    except BrokenBaseError as error:
        raise WouldBreakError(error.problems) from error


def new_problems(opened: Opened, after: ClaimBase) -> tuple[Problem, ...]:
    """Return the warnings that a base has after a change and had not before."""
    known = {(p.rule, p.file, p.message) for p in (opened.base.problems if opened.base else ())}
    return tuple(p for p in after.problems if (p.rule, p.file, p.message) not in known)
