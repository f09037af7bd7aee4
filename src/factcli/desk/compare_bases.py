"""Two states of a claim base compared: tables, their keys, and what that does to verdicts."""

from __future__ import annotations

import datetime as dt

from factcli.check import check
from factcli.errors import NoBaseError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Change, Comparison, KeyChange, Turn
from factcli.store import validate
from factcli.store.cases import read_cases
from factcli.store.fields import TABLES
from factcli.store.files import case_files, collect, is_case_text, is_claim_text
from factcli.store.load import load_files
from factcli.store.revisions import tables_of
from factcli.store.toml import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcli.report import Case
    from factcli.store.base import ClaimBase
    from factcli.store.files import ClaimFile

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
# What an id is made of, in the order in which changes are told.
_KINDS = ("claim", "entity", "property", "source", "base")
_NAMES = ("text", "name", "title")

Tables = dict[tuple[str, str], "Mapping[str, object]"]


class Side(NamedTuple):
    """One state of a base: how it is called, its claim files and its files of test statements."""

    name: str
    claims: tuple[ClaimFile, ...]
    cases: tuple[ClaimFile, ...]


def in_folder(paths: Sequence[str]) -> Side:
    """Return the state of a base in files and folders. Raises NoBaseError without claims."""
    claims = collect(paths)
    known = {file.path for file in claims}
    cases = tuple(file for file in case_files(paths) if file.path not in known)
    return Side(", ".join(paths), claims, cases)


def in_revision(spec: str, default: str) -> Side:
    """Return the state of a base in a git revision; see `tables_of`."""
    files = tables_of(spec, default)
    claims = tuple(file for file in files if is_claim_text(file.raw))
    if not claims:
        raise NoBaseError(f"no claim file in {spec}", 'a claim file begins with "factcli = 1"')
    return Side(spec, claims, tuple(file for file in files if is_case_text(file.raw)))


def compare(old: Side, new: Side, *, tests: bool = True) -> Comparison:
    """Compare two states of a base; without `tests` no statement is checked.

    The test statements of both sides are checked, each once. Raises BrokenBaseError when a
    side has problems.
    """
    bases = load_files(old.claims, (old.name,)), load_files(new.claims, (new.name,))
    changes = tuple(_changes(_tables(old.claims), _tables(new.claims)))
    # What does not differ turns nothing, and two hundred checks take a second.
    cases = _cases(old, new) if tests and changes else ()
    turns = tuple(_turns(cases, *bases))
    return Comparison(old.name, new.name, changes, turns, len(cases))


def _tables(files: Sequence[ClaimFile]) -> Tables:
    found: Tables = {}
    for file in files:
        for record in validate.records(Document(file.path, file.raw))[0]:
            found[record.kind, str(record.table.get("id", ""))] = record.table
    return found


def _changes(old: Tables, new: Tables) -> Iterator[Change]:
    for kind in _KINDS:
        ids = [name for place, name in (*old, *new) if place == kind]
        for name in dict.fromkeys(sorted(ids)):
            before, after = old.get((kind, name)), new.get((kind, name))
            how = ADDED if before is None else REMOVED if after is None else CHANGED
            keys = tuple(_keys(kind, before or {}, after or {})) if how == CHANGED else ()
            if how != CHANGED or keys:
                yield Change(how, kind, name, _text(after or before or {}), keys)


def _keys(kind: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[KeyChange]:
    for field in TABLES[kind]:
        before, after = _plain(old.get(field.name)), _plain(new.get(field.name))
        if before != after:
            yield KeyChange(field.name, before, after)


def _plain(value: object) -> object:
    """Return a TOML value as JSON has it."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else value


def _text(table: Mapping[str, object]) -> str:
    return next((str(table[name]) for name in _NAMES if name in table), "")


def _cases(old: Side, new: Side) -> tuple[Case, ...]:
    """Return the test statements of both sides; those of the new one come first."""
    found: dict[tuple[str, int | None], Case] = {}
    for side in (new, old):
        for case in read_cases(side.cases, None):
            found.setdefault((case.statement, case.as_of), case)
    return tuple(found.values())


def _turns(cases: Sequence[Case], old: ClaimBase, new: ClaimBase) -> Iterator[Turn]:
    for case in cases:
        before = check(case.statement, old, case.as_of)
        after = check(case.statement, new, case.as_of)
        if before.verdict is not after.verdict:
            yield Turn(case, before, after)
