"""Plain text: paragraphs between blank lines, lists, wrapped lines joined."""

from __future__ import annotations

import re

from factcli.document.flow import Gathering
from factcli.document.types import Block, Comment, Kind, Read
from factcli.model import Span
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]*\n?")
_BULLET = re.compile(r"[ \t]*(?:[-*•–·]|\(?\d{1,3}[.)])[ \t]+")
_QUOTED = re.compile(r"(?:[ \t]*>)+[ \t]?")
# A line of its own that speaks to factcli; text has no comments.
REMARK = re.compile(r"^[^\w\n]*factcli:[ \t]*ignore\b[^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[.!?:;…][\"”’»')\]]*\s*\Z")
# A line much shorter than its neighbours that ends without a stop was not wrapped there.
_SHORT = 0.6


class _Row(NamedTuple):
    start: int
    text: str
    kind: Kind = Kind.PARAGRAPH
    quoted: bool = False


def read(text: str) -> Read:
    """Return the blocks of a plain text."""
    remarks = tuple(
        Comment(match.group(), Span(match.start(), match.end())) for match in REMARK.finditer(text)
    )
    return Read(tuple(_block(rows) for rows in _groups(text)), remarks)


def _block(rows: list[_Row]) -> Block:
    gathered = Gathering()
    for row in rows:
        gathered.prose(row.text, row.start)
    return Block(rows[0].kind, gathered.done(), rows[0].quoted)


def _groups(text: str) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for match in _LINE.finditer(text):
        row = _row(match)
        if row is None:
            if group:
                yield from _parted(group)
            group = []
            continue
        if group and (row.kind is Kind.ITEM or row.quoted != group[-1].quoted):
            yield from _parted(group)
            group = []
        group.append(row)
    if group:
        yield from _parted(group)


def _row(match: re.Match[str]) -> _Row | None:
    """Return a line without what marks it as an item or a quotation; None when it is blank."""
    line, start = match.group(), match.start()
    quoted = _QUOTED.match(line)
    if quoted:
        line, start = line[quoted.end() :], start + quoted.end()
    if not line.strip() or _RULE.fullmatch(line.strip()) or REMARK.fullmatch(line.rstrip("\r\n")):
        return None
    bullet = _BULLET.match(line)
    if bullet:
        line, start = line[bullet.end() :], start + bullet.end()
    kind = Kind.ITEM if bullet else Kind.PARAGRAPH
    return _Row(start, line, kind, quoted is not None)


def _parted(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Cut a paragraph where its lines are entries of their own, like those of an address."""
    width = max(len(row.text) for row in rows) * _SHORT
    part: list[_Row] = []
    for row in rows:
        before = part[-1].text if part else ""
        fresh = row.text.lstrip()[:1]
        apart = before and len(before) < width and not _ENDS.search(before)
        if apart and (fresh.isupper() or fresh.isdigit()):
            yield part
            part = []
        part.append(row)
    yield part
