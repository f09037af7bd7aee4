"""A document's sentences, in order, each with its place."""

from __future__ import annotations

from factcli.model import Span
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.document.flow import Flow
    from factcli.document.types import Block, Document, Kind


class Sentence(NamedTuple):
    """One sentence: its text with the places of its letters, and what block it stands in.

    `block` is the number of that block; `quoted`: it is somebody's words throughout.
    """

    flow: Flow
    block: int
    kind: Kind
    quoted: bool = False

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.flow.text


def sentences(document: Document) -> Iterator[Sentence]:
    """Yield every sentence of a document that holds a word."""
    for number, block in enumerate(document.blocks):
        for span in spans(block):
            text = block.flow.text[span.start : span.end]
            if any(c.isalpha() for c in text):
                yield Sentence(block.flow.part(span), number, block.kind, block.quoted)


def spans(block: Block) -> Iterator[Span]:
    """Yield the stretch of each sentence of a block, without the blanks around it."""
    from sentencex import get_sentence_boundaries

    text = block.flow.text
    for found in get_sentence_boundaries("en", text):
        start, end = found["start_index"], found["end_index"]
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)
