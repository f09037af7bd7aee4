"""From a path to a document: which reader, and everything that may be wrong with a file.

A file is looked at before it is opened, so that a pipe or a device can neither hang nor
flood a run.
"""

from __future__ import annotations

import os
import stat
from importlib import import_module

from factcli.document.decode import decode
from factcli.document.types import Document, UnreadableError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# By suffix: the module that reads such files. Those that read bytes make the document themselves.
TEXTS = {
    ".txt": "plain", ".text": "plain",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".rst": "rst", ".rest": "rst", ".tex": "latex", ".latex": "latex",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
PACKED = {".docx": "docx", ".docm": "docx", ".pdf": "pdf"}
SUFFIXES = (*TEXTS, *PACKED)
LARGEST = 64 * 2**20
_ODD = {
    stat.S_ISFIFO: "a named pipe", stat.S_ISSOCK: "a socket", stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device", stat.S_ISDIR: "a folder",
}  # fmt: skip
# What another kind of file begins with, whatever its name says.
_SIGNS = (
    (b"%PDF-", ".pdf", "a PDF"), (b"PK\x03\x04", ".docx", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", ".doc", "an old Office file"), (b"\x1f\x8b", ".gz", "a gzip archive"),
    (b"\x89PNG", ".png", "a picture"), (b"\xff\xd8\xff", ".jpg", "a picture"),
)  # fmt: skip


def suffix_of(path: str) -> str:
    """Return the suffix of a path in lower case, with its dot."""
    return os.path.splitext(path)[1].lower()


def load(path: str, encoding: str = "") -> Document:
    """Read the file at `path`. Raises UnreadableError that says why it cannot be read."""
    try:
        status = os.stat(path)
        for odd, name in _ODD.items():
            if odd(status.st_mode):
                raise UnreadableError(f"this is {name}, not a file")
        if status.st_size > LARGEST:
            raise UnreadableError(
                f"{status.st_size:,} bytes are more than the {LARGEST:,} that are read"
            )
        with open(path, "rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(f"cannot be read: {told}") from error
    return parse(path, raw, encoding)


def parse(path: str, raw: bytes, encoding: str = "") -> Document:
    """Return the document that the bytes of a file make; its name tells the format."""
    if len(raw) > LARGEST:
        raise UnreadableError(f"more than the {LARGEST:,} bytes that are read")
    suffix = suffix_of(path)
    for sign, own, name in _SIGNS:
        if raw.startswith(sign) and suffix != own and suffix not in PACKED:
            raise UnreadableError(f"this is {name}, whatever its name says")
    if suffix in PACKED:
        make: Callable[[str, bytes], Document]
        make = import_module(f"factcli.document.{PACKED[suffix]}").document
        return make(path, raw)
    return _text(path, raw, encoding, TEXTS.get(suffix, "plain"))


def _text(path: str, raw: bytes, encoding: str, reader: str) -> Document:
    decoded = decode(raw, encoding)
    try:
        read = import_module(f"factcli.document.{reader}").read(decoded.text)
    except RecursionError:
        raise UnreadableError("nested too deeply to be read") from None
    starts = [0]
    at = decoded.text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = decoded.text.find("\n", at + 1)
    return Document(
        path=path,
        text=decoded.text,
        blocks=read.blocks,
        starts=tuple(starts),
        comments=read.comments,
        notes=(*decoded.notes, *read.notes),
        written=read.written,
        raw=raw,
        encoding=decoded.encoding,
        editable=True,
    )
