"""Reads `lexicon.bin` in place: words to senses, synsets to what stands above them.

The layout is told at the head of `tools/build_lexicon.py`. Nothing is read before it is
asked for; opening maps the file and cuts six views into it.
"""

from __future__ import annotations

import mmap
import os
import sys
import zlib
from bisect import bisect_left
from functools import cache, lru_cache

from factcli.records import NamedTuple

_MAGIC = b"FCLEX\x01\x00\x00"
_HEAD = len(_MAGIC) + 6 * 4
_POS = "nvar"
# Stored weights are 16 * log2(count + 1).
_COUNT = tuple(2 ** (weight / 16) - 1 for weight in range(256))
_MEMBER = 2

ANTONYM, DERIVATION, PERTAINYM = range(3)


class Sense(NamedTuple):
    """One sense of a word; `share` is its part of the word's uses in that part of speech."""

    pos: str
    synset: int
    uses: float
    share: float


class Link(NamedTuple):
    """From one sense of a word to one sense of another: antonym, derivation or pertainym."""

    kind: int
    sense: Sense
    word: str
    target: Sense


class Entry(NamedTuple):
    """A word as the lexicon holds it: senses by part of speech, best first."""

    number: int
    senses: tuple[Sense, ...]


class _Columns(NamedTuple):
    hashes: memoryview[int]
    starts: memoryview[int]
    records: memoryview[int]
    synsets: memoryview[int]
    nodes: memoryview[int]
    letters: memoryview[int]
    texts: int  # where the words begin in `letters`


@cache
def _columns() -> _Columns:
    with open(f"{os.path.dirname(__file__)}/en/lexicon.bin", "rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(view[: len(_MAGIC)]) != _MAGIC:
        raise OSError("lexicon.bin is damaged")
    sizes = [int.from_bytes(view[at : at + 4], "little") for at in range(8, _HEAD, 4)]
    cuts = []
    at = _HEAD
    for size in sizes:
        cuts.append(view[at : at + size])
        at += size
    hashes, starts, records, synsets, nodes = (_numbers(cut) for cut in cuts[:-1])
    return _Columns(hashes, starts, records, synsets, nodes, cuts[-1], len(synsets) - 1)


def _numbers(cut: memoryview[int]) -> memoryview[int]:
    if sys.byteorder == "little":
        return cut.cast("I")
    from array import array

    swapped = array("I", bytes(cut))
    swapped.byteswap()
    return memoryview(swapped)


@lru_cache(maxsize=65536)
def text(number: int) -> str:
    """Return the word that has this number."""
    columns = _columns()
    head = columns.records[columns.starts[number]]
    start = columns.texts + (head >> 11)
    return str(columns.letters[start : start + (head >> 5 & 63)], "ascii")


@lru_cache(maxsize=65536)
def entry(word: str) -> Entry | None:
    """Return what the lexicon knows of exactly this folded word, or None."""
    if not word.isascii():
        return None  # its words are ASCII, and half a character has no bytes to look up
    columns = _columns()
    wanted = zlib.crc32(word.encode())
    number = bisect_left(columns.hashes, wanted)
    while number < len(columns.hashes) and columns.hashes[number] == wanted:
        if text(number) == word:
            return Entry(number, _senses(number))
        number += 1
    return None


def senses(word: str) -> tuple[Sense, ...]:
    """Return the senses of exactly this word, best first in each part of speech."""
    found = entry(word)
    return found.senses if found else ()


@lru_cache(maxsize=65536)
def _senses(number: int) -> tuple[Sense, ...]:
    columns = _columns()
    start = columns.starts[number]
    rows = columns.records[start + 1 : start + 1 + (columns.records[start] & 31)]
    parts = [(_POS[row >> 25], row & 0x1FFFF, _COUNT[row >> 17 & 255]) for row in rows]
    # A sense that no corpus has still has some share, the less the later it stands.
    ranks: dict[str, int] = {}
    totals: dict[str, float] = {}
    scores = []
    for pos, _, count in parts:
        ranks[pos] = ranks.get(pos, 0) + 1
        scores.append(count + 0.5 / ranks[pos])
        totals[pos] = totals.get(pos, 0) + scores[-1]
    return tuple(
        Sense(pos, synset, count, score / totals[pos])
        for (pos, synset, count), score in zip(parts, scores, strict=True)
    )


@lru_cache(maxsize=16384)
def links(word: str) -> tuple[Link, ...]:
    """Return the links that start at this word."""
    found = entry(word)
    if found is None:
        return ()
    columns = _columns()
    start = columns.starts[found.number] + 1 + len(found.senses)
    rows = []
    for row in columns.records[start : columns.starts[found.number + 1]]:
        target = row & 0x1FFFF
        its = _senses(target)[row >> 17 & 31]
        rows.append(Link(row >> 27, found.senses[row >> 22 & 31], text(target), its))
    return tuple(rows)


@lru_cache(maxsize=65536)
def _nodes(synset: int) -> tuple[tuple[int, int], ...]:
    columns = _columns()
    start, end = columns.synsets[synset], columns.synsets[synset + 1]
    return tuple((row >> 28, row & 0xFFFFFFF) for row in columns.nodes[start:end])


def above(synset: int) -> list[int]:
    """Return the hypernyms of a synset and, of an adjective's satellite, its head."""
    return [number for kind, number in _nodes(synset) if kind != _MEMBER]


def members(synset: int) -> list[str]:
    """Return the words that share this synset."""
    return [text(number) for kind, number in _nodes(synset) if kind == _MEMBER]


def lexname(synset: int) -> int:
    """Return the number of the lexicographer class of a synset (lexnames(5WN))."""
    return _columns().letters[synset]


@lru_cache(maxsize=16384)
def ancestors(synset: int, most: int = 99) -> dict[int, int]:
    """Return the synsets up to `most` levels above this one (itself too) with the distance."""
    found = {synset: 0}
    level = [synset]
    for steps in range(1, most + 1):
        level = [up for node in level for up in above(node) if up not in found]
        if not level:
            break
        found.update(dict.fromkeys(level, steps))
    return found
