"""DOCX: paragraphs, tables, lists, text boxes, foot- and endnotes, the remarks of comments.

The text that positions count in has a line for each paragraph. The parts are read as a
stream with limits, and a document type, which no word processor writes, is refused: an
archive that unfolds to gigabytes, or entities that do, end in a message.
"""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from factcli.document.flow import Gathering
from factcli.document.types import Block, Comment, Document, Kind, Unit, UnreadableError
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"
_LARGEST = 64 * 2**20
_CHUNK = 2**16
_SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
           "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
# What is deleted or moved away, and what repeats a text box for old programs.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback"})
_WORDS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
# Separators above notes are paragraphs of their own kind.
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def document(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a DOCX file. Raises UnreadableError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableError("this is no DOCX file: it is no ZIP archive, or cut off") from error
    with archive:
        if _MAIN not in archive.namelist():
            raise UnreadableError(f"this is no DOCX file: there is no {_MAIN} in it")
        story = _Story()
        if _COMMENTS in archive.namelist():
            remarks = _Story()
            _read(archive, _COMMENTS, remarks)
            story.remarks = remarks.by_id
        for number, part in enumerate((_MAIN, *_NOTES)):
            if part in archive.namelist():
                story.notes = number > 0
                _read(archive, part, story)
    return story.document(path, raw)


def _read(archive: zipfile.ZipFile, part: str, story: _Story) -> None:
    """Feed a part of the archive to a story, piece by piece."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = story.start
    parser.EndElementHandler = story.end
    parser.CharacterDataHandler = story.text
    parser.StartDoctypeDeclHandler = _refuse
    size = 0
    try:
        with archive.open(part) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > _LARGEST:
                    _too_large(part)
                parser.Parse(piece, False)  # noqa: FBT003 - expat takes it so
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise UnreadableError(f"{part} is no proper XML: {error}") from error
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError) as error:
        raise UnreadableError(f"{part} cannot be unpacked: {error}") from error
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        raise UnreadableError(f"{part} cannot be unpacked: {error}") from error


def _too_large(part: str) -> None:
    raise UnreadableError(f"{part} unfolds to more than the {_LARGEST:,} bytes that are read")


def _refuse(*_: object) -> None:
    raise UnreadableError("its XML has a document type, which no word processor writes")


class _Paragraph:
    """A paragraph that is being read."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.quoted = False
        self.words: list[str] = []
        self.opened: list[tuple[str, int]] = []

    def length(self) -> int:
        return sum(map(len, self.words))


class _Story:
    """What the parts of a file tell, as a parser hands it on."""

    def __init__(self) -> None:
        self.notes = False
        self.remarks: Mapping[str, str] = {}
        self.by_id: dict[str, str] = {}
        self._open: list[_Paragraph] = []
        self._done: list[_Paragraph] = []
        self._cells = 0
        self._skipped = 0
        self._in_text = False
        self._apart = False
        self._comment = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if tag in _SKIPPED or self._skipped:
            self._skipped += tag in _SKIPPED
        elif space in _SPACES:
            self._start(tag, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "p":
            kind = Kind.FOOTNOTE if self.notes else Kind.CELL if self._cells else Kind.PARAGRAPH
            self._open.append(_Paragraph(kind))
        elif tag == "tc":
            self._cells += 1
        elif tag in {"footnote", "endnote"}:
            self._apart = attributes.get("type") in _SEPARATORS
        elif tag == "comment":
            self._comment = attributes.get("id", "")
        elif self._open:
            self._within(tag, attributes, self._open[-1])

    def _within(self, tag: str, attributes: Mapping[str, str], here: _Paragraph) -> None:
        if tag == "t":
            self._in_text = True
        elif tag in _WORDS:
            here.words.append(_WORDS[tag])
        elif tag == "numPr" and here.kind is Kind.PARAGRAPH:
            here.kind = Kind.ITEM
        elif tag == "pStyle":
            style = attributes.get("val", "").lower()
            here.quoted = "quote" in style
            if style.startswith(("heading", "title", "subtitle")):
                here.kind = Kind.HEADING
        elif tag in {"commentRangeStart", "commentReference"}:
            here.opened.append((attributes.get("id", ""), here.length()))

    def end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        if self._skipped:
            self._skipped -= tag in _SKIPPED
            return
        if space not in _SPACES:
            return
        if tag == "t":
            self._in_text = False
        elif tag == "tc":
            self._cells -= 1
        elif tag == "p" and self._open:
            paragraph = self._open.pop()
            if self._comment:
                before = self.by_id.get(self._comment, "")
                self.by_id[self._comment] = f"{before} {''.join(paragraph.words)}".strip()
            elif not self._apart:
                self._done.append(paragraph)

    def text(self, words: str) -> None:
        if self._in_text and self._open and not self._skipped:
            self._open[-1].words.append(words.replace("\n", " "))

    def document(self, path: str, raw: bytes) -> Document:
        """Return the document that was read."""
        lines: list[str] = []
        blocks: list[Block] = []
        comments: dict[str, Comment] = {}
        starts = [0]
        for paragraph in self._done:
            line = "".join(paragraph.words)
            gathered = Gathering()
            gathered.prose(line, starts[-1])
            flow = gathered.done()
            if flow.text:
                blocks.append(Block(paragraph.kind, flow, paragraph.quoted))
            for name, at in paragraph.opened:
                if name in self.remarks and name not in comments:
                    place = starts[-1] + at
                    comments[name] = Comment(self.remarks[name], Span(place, place))
            lines.append(line)
            starts.append(starts[-1] + len(line) + 1)
        return Document(
            path=path,
            text="\n".join(lines),
            blocks=tuple(blocks),
            starts=tuple(starts[:-1] or starts),
            unit=Unit.PARAGRAPH,
            comments=tuple(comments.values()),
            raw=raw,
        )
