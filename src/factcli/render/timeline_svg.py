"""An entity's time line as a picture: one SVG file that needs nothing from outside.

Everything that is drawn is said in words, too, in `title` and `desc`. Colours follow the
reader's light or dark setting.
"""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING
from factcli.render.safe import clipped, shown
from factcli.render.scale import scale_of
from factcli.render.timeline import summary
from factcli.render.times import period_words
from factcli.render.xml import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.model import Claim
    from factcli.render.scale import Scale
    from factcli.report import Stretch, Timeline

WIDTH = 960
_MARGIN = 24
_LEFT, _RIGHT = 424, WIDTH - 32  # where the chart begins and ends
_HEAD = 92
_LINE, _GAP = 19, 16
_LETTER = 7.3  # about how wide a letter of 14 pixels is
_IN_LINE = int((_LEFT - _MARGIN - 24) / _LETTER)
_MOST_LINES = 6
_LONGEST = 300
_BAR = 12
# How long a bar is drawn towards an end of which nothing is known.
_UNKNOWN = 60
_LEGEND = "full: surely; pale: not known closer; dashed: the present on file"
_STYLE = """
svg { background: #ffffff; font-family: system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
text { font-size: 14px; fill: #1f2933; }
.name { font-size: 20px; font-weight: 600; }
.when { font-weight: 600; }
.id, .axis, .note { font-size: 12px; fill: #52606d; }
.grid { stroke: #d9dee4; stroke-width: 1; }
.now { stroke: #b42318; stroke-width: 1; stroke-dasharray: 4 3; }
.state { fill: #1565a8; } .event { fill: #8a3ffc; } .loose { fill-opacity: 0.35; }
@media (prefers-color-scheme: dark) {
  svg { background: #14181d; } text { fill: #e4e7eb; }
  .id, .axis, .note { fill: #9aa5b1; } .grid { stroke: #323f4b; } .now { stroke: #ff8a80; }
  .state { fill: #64b5f6; } .event { fill: #c39bff; }
}
"""


def svg(found: Timeline) -> str:
    """Return a time line as SVG, with a line end."""
    scale = scale_of(found, _RIGHT - _LEFT)
    rows = [_lines(stretch) for stretch in found.stretches]
    heights = [len(lines) * _LINE + _GAP for lines in rows]
    height = _HEAD + sum(heights) + 44
    root = ET.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}",
        "width": str(WIDTH), "height": str(height), "role": "img", "lang": "en",
        "aria-labelledby": "title desc",
    })  # fmt: skip
    name = _clean(found.entity.name)
    _add(root, "title", f"Time line of {name}", id="title")
    _add(root, "desc", _described(found), id="desc")
    _add(root, "style", _STYLE)
    _text(root, _MARGIN, 40, name, "name")
    if scale is None:
        _text(root, _MARGIN, _HEAD, "Nothing is on file with a time.", "note")
    else:
        _axis(root, scale, found, _HEAD + sum(heights))
        top = _HEAD
        for stretch, lines, high in zip(found.stretches, rows, heights, strict=True):
            _stretch(root, stretch, lines, scale, top)
            top += high
    _text(root, _MARGIN, height - 16, summary(found), "note")
    if scale is not None:
        _text(root, _LEFT, height - 16, _LEGEND, "note")
    return ET.tostring(root, encoding="unicode") + "\n"


def _described(found: Timeline) -> str:
    """Return all that is drawn, in words."""
    told = [
        f"{period_words(stretch.period)}: {_clean(claim.text)}"
        for stretch in found.stretches
        for claim in stretch.claims
    ]
    return " ".join([*told, summary(found) + "."])


def _axis(root: ET.Element, scale: Scale, found: Timeline, bottom: int) -> None:
    group = _add(root, "g", **{"aria-hidden": "true"})
    free = 0.0
    for day, label in scale.marks(8):
        x = _LEFT + scale.place(day)
        _line(group, x, _HEAD - 14, bottom, "grid")
        if x >= free:
            anchor = "end" if x > _RIGHT - 30 else "start" if x < _LEFT + 20 else "middle"
            _text(group, x, _HEAD - 22, label, "axis").set("text-anchor", anchor)
            free = x + len(label) * _LETTER + 12
    if found.as_of is not None and scale.first <= found.as_of <= scale.last:
        _line(group, _LEFT + scale.place(found.as_of) + 1, _HEAD - 14, bottom, "now")


