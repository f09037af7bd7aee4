"""LaTeX, by pylatexenc (the extra `docs`): what is set as text, not commands and formulas."""

from __future__ import annotations

import re

from factcli.document.flow import Gathering
from factcli.document.types import Block, Comment, Kind, Read, UnreadableError
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_HEADINGS = frozenset({
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph", "title", "caption",
})  # fmt: skip
# Commands whose last argument is words of the sentence that they stand in.
_INLINE = frozenset({
    "emph", "textbf", "textit", "textsc", "texttt", "textrm", "textsf", "textsl", "underline",
    "text", "mbox", "enquote", "href", "uline",
})  # fmt: skip
_APART = frozenset({"footnote", "footnotetext", "marginpar", "thanks"})
_SIGNS = {
    "&": "&", "%": "%", "$": "$", "_": "_", "#": "#", "{": "{", "}": "}", "ldots": "…", "dots": "…",
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å",
    "l": "ł", "L": "Ł", "i": "ı", "S": "§", "pounds": "£", "euro": "€", "textendash": "–",
    "textemdash": "—",
}  # fmt: skip
_ACCENTS = frozenset("'`^\"~=.uvHckrbd")
_BLANKS = frozenset({" ", ",", ";", "quad", "qquad", "newline", "linebreak", "space"})
_SPECIALS = {"~": " ", "``": "“", "''": "”", "--": "–", "---": "—"}
_SKIPPED = frozenset({
    "verbatim", "verbatim*", "lstlisting", "minted", "equation", "equation*", "align", "align*",
    "gather", "gather*", "eqnarray", "eqnarray*", "displaymath", "math", "tikzpicture",
    "thebibliography", "comment", "filecontents",
})  # fmt: skip
_QUOTES = frozenset({"quote", "quotation", "displayquote"})
_TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "array"})
_NUMBER = re.compile(r"\$\s*(\d[\d.,]*)\s*\$")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def read(text: str) -> Read:
    """Return the blocks of a text. Raises UnreadableError where pylatexenc is not installed."""
    try:
        from pylatexenc.latexwalker import LatexWalker
    except ImportError:
        raise UnreadableError(
            "reading LaTeX takes pylatexenc", "pip install 'factcli[docs]'"
        ) from None
    found, _, _ = LatexWalker(text, tolerant_parsing=True).get_latex_nodes()
    walker = _Walker(text)
    walker.nodes(_body(found))
    walker.end()
    blocks = sorted(walker.blocks, key=lambda block: block.flow.marks[0].start)
    return Read(tuple(blocks), tuple(walker.comments))


def _body(found: Sequence[Any]) -> Sequence[Any]:
    """Return what stands in the document environment; all where there is none."""
    for node in found:
        if getattr(node, "environmentname", "") == "document":
            body: Sequence[Any] = node.nodelist
            return body
    return found


class _Walker:
    """Follows the nodes of a text and keeps what is set as running text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._gathered = Gathering()
        self._kind = Kind.PARAGRAPH
        self._quoted = False
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []

    def end(self) -> None:
        """Keep what was gathered as a block."""
        flow = self._gathered.done()
        if flow.text:
            self.blocks.append(Block(self._kind, flow, self._quoted))
        self._gathered = Gathering()

    def nodes(self, found: Sequence[Any]) -> None:
        """Read nodes in order."""
        for node in found:
            if node is not None:
                self._node(node)

    def _node(self, node: Any) -> None:  # noqa: ANN401 - pylatexenc has no types
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            self._words(node.pos, node.pos + node.len)
        elif kind == "LatexGroupNode":
            self.nodes(node.nodelist)
        elif kind == "LatexSpecialsNode":
            self._special(node)
        elif kind == "LatexCommentNode":
            span = Span(node.pos, node.pos + node.len)
            self.comments.append(Comment(node.comment, span))
        elif kind == "LatexMathNode":
            # A number is one in a formula too: "$72$ metres".
            number = _NUMBER.fullmatch(self._text, node.pos, node.pos + node.len)
            if number:
                self._gathered.add(number[1], number.start(1))
        elif kind == "LatexMacroNode":
            self._macro(node)
        elif kind == "LatexEnvironmentNode":
            self._environment(node)

    def _words(self, start: int, end: int) -> None:
        at = start
        for gap in _PARAGRAPH.finditer(self._text, start, end):
            self._gathered.prose(self._text[at : gap.start()], at)
            self.end()
            at = gap.end()
        self._gathered.prose(self._text[at:end], at)

    def _special(self, node: Any) -> None:  # noqa: ANN401
        sign = node.specials_chars
        if sign == "&" and self._kind is Kind.CELL:
            self.end()
        elif sign.isspace() or sign == "~":
            if "\n\n" in self._text[node.pos : node.pos + node.len]:
                self.end()
            self._gathered.blank(node.pos, node.pos + node.len)
        else:
            self._gathered.add(_SPECIALS.get(sign, sign), node.pos, node.pos + node.len)

    def _macro(self, node: Any) -> None:  # noqa: ANN401
        name = node.macroname.rstrip("*")
        arguments = [a for a in (node.nodeargd.argnlist if node.nodeargd else ()) or () if a]
        end = node.pos + node.len
        if name in _SIGNS:
            self._gathered.add(_SIGNS[name], node.pos, node.pos + 1 + len(name))
        elif name in _ACCENTS and arguments:
            self._accent(node)
        elif name in _BLANKS:
            self._gathered.blank(node.pos, end)
        elif name == "\\":
            if self._kind is Kind.CELL:
                self.end()
            self._gathered.blank(node.pos, end)
        elif name in {"item", "par"}:
            self.end()
        elif name in _INLINE and arguments:
            self._node(arguments[-1])
        elif name in _HEADINGS | _APART and arguments:
            self._own(arguments[-1], Kind.HEADING if name in _HEADINGS else Kind.FOOTNOTE)

    def _accent(self, node: Any) -> None:  # noqa: ANN401
        from pylatexenc.latex2text import LatexNodes2Text

        letter = LatexNodes2Text().nodelist_to_text([node])
        self._gathered.add(letter, node.pos, node.pos + node.len)

    def _own(self, node: Any, kind: Kind) -> None:  # noqa: ANN401
        """Read an argument as a block of its own; what stands around it goes on after it."""
        if kind is Kind.HEADING:
            self.end()
        around, before = self._gathered, self._kind
        self._gathered, self._kind = Gathering(), kind
        self._node(node)
        self.end()
        self._gathered, self._kind = around, before

    def _environment(self, node: Any) -> None:  # noqa: ANN401
        name = node.environmentname
        if name in _SKIPPED:
            return
        self.end()
        before = (self._kind, self._quoted)
        if name in {"itemize", "enumerate", "description"}:
            self._kind = Kind.ITEM
        elif name in _TABLES:
            self._kind = Kind.CELL
        self._quoted = self._quoted or name in _QUOTES
        self.nodes(node.nodelist)
        self.end()
        self._kind, self._quoted = before
