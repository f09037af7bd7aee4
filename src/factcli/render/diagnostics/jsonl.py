"""JSON lines: one object a finding, each complete in itself."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.diagnostics.json import VERSION, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:  # noqa: ARG001 - one shape for all
    """Return one object a line, nothing when there are no findings."""
    import json

    lines = (json.dumps({"version": VERSION, **record(each)}, ensure_ascii=False) for each in found)
    return "".join(f"{line}\n" for line in lines)
