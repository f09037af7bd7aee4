"""The short way into `check` reads what typer reads, or leaves it to typer."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from factcli.cli import quick
from factcli.cli.app import app, run
from factcli.cli.checking import CheckOptions

COMMAND: Any = typer.main.get_command(app)
WORDS = [
    "She built it", "-", "--", "--demo", "-q", "--quiet", "--explain", "--format", "json",
    "--format=json", "--as-of", "2024-04-06", "--fail-on", "none", "--file", "-f", "draft.txt",
    "--claims", "-c", "facts", "-qf", "--help", "-h", "--nonsense", "-x", "--form", "", "é",
]  # fmt: skip


def by_typer(arguments: list[str]) -> CheckOptions | None:
    """Return the options as typer reads them, None where it refuses or helps."""
    read: list[CheckOptions] = []

    def take(options: CheckOptions) -> int:
        read.append(options)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcli.cli.check.run", take)
        patch.setattr("factcli.cli.streams.tell_lines", lambda _: None)
        patch.setattr("factcli.cli.app.tell_lines", lambda _: None)
        run(["check", *arguments])
    return read[0] if read else None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_both_ways_read_the_same(arguments: list[str]) -> None:
    short = quick.read(arguments)
    assert short is None or short == by_typer(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["one", "two"],
        ["one", "--format", "json", "-q"],
        ["-", "--claims", "a", "-c", "b", "--file", "d.txt"],
        ["--", "-5 degrees"],
        ["--fail-on", "none", "--as-of", "today", "--explain", "--demo", "x"],
    ],
)
def test_plain_arguments_take_the_short_way(arguments: list[str]) -> None:
    assert quick.read(arguments) == by_typer(arguments) is not None


@pytest.mark.parametrize("word", ["--help", "-h", "--nonsense", "-x", "-qf", "--format"])
def test_oddities_go_to_typer(word: str) -> None:
    assert quick.read(["one", word]) is None


def test_every_option_of_check_is_known() -> None:
    options = {
        name: param.name
        for param in COMMAND.commands["check"].params
        if param.param_type_name == "option"
        for name in param.opts
    }
    assert {"--help", "-h"}.isdisjoint(quick.FLAGS)
    known = quick.FLAGS | quick.VALUES | quick.LISTS
    assert set(options) - {"--help", "-h"} == set(known)
    fields = {"file": "files"}
    assert all(
        known[name] == fields.get(param, param) for name, param in options.items() if name in known
    )
