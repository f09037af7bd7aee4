"""Test statements of a base, from their files: what is asked, or every problem of the files.

A file of test statements stands beside the claims and begins with the key `factcli-tests`, so
that whoever loads claims passes by it.
"""

from __future__ import annotations

from factcli.errors import BrokenBaseError
from factcli.model import Reason, Relation, Verdict
from factcli.records import TYPE_CHECKING
from factcli.report import Case, Severity
from factcli.store.checks import complaint, noun
from factcli.store.fields import Field
from factcli.store.files import CASES
from factcli.store.suggest import nearest
from factcli.store.times import last_day
from factcli.store.toml import Document
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from factcli.report import Problem
    from factcli.store.files import ClaimFile
    from factcli.store.scan import Path

FORMAT = 1
TABLE = "case"
FILES = "test files"
_SLOTS = "slots"
FIELDS: tuple[Field, ...] = (
    Field("statement", "text", "What is checked.", '"The tower was finished in 1911."',
          required=True, mistaken=("text", "claim_text", "sentence")),
    Field("verdict", "choice", "What the verdict must be.", '"supported"', required=True,
          choices=tuple(verdict.value for verdict in Verdict),
          mistaken=("expect", "expected", "label", "result")),
    Field("reason", "choice", "What the reason code must be.", '"date-differs"',
          choices=tuple(reason.value for reason in Reason), mistaken=("code", "why")),
    Field("claim", "texts", "The id of a claim that must decide, or be weighed; one or a list.",
          '"tower-finished"', mistaken=("claims", "id", "ids")),
    Field("as_of", "date", "The day that counts as the present.", "2024-04-06",
          mistaken=("date", "today", "now")),
    Field(_SLOTS, "relations", "Slots of the proof, each with its relation.",
          '{ time = "exclusive" }', mistaken=("slot", "relations")),
    Field("known_gap", "flag", "The case is right, and factcli fails it today.", "true",
          mistaken=("xfail", "gap", "expected_failure", "skip")),
    Field("note", "text", "A remark for people.", '"the building permit is older"',
          mistaken=("comment", "remark")),
)  # fmt: skip
_BY_NAME = {field.name: field for field in FIELDS}
_REQUIRED = tuple(field.name for field in FIELDS if field.required)
_WRITE = f"write {CASES} = {FORMAT} as the first line of the file"


def read_cases(files: Sequence[ClaimFile], known: Collection[str] | None) -> tuple[Case, ...]:
    """Return the test statements in the files, in order.

    `known` are the ids of claims that a case may name; None takes any. Raises BrokenBaseError
    with every problem of every file.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    first: dict[tuple[str, object], str] = {}
    for file in files:
        document = Document(file.path, file.raw)
        before = len(problems)
        problems.extend((*document.problems, *_outside(document)))
        for path, table in _tables(document, problems):
            wrong = [*_keys(document, path, table), *_named(document, path, table, known)]
            # A syntax error may have taken lines of this case.
            whole = not wrong and all(key in table for key in _REQUIRED)
            if whole:
                wrong.extend(_repeated(document, path, table, first))
                cases.append(_case(document, path, table))
            problems.extend(wrong)
        problems[before:] = sorted(problems[before:], key=lambda each: (each.line, each.column))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise BrokenBaseError(tuple(dict.fromkeys(errors)), FILES)
    return tuple(cases)


def _outside(document: Document) -> Iterator[Problem]:
    """Check the first key and complain of every other that is no table of cases."""
    if 0 not in document.damaged and (document.data or not document.problems):
        version = document.data.get(CASES)
        if version is None:
            message = f"this is no file of test statements: it does not begin with the key {CASES}"
            yield document.problem("format", message, _WRITE, ())
        elif type(version) is not int or version != FORMAT:
            told = f"format {version}" if type(version) is int else noun(version)
            message = f"this factcli reads format {FORMAT} of test statements, not {told}"
            yield document.problem("format", message, _WRITE, (CASES,), at_value=True)
        elif next(iter(document.data)) != CASES:
            yield document.problem("format", f"{CASES} is not the first key", _WRITE, (CASES,))
    if CASES not in document.data:
        return
    for name in document.data:
        if name not in {CASES, TABLE}:
            hint = f"put it under [[{TABLE}]]" if name in _BY_NAME else f"its tables: [[{TABLE}]]"
            message = f'a file of test statements has no "{name}"'
            yield document.problem("unknown-table", message, hint, (name,))


def _tables(
    document: Document, problems: list[Problem]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every case with its place, complaining of what is none."""
    content = document.data.get(TABLE, ())
    write = f"write [[{TABLE}]] on a line of its own"
    if not isinstance(content, (list, tuple)):
        message = f'"{TABLE}" is many tables, not {noun(content)}'
        problems.append(document.problem("wrong-type", message, write, (TABLE,)))
        return
    for index, table in enumerate(content):
        if isinstance(table, dict):
            yield (TABLE, index), table
        else:
            message = f'"{TABLE}" holds tables, not {noun(table)}'
            problems.append(document.problem("wrong-type", message, write, (TABLE, index)))


