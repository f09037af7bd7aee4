"""Settings, baselines and many files: `factcli scan` as a project uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.driver import Run, run

CLAIMS = Path(__file__).parent / "claims"
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021.\n"
DISPUTED = "Otto Vell stole the lantern.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "town.toml").write_text((CLAIMS / "town.toml").read_text())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCLI_CLAIMS", raising=False)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def told(ended: Run) -> list[str]:
    """Return path and rule of each line."""
    return [line.split(": ")[0].split(":")[0] + " " + line.split(": ")[1]
            for line in ended.out.splitlines()]  # fmt: skip


def test_settings_name_the_claims_and_the_files(folder: Path) -> None:
    write(folder, factcli_toml='claims = ["facts"]\ninclude = ["*.md"]\nexclude = ["old/"]\n',
          a_md=UNTRUE, b_txt=UNTRUE, old__c_md=UNTRUE)  # fmt: skip
    assert told(run("scan", ".")) == ["a.md error[date-differs]"]
    assert run("check", UNTRUE.strip()).status == 1
    assert run("lint").status in {0, 1}


def test_settings_hold_below_their_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, factcli_toml='claims = "facts"\n', sub__deep__a_md=UNTRUE)
    monkeypatch.chdir(folder / "sub" / "deep")
    assert told(run("scan", "a.md")) == ["a.md error[date-differs]"]


def test_settings_in_pyproject(folder: Path) -> None:
    write(folder, pyproject_toml='[tool.factcli]\nclaims = ["facts"]\n', a_md=UNTRUE)
    assert run("scan", "a.md").status == 1
    write(folder, pyproject_toml='[tool.other]\nclaims = ["facts"]\n')
    assert run("scan", "a.md").status == 2


def test_the_environment_and_options_come_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, factcli_toml='claims = ["nowhere"]\n', a_md=UNTRUE)
    assert run("scan", "a.md").status == 2
    assert run("scan", "-c", "facts", "a.md").status == 1
    monkeypatch.setenv("FACTCLI_CLAIMS", "facts")
    assert run("scan", "a.md").status == 1


def test_severities_and_rules_by_path(folder: Path) -> None:
    settings = """
