"""The command: options, exit statuses, formats, repairs, and every error that it may end in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.cli.driver import TOWN, run

from factcli.cli import lint as command
from factcli.desk.lint.run import RULES
from factcli.render.diagnostics import FORMATS

DAY = ("--today", "2024-06-01")
CLEAN = """factcli = 1

[[source]]
id = "gazette"
title = "A tower for the harbour"

[[claim]]
id = "tower-height"
text = "The Beacon Tower is 212 metres high."
source = "gazette"
"""
CONFLICT = (
    CLEAN
    + """
[[claim]]
id = "tower-height-too"
text = "The Beacon Tower is 220 metres high."
source = "gazette"
review_by = 2024-01-01
"""
)


def written(folder: Path, text: str, name: str = "claims.toml") -> str:
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return str(path)


def rules_of(out: str) -> list[str]:
    return [line.partition("[")[2].partition("]")[0] for line in out.splitlines()]


def lint(path: str, *options: str) -> list[str]:
    return rules_of(run("lint", path, *DAY, "--format", "line", *options).out)


def test_a_clean_base_is_status_0(tmp_path: Path) -> None:
    ended = run("lint", written(tmp_path, CLEAN), *DAY)
    assert (ended.status, ended.out, ended.err) == (0, "nothing found in 1 file\n", "")


def test_findings_are_status_1_and_in_order(tmp_path: Path) -> None:
    path = written(tmp_path, CONFLICT)
    ended = run("lint", path, *DAY, "--format", "line")
    assert (ended.status, ended.err) == (1, "")
    assert rules_of(ended.out) == ["claims-conflict", "stale"]
    assert ended.out.startswith(f"{path}:14:8: warning[claims-conflict]: this contradicts ")


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--select", "stale"), ["stale"]),
        (("--select", "stale,claims-conflict"), ["claims-conflict", "stale"]),
        (("--select", "stale", "--select", " Claims-Conflict "), ["claims-conflict", "stale"]),
        (("--ignore", "stale"), ["claims-conflict"]),
        (("--ignore", "stale,claims-conflict"), []),
        (("--select", "stale", "--ignore", "stale"), []),
        (("--select", "unused-entity"), []),
    ],
)
def test_rules_are_chosen(tmp_path: Path, options: tuple[str, ...], left: list[str]) -> None:
    assert lint(written(tmp_path, CONFLICT), *options) == left


def test_the_day_decides_what_is_stale(tmp_path: Path) -> None:
    path = written(tmp_path, CONFLICT)
    for day, stale in (("2024-01-01", False), ("2024-01-02", True), ("2023-06-01", False)):
        out = run("lint", path, "--today", day, "--format", "line").out
        assert ("stale" in rules_of(out)) is stale


def test_without_a_day_the_clock_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, CLEAN + "review_by = 2020-01-01\n")
    assert run("lint", path, "--select", "stale").status == 1
    assert run("lint", written(tmp_path, CLEAN + "review_by = 2199-01-01\n")).status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "stal"), "there is no rule 'stal'\n  did you mean stale?"),
        (("--ignore", "nonsense"), "there is no rule 'nonsense'"),
        (("--format", "yaml"), "there is no format 'yaml'"),
        (("--today", "tomorrow"), "--today: 'tomorrow' is no date"),
        (("--sources", "nowhere"), "--sources: 'nowhere' is no folder"),
    ],
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = run("lint", written(tmp_path, CLEAN), *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_what_is_not_there_is_status_2(tmp_path: Path) -> None:
    ended = run("lint", str(tmp_path / "missing.toml"))
    assert (ended.status, ended.out) == (2, "")
    assert "missing.toml is not there" in ended.err


def test_a_base_without_claims_is_status_2(tmp_path: Path) -> None:
    ended = run("lint", written(tmp_path, "factcli = 1\n"))
    assert (ended.status, ended.out) == (2, "")
    assert "there is no claim in" in ended.err


def test_files_that_do_not_load_are_findings(tmp_path: Path) -> None:
    ended = run("lint", written(tmp_path, CONFLICT + "sorce = 'gazette'\n"), *DAY,
                "--format", "line")  # fmt: skip
    assert (ended.status, ended.err) == (1, "")
    assert rules_of(ended.out) == ["unknown-key"]


def test_one_slip_hides_nothing_else(tmp_path: Path) -> None:
    slip = CONFLICT + '\n[[claim]]\nid = "half"\ntext = "The Beacon Tower has 9 bells."\n'
    assert lint(written(tmp_path, slip)) == ["claims-conflict", "stale", "missing-key"]


def test_the_nearest_claims_folder_is_linted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claims").mkdir()
    written(tmp_path / "claims", CONFLICT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    out = run("lint", *DAY, "--format", "line").out
    assert out.startswith(f"claims{os.sep}claims.toml:14:8: ")


def test_nothing_to_lint_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    for terminal in (False, True):
        assert run("lint", terminal=terminal).status == 2


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_choice(tmp_path: Path, name: str) -> None:
    ended = run("lint", written(tmp_path, CONFLICT), *DAY, "--format", name)
    assert (ended.status, ended.err) == (1, "")
    assert "claims-conflict" in ended.out


def test_the_formats_of_the_command_are_those_there_are() -> None:
    assert command.FORMATS == FORMATS


def test_sarif_lists_every_rule_with_its_line(tmp_path: Path) -> None:
    ended = run("lint", written(tmp_path, CLEAN), *DAY, "--format", "sarif")
    driver: Any = json.loads(ended.out)["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    assert all(len(rule["shortDescription"]["text"]) > 10 for rule in driver["rules"])


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    path = written(tmp_path, CONFLICT)
    assert "\x1b[1;33m" in run("lint", path, *DAY, terminal=True).out
    assert "\x1b" not in run("lint", path, *DAY, terminal=True, environment={"NO_COLOR": "1"}).out
    assert "\x1b" not in run("lint", path, *DAY).out


FIXABLE = """\ufefffactcli = 1 # kept
[[source]]\r
  id="gazette"   # odd, and kept
