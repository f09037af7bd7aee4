"""What readers make of a file: blocks of running text, comments, notes, its date."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING, NamedTuple, dataclass

if TYPE_CHECKING:
    from factcli.document.flow import Flow
    from factcli.model import Span


class UnreadableError(FactcliError):
    """A file cannot be read as a document; the others still can."""


class Kind(str, Enum):
    """What a block of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"


class Unit(str, Enum):
    """What the first number of a position counts."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    PAGE = "page"


class Block(NamedTuple):
    """A stretch of running text: sentences never reach from one into another.

    `quoted`: somebody else's words throughout, as in a block quotation.
    """

    kind: Kind
    flow: Flow
    quoted: bool = False


class Comment(NamedTuple):
    """A remark in the source that no reader sees: its text and where all of it stands."""

    text: str
    span: Span


class Read(NamedTuple):
    """What a reader finds in a text; `written` is the day that the text itself bears."""

    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    written: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `text` is what every position counts in, `raw` the bytes of the file.

    `starts` are the offsets at which lines, paragraphs or pages begin. `written` is the day
    that the document itself bears, an ordinal. `editable`: the text can be written back.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    unit: Unit = Unit.LINE
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = ()
    written: int | None = None
    raw: bytes = b""
    encoding: str = "utf-8"
    editable: bool = False

    def position(self, offset: int) -> tuple[int, int]:
        """Return line (or paragraph, or page) and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of a line, paragraph or page, without its end."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")
