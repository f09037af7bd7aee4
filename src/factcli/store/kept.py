"""A claim base opened from the cache: no claim file is parsed, each part read when asked for.

The claim files are read in full all the same, because their bytes decide which entry of the
cache speaks for them. What a damaged entry cannot tell is made of those bytes anew.
"""

from __future__ import annotations

import marshal

from factcli.records import TYPE_CHECKING
from factcli.store import cache
from factcli.store.base import ClaimBase
from factcli.store.cache import DamagedError
from factcli.store.codec import Packer, Unpacker, fields_of
from factcli.store.files import collect, may_include
from factcli.store.lazy import LazyList, late
from factcli.store.wordlists import provide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcli.model import BaseInfo, Claim
    from factcli.store.cache import Entry
    from factcli.store.files import ClaimFile

# Under these names a base has its place in the cache in `state`.
KEPT, WANTED = "kept", "wanted"
_CLAIMS, _STATE = "claims", "state"
_FIELDS = tuple(name for name in fields_of(ClaimBase) if name not in {_CLAIMS, _STATE})


def open_base(paths: Sequence[str]) -> ClaimBase:
    """Return the base in the claim files that the paths mean, from the cache where it can be.

    Raises what `factcli.store.load.load` raises.
    """
    return open_files(gather(paths), tuple(paths))


def gather(paths: Sequence[str]) -> tuple[ClaimFile, ...]:
    """Return the claim files that the paths mean, with those that they include."""
    files = collect(paths)
    if any(may_include(file.raw) for file in files):
        from factcli.store.includes import expand

        files = expand(files)
    return files


def open_files(files: Sequence[ClaimFile], paths: tuple[str, ...]) -> ClaimBase:
    """Return the base in claim files that were read, `paths` being what meant them."""
    if not cache.folder():
        from factcli.store.load import load_files

        return load_files(files, paths)
    provide()
    wanted = Wanted(cache.key(files, paths), files, paths)
    entry = cache.read(wanted.name)
    if entry is not None:
        try:
            return Kept(entry, wanted).base()
        except (ValueError, LookupError, TypeError, ImportError):
            cache.drop(wanted.name)
    return wanted.load()


class Wanted:
    """What the cache lacks, or may turn out to lack: the name of the entry, and its files."""

    def __init__(self, name: str, files: Sequence[ClaimFile], paths: tuple[str, ...]) -> None:
        self.name = name
        self._files = files
        self._paths = paths

    def load(self) -> ClaimBase:
        """Return the base that the files hold; whoever compiles it can keep it."""
        from factcli.store.load import load_files

        base = load_files(self._files, self._paths)
        base.state[WANTED] = self
        return base

    def keep(
        self, base: ClaimBase, extras: Mapping[str, Sequence[object]], lazy: Sequence[type] = ()
    ) -> None:
        """Put the base in the cache, with extras that are made of its claims; see `Packer`."""
        try:
            parts = _parts(base, extras, lazy)
        except (TypeError, ValueError):
            return
        cache.write(self.name, parts)


def _parts(
    base: ClaimBase, extras: Mapping[str, Sequence[object]], lazy: Sequence[type]
) -> list[bytes]:
    """Return the parts of an entry. The first tells where the others are, by name."""
    fields, more = Packer(), Packer(base.claims, lazy)
    shelves: list[tuple[Packer, str, Sequence[object]]] = [
        *((fields, name, (getattr(base, name),)) for name in _FIELDS),
        (fields, _CLAIMS, base.claims),
        *((more, name, things) for name, things in extras.items()),
    ]
    places: dict[str, tuple[int, int]] = {}
    parts: list[Any] = [None]
    for packer, name, things in shelves:
        places[name] = (len(parts), len(things))
        parts.extend(map(packer.pack, things))
    parts[0] = (fields.pack(base.info()), places, fields.table(), more.table())
    return [marshal.dumps(part) for part in parts]


class Kept:
    """The parts of one base in the cache.

    Raises ValueError, LookupError, TypeError or ImportError for an entry of another make.
    """

    def __init__(self, entry: Entry, wanted: Wanted) -> None:
        self._entry = entry
        self._wanted = wanted
        self._fresh: ClaimBase | None = None
        info, self._places, table, self._table = self._part(0)
        self._unpack = Unpacker(table).unpack
        self._info: BaseInfo = self._unpack(info)
        self.claims = LazyList(self.count(_CLAIMS), self._claim)

    def base(self) -> ClaimBase:
        """Return a base that reads each of its fields when it is first asked for."""
        more = {"info": lambda self: self._packed.info()}
        made: ClaimBase = late(ClaimBase, fields_of(ClaimBase), Kept.field, more)(self)
        made.state[KEPT] = self
        return made

    @property
    def name(self) -> str:
        """The name of the entry, which no other base and no other program has."""
        return self._wanted.name

    def info(self) -> BaseInfo:
        """Return what a report says of this base, without its claims being read."""
        return self._info

    def field(self, name: str) -> object:
        """Return a field of the base."""
        if name == _STATE:
            return {}
        if name == _CLAIMS:
            return tuple(self.claims)
        try:
            return self._unpack(self.packed(name))
        except DamagedError:
            return getattr(self.fresh(), name)

    def packed(self, name: str, number: int = 0) -> Any:  # noqa: ANN401 - whatever was packed
        """Return a field or an extra as it was packed. Raises DamagedError."""
        return self._part(self._places[name][0] + number)

    def count(self, name: str) -> int:
        """Return how many things of a name were packed."""
        length: int = self._places[name][1]
        return length

    def unpacker(self) -> Unpacker:
        """Return what makes objects of the extras."""
        return Unpacker(self._table, self.claims)

    def fresh(self) -> ClaimBase:
        """Return the base made of its files, in place of an entry that is damaged."""
        if self._fresh is None:
            cache.drop(self._wanted.name)
            self._fresh = self._wanted.load()
        return self._fresh

    def _claim(self, number: int) -> Claim:
        try:
            made: Claim = self._unpack(self.packed(_CLAIMS, number))
        except DamagedError:
            return self.fresh().claims[number]
        return made

    def _part(self, number: int) -> Any:  # noqa: ANN401 - whatever was packed
        return marshal.loads(self._entry.part(number))  # noqa: S302 - its checksum is right
