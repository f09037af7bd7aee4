"""Keys of a claim and of a source as the command line gives them, made TOML values."""

from __future__ import annotations

import re

from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING
from factcli.store.checks import complaint, is_id
from factcli.store.fields import FIELDS
from factcli.store.suggest import nearest
from factcli.store.tables import Bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.store.fields import Field

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")
_FLAGS = ("true", "false")
# These have options and rules of their own.
_ELSEWHERE = ("id", "text", "source", "locator", "excerpt")


def claim_fields(pairs: Sequence[str]) -> dict[str, object]:
    """Return the keys that `--set KEY=VALUE` gives; a key given twice is a list.

    Raises UsageError for a key that a claim does not have, or a value that it cannot take.
    """
    given: dict[str, list[str]] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        key, value = key.strip(), value.strip()
        if not equals or not value:
            raise UsageError(f"--set: {pair!r} is no KEY=VALUE", "such as --set start=2013")
        if key in _ELSEWHERE:
            raise UsageError(f"--set: {key} has an option or argument of its own")
        if key not in FIELDS["claim"]:
            raise UsageError(f"--set: a claim has no key {key!r}", _meant(key))
        given.setdefault(key, []).append(value)
    order = list(FIELDS["claim"])
    return {key: _field(FIELDS["claim"][key], given[key]) for key in sorted(given, key=order.index)}


def source_fields(name: str, given: dict[str, str]) -> dict[str, object]:
    """Return the keys of a new source. Raises UsageError for a bad id or date."""
    if not is_id(name):
        raise UsageError(
            f"--source: {name!r} is no id", "ids are small letters, digits and hyphens"
        )
    kinds = FIELDS["source"]
    fields = {key: _field(kinds[key], [given[key]]) for key in kinds if given.get(key)}
    return {"id": name, **fields}


def _field(field: Field, values: list[str]) -> object:
    if field.type in ("texts", "parties"):
        return values if len(values) > 1 else values[0]
    if len(values) > 1:
        raise UsageError(f"--set: {field.name} is given twice", "it takes one value")
    value, plain = _typed(field.type, values[0])
    found = complaint(field, plain)
    if found:
        raise UsageError(f"{field.name}: {found.message}", found.hint)
    return value


def _typed(kind: str, value: str) -> tuple[object, object]:
    """Return a value as it is to be written, and as it will be read."""
    import datetime as dt

    if value in _FLAGS and kind in ("flag", "scalar"):
        return value == "true", value == "true"
    if kind in ("date", "end", "scalar") and _DAY.fullmatch(value):
        try:
            return Bare(value), dt.date.fromisoformat(value)
        except ValueError:
            return value, value
    if kind in ("date", "end") and _YEAR.fullmatch(value):
        return Bare(str(int(value))), int(value)
    if kind == "scalar" and _NUMBER.fullmatch(value):
        return Bare(value), float(value)
    return value, value


def _meant(key: str) -> str:
    fields = FIELDS["claim"]
    other = [field.name for field in fields.values() if key in field.mistaken]
    near = other[0] if other else nearest(key, fields)
    return f"did you mean {near}?" if near else f"its keys: {', '.join(fields)}"
