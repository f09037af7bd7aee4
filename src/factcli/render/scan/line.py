"""One line a finding, as compilers write it; see `render.diagnostics.line`."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.diagnostics.line import whole
from factcli.render.scan.told import diagnostic, plain_tool

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanReport


def file(scan: FileScan, look: Look) -> str:
    """Return one line a finding, nothing when there are none."""
    return whole([diagnostic(each) for each in scan.findings], plain_tool(look))


def end(report: ScanReport, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: every line is a finding."""
    return ""
