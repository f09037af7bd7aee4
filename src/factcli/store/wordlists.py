"""The cache as the keeper of what is made of the program's word files; see `language.ready`.

One entry of its own serves every base. It is found by a hash over the program, the word
files included, and each of its parts is checked when it is read.
"""

from __future__ import annotations

import marshal
import os
from functools import cache

from factcli import language
from factcli.language import ready
from factcli.records import TYPE_CHECKING
from factcli.store import cache as storage

if TYPE_CHECKING:
    from typing import Any

# Where things are made of word files: all of them are kept when one is first missing.
_MODULES = (
    "factcli.language.countries", "factcli.language.lemmas", "factcli.language.pairs",
    "factcli.values.timewords",
)  # fmt: skip
# Read by a parser of its own, or by nobody.
_NO_TABLES = ("countries", "LEXICON-LICENSE")


class _Shelf:
    """The entry in the cache: opened, or written, when the first thing is asked for."""

    def __init__(self) -> None:
        self._entry: storage.Entry | None = None
        self._places: dict[str, int] = {}
        self._opened = False

    def read(self, name: str) -> object:
        """Return what is kept under a name, None when nothing is or it cannot be trusted."""
        if not self._opened:
            self._opened = True
            self._open()
        if self._entry is None or name not in self._places:
            return None
        try:
            found: object = marshal.loads(self._entry.part(self._places[name]))  # noqa: S302 - its checksum is right
        except (ValueError, LookupError, TypeError, EOFError):
            return None
        return found

    def _open(self) -> None:
        if not storage.folder():
            return
        name = storage.key((), ("words",))
        entry = storage.read(name, storage.WORDS)
        if entry is None:
            storage.write(name, _parts(), storage.WORDS)
            return
        try:
            self._places = marshal.loads(entry.part(0))  # noqa: S302 - its checksum is right
        except (ValueError, LookupError, TypeError, EOFError):
            storage.drop(name, storage.WORDS)
            return
        self._entry = entry


def _parts() -> list[bytes]:
    """Return the parts of the entry: where each thing is, by name, and the things."""
    for module in _MODULES:
        __import__(module)
    made: dict[str, object] = {name: make() for name, make in ready.MAKERS.items()}
    folder = os.path.join(os.path.dirname(language.__file__), "en")
    for file in sorted(os.listdir(folder)):
        name, ending = os.path.splitext(file)
        if ending == ".txt" and name not in _NO_TABLES:
            made[language.name_of(name)] = language.table(name)
    places = {name: number for number, name in enumerate(made, 1)}
    parts: list[Any] = [places, *made.values()]
    return [marshal.dumps(part) for part in parts]


@cache
def provide() -> None:
    """Let what is made of word files be read from the cache, and be kept there."""
    ready.ask(_Shelf().read)
