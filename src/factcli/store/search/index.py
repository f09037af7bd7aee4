"""The index of a collection of sentences: stems to rows, and how rare things are in it.

It lies in memory or in a file. Rows can be added at any time; none is ever taken out.
"""

from __future__ import annotations

from itertools import islice
from threading import Lock

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.search.letters import runs
from factcli.store.search.rows import Row
from factcli.store.search.stems import TOKENIZER, Stems, connected, looked_up
from factcli.store.search.words import cleaned
from factcli.text import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

_SCHEMA = f"""
CREATE TABLE file (number INTEGER PRIMARY KEY, path TEXT UNIQUE);
CREATE TABLE row (
    number INTEGER PRIMARY KEY, id TEXT, text TEXT, title TEXT, file INTEGER, line INTEGER
);
CREATE VIRTUAL TABLE word USING fts5(text, content='', tokenize='{TOKENIZER}');
CREATE TABLE run (key TEXT PRIMARY KEY, rows INTEGER) WITHOUT ROWID;
CREATE TABLE stem (key TEXT PRIMARY KEY, rows INTEGER) WITHOUT ROWID;
CREATE TABLE sample (rows INTEGER, length REAL);
"""
_ROW = (
    "SELECT row.number, id, text, title, path, line FROM row LEFT JOIN file ON file.number = file"
)
_BATCH = 2_000
# How rare something is, a sample of so many rows tells well enough.
_SAMPLE = 2_000


class Proposed(NamedTuple):
    """A row that shares stems with what is looked for, its number, and how much that tells."""

    number: int
    row: Row
    weight: float


class TextIndex:
    """Sentences that can be searched; `factcli.search` does it.

    TextIndex.build(rows) makes one of `Row`s, in memory, or in the new file `place`;
    TextIndex.open(place) opens such a file to read. Both raise FactcliError where SQLite has
    no full-text search.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.stems = Stems()
        self.lock = Lock()

    @classmethod
    def build(cls, rows: Iterable[Row], place: str = "") -> TextIndex:
        """Return an index of these rows. Raises sqlite3.Error when its file cannot be written."""
        connection = connected(place or ":memory:")
        # A file that is not finished is thrown away: it need not be on disk at any moment.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        made = cls(connection)
        try:
            connection.executescript(_SCHEMA)
            made.add(rows)
        except BaseException:
            made.close()
            raise
        return made

    @classmethod
    def open(cls, place: str) -> TextIndex:
        """Return the index in a file, to be read. Raises sqlite3.Error when it holds none."""
        from pathlib import Path

        made = cls(connected(f"{Path(place).absolute().as_uri()}?mode=ro&immutable=1", uri=True))
        made.having("stem", ())
        return made

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __len__(self) -> int:
        return int(self._db.execute("SELECT max(number) FROM row").fetchone()[0] or 0)

    def add(self, rows: Iterable[Row]) -> None:
        """Add all of the rows, or none when that fails; those that are there stay as they are."""
        first = len(self) + 1
        files = {path: number for number, path in self._db.execute("SELECT number, path FROM file")}
        waiting = iter(rows)
        self._db.execute("BEGIN")
        try:
            while batch := list(islice(waiting, _BATCH)):
                self._put(first, batch, files)
                first += len(batch)
            self._count()
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise

    def proposed(self, words: Iterable[str], limit: int) -> list[Proposed]:
        """Return the rows that share most of these folded words, by their stems, best first."""
        wanted = " OR ".join(f'"{word}"' for word in words)
        if not wanted:
            return []
        found = self._db.execute(
            f"SELECT found.weight, row.* FROM (SELECT rowid, bm25(word) AS weight FROM word "  # noqa: S608 - our own names
            f"WHERE word MATCH ? ORDER BY rank LIMIT ?) AS found "
            f"JOIN ({_ROW}) AS row ON row.number = found.rowid ORDER BY weight, row.number",
            (wanted, limit),
        )
        return [
            Proposed(number, Row(name, text, title, path or "", line), -weight)
            for weight, number, name, text, title, path, line in found
        ]

    def having(self, table: str, keys: Iterable[str]) -> tuple[Mapping[str, int], int, float]:
        """Return how many rows of the sample have each stem or run, of how many.

        The third is how many runs a row has. `table` is "stem" or "run".
        """
        rows, length = self._db.execute("SELECT rows, length FROM sample").fetchone() or (0, 0.0)
        return dict(looked_up(self._db, table, keys)), rows, length

    def _put(self, first: int, batch: list[Row], files: dict[str, int]) -> None:
        for path in {row.file for row in batch if row.file} - files.keys():
            files[path] = len(files) + 1
            self._db.execute("INSERT INTO file VALUES (?, ?)", (files[path], path))
        self._db.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, row.id, row.text, row.title, files.get(row.file), row.line)
                for number, row in enumerate(batch, first)
            ),
        )
        self._db.executemany(
            "INSERT INTO word(rowid, text) VALUES (?, ?)",
            ((number, _plain(row)) for number, row in enumerate(batch, first)),
        )

    def _count(self) -> None:
        """Take the sample anew: rows from all over the collection."""
        step = max(1, len(self) // _SAMPLE)
        sampled = [
            f"{text} {title}"
            for text, title in self._db.execute(
                "SELECT text, title FROM row WHERE number % ? = 0", (step,)
            )
        ]
        counts: dict[str, int] = {}
        length = 0
        for text in sampled:
            found = runs(text)
            length += len(found)
            for run in set(found):
                counts[run] = counts.get(run, 0) + 1
        for table, pairs in (
            ("run", counts.items()),
            ("stem", self.stems.counts(fold(cleaned(text)) for text in sampled)),
        ):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            self._db.executemany(f"INSERT INTO {table} VALUES (?, ?)", sorted(pairs))  # noqa: S608
        self._db.execute("DELETE FROM sample")
        mean = length / len(sampled) if sampled else 0.0
        self._db.execute("INSERT INTO sample VALUES (?, ?)", (len(sampled), mean))


def _plain(row: Row) -> str:
    """Return what of a row is indexed."""
    return fold(cleaned(f"{row.text} {row.title}" if row.title else row.text))
