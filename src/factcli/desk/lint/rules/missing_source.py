"""A source that nobody could look up."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.references import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

ID = "missing-source"
_TELLING = ("title", "url")


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the sources of claims that have neither a title nor an address."""
    used = {claim.source for claim in ground.base.claims}
    for record in ground.tables("source"):
        if record.table["id"] in used and not any(text(record.table.get(k)) for k in _TELLING):
            yield told(
                ID, Severity.WARNING, Place(record, ("id",)),
                "nobody can look this source up: it has no title and no url",
                "write title = … or url = …, best both, with publisher and date",
            )  # fmt: skip
