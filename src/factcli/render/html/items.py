"""The findings of a report as the page knows them: numbered, each with its place in the text."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcli.report import FileScan, Place, ScanFinding, ScanReport


class Item(NamedTuple):
    """A finding, its number on the page, and where its words are in what was read."""

    number: int
    found: ScanFinding
    words: str
    place: Place | None = None

    @property
    def mark(self) -> str:
        """The id of the words in the document."""
        return f"m{self.number}"

    @property
    def card(self) -> str:
        """The id of the proof."""
        return f"f{self.number}"


class Sheet(NamedTuple):
    """A document of the page with its items."""

    number: int
    scan: FileScan
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """The id of the document's section."""
        return f"d{self.number}"


def sheets(report: ScanReport) -> tuple[Sheet, ...]:
    """Return every document of a report with its findings numbered through."""
    made: list[Sheet] = []
    count = 0
    for number, scan in enumerate(report.files, 1):
        items = []
        for found in scan.findings:
            count += 1
            items.append(_item(count, found, scan))
        made.append(Sheet(number, scan, tuple(items)))
    return tuple(made)


def _item(number: int, found: ScanFinding, scan: FileScan) -> Item:
    place = scan.reading.places.get(found.stretch) if scan.reading else None
    if scan.reading is None or place is None:
        return Item(number, found, found.words)
    text = scan.reading.passages[place.passage].text
    return Item(number, found, text[place.start : place.end], place)
