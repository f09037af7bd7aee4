"""Every judged set of the repository: nothing raises, nothing untrue passes, little gets worse.

What is asked of single statements stands elsewhere. Here a floor under the accuracy of each
set may only rise (`python tools/update_floors.py`), and the two kinds of error stay rare.
"""

from __future__ import annotations

import json

import pytest
from tests.cli.driver import run
from tests.topics import judged
from tests.topics.judged import Judged

import factcli

# Of each kind of error, in a set of forty statements or more.
MOST = 1


@pytest.fixture(scope="module", params=judged.SETS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def found(name: str) -> Judged:
    return judged.judged(name)


def test_each_statement_has_one_finding_in_order(name: str, found: Judged) -> None:
    assert found.statements == tuple(text for text, _ in judged.rows(name))
    assert len(found.given) == len(found.statements) >= 40


def test_every_verdict_occurs(found: Judged) -> None:
    assert {*found.right} == {verdict.value for verdict in factcli.Verdict}


def test_nothing_untrue_passes(found: Judged) -> None:
    assert len(found.untrue_passed) <= MOST, found.untrue_passed


def test_nothing_true_is_refuted(found: Judged) -> None:
    assert len(found.true_refuted) <= MOST, found.true_refuted


def test_the_accuracy_does_not_fall(name: str, found: Judged) -> None:
    floor = judged.floors()[name]
    assert 100 * found.accuracy >= floor, f"python tools/update_floors.py: {found.misses()}"


def test_the_floors_are_those_of_the_sets() -> None:
    assert tuple(judged.floors()) == judged.SETS


@pytest.mark.parametrize("topic", judged.FOLDERS)
def test_the_command_line_says_the_same(topic: str) -> None:
    found = judged.judged(topic)
    lines = "".join(f"{text}\n" for text in found.statements).encode()
    claims = str(judged.FOLDERS[topic])
    ended = run("check", "--claims", claims, "--format", "jsonl", "-", stdin=lines)
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert tuple(record["statement"] for record in records) == found.statements
    assert tuple(record["verdict"] for record in records) == found.given
    assert (ended.status, ended.err) == (1, "")
