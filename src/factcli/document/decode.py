"""Bytes to text: a byte order mark, else UTF-8, else what was named, else a guess and a note."""

from __future__ import annotations

import codecs
import re

from factcli.document.types import UnreadableError
from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcli.document.types import Document

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1252"
# A text has next to none of these; a picture or a program has many.
_BINARY = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
_BINARY_SHARE = 0.002


class Decoded(NamedTuple):
    """A text, the encoding that it was in, and what has to be said about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, encoding: str = "") -> Decoded:
    """Return the text of a file. Raises UnreadableError for what is no text.

    A byte order mark decides, then UTF-8 where it fits throughout, then `encoding`.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _checked(_strict(raw[len(mark) :], name))
    try:
        return _checked(Decoded(raw.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        if encoding:
            return _checked(_strict(raw, encoding))
        return _checked(_guessed(raw, error))


def encoded(document: Document, text: str) -> bytes:
    """Return a new text of a document as bytes, in its encoding and with its mark.

    Raises FactcliError where the encoding lacks a letter of it.
    """
    mark = next((mark for mark, _ in _MARKS if document.raw.startswith(mark)), b"")
    try:
        return mark + text.encode(document.encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise FactcliError(
            f"{document.path}: {document.encoding} has no {letter!r}; nothing was written",
            "save the file as UTF-8 first",
        ) from error


def _strict(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not {encoding}: byte {error.start + 1} fits nothing in it",
            "name the right one with --encoding",
        ) from error


def _guessed(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    line = raw.count(b"\n", 0, error.start) + 1
    note = (
        f"line {line} is not UTF-8; the file is read as {_FALLBACK} "
        "(--encoding NAME says what it is)"
    )
    try:
        return Decoded(raw.decode(_FALLBACK), _FALLBACK, (note,))
    except UnicodeDecodeError:
        # latin-1 gives every byte a letter: positions stay right, letters may not.
        return Decoded(raw.decode("latin-1"), "latin-1", (note.replace("cp1252", "latin-1"),))


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:_SAMPLE]
    if len(_BINARY.findall(sample)) > len(sample) * _BINARY_SHARE:
        raise UnreadableError("this is no text: it holds control characters")
    return decoded
