"""What makes records wrong although each cell is well formed: rows that contradict themselves
or each other, and values that cannot be read as the type that they are said to have."""

from __future__ import annotations

import re

from factcli.exchange.figures import number_words
from factcli.exchange.records import TIMED, VALUE_TYPES, Record, RowProblem, nearest, shown
from factcli.exchange.times import OPEN, Point, Time, read_time
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.checks import is_id, slug
from factcli.store.fields import VERDICTS
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRUE, FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
_DATE_HINT = "write it like 2024, 2024-05, 2024-05-31, 2013/2017, 2013/.. or 199X"
_LONGEST_ID = 100
_WORD = re.compile(r"[^\W\d_]+")
# In these types two different values of one slot cannot be two names of one thing.
_MEASURED = ("quantity", "boolean", "date", "period")


def check(records: tuple[Record, ...]) -> tuple[RowProblem, ...]:
    """Return every problem that the rules find in `records`, by row."""
    found = [problem for record in records for rule in _EACH for problem in rule(record)]
    found += [problem for rule in _ALL for problem in rule(records)]
    return tuple(sorted(found, key=lambda problem: problem.row))


def claim_id(record_id: str) -> str:
    """Return `record_id` as a claim file can hold it: small letters, digits, hyphens."""
    return record_id if is_id(record_id) else slug(record_id)[:_LONGEST_ID].strip("-")


def _ids(record: Record) -> Iterator[RowProblem]:
    if not record.id or is_id(record.id):
        return
    plain = claim_id(record.id)
    if plain:
        yield RowProblem(
            record.row, "id", f"{shown(record.id)} becomes {plain}: ids of claims have small "
            "letters, digits and hyphens only", severity=Severity.WARNING,
        )  # fmt: skip
    else:
        yield RowProblem(
            record.row, "id", f"{shown(record.id)} has no letter or digit that an id can keep",
            "use a-z, 0-9 and hyphens",
        )  # fmt: skip


def _types(record: Record) -> Iterator[RowProblem]:
    kind = record.value_type
    if kind and kind not in VALUE_TYPES:
        hint = nearest(kind, VALUE_TYPES) or f"one of {', '.join(VALUE_TYPES)}"
        yield RowProblem(record.row, "value_type", f"{shown(kind)} is no type of value", hint)


def _verdicts(record: Record) -> Iterator[RowProblem]:
    if record.verdict and record.verdict not in VERDICTS:
        hint = nearest(record.verdict, VERDICTS) or f"one of {', '.join(VERDICTS)}"
        yield RowProblem(record.row, "verdict", f"{shown(record.verdict)} is no verdict", hint)


def _values(record: Record) -> Iterator[RowProblem]:
    fault = _READ.get(record.value_type)
    message = fault(record) if fault and record.value else None
    if message:
        text, hint = message
        yield RowProblem(record.row, "value", f"{shown(record.value)} {text}", hint)


def _boolean(record: Record) -> tuple[str, str] | None:
    word = record.value.casefold()
    return None if word in TRUE | FALSE else ("is not true or false", "write true or false")


def _date(record: Record) -> tuple[str, str] | None:
    return None if read_time(record.value) else ("is not a date", _DATE_HINT)


def _period(record: Record) -> tuple[str, str] | None:
    if read_time(record.value):
        return None
    return "is not a period", "write it like 2022-03-03 to 2023-02-28, or 2013/2017"


def _quantity(record: Record) -> tuple[str, str] | None:
    words = _WORD.findall(fold(record.value))
    if any(char.isnumeric() for char in record.value) or number_words().intersection(words):
        return None
    return "is not a number", "write it like 1284, 8.5 or 48 million; the unit goes into unit"


_READ: dict[str, Callable[[Record], tuple[str, str] | None]] = {
    "boolean": _boolean,
    "date": _date,
    "period": _period,
    "quantity": _quantity,
}


