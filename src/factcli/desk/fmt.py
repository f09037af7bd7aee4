"""Claim files brought into one style: which of them would change, and how."""

from __future__ import annotations

import difflib

from factcli.desk.change import Change
from factcli.errors import BrokenBaseError, FactcliError
from factcli.records import TYPE_CHECKING
from factcli.store.edit_format import formatted
from factcli.store.files import is_claim_text
from factcli.store.toml import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.report import Problem
    from factcli.store.files import ClaimFile


def changes(files: Sequence[ClaimFile]) -> list[Change]:
    """Return the files whose style is another one.

    Raises BrokenBaseError with what is no TOML in any of the files, FactcliError for a
    file of another kind.
    """
    found: list[Change] = []
    problems: list[Problem] = []
    for file in files:
        wrong = Document(file.path, file.raw).problems
        problems.extend(wrong)
        if wrong:
            continue
        if not is_claim_text(file.raw):
            raise FactcliError(
                f"{file.path} is no claim file; nothing was written",
                'a claim file begins with "factcli = 1"',
            )
        try:
            new = formatted(file.raw)
        except FactcliError as error:
            raise FactcliError(f"{file.path} {error}; nothing was written", error.hint) from error
        if new != file.raw:
            found.append(Change(file.path, file.raw, new))
    if problems:
        raise BrokenBaseError(tuple(problems))
    return found


def difference(change: Change) -> Iterator[str]:
    """Yield the lines of a unified diff, as `ruff format --diff` prints it."""
    old, new = (_lines(raw or b"") for raw in (change.old, change.new))
    for line in difflib.unified_diff(old, new, change.path, change.path, lineterm=""):
        yield line.removesuffix("\n")
        if not line.endswith("\n") and line[:3] not in ("---", "+++", "@@ "):
            yield "\\ No newline at end of file"


def _lines(raw: bytes) -> list[str]:
    """Return lines with their ends; the kind of line end is not what differs."""
    lines = raw.decode().replace("\r\n", "\n").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
