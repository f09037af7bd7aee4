"""One check a type of field: what is wrong with a value, and what to write instead."""

from __future__ import annotations

import datetime as dt
import math

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.store import times
from factcli.store.fields import TYPES, Field
from factcli.store.suggest import nearest
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_LONGEST_ID = 100


class Complaint(NamedTuple):
    """What is wrong with a value, and at which element of a list."""

    rule: str
    message: str
    hint: str
    at: int | None = None


def complaint(field: Field, value: object) -> Complaint | None:
    """Return what is wrong with a field's value, or None."""
    return _CHECKS[field.type](field, value)


def slug(words: str) -> str:
    """Return words as an id: "Tower Architect" gives "tower-architect"."""
    letters = "".join(char if char in _SLUG else "-" for char in fold(words))
    return "-".join(part for part in letters.split("-") if part)


def is_id(word: str) -> bool:
    """Say whether a word may be an id."""
    return bool(word) and _SLUG.issuperset(word) and word[0] != "-" and len(word) <= _LONGEST_ID


def noun(value: object) -> str:
    """Return what sort of thing a TOML value is, in plain words."""
    if isinstance(value, bool):
        return "true or false"
    for types, name in _NOUNS:
        if isinstance(value, types):
            return name
    return "something else"


_NOUNS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (str, "text"),
    ((int, float), "a number"),
    (dt.date, "a date"),
    (dt.time, "a time of day"),
    (list, "a list"),
    (dict, "a table"),
)


def _wrong(field: Field, value: object, write: str = "") -> Complaint:
    expected = TYPES[field.type].noun
    hint = write or f"write {field.name} = {field.example}"
    return Complaint("wrong-type", f'"{field.name}" takes {expected}, not {noun(value)}', hint)


def _quoted(value: object) -> str:
    text = value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
    return f'"{text.lower() if isinstance(value, bool) else text}"'


def _text(field: Field, value: object) -> Complaint | None:
    if isinstance(value, str):
        if value.strip():
            return None
        return Complaint("empty", f'"{field.name}" is empty', f"write {field.name} = "
                         f"{field.example}, or leave the line out")  # fmt: skip
    if isinstance(value, (bool, int, float, dt.date, dt.time)):
        return _wrong(field, value, f"put it in quotes: {field.name} = {_quoted(value)}")
    return _wrong(field, value)


def _texts(field: Field, value: object) -> Complaint | None:
    if not isinstance(value, list):
        return _text(field, value)
    for index, item in enumerate(value):
        found = _text(field, item)
        if found:
            hint = f"a list holds texts only: {field.name} = {TYPES[field.type].example}"
            hint = "take it out of the list" if found.rule == "empty" else hint
            return found._replace(at=index, hint=hint)
    return None


def _identifier(field: Field, value: object) -> Complaint | None:
    found = _text(field, value)
    if found or not isinstance(value, str) or is_id(value):
        return found
    better = slug(value)[:_LONGEST_ID].strip("-")
    hint = f'write {field.name} = "{better}"' if better else f"write {field.name} = {field.example}"
    message = "an id is made of small letters, digits and hyphens"
    if len(value) > _LONGEST_ID:
        message += f", at most {_LONGEST_ID}"
    return Complaint("bad-id", message, hint)


def _flag(field: Field, value: object) -> Complaint | None:
    if isinstance(value, bool):
        return None
    yes = value == 1 or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "on"))
    return _wrong(field, value, f"write {field.name} = {'true' if yes else 'false'}, unquoted"
                  if isinstance(value, (str, int)) else "")  # fmt: skip


def _date(field: Field, value: object) -> Complaint | None:
    if times.period(value):
        return None
    forms = 'write 2024-04-05, "2024-04", 2024, "2013/2017", "2013/..", "199X" or "2016~"'
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        why = times.impossible(value)
        shown = value if isinstance(value, str) else str(value)
        message = f'"{shown[:60]}" is not a date that can be read'
        return Complaint("bad-date", f"there is no such date: {why}" if why else message,
                         "look the day up in a calendar" if why else forms)  # fmt: skip
    return _wrong(field, value, forms)


def _end(field: Field, value: object) -> Complaint | None:
    return None if value == times.OPEN else _date(field, value)


def _choice(field: Field, value: object) -> Complaint | None:
    if not isinstance(value, str):
        return _wrong(field, value)
    if value in field.choices:
        return None
    near = nearest(value, field.choices)
    words = ", ".join(field.choices)
    hint = f'did you mean {field.name} = "{near}"? One of: {words}' if near else f"one of: {words}"
    return Complaint("bad-choice", f'"{field.name}" cannot be "{value[:60]}"', hint)


def _scalar(field: Field, value: object) -> Complaint | None:
    if isinstance(value, str):
        return _text(field, value)
    if isinstance(value, float) and not math.isfinite(value):
        return Complaint("wrong-type", f'"{field.name}" must be a finite number', "write a number")
    if isinstance(value, (bool, int, float, dt.date)):
        return None
    if isinstance(value, list):
        return _wrong(field, value, "write one claim for each value")
    return _wrong(field, value)


_CHECKS: dict[str, Callable[[Field, object], Complaint | None]] = {
    "id": _identifier,
    "text": _text,
    "texts": _texts,
    "flag": _flag,
    "date": _date,
    "end": _end,
    "choice": _choice,
    "scalar": _scalar,
    "entity": _text,
    "party": _text,
    "parties": _texts,
    "property": _text,
    "source": _text,
    "claim": _text,
}
