"""A claim whose day of review is past."""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.records import TYPE_CHECKING
from factcli.report import Severity
from factcli.store.base import iso
from factcli.store.times import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.lint.ground import Ground
    from factcli.report import Diagnostic

ID = "stale"


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the claims that somebody should have looked at again before today."""
    for _, record in ground.current():
        due = last_day(record.table.get("review_by"))
        if due is not None and due < ground.today:
            yield told(
                ID, Severity.WARNING, Place(record, ("review_by",)),
                f"this was to be looked at again by {iso(due)}; it is {iso(ground.today)}",
                "check it against its source, then write a later review_by, or superseded_by",
            )  # fmt: skip
