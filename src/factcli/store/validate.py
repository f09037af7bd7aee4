"""Whether a claim file has the right tables with the right keys and types.

Looks at one file at a time and at nothing between tables; `references` does that.
"""

from __future__ import annotations

from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Problem, Severity
from factcli.store import times
from factcli.store.checks import complaint, noun
from factcli.store.fields import FIELDS, FORMAT, TABLES, header
from factcli.store.files import CASES, DRAFT
from factcli.store.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcli.store.scan import Path
    from factcli.store.toml import Document


class Record(NamedTuple):
    """One table of a file, and where it stands."""

    kind: str
    table: Mapping[str, object]
    document: Document
    path: Path

    @property
    def line(self) -> int:
        """The line of the table's header."""
        return self.document.line(self.path)

    def problem(
        self,
        rule: str,
        message: str,
        hint: str,
        *keys: str | int,
        at_value: bool = True,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem at one of the table's values, or at its header."""
        path = self.path + keys
        return self.document.problem(
            rule, message, hint, path, at_value=at_value and bool(keys), severity=severity
        )


def records(document: Document) -> tuple[list[Record], list[Problem]]:
    """Return the tables of a file that have a known kind, and all their problems."""
    problems = list(document.problems)
    if CASES in document.data and "factcli" not in document.data:
        message = "this is a file of test statements, not of claims"
        hint = "factcli test runs it; name the folder of the claims instead"
        return [], [*problems, document.problem("format", message, hint, (CASES,))]
    if DRAFT in document.data and "factcli" not in document.data:
        message = "this is a draft that nobody has looked through, not a file of claims"
        hint = 'go through it, then let its first line be "factcli = 1"'
        return [], [*problems, document.problem("format", message, hint, (DRAFT,))]
    problems.extend(_format(document))
    found: list[Record] = []
    for name, content in document.data.items():
        if name == "factcli":
            continue
        if name not in TABLES:
            problems.append(_unknown_name(document, name, content))
            continue
        for record in _tables(document, name, content, problems):
            found.append(record)
            problems.extend(_keys(record))
            problems.extend(_missing(record))
            problems.extend(_times(record))
    return found, problems


def _format(document: Document) -> Iterator[Problem]:
    """Check the first key, which says that this is a claim file and of which format."""
    if 0 in document.damaged or (document.problems and not document.data):
        return
    write = f"write factcli = {FORMAT} as the first line of the file"
    if "factcli" not in document.data:
        yield document.problem("format", "this is not a claim file: it does not begin with "
                               "the key factcli", write, ())  # fmt: skip
        return
    version = document.data["factcli"]
    if type(version) is not int or version != FORMAT:
        told = f"format {version}" if type(version) is int else noun(version)
        yield document.problem("format", f"this factcli reads format {FORMAT}, not {told}",
                               write, ("factcli",), at_value=True)  # fmt: skip
    elif next(iter(document.data)) != "factcli":
        yield document.problem("format", "factcli is not the first key", write, ("factcli",))


def _unknown_name(document: Document, name: str, content: object) -> Problem:
    """Complain of a table or a key outside all tables that no claim file has."""
    is_table = isinstance(content, dict) or (
        isinstance(content, list) and bool(content) and isinstance(content[0], dict)
    )
    if not is_table:
        homes = [header(table) for table, fields in FIELDS.items() if name in fields]
        near = nearest(name, ("factcli",))
        hint = f"put it under {homes[0]}" if homes else "begin a table first, such as [[claim]]"
        hint = f"did you mean {near} = {FORMAT}?" if near else hint
        return document.problem("unknown-key", f'"{name}" stands outside any table', hint, (name,))
    near = nearest(name, TABLES, 55)
    hint = f"did you mean {header(near)}?" if near else "tables: " + ", ".join(map(header, TABLES))
    return document.problem("unknown-table", f'a claim file has no table "{name}"', hint, (name,))


def _tables(
    document: Document, kind: str, content: object, problems: list[Problem]
) -> Iterator[Record]:
    """Yield the tables under one name, complaining of brackets that are wrong."""
    single = kind == "base"
    if isinstance(content, dict):
        if not single:
            problems.append(document.problem(
                "unknown-table", f"[{kind}] is in single brackets",
                f"write [[{kind}]]: there may be many", (kind,)))  # fmt: skip
        yield Record(kind, content, document, (kind,))
        return
    if not isinstance(content, list) or not content:
        problems.append(document.problem(
            "wrong-type", f'"{kind}" is a table, not {noun(content)}',
            f"write {header(kind)} on a line of its own", (kind,), at_value=True))  # fmt: skip
        return
    if single:
        problems.append(document.problem(
            "unknown-table", "[[base]] is in double brackets",
            "write [base]: there is one", (kind,)))  # fmt: skip
    for index, table in enumerate(content):
        if isinstance(table, dict):
            yield Record(kind, table, document, (kind, index))
        else:
            problems.append(document.problem(
                "wrong-type", f'"{kind}" holds tables, not {noun(table)}',
                f"write {header(kind)} on a line of its own", (kind, index)))  # fmt: skip


def _keys(record: Record) -> Iterator[Problem]:
    """Check every key of a table and the type of its value."""
    fields = FIELDS[record.kind]
    for key, value in record.table.items():
        field = fields.get(key)
        if field is None:
            yield _unknown_key(record, key)
            continue
        found = complaint(field, value)
        if found:
            keys = (key,) if found.at is None else (key, found.at)
            yield record.problem(found.rule, found.message, found.hint, *keys)


def _meant(record: Record, key: str) -> str:
    """Return the key that an unknown one was meant to be, "" when nobody can tell."""
    fields = FIELDS[record.kind]
    other = [field.name for field in fields.values() if key in field.mistaken]
    return other[0] if other else nearest(key, fields)


def _unknown_key(record: Record, key: str) -> Problem:
    fields = FIELDS[record.kind]
    named = header(record.kind)
    near = _meant(record, key)
    hint = f'did you mean "{near}"?' if near else "its keys: " + ", ".join(fields)
    return record.problem("unknown-key", f'{named} has no key "{key}"', hint, key, at_value=False)


def _missing(record: Record) -> Iterator[Problem]:
    if record.line in record.document.damaged:
        return
    absent = [
        field for field in TABLES[record.kind] if field.required and field.name not in record.table
    ]
    if not absent:
        return
    # A key that is there under a misspelt name is told once.
    meant = {_meant(record, key) for key in record.table if key not in FIELDS[record.kind]}
    for field in absent:
        if field.name not in meant:
            yield record.problem(
                "missing-key", f'this {header(record.kind)} has no "{field.name}"',
                f"add {field.name} = {field.example}")  # fmt: skip


def _times(record: Record) -> Iterator[Problem]:
    """Complain of a claim whose times contradict each other."""
    if record.kind != "claim":
        return
    fault = times.times(record.table).fault
    if fault:
        rule, key, message = fault
        yield record.problem(
            rule, message + "; this time is not used", f'correct "{key}"', key,
            severity=Severity.WARNING)  # fmt: skip