title = "A tower for the harbour"

[[entity]]
id = "rostrand"
name = "Livia Rostrand"
kind = "Person"
aliases = [
  "Rostrand",  # short
  "livia rostrand",
  "ROSTRAND", "L. Rostrand", "l. rostrand"
]

[[claim]]
id = "tower-architect"
sentence = "The Beacon Tower was designed by Livia Rostrand."
source = "gazette\""""
FIXED = (
    FIXABLE.replace('"Person"', '"person"')
    .replace('  "livia rostrand",\n', "")
    .replace('"ROSTRAND", "L. Rostrand", "l. rostrand"', '"L. Rostrand"')
    .replace("sentence =", "text =")
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_repairs_leave_every_other_byte(tmp_path: Path, end: str) -> None:
    def with_ends(text: str) -> str:
        return text.replace("\r\n", "\n").replace("\n", end)

    path = written(tmp_path, with_ends(FIXABLE))
    os.chmod(path, 0o640)
    ended = run("lint", path, *DAY, "--fix")
    assert Path(path).read_bytes().decode() == with_ends(FIXED)
    assert (ended.status, ended.out) == (0, "nothing found in 1 file\n")
    assert "repaired" in ended.err
    assert os.stat(path).st_mode & 0o777 == 0o640


def test_what_cannot_be_repaired_is_left(tmp_path: Path) -> None:
    text = CONFLICT + "sorce = 'x'\n"
    path = written(tmp_path, text)
    ended = run("lint", path, *DAY, "--fix")
    assert ended.status == 1
    assert ended.err == ""
    assert Path(path).read_text("utf-8") == text


def test_a_key_that_is_there_too_is_not_written_twice(tmp_path: Path) -> None:
    text = CLEAN + 'sentence = "The Beacon Tower is in Marenholt."\n'
    path = written(tmp_path, text)
    assert run("lint", path, *DAY, "--fix").status == 1
    assert Path(path).read_text("utf-8") == text


def test_the_town_of_the_other_tests_is_clean(tmp_path: Path) -> None:
    # Its second entity is spoken of, its first has a description as an alias.
    assert lint(written(tmp_path, TOWN)) == []
