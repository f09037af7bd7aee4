"""Periods as bars of an SVG picture, and the few elements that such pictures are made of."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcli.model import Period
    from factcli.render.scale import Scale

BAR = 12
# How long a bar is drawn towards an end of which nothing is known.
_UNKNOWN = 60


class Row(NamedTuple):
    """Where a bar goes: between two sides, below `top`, its days by a scale of that length."""

    left: float
    right: float
    top: float
    scale: Scale


def bar(group: ET.Element, period: Period, row: Row, kind: str, *, lasts: bool) -> None:
    """Draw a period: pale where its ends are not known closer, full where it surely holds.

    What does not last, an event, is somewhere in its period and so holds nowhere surely.
    """
    scale, top, half = row.scale, row.top, BAR / 2
    last = row.left + (scale.place(period.end.high + 1) if period.end else scale.length)
    first = max(last - _UNKNOWN, row.left)
    if period.start:
        first = row.left + scale.place(period.start.low)
    if period.end is None and not period.open_end:
        last = min(first + _UNKNOWN, row.right)
    if last - first < BAR:
        middle = min(max((first + last) / 2, row.left), row.right)
        add(group, "circle", kind=kind, cx=number(middle), cy=number(top + half), r=number(half))
        return
    _rect(group, first, last, top, f"{kind} loose")
    if lasts and period.start and (period.end or period.open_end):
        sure = row.left + scale.place(period.start.high)
        until = row.left + scale.place(period.end.low + 1) if period.end else last
        if until > sure:
            _rect(group, sure, until, top, kind)
    if period.end is None and period.open_end:
        corners = ((last, top - 3), (last + 11, top + half), (last, top + BAR + 3))
        points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        add(group, "polygon", kind=kind, points=points)
    elif period.end is None:
        text(group, last + 6, top + 11, "?", "axis")
    if period.start is None:
        text(group, first - 12, top + 11, "?", "axis")


def number(value: float) -> str:
    """Return a coordinate."""
    return f"{value:.1f}".removesuffix(".0")


def add(
    parent: ET.Element, tag: str, words: str = "", kind: str = "", **attributes: str
) -> ET.Element:
    """Add an element with text, the class `kind`, and attributes."""
    named = {"class": kind, **attributes} if kind else attributes
    element = ET.SubElement(parent, tag, named)
    element.text = words or None
    return element


def text(parent: ET.Element, x: float, y: float, words: str, kind: str) -> ET.Element:
    """Add words at a place."""
    return add(parent, "text", words, kind, x=number(x), y=number(y))


def line(parent: ET.Element, x: float, top: float, bottom: float, kind: str) -> None:
    """Add a line from above to below."""
    ends = {"x1": number(x), "y1": number(top), "x2": number(x), "y2": number(bottom)}
    add(parent, "line", kind=kind, **ends)


def _rect(parent: ET.Element, first: float, last: float, top: float, kind: str) -> None:
    size = {"x": first, "y": top, "width": last - first, "height": BAR}
    add(parent, "rect", kind=kind, **{name: number(value) for name, value in size.items()})
