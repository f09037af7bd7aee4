"""The folder that an import writes to: what it holds, and one new file beside that.

A file is loaded together with all that the folder holds before it is written; so an import
leaves either a base that loads or the folder as it was.
"""

from __future__ import annotations

from factcli.errors import BrokenBaseError, FactcliError, UsageError
from factcli.records import TYPE_CHECKING, dataclass
from factcli.store.checks import slug
from factcli.store.files import ClaimFile, collect, holds_claims
from factcli.store.load import load_files
from factcli.writing import holds_files, write_new

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from factcli.report import Problem
    from factcli.store.base import ClaimBase

_LONGEST_NAME = 60
_NEW = "the new claim file"


class RefusedError(FactcliError):
    """The file cannot be imported; `lines` tells every problem that it has."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        count = len(lines)
        super().__init__(f"{file}: {count} problem{'' if count == 1 else 's'}; nothing was written")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote, and what it has to say about it."""

    path: Path
    claims: int
    entities: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The folder to write to, the claim files that it holds and their base, if any."""

    folder: Path
    files: tuple[ClaimFile, ...] = ()
    base: ClaimBase | None = None

    def put(self, name: str, text: str) -> Path:
        """Write a claim file called like `name`, which loads beside the others; return its path.

        Raises RefusedError when it does not load, FactcliError when it cannot be written.
        """
        _prove(text, self.files)
        taken = {path.stem for path in self.folder.glob("*.toml")}
        path = self.folder / f"{free(stem_of(name), taken)}.toml"
        write_new(path, text)
        return path


def target_of(folder: Path, *, merge: bool) -> Target:
    """Return the folder as a target; refuse one that holds files, unless `merge`."""
    if not holds_files(folder):
        return Target(folder)
    if not merge:
        raise UsageError(f"{folder} is not empty", "give --merge to add to the claims in it")
    if not holds_claims(str(folder)):
        return Target(folder)
    files = collect([str(folder)])
    return Target(folder, files, load_files(files))


def stem_of(name: str) -> str:
    """Return a name as a file or a source may have it."""
    return slug(name)[:_LONGEST_NAME].strip("-") or "facts"


def free(stem: str, taken: Collection[str]) -> str:
    """Return `stem`, with a number behind it when it is taken."""
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _prove(text: str, present: tuple[ClaimFile, ...]) -> None:
    """Load the text as a claim file, beside those of its folder; raise when that fails."""
    try:
        load_files([*present, ClaimFile(_NEW, text.encode("utf-8"))])
    except BrokenBaseError as error:
        told = tuple(_told(problem) for problem in error.problems)
        raise RefusedError(_NEW, told) from error


def _told(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"line {problem.line}: {problem.message}{hint}: {problem.excerpt}"
