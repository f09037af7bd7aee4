"""Which files a path means, and their bytes: the only place that opens claim files.

Everything odd is refused by looking before opening, so that a pipe, a device or a loop of
links can neither hang nor break a check.
"""

from __future__ import annotations

import os
import re
import stat

from factcli.errors import NoBaseError
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The first key of a claim file, of a file of test statements, and of claims only proposed.
CLAIMS, CASES, DRAFT = "factcli", "factcli-tests", "factcli-draft"


def _first_key(name: str) -> re.Pattern[bytes]:
    """Return what matches the start of a file whose first key is `name`."""
    blank = rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+[ \t]*+"
    return re.compile(rb"%b[\"']?%b[\"']?[ \t]*=" % (blank, name.encode()))


_FIRST_KEY = _first_key(CLAIMS)
_START = 'a claim file is TOML and begins with "factcli = 1"'
_SNIFF = 65_536
_INCLUDE = rb"""(?m)^[ \t]*+(?:\[\[?[ \t]*+)?["']?include["']?[ \t]*+[\]=]"""


class ClaimFile(NamedTuple):
    """A claim file: its path as it is shown, what it holds, and what its ids begin with."""

    path: str
    raw: bytes
    space: str = ""


def is_claim_text(raw: bytes) -> bool:
    """Say whether a file's first key is `factcli`."""
    return _FIRST_KEY.match(raw) is not None


def is_case_text(raw: bytes) -> bool:
    """Say whether a file's first key is `factcli-tests`."""
    return _first_key(CASES).match(raw) is not None


def case_files(paths: Sequence[str]) -> tuple[ClaimFile, ...]:
    """Read every file of test statements that the paths mean, each once, in a fixed order.

    In a folder those are the TOML files whose first key is `factcli-tests`; it may hold none.
    A path that is itself a file is taken for one. Raises NoBaseError for what cannot be read.
    """
    found: list[ClaimFile] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        named = _status(path)
        inside = _walk(path) if stat.S_ISDIR(named.st_mode) else (path,)
        for each in inside:
            status = _status(each)
            if _new(status, seen):
                raw = _read(each, status)
                if each == path or is_case_text(raw):
                    found.append(ClaimFile(each, raw))
    return tuple(found)


def may_include(raw: bytes) -> bool:
    """Say whether a claim file may include a base; one that only speaks of it may seem to."""
    return b"include" in raw and re.search(_INCLUDE, raw) is not None


def collect(paths: Sequence[str]) -> tuple[ClaimFile, ...]:
    """Read every claim file that the paths mean, each once, in a fixed order."""
    found: list[ClaimFile] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        status = _status(path)
        if stat.S_ISDIR(status.st_mode):
            found.extend(_folder(path, seen))
        elif _new(status, seen):
            found.append(ClaimFile(path, _read(path, status)))
    if not found:
        raise NoBaseError("no claims path was given", "give the path of a claim file or folder")
    return tuple(found)


def holds_claims(folder: str) -> bool:
    """Say whether a folder has a claim file in it; what cannot be read does not count."""
    for path in _walk(folder, strict=False):
        try:
            if stat.S_ISREG(os.stat(path).st_mode):
                with open(path, "rb") as file:
                    if is_claim_text(file.read(_SNIFF)):
                        return True
        except OSError:
            continue
    return False


def _folder(folder: str, seen: set[tuple[int, int]]) -> list[ClaimFile]:
    found: list[ClaimFile] = []
    others = taken = 0
    for path in _walk(folder):
        status = _status(path)
        if not _new(status, seen):
            taken += 1
            continue
        raw = _read(path, status)
        if is_claim_text(raw):
            found.append(ClaimFile(path, raw))
        else:
            others += 1
    if not found and not taken:
        passed = f" (TOML files of other kinds there: {others})" if others else ""
        raise NoBaseError(f"no claim file in {folder}{passed}", _START)
    return found


def _walk(folder: str, *, strict: bool = True) -> Iterator[str]:
    """Yield the TOML files under a folder, by name, entering every folder once."""
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            if not _new(os.stat(here), entered):
                continue
            with os.scandir(here) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if strict:
                raise _unreadable(here, error) from error
            continue
        below: list[str] = []
        for entry in ordered:
            # Editors leave locks and links such as ".#claims.toml": hidden names are not read.
            if entry.name.startswith("."):
                continue
            path = os.path.join(here, entry.name)
            if _is_folder(entry):
                below.append(path)
            elif entry.name.lower().endswith(".toml"):
                yield path
        waiting.extend(reversed(below))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _status(path: str) -> os.stat_result:
    if not path:
        raise NoBaseError("a claims path is empty", "give the path of a claim file or folder")
    try:
        return os.stat(path)
    except FileNotFoundError as error:
        kind = "a link to nothing" if os.path.islink(path) else "not there"
        raise NoBaseError(
            f"{path} is {kind}", "check the path; claim files are .toml files"
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _read(path: str, status: os.stat_result) -> bytes:
    if not stat.S_ISREG(status.st_mode):
        raise NoBaseError(f"{path} is {_kind(status.st_mode)}, not a file", _START)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from error


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _unreadable(path: str, error: Exception) -> NoBaseError:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return NoBaseError(f"{path} cannot be read: {said.lower()}", "check the path and its rights")


def _new(status: os.stat_result, seen: set[tuple[int, int]]) -> bool:
    """Say whether this file was not met before, and remember it."""
    # Some file systems have no inode numbers; there every file counts as new.
    mark = (status.st_dev, status.st_ino)
    if status.st_ino and mark in seen:
        return False
    seen.add(mark)
    return True
