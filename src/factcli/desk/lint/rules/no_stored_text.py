"""A source whose excerpts cannot be looked up, because its text was not kept."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

ID = "no-stored-text"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the sources of excerpts of which the folder of texts holds none."""
    if ground.texts is None:
        return
    quoted = {claim.source for claim in ground.base.claims if claim.excerpt}
    for record in ground.tables("source"):
        if record.table["id"] not in quoted:
            continue
        stored = ground.texts(record)
        if stored.missing:
            key = "file" if "file" in record.table else "id"
            yield told(
                ID, Severity.WARNING, Place(record, (key,)),
                f"the text of this source cannot be read: {stored.missing}",
                f"keep it as {stored.path}, or name its file there with file = …",
            )  # fmt: skip
