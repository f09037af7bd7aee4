from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcli.check import check
from factcli.model import Reason, Verdict
from factcli.store.base import ClaimBase
from factcli.store.files import ClaimFile
from factcli.store.kept import open_base
from factcli.store.load import load_files
from factcli.store.tables import table

CASES = tomllib.loads((Path(__file__).parent / "refuted.toml").read_text("utf-8"))
HEAD = 'factcli = 1\n[[source]]\nid = "s"\npublisher = "Facts First"\n'
VERDICTS = ("refuted", "supported", "unverifiable")


def text_of(*claims: Mapping[str, object]) -> str:
    return HEAD + "".join(table("[[claim]]", {**claim, "source": "s"}) for claim in claims)


def base_of(*claims: Mapping[str, object]) -> ClaimBase:
    return load_files([ClaimFile("a.toml", text_of(*claims).encode())])


@pytest.fixture(scope="module")
def base() -> ClaimBase:
    return base_of(*CASES["claims"])


@pytest.mark.parametrize(
    ("verdict", "statement"), [(verdict, text) for verdict in VERDICTS for text in CASES[verdict]]
)
def test_cases(verdict: str, statement: str, base: ClaimBase) -> None:
    assert check(statement, base).verdict.value == verdict


def test_the_open_ones_are_more_than_the_others() -> None:
    assert len(CASES["unverifiable"]) > len(CASES["refuted"]) + len(CASES["supported"])


def test_the_finding_names_claim_and_reason(base: ClaimBase) -> None:
    finding = check("The Beacon Tower cost 30 million crowns.", base)
    assert (finding.reason, finding.claims[0].claim.id) == (Reason.RATED_FALSE, "cost")
    assert finding.explanation == "on file as untrue: The Beacon Tower cost 30 million crowns."


def test_a_claim_and_a_fact_check_that_differ_leave_it_disputed() -> None:
    said = {"id": "a", "text": "The Beacon Tower cost 30 million crowns."}
    both = base_of(said, {**said, "id": "b", "verdict": "refuted"})
    finding = check(str(said["text"]), both)
    assert (finding.verdict, finding.reason) == (Verdict.DISPUTED, Reason.CLAIMS_CONFLICT)
    assert [match.claim.id for match in finding.claims] == ["a", "b"]
    other = check("The Beacon Tower cost 20 million crowns.", both)
    assert other.verdict is Verdict.REFUTED


def test_what_is_superseded_refutes_nothing() -> None:
    old = {"id": "a", "text": "It snowed in Tolm.", "verdict": "refuted", "superseded_by": "b"}
    found = base_of(old, {"id": "b", "text": "It snowed in Tolm."})
    assert check("It snowed in Tolm.", found).verdict is Verdict.SUPPORTED


def test_the_cache_keeps_them_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCLI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("FACTCLI_NO_CACHE", raising=False)
    (tmp_path / "a.toml").write_text(text_of(*CASES["claims"]), "utf-8")
    for _ in range(2):
        found = open_base([str(tmp_path / "a.toml")])
        for verdict in VERDICTS:
            for text in CASES[verdict][:3]:
                assert check(text, found).verdict.value == verdict
    assert any((tmp_path / "cache").iterdir())
