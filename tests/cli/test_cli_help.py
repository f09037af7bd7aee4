"""Help, completion, the demo, and errors about the claims."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.cli.driver import TOWN, command, pretend, run, spawn, surroundings

import factcli
from factcli.cli.app import app
from factcli.cli.demo import statements
from factcli.errors import BrokenBaseError, NoBaseError, UsageError
from factcli.report import Problem, Severity

ROOT_COMMAND: Any = typer.main.get_command(app)
COMMANDS = sorted(ROOT_COMMAND.commands)


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_examples(words: list[str], flag: str) -> None:
    ended = run(*words, flag)
    assert (ended.status, ended.err) == (0, "")
    assert "\n  Examples:\n    factcli " in ended.out
    assert "Usage: factcli" in ended.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    for param in ROOT_COMMAND.commands[name].params:
        assert param.help, param.name


def test_no_arguments_show_help() -> None:
    ended = run()
    assert ended.status == 2
    assert ended.out == run("--help").out


def test_the_version_is_shown() -> None:
    assert run("--version").out == f"factcli {factcli.__version__}\n"


def complete(words: str, folder: Path, **environment: str) -> list[str]:
    asked = {
        "_FACTCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": f"factcli {words}",
        "COMP_CWORD": str(len(words.split(" "))),
    }
    done = spawn(folder=folder, environment={**asked, **environment})
    assert not done.stderr
    return done.stdout.decode().split()


def test_shells_complete_words(tmp_path: Path) -> None:
    assert complete("ch", tmp_path) == ["check"]
    assert complete("check --format ", tmp_path) == ["table", "plain", "json", "jsonl"]
    assert complete("check --fo", tmp_path) == ["--format"]


def test_shells_complete_ids_from_the_claims(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "town.toml").write_text(TOWN, "utf-8")
    assert complete("show ", tmp_path) == ["rostrand-term", "vell-born"]
    assert complete("show ro", tmp_path) == ["rostrand-term"]
    assert complete("list --entity v", tmp_path) == ["vell"]
    (tmp_path / "claims" / "town.toml").write_text(TOWN + "[[claim", "utf-8")
    assert complete("show ", tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="a Unix shell")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_shown(shell: str) -> None:
    done = subprocess.run(
        command(),
        check=False,
        capture_output=True,
        env=surroundings({"_FACTCLI_COMPLETE": f"source_{shell}"}),
    )
    assert b"factcli" in done.stdout


def test_the_demo_checks_six_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)
    texts = statements()
    assert len(texts) == 6
    for terminal in (False, True):
        ended = run("demo", terminal=terminal)
        assert ended.status == 0
        shown = [line for line in ended.out.split("\n") if line.startswith("$ ")]
        assert shown == [f'$ factcli check --demo "{text}"' for text in texts]
    assert run("demo", "--format", "jsonl").out.count("\n") == 6


def refuse(monkeypatch: pytest.MonkeyPatch, error: Exception) -> str:
    def load_base(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("factcli.cli.common.load_base", load_base)
    ended = run("check", "x", "--format", "json")
    assert (ended.status, ended.out) == (2, "")
    return ended.err


def test_a_missing_base_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    err = refuse(monkeypatch, NoBaseError("there are no claims", "give --claims PATH"))
    assert err == "factcli: error: there are no claims\n  give --claims PATH\n"
    assert refuse(monkeypatch, UsageError("no \x1b[1m")) == "factcli: error: no \\x1b[1m\n"


def test_a_broken_base_tells_every_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = tuple(
        Problem(
            "unknown-key", Severity.ERROR, "town.toml", line, 1, "no such key", "did you mean id?"
        )
        for line in (3, 7)
    )
    err = refuse(monkeypatch, BrokenBaseError(problems))
    assert "town.toml:3:1:" in err
    assert "town.toml:7:1:" in err
    assert err.endswith("factcli: error: 2 problems in the claim files\n")


def test_a_broken_file_ends_with_2(tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    file.write_text(TOWN.replace("source =", "sorce ="), "utf-8")
    for arguments in (("check", "x"), ("list",), ("show", "vell-born")):
        ended = run(*arguments, "--claims", str(file))
        assert (ended.status, ended.out) == (2, "")
        assert "sorce" in ended.err


def test_no_claims_at_all_end_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    ended = run("check", "x")
    assert (ended.status, ended.out) == (2, "")
    assert "--claims" in ended.err
