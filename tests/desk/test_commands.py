"""Whole output of the commands that keep a base, on the claims of a small town.

`--update-golden` rewrites the expected files; read the change before you keep it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cli.driver import run

HERE = Path(__file__).parent
TOWN = HERE / "town"
GOLDEN = HERE / "golden"
COMMANDS: list[dict[str, Any]] = tomllib.loads((HERE / "commands.toml").read_text("utf-8"))[
    "command"
]
BY_NAME = {command["name"]: command for command in COMMANDS}


def told(command: dict[str, Any]) -> str:
    """Run a command and return its exit status and all that it wrote."""
    surroundings = {"COLUMNS": str(command.get("width", 80)), **command.get("environment", {})}
    if command.get("ascii"):
        surroundings["PYTHONIOENCODING"] = "ascii"
    ended = run(
        *command["words"],
        terminal=command.get("terminal", False),
        encoding="ascii" if command.get("ascii") else "utf-8",
        environment=surroundings,
    )
    return f"exit {ended.status}\n--- stdout\n{ended.out}--- stderr\n{ended.err}"


@pytest.mark.parametrize("name", BY_NAME)
def test_a_command_prints_the_golden_output(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(TOWN)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    path = GOLDEN / f"{name}.txt"
    text = told(BY_NAME[name])
    if request.config.getoption("--update-golden", default=False):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_there_is_one_golden_file_for_each_command() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    assert {path.stem for path in GOLDEN.iterdir()} == set(BY_NAME)


@pytest.mark.parametrize("name", [name for name, each in BY_NAME.items() if each.get("ascii")])
def test_ascii_output_is_ascii(name: str) -> None:
    assert (GOLDEN / f"{name}.txt").read_text("utf-8").isascii()


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_that_steers_a_terminal_is_printed(name: str) -> None:
    text = (GOLDEN / f"{name}.txt").read_text("utf-8")
    colored = BY_NAME[name].get("terminal") and "environment" not in BY_NAME[name]
    assert colored or not set("\x1b\u202e\x07") & set(text)
