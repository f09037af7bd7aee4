"""The program as a newcomer meets it: the commands as typed, in processes of their own."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.driver import ROOT, spawn

TRANSCRIPT = tomllib.loads((ROOT / "tests/end_to_end/transcript.toml").read_text("utf-8"))
CHECKS: list[dict[str, Any]] = TRANSCRIPT["check"]
COMMANDS: list[dict[str, Any]] = TRANSCRIPT["command"]
STATEMENTS = [case["statement"] for case in CHECKS]
SCHEMA = json.loads((ROOT / "docs/schema/check-output.schema.json").read_text("utf-8"))
WIDE = {"COLUMNS": "200", "LC_ALL": "C.UTF-8"}


def factcli(*words: str, stdin: bytes = b"") -> tuple[int, str]:
    """Run the program in the repository and return its status and output."""
    done = spawn(*words, stdin=stdin, folder=ROOT, environment=WIDE)
    assert done.stderr == b""
    return done.returncode, done.stdout.decode()


@pytest.mark.parametrize("case", CHECKS, ids=STATEMENTS)
def test_a_check_as_typed(case: dict[str, Any]) -> None:
    status, out = factcli("check", case["statement"], "--format", "table")
    assert status == case["status"]
    for text in (case["verdict"].upper(), case["reason"], *case["shows"]):
        assert text in out
    # In a pipe the same comes as plain lines.
    status, out = factcli("check", case["statement"])
    assert status == case["status"]
    assert out.startswith(f"{case['verdict'].upper()}  {case['statement']}\n")


@pytest.mark.parametrize("case", CHECKS, ids=STATEMENTS)
def test_a_check_as_json(case: dict[str, Any]) -> None:
    status, out = factcli("check", case["statement"], "--format", "json")
    record = json.loads(out)
    Draft202012Validator(SCHEMA).validate(record)
    assert status == record["status"] == case["status"]
    (result,) = record["findings"]
    assert (result["verdict"], result["reason"]) == (case["verdict"], case["reason"])
    assert [claim["id"] for claim in result["claims"]] == [case["claim"]] * bool(case["claim"])
    assert bool(result["nearest"]) is not bool(case["claim"])
    assert all(claim["source"] and claim["line"] for claim in result["claims"])
    parts = [part["verdict"] for part in result["parts"]]
    assert parts == case.get("parts", [case["verdict"]])


def test_all_of_them_in_one_run() -> None:
    lines = "\n".join(STATEMENTS).encode()
    status, out = factcli("check", "--format", "jsonl", "-", stdin=lines)
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["statement"] for record in records] == STATEMENTS
    assert [record["verdict"] for record in records] == [case["verdict"] for case in CHECKS]
    assert status == 1


@pytest.mark.parametrize(
    ("statements", "options", "status"),
    [
        (["supported"], [], 0),
        (["supported", "unverifiable"], [], 3),
        (["supported", "unverifiable", "disputed"], [], 1),
        (["refuted", "unverifiable"], ["--fail-on", "mixed"], 3),
        (["refuted", "unverifiable"], ["--fail-on", "none"], 0),
        (["unverifiable"], ["--fail-on", "unverifiable"], 1),
    ],
)
def test_the_status_of_several(statements: list[str], options: list[str], status: int) -> None:
    texts = {case["verdict"]: case["statement"] for case in CHECKS}
    chosen = [texts[verdict] for verdict in statements]
    assert factcli("check", "-q", *options, *chosen) == (status, "")


@pytest.mark.parametrize("case", COMMANDS, ids=lambda case: str(case["line"]))
def test_a_command_as_typed(case: dict[str, Any]) -> None:
    status, out = factcli(*case["line"].split())
    assert status == 0
    for text in case["shows"]:
        assert text in out


def test_the_demo_shows_the_same_six() -> None:
    done = spawn("demo", folder=ROOT, environment=WIDE)
    assert done.returncode == 0
    assert b"demo claims" in done.stderr
    out = done.stdout.decode()
    for case in CHECKS:
        assert f'$ factcli check --demo "{case["statement"]}"\n{case["verdict"].upper()}  ' in out
