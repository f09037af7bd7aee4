"""What a language knows: its words, in data files, and nothing of any topic.

A folder a language (`en/`); each `.txt` file there is a table of lines
`key: word, word, two words`. `#` starts a comment, blank lines are skipped.
"""

from __future__ import annotations

import os
from functools import cache

from factcli.language.ready import kept


@cache
def table(name: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return the table `name` of `language`: each key with its words, in file order.

    Raises FileNotFoundError when there is no such table.
    """
    found: dict[str, tuple[str, ...]] | None = kept(name_of(name, language))
    return _read(name, language) if found is None else found


def name_of(table_: str, language: str = "en") -> str:
    """Return the name under which a table is kept."""
    return f"{language}/{table_}"


def _read(name: str, language: str) -> dict[str, tuple[str, ...]]:
    folder = os.path.dirname(__file__)
    with open(f"{folder}/{language}/{name}.txt", encoding="utf-8") as file:
        text = file.read()
    rows: dict[str, tuple[str, ...]] = {}
    # Twenty tables are read at every start: a test sees to it that each is `key: word, word`.
    for line in text.split("\n"):
        key, colon, words = line.partition(": ")
        if colon and line[0] != "#":
            listed = tuple(words.split(", "))
            rows[key] = rows[key] + listed if key in rows else listed
    return rows


@cache
def words(name: str, key: str, language: str = "en") -> frozenset[str]:
    """Return the words under `key` of the table `name` as a set (empty when absent)."""
    return frozenset(table(name, language).get(key, ()))
