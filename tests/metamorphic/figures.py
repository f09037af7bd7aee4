"""Variants with another date or another number: none of them is true any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.metamorphic.variants import QUOTED, Seed, Variant, full_stop, mentions

from factcli.language import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.model import Moment

_MONTHS = tuple(row[0] for key, row in table("times").items() if key.startswith("month "))
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})\b")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>\d{{4}})\b")
_SEASON = re.compile(r"\b(?P<year>\d{4})[-–](?P<end>\d\d)\b(?!-)")
_YEAR = re.compile(r"(?<![\d.,$€£-])\b(?P<year>1[5-9]\d\d|20\d\d)\b(?![-–.,]?\d|%)")
_NUMBER = re.compile(
    r"(?<![\w.,:–-])(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?![\w:–-]|[.,]\d)"
)
_SCORE = re.compile(r"(?<![\d–-])(?P<one>\d{1,2})(?P<dash>[-–])(?P<two>\d{1,2})(?![\d–-])")
# What stays true when a bound is moved is no change to make.
_BOUND = re.compile(
    r"\b(?:before|after|until|by|than|least|most|over|under|up to|between|within|almost|nearly)"
    r"\s(?:\w+\s){0,3}[$€£]?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:some|about|around|roughly|approximately|nearly|almost|circa)\s[$€£]?$", re.IGNORECASE
)
_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen",
    "first second third fourth fifth sixth seventh eighth ninth tenth",
)
_NEXT = {a: b for row in _WORDS for a, b in zip(row.split(), row.split()[1:], strict=False)}
_UNITS = (
    ("metres", "feet"), ("m", "feet"), ("km", "miles"), ("kg", "tonnes"), ("million", "billion"),
    ("billion", "million"), ("USD", "EUR"), ("EUR", "USD"), ("weeks", "months"),
    ("days", "weeks"), ("hours", "days"), ("months", "weeks"), ("mg", "g"),
)  # fmt: skip


def variants(seed: Seed) -> Iterator[Variant]:
    """Yield the seed with one date or one number changed."""
    for kind, text in (*_dates(seed), *_held(seed), *_numbers(seed), *_words(seed), *_units(seed)):
        if text != seed.text:
            yield Variant(kind, text, keeps=False)


def _dates(seed: Seed) -> Iterator[tuple[str, str]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_DAY, _ISO, _OF_YEAR, _SEASON, _YEAR):
        for match in pattern.finditer(seed.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            before = seed.text[: match.start()]
            if not _quoted(seed.text, match.start()) and not _BOUND.search(before):
                yield from _moved(seed, match)


def _moved(seed: Seed, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    parts = match.groupdict()
    year = int(parts["year"])
    if pattern_end := parts.get("end"):
        yield "year moved", _with(match, year=str(year - 2), end=f"{int(pattern_end) - 2:02}")
        return
    for moved in (year - 3, year + 2):
        if not _inside(seed, moved, match):
            yield "year moved", _with(match, year=str(moved))
    if month := parts.get("month"):
        if month.isdigit():
            yield "month moved", _with(match, month=f"{int(month) % 12 + 1:02}")
        else:
            yield "month moved", _with(match, month=_MONTHS[(_MONTHS.index(month) + 1) % 12])
    if day := parts.get("day"):
        moved_day = int(day) + 1 if int(day) < 28 else int(day) - 1
        yield "day moved", _with(match, day=f"{moved_day:0{len(day)}}")


def _with(match: re.Match[str], **new: str) -> str:
    """Return the whole text with groups of a match replaced."""
    text = match.string
    for group in sorted(new, key=match.start, reverse=True):
        text = text[: match.start(group)] + new[group] + text[match.end(group) :]
    return text


def _inside(seed: Seed, year: int, match: re.Match[str]) -> bool:
    """Tell whether "in YEAR" may hold of a state that the claim gives more years than one."""
    begun, ended = _years(seed.claim.start), _years(seed.claim.end)
    before = seed.text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    if before not in {"in", "during"} or (begun is None and ended is None):
        return False
    return (begun is None or year >= begun) and (ended is None or year <= ended)


def _years(moment: Moment | None) -> int | None:
    from datetime import date

    return date.fromordinal(moment.low).year if moment and moment.low > 0 else None


def _held(seed: Seed) -> Iterator[tuple[str, str]]:
    """Yield the state or event with a year before or after it, where the seed names no time."""
    claim = seed.claim
    if _YEAR.search(seed.text) or QUOTED.search(seed.text) or claim.said_by or claim.plan:
        return
    period = claim.when
    start, end = (period.start, period.end) if period else (claim.start, claim.end)
    begun, ended = _years(start), _years(end)
    stem = seed.text.rstrip(".")
    if begun is not None:
        yield "year outside", full_stop(f"{stem} in {begun - 3}")
    if ended is not None:
        yield "year outside", full_stop(f"{stem} in {ended + 2}")


def _numbers(seed: Seed) -> Iterator[tuple[str, str]]:
    text = seed.text
    for match in _SCORE.finditer(text):
        if not _fixed(seed, match):
            yield "score changed", _with(match, one=str(int(match["one"]) + 1))
    for match in _NUMBER.finditer(text):
        before = text[: match.start()]
        about = _ABOUT.search(before)
        if _fixed(seed, match) or _dated(match) or (_BOUND.search(before) and not about):
            continue
        yield "number doubled", _scaled(match, 2)
        yield "number up by a third", _scaled(match, 4 / 3)
        if not about:
            yield "number up by one", _next(match)


def _dated(match: re.Match[str]) -> bool:
    """Tell whether a number is the day or the year of a date."""
    text, start = match.string, match.start()
    month = re.match(rf" (?:to \d+ )?(?:{_MONTH})\b", text[match.end() :])
    year = "," not in match["whole"] and _YEAR.match(text, start)
    return bool(month or year or re.search(rf"\b(?:{_MONTH}) $", text[:start]))


def _fixed(seed: Seed, match: re.Match[str]) -> bool:
    """Tell whether a number is part of a name or of a quotation."""
    text, start = seed.text, match.start()
    before = text[:start].rstrip(" ").rsplit(" ", 1)[-1]
    part = any(m.start <= start < m.end for m in mentions(text, seed.base))
    numbered = text[start - 1 : start] == " " and before[:1].isupper() and match.re is not _SCORE
    return part or numbered or _quoted(text, start)


def _quoted(text: str, at: int) -> bool:
    return any(match.start() < at < match.end() for match in QUOTED.finditer(text))


def _scaled(match: re.Match[str], factor: float) -> str:
    value, decimals = _value(match)
    new = round(value * factor, decimals)
    return _shown(match, new if new != value else value + 1, decimals)


def _next(match: re.Match[str]) -> str:
    value, decimals = _value(match)
    return _shown(match, value + 10.0**-decimals, decimals)


def _value(match: re.Match[str]) -> tuple[float, int]:
    return float(match[0].replace(",", "")), len(match["rest"] or ".") - 1


def _shown(match: re.Match[str], value: float, decimals: int) -> str:
    grouped = "," if "," in match[0] else ""
    shown = f"{value:{grouped}.{decimals}f}"
    return match.string[: match.start()] + shown + match.string[match.end() :]


def _words(seed: Seed) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[^\W\d_]+", seed.text):
        word, start = match[0], match.start()
        new = "four times" if word == "twice" else _NEXT.get(word.lower())
        before = seed.text[:start]
        named = (word[0].isupper() and start > 0) or before.endswith("per ")
        if new is None or named or _fixed(seed, match) or _BOUND.search(before):
            continue
        shown = new.capitalize() if start == 0 else new
        yield "number word changed", seed.text[:start] + shown + seed.text[match.end() :]


def _units(seed: Seed) -> Iterator[tuple[str, str]]:
    for unit, other in _UNITS:
        for match in re.finditer(rf"(?<=\d ){unit}\b", seed.text):
            if not _fixed(seed, match):
                yield "unit changed", seed.text[: match.start()] + other + seed.text[match.end() :]
