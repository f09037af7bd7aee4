"""JSON lines: one object a finding, each complete in itself."""

from __future__ import annotations

import json

from factcli.records import TYPE_CHECKING
from factcli.render.scan.json import record

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanReport


def file(scan: FileScan, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return one object a line, nothing when there are no findings."""
    return "".join(f"{json.dumps(record(each), ensure_ascii=False)}\n" for each in scan.findings)


def end(report: ScanReport, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: every line is a finding."""
    return ""
