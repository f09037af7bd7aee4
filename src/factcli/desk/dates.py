"""A date on file written as the text writes its own: "April 6, 2016" for "5 April 2016"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from factcli.language import table
from factcli.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = r"(?P<year>[12]\d{3})"
_DAY = r"(?P<day>\d{1,2})(?P<nth>st|nd|rd|th)?"


class _Day(NamedTuple):
    """A day, month or year: what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0


@cache
def _names(what: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of each month or weekday, in order, as the word list has them."""
    return tuple(tuple(each.split("=")) for each in table("exclusive")[what])


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Return the shapes of a date, the finest first."""
    month = "|".join(form for forms in _names("month") for form in forms)
    weekday = "|".join(form for forms in _names("weekday") for form in forms)
    lead = rf"(?:(?P<weekday>{weekday})(?P<comma>,?\s+))?"
    name = rf"(?P<month>{month})"
    return tuple(
        re.compile(shape, re.IGNORECASE)
        for shape in (
            rf"{lead}{_DAY}\s+{name},?\s+{_YEAR}",
            rf"{lead}{name}\s+{_DAY},?\s+{_YEAR}",
            rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
            rf"{name},?\s+{_YEAR}",
            rf"{lead}{_DAY}\s+{name}",
            rf"{lead}{name}\s+{_DAY}",
            _YEAR,
        )
    )


def redated(said: str, stored: str) -> Iterator[str]:
    """Yield the words of `said` with the dates of `stored` in its dates' own form.

    Nothing is yielded where the two do not have the same number of dates, or what is on
    file is not known so finely.
    """
    old = list(_found(said))
    new = [_read(m) for m in _found(stored)]
    if not old or len(old) != len(new):
        return
    made, at = "", 0
    for match, value in zip(old, new, strict=True):
        written = _written(match, value)
        if not written:
            return
        made += said[at : match.start()] + written
        at = match.end()
    made += said[at:]
    if made != said:
        yield made


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield the dates in a text, in order, each in its finest shape."""
    at = 0
    while at < len(text):
        hits = [m for shape in _shapes() if (m := shape.search(text, at))]
        hits = [m for m in hits if _apart(text, m)]
        if not hits:
            return
        first = min(hits, key=lambda m: (m.start(), -m.end()))
        yield first
        at = first.end()


def _apart(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is no piece of a longer word or number."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not before.isalnum() and not after.isalnum()


def _read(match: re.Match[str]) -> _Day:
    parts = match.groupdict()
    month = _number(parts["month"], "month") if parts.get("month") else 0
    month = month or int(parts.get("number") or 0)
    return _Day(int(parts.get("year") or 0), month, int(parts.get("day") or 0))


def _number(word: str, what: str) -> int:
    return next(i for i, forms in enumerate(_names(what), 1) if word.lower() in forms)


def _written(match: re.Match[str], value: _Day) -> str:
    """Return a date in the form of the one matched, "" when it is not known so finely."""
    text = match.group()
    parts = {name: part for name, part in match.groupdict().items() if part}
    new: dict[str, str] = {}
    for name, part in parts.items():
        word = _part(name, part, value)
        if not word:
            return ""
        new[name] = word
    made, at = "", match.start()
    for name in sorted(new, key=match.start):
        made += text[at - match.start() : match.start(name) - match.start()] + new[name]
        at = match.end(name)
    return made + text[at - match.start() :]


def _part(name: str, old: str, value: _Day) -> str:
    if name == "year":
        return str(value.year) if value.year else ""
    if name in {"comma", "nth"}:
        return old if name == "comma" else _ordinal(value.day)
    if name == "number":
        return f"{value.month:02}" if value.month else ""
    if name == "day":
        shown = f"{value.day:02}" if old.startswith("0") else str(value.day)
        return shown if value.day else ""
    if name == "month":
        return _named("month", value.month, old)
    try:
        day = date(value.year, value.month, value.day).isoweekday()
    except ValueError:
        return ""
    return _named("weekday", day, old)


def _named(what: str, number: int, like: str) -> str:
    """Return the name of a month or weekday, as short and as capital as another."""
    if not number:
        return ""
    forms = _names(what)[number - 1]
    short = len(like) <= 4 and like.lower() not in {f[0] for f in _names(what)}
    name = forms[1] if short and len(forms) > 1 else forms[0]
    return name.upper() if like.isupper() and len(like) > 1 else name.capitalize()


def _ordinal(day: int) -> str:
    if day // 10 == 1:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
