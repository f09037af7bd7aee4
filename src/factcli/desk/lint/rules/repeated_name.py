"""A name that an entity has twice."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.desk.lint.repair import without_item
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

ID = "repeated-name"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the aliases that say nothing new: case, accents and signs do not count."""
    for record in ground.tables("entity"):
        aliases = record.table.get("aliases")
        if not isinstance(aliases, list):
            continue
        seen = {_folded(record.table["name"]): "its name"}
        for index, alias in enumerate(aliases):
            key = _folded(alias)
            if key in seen:
                place = Place(record, ("aliases", index))
                yield told(
                    ID, Severity.WARNING, place, f'"{alias}" is {seen[key]} once more',
                    "take it out", fix=without_item(place, f'take out "{alias}"'),
                )  # fmt: skip
            seen.setdefault(key, f'the alias "{alias}"')


def _folded(name: object) -> str:
    return " ".join(fold(str(name)).split())
