"""Claims out of a base, in one of the formats that keep them: json, csv, xlsx."""

from __future__ import annotations

from factcli.exchange import base_json, csv_out, xlsx_out
from factcli.exchange.rows_out import rows
from factcli.records import TYPE_CHECKING
from factcli.store.files import collect
from factcli.store.includes import expand, named
from factcli.store.toml import Document
from factcli.store.validate import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim
    from factcli.store.base import ClaimBase

FORMS = ("json", "csv", "xlsx")


def take_out(base: ClaimBase, chosen: Sequence[Claim], form: str) -> bytes:
    """Return the chosen claims of a base, which was loaded from files, in a format."""
    found = named(
        (file.space, record)
        for file in expand(collect(base.paths))
        for record in records(Document(file.path, file.raw))[0]
    )
    wanted = {claim.id for claim in chosen}
    if form == "json":
        return base_json.dump(base, found, wanted).encode("utf-8")
    table = rows(base, found, wanted)
    return xlsx_out.dump(table) if form == "xlsx" else csv_out.dump(table).encode("utf-8")
