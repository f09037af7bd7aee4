"""Of how many a thing holds, and what is denied of all: on two topics."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from tests.topics import judged

import factcli

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "shares.toml").read_text("utf-8"))["case"]


@cache
def base(name: str) -> factcli.ClaimBase:
    return factcli.load(HERE / name) if name == "library" else judged.base(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["statement"][:50])
def test_a_share_decides_what_follows_from_it(case: dict[str, str]) -> None:
    found = factcli.check(case["statement"], base(case["base"]))
    assert found.verdict.value == case["verdict"], found.explanation
