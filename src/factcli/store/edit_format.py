"""Claim files in one style: keys in the order of the format, one kind of quotes and blanks.

Tables, comments and lists keep their order. What TOML data a text holds never changes;
that is compared before a text is given back.
"""

from __future__ import annotations

import re
from itertools import pairwise

from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.edit import read_text
from factcli.store.edit_blocks import blocks
from factcli.store.fields import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.store.edit_blocks import Block, Pair

WIDTH = 100
_INDENT = "  "
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_HEADER = re.compile(r"(\[\[?)[ \t]*(.*?)[ \t]*(\]\]?)", re.DOTALL)
_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'[^'\n]*')|#""")


class _Entry(NamedTuple):
    """A key with the comment lines above it, its text, and the comment behind its value."""

    name: str
    above: list[str]
    text: str
    behind: str


class _Table(NamedTuple):
    """A table with the comment lines above it and below its keys; "" stands for blank ones."""

    above: list[str]
    header: str
    entries: list[_Entry]
    below: list[str]


def formatted(raw: bytes) -> bytes:
    """Return a claim file in the one style; line ends and a byte order mark stay.

    Raises FactcliError for a text that is no TOML.
    """
    import tomllib

    text = read_text(raw)
    try:
        before = tomllib.loads(text.plain)
    except (ValueError, RecursionError) as error:
        raise FactcliError(f"is not TOML: {error}") from error
    made = "\n".join(_lines(list(_tables(text.plain)))) + "\n"
    try:
        kept = same(before, tomllib.loads(made))
    except (ValueError, RecursionError):
        kept = False
    if not kept:
        raise FactcliError("cannot be written in the one style without changing what it says")
    return text.encoded(made)


def same(one: object, two: object) -> bool:
    """Say whether two TOML values are the same, the types of numbers included."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(same, one, two))
    # NaN is not equal to itself, and 1 is equal to True.
    return type(one) is type(two) and repr(one) == repr(two)


def _tables(text: str) -> Iterator[_Table]:
    """Yield the tables of a text, the lines between two shared out to them."""
    found = blocks(text)
    above: list[str] = []
    for block, following in pairwise([*found, None]):
        if block is None:
            continue
        stop = len(text) if following is None or following.header is None else (
            text.rfind("\n", 0, following.header.start) + 1
        )  # fmt: skip
        header, at = _header(block, text)
        entries = []
        for pair in block.pairs:
            entries.append(_entry(pair, at, text))
            at = _line_end(text, pair.end)
        between = _trimmed(text[at:stop].split("\n")[1 if at else 0 :])
        if following is None:
            yield _Table(above, header, entries, _stripped(between))
            return
        # A comment that touches the next header belongs to it.
        touching = len(between)
        while touching and between[touching - 1]:
            touching -= 1
        yield _Table(above, header, entries, _stripped(between[:touching]))
        above = between[touching:]


def _header(block: Block, text: str) -> tuple[str, int]:
    """Return a header as it will stand, with the comment behind it, and where its line ends."""
    if block.header is None:
        return "", 0
    start, end = block.header
    stop = _line_end(text, end)
    said = text[start:end]
    parts = _HEADER.fullmatch(said)
    if parts:
        said = f"{parts[1]}{_key(parts[2])}{parts[3]}"
    return said + _behind(text[end:stop]), stop


def _entry(pair: Pair, begin: int, text: str) -> _Entry:
    start = text.rfind("\n", 0, pair.start) + 1
    above = _trimmed(text[begin:start].split("\n")[1 if begin else 0 :])
    behind = _behind(text[pair.end : _line_end(text, pair.end)])
    head = f"{_key(text[pair.start : pair.key_end])} = "
    return _Entry(pair.name, above, head + _value(pair, head, behind, text), behind)


def _value(pair: Pair, head: str, behind: str, text: str) -> str:
    """Return a value as it will stand; what has comments or lines of its own stays."""
    written = text[pair.value : pair.end]
    if not written.startswith("["):
        return _scalar(written)
    items = [text[start:end] for start, end in pair.items]
    if any(_has_lines(item) for item in items) or _has_comment(written):
        return written
    items = [_scalar(item) for item in items]
    line = f"[{', '.join(items)}]"
    if len(head) + len(line) + len(behind) <= WIDTH or not items:
        return line
    return "[\n" + "\n".join(_filled(items)) + "\n]"


def _filled(items: list[str]) -> Iterator[str]:
    """Yield lines with as many elements of a list as fit on each."""
    line = ""
    for item in items:
        if line and len(line) + len(item) + 2 > WIDTH:
            yield line
            line = ""
        line += f"{' ' if line else _INDENT}{item},"
    yield line


def _scalar(written: str) -> str:
    """Return a text in double quotes where that takes no escapes; other values as they are."""
    inner = written[1:-1]
    if written[:1] == "'" and written[:3] != "'''" and not {'"', "\\"} & set(inner):
        return f'"{inner}"'
    return written


def _has_lines(item: str) -> bool:
    """Say whether an element of a list is a list, a table or a text over several lines."""
    return item[:1] in "[{" or item[:3] in ('"""', "'''")


def _has_comment(written: str) -> bool:
    return any(found[1] is None for found in _COMMENT.finditer(written))


def _key(written: str) -> str:
    """Return a key, without quotes where it can do without."""
    inner = written[1:-1]
    quoted = written[:1] in ("'", '"') and written[-1:] == written[:1]
    return inner if quoted and _BARE.fullmatch(inner) else written


def _behind(rest: str) -> str:
    return f"  {rest.strip()}" if rest.strip() else ""


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found


def _trimmed(lines: list[str]) -> list[str]:
    """Return comment lines and "" for blank ones, never two of these in a row."""
    if lines and not lines[-1].strip():
        # What follows the last line end is the line of the next thing.
        lines = lines[:-1]
    found: list[str] = []
    for line in (line.strip() for line in lines):
        if line or (found and found[-1]) or not found:
            found.append(line)
    return found


def _stripped(lines: list[str]) -> list[str]:
    """Return lines without blank ones at the end."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _lines(tables: list[_Table]) -> Iterator[str]:
    """Yield the lines of a file."""
    begun = False
    for table in tables:
        lines = list(_table_lines(table))
        while lines and not lines[0] and not begun:
            lines = lines[1:]
        if lines and begun:
            yield ""
        begun = begun or bool(lines)
        yield from lines


def _table_lines(table: _Table) -> Iterator[str]:
    yield from table.above
    top = not table.header
    if table.header:
        yield table.header
    for entry in table.entries if top else _ordered(table):
        yield from entry.above if top else filter(None, entry.above)
        yield entry.text + entry.behind
    yield from table.below


def _ordered(table: _Table) -> list[_Entry]:
    """Return the keys in the order of the format; those that it does not know come last."""
    name = table.header.partition("]")[0].strip("[")
    order = {field.name: rank for rank, field in enumerate(TABLES.get(name, ()))}
    return sorted(table.entries, key=lambda entry: order.get(entry.name, len(order)))