def _dates(record: Record) -> Iterator[RowProblem]:
    times: dict[str, Time] = {}
    for name in ("start", "end", "when"):
        text = getattr(record, name)
        time = read_time(text) if text else None
        if time is not None and (name == "when" or not time.stretch):
            times[name] = time
        elif text and not (name == "end" and text == OPEN):
            fault = "is a stretch of time" if time else "is not a date"
            yield RowProblem(record.row, name, f"{shown(text)} {fault}", _DATE_HINT)
    for name in ("as_of", "published"):
        text = getattr(record, name)
        time = read_time(text) if text else None
        if text and (time is None or time.stretch):
            yield RowProblem(record.row, name, f"{shown(text)} is not a date", _DATE_HINT)
    span = Time("", _point(times, "start"), _point(times, "end"), stretch=True)
    if span.reversed:
        yield RowProblem(
            record.row, "end", f"{shown(record.end)} is before start {shown(record.start)}",
            "swap them or correct one",
        )  # fmt: skip
    value = read_time(record.value) if record.value_type in TIMED else None
    for name, time in (("value", value), ("when", times.get("when"))):
        if time and time.reversed:
            text = getattr(record, name)
            yield RowProblem(record.row, name, f"{shown(text)} ends before it starts")
    if value and value.stretch:
        yield from _other_ends(record, value, span)


def _point(times: dict[str, Time], name: str) -> Point | None:
    return times[name].start if name in times else None


def _other_ends(record: Record, value: Time, span: Time) -> Iterator[RowProblem]:
    """Yield an end of the row that is not the end of the period which is its value."""
    for name, told, said in (("start", value.start, span.start), ("end", value.end, span.end)):
        if told and said and (told.before(said) or said.before(told)):
            yield RowProblem(
                record.row, name, f"{shown(getattr(record, name))} is not the {name} of the "
                f"value {shown(record.value)}", "correct one of them",
            )  # fmt: skip


def _speakers(record: Record) -> Iterator[RowProblem]:
    claiming = {fold(name) for name in record.attributed_to}
    for name in record.disputed_by:
        if fold(name) in claiming:
            yield RowProblem(
                record.row, "disputed_by", f"{shown(name)} is in attributed_to too",
                "nobody claims and denies one thing",
            )  # fmt: skip
    if record.disputed_by and not record.attributed_to:
        yield RowProblem(
            record.row, "disputed_by", "is there, but nobody in attributed_to who claims it",
            "name who says so", Severity.WARNING,
        )  # fmt: skip


def _duplicates(records: tuple[Record, ...]) -> Iterator[RowProblem]:
    first: dict[str, int] = {}
    for record in records:
        plain = claim_id(record.id)
        if plain and plain in first:
            message = f"{shown(record.id)} is the id of row {first[plain]} already"
            yield RowProblem(record.row, "id", message)
        first.setdefault(plain, record.row)


def _later(records: tuple[Record, ...]) -> Iterator[RowProblem]:
    """Yield rows that are replaced by a row that is not there."""
    known = {claim_id(record.id) for record in records}
    for record in records:
        if record.superseded_by and claim_id(record.superseded_by) not in known:
            message = f"{shown(record.superseded_by)} is the id of no row"
            yield RowProblem(record.row, "superseded_by", message)


def _conflicts(records: tuple[Record, ...]) -> Iterator[RowProblem]:
    """Yield rows that give one slot a second value although it has one value at a time."""
    first: dict[tuple[object, ...], Record] = {}
    for record in records:
        if not record.functional or record.disputed_by or record.value_type == "quote":
            continue
        slot = (
            fold(record.subject), fold(record.property), record.value_type, fold(record.unit),
            record.start, record.end, record.when, fold(record.where), fold(record.by),
            record.attributed_to,
        )  # fmt: skip
        other = first.setdefault(slot, record)
        if _names(other).isdisjoint(_names(record)):
            measured = record.value_type in _MEASURED
            yield RowProblem(
                record.row, "value", f"{shown(record.value)} contradicts {shown(other.value)} in "
                f"row {other.row}: the property is functional, so it has one value",
                "correct one, or set functional to false",
                Severity.ERROR if measured else Severity.WARNING,
            )  # fmt: skip


def _names(record: Record) -> set[str]:
    names = (record.value, *record.value_aliases, *record.value_names)
    return {fold(name).replace(",", "") for name in names}


_EACH: tuple[Callable[[Record], Iterator[RowProblem]], ...] = (
    _ids, _types, _verdicts, _values, _dates, _speakers,
)  # fmt: skip
_ALL: tuple[Callable[[tuple[Record, ...]], Iterator[RowProblem]], ...] = (
    _duplicates, _later, _conflicts,
)  # fmt: skip
