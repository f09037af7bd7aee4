"""Where everything stands in a TOML text: a scanner for positions, not for values.

tomllib says what a file holds but not where. This walks a text that tomllib has accepted
and notes the offsets of every header, key, value and array element. It judges nothing:
on text that is not TOML it stops early and returns what it has found.
"""

from __future__ import annotations

import re
from contextlib import suppress

from factcli.records import NamedTuple

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """Offsets of a key (or header, or array element) and of its value."""

    key: int
    key_end: int
    value: int
    value_end: int


_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_TRIVIA = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_DOTTED = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_PARTS = re.compile(_PART)
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]\]?")
_SCALAR = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|""?(?!"))*+"""(?:""?(?!"))?'
    r"|'''(?:[^']++|''?(?!'))*+'''(?:''?(?!'))?"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*'"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d[^\s,\]}#]*"
    r"|[^\s,\[\]{}#\"'=]+"
)
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


class Scan:
    """One walk over a text: `spots` by path, and `repeats`, what stands a second time.

    `headers` are the offsets of all table headers. A header that repeats gets a path of
    its own, so that its keys do not count as repeats too.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[Path, Spot] = {}
        self.repeats: list[tuple[Path, Spot]] = []
        self.headers: list[int] = []
        self._counts: dict[Path, int] = {}
        with suppress(RecursionError):
            self._walk()

    def _walk(self) -> None:
        text, end, pos = self.text, len(self.text), 0
        trivia, header = _TRIVIA.match, _HEADER.match
        prefix: Path = ()
        while True:
            pos = _end(trivia(text, pos), pos)
            if pos >= end:
                return
            if text[pos] == "[":
                found = header(text, pos)
                if found is None:
                    return
                prefix = self._open(found)
                pos = found.end()
                continue
            after = self._pair(pos, prefix)
            if after is None:
                return
            pos = after

    def _open(self, found: re.Match[str]) -> Path:
        """Enter the table of a header and return its path, with indexes filled in."""
        parts = _names(found.group(2))
        path: Path = ()
        for part in parts[:-1]:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, parts[-1])
        spot = Spot(found.start(), found.end(), found.start(), found.end())
        self.headers.append(spot.key)
        if found.group(1) == "[[":
            count = self._counts.get(path, 0)
            if not count and path in self.spots:
                self.repeats.append((path, spot))
            self._counts[path] = count + 1
            self.spots.setdefault(path, spot)
            path = (*path, count)
        elif path in self.spots:
            self.repeats.append((path, spot))
            return (*path, spot.key)
        self.spots[path] = spot
        return path

    def _pair(self, pos: int, prefix: Path) -> int | None:
        """Note one `key = value` and return the offset after it."""
        key = _DOTTED.match(self.text, pos)
        equals = _EQUALS.match(self.text, key.end()) if key else None
        if key is None or equals is None:
            return None
        path = prefix + _names(key.group())
        after = self._value(equals.end(), path)
        if after is None:
            return None
        spot = Spot(pos, key.end(), equals.end(), after)
        if path in self.spots:
            self.repeats.append((path, spot))
            return after
        for length in range(len(prefix) + 1, len(path)):
            self.spots.setdefault(path[:length], spot)
        self.spots[path] = spot
        return after

    def _value(self, pos: int, path: Path) -> int | None:
        """Return the offset after the value at `pos`, noting what stands inside it."""
        first = self.text[pos : pos + 1]
        if first == "[":
            return self._array(pos + 1, path)
        if first == "{":
            return self._inline(pos + 1, path)
        found = _SCALAR.match(self.text, pos)
        return found.end() if found else None

    def _array(self, pos: int, path: Path) -> int | None:
        text, index = self.text, 0
        while True:
            pos = _end(_TRIVIA.match(text, pos), pos)
            if text[pos : pos + 1] == "]":
                return pos + 1
            after = self._value(pos, (*path, index))
            if after is None:
                return None
            self.spots[(*path, index)] = Spot(pos, after, pos, after)
            index += 1
            pos = _end(_TRIVIA.match(text, after), after)
            if text[pos : pos + 1] == ",":
                pos += 1

    def _inline(self, pos: int, path: Path) -> int | None:
        text = self.text
        while True:
            pos = _end(_TRIVIA.match(text, pos), pos)
            if text[pos : pos + 1] == "}":
                return pos + 1
            after = self._pair(pos, path)
            if after is None:
                return None
            pos = _end(_TRIVIA.match(text, after), after)
            if text[pos : pos + 1] == ",":
                pos += 1


def _end(found: re.Match[str] | None, otherwise: int) -> int:
    return found.end() if found else otherwise


def _names(dotted: str) -> tuple[str, ...]:
    """Return the parts of a dotted key, quotes and escapes resolved."""
    if _PLAIN.issuperset(dotted):
        return (dotted,)
    return tuple(_name(part) for part in _PARTS.findall(dotted))


def _name(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] != '"':
        return part
    if "\\" not in part:
        return part[1:-1]
    import tomllib

    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except ValueError:
        return part[1:-1]
