"""A cache of compiled claims that can be lost at any time and never be stale or trusted.

An entry is found by a hash over all that it depends on: the program, the interpreter and
the full bytes of every claim file. It holds many parts, each of which is read alone and
only when its own checksum is right. When nothing can be written, there is no cache, and no
complaint.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
from functools import cache

from factcli.records import TYPE_CHECKING

try:
    # hashlib loads OpenSSL, which costs every start 3 ms; this is the same function.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - an interpreter that is built differently
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OFF = "FACTCLI_NO_CACHE"
FOLDER = "FACTCLI_CACHE_DIR"
_MAGIC = b"FCBASE\x02\n"
_DIGEST = 20
_SEAL = 16
_ROW = 8 + _SEAL
_HEAD = len(_MAGIC) + _DIGEST + 8
# How entries of each kind end, and how many are kept: one of a base, and one of word lists.
CLAIMS, WORDS = ".claims", ".words"
_KEPT = {CLAIMS: 32, WORDS: 4}
# What is compiled depends on these packages too: on how they judge a misspelling.
_PACKAGES = ("rapidfuzz",)


class DamagedError(ValueError):
    """A cache entry, or a part of one, is not what was written."""


class Entry:
    """One entry, open for reading: numbered parts, each checked when it is read.

    A directory in front holds where each part ends and its checksum; a checksum over the
    directory and the entry's own name stands before it.
    """

    def __init__(self, name: str, data: memoryview) -> None:
        self._data = data
        if data[: len(_MAGIC)] != _MAGIC:
            raise DamagedError(name)
        self._rows = int.from_bytes(data[_HEAD - 8 : _HEAD], "little")
        self._parts = _HEAD + self._rows * _ROW
        directory = data[_HEAD - 8 : self._parts]
        if len(directory) != self._parts - _HEAD + 8 or _seal(name, directory) != data[8:28]:
            raise DamagedError(name)
        if len(data) != self._end(self._rows - 1):
            raise DamagedError(name)

    def __len__(self) -> int:
        return self._rows

    def part(self, number: int) -> memoryview:
        """Return the bytes of a part. Raises DamagedError when a single bit is wrong."""
        data = self._data[self._end(number - 1) : self._end(number)]
        row = _HEAD + number * _ROW
        if blake2b(data, digest_size=_SEAL).digest() != self._data[row + 8 : row + _ROW]:
            raise DamagedError(f"part {number}")
        return data

    def _end(self, number: int) -> int:
        if number < 0:
            return self._parts
        row = _HEAD + number * _ROW
        return self._parts + int.from_bytes(self._data[row : row + 8], "little")


def encoded(name: str, parts: Sequence[bytes]) -> bytes:
    """Return an entry as `Entry` reads it."""
    rows = []
    end = 0
    for part in parts:
        end += len(part)
        rows.append(end.to_bytes(8, "little") + blake2b(part, digest_size=_SEAL).digest())
    directory = len(parts).to_bytes(8, "little") + b"".join(rows)
    return b"".join((_MAGIC, _seal(name, directory), directory, *parts))


def _seal(name: str, directory: bytes | memoryview) -> bytes:
    seal = blake2b(directory, digest_size=_DIGEST)
    seal.update(name.encode())
    return seal.digest()


def key(files: Sequence[tuple[str, bytes, str]], paths: Sequence[str] = ()) -> str:
    """Return the name of the entry for these claim files, read by this very program."""
    version: str = sys.modules["factcli"].__version__
    head = (version, sys.version, sys.byteorder, tuple(paths), _program())
    # marshal writes each value with its length or end, so no two heads look the same.
    seal = blake2b(marshal.dumps(head, 2), digest_size=_DIGEST)
    for path, raw, space in files:
        for part in (path.encode("utf-8", "surrogateescape"), raw, space.encode()):
            seal.update(len(part).to_bytes(8, "little"))
            seal.update(part)
    return seal.hexdigest()


@cache
def _program() -> tuple[tuple[str, int, int], ...]:
    """Return the size and time of every file of factcli: a working copy changes unversioned.

    As they are when first asked for: what is loaded does not change with its file.
    """
    return tuple(_stamps())


def _stamps() -> Iterator[tuple[str, int, int]]:
    waiting = [os.path.dirname(os.path.dirname(__file__))]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            entries = sorted((entry.name, entry) for entry in found)
        for name, entry in entries:
            if name.endswith((".py", ".txt", ".bin")):
                status = entry.stat()
                yield name, status.st_size, status.st_mtime_ns
            elif "." not in name and name != "__pycache__" and entry.is_dir():
                waiting.append(entry.path)
    for name in _PACKAGES:
        for folder_ in sys.path:
            try:
                status = os.stat(f"{folder_}/{name}/__init__.py")
            except (OSError, ValueError):
                continue
            yield name, status.st_size, status.st_mtime_ns
            break


def folder() -> str:
    """Return where entries are kept, "" when the cache is switched off or has no home."""
    environment = os.environ
    if environment.get(OFF):
        return ""
    if environment.get(FOLDER):
        return environment[FOLDER]
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        root = environment.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        root = os.path.join(home, "Library", "Caches")
    else:
        root = environment.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(root, "factcli") if os.path.isabs(root) else ""


def read(name: str, kind: str = CLAIMS) -> Entry | None:
    """Return the entry of this name, None when there is none that can be trusted."""
    place = folder()
    if not place:
        return None
    try:
        with open(os.path.join(place, name + kind), "rb") as file:
            status = os.fstat(file.fileno())
            # Somebody else's file would be somebody else's verdicts.
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return None
            return Entry(name, memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError, OverflowError):
        return None


def write(name: str, parts: Sequence[bytes], kind: str = CLAIMS) -> None:
    """Keep an entry, whole or not at all; do nothing where that is not possible."""
    place = folder()
    if not place:
        return
    final = os.path.join(place, name + kind)
    draft = f"{final}.{os.getpid()}"
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(encoded(name, parts))
        os.replace(draft, final)
        _prune(place, kind)
    except (OSError, ValueError):
        _remove(draft)


def drop(name: str, kind: str = CLAIMS) -> None:
    """Remove an entry if it is there."""
    place = folder()
    if place:
        _remove(os.path.join(place, name + kind))


def _prune(place: str, kind: str) -> None:
    """Remove the oldest entries: every edit of a claim file leaves one behind."""
    with os.scandir(place) as entries:
        aged = [(each.stat().st_mtime_ns, each.path) for each in entries if kind in each.name]
    for _, path in sorted(aged)[: -_KEPT[kind]]:
        _remove(path)


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except (OSError, ValueError):
        return
