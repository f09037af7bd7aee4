"""Bases that a base includes: their files, and their ids under a name of their own.

`[[include]] path = "../countries"  as = "geo"` brings in every table of that base; the id
`tolm` there is `geo:tolm` here. What the including base says goes first: an entity there with
the name and the kind of one here is that one, and an alias that somebody here has is not
taken over.
"""

from __future__ import annotations

import os

from factcli.errors import BrokenBaseError, NoBaseError
from factcli.records import TYPE_CHECKING
from factcli.store.fields import FIELDS
from factcli.store.files import ClaimFile, collect, may_include
from factcli.store.references import texts
from factcli.store.toml import Document
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcli.store.validate import Record

SIGN = ":"
_STRICT = ("entity", "source", "claim")
_LOOSE = {"party": "entity", "parties": "entity", "scalar": "entity", "property": "property"}


def expand(files: Sequence[ClaimFile]) -> tuple[ClaimFile, ...]:
    """Return the files with those of the bases that they include, each under its space.

    Raises BrokenBaseError with the place of an include that leads nowhere or to itself.
    """
    if any(file.space for file in files):
        return tuple(files)
    trail = frozenset(os.path.realpath(file.path) for file in files)
    return (*files, *(more for file in files for more in _included(file, trail)))


def _included(file: ClaimFile, trail: frozenset[str]) -> Iterator[ClaimFile]:
    if not may_include(file.raw):
        return
    document = Document(file.path, file.raw)
    tables = document.data.get("include")
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        path = table.get("path") if isinstance(table, dict) else None
        name = table.get("as") if isinstance(table, dict) else None
        if not isinstance(path, str) or not isinstance(name, str):
            continue  # told where keys and types are checked
        where = os.path.normpath(os.path.join(os.path.dirname(file.path), path))
        spot = ("include", number, "path")
        try:
            inner = collect([where])
        except NoBaseError as error:
            problem = document.problem(
                "unknown-reference", f"this base cannot be included: {error}",
                "the path is seen from the folder of this file", spot, at_value=True,
            )  # fmt: skip
            raise BrokenBaseError((problem,)) from error
        real = frozenset(os.path.realpath(each.path) for each in inner)
        if real & trail:
            problem = document.problem(
                "loop", "this base includes itself", f"take the include of {path} out", spot,
                at_value=True,
            )  # fmt: skip
            raise BrokenBaseError((problem,))
        space = f"{file.space}{name}{SIGN}"
        for each in inner:
            own = ClaimFile(each.path, each.raw, space)
            yield own
            yield from _included(own, trail | real)


def named(found: Iterable[tuple[str, Record]]) -> list[Record]:
    """Return the records, each given with its space, under the ids that they have here."""
    listed = list(found)
    if not any(space for space, _ in listed):
        return [record for _, record in listed]
    every = {(r.kind, f"{space}{r.table.get('id')}") for space, r in listed}
    own = [record for space, record in listed if not space and record.kind == "entity"]
    taken = {fold(name) for record in own for name in _names(record)}
    same: dict[str, str] = {}
    for space, record in listed:
        if space and record.kind == "entity":
            mine = [o for o in own if _alike(o, record)]
            if len(mine) == 1:
                same[f"{space}{record.table.get('id')}"] = str(mine[0].table.get("id"))
    made: list[Record] = []
    days = {space: r.table.get("as_of") for space, r in listed if r.kind == "base"}
    for space, record in listed:
        if not space:
            made.append(record)
        elif f"{space}{record.table.get('id')}" not in same and record.kind != "base":
            made.append(_Renamer(space, every, same, taken).record(record, days.get(space)))
    return made


class _Renamer:
    """Gives the tables of one included base the ids that they have in the including one."""

    def __init__(
        self, space: str, every: set[tuple[str, str]], same: dict[str, str], taken: set[str]
    ) -> None:
        self._space = space
        self._every = every
        self._same = same
        self._taken = taken

    def record(self, record: Record, day: object) -> Record:
        """Return a record with its own id and what it refers to renamed."""
        table = dict(record.table)
        for key, value in table.items():
            field = FIELDS[record.kind].get(key)
            kind = field.type if field else ""
            if kind == "id" and isinstance(value, str) and key == "id":
                table[key] = f"{self._space}{value}"
            elif kind in _STRICT and isinstance(value, str):
                table[key] = self._there(value)
            elif kind in _LOOSE:
                table[key] = self._loose(_LOOSE[kind], value)
        if record.kind == "entity":
            aliases = [
                name for name in texts(table.get("aliases")) if fold(name) not in self._taken
            ]
            table["aliases"] = aliases
        if record.kind == "claim" and day is not None:
            # That base has a present day of its own; its claims hold as of then.
            table.setdefault("as_of", day)
        return record._replace(table=table)

    def _there(self, word: str) -> str:
        name = f"{self._space}{word}"
        return self._same.get(name, name)

    def _loose(self, kind: str, value: object) -> object:
        """Return words as they are, and what is an id there as the id that it is here."""
        if isinstance(value, list):
            return [self._loose(kind, item) for item in value]
        known = isinstance(value, str) and (kind, f"{self._space}{value}") in self._every
        return self._there(str(value)) if known else value


def _names(record: Record) -> tuple[str, ...]:
    return (*texts(record.table.get("name")), *texts(record.table.get("aliases")))


def _alike(own: Record, other: Record) -> bool:
    """Whether two tables are of one thing: the same name, and no other kind."""
    kinds = {str(kind) for r in (own, other) if (kind := r.table.get("kind"))}
    return (
        _names(own)[:1] != ()
        and len(kinds) < 2
        and ({fold(n) for n in _names(own)[:1]} == {fold(n) for n in _names(other)[:1]})
    )
