"""Workflow commands: GitHub shows each finding beside the line of a pull request."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.safe import shown
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic

_COMMANDS = {
    Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice",
    Severity.INFO: "notice",
}  # fmt: skip


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:
    """Return one workflow command a line."""
    return "".join(f"{_command(each, tool)}\n" for each in found)


def _command(each: Diagnostic, tool: Tool) -> str:
    place = {
        "title": f"{tool.name} ({each.rule})",
        "file": each.file,
        "line": str(each.line),
        "endLine": str(each.end_line),
    }
    # Columns of a stretch over several lines make GitHub drop the whole place.
    if each.end_line == each.line:
        place |= {"col": str(each.column), "endColumn": str(each.end_column)}
    words = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    text = f"{each.message}: {each.hint}" if each.hint else each.message
    return f"::{_COMMANDS[each.severity]} {words}::{_data(text)}"


def _data(text: str) -> str:
    """Escape what would end a command. Percent signs go first: they are the escape."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
