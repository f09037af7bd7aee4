"""SQLite with its full-text search, and the stems that it makes of words."""

from __future__ import annotations

import sqlite3

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOKENIZER = "porter unicode61 remove_diacritics 2"
# Older SQLite takes 999 values in a statement.
_VALUES = 900


def connected(place: str = ":memory:", *, uri: bool = False) -> sqlite3.Connection:
    """Return a connection that any thread may use, one at a time.

    Raises FactcliError where SQLite was built without full-text search.
    """
    made = sqlite3.connect(place, uri=uri, check_same_thread=False, isolation_level=None)
    try:
        made.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(text)")
        made.execute("DROP TABLE temp.probe")
    except sqlite3.OperationalError as error:
        made.close()
        raise FactcliError(
            f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text search",
            "use a Python whose sqlite3 was built with FTS5",
        ) from error
    return made


class Stems:
    """The tokenizer of an index, asked directly: SQLite tells the stems of what it has indexed."""

    def __init__(self) -> None:
        self._db = connected()
        self._db.execute(
            f"CREATE VIRTUAL TABLE said USING fts5(text, content='', tokenize='{TOKENIZER}')"
        )
        self._db.execute("CREATE VIRTUAL TABLE found USING fts5vocab(said, 'instance')")
        self._db.execute("CREATE VIRTUAL TABLE counted USING fts5vocab(said, 'row')")

    def of(self, words: Iterable[str]) -> dict[str, str]:
        """Return the stem of each word; none of what holds no letter."""
        listed = list(dict.fromkeys(words))
        self._read(listed)
        return {
            listed[number]: stem for stem, number in self._db.execute("SELECT term, doc FROM found")
        }

    def counts(self, texts: Iterable[str]) -> list[tuple[str, int]]:
        """Return each stem of the texts with the number of those that have it."""
        self._read(texts)
        return self._db.execute("SELECT term, doc FROM counted").fetchall()

    def _read(self, texts: Iterable[str]) -> None:
        self._db.execute("INSERT INTO said(said) VALUES ('delete-all')")
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO said(rowid, text) VALUES (?, ?)", enumerate(texts))
        self._db.execute("COMMIT")


def looked_up(
    connection: sqlite3.Connection, table: str, keys: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Yield the rows of a table of keys and numbers whose key is among these."""
    listed = list(dict.fromkeys(keys))
    for start in range(0, len(listed), _VALUES):
        some = listed[start : start + _VALUES]
        marks = ", ".join("?" * len(some))
        yield from connection.execute(
            f"SELECT key, rows FROM {table} WHERE key IN ({marks})",  # noqa: S608 - our own names
            some,
        )
