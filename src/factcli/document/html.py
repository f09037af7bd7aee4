"""HTML: the text that a reader of the page sees, each letter with its place in the source."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from factcli.document.flow import Gathering
from factcli.document.frontmatter import day
from factcli.document.types import Block, Comment, Kind, Read
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands inside these is no prose.
_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "pre", "code", "samp", "kbd",
    "textarea", "select", "button", "iframe", "object", "canvas", "audio", "video",
})  # fmt: skip
# Inside a sentence these are read: `code` in running text is a word of it.
_INLINE_CODE = frozenset({"code", "samp", "kbd"})
# These neither hold anything nor end a block.
_VOID = frozenset({
    "area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_BLANKS = frozenset({"br"})
_BLOCKS = {
    "title": Kind.TITLE, "p": Kind.PARAGRAPH, "li": Kind.ITEM, "dt": Kind.ITEM, "dd": Kind.ITEM,
    "td": Kind.CELL, "th": Kind.CELL, "caption": Kind.CELL,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys((
        "html", "head", "body", "main", "article", "section", "nav", "header", "footer", "aside",
        "div", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "blockquote", "figure",
        "figcaption", "address", "form", "fieldset", "legend", "details", "summary", "hr", "option",
        "optgroup", "dialog", "search",
    ), Kind.PARAGRAPH),
}  # fmt: skip
# What opens something, and what alone closes it.
_OPENED = (
    (re.compile("<!--"), "-->"), (re.compile(r"<!\[CDATA\["), "]]>"), (re.compile(r"<!\["), "]>"),
    (re.compile("<[!?/a-zA-Z]"), ">"),
)  # fmt: skip
_DATES = frozenset({
    "date", "dc.date", "dcterms.date", "article:published_time", "datepublished", "pubdate",
})  # fmt: skip


def read(text: str, base: int = 0) -> Read:
    """Return the blocks of a page; `base` is added to every place."""
    reader = _Reader(text, base)
    reader.feed(text[: _end(text)])
    reader.close()
    reader.end_block()
    return Read(tuple(reader.blocks), tuple(reader.comments), (), reader.written)


def _end(text: str) -> int:
    """Return where a page ends: before a comment, section or tag that nothing closes.

    Browsers read it so; the parser looks for the end once for each such beginning, which
    takes hours for a page of nothing else.
    """
    end = len(text)
    for opening, closing in _OPENED:
        last = text.rfind(closing, 0, end)
        match = opening.search(text, max(last, 0), end)
        end = match.start() if match else end
    return end


class _Reader(HTMLParser):
    def __init__(self, text: str, base: int) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._text = text
        self._base = base
        self._gathered = Gathering()
        self._kinds: list[tuple[str, Kind]] = []
        # The tag that hides what is inside, and how often it is open.
        self._hidden = ""
        self._depth = 0
        self._quotes = 0
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.written: int | None = None

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column + self._base

    def end_block(self) -> None:
        """Keep what was gathered as a block."""
        flow = self._gathered.done()
        if flow.text:
            kind = self._kinds[-1][1] if self._kinds else Kind.PARAGRAPH
            self.blocks.append(Block(kind, flow, self._quotes > 0))
        self._gathered = Gathering()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._depth += tag == self._hidden
            return
        if tag == "meta":
            self._meta({name: value or "" for name, value in attrs})
        if tag in _VOID:
            return
        if tag in _BLANKS:
            place = self._offset()
            self._gathered.blank(place, place + len(self.get_starttag_text() or ""))
        elif (tag in _SKIPPED - _INLINE_CODE) or any(n == "hidden" for n, _ in attrs):
            self._hidden, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.end_block()
            self._open(tag)

    def _open(self, tag: str) -> None:
        # A paragraph or an item that nobody closed ends where the next begins.
        if self._kinds and self._kinds[-1][0] == tag and tag in {"p", "li", "dt", "dd", "td", "th"}:
            self._kinds.pop()
        if tag == "hr":
            return
        kind = _BLOCKS[tag]
        if kind is Kind.PARAGRAPH and self._kinds and self._kinds[-1][1] in {Kind.ITEM, Kind.CELL}:
            kind = self._kinds[-1][1]
        self._kinds.append((tag, kind))
        self._quotes += tag == "blockquote"

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _VOID or tag in _BLANKS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._depth -= tag == self._hidden
            if not self._depth:
                self._hidden = ""
            return
        if tag not in _BLOCKS:
            return
        self.end_block()
        for number in range(len(self._kinds) - 1, max(-1, len(self._kinds) - 64), -1):
            if self._kinds[number][0] == tag:
                closed = self._kinds[number:]
                self._quotes -= sum(name == "blockquote" for name, _ in closed)
                del self._kinds[number:]
                break

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._gathered.prose(data, self._offset())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self._hidden:
            return
        place = self._offset()
        end = place + len(written)
        end += self._text[end - self._base : end - self._base + 1] == ";"
        meant = unescape(f"{written};")
        if meant.isspace():
            self._gathered.blank(place, end)
        else:
            self._gathered.add(meant, place, end)

    def handle_comment(self, data: str) -> None:
        place = self._offset()
        self.comments.append(Comment(data, Span(place, place + len(data) + len("<!---->"))))

    def _meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        if name and name.lower() in _DATES and self.written is None:
            self.written = day(attributes.get("content", ""))
