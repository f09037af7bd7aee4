"""One JSON object for a whole scan: the findings, the files, the summary, the base."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.diagnostics.json import edits

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import FileScan, ScanFinding, ScanReport, Tally

VERSION = 1


def file(scan: FileScan, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return nothing: the object is written at the end."""
    return ""


def end(report: ScanReport, look: Look) -> str:  # noqa: ARG001 - one shape for all
    """Return one indented object."""
    import json

    return json.dumps(whole(report), indent=2, ensure_ascii=False) + "\n"


def whole(report: ScanReport) -> dict[str, object]:
    """Return what a whole scan is as an object."""
    return {
        "version": VERSION,
        "base": {
            "name": report.base.name, "claims": report.base.claims, "as_of": report.base.as_of,
        },
        "summary": counts(report.tally),
        "files": [
            {
                "path": scan.path, "error": scan.error, "notes": list(scan.notes),
                "summary": counts(scan.tally),
            }
            for scan in report.files
        ],
        "findings": [record(each) for each in report.findings],
    }  # fmt: skip


def counts(tally: Tally) -> dict[str, int]:
    """Return the counts by name."""
    return tally._asdict()


def record(each: ScanFinding) -> dict[str, object]:
    """Return a finding as the object that JSON and JSON lines hold."""
    return {
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "end_line": each.end_line,
        "end_column": each.end_column,
        "unit": each.unit,
        "rule": each.rule,
        "severity": each.severity.value,
        "verdict": each.verdict.value if each.verdict else None,
        "words": each.words,
        "message": each.message,
        "sentence": each.sentence,
        "read_as": [{"said": said, "meant": name} for said, name in each.before],
        "claims": list(each.claims),
        "citation": each.citation,
        "fix": {"title": each.fix.title, "edits": edits(each.fix)} if each.fix else None,
    }
