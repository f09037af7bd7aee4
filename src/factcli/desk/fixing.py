"""Fixes put into documents: as a difference to look at, or written whole or not at all."""

from __future__ import annotations

import difflib

from factcli.document.decode import encoded
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.document.types import Document
    from factcli.report import Edit, ScanFinding


class Fixed(NamedTuple):
    """A text with fixes put in, and how many; of two that overlap only the first is."""

    text: str
    number: int


def fixed(document: Document, findings: Sequence[ScanFinding]) -> Fixed:
    """Return the text of a document with the fixes of its findings."""
    edits = [edit for found in findings if found.fix for edit in found.fix.edits]
    spans = sorted({(*_span(document, edit), edit.text) for edit in edits})
    made, at, number = "", 0, 0
    for start, end, words in spans:
        if start < at:
            continue
        made += document.text[at:start] + words
        at, number = end, number + 1
    return Fixed(made + document.text[at:], number)


def _span(document: Document, edit: Edit) -> tuple[int, int]:
    return (
        document.starts[edit.line - 1] + edit.column - 1,
        document.starts[edit.end_line - 1] + edit.end_column - 1,
    )


def difference(document: Document, new: str) -> str:
    """Return a unified difference between a document and its new text, "" for none."""
    lines = difflib.unified_diff(
        _lines(document.text), _lines(new), document.path, document.path, n=1
    )
    made = []
    for line in lines:
        made.append(line)
        if not line.endswith("\n"):
            made.append("\n\\ No newline at end of file\n")
    return "".join(made)


def _lines(text: str) -> list[str]:
    r"""Return the lines of a text with their ends; only \n ends one, as in a document."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def write(document: Document, new: str) -> None:
    """Write a document's new text to its file, in its encoding.

    Raises FactcliError, and leaves the file as it is, when it changed since it was read, may
    not be written or cannot hold the new text.
    """
    replace_file(document.path, document.raw, encoded(document, new))
