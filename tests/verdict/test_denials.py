"""Denials, opposites and slips: what turns a claim round, and what only looks so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.topics import judged

import factcli

HERE = Path(__file__).parent
CASES = [
    case
    for name in ("denials", "held", "reckoning")
    for case in tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["statement"][:50])
def test_a_denial_turns_only_what_it_denies(case: dict[str, Any]) -> None:
    base = (
        judged.base(case["base"])
        if "base" in case
        else factcli.claims_from_texts(case["sentences"])
    )
    found = factcli.check(case["statement"], base)
    if "not" in case:
        assert found.verdict.value != case["not"], found.explanation
    else:
        assert found.verdict.value == case["verdict"], found.explanation
