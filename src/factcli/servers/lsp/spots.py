"""What stands at a place of a claim file, told from its lines: a file half typed is no TOML."""

from __future__ import annotations

import re

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store.fields import FIELDS, Field

if TYPE_CHECKING:
    from factcli.servers.lsp.places import Text

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]?")
_OPENING = re.compile(r"[ \t]*\[{1,2}[ \t]*([A-Za-z_]*)\Z")
_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]*)\Z")
_PAIR = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[\"'\],#]|\Z)")
_QUOTED = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"?|'([^'\n]*)'?")
_BARE = re.compile(r"[A-Za-z0-9_:-]*\Z")
HEADER, KEY, VALUE = "header", "key", "value"
# A list over more lines than this is not looked through for its key.
_LONGEST_LIST = 200


class Spot(NamedTuple):
    """What is at a place: a header, a key or a value, of which table and key.

    `start` and `end` are the stretch of the word, quotes not counted; `quoted` says whether
    it stands in them, `closed` whether they end.
    """

    what: str
    table: str
    key: str
    word: str
    start: int
    end: int
    quoted: bool = False
    closed: bool = False

    @property
    def field(self) -> Field | None:
        """The field that a key names, None for one that the table does not have."""
        return FIELDS.get(self.table, {}).get(self.key)


def spot_at(text: Text, offset: int) -> Spot | None:
    """Return the word of a claim file that an offset stands in or behind, None for none."""
    start, stop = text.line_of(offset)
    line, at = text.text[start:stop], offset - start
    header = _HEADER.match(line)
    if header and header.start(1) <= at <= header.end(1):
        word = header.group(1)
        return Spot(HEADER, word, "", word, start + header.start(1), start + header.end(1))
    opening = _OPENING.match(line[:at])
    table = table_at(text, start)
    if opening and not _in_list(text, start):
        return Spot(HEADER, table, "", opening.group(1), start + opening.start(1), offset)
    pair = _PAIR.match(line)
    if pair is None or at <= pair.end(1):
        return _key_or_item(text, start, line, at, table)
    if at < pair.end():
        return None
    return _value((table, pair.group(1)), line, pair.end(), at, start)


def table_at(text: Text, offset: int) -> str:
    """Return the kind of table that a line stands in, "" before the first."""
    before = text.text[:offset].split("\n")
    for line in reversed(before):
        header = _HEADER.match(line)
        if header and header.group(1) in FIELDS:
            return header.group(1)
    return ""


def keys_of(text: Text, offset: int) -> set[str]:
    """Return the keys that the table around an offset has on other lines."""
    start, stop = text.line_of(offset)
    found: set[str] = set()
    for lines in (reversed(text.text[:start].split("\n")), text.text[stop:].split("\n")):
        for line in lines:
            if _HEADER.match(line):
                break
            pair = _PAIR.match(line)
            if pair:
                found.add(pair.group(1))
    return found


def _key_or_item(text: Text, start: int, line: str, at: int, table: str) -> Spot | None:
    key = _in_list(text, start) if _ITEM.match(line) else ""
    if key:
        return _value((table, key), line, 0, at, start)
    pair = _PAIR.match(line)
    if pair and at >= pair.start(1):
        return Spot(KEY, table, pair.group(1), pair.group(1), start + pair.start(1),
                    start + pair.end(1), closed=True)  # fmt: skip
    found = _KEY.match(line[:at])
    if found is None or line[at:].strip():
        return None
    word = found.group(1)
    return Spot(KEY, table, word, word, start + found.start(1), start + at)


def _in_list(text: Text, start: int) -> str:
    """Return the key of a list that began on a line before and has not ended, else ""."""
    before = text.text[:start].split("\n")[-_LONGEST_LIST - 1 : -1]
    for line in reversed(before):
        pair = _PAIR.match(line)
        if pair:
            rest = _QUOTED.sub("", line[pair.end() :]).partition("#")[0]
            return pair.group(1) if rest.startswith("[") and "]" not in rest else ""
        plain = _QUOTED.sub("", line).partition("#")[0]
        if "]" in plain or _HEADER.match(line):
            return ""
    return ""


def _value(name: tuple[str, str], line: str, begin: int, at: int, start: int) -> Spot:
    """Return the word of a value, of a table and key, at a place of its line."""
    table, key = name
    for found in _QUOTED.finditer(line, begin):
        group = 2 if found.group(2) is not None else 1
        if found.start() < at <= found.end(group):
            closed = found.end() > found.end(group)
            return Spot(VALUE, table, key, found.group(group), start + found.start(group),
                        start + found.end(group), quoted=True, closed=closed)  # fmt: skip
    bare = _BARE.search(line[begin:at])
    word = bare.group() if bare else ""
    return Spot(VALUE, table, key, word, start + at - len(word), start + at)
