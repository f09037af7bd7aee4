"""What was read of a document as its readers see it, and where in it the findings stand."""

from __future__ import annotations

from bisect import bisect_left

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Passage, Place, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcli.document.types import Document
    from factcli.report import ScanFinding


class _Piece(NamedTuple):
    """A stretch of the source and where it reads: which block, from where, how many letters."""

    start: int
    end: int
    block: int
    at: int
    length: int

    def place(self, offset: int, *, after: bool) -> int:
        """Return where an offset of the source is in the text of the block."""
        if self.length == self.end - self.start:
            return self.at + min(max(offset - self.start, 0), self.length)
        return self.at + self.length if after else self.at


def reading(document: Document, findings: Iterable[ScanFinding]) -> Reading:
    """Return the text of a document, and the places of findings that were made in it."""
    passages = tuple(
        Passage(
            block.kind.value,
            block.flow.text,
            document.position(block.flow.marks[0].start)[0] if block.flow.marks else 1,
            block.quoted,
        )
        for block in document.blocks
    )
    pieces = sorted(_pieces(document))
    starts = [piece.start for piece in pieces]
    places = {}
    for stretch in {finding.stretch for finding in findings}:
        line, column, end_line, end_column = stretch
        if max(line, end_line) > len(document.starts):
            continue
        start = document.starts[line - 1] + column - 1
        end = document.starts[end_line - 1] + end_column - 1
        place = _place(pieces, bisect_left(starts, end), start, end)
        if place is not None:
            places[stretch] = place
    return Reading(passages, places, document.unit.value)


def _pieces(document: Document) -> Iterator[_Piece]:
    for number, block in enumerate(document.blocks):
        marks, text = block.flow.marks, block.flow.text
        ends = [*(mark.at for mark in marks[1:]), len(text)]
        for (at, start, end), upto in zip(marks, ends, strict=False):
            yield _Piece(start, end, number, at, upto - at)


def _place(pieces: list[_Piece], upto: int, start: int, end: int) -> Place | None:
    """Return where a stretch of the source reads; `upto` pieces begin before its end."""
    last = first = None
    for piece in map(pieces.__getitem__, range(upto - 1, -1, -1)):
        if piece.end <= start or (last is not None and piece.block != last.block):
            break
        last = last or piece
        first = piece
    if first is None or last is None:
        return None
    begins = first.place(start, after=False)
    return Place(last.block, begins, max(begins, last.place(end, after=True)))
