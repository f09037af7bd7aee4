"""Which verdicts make a run fail, and with which exit status."""

from __future__ import annotations

from factcli.errors import ExitStatus
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

# What fails a run unless somebody chooses otherwise.
FAILING = frozenset({Verdict.REFUTED, Verdict.MIXED, Verdict.DISPUTED})


def status_of(
    verdicts: Collection[Verdict], fail_on: frozenset[Verdict] | None = FAILING
) -> ExitStatus:
    """Return the exit status; `fail_on` None means that no verdict fails."""
    if fail_on is None:
        return ExitStatus.OK
    if any(verdict in fail_on for verdict in verdicts):
        return ExitStatus.FAILED
    return ExitStatus.UNVERIFIABLE if Verdict.UNVERIFIABLE in verdicts else ExitStatus.OK
