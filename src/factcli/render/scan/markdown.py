"""A summary in Markdown, for a pull request, a job's page or a note to a colleague."""

from __future__ import annotations

import re

from factcli.records import TYPE_CHECKING
from factcli.render.safe import shown
from factcli.render.scan.told import message, summary

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanFinding, ScanReport

# What Markdown would take for markup, and what would end a cell.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def file(scan: FileScan, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: the page is written at the end."""
    return ""


def end(report: ScanReport, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return a page: the summary, then a table of findings for each file that has some."""
    lines = ["# factcli scan", "", f"{_text(summary(report.tally, report.read))}.", ""]
    lines.append(f"Checked against {report.base.claims:,} claims: {_text(report.base.name)}.")
    for scan in report.files:
        if scan.error:
            lines += ["", f"## {_text(scan.path)}", "", f"Not read: {_text(scan.error)}."]
        elif scan.findings:
            lines += ["", f"## {_text(scan.path)}", "", "| line | verdict | rule | words | why |"]
            lines += ["|---|---|---|---|---|", *map(_row, scan.findings)]
    return "\n".join(lines) + "\n"


def _row(found: ScanFinding) -> str:
    place = f"{found.line}:{found.column}"
    claims = ", ".join(map(_text, found.claims))
    why = _text(message(found)) + (f" ({claims})" if claims else "")
    verdict = found.verdict.value if found.verdict else "-"
    return f"| {place} | {verdict} | {found.rule} | {_text(found.words)} | {why} |"


def _text(text: str) -> str:
    """Return text that reads as itself in Markdown, on one line."""
    return _MARKUP.sub(r"\\\1", shown(" ".join(text.split())))
