"""The small picture of a said time beside a stored one."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render import proof
from factcli.render.bars import Row, add, bar, line, number, text
from factcli.render.scale import spread
from factcli.render.times import period_words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from factcli.model import Drawing, Part, Period
    from factcli.render.scale import Scale

WIDTH, HEIGHT = 380, 106
_LEFT, _RIGHT = 8, WIDTH - 14
_STORED, _SAID, _AXIS = 20, 58, 80
_LETTER = 6.6
_MARKS = 5


def decide(part: Part) -> bool:
    """Tell whether a time is what the verdict hangs on."""
    return any(slot.name == "time" for slot in proof.standing_out(part))


def picture(parent: Element, drawing: Drawing) -> None:
    """Add a picture of both times to one scale: a full bar on file, an outlined one as said.

    Everything in it is said in its label, too.
    """
    scale = spread((drawing.stored, drawing.said), _RIGHT - _LEFT, margin=0.12)
    if scale is None:
        return
    stored, said = period_words(drawing.stored), period_words(drawing.said)
    svg = add(parent, "svg", kind="times", **{
        "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img",
        "aria-label": f"Time line. On file: {stored}. Said: {said}.",
    })  # fmt: skip
    _axis(svg, scale)
    _track(svg, drawing.stored, f"on file  {stored}", Row(_LEFT, _RIGHT, _STORED, scale), "stored")
    _track(svg, drawing.said, f"said  {said}", Row(_LEFT, _RIGHT, _SAID, scale), "said")


def _axis(svg: Element, scale: Scale) -> None:
    line_end = _AXIS + 4
    add(svg, "line", kind="axis-line", x1=number(_LEFT), x2=number(_RIGHT),
        y1=number(line_end), y2=number(line_end))  # fmt: skip
    free = 0.0
    for day, label in scale.marks(_MARKS):
        x = _LEFT + scale.place(day)
        half = len(label) * _LETTER / 2
        if x - half >= free and x + half <= WIDTH:
            line(svg, x, _STORED - 4, line_end, "grid")
            text(svg, x, line_end + 15, label, "axis").set("text-anchor", "middle")
            free = x + half + 8


def _track(svg: Element, period: Period, words: str, row: Row, kind: str) -> None:
    """Draw a period below its words, which stand as close to it as the picture has room."""
    begin = row.left + (row.scale.place(period.start.low) if period.start else 0)
    room = row.right - len(words) * _LETTER
    text(svg, max(min(begin, room), row.left), row.top - 6, words, f"{kind}-words")
    bar(svg, period, row, kind, lasts=True)
