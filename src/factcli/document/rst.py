"""reStructuredText, by docutils (the extra `docs`): markup, code and directives left out.

docutils tells the line of a block, not where its words stand: each piece of running text is
looked up in the source from where the one before ended.
"""

from __future__ import annotations

import re

from factcli.document.flow import Gathering
from factcli.document.frontmatter import day
from factcli.document.types import Block, Comment, Kind, Read, UnreadableError
from factcli.model import Span
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

_DATE = re.compile(r"^:date:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_REMARK = re.compile(r"^[ \t]*\.\.[ \t]+(factcli:[^\n]*)$", re.MULTILINE)
# Elements whose text is no running text of the document.
_SKIPPED = frozenset({
    "literal_block", "doctest_block", "comment", "raw", "math", "math_block", "image", "target",
    "substitution_definition", "system_message", "label", "footnote_reference", "problematic",
    "citation_reference", "docinfo",
})  # fmt: skip
_KINDS = {
    "title": Kind.HEADING, "subtitle": Kind.HEADING, "rubric": Kind.HEADING, "entry": Kind.CELL,
    "footnote": Kind.FOOTNOTE, "list_item": Kind.ITEM, "definition_list_item": Kind.ITEM,
    "field_list": Kind.ITEM,
}  # fmt: skip
_SETTINGS = {
    "report_level": 5, "halt_level": 6, "file_insertion_enabled": False, "raw_enabled": False,
    "_disable_config": True, "syntax_highlight": "none", "docinfo_xform": True,
}  # fmt: skip


def read(text: str) -> Read:
    """Return the blocks of a text. Raises UnreadableError where docutils is not installed."""
    try:
        from docutils.core import publish_doctree
    except ImportError:
        raise UnreadableError(
            "reading reStructuredText takes docutils", "pip install 'factcli[docs]'"
        ) from None
    tree = publish_doctree(text, settings_overrides=_SETTINGS)
    finder = _Finder(text)
    blocks = tuple(finder.blocks(tree))
    comments = tuple(Comment(m.group(1), Span(m.start(), m.end())) for m in _REMARK.finditer(text))
    dated = _DATE.search(text[:4096])
    return Read(blocks, comments, (), day(dated.group(1)) if dated else None)


class _Finder:
    """Finds the text of a tree in its source, in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._at = 0

    def blocks(self, tree: nodes.Node) -> Iterator[Block]:
        """Yield each block of running text."""
        from docutils import nodes

        waiting: list[tuple[nodes.Node, Kind, bool]] = [(tree, Kind.PARAGRAPH, False)]
        while waiting:
            node, kind, quoted = waiting.pop()
            name = type(node).__name__
            if name in _SKIPPED or isinstance(node, nodes.Text):
                continue
            kind = _KINDS.get(name, kind)
            quoted = quoted or name == "block_quote"
            if isinstance(node, nodes.TextElement):
                made = self._block(node, kind, quoted=quoted)
                if made is not None:
                    yield made
            else:
                waiting.extend((child, kind, quoted) for child in reversed(node.children))

    def _block(self, node: nodes.TextElement, kind: Kind, *, quoted: bool) -> Block | None:
        line = node.line or 0
        # The line told is that of the block or the next one; a title's is that of its rule.
        if 2 < line <= len(self._starts):
            self._at = max(self._at, self._starts[line - 3])
        gathered = Gathering()
        for piece in _texts(node):
            for number, words in enumerate(piece.split("\n")):
                if number:
                    end = self._text.find("\n", self._at)
                    place = end if end >= 0 else self._at
                    gathered.blank(place, place + 1)
                self._words(words, gathered)
        flow = gathered.done()
        return Block(kind, flow, quoted) if flow.text else None

    def _words(self, words: str, gathered: Gathering) -> None:
        """Add words where the source has them; letter by letter where signs stand between."""
        if not words:
            return
        near = self._text.find(words, self._at, self._at + len(words) + _NEAR)
        if near >= 0:
            gathered.prose(words, near)
            self._at = near + len(words)
            return
        for letter in words:
            self._letter(letter, gathered)

    def _letter(self, letter: str, gathered: Gathering) -> None:
        """Add a letter where the source has it next; docutils writes blanks for a tab."""
        if letter.isspace():
            here = self._text[self._at : self._at + 1].isspace()
            gathered.blank(min(self._at, len(self._text) - 1), min(self._at + 1, len(self._text)))
            self._at += here
            return
        place = self._text.find(letter, self._at, self._at + _NEAR)
        if place >= 0:
            gathered.prose(letter, place)
            self._at = place + 1
        else:
            gathered.add(letter, max(self._at - 2, 0), min(self._at, len(self._text)))


# How far the next words of a block may stand behind those before: a link's target is between.
_NEAR = 2000


def _texts(node: nodes.Node) -> Iterator[str]:
    from docutils import nodes

    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif type(child).__name__ not in _SKIPPED:
            yield from _texts(child)
