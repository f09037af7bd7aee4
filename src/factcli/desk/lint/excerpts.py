"""Excerpts looked up in stored texts, word for word, and what stands there instead.

Not part of the words, and so not compared: the form of quotes and dashes, runs of white
space, punctuation, a hyphen between two words or at the end of a line. Case, accents and
figures are. An ellipsis stands for words left out, a few, and never for a negation.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import zip_longest

from factcli.language import words as listed
from factcli.language.lemmas import lemma
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.text import Lines, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# "1,200.5", "o'clock", "%": figures keep their signs, words their apostrophes.
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%‰$€£¥°]")
_GAP = re.compile(r"\.\s?\.\s?\.+|…|\[[^\]\n]*\]")
_BREAK = re.compile(r"[-‐\u00ad]\s*\n\s*\Z")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# A gap of more words joins what the source said in different places.
_LONGEST_GAP = 60
_ALIKE = 0.5
_ABSENT, _ORDER = "the source does not hold this word for word", "its pieces stand in another order"


class Word(NamedTuple):
    """A word of a text, where it stands, and whether a line end breaks it before the next."""

    text: str
    start: int
    end: int
    broken: bool = False


class Passage(NamedTuple):
    """A stretch of a source on one line of output, and the line on which it begins."""

    text: str
    line: int


class Words:
    """A text as words with their places."""

    def __init__(self, text: str) -> None:
        self.raw = unicodedata.normalize("NFC", text)
        self.words = tuple(_words(self.raw))
        self._lines = Lines(self.raw)

    def passage(self, first: int, last: int) -> Passage:
        """Return the words from `first` up to `last` as they stand in the text."""
        start, end = self.words[first].start, self.words[last - 1].end
        shown = " ".join(self.raw[start:end].replace("\u00ad", "").split())
        return Passage(shown, self._lines.position(start)[0])

    def between(self, end: int, start: int) -> str:
        """Return the text between two words, that before `end` and that at `start`."""
        return self.raw[self.words[end - 1].end : self.words[start].start]


def find_passage(excerpt: str, source: Words) -> str:
    """Say why an excerpt does not stand in a source, "" when it does."""
    pieces = [p for part in _GAP.split(excerpt) if (p := [w.text for w in _words(part)])]
    if not pieces:
        return "it holds no word"
    found = [list(_places(piece, source.words)) for piece in pieces]
    if not all(found):
        return _ABSENT
    fault = _ORDER
    for _, end in found[0]:
        why = _joined(found[1:], end, source)
        if not why:
            return ""
        fault = why if fault == _ORDER else fault
    return fault


def _joined(found: Sequence[list[tuple[int, int]]], end: int, source: Words) -> str:
    """Say why no later pieces go on from a word, "" when some do."""
    if not found:
        return ""
    fault = _ORDER
    for start, stop in found[0]:
        if start < end:
            continue
        why = _gap(end, start, source) or _joined(found[1:], stop, source)
        if not why:
            return ""
        fault = why if fault == _ORDER else fault
    return fault


def _gap(end: int, start: int, source: Words) -> str:
    skipped = source.words[end:start]
    for word in skipped:
        if _denies(word.text):
            return f'its ellipsis leaves out "{word.text}", which turns the sense round'
    if len(skipped) > _LONGEST_GAP:
        return f"its ellipsis leaves out {len(skipped)} words; {_LONGEST_GAP} are the most"
    if start > end and _PARAGRAPH.search(source.between(end, start)):
        return "its ellipsis crosses from one paragraph into another"
    return ""


def _denies(word: str) -> bool:
    plain = fold(word)
    denials = listed("plain", "deny") | listed("speech", "denies")
    return plain in listed("grammar", "negator") or lemma(plain) in denials


def _words(text: str) -> Iterator[Word]:
    text = unicodedata.normalize("NFC", text)
    plain = text.replace("\u00ad", "-") if "\u00ad" in text else text
    found = list(_WORD.finditer(plain))
    for match, following in zip_longest(found, found[1:]):
        start, end = match.span()
        between = text[end : following.start()] if following else ""
        broken = bool(_BREAK.match(between)) or between == "\u00ad"
        yield Word(match.group().replace("’", "'"), start, end, broken)


def _places(piece: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the places, from and up to which word, where a piece stands."""
    for start in range(len(words)):
        end = _end(piece, words, start)
        if end:
            yield start, end


def _end(piece: Sequence[str], words: Sequence[Word], start: int) -> int:
    """Return the word behind a piece that begins at `start`, 0 when it does not."""
    at = start
    for wanted in piece:
        if at >= len(words):
            return 0
        if words[at].text == wanted:
            at += 1
            continue
        joined, last = words[at].text, at
        while words[last].broken and last + 1 < len(words) and joined != wanted:
            last += 1
            joined += words[last].text
        if joined != wanted:
            return 0
        at = last + 1
    return at


def nearest(excerpt: str, source: Words) -> Passage | None:
    """Return the passage of a source that is most like an excerpt, None when none is."""
    wanted = [fold(word.text) for word in _words(_GAP.sub(" ", excerpt))]
    said = [fold(word.text) for word in source.words]
    if not wanted or not said:
        return None
    size = min(len(wanted), len(said))
    start = _best_window(set(wanted), said, size)
    first, last = max(0, start - size), min(len(said), start + 2 * size)
    matcher = SequenceMatcher(None, wanted, said[first:last], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks or sum(block.size for block in blocks) < _ALIKE * len(wanted):
        return None
    # What the excerpt has before its first and behind its last match may stand there altered.
    begin = max(0, first + blocks[0].b - blocks[0].a)
    behind = len(wanted) - (blocks[-1].a + blocks[-1].size)
    stop = min(len(said), first + blocks[-1].b + blocks[-1].size + behind)
    return source.passage(begin, stop)


def _best_window(wanted: set[str], said: Sequence[str], size: int) -> int:
    """Return where the window of `size` words begins that holds most of the wanted ones."""
    hits = [word in wanted for word in said]
    count = best = sum(hits[:size])
    place = 0
    for start in range(1, len(said) - size + 1):
        count += hits[start + size - 1] - hits[start - 1]
        if count > best:
            best, place = count, start
    return place


def word_diff(excerpt: str, passage: str) -> str:
    """Return the passage with `[-words-]` that only the excerpt has, `{+words+}` that it lacks."""
    old, new = excerpt.split(), passage.split()
    pieces: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.extend(new[k:m])
            continue
        if j > i:
            pieces.append(f"[-{' '.join(old[i:j])}-]")
        if m > k:
            pieces.append(f"{{+{' '.join(new[k:m])}+}}")
    return " ".join(pieces)
