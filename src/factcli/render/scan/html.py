"""One page for people, with the documents, the proofs and a way through them."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanReport


def file(scan: FileScan, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: the page is written at the end."""
    return ""


def end(report: ScanReport, look: Look) -> str:
    """Return the page."""
    from factcli.render.html.page import page

    return page(report, look)
