"""Text to words: apostrophes, hyphens, abbreviations and hashtags taken apart."""

from __future__ import annotations

import re
from functools import cache

from factcli.language import table
from factcli.records import NamedTuple
from factcli.text import fold

_TOKEN = re.compile(
    r"[#@](?=\w)"
    r"|(?:[^\W\d_]\.){2,}(?=\W|$)"
    r"|[^\W\d_]{1,3};[^\W\d_]{1,3}(?!\w)"  # "tl;dr"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W_]+(?:['’][^\W_]+)*"
    r"|['’]s\b|['’](?=\s)"
    r"|\.\.\.|…|==?>?|->|\S",
)
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_DASHES = frozenset("-‐‑")
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})


class Token(NamedTuple):
    """A word or sign: as written, folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int


@cache
def _negative_forms() -> frozenset[str]:
    return frozenset(w for w in table("grammar")["negator"] if w.endswith("n't"))


def _split_apostrophe(word: str, start: int) -> list[Token]:
    """Take "Brandt's" and "they're" apart; leave "isn't" and "O'Brien" whole."""
    folded = fold(word)
    if folded in _negative_forms() or "'" not in folded:
        return [Token(word, folded, start, start + len(word))]
    stem, _, tail = folded.rpartition("'")
    if tail in _CLITICS and stem:
        cut = len(word) - len(tail) - 1
        return [
            Token(word[:cut], fold(word[:cut]), start, start + cut),
            Token(word[cut:], "'" + tail, start + cut, start + len(word)),
        ]
    return [Token(word, folded, start, start + len(word))]


def _split_camel(word: str, start: int) -> list[Token]:
    """Take "MarlowTrial" apart where a capital follows a small letter."""
    found = []
    for piece in _CAMEL.split(word):
        found.append(Token(piece, fold(piece), start, start + len(piece)))
        start += len(piece)
    return found


def _inside_word(text: str, i: int) -> bool:
    """Tell whether the hyphen at `i` has a letter or digit on each side."""
    return 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()


def tokens(text: str) -> list[Token]:
    """Return the words and signs of `text` in order; spans are exact.

    A hyphen inside a word is dropped: "vice-president" gives two words. "#MarlowTrial"
    gives its parts.
    """
    found: list[Token] = []
    hashtag = False
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if word in {"#", "@"}:
            hashtag = True
            continue
        if word in _DASHES and _inside_word(text, start):
            continue
        if hashtag and not word.isupper():
            found.extend(_split_camel(word, start))
        elif word[0].isalpha():
            found.extend(_split_apostrophe(word, start))
        else:
            found.append(Token(word, fold(word), start, match.end()))
        hashtag = False
    return found
