"""An entity that no claim speaks of."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.compiled import vocabulary_of
from factcli.store.fields import TABLES
from factcli.store.references import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic
    from factcli.store.validate import Record

ID = "unused-entity"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the entities that neither a claim nor an entity in use refers to or names.

    Where part of a file could not be read, nothing is yielded: the mention may stand there.
    """
    if ground.lost:
        return
    used = _used(ground)
    for record in ground.tables("entity"):
        if record.table["id"] not in used:
            yield told(
                ID, Severity.WARNING, Place(record, ("id",)),
                f'no claim speaks of "{record.table["name"]}"',
                "take the entity out, or write a claim about it",
            )  # fmt: skip


def _used(ground: Ground) -> set[str]:
    used: set[str] = set()
    vocabulary = vocabulary_of(ground.base.entities)
    for record in ground.records:
        if record.kind not in {"claim", "property"}:
            continue
        for words in _texts(record):
            if owner := ground.names.entity(words):
                used.add(owner)
            said = name_words(words)
            for start in range(len(said)):
                used.update(vocabulary.longest(said, start)[1])
    waiting = list(used)
    while waiting:
        entity = ground.base.entities.get(waiting.pop())
        for other in (entity.within, entity.of) if entity else ():
            if other and other not in used:
                used.add(other)
                waiting.append(other)
    return used


def _texts(record: Record) -> Iterator[str]:
    for field in TABLES[record.kind]:
        yield from texts(record.table.get(field.name))
