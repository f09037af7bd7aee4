"""Markdown: CommonMark with tables, strike-through, footnotes and front matter.

markdown-it tells the lines of each block and what its inline markup means; where a piece of
text stands is found by reading that block's source alongside.
"""

from __future__ import annotations

import re
from functools import cache

from factcli.document.frontmatter import head
from factcli.document.inline import Inline
from factcli.document.types import Block, Comment, Kind, Read
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# Deeper than anybody writes, and within what Python may recurse.
_NESTING = 60
# So many signs of markup in one paragraph are no markup.
_SIGNS, _MOST_SIGNS = "[<*_`", 4000
# Between two cells of a table.
_EDGE = re.compile(r"(?<!\\)\|[ \t]*")


def read(text: str) -> Read:
    """Return the blocks of a Markdown text, in the order of the source."""
    front = head(text)
    # Lines keep their numbers when the head is blanked out.
    body = re.sub(r"[^\n]", " ", text[: front.length]) + text[front.length :]
    body = body.replace("\0", "\ufffd")
    # markdown-it ends lines at \r too; a lone one is none for us.
    lines = _Lines(body)
    walker = _Walker(lines)
    for token in _parser().parse(body.replace("\r\n", "\n").replace("\r", " ")):
        walker.take(token)
    blocks = sorted(walker.blocks, key=lambda b: b.flow.marks[0].start)
    comments = sorted(walker.comments, key=lambda c: c.span)
    return Read(tuple(blocks), tuple(comments), tuple(walker.notes), front.written)


def _inline(state: StateCore) -> None:
    """Read the inline markup of each block; one with signs beyond measure is read as it stands.

    Brackets that nothing closes are looked at once for each of the others.
    """
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if sum(map(token.content.count, _SIGNS)) <= _MOST_SIGNS:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            continue
        for number, line in enumerate(token.content.split("\n")):
            if number:
                token.children.append(Token("softbreak", "br", 0))
            token.children.append(Token("text", "", 0, content=line))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"maxNesting": _NESTING})
    made.enable(["table", "strikethrough"]).use(footnote_plugin)
    made.core.ruler.at("inline", _inline)
    # Escapes and entities stay pieces of their own: their places can be told.
    made.disable("text_join")
    return made


class _Lines:
    """The lines of a source, each with its offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def __getitem__(self, number: int) -> tuple[int, str]:
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n").replace("\r", " ")

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the lines from `first` up to, not with, `last`."""
        end = self.starts[last] if last < len(self.starts) else len(self.text)
        return Span(self.starts[first], end)


class _Walker:
    """Follows the tokens of a document and keeps what is running text."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        self._open: list[str] = []
        # In a table: the line of the row, and how much of it earlier cells took.
        self._row = (-1, 0)
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.notes: list[str] = []

    def take(self, token: Token) -> None:
        if token.type == "inline":
            self._inline(token)
        elif token.type == "html_block":
            self._html(token)
        elif token.nesting > 0:
            self._open.append(token.type)
            if token.level >= _NESTING - 1 and token.map:
                note = f"line {token.map[0] + 1}: nested too deeply; what is inside is not read"
                self.notes.append(note)
        elif token.nesting < 0 and self._open:
            self._open.pop()

    def _inline(self, token: Token) -> None:
        if not token.map or not token.children:
            return
        content, places = _source(token, self._lines, self._cell(token))
        if self._row[0] == token.map[0]:
            self._row = (token.map[0], places[-1] - self._lines[token.map[0]][0])
        found = Inline((content, places))
        flow = found.read(token.children)
        self.comments.extend(found.comments)
        if flow.text:
            quoted = "blockquote_open" in self._open
            self.blocks.append(Block(self._kind(), flow, quoted))

    def _cell(self, token: Token) -> int:
        """Return how much of its line stands before this cell of a table."""
        if self._open[-1:] not in (["td_open"], ["th_open"]) or not token.map:
            return 0
        line = token.map[0]
        at = self._row[1] if self._row[0] == line else 0
        edge = _EDGE.search(self._lines[line][1], at) if at else None
        self._row = (line, at)
        return edge.end() if edge else at

    def _kind(self) -> Kind:
        for kind, name in _KINDS:
            if name in self._open:
                return kind
        return Kind.PARAGRAPH

    def _html(self, token: Token) -> None:
        """Read a block of HTML as a page; its places are those of its lines."""
        from factcli.document import html

        if not token.map:
            return
        span = self._lines.span(*token.map)
        read = html.read(self._lines.text[span.start : span.end], span.start)
        self.blocks.extend(read.blocks)
        self.comments.extend(read.comments)


_KINDS = (
    (Kind.CELL, "td_open"),
    (Kind.CELL, "th_open"),
    (Kind.FOOTNOTE, "footnote_open"),
    (Kind.HEADING, "heading_open"),
    (Kind.ITEM, "list_item_open"),
)


def _source(token: Token, lines: _Lines, before: int) -> tuple[str, Sequence[int]]:
    """Return the text of a block as its inline markup was read, and where each letter stood."""
    first, last = token.map or (0, 1)
    # A line of nothing but blanks of another kind is dropped, and not from the count.
    head = token.content.partition("\n")[0]
    hits = (n for n in range(first, min(last, len(lines))) if head in lines[n][1])
    first = next(hits, first)
    places: list[int] = []
    for number, content in enumerate(token.content.split("\n")):
        start, raw = lines[min(first + number, len(lines) - 1)]
        at = raw.rfind(content) if number else raw.find(content, before)
        if at >= 0:
            places.extend(range(start + at, start + at + len(content) + 1))
        else:
            places.extend(_aligned(content, raw, start, 0 if number else before))
    return token.content, places


def _aligned(content: str, raw: str, start: int, at: int) -> Iterator[int]:
    r"""Yield the place of each letter where the source has signs between them, as in `\\|`."""
    for letter in content:
        found = raw.find(letter, at)
        at = found + 1 if found >= 0 else at
        yield start + max(at - 1, 0)
    yield start + at
