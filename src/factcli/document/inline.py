"""The inline markup of a Markdown block, read alongside its source for the places."""

from __future__ import annotations

import re

from factcli.document.flow import Flow, Gathering
from factcli.document.types import Comment
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--(.*?)-->\Z", re.DOTALL)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_MARKED = frozenset({"em", "strong", "s"})


class Inline:
    """Reads one block: its tokens in order, a finger on the source."""

    def __init__(self, source: tuple[str, Sequence[int]]) -> None:
        self._text, self._places = source
        self._at = 0
        self._gathered = Gathering()
        self.comments: list[Comment] = []

    def read(self, tokens: Sequence[Token]) -> Flow:
        """Return the running text of the block."""
        for token in tokens:
            self._take(token)
        return self._gathered.done()

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._found(token.content)
        elif kind == "text_special":
            self._special(token)
        elif kind in _BREAKS:
            at = self._text.find("\n", self._at)
            self._blank(at if at >= 0 else self._at, 1)
        elif kind == "code_inline":
            self._code(token)
        elif kind in {"link_close", "image"}:
            self._link(token)
        elif kind == "html_inline":
            self._html(token.content)
        elif kind == "footnote_ref":
            self._skip("]")
        elif token.markup and kind.rpartition("_")[0] in _MARKED:
            self._skip(token.markup)

    def _skip(self, words: str) -> int:
        """Put the finger behind the next `words`; return where they begin."""
        at = self._text.find(words, self._at)
        if at < 0:
            return self._at
        self._at = at + len(words)
        return at

    def _found(self, words: str) -> None:
        at = self._text.find(words, self._at)
        if at < 0:
            at = self._at
        self._add(words, at, len(words))

    def _add(self, words: str, at: int, length: int) -> None:
        """Add words that stand at `at` and take `length` of the source; one line only."""
        if not words:
            return
        self._at = at + length
        start = self._place(at)
        if length == len(words):
            self._gathered.prose(words, start)
        else:
            self._gathered.add(words, start, self._place(self._at - 1) + 1)

    def _blank(self, at: int, length: int) -> None:
        self._at = at + length
        self._gathered.blank(self._place(at), self._place(at) + length)

    def _place(self, at: int) -> int:
        return self._places[min(at, len(self._places) - 1)] if self._places else 0

    def _special(self, token: Token) -> None:
        """An escape or an entity: `markup` as written, `content` as meant."""
        at = self._text.find(token.markup, self._at)
        if at >= 0:
            self._add(token.content, at, len(token.markup))

    def _code(self, token: Token) -> None:
        at = self._skip(token.markup)
        inside = at + len(token.markup)
        end = self._text.find(token.markup, inside)
        length = (end if end >= 0 else len(self._text)) - inside
        pad = 1 if length == len(token.content) + 2 else 0
        lines = self._text[inside + pad : inside + pad + len(token.content)].split("\n")
        place = inside + pad
        for number, line in enumerate(lines):
            if number:
                self._blank(place - 1, 1)
            self._add(line, place, len(line))
            place += len(line) + 1
        self._at = inside + length + len(token.markup)

    def _link(self, token: Token) -> None:
        """Put the finger behind a link's target, or behind a picture."""
        if token.type == "image":
            # Its words stand for what the picture shows: no sentence of the text.
            self._skip("![")
            self._at = _closing(self._text, self._at)
        elif token.markup == "autolink":
            self._skip(">")
            return
        else:
            at = self._text.find("]", self._at)
            self._at = at if at >= 0 else self._at
        self._at = _target(self._text, self._at)

    def _html(self, content: str) -> None:
        at = self._text.find(content, self._at)
        if at < 0:
            return
        self._at = at + len(content)
        comment = _COMMENT.match(content)
        if comment:
            span = Span(self._place(at), self._place(self._at - 1) + 1)
            self.comments.append(Comment(comment.group(1), span))
        elif content[:3].lower() == "<br":
            self._gathered.blank(self._place(at), self._place(self._at - 1) + 1)


def _closing(text: str, at: int) -> int:
    """Return where the bracket closes that was opened just before `at`."""
    depth = 1
    for match in re.compile(r"\\.|[\[\]]", re.DOTALL).finditer(text, at):
        depth += {"[": 1, "]": -1}.get(match.group(), 0)
        if not depth:
            return match.start()
    return at


def _target(text: str, at: int) -> int:
    """Return where a link ends whose closing bracket stands at `at`: `](…)`, `][…]` or `]`."""
    after = at + 1
    opener = text[after : after + 1]
    if opener == "[":
        end = text.find("]", after)
        return end + 1 if end >= 0 else after
    if opener != "(":
        return after
    depth = 0
    pattern = re.compile(r"""\\.|<[^<>\n]*>|"(?:\\.|[^"\\])*"|[()]""", re.DOTALL)
    for match in pattern.finditer(text, after):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if not depth:
            return match.end()
    return after
