"""Where a remark can stand that suppresses a finding, in each format.

Each place is tried: with a reason in it, the remark has to suppress the finding and to change
nothing else. What is offered has no reason yet, and so suppresses nothing until somebody
writes one.
"""

from __future__ import annotations

from collections import Counter

from factcli.document.read import TEXTS, suffix_of
from factcli.document.types import Kind
from factcli.model import Span
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import FileScan
from factcli.servers.lsp.prose import raw_of, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.reading import Checked
    from factcli.report import ScanFinding
    from factcli.servers.lsp.projects import Project
    from factcli.servers.lsp.prose import Prose

# What no reader takes for a reason; one that is tried.
_BLANK, _TRIED = "…", "tried"
_INSIDE = "<!-- {} -->"
_SHAPES = {
    "markdown": (_INSIDE, "", True), "html": (_INSIDE, "", True), "plain": ("# {}", "", False),
    "rst": (".. {}", "\n", False), "latex": ("% {}", "", False),
}  # fmt: skip
# A text longer than this is not read over and over; the first place is taken on trust.
_LONGEST = 200_000


class Place(NamedTuple):
    """Where a remark goes, and all that has to be written there."""

    at: int
    text: str


def remark(found: ScanFinding, prose: Prose, project: Project) -> Place | None:
    """Return a remark for a finding that works where it is put, None where there is none."""
    checked = _sentence(found, prose)
    if checked is None or prose.document is None or project.scanner is None:
        return None
    words = f"factcli: ignore[{found.rule}] {_BLANK}"
    for place in _places(checked, prose, words):
        if len(prose.text.text) > _LONGEST or _works(place, found, prose, project):
            return place
    return None


def _sentence(found: ScanFinding, prose: Prose) -> Checked | None:
    start = span_of(found, prose).start
    for checked in prose.checked:
        whole = checked.sentence.flow.origin(Span(0, len(checked.sentence.text)))
        if whole.start <= start < whole.end and checked.sentence.text == found.sentence:
            return checked
    return None


def _places(checked: Checked, prose: Prose, words: str) -> Iterator[Place]:
    """Yield the places for a remark, what reads best first."""
    document = prose.document
    if document is None:
        return
    reader = TEXTS.get(suffix_of(document.path), "plain")
    shape, below, inside = _SHAPES.get(reader, _SHAPES["plain"])
    written = shape.format(words)
    text, sentence = prose.text, checked.sentence
    end = sentence.flow.origin(Span(0, len(sentence.text))).end
    first, stop = text.line_of(end)
    last = first + len(text.text[first:stop].rstrip())
    if inside:
        apart = sentence.kind in {Kind.HEADING, Kind.TITLE, Kind.CELL}
        beside = [Place(last, f" {written}"), Place(end, f" {written}")]
        yield from reversed(beside) if apart else beside
    begin = document.blocks[sentence.block].flow.marks[0].start
    top, _ = text.line_of(begin)
    lead = text.text[top:begin]
    indent = lead if not lead.strip() else ""
    ends = text.line_end
    yield Place(top, f"{indent}{written}{ends}{below.replace(chr(10), ends)}")
    if reader == "latex":
        yield Place(last, f" {written}")


def _works(place: Place, found: ScanFinding, prose: Prose, project: Project) -> bool:
    """Tell whether a remark with a reason suppresses the finding, and changes nothing else."""
    if project.scanner is None or prose.document is None:
        return False
    old, written = prose.text.text, place.text.replace(_BLANK, _TRIED)
    document = project.scanner.read(
        prose.document.path, raw_of(old[: place.at] + written + old[place.at :])
    )
    if isinstance(document, FileScan):
        return False
    # Scanned anew, because a baseline may keep some from those that are shown.
    before = Counter(map(_key, project.scanner.document(prose.document).findings))
    after = Counter(map(_key, project.scanner.document(document).findings))
    gone = before - after
    return not after - before and _key(found) in gone and all(k[0] == found.rule for k in gone)


def _key(found: ScanFinding) -> tuple[str, str, str]:
    return (found.rule, found.words, found.sentence)
