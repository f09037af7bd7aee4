"""How exact a figure is: "some 600,000" in the source is not 600000 in the claim.

Tables hold the bare number and leave its hedge to the quote and the aliases. Without it a
claim would refute what its source allows.
"""

from __future__ import annotations

import re
from functools import cache

from factcli.language import table
from factcli.records import TYPE_CHECKING
from factcli.text import fold

if TYPE_CHECKING:
    from factcli.exchange.records import Record

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# Rows of the number words that stand before a figure and say how exact it is.
_ROWS = ("about", "nearly", "slightly-over", "least", "most")
# Of these only "more than …" and the like: "over 24 weeks" may mean during.
_THAN_ROWS = ("more", "less")


def hedged(record: Record) -> str:
    """Return the record's value with the hedge that its quote or an alias puts before it."""
    number = _DIGITS.search(record.value)
    if number is None or number.start() > 1:
        return record.value
    for text in (record.quote, *record.value_aliases):
        for found in _pattern().finditer(fold(text)):
            if _plain(found["figure"]) == _plain(number.group()):
                return f"{found['hedge']} {record.value}"
    return record.value


def number_words() -> frozenset[str]:
    """Return the words that are numbers or parts of one."""
    kinds = ("cardinal", "magnitude", "collective", "fraction", "vulgar", "vague", "times")
    rows = table("numbers").items()
    return frozenset(word for key, words in rows if key.startswith(kinds) for word in words)


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".")


@cache
def _pattern() -> re.Pattern[str]:
    numbers = table("numbers")
    hedges = [word for row in _ROWS for word in numbers.get(row, ())]
    hedges += [word for row in _THAN_ROWS for word in numbers.get(row, ()) if "than" in word]
    spelt = "|".join(re.escape(word) for word in sorted(hedges, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<hedge>{spelt})\s*[^\w\s]?\s?(?P<figure>{_DIGITS.pattern})")
