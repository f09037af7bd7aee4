"""A claim file as its author sees it: tables, the keys in them, and the lines between."""

from __future__ import annotations

from factcli.records import NamedTuple
from factcli.store.scan import Scan
from factcli.text import Lines


class Header(NamedTuple):
    """The offsets of a table's header."""

    start: int
    end: int


class Pair(NamedTuple):
    """A key with its value: the name ("" for a dotted key), and their offsets.

    `items` are the offsets of the elements where the value is a list.
    """

    name: str
    start: int
    key_end: int
    value: int
    end: int
    items: tuple[tuple[int, int], ...] = ()


class Block(NamedTuple):
    """A table: its header (None for what stands before all tables), its line, its keys."""

    header: Header | None
    line: int
    pairs: list[Pair]


def blocks(text: str) -> list[Block]:
    r"""Return the tables of a text that tomllib accepts, with "\n" for its line ends."""
    scan = Scan(text)
    lines = Lines(text)
    headers = set(scan.headers)
    marks: dict[int, Header | Pair] = {}
    for path, spot in scan.spots.items():
        if spot.key in headers and spot.key == spot.value:
            marks[spot.key] = Header(spot.key, spot.key_end)
        elif spot.key != spot.value:
            name, said = str(path[-1]), text[spot.key : spot.key_end]
            simple = said in (name, f'"{name}"', f"'{name}'")
            marks[spot.key] = Pair(name if simple else "", *spot, items=_items(scan, path))
    found = [Block(None, 0, [])]
    end = 0
    for start in sorted(marks):
        mark = marks[start]
        if isinstance(mark, Header):
            found.append(Block(mark, lines.position(start)[0], []))
        elif start >= end:
            # What lies inside an inline table is part of its value.
            found[-1].pairs.append(mark)
            end = mark.end
    return found


def _items(scan: Scan, path: tuple[str | int, ...]) -> tuple[tuple[int, int], ...]:
    items: list[tuple[int, int]] = []
    while (spot := scan.spots.get((*path, len(items)))) is not None:
        items.append((spot.key, spot.value_end))
    return tuple(items)
