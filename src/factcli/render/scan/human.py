"""For a person: each finding with its line, the words at fault marked, and the claim."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.problems import show
from factcli.render.scan.told import diagnostic, summary

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanReport


def file(scan: FileScan, look: Look) -> str:
    """Return the findings of a file, a blank line after each."""
    return "".join(f"{show(diagnostic(f), color=look.color)}\n\n" for f in scan.findings)


def end(report: ScanReport, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return the summary."""
    return f"{summary(report.tally, report.read)}\n"