claims = ["facts"]
[severities]
refuted = "warning"
denied = "error"
[[per_path]]
files = ["minutes/"]
ignore = ["date-differs"]
[[per_path]]
files = ["letters/*.md"]
severities = { date-differs = "info", denied = "off" }
"""
    write(folder, factcli_toml=settings, a_md=UNTRUE + DISPUTED, minutes__a_md=UNTRUE + DISPUTED,
          letters__a_md=UNTRUE + DISPUTED)  # fmt: skip
    assert told(run("scan", ".")) == [
        "a.md warning[date-differs]",
        "a.md error[denied]",
        "letters/a.md info[date-differs]",
        "minutes/a.md error[denied]",
    ]


def test_the_day_of_the_settings(folder: Path) -> None:
    write(folder, factcli_toml='claims = "facts"\nas_of = 2020-05-01\n',
          a_md="The Marenholt Council sold the Ravn Tower last year.\n")  # fmt: skip
    assert run("scan", "a.md").status == 0
    assert run("scan", "--as-of", "2022-05-01", "a.md").status == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('claim = ["facts"]\n', "factcli.toml:1:1: there is no setting 'claim'"),
        ('claim = ["facts"]\n', "did you mean claims?"),
        ("\nclaims = 3\n", "factcli.toml:2:1: claims is to be a list of texts"),
        ("claims = [\n", "factcli.toml: "),
        ('[severities]\nrefutd = "error"\n', "did you mean refuted?"),
        ('[severities]\nrefuted = "loud"\n', "factcli.toml:2:1: refuted: there is no severity"),
        ('[[per_path]]\nignore = ["date-differs"]\n', "a [[per_path]] names no files"),
        ('[[per_path]]\nfiles = ["a"]\nignore = ["date"]\n', "there is no rule 'date'"),
        ('[[per_path]]\nfiles = ["a"]\nignored = []\n', "did you mean ignore?"),
        ('as_of = "soon"\n', "as_of is to be a date"),
        ("as_of = 2024\n", "as_of is to be a date"),
    ],
)
@pytest.mark.parametrize("command", [["scan", "-"], ["check", "Fine."], ["lint"]])
def test_wrong_settings_are_refused(
    text: str, message: str, command: list[str], folder: Path
) -> None:
    write(folder, factcli_toml=text)
    ended = run(*command, stdin=b"Fine.")
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err


def test_a_baseline_lets_a_project_begin_with_what_is_new(folder: Path) -> None:
    write(folder, factcli_toml='claims = "facts"\nbaseline = "old.jsonl"\n', a_md=UNTRUE,
          sub__b_md=DISPUTED)  # fmt: skip
    assert run("scan", ".", "--write-baseline", "old.jsonl").status == 0
    assert len((folder / "old.jsonl").read_text().splitlines()) == 2
    again = run("scan", ".")
    assert (again.status, again.out) == (0, "")
    assert "2 findings suppressed" in again.err
    # Lines move, and what is new is told.
    write(folder, a_md="Fine.\n\n" + UNTRUE + "Otto Vell was born in 1963.\n")
    assert told(run("scan", ".")) == ["a.md error[date-differs]"]
    # The same sentence twice is one more.
    write(folder, a_md=UNTRUE + UNTRUE)
    assert len(told(run("scan", "."))) == 1


def test_entries_that_are_found_no_more_are_told(folder: Path) -> None:
    write(folder, factcli_toml='claims = "facts"\nbaseline = "old.jsonl"\n', a_md=UNTRUE,
          b_md=UNTRUE)  # fmt: skip
    assert run("scan", ".", "--write-baseline", "old.jsonl").status == 0
    write(folder, a_md="Fine.\n", b_md="Fine.\n")
    ended = run("scan", "a.md")
    assert told(ended) == ["old.jsonl warning[stale-baseline]"]
    assert ended.status == 0


@pytest.mark.parametrize("line", ["{", "[]", '{"path": "a.md"}', '{"path": 1, "rule": 2}'])
def test_a_broken_baseline_is_refused(line: str, folder: Path) -> None:
    write(folder, a_md=UNTRUE, old_jsonl=f"\n{line}\n")
    ended = run("scan", "-c", "facts", "--baseline", "old.jsonl", "a.md")
    assert (ended.status, ended.out) == (2, "")
    assert "old.jsonl:2:1: this is no entry of a baseline" in ended.err


def test_a_missing_baseline_is_refused(folder: Path) -> None:
    write(folder, a_md=UNTRUE)
    ended = run("scan", "-c", "facts", "--baseline", "nowhere.jsonl", "a.md")
    assert ended.status == 2
    assert "--write-baseline makes one" in ended.err


def test_processes_give_the_same_in_the_same_order(folder: Path) -> None:
    for number in range(8):
        (folder / f"{number}.md").write_text(UNTRUE * (number % 3) + DISPUTED)
    (folder / "3.md").write_bytes(b"\0\1\2" * 99)
    one, two = (run("scan", "-c", "facts", "--jobs", jobs, ".") for jobs in ("1", "2"))
    assert one.out == two.out
    assert (one.status, two.status) == (2, 2)
    assert "3.md: this is no text" in two.err


def test_json_lines_have_the_keys_that_are_promised(folder: Path) -> None:
    write(folder, a_md=UNTRUE)
    found = json.loads(run("scan", "-c", "facts", "--format", "jsonl", "a.md").out)
    wanted = "path line column end_line end_column rule severity verdict words claims fix"
    assert set(wanted.split()) <= set(found)
    assert found["claims"] == ["council-sold"]
    assert found["fix"]["edits"][0]["text"] == "2019"
