"""The head of a Markdown file, between --- or +++ lines: only its date is of interest."""

from __future__ import annotations

import re
from datetime import date

from factcli.records import NamedTuple

_HEAD = re.compile(
    r"(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATE = re.compile(
    r"""^(?:date|published|pubdate|publish_date|dateline)[ \t]*[:=][ \t]*["']?(\d{4}-\d\d-\d\d)""",
    re.IGNORECASE | re.MULTILINE,
)
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)")
# A head without an end is no head; nobody's is longer.
_LONGEST = 65_536


class Head(NamedTuple):
    """How many characters the head takes, and the day it names."""

    length: int
    written: int | None


def head(text: str) -> Head:
    """Return the front matter of a text; one of length 0 when it has none."""
    match = _HEAD.match(text[:_LONGEST])
    if match is None:
        return Head(0, None)
    found = _DATE.search(match.group(2))
    return Head(match.end(), day(found.group(1)) if found else None)


def day(words: str) -> int | None:
    """Return the ordinal of a date in ISO form, with a time after it or without."""
    match = _ISO.match(words)
    if match is None:
        return None
    try:
        return date.fromisoformat(match.group(1)).toordinal()
    except ValueError:
        return None
