"""A name that means two entities once articles, hyphens and full stops are left off."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.parse.vocabulary import name_words
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.references import texts
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic
    from factcli.store.validate import Record

ID = "ambiguous-alias"
_KEYS = ("name", "aliases", "adjective")


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield names that statements cannot tell apart; those spelt alike are `shared-name`."""
    owners: dict[tuple[str, ...], tuple[Record, str]] = {}
    for record in ground.tables("entity"):
        own: set[tuple[str, ...]] = set()
        for key in _KEYS:
            for index, name in enumerate(texts(record.table.get(key))):
                read = name_words(name)
                if not read or read in own:
                    continue
                own.add(read)
                first = owners.setdefault(read, (record, name))
                if first[0] is record or _told_already(key, name, first[1]):
                    continue
                content = record.table.get(key)
                other = first[0]
                yield told(
                    ID, Severity.WARNING,
                    Place(record, (key, index) if isinstance(content, list) else (key,)),
                    f'"{name}" also means "{other.table["id"]}", which is called "{first[1]}"',
                    f"{other.document.file}:{other.line} has it: keep one, or give it in single "
                    "claims as subject_names or value_names",
                )  # fmt: skip


def _told_already(key: str, name: str, other: str) -> bool:
    return key != "adjective" and fold(name) == fold(other)
