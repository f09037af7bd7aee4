"""The words of a text by which claims are looked for: posts are cleaned, common words left out."""

from __future__ import annotations

import re
from functools import cache

from factcli import language
from factcli.text import fold

# In characters. Nobody asks with more; a whole file pasted in must not take minutes.
LONGEST = 20_000
_MOST = 64
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"[@#](\w+)")
# "AustralianFires2020" is three words: a capital after a small letter, a digit after a letter.
_SEAM = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
# "… — Center for Bio Div (@CenterForBioDiv) January 14, 2020" at the end of an embedded post
_SIGNATURE = re.compile(r" [—–-] [^—–]{1,60}\(@\w+\) \w+ \d{1,2}, \d{4}$")


def cleaned(text: str, tongue: str = "en") -> str:
    """Return a text without links and a post's signature, its tags taken apart into words.

    Only the first `LONGEST` characters count. What UTF-8 cannot write becomes a blank.
    """
    text = " ".join(text[:LONGEST].split())
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    if "@" not in text and "#" not in text and not _link(tongue).search(text):
        return text
    text = _SIGNATURE.sub("", _link(tongue).sub(" ", text).rstrip())
    return _TAG.sub(lambda tag: f" {_SEAM.sub(' ', tag[1]).replace('_', ' ')} ", text)


def spelled(text: str) -> list[str]:
    """Return all words of a text, folded."""
    return _WORD.findall(fold(text))


def telling(words: list[str], tongue: str = "en") -> list[str]:
    """Return the words that can tell claims apart, each once, in order.

    Where every word is a common one, all of them have to do.
    """
    stop = language.words("search", "stop", tongue)
    once = list(dict.fromkeys(words))
    return ([word for word in once if word not in stop] or once)[:_MOST]


@cache
def _link(tongue: str) -> re.Pattern[str]:
    table = language.table("search", tongue)
    link, host = ("|".join(map(re.escape, table[key])) for key in ("link", "host"))
    return re.compile(rf"(?:(?:{link})|(?:{host})[\w-]+\.[\w.]+/)\S+", re.IGNORECASE)