def _keys(document: Document, path: Path, table: Mapping[str, Any]) -> Iterator[Problem]:
    """Check each key of a case, the type of its value, and that none is missing."""
    meant: set[str] = set()
    for key, value in table.items():
        field = _BY_NAME.get(key)
        if field is None:
            near = next((f.name for f in FIELDS if key in f.mistaken), "") or nearest(key, _BY_NAME)
            meant.add(near)
            hint = f'did you mean "{near}"?' if near else "its keys: " + ", ".join(_BY_NAME)
            message = f'[[{TABLE}]] has no key "{key}"'
            yield document.problem("unknown-key", message, hint, (*path, key))
        elif key == _SLOTS:
            yield from _relations(document, (*path, key), value)
        elif found := complaint(field, value):
            place = (*path, key) if found.at is None else (*path, key, found.at)
            yield document.problem(found.rule, found.message, found.hint, place, at_value=True)
    if document.line(path) in document.damaged:
        return
    for field in FIELDS:
        if field.required and field.name not in table and field.name not in meant:
            message = f'this [[{TABLE}]] has no "{field.name}"'
            hint = f"add {field.name} = {field.example}"
            yield document.problem("missing-key", message, hint, path)


def _relations(document: Document, path: Path, value: object) -> Iterator[Problem]:
    """Check the slots of a case."""
    words = tuple(relation.value for relation in Relation)
    example = _BY_NAME[_SLOTS].example
    if not isinstance(value, dict) or not value:
        message = f'"{_SLOTS}" takes slots with their relations, not {noun(value)}'
        message = f'"{_SLOTS}" names no slot' if value == {} else message
        hint = f"write {_SLOTS} = {example}"
        yield document.problem("wrong-type", message, hint, path, at_value=True)
        return
    for name, word in value.items():
        found = complaint(Field(name, "choice", "", example, choices=words), word)
        if found:
            place = (*path, name)
            yield document.problem(found.rule, found.message, found.hint, place, at_value=True)


def _named(
    document: Document, path: Path, table: Mapping[str, Any], known: Collection[str] | None
) -> Iterator[Problem]:
    """Check that the claims which a case names are on file."""
    named = table.get("claim")
    names = named if isinstance(named, list) else [named]
    if known is None:
        return
    for number, name in enumerate(names):
        if isinstance(name, str) and name.strip() and name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else "factcli list shows the claims on file"
            place = (*path, "claim", number) if named is names else (*path, "claim")
            message = f'there is no claim "{name}"'
            yield document.problem("unknown-reference", message, hint, place, at_value=True)


def _repeated(
    document: Document, path: Path, table: Mapping[str, Any], first: dict[tuple[str, object], str]
) -> Iterator[Problem]:
    """Complain of a statement that is tested twice for one day."""
    key = (" ".join(fold(table["statement"]).split()), last_day(table.get("as_of")))
    before = first.setdefault(key, f"{document.file}:{document.line(path)}")
    if before != f"{document.file}:{document.line(path)}":
        message, hint = "this statement is tested twice", f"the first is {before}; keep one"
        yield document.problem(
            "duplicate-statement", message, hint, (*path, "statement"), at_value=True
        )


def _case(document: Document, path: Path, table: Mapping[str, Any]) -> Case:
    named = table.get("claim", ())
    return Case(
        statement=table["statement"],
        verdict=Verdict(table["verdict"]),
        reason=Reason(table["reason"]) if "reason" in table else None,
        claims=(named,) if isinstance(named, str) else tuple(named),
        as_of=last_day(table.get("as_of")),
        slots=tuple((name, Relation(word)) for name, word in table.get(_SLOTS, {}).items()),
        known_gap=bool(table.get("known_gap", False)),
        note=table.get("note", ""),
        file=document.file,
        line=document.line(path),
    )
