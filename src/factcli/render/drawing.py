"""The line that shows a stored period and a said time: `2013 ━━━━ 2017   ▲ 2018`.

A drawing is lines of pieces, each a text and its role, so that a terminal may colour
them and a test may read them. Lengths inside a period are to scale; gaps are not.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.times import moment_words, period_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcli.model import Drawing, Moment, Period

Piece = tuple[str, str]
Line = tuple[Piece, ...]

STORED = "stored"
SAID = "said"
LABEL = "label"

_GAP = "   "
_OUTSIDE = 4
_INSIDE = 8
_SCALE = 20
_SIGNS = ("━", "▲", "●", "▶")
_ASCII_SIGNS = ("-", "^", "o", ">")


def draw(drawing: Drawing, *, symbols: bool = True) -> tuple[Line, ...]:
    """Return the lines of a drawing; none where a period has no end at all."""
    signs = _SIGNS if symbols else _ASCII_SIGNS
    stored, said = drawing.stored, drawing.said
    if not _ends(stored) or not _ends(said):
        return ()
    point = _point(said)
    if point is None:
        return _two_lines(stored, said, signs)
    return (_one_line(stored, point, period_words(said), signs),)


def plain(line: Line) -> str:
    """Return a line without its roles."""
    return "".join(text for text, _ in line)


def _ends(period: Period) -> tuple[Moment, ...]:
    return tuple(end for end in (period.start, period.end) if end)


def _point(period: Period) -> Moment | None:
    return period.start if period.start is not None and period.start == period.end else None


def _one_line(stored: Period, said: Moment, words: str, signs: tuple[str, ...]) -> Line:
    """Return the stored bar with the said point before it, after it or on it."""
    mark: Line = ((f"{signs[1]} {words}", SAID),)
    gap: Line = ((_GAP, LABEL),)
    if stored.start and said.high < stored.start.low:
        return mark + gap + _bar(stored, _OUTSIDE, signs)
    if stored.end and said.low > stored.end.high:
        return _bar(stored, _OUTSIDE, signs) + gap + mark
    if _point(stored) is not None:
        return _bar(stored, _OUTSIDE, signs) + gap + mark
    before = _place(stored, said)
    left, right = _labels(stored, signs)
    head = (signs[0] * before + " ", STORED)
    tail = (" " + signs[0] * (_INSIDE - before) + right[0], STORED)
    return _joined((left, head, *mark, tail, (right[1], LABEL)))


def _bar(period: Period, length: int, signs: tuple[str, ...]) -> Line:
    point = _point(period)
    if point is not None:
        return ((f"{signs[2]} {moment_words(point)}", STORED),)
    left, (arrow, right) = _labels(period, signs)
    return _joined((left, (signs[0] * length + arrow, STORED), (right, LABEL)))


def _labels(period: Period, signs: tuple[str, ...]) -> tuple[Piece, tuple[str, str]]:
    """Return what stands left of a bar, and its arrow and what stands right of it."""
    left = (f"{moment_words(period.start)} " if period.start else "? ", LABEL)
    if period.end:
        return left, ("", f" {moment_words(period.end)}")
    return left, (signs[3], "") if period.open_end else ("", " ?")


def _place(stored: Period, said: Moment) -> int:
    """Return how many of the bar's signs stand before the said point, never none or all."""
    if stored.start is None or stored.end is None:
        return _INSIDE // 2
    whole = max(stored.end.high - stored.start.low, 1)
    share = ((said.low + said.high) / 2 - stored.start.low) / whole
    return min(max(round(share * _INSIDE), 1), _INSIDE - 1)


def _two_lines(stored: Period, said: Period, signs: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the stored and the said period on two lines, to one scale."""
    days = [day for p in (stored, said) for end in _ends(p) for day in (end.low, end.high)]
    first, whole = min(days), max(max(days) - min(days), 1)

    def column(day: int) -> int:
        return round((day - first) / whole * _SCALE)

    bars = []
    for period in (stored, said):
        start = column(period.start.low) if period.start else 0
        end = column(period.end.high) if period.end else _SCALE
        left, (arrow, right) = _labels(period, signs)
        bars.append((start, max(end - start, 1), left, arrow, right))
    margin = max(len(left[0]) - start for start, _, left, _, _ in bars)
    margin = max(margin, 0)
    lines = []
    for (start, length, left, arrow, right), name, role in zip(
        bars, ("on file  ", "said     "), (STORED, SAID), strict=True
    ):
        blank = " " * (margin + start - len(left[0]))
        bar = (signs[0] * length + arrow, role)
        lines.append(_joined(((name + blank, LABEL), left, bar, (right, LABEL))))
    return tuple(lines)


def _joined(pieces: Iterable[Piece]) -> Line:
    return tuple(piece for piece in pieces if piece[0])
