"""Values of Wikidata as a claim file holds them: times, quantities, texts, coordinates."""

from __future__ import annotations

import os
import re
from functools import cache

from factcli.records import NamedTuple

_TIME = re.compile(r"([+-])(\d{1,16})-(\d\d)-(\d\d)T")
_AMOUNT = re.compile(r"[+-]?\d{1,40}(?:\.\d{1,40})?")
_JULIAN = "Q1985786"
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY = 7, 8, 9, 10, 11
_LAST_YEAR = 9999
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Told(NamedTuple):
    """A value: its kind, as a claim holds it and as a sentence says it, and its unit (an id)."""

    kind: str
    written: str
    spoken: str
    unit: str = ""
    item: str = ""


@cache
def table() -> dict[str, tuple[str, ...]]:
    """Return what factcli makes of Wikidata's ids, each row by its key."""
    path = os.path.join(os.path.dirname(__file__), "wikidata.txt")
    rows: dict[str, tuple[str, ...]] = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, colon, words = line.strip().partition(": ")
            if colon and not line.startswith("#"):
                rows[key] = tuple(words.split(", "))
    return rows


def told(snak: dict[str, object]) -> Told | str:
    """Return the value of a snak, or in words why it has none that a claim can hold."""
    if snak.get("snaktype") == "somevalue":
        return "has an unknown value"
    if snak.get("snaktype") == "novalue":
        return "has no value"
    data = snak.get("datavalue")
    value = data.get("value") if isinstance(data, dict) else None
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "string" and isinstance(value, str):
        return Told("text", " ".join(value.split()), " ".join(value.split()))
    if not isinstance(value, dict):
        return "has no value that can be read"
    reader = _READERS.get(str(kind))
    return reader(value) if reader else f"has a value of the type {str(kind)[:40]}"


def day_words(date: str) -> str:
    """Return a date in words with its preposition: "on 5 May 1821", "in 1821"."""
    parts = date.rstrip("~").split("-") if not date.startswith("-") else [date]
    if len(parts) == 3 and parts[1].isdigit():
        return f"on {int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
    if len(parts) == 2 and parts[1].isdigit():
        return f"in {_MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
    if date.endswith("XX"):
        return f"in the {int(date[:2]) * 100}s"
    return f"in the {date[:3]}0s" if date.endswith("X") else f"in {date.rstrip('~')}"


def _item(value: dict[str, object]) -> Told | str:
    name = value.get("id")
    if not isinstance(name, str):
        number = value.get("numeric-id")
        prefix = "P" if value.get("entity-type") == "property" else "Q"
        name = f"{prefix}{number}" if number else ""
    if not re.fullmatch(r"[QPL]\d{1,12}(?:-[FS]\d+)?", name):
        return "names no entity"
    return Told("entity", name, name, item=name)


def _time(value: dict[str, object]) -> Told | str:
    found = _TIME.match(str(value.get("time")))
    try:
        precision = int(str(value.get("precision")))
    except ValueError:
        precision = 0
    if found is None or not _CENTURY <= precision <= _DAY:
        return "has a time that is coarser than a century or cannot be read"
    year, month, day = int(found[2]), int(found[3]), int(found[4])
    if found[1] == "-":
        year = 1 - year  # the year 1 BC is 0 in EDTF, which has a year 0
    if not -_LAST_YEAR <= year <= _LAST_YEAR:
        return "has a year of more than four digits"
    if precision == _DAY and str(value.get("calendarmodel")).endswith(_JULIAN):
        year, month, day = _gregorian(year, month, day)
    date = _edtf(year, month, day, precision)
    if not date:
        return "has a decade or century before year 1"
    return Told("date", date, day_words(date))


def _edtf(year: int, month: int, day: int, precision: int) -> str:
    sign, digits = "-" if year < 0 else "", f"{abs(year):04d}"
    if precision in {_CENTURY, _DECADE}:
        # The 19th century is written as one of its years, the last of which is 1900.
        first = f"{(year - 1) // 100:02d}XX" if precision == _CENTURY else f"{digits[:3]}X"
        return "" if year <= 0 else first
    if precision == _YEAR or not 1 <= month <= len(_MONTHS):
        return f"{sign}{digits}"
    if precision == _MONTH or not day:
        return f"{sign}{digits}-{month:02d}"
    return f"{sign}{digits}-{month:02d}-{day:02d}"


def _gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return a day of the Julian calendar in the Gregorian one, by its Julian day number."""
    back = (14 - month) // 12
    since, moved = year + 4800 - back, month + 12 * back - 3
    number = day + (153 * moved + 2) // 5 + 365 * since + since // 4 - 32083
    a = number + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def _quantity(value: dict[str, object]) -> Told | str:
    amount = str(value.get("amount"))
    if not _AMOUNT.fullmatch(amount):
        return "has an amount that is no number"
    plain = amount.removeprefix("+")
    unit = str(value.get("unit", "1")).rpartition("/")[2]
    bounds = {str(value[key]) for key in ("upperBound", "lowerBound") if value.get(key)}
    shown = f"about {plain}" if bounds - {amount} else plain
    return Told("quantity", shown, shown, "" if unit == "1" else unit)


def _text(value: dict[str, object]) -> Told | str:
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        return "has a text without content"
    plain = " ".join(text.split())
    return Told("text", plain, f"“{plain}”")


def _place(value: dict[str, object]) -> Told | str:
    try:
        north, east = float(str(value.get("latitude"))), float(str(value.get("longitude")))
        step = float(str(value.get("precision")))
    except ValueError:
        step = 0.0001
        if not all(_AMOUNT.fullmatch(str(value.get(key))) for key in ("latitude", "longitude")):
            return "has coordinates that cannot be read"
        north, east = float(str(value["latitude"])), float(str(value["longitude"]))
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        return "has coordinates that are on no globe"
    places = next((n for n in range(5) if step >= 10**-n), 5)
    shown = (f"{abs(north):.{places}f}° {'S' if north < 0 else 'N'}, "
             f"{abs(east):.{places}f}° {'W' if east < 0 else 'E'}")  # fmt: skip
    return Told("text", shown, shown)


_READERS = {
    "wikibase-entityid": _item,
    "time": _time,
    "quantity": _quantity,
    "monolingualtext": _text,
    "globecoordinate": _place,
}
