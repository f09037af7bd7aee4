"""Changes to the text of a claim file in which every byte that is not changed stays.

A file is spliced, never written anew: comments, the order of tables, line ends, a byte
order mark and a missing last line end are the author's. What the result means is for the
loader to say.
"""

from __future__ import annotations

from bisect import bisect_left

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.edit_blocks import blocks
from factcli.store.fields import TABLES
from factcli.store.tables import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.store.edit_blocks import Block

BOM = b"\xef\xbb\xbf"


class Text(NamedTuple):
    r"""A file's text with "\n" for every line end, and what its bytes were like."""

    plain: str
    newline: str
    bom: bytes
    written: str

    def encoded(self, plain: str) -> bytes:
        r"""Return a text with "\n" for line ends as bytes of this file's kind."""
        return self.bom + plain.replace("\n", self.newline).encode("utf-8")

    def spliced(self, offset: int, more: str) -> bytes:
        """Return the file with `more` put in at an offset of `plain`."""
        ends = [at - number for number, at in enumerate(_double_ends(self.written))]
        real = offset + bisect_left(ends, offset)
        more = more.replace("\n", self.newline)
        return self.bom + f"{self.written[:real]}{more}{self.written[real:]}".encode()


def read_text(raw: bytes) -> Text:
    """Return the text of a claim file; raise FactcliError when it is not UTF-8.

    Where line ends are mixed, those count that are in the majority.
    """
    bom = BOM if raw.startswith(BOM) else b""
    try:
        written = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FactcliError(f"byte 0x{raw[error.start]:02X} is not UTF-8") from error
    plain = written.replace("\r\n", "\n")
    double = len(written) - len(plain)
    return Text(plain, "\r\n" if double * 2 > plain.count("\n") else "\n", bom, written)


def append(raw: bytes, tables: str) -> bytes:
    """Return a file with tables put behind its end, a blank line before them.

    A file without a line end at its end stays one.
    """
    text = read_text(raw)
    last = text.plain.rpartition("\n")
    if last[2]:
        more = f"\n\n{tables.removesuffix(chr(10))}"
    else:
        before = text.plain[:-1].rpartition("\n")[2]
        more = f"\n{tables}" if before.strip() else tables
    return text.spliced(len(text.plain), more)


def insert(raw: bytes, line: int, kind: str, fields: Mapping[str, object]) -> bytes:
    """Return a file with fields put into the table whose header stands on `line`.

    Each stands behind those that come before it in the order of the format. Raises
    FactcliError when no header stands there: the table is an inline one.
    """
    text = read_text(raw)
    found = next((b for b in blocks(text.plain) if b.header and b.line == line), None)
    if found is None:
        raise FactcliError(
            f"line {line}: this table is written inline and cannot be edited",
            f"write it as a [[{kind}]] table of its own",
        )
    order = [field.name for field in TABLES[kind]]
    for name, value in reversed(list(fields.items())):
        offset = _after(found, order[: order.index(name)], text.plain)
        raw = text.spliced(offset, f"\n{line_of(name, value)}")
        text = read_text(raw)
    return raw


def _after(block: Block, earlier: list[str], text: str) -> int:
    """Return the end of the line behind which a key goes."""
    ends = [block.header.end if block.header else 0]
    ends += [pair.end for pair in block.pairs if pair.name in earlier]
    stop = text.find("\n", ends[-1])
    return len(text) if stop < 0 else stop


def _double_ends(text: str) -> list[int]:
    found = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at)
        at = text.find("\r\n", at + 2)
    return found
