"""The whole program, engine and files included, on a small town of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.driver import ROOT, TOWN, Run, run, spawn

SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "docs" / "schema" / "check-output.schema.json").read_text("utf-8")
)
STATEMENTS = {
    "Livia Rostrand was harbour master in 2015": ("supported", 0),
    "Rostrand was harbour master in 2018": ("refuted", 1),
    "Rostrand owns a bakery": ("unverifiable", 3),
}
HOSTILE = ("\x1b[31mRostrand\x1b[0m", "[bold]Vell[/bold]", "\u202eVell", "面包", "?", "\x00")


@pytest.fixture
def claims(tmp_path: Path) -> str:
    file = tmp_path / "town.toml"
    file.write_text(TOWN, "utf-8")
    return str(file)


def check(claims: str, *words: str, stdin: str = "") -> Run:
    return run("check", "--claims", claims, *words, stdin=stdin.encode())


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_is_checked(claims: str, statement: str) -> None:
    verdict, status = STATEMENTS[statement]
    for form in ("plain", "table", "json"):
        ended = check(claims, statement, "--format", form)
        assert ended.status == status, ended
        assert ended.err == ""
        assert (verdict if form == "json" else verdict.upper()) in ended.out


@pytest.mark.parametrize("form", ["table", "plain", "json", "jsonl"])
def test_a_repeated_run_gives_the_same_bytes(claims: str, form: str) -> None:
    first, second = (check(claims, *STATEMENTS, "--format", form) for _ in range(2))
    assert first == second


def test_real_output_fits_the_schema(claims: str) -> None:
    lines = "\n".join((*STATEMENTS, *HOSTILE))
    ended = check(claims, "-", "--format", "jsonl", stdin=lines)
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [r["statement"] for r in records] == [*STATEMENTS, *HOSTILE]
    for record in records:
        Draft202012Validator(SCHEMA).validate(record)
        known = {match["id"] for match in record["claims"] + record["nearest"]}
        assert all(set(part["claims"]) <= known for part in record["parts"])
    whole = json.loads(check(claims, *STATEMENTS, "--format", "json").out)
    Draft202012Validator(SCHEMA).validate(whole)
    assert whole["base"]["claims"] == 2


def test_hostile_statements_are_shown_and_not_obeyed(claims: str) -> None:
    lines = "\n".join(HOSTILE)
    for form in ("table", "plain"):
        ended = check(claims, "-", "--format", form, "--explain", stdin=lines)
        assert not set("\x1b\x00\u202e") & set(ended.out)
        assert "[bold]Vell[/bold]" in ended.out.replace("\n", "")


def test_the_claims_are_found_from_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "town.toml").write_text(TOWN, "utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    done = spawn("list", folder=below)
    assert done.returncode == 0
    assert done.stdout.startswith(b"rostrand-term  Livia")
    done = spawn("show", "vell-born", "--format", "json", folder=below)
    Draft202012Validator(SCHEMA).validate(json.loads(done.stdout))


def test_a_pipe_has_no_demo_of_its_own_accord(tmp_path: Path) -> None:
    done = spawn("check", "Rostrand was harbour master", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--claims" in done.stderr
