r"""Offsets of a text as positions of the protocol, and back.

A position counts lines, and in a line the units that client and server agreed on: UTF-16 by
default, in which "🙂" takes two. The protocol ends lines at \n, \r\n and a lone \r, the rest
of factcli at \n only; that is why everything goes by offsets here.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Location, Position, Range

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
_END = re.compile(r"\r\n|\n|\r")


class Text:
    """A text as an editor has it. Offsets count code points, from 0."""

    def __init__(self, text: str, encoding: str = UTF16) -> None:
        self.text = text
        self.encoding = encoding
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self._plain = text.isascii() or encoding == UTF32
        self._starts = [0]
        self._stops: list[int] = []
        for match in _END.finditer(text):
            self._stops.append(match.start())
            self._starts.append(match.end())
        self._stops.append(len(text))
        self._rows = [0, *(m.end() for m in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        """Return the position of an offset; one beyond the end is the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(self.text[start:offset]))

    def range(self, start: int, end: int) -> Range:
        """Return a stretch as the protocol has it."""
        return Range(self.position(start), self.position(max(start, end)))

    def offset(self, position: Position) -> int:
        """Return the offset of a position.

        One behind its line is the end of the line, one inside a letter the letter's start.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start, stop = self._starts[position.line], self._stops[position.line]
        if self._plain:
            return min(start + position.character, stop)
        left = position.character
        for offset in range(start, stop):
            left -= self._units(self.text[offset])
            if left < 0:
                return offset
        return stop

    def at(self, line: int, column: int) -> int:
        r"""Return the offset of a line and column as factcli tells them: from 1, ended by \n."""
        if not 0 < line <= len(self._rows):
            return len(self.text)
        return min(self._rows[line - 1] + max(column, 1) - 1, len(self.text))

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset starts and where it ends, its end not counted."""
        line = bisect_right(self._starts, offset) - 1
        return self._starts[line], self._stops[line]

    def _units(self, text: str) -> int:
        if self.encoding == UTF32 or text.isascii():
            return len(text)
        if self.encoding == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)


def line_location(uri: str, line: int) -> Location:
    """Return the start of a line, counted from 1, of a file."""
    start = Position(max(line, 1) - 1, 0)
    return Location(uri, Range(start, start))
