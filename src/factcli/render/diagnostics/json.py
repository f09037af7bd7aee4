"""One JSON object for a whole run; docs/lint.md says what its keys hold."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic, Fix

VERSION = 1


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:
    """Return one indented object with every diagnostic and the files looked at."""
    import json

    made = {
        "version": VERSION,
        "tool": tool.name,
        "files": list(tool.files),
        "diagnostics": [record(each) for each in found],
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def record(each: Diagnostic) -> dict[str, object]:
    """Return a diagnostic as the object that JSON and JSON lines hold."""
    return {
        "file": each.file,
        "line": each.line,
        "column": each.column,
        "end_line": each.end_line,
        "end_column": each.end_column,
        "rule": each.rule,
        "severity": each.severity.value,
        "message": each.message,
        "hint": each.hint,
        "fix": _fix(each.fix) if each.fix else None,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "edits": edits(fix)}


def edits(fix: Fix) -> list[dict[str, object]]:
    """Return the edits of a fix, each with the place that it changes and the new text."""
    return [
        {
            "line": edit.line,
            "column": edit.column,
            "end_line": edit.end_line,
            "end_column": edit.end_column,
            "text": edit.text,
        }
        for edit in fix.edits
    ]
