"""The GitHub Action: installed from a checkout, its steps run as a runner runs them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.cli.driver import ROOT
from tests.pipelines.local import CLAIMS, done, need, project
from tests.pipelines.runner import Ended, Runner

TRUE = "The Marenholt Council sold the Ravn Tower in 2019.\n"
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021.\n"
FOREIGN = "The weather was fine.\n"


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a machine on which the action has installed factcli."""
    need("bash", modules=("yaml", "hatchling"))
    home = tmp_path_factory.mktemp("runner")
    made = Runner(project(home / "action"), home)
    ended = made.step("install", home)
    assert ended.status == 0, ended.out + ended.err
    return made


@pytest.fixture
def town(tmp_path: Path) -> Path:
    shutil.copytree(CLAIMS, tmp_path / "claims")
    (tmp_path / "draft.md").write_text(TRUE, "utf-8")
    return tmp_path


def scan(runner: Runner, town: Path, **inputs: str) -> Ended:
    return runner.step("scan", town, **inputs)


def test_factcli_is_installed_in_an_environment_of_its_own(runner: Runner, town: Path) -> None:
    python = Path(runner.outputs["install"]["bin"]) / "python"
    code = "import factcli; print(factcli.__file__)"
    where = done(str(python), "-c", code, folder=town).strip()
    assert Path(where).is_relative_to(runner.home / "factcli")


def test_a_draft_that_agrees(runner: Runner, town: Path) -> None:
    ended = scan(runner, town)
    assert (ended.status, ended.out) == (0, "")
    assert "1 supported" in ended.err
    assert ended.outputs == {"status": "0", "sarif-file": ""}
    assert "# factcli scan" in ended.summary
    assert not list(town.rglob("*.sarif"))


def test_a_draft_that_contradicts(runner: Runner, town: Path) -> None:
    (town / "draft.md").write_text(f"# News\n\n{UNTRUE}", "utf-8")
    ended = scan(runner, town, sarif_file="reports/factcli.sarif")
    assert ended.status == 1
    (annotation,) = ended.out.splitlines()
    assert annotation.startswith(
        "::error title=factcli (date-differs),file=draft.md,line=3,endLine=3,col=46,"
    )
    assert ended.outputs == {"status": "1", "sarif-file": "reports/factcli.sarif"}
    assert "| 3:46 | refuted |" in ended.summary
    report = json.loads((town / "reports" / "factcli.sarif").read_text("utf-8"))
    (result,) = report["runs"][0]["results"]
    assert result["ruleId"] == "date-differs"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "draft.md"


@pytest.mark.parametrize(
    ("text", "inputs", "status"),
    [
        (UNTRUE, {"fail_on": "none"}, 0),
        (UNTRUE, {"fail_on": "disputed"}, 0),
        (TRUE, {"fail_on": "refuted,mixed"}, 0),
        (FOREIGN, {"fail_on": "refuted,unverifiable"}, 1),
        (TRUE, {"fail_on": "suported"}, 2),
        (FOREIGN, {}, 0),
        (FOREIGN, {"strict": "true"}, 3),
        (TRUE, {"strict": "true"}, 0),
        (TRUE, {"as_of": "2017-01-01"}, 0),
        (TRUE, {"as_of": "some day"}, 2),
        (TRUE, {"paths": "no-such.md"}, 2),
        (UNTRUE, {"paths": "claims"}, 2),
        (TRUE, {"claims": "no-such"}, 2),
        (UNTRUE, {"claims": "claims/town.toml\n"}, 1),
    ],
)
def test_the_status(
    runner: Runner, town: Path, text: str, inputs: dict[str, str], status: int
) -> None:
    (town / "draft.md").write_text(text, "utf-8")
    ended = scan(runner, town, **inputs)
    assert ended.status == status, ended.err
    assert ended.outputs["status"] == str(status)
    assert ("::error" in ended.out) == (text == UNTRUE and "paths" not in inputs)


def test_several_paths_one_of_them_with_a_blank(runner: Runner, town: Path) -> None:
    (town / "two words.txt").write_text(UNTRUE, "utf-8")
    (town / "left out.md").write_text(UNTRUE, "utf-8")
    ended = scan(runner, town, paths="draft.md\ntwo words.txt\n")
    assert ended.status == 1
    assert [line.split(",")[1] for line in ended.out.splitlines()] == ["file=two words.txt"]


@pytest.mark.parametrize("name", ["paths", "claims", "as_of", "fail_on", "sarif_file"])
@pytest.mark.parametrize(
    "hostile", ["$(touch owned)", "`touch owned`", '"; touch owned; "', "' ; touch owned #", "-x"]
)
def test_an_input_is_never_run(runner: Runner, town: Path, name: str, hostile: str) -> None:
    before = {path.name for path in town.iterdir()}
    ended = scan(runner, town, summary="false", **{name: hostile})
    assert not (town / "owned").exists()
    if name == "sarif_file":
        assert {path.name for path in town.iterdir()} - before <= {hostile}
    else:
        assert ended.status == 2
        assert "error" in ended.err


def test_broken_claims_end_it_without_a_report(runner: Runner, town: Path) -> None:
    (town / "claims" / "more.toml").write_text("factcli = 1\n[[claim]\n", "utf-8")
    ended = scan(runner, town, sarif_file="factcli.sarif")
    assert ended.status == 2
    assert "claims/more.toml:2:" in ended.err
    assert ended.summary == ""
    assert not (town / "factcli.sarif").exists()


def test_claims_are_linted_on_demand(runner: Runner, town: Path) -> None:
    path = town / "claims" / "town.toml"
    old = path.read_text("utf-8")
    assert scan(runner, town, lint="true").status == 0
    path.write_text(old + '\n[[source]]\nid = "unused"\ntitle = "X"\nfoo = 1\n', "utf-8")
    ended = scan(runner, town, lint="true", claims="claims")
    assert ended.status != 0
    assert "file=claims/town.toml" in ended.out


def test_no_input_is_written_into_a_script() -> None:
    for step in Runner(ROOT, ROOT).description["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert step.get("shell", "bash") == "bash"


def test_every_input_is_used_and_described() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    described = Runner(ROOT, ROOT).description
    for name, each in described["inputs"].items():
        assert each["description"]
        assert f"inputs.{name}" in text
        assert re.search(rf"^\| `{name}` \|", page, re.MULTILINE), name
    for name in described["outputs"]:
        assert re.search(rf"^\| `{name}` \|", page, re.MULTILINE), name
