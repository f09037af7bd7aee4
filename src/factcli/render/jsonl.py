"""JSON lines: one object a statement (or a claim), each complete in itself."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.json import VERSION, base_record, claim_records, encoded, finding_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Claim, Finding, Slot
    from factcli.render.view import View


def finding(found: Finding, view: View) -> str:
    """Return one finding as a line."""
    record = {
        "version": VERSION,
        **finding_record(found, view),
        "base": base_record(view.base),
    }
    return encoded(record, view) + "\n"


def claims(chosen: Sequence[Claim], view: View, slots: Sequence[Sequence[Slot]] = ()) -> str:
    """Return claims, one a line; with `slots`, each claim has its own."""
    records = claim_records(chosen, view, slots)
    return "".join(encoded(record, view) + "\n" for record in records)
