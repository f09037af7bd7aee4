"""What stands at the head of the page: counts, the share of each verdict, the documents."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from factcli.records import TYPE_CHECKING
from factcli.render.bars import add, number
from factcli.render.html.markup import REMARK, hidden, icon, named, put, told
from factcli.render.scan.told import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.render.html.items import Sheet
    from factcli.report import Tally

VERDICTS = ("refuted", "mixed", "disputed", "supported", "unverifiable")
SEVERITIES = ("error", "warning", "note", "info")
_WIDTH, _HIGH = 1000, 14


def share(tally: Tally) -> ET.Element:
    """Return a bar of all sentences by verdict, with its legend."""
    made = ET.Element("figure", {"class": "share"})
    total = max(tally.sentences, 1)
    svg = add(made, "svg", viewBox=f"0 0 {_WIDTH} {_HIGH}", preserveAspectRatio="none",
              **{"aria-hidden": "true"})  # fmt: skip
    legend = add(made, "figcaption")
    put(legend, f"{many(tally.sentences, 'sentence')} read")
    left = 0.0
    for name in VERDICTS:
        count = getattr(tally, name)
        if not count:
            continue
        width = count / total * _WIDTH
        add(svg, "rect", kind=name, x=number(left), y="0", width=number(width), height=str(_HIGH))
        left += width
        entry = add(legend, "span", kind=f"entry {name}")
        icon(entry, name)
        put(entry, f" {count:,} {name}")
    return made


def filters(sheets: Sequence[Sheet]) -> Iterator[ET.Element]:
    """Yield a box for each verdict and severity that occurs, as switches."""
    found = [item.found for sheet in sheets for item in sheet.items]
    verdicts = Counter(named(each.verdict) for each in found)
    severities = Counter(each.severity.value for each in found)
    groups = (("verdict", (*VERDICTS, REMARK), verdicts), ("severity", SEVERITIES, severities))
    for name, values, counts in groups:
        if not counts or (name == "severity" and len(counts) == 1):
            continue
        group = ET.Element("fieldset")
        add(group, "legend", name)
        for value in values:
            if counts[value]:
                _switch(group, name, value, counts[value])
        yield group


def _switch(group: ET.Element, name: str, value: str, count: int) -> None:
    label = add(group, "label", kind=f"switch {value}")
    add(label, "input", type="checkbox", name=name, value=value, checked="")
    if name == "verdict":
        icon(label, value)
    add(label, "span", value)
    add(label, "span", f"{count:,}", "count")


def documents(sheets: Sequence[Sheet]) -> Iterator[ET.Element]:
    """Yield a table of documents, where there are several."""
    if len(sheets) < 2:
        return
    table = ET.Element("table", {"class": "documents"})
    hidden(add(table, "caption"), "Documents")
    head = add(add(table, "thead"), "tr")
    for name in ("document", "sentences", "findings"):
        add(head, "th", name, scope="col")
    body = add(table, "tbody")
    for sheet in sheets:
        row = add(body, "tr")
        told(add(row, "th", scope="row"), "a", sheet.scan.path, href=f"#{sheet.id}")
        if sheet.scan.error:
            told(row, "td", f"not read: {sheet.scan.error}", "unread", colspan="2")
            continue
        add(row, "td", f"{sheet.scan.tally.sentences:,}")
        cell = add(row, "td")
        for name, count in Counter(named(i.found.verdict) for i in sheet.items).items():
            entry = add(cell, "span", kind=f"entry {name}")
            icon(entry, name)
            put(entry, f" {count:,} {name}")
    yield table
