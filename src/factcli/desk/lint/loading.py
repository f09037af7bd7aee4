"""The rules that loading a base applies, and the repairs of what it finds."""

from __future__ import annotations

from factcli.desk.lint.ground import Place
from factcli.desk.lint.repair import new_key, new_value
from factcli.records import TYPE_CHECKING
from factcli.store.fields import FIELDS
from factcli.text import fold

if TYPE_CHECKING:
    from factcli.desk.lint.ground import Ground
    from factcli.report import Fix, Problem
    from factcli.store.validate import Record

RULES = (
    "syntax", "encoding", "duplicate-key", "format", "unknown-table", "unknown-key", "missing-key",
    "wrong-type", "empty", "bad-id", "bad-choice", "bad-date", "duplicate-id", "second-base",
    "unknown-reference", "loop", "end-before-start", "two-ends", "claims-conflict", "two-holders",
    "shared-name",
)  # fmt: skip


def repaired(problem: Problem, ground: Ground) -> Fix | None:
    """Return a safe fix of a problem that loading found, where there is one.

    Safe is only what leaves no doubt: a key in a word that authors are known to write for
    it, a choice in other letters. A slip that could be another word is left to its author.
    """
    if problem.rule not in {"unknown-key", "bad-choice"}:
        return None
    for record in ground.records:
        if record.document.file != problem.file:
            continue
        for key in record.table:
            keys = (key,)
            if _stands(record, problem, keys):
                return _key(record, key) if problem.rule == "unknown-key" else _choice(record, key)
    return None


def _stands(record: Record, problem: Problem, keys: tuple[str, ...]) -> bool:
    spot = record.document.spot(record.path + keys)
    start = spot.key if problem.rule == "unknown-key" else spot.value
    return record.document.position(start) == (problem.line, problem.column)


def _key(record: Record, key: str) -> Fix | None:
    """Write the right key for a word that stands for it, unless that key is there too."""
    meant = [field.name for field in FIELDS[record.kind].values() if key in field.mistaken]
    if len(meant) != 1 or meant[0] in record.table:
        return None
    return new_key(Place(record, (key,)), meant[0], f"write {meant[0]}")


def _choice(record: Record, key: str) -> Fix | None:
    """Write a choice in small letters."""
    value = record.table[key]
    word = fold(str(value)).strip()
    if word not in FIELDS[record.kind][key].choices:
        return None
    return new_value(Place(record, (key,)), f'"{word}"', f'write "{word}"')
