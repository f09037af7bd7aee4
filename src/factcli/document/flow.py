"""Running text made of pieces of a source: where each of its letters came from.

"She was *born* in M&aring;lvik" reads "She was born in Målvik"; a finding at "Målvik" is told
at the place, and with the length, of what the file holds there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from factcli.model import Span
from factcli.records import NamedTuple

# White space that does not read as one blank.
_IRREGULAR = re.compile(r" \s+|[^\S ]\s*|\s+\Z")


class Mark(NamedTuple):
    """A piece: where it starts in the running text, and its stretch of the source.

    A piece as long as its stretch was taken over letter by letter; any other stands for
    the stretch as a whole.
    """

    at: int
    start: int
    end: int


class Flow(NamedTuple):
    """Running text and the pieces that it was made of, in order."""

    text: str
    marks: tuple[Mark, ...]

    def origin(self, span: Span) -> Span:
        """Return the stretch of the source that a stretch of the text, not empty, came from."""
        first = self._piece(span.start)
        last = self._piece(span.end - 1)
        start = self._place(first, span.start, after=False)
        return Span(start, max(start, self._place(last, span.end - 1, after=True)))

    def verbatim(self, span: Span) -> bool:
        """Tell whether the source holds the stretch as it reads, markup apart from it."""
        first, last = self._piece(span.start), self._piece(span.end - 1)
        return first == last and self._literal(first)

    def part(self, span: Span) -> Flow:
        """Return a stretch of the text, not empty, as running text of its own."""
        first, last = self._piece(span.start), self._piece(span.end - 1)
        made = []
        for number in range(first, last + 1):
            at, start, end = self.marks[number]
            skipped = max(0, span.start - at)
            if skipped and self._literal(number):
                start += skipped
            upto = self._end(number) - span.end
            if upto > 0 and self._literal(number):
                end -= upto
            made.append(Mark(max(0, at - span.start), start, end))
        return Flow(self.text[span.start : span.end], tuple(made))

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self.marks, offset, key=_at) - 1)

    def _end(self, number: int) -> int:
        last = number + 1 == len(self.marks)
        return len(self.text) if last else self.marks[number + 1].at

    def _literal(self, number: int) -> bool:
        at, start, end = self.marks[number]
        return end - start == self._end(number) - at

    def _place(self, number: int, offset: int, *, after: bool) -> int:
        at, start, end = self.marks[number]
        if not self._literal(number):
            return end if after else start
        return start + offset - at + after


def _at(mark: Mark) -> int:
    return mark.at


class Gathering:
    """Running text under construction: white space in it is never doubled."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._blank = True

    def add(self, text: str, start: int, end: int | None = None) -> None:
        """Add what the source has at `start`; with `end`, what stands for start to end."""
        if not text:
            return
        self._marks.append(Mark(self._length, start, start + len(text) if end is None else end))
        self._texts.append(text)
        self._length += len(text)
        self._blank = text[-1].isspace()

    def prose(self, text: str, start: int) -> None:
        """Add what the source has at `start`, each run of white space as one blank."""
        at = 0
        while at < len(text):
            stop = at
            if text[at].isspace():
                while stop < len(text) and text[stop].isspace():
                    stop += 1
                self.blank(start + at, start + stop)
            else:
                stop = _run(text, at)
                self.add(text[at:stop], start + at)
            at = stop

    def extend(self, flow: Flow) -> None:
        """Add running text that is known piece by piece."""
        self._marks.extend(Mark(self._length + at, start, end) for at, start, end in flow.marks)
        self._texts.extend(
            flow.text[at:upto]
            for at, upto in pairwise([*(m.at for m in flow.marks), len(flow.text)])
        )
        self._length += len(flow.text)
        self._blank = flow.text[-1:].isspace()

    def blank(self, start: int, end: int) -> None:
        """Add one blank for a stretch of the source, unless one stands there already."""
        if not self._blank:
            self.add(" ", start, end)

    def done(self) -> Flow:
        """Return what was gathered, without a blank at its end."""
        text = "".join(self._texts)
        kept = text.rstrip()
        marks = [m for m in self._marks if m.at < len(kept)]
        if marks:
            at, start, end = marks[-1]
            held = len(self._texts[len(marks) - 1])
            if end - start == held:
                marks[-1] = Mark(at, start, start + len(kept) - at)
        return Flow(kept, tuple(marks))


def _run(text: str, at: int) -> int:
    """Return where the words from `at` end: before a blank that is not a single space."""
    match = _IRREGULAR.search(text, at)
    return match.start() if match else len(text)
