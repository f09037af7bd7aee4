"""An entity that no claim speaks of."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.fields import TABLES
from factcli.store.references import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

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
    for words in _said(ground):
        if owner := ground.names.entity(words):
            used.add(owner)
        said = name_words(words)
        for start in range(len(said)):
            used.update(ground.vocabulary.longest(said, start)[1])
    waiting = list(used)
    while waiting:
        entity = ground.base.entities.get(waiting.pop())
        for other in (entity.within, entity.of) if entity else ():
            if other and other not in used:
                used.add(other)
                waiting.append(other)
    return used


def _said(ground: Ground) -> Iterator[str]:
    """Yield every text of a claim or property, those in tables of unknown kinds too."""
    for record in ground.records:
        if record.kind in {"claim", "property"}:
            for field in TABLES[record.kind]:
                yield from texts(record.table.get(field.name))
    for document in {id(r.document): r.document for r in ground.records}.values():
        for name, content in document.data.items():
            if name not in TABLES:
                yield from _strings(content)


def _strings(content: object) -> Iterator[str]:
    """Yield every text in a value of TOML; nothing nests deeper than a file may."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from _strings(each)
    elif isinstance(content, list):
        for each in content:
            yield from _strings(each)
