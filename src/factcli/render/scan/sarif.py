"""SARIF 2.1.0, which code hosts and editors read; see `render.diagnostics.sarif`."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.diagnostics.sarif import whole
from factcli.render.scan.told import diagnostic, tool

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanReport


def file(scan: FileScan, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: the document is written at the end."""
    return ""


def end(report: ScanReport, look: Look) -> str:
    """Return one document of all findings."""
    return whole([diagnostic(each) for each in report.findings], tool(report, look))
