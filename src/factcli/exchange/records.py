"""The record: one fact as tables and JSON files hold it, and how raw cells become one.

Nothing here reads files or knows claims. A reader (json_in, csv_in, xlsx_in) delivers
`RawRow`s, `build` makes `Record`s of them and says of every cell that it cannot take why.
"""

from __future__ import annotations

from factcli.records import dataclass
from factcli.report import Severity
from factcli.store import suggest

# Field: the shape of its cell. "names" is a list that may be written as one plain name.
FIELDS = {
    "id": "text",
    "subject": "text",
    "subject_aliases": "list",
    "subject_names": "list",
    "property": "text",
    "property_phrases": "list",
    "value": "value",
    "value_type": "text",
    "value_aliases": "list",
    "value_names": "list",
    "unit": "text",
    "start": "text",
    "end": "text",
    "when": "text",
    "where": "text",
    "by": "text",
    "attributed_to": "names",
    "disputed_by": "names",
    "functional": "flag",
    "quote": "text",
    "text": "text",
    "negative": "flag",
    "plan": "flag",
    "verdict": "text",
    "as_of": "text",
    "superseded_by": "text",
    "source": "text",
    "publisher": "text",
    "published": "text",
    "url": "text",
    "locator": "text",
}
REQUIRED = ("id",)
# Without a sentence of its own a row must say all of these.
FACT = ("subject", "property", "value", "value_type")
TIMED = ("date", "period")
VALUE_TYPES = (
    "entity", "place", "date", "period", "quantity", "quote", "text", "boolean", "office",
)  # fmt: skip
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SHOWN = 60


class Numeral(str):
    """A number as a file writes it: the digits count, so it never becomes a float."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as read: its number in its file and its cells by field name."""

    row: int
    cells: dict[str, object]


@dataclass(frozen=True, slots=True)
class Record:
    """One fact. Empty fields are empty strings or tuples; dates are still as written."""

    row: int
    id: str = ""
    subject: str = ""
    subject_aliases: tuple[str, ...] = ()
    subject_names: tuple[str, ...] = ()
    property: str = ""
    property_phrases: tuple[str, ...] = ()
    value: str = ""
    value_type: str = ""
    value_aliases: tuple[str, ...] = ()
    value_names: tuple[str, ...] = ()
    unit: str = ""
    start: str = ""
    end: str = ""
    when: str = ""
    where: str = ""
    by: str = ""
    attributed_to: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    functional: bool | None = None
    quote: str = ""
    text: str = ""
    negative: bool | None = None
    plan: bool | None = None
    verdict: str = ""
    as_of: str = ""
    superseded_by: str = ""
    source: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something wrong with a row: its number, the column (field), what, and what to do."""

    row: int
    column: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def line(self, file: str) -> str:
        """Return the problem as one line: `FILE: row N, column NAME: what (what to do)`."""
        row = f"row {self.row}" if self.row else ""
        column = f"column {shown(self.column, quote=False)}" if self.column else ""
        where = ", ".join(filter(None, (row, column)))
        warning = "warning: " if self.severity is Severity.WARNING else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{file}: {where}{': ' if where else ''}{warning}{self.message}{tail}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file brings: what it says of itself, its rows, and what is wrong with it."""

    name: str
    title: str = ""
    date: str = ""
    rows: tuple[RawRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()


def shown(text: str, *, quote: bool = True) -> str:
    """Return untrusted `text` fit for a message: short, on one line, no control signs."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    plain = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
    return f"“{plain}”" if quote else plain


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return "did you mean …?" for the known word nearest to `word`, or ""."""
    near = suggest.nearest(word, known)
    return f"did you mean {near}?" if near else ""


def build(rows: tuple[RawRow, ...]) -> tuple[tuple[Record, ...], tuple[RowProblem, ...]]:
    """Return the records that `rows` give, and a problem for every cell that does not fit."""
    problems: list[RowProblem] = []
    records = tuple(_record(raw, problems) for raw in rows)
    return records, tuple(problems)


def _record(raw: RawRow, problems: list[RowProblem]) -> Record:
    cells: dict[str, object] = {}
    wrong: set[str] = set()
    for name, cell in raw.cells.items():
        if name not in FIELDS:
            problems.append(_unknown(raw.row, name))
            continue
        value, fault = _SHAPED[FIELDS[name]](cell)
        if not fault:
            fault = _unwritable(value)
        if fault:
            problems.append(RowProblem(raw.row, name, fault))
            wrong.add(name)
        else:
            cells[name] = value
    problems.extend(
        RowProblem(raw.row, name, "is missing", "every row needs one")
        for name in (REQUIRED if cells.get("text") else (*REQUIRED, *FACT))
        if not cells.get(name) and name not in wrong
    )
    return Record(row=raw.row, **cells)  # type: ignore[arg-type]  # each shaped by FIELDS


def _unknown(row: int, name: str) -> RowProblem:
    hint = nearest(name, tuple(FIELDS)) or f"known: {', '.join(FIELDS)}"
    return RowProblem(row, name, "is no field of a record", hint)


def _unwritable(value: object) -> str:
    """Say what keeps `value` from being written as UTF-8, or ""."""
    texts = value if isinstance(value, tuple) else (value,)
    for text in texts:
        if isinstance(text, str) and any("\ud800" <= char <= "\udfff" for char in text):
            return "holds half a character (a lone surrogate)"
    return ""


def _text(cell: object) -> tuple[str, str]:
    if cell is None:
        return "", ""
    if isinstance(cell, str):
        return " ".join(cell.split()), ""
    return "", f"must be text, not {_kind(cell)}"


def _value(cell: object) -> tuple[str, str]:
    if isinstance(cell, bool):
        return ("true" if cell else "false"), ""
    return _text(cell)


def _list(cell: object) -> tuple[tuple[str, ...], str]:
    if cell is None:
        return (), ""
    if not isinstance(cell, list):
        return (), f"must be a list of texts, not {_kind(cell)}"
    texts: dict[str, None] = {}
    for item in cell:
        text, fault = _text(item)
        if fault:
            return (), f"must be a list of texts; it holds {_kind(item)}"
        if text:
            texts[text] = None
    return tuple(texts), ""


def _names(cell: object) -> tuple[tuple[str, ...], str]:
    return _list([cell] if isinstance(cell, str) else cell)


def _flag(cell: object) -> tuple[bool | None, str]:
    if cell is None or isinstance(cell, bool):
        return cell, ""
    if isinstance(cell, str):
        word = cell.strip().casefold()
        if not word:
            return None, ""
        if word in _FLAGS:
            return _FLAGS[word], ""
        return None, f"must be true or false, not {shown(cell)}"
    return None, f"must be true or false, not {_kind(cell)}"


_SHAPED = {"text": _text, "value": _value, "list": _list, "names": _names, "flag": _flag}


def _kind(cell: object) -> str:
    if isinstance(cell, str):
        return f"the text {shown(cell)}"
    if cell is None:
        return "nothing"
    names = {bool: "true or false", dict: "an object", list: "a list"}
    return names.get(type(cell), "a number")
