"""SARIF 2.1.0 (OASIS), which code hosts and editors read: rules, results, fixes."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcli.render.diagnostics import Tool
    from factcli.report import Diagnostic, Edit, Fix

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note",
    Severity.INFO: "note",
}  # fmt: skip


def whole(found: Sequence[Diagnostic], tool: Tool) -> str:
    """Return a log of one run."""
    import json

    # A rule that the tool does not list, told all the same, is listed without a text.
    told = dict.fromkeys(each.rule for each in found if each.rule not in tool.rules)
    rules = {**tool.rules, **dict.fromkeys(told, "")}
    places = {rule: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": tool.name,
                "version": tool.version,
                "rules": [_rule(name, text) for name, text in rules.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(path)}} for path in tool.files],
        "results": [_result(each, places) for each in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def uri(path: str) -> str:
    """Return a path as a URI reference: a relative one stays relative."""
    import os
    from urllib.parse import quote

    plain = path.replace(os.sep, "/")
    if not os.path.isabs(path):
        # A first part with a colon would read as a scheme.
        head = "./" if ":" in plain.partition("/")[0] else ""
        return head + quote(plain, errors="surrogateescape")
    return "file://" + quote("/" + plain.lstrip("/"), errors="surrogateescape")


def _rule(name: str, text: str) -> dict[str, object]:
    return {"id": name, "shortDescription": {"text": text}} if text else {"id": name}


def _result(each: Diagnostic, places: Mapping[str, int]) -> dict[str, object]:
    region = _region(each)
    if each.excerpt:
        region["snippet"] = {"text": each.excerpt}
    made: dict[str, object] = {
        "ruleId": each.rule,
        "ruleIndex": places[each.rule],
        "level": _LEVELS[each.severity],
        "message": {"text": f"{each.message}. {each.hint}" if each.hint else each.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(each.file)},
                    "region": region,
                }
            }
        ],
    }
    if each.fix:
        made["fixes"] = [_fix(each.fix, each.file)]
    return made


def _region(place: Diagnostic | Edit) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, path: str) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": {"uri": uri(path)}, "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