def _stretch(
    root: ET.Element, stretch: Stretch, lines: list[tuple[str, str]], scale: Scale, top: int
) -> None:
    group = _add(root, "g")
    told = "\n".join(_clean(claim.text) for claim in stretch.claims)
    _add(group, "title", f"{period_words(stretch.period)}\n{told}")
    for number, (words, kind) in enumerate(lines):
        _text(group, _MARGIN, top + 12 + number * _LINE, words, kind)
    _bars(group, stretch, scale, top + 1)


def _bars(group: ET.Element, stretch: Stretch, scale: Scale, top: int) -> None:
    """Draw a stretch: pale where its ends are not known closer, full where it surely holds."""
    period = stretch.period
    kind = "state" if stretch.state else "event"
    last = _LEFT + (scale.place(period.end.high + 1) if period.end else scale.length)
    first = max(last - _UNKNOWN, _LEFT)
    if period.start:
        first = _LEFT + scale.place(period.start.low)
    if period.end is None and not period.open_end:
        last = min(first + _UNKNOWN, _RIGHT)
    half = _BAR / 2
    if last - first < _BAR:
        middle = min(max((first + last) / 2, _LEFT), _RIGHT)
        _add(group, "circle", kind=kind, cx=_n(middle), cy=_n(top + half), r=_n(half))
        return
    _rect(group, first, last, top, f"{kind} loose")
    if stretch.state and period.start and (period.end or period.open_end):
        sure = _LEFT + scale.place(period.start.high)
        until = _LEFT + scale.place(period.end.low + 1) if period.end else last
        if until > sure:
            _rect(group, sure, until, top, kind)
    if period.end is None and period.open_end:
        corners = ((last, top - 3), (last + 11, top + half), (last, top + _BAR + 3))
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        _add(group, "polygon", kind=kind, points=points)
    elif period.end is None:
        _text(group, last + 6, top + 11, "?", "axis")
    if period.start is None:
        _text(group, first - 12, top + 11, "?", "axis")


def _lines(stretch: Stretch) -> list[tuple[str, str]]:
    """Return the lines of words beside a bar, each with its kind: time, texts and ids."""
    lines = [(period_words(stretch.period), "when")]
    for claim in stretch.claims:
        lines.extend((words, "text") for words in _wrapped(claim))
        lines.append((claim.id, "id"))
    return lines


def _wrapped(claim: Claim) -> Iterator[str]:
    """Yield a claim's text in lines that fit beside the chart; a very long one is cut."""
    lines: list[str] = []
    line, width = "", 0
    for word in _clean(claim.text).split(" "):
        for piece, cells in _pieces(word):
            if line and width + 1 + cells > _IN_LINE:
                lines.append(line)
                line, width = piece, cells
            else:
                line, width = (f"{line} {piece}", width + 1 + cells) if line else (piece, cells)
    lines.append(line)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]
    yield from lines


def _pieces(word: str) -> Iterator[tuple[str, int]]:
    """Yield a word with its width in letters; one too long for a line in pieces."""
    piece, width = "", 0
    for char in word:
        cells = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width + cells > _IN_LINE:
            yield piece, width
            piece, width = "", 0
        piece, width = piece + char, width + cells
    yield piece, width


def _clean(words: str) -> str:
    return xml_text(shown(clipped(words, _LONGEST)))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _add(
    parent: ET.Element, tag: str, words: str = "", kind: str = "", **attributes: str
) -> ET.Element:
    named = {"class": kind, **attributes} if kind else attributes
    element = ET.SubElement(parent, tag, named)
    element.text = words or None
    return element


def _text(parent: ET.Element, x: float, y: float, words: str, kind: str) -> ET.Element:
    return _add(parent, "text", words, kind, x=_n(x), y=_n(y))


def _rect(parent: ET.Element, first: float, last: float, top: float, kind: str) -> None:
    size = {"x": _n(first), "y": _n(top), "width": _n(last - first), "height": _n(_BAR)}
    _add(parent, "rect", kind=kind, **size)


def _line(parent: ET.Element, x: float, top: float, bottom: float, kind: str) -> None:
    ends = {"x1": _n(x), "y1": _n(top), "x2": _n(x), "y2": _n(bottom)}
    _add(parent, "line", kind=kind, **ends)
