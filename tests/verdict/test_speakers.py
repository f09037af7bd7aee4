"""Who says a thing, and what else a report of it tells."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcli.check import check
from factcli.store.base import ClaimBase
from factcli.store.load import load

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "speakers.toml").read_text("utf-8"))["case"]
ENOUGH = 6


@pytest.fixture(scope="module")
def base() -> ClaimBase:
    return load([str(HERE / "speakers")])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["statement"][:60])
def test_a_report_is_held_to_all_it_tells(case: dict[str, Any], base: ClaimBase) -> None:
    found = check(case["statement"], base)
    if "not" in case:
        assert found.verdict.value != case["not"], found.explanation
    else:
        assert found.verdict.value == case["verdict"], found.explanation


def test_every_kind_has_cases_enough() -> None:
    assert min(Counter(case["kind"] for case in CASES).values()) >= ENOUGH
