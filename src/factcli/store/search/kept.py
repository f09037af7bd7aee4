"""Indexes of archives and of large bases in the cache: lost at any time, trusted when whole.

A file's name holds what it is made of and a checksum over all of it, so it is found and judged
by its name alone.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress

from factcli.records import TYPE_CHECKING
from factcli.store import cache
from factcli.store.kept import KEPT, WANTED, Kept, Wanted
from factcli.store.search.index import TextIndex
from factcli.store.search.rows import Archive, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

_SUFFIX = ".index"
_STATE = "search"
# The newest so many, and of these the newest of so many bytes in all.
_KEPT, _BYTES = 16, 4 * 2**30
# Fewer claims are indexed in a moment.
_MANY = 1_000


def archive_index(paths: Sequence[str]) -> TextIndex:
    """Return the index of archives of JSON lines, from the cache where it can be.

    Raises NoBaseError for what cannot be read, BrokenBaseError for what is no archive.
    """
    archives = [Archive(path) for path in paths]

    def rows() -> Iterator[Row]:
        taken: dict[str, str] = {}
        for archive in archives:
            yield from archive.rows(taken)

    return _kept(_name([(each.path, each.digest, "") for each in archives]), rows)


def index_of(base: ClaimBase) -> TextIndex:
    """Return the index of the claims of a base, made once."""
    found = base.state.get(_STATE)
    if not isinstance(found, TextIndex):
        kept, wanted = base.state.get(KEPT), base.state.get(WANTED)
        entry = kept if isinstance(kept, Kept) else wanted
        claims = kept.claims if isinstance(kept, Kept) else base.claims
        name = entry.name if isinstance(entry, (Kept, Wanted)) and len(claims) > _MANY else ""
        found = _kept(_name([("", name.encode(), "")]) if name else "", lambda: _rows(claims, base))
        base.state[_STATE] = found
    return found


def _rows(claims: Iterable[Claim], base: ClaimBase) -> Iterator[Row]:
    """Yield a row for each claim; it is found by every name of whom it is about."""
    for claim in claims:
        known = [base.entities[e] for e in (claim.subject, claim.value) if e in base.entities]
        names = dict.fromkeys(
            (
                *(name for entity in known for name in (entity.name, *entity.aliases)),
                *claim.subject_names, *claim.value_names, claim.value_text,
            )
        )  # fmt: skip
        text = claim.text or " ".join((*claim.subject_names[:1], *claim.phrases[:1]))
        yield Row(claim.id, text, " ".join(names), claim.file, claim.line)


def _name(files: Sequence[tuple[str, bytes, str]]) -> str:
    return cache.key(files, (_STATE, sqlite3.sqlite_version))


def _kept(name: str, rows: Callable[[], Iterable[Row]]) -> TextIndex:
    """Return the index of this name, made of the rows where the cache has none.

    Without a name it is not kept.
    """
    place = cache.folder() if name else ""
    if not place:
        return TextIndex.build(rows())
    found = _opened(place, name)
    if found is not None:
        return found
    draft = os.path.join(place, f"{name}.{os.getpid()}{_SUFFIX}")
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        _remove(draft)
        TextIndex.build(rows(), draft).close()
        final = os.path.join(place, f"{name}.{_digest(draft)}{_SUFFIX}")
        os.replace(draft, final)
        _prune(place)
        return TextIndex.open(final)
    except (OSError, sqlite3.Error):
        return TextIndex.build(rows())
    finally:
        _remove(draft)


def _opened(place: str, name: str) -> TextIndex | None:
    """Return the index of this name if every byte of its file is as it was written."""
    with suppress(OSError), os.scandir(place) as entries:
        paths = [e.path for e in entries if e.name.startswith(name) and e.name.endswith(_SUFFIX)]
        for path in paths:
            # Somebody else's file would be somebody else's answers.
            if hasattr(os, "getuid") and os.stat(path).st_uid != os.getuid():
                continue
            seal = os.path.basename(path).split(".")[1]
            if _digest(path) == seal:
                with suppress(sqlite3.Error):
                    return TextIndex.open(path)
            # Another run's draft has no checksum yet.
            if not seal.isdecimal():
                _remove(path)
    return None


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _prune(place: str) -> None:
    """Remove the oldest indexes: every change of an archive leaves one behind."""
    with os.scandir(place) as entries:
        aged = [(e.stat().st_mtime_ns, e.stat().st_size, e.path) for e in entries
                if e.name.endswith(_SUFFIX)]  # fmt: skip
    room = _BYTES
    for place_, (_, size, path) in enumerate(sorted(aged, reverse=True)):
        room -= size
        if place_ >= _KEPT or (place_ and room < 0):
            _remove(path)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.remove(path)
