"""One line a finding, as compilers write it: editors and grep read `path:line:column: …`."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.safe import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:  # noqa: ARG001 - one shape for all
    """Return `path:line:column: severity[rule]: message`, a line each."""
    return "".join(f"{_line(each)}\n" for each in found)


def _line(each: Diagnostic) -> str:
    place = f"{each.file}:{each.line}:{each.column}"
    return shown(f"{place}: {each.severity.value}[{each.rule}]: {each.message}")
