"""The test statements that the repository's own claims carry: they hold, and they are a test."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tests.cli.driver import ROOT, run

from factcli.desk.trial import trial
from factcli.model import Verdict
from factcli.report import Case, Outcome
from factcli.store.cases import read_cases
from factcli.store.files import case_files
from factcli.store.load import load
from factcli.text import fold

CLAIMS = ROOT / "claims"
BASE = load([str(CLAIMS)])
CASES = read_cases(case_files([str(CLAIMS)]), {claim.id for claim in BASE.claims})
LEAST = 150
MOST_GAPS = 0.15


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.statement[:60])
def test_a_statement_gets_what_it_asks_for(case: Case) -> None:
    tried = trial(case, BASE)
    wanted = Outcome.KNOWN_GAP if case.known_gap else Outcome.PASSED
    assert tried.outcome is wanted, tried.differences


def test_the_command_says_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ended = run("test", "--quiet")
    assert (ended.status, ended.out, ended.err) == (0, "", "")


def test_there_are_enough_of_all_verdicts() -> None:
    counts = Counter(case.verdict for case in CASES)
    assert len(CASES) >= LEAST
    assert set(counts) == set(Verdict)
    assert 2 * counts[Verdict.SUPPORTED] <= len(CASES)


def test_few_of_them_are_known_to_fail() -> None:
    gaps = [case for case in CASES if case.known_gap]
    assert len(gaps) <= MOST_GAPS * len(CASES)
    assert {Path(case.file).name for case in gaps} <= {"known-gaps.toml"}


def words(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", fold(text)).split())


def test_none_is_taken_from_the_judged_statements() -> None:
    judged = tomllib.loads((ROOT / "tests/cases/glas.toml").read_text("utf-8"))["case"]
    shown = (ROOT / "src/factcli/demo/statements.txt").read_text("utf-8").splitlines()
    others = {words(text) for text in (*(case["statement"] for case in judged), *shown)}
    assert not others & {words(case.statement) for case in CASES}
