"""A document as it reads, the words of each finding marked."""

from __future__ import annotations

from itertools import groupby, pairwise
from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING
from factcli.render.bars import add
from factcli.render.html.markup import hidden, icon, named, put, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.render.html.items import Item, Sheet
    from factcli.report import Passage, Reading

_TAGS = {"title": "h3", "heading": "h3", "item": "li"}
_UNITS = {"paragraph": "¶ ", "page": "p. "}
_GROUPS = {"item": ("ul", ""), "cell": ("div", "cells")}


def section(sheet: Sheet) -> ET.Element:
    """Return a document as a section of the page."""
    scan = sheet.scan
    made = ET.Element("section", {
        "class": "document", "id": sheet.id, "aria-labelledby": f"{sheet.id}-name",
    })  # fmt: skip
    told(made, "h2", scan.path, id=f"{sheet.id}-name")
    if scan.error:
        told(made, "p", f"Not read: {scan.error}", "unread")
    for note in scan.notes:
        told(made, "p", f"Note: {note}", "note")
    marks: dict[int, list[Item]] = {}
    for item in sheet.items:
        if item.place is not None:
            marks.setdefault(item.place.passage, []).append(item)
    if scan.reading is not None:
        body = add(made, "div", kind="text")
        _passages(body, scan.reading, marks)
    return made


def _passages(body: ET.Element, reading: Reading, marks: dict[int, list[Item]]) -> None:
    """Add passages: the items of a list and the cells of a row together, quotations set off."""
    numbered = enumerate(reading.passages)
    for quoted, stretch in groupby(numbered, lambda each: each[1].quoted):
        parent = add(body, "blockquote") if quoted else body
        for (kind, _), group in groupby(stretch, lambda each: _together(each[1])):
            tag, name = _GROUPS.get(kind, ("", ""))
            inside = add(parent, tag, kind=name) if tag else parent
            for number, passage in group:
                line = f"{_UNITS.get(reading.unit, '')}{passage.line}"
                _passage(inside, passage, line, marks.get(number, ()))
                inside[-1].tail = "\n"


def _together(passage: Passage) -> tuple[str, int]:
    """Return what is the same for passages that stand together."""
    return passage.kind, passage.line if passage.kind == "cell" else 0


def _passage(parent: ET.Element, passage: Passage, line: str, items: Sequence[Item]) -> None:
    tag = _TAGS.get(passage.kind, "p")
    element = add(parent, tag, kind=passage.kind, dir="auto")
    add(element, "span", kind="line", **{"data-line": line, "aria-hidden": "true"})
    text = passage.text
    at = 0
    for start, end, item, is_last in _segments(items):
        put(element, text[at:start])
        _mark(element, text[start:end], item, is_last=is_last)
        at = end
    put(element, text[at:])


def _segments(items: Sequence[Item]) -> Iterator[tuple[int, int, Item, bool]]:
    """Yield stretches in order, each with the item that is marked there, and if it ends there.

    Where several speak of the same words the shortest is marked; one that nowhere shows gets
    an empty stretch at its end, so that each can be reached.
    """
    placed = [(item.place, item) for item in items if item.place is not None]
    edges = sorted({edge for place, _ in placed for edge in (place.start, place.end)})
    found: list[tuple[int, int, Item]] = []
    for start, end in pairwise(edges):
        here = [(p.end - p.start, i.number, i) for p, i in placed if p.start <= start < p.end]
        if here:
            _, _, item = min(here, key=lambda each: each[:2])
            if found and found[-1][1] == start and found[-1][2] is item:
                start = found.pop()[0]  # noqa: PLW2901
            found.append((start, end, item))
    shown = {item.number for _, _, item in found}
    for place, item in placed:
        if item.number not in shown:
            end = next((end for start, end, _ in found if start < place.end < end), place.end)
            found.append((end, end, item))
    found.sort(key=lambda each: (each[1], each[0] == each[1], each[2].number))
    lasts = {item.number: at for at, (_, _, item) in enumerate(found)}
    for at, (start, end, item) in enumerate(found):
        yield start, end, item, lasts[item.number] == at


def _mark(parent: ET.Element, words: str, item: Item, *, is_last: bool) -> None:
    name = named(item.found.verdict)
    more = {"id": item.mark} if is_last else {"tabindex": "-1"}
    made = add(parent, "a", kind=f"mark {name}", href=f"#{item.card}", **more)
    put(made, words)
    if is_last:
        badge = add(made, "span", kind="badge")
        icon(badge, name)
        add(badge, "span", str(item.number), "number", **{"aria-hidden": "true"})
        hidden(badge, f" ({name}, finding {item.number})")
