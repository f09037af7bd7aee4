"""Documents held against a small base: each finding at its words, with its fix, and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcli import ClaimBase, ScanFinding, load
from factcli.desk.fixing import fixed
from factcli.desk.scan import Scanner, Settings
from factcli.document.types import Document

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def base() -> ClaimBase:
    return load(HERE / "claims")


def shown(found: ScanFinding, document: Document) -> str:
    place = f"{found.line}:{found.column}-{found.end_line}:{found.end_column}"
    words = " ".join(found.words.split())
    if found.fix is None:
        return f"{place} {found.rule} {words}"
    line = fixed(document, [found]).text.split("\n")[found.line - 1]
    return f"{place} {found.rule} {words} -> {line}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_document_has_these_findings(case: dict[str, Any], base: ClaimBase) -> None:
    scanner = Scanner(base, Settings())
    document = scanner.read(case.get("file", "a.md"), case["text"].encode())
    assert isinstance(document, Document)
    assert [shown(f, document) for f in scanner.document(document).findings] == case["told"]
