"""An entity's time line as a picture: one SVG file that needs nothing from outside.

Everything that is drawn is said in words, too, in `title` and `desc`. Colours follow the
reader's light or dark setting.
"""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING
from factcli.render.bars import Row, add, bar, line, text
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
    add(root, "title", f"Time line of {name}", id="title")
    add(root, "desc", _described(found), id="desc")
    add(root, "style", _STYLE)
    text(root, _MARGIN, 40, name, "name")
    if scale is None:
        text(root, _MARGIN, _HEAD, "Nothing is on file with a time.", "note")
    else:
        _axis(root, scale, found, _HEAD + sum(heights))
        top = _HEAD
        for stretch, lines, high in zip(found.stretches, rows, heights, strict=True):
            _stretch(root, stretch, lines, scale, top)
            top += high
    text(root, _MARGIN, height - 16, summary(found), "note")
    if scale is not None:
        text(root, _LEFT, height - 16, _LEGEND, "note")
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
    group = add(root, "g", **{"aria-hidden": "true"})
    free = 0.0
    for day, label in scale.marks(8):
        x = _LEFT + scale.place(day)
        line(group, x, _HEAD - 14, bottom, "grid")
        if x >= free:
            anchor = "end" if x > _RIGHT - 30 else "start" if x < _LEFT + 20 else "middle"
            text(group, x, _HEAD - 22, label, "axis").set("text-anchor", anchor)
            free = x + len(label) * _LETTER + 12
    if found.as_of is not None and scale.first <= found.as_of <= scale.last:
        line(group, _LEFT + scale.place(found.as_of) + 1, _HEAD - 14, bottom, "now")


def _stretch(
    root: ET.Element, stretch: Stretch, lines: list[tuple[str, str]], scale: Scale, top: int
) -> None:
    group = add(root, "g")
    told = "\n".join(_clean(claim.text) for claim in stretch.claims)
    add(group, "title", f"{period_words(stretch.period)}\n{told}")
    for number, (words, kind) in enumerate(lines):
        text(group, _MARGIN, top + 12 + number * _LINE, words, kind)
    kind = "state" if stretch.state else "event"
    bar(group, stretch.period, Row(_LEFT, _RIGHT, top + 1, scale), kind, lasts=stretch.state)


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
