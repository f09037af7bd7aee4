r"""Untrusted text made fit for a screen: shown in full, obeyed never.

Statements and claims may hold escape sequences, controls that reverse the line, letters
of no width. Each is written as the escape a programmer would type (`\x1b`, `\u202e`).
"""

from __future__ import annotations

import unicodedata

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Joiners shape letters in Arabic and Indic scripts and bind emoji; between plain ones
# they only hide that two words differ.
_JOINERS = "\u200c\u200d"
_TYPOGRAPHIC = {
    "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "--", "…": "...",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "·": "-", "−": "-",
}  # fmt: skip
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LEFT_TO_RIGHT_MARK = "\u200e"
_RIGHT_TO_LEFT = frozenset(("R", "AL"))

LONGEST = 2000


def shown(text: str, *, letters: bool = True) -> str:
    """Return `text` with everything invisible or obeyed by a terminal written out.

    Without `letters` nothing beyond ASCII is left either.
    """
    if text.isprintable() and (letters or text.isascii()):
        return text
    return "".join(
        char
        if char.isprintable() and (letters or char.isascii())
        else _escaped(text, at, letters=letters)
        for at, char in enumerate(text)
    )


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces, each with whether it is an escape that stands for a character.

    Line ends and tabs are left as they are: this is for places where they are blanks.
    """
    if text.isprintable():
        yield text, False
        return
    plain: list[str] = []
    for at, char in enumerate(text):
        kept = char.isprintable() or char in _NAMED
        written = char if kept else _escaped(text, at, letters=True)
        if written == char:
            plain.append(char)
            continue
        yield "".join(plain), False
        plain.clear()
        yield written, True
    yield "".join(plain), False


def clipped(text: str, limit: int = LONGEST) -> str:
    """Return `text`, or its first `limit` characters and how many there are in all."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… [{len(text):,} characters in all]"


def keep_columns(drawn: str) -> str:
    """Return drawn lines with the columns held in place around right-to-left text.

    A terminal that reorders such text takes the blanks and bars between two cells for
    part of it and swaps the cells; a left-to-right mark on each side stops that.
    """
    if drawn.isascii():
        return drawn
    return "\n".join(
        _held(line) if _has_right_to_left(line) else line for line in drawn.split("\n")
    )


def _escaped(text: str, at: int, *, letters: bool) -> str:
    char = text[at]
    if char in _NAMED:
        return _NAMED[char]
    if letters:
        if char in _JOINERS and _between_letters_that_join(text, at):
            return char
        if unicodedata.category(char) == "Zs":
            return char
    elif char in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[char]
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _between_letters_that_join(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before and after) and ord(before) >= 0x600 and ord(after) >= 0x600


def _has_right_to_left(line: str) -> bool:
    return not line.isascii() and any(
        unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line
    )


def _held(line: str) -> str:
    import re

    mark = _LEFT_TO_RIGHT_MARK
    return re.sub(r" {2,}|[│|]", lambda gap: f"{mark}{gap.group()}{mark}", line)
