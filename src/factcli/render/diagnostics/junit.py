"""JUnit XML, which build servers read: a suite a file, a failed case a finding."""

from __future__ import annotations

from html import escape

from factcli.records import TYPE_CHECKING
from factcli.render.safe import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:
    """Return one document; a file without findings is a suite with one passed case."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in tool.files}
    for each in found:
        by_file.setdefault(each.file, []).append(each)
    tests = sum(max(1, len(told)) for told in by_file.values())
    head = f'<testsuites name="{_text(tool.name)}" tests="{tests}" failures="{len(found)}">'
    suites = [line for path, told in by_file.items() for line in _suite(path, told)]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>", ""])


def _suite(path: str, told: Sequence[Diagnostic]) -> list[str]:
    name = _text(path)
    tests = max(1, len(told))
    lines = [
        f'  <testsuite name="{name}" tests="{tests}" failures="{len(told)}" errors="0" skipped="0">'
    ]
    if not told:
        lines.append(f'    <testcase name="{name}" classname="{name}"/>')
    for each in told:
        lines += _case(name, each)
    return [*lines, "  </testsuite>"]


def _case(name: str, each: Diagnostic) -> list[str]:
    message = _text(f"line {each.line}, column {each.column}: {each.message}")
    title = _text(f"{each.rule} at {each.line}:{each.column}")
    kind = _text(f"{each.severity.value}[{each.rule}]")
    return [
        f'    <testcase name="{title}" classname="{name}" line="{each.line}">',
        f'      <failure type="{kind}" message="{message}">{_text(each.hint)}</failure>',
        "    </testcase>",
    ]


def _text(text: str) -> str:
    """Escape text for XML; what XML cannot hold at all is written as a programmer would."""
    return escape(shown(text))
