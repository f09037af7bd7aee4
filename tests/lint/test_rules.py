"""Every rule against its cases: what it finds, and the more that it passes by."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcli.desk.lint.ground import Ground, StoredText
from factcli.desk.lint.rules import NAMES, rule, rule_id
from factcli.desk.lint.run import lint
from factcli.store.files import ClaimFile

CASES = Path(__file__).parent / "cases"
TODAY = dt.date(2024, 6, 1).toordinal()


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize(("name", "case"), cases())
def test_a_rule_finds_what_it_should(name: str, case: dict[str, Any]) -> None:
    stored = StoredText("gazette.txt", case.get("source", ""), case.get("missing", ""))
    files = [ClaimFile("claims.toml", case["claims"].encode())]
    texts = (lambda _: stored) if stored.text or stored.missing else None
    found = lint(Ground(files, TODAY, texts), {name})
    assert len(found) == case["finds"], [each.message for each in found]
    for each in found:
        assert case.get("says", "") in f"{each.message} {each.hint}"


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_its_id_and_cases(name: str) -> None:
    assert rule_id(name) == rule(name).ID
    found = tomllib.loads((CASES / f"{rule_id(name)}.toml").read_text("utf-8"))["case"]
    bad = [case for case in found if case["finds"]]
    assert bad
    assert len(found) - len(bad) >= len(bad)
