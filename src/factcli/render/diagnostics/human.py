"""For a person: each finding with its line and a remedy, then how many there are."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.problems import show
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:
    """Return every diagnostic drawn with its line, and a last line that counts them."""
    drawn = [show(each, color=tool.color) for each in found]
    return "\n".join([*drawn, _count(found, tool)]) + "\n"


def _count(found: Sequence[Diagnostic], tool: Tool) -> str:
    files = _many(len(tool.files), "file")
    if not found:
        return f"nothing found in {files}"
    kinds = [
        _many(count, severity.value)
        for severity in Severity
        if (count := sum(each.severity is severity for each in found))
    ]
    fixable = sum(each.fix is not None for each in found)
    more = f"; --fix repairs {fixable}" if fixable else ""
    return f"{', '.join(kinds)} in {files}{more}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
