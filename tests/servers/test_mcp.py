"""`factcli mcp` as an agent meets it: what it offers, its answers, its errors."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.driver import run
from tests.servers.client import Agent, agent

from factcli.servers.tools import NOTE

CLAIMS = Path(__file__).parents[1] / "scan" / "claims"
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021."
TRUE = "The Marenholt Council sold the Ravn Tower in 2019."
UNKNOWN = "Otto Vell owns a bakery."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mcp")
    shutil.copytree(CLAIMS, made / "claims")
    return made


@pytest.fixture(scope="module")
def town(folder: Path) -> Iterator[Agent]:
    with agent(folder=folder) as made:
        yield made


@pytest.fixture(autouse=True)
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def printed(*arguments: str, stdin: str = "") -> dict[str, Any]:
    """Return the JSON that the command line prints."""
    found: dict[str, Any] = json.loads(
        run(*arguments, "--format", "json", stdin=stdin.encode()).out
    )
    return found


def without(record: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in keys}


def test_four_tools_that_only_read_are_offered(town: Agent) -> None:
    tools = town.portal.call(town.client.list_tools).tools
    assert [tool.name for tool in tools] == ["check", "scan_text", "list_claims", "show_claim"]
    for tool in tools:
        assert NOTE in (tool.description or "")
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False
    assert NOTE in (town.client.instructions or "")
    assert town.client.server_info
    assert town.client.server_info.name == "factcli"


@pytest.mark.parametrize("statements", [[TRUE], [UNTRUE], [UNKNOWN], [TRUE, UNTRUE, UNKNOWN]])
def test_check_answers_as_the_command_line(town: Agent, statements: list[str]) -> None:
    answer = town.ask("check", statements=statements)
    assert answer["note"] == NOTE
    assert without(answer, "note") == printed("check", *statements)


def test_a_day_counts_as_the_present(town: Agent) -> None:
    answer = town.ask("check", statements=[TRUE], as_of="2018-01-01")
    assert without(answer, "note") == printed("check", TRUE, "--as-of", "2018-01-01")
    assert answer["base"]["as_of"] == "2018-01-01"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft.md", f"# A tower\n\n> quoted\n\n{UNTRUE}\n"),
        ("page.html", f"<p>The tower. <b>{UNTRUE}</b>"),
        ("notes.txt", "Nothing of it.\n"),
    ],
)
def test_scan_text_answers_as_the_command_line(town: Agent, name: str, text: str) -> None:
    answer = town.ask("scan_text", text=text, filename=name)
    assert without(answer, "note") == printed("scan", "--stdin-filename", name, "-", stdin=text)


def test_scan_text_shows_more_on_demand(town: Agent) -> None:
    text = f"{TRUE} {UNKNOWN} {UNTRUE}"
    few = town.ask("scan_text", text=text)
    many = town.ask("scan_text", text=text, show=["supported", "unverifiable"])
    assert [found["verdict"] for found in few["findings"]] == ["refuted"]
    assert {found["verdict"] for found in many["findings"]} == {
        "supported", "refuted", "unverifiable",
    }  # fmt: skip
    assert few["findings"][0]["path"] == "text.md"


def test_list_claims_answers_as_the_command_line(town: Agent) -> None:
    answer = town.ask("list_claims", entity="tower", sort="id", limit=0)
    expected = printed("list", "--entity", "tower", "--sort", "id")
    assert without(answer, "note", "left_off") == expected
    assert answer["left_off"] == 0
    assert len(answer["claims"]) > 2


def test_list_claims_says_how_many_it_leaves_off(town: Agent) -> None:
    whole = town.ask("list_claims", limit=0)
    cut = town.ask("list_claims", limit=2)
    assert cut["claims"] == whole["claims"][:2]
    assert cut["left_off"] == len(whole["claims"]) - 2


def test_show_claim_answers_as_the_command_line(town: Agent) -> None:
    claim = town.ask("list_claims", limit=1)["claims"][0]["id"]
    assert without(town.ask("show_claim", id=claim), "note") == printed("show", claim)


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("check", {}, "'statements' is a required property"),
        ("check", {"statements": []}, "statements: "),
        ("check", {"statements": "Vell was born"}, "statements: "),
        ("check", {"statements": [TRUE, 7]}, "statements[1]: 7 is not of type 'string'"),
        ("check", {"statements": [TRUE, "  "]}, "statement 2 is empty"),
        ("check", {"statement": TRUE}, "did you mean statements?"),
        ("check", {"statements": [TRUE], "as_of": "yesterday"}, "as_of: 'yesterday' is no date"),
        ("scan_text", {"text": "%PDF-1.7", "filename": "a.md"}, "a.md: this is a PDF"),
        ("scan_text", {"text": "x", "show": ["refuted!"]}, "show[0]: 'refuted!' is not one of"),
        ("list_claims", {"entity": "rostrnd"}, "did you mean Rostrand?"),
        ("list_claims", {"limit": -1}, "limit: -1 is less than the minimum"),
        ("list_claims", {"limit": True}, "limit: True is not of type 'integer'"),
        ("list_claims", {"sort": "age"}, "sort: 'age' is not one of"),
        ("show_claim", {"id": "nothing"}, "there is no claim 'nothing'"),
        ("show_claim", {"id": "\x00\x1b[31m"}, "there is no claim"),
        ("chek", {}, "did you mean check?"),
    ],
)
def test_what_cannot_be_done_is_a_tool_error(
    town: Agent, tool: str, arguments: dict[str, Any], told: str
) -> None:
    error = town.refused(tool, **arguments)
    assert told in error
    assert NOTE in error
    assert "Traceback" not in error


def test_null_stands_for_an_argument_left_out(town: Agent) -> None:
    assert town.ask("check", statements=[TRUE], as_of=None) == town.ask("check", statements=[TRUE])


def test_an_error_does_not_end_the_conversation(town: Agent, folder: Path) -> None:
    town.refused("show_claim", id="nothing")
    assert town.ask("check", statements=[TRUE])["status"] == 0
    assert "Traceback" not in (folder / "err.txt").read_text("utf-8")


def test_a_claim_file_that_changes_is_read_again(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    shutil.copytree(CLAIMS, elsewhere / "claims")
    path = elsewhere / "claims" / "town.toml"
    old = path.read_text("utf-8")
    with agent(folder=elsewhere) as town:
        assert town.ask("check", statements=[TRUE])["status"] == 0
        path.write_text(old.replace("2019", "2021"), "utf-8")
        assert town.ask("check", statements=[TRUE])["findings"][0]["verdict"] == "refuted"
        path.write_text(old + "[[claim]\n", "utf-8")
        assert "town.toml:" in town.refused("check", statements=[TRUE])
        assert "problem in the claim files" in town.refused("list_claims")
        path.unlink()
        assert "no claim file in claims" in town.refused("scan_text", text=TRUE)
        path.write_text(old, "utf-8")
        assert town.ask("check", statements=[TRUE])["status"] == 0


def test_the_project_settings_hold(folder: Path) -> None:
    project = folder / "project"
    shutil.copytree(CLAIMS, project / "facts")
    (project / "factcli.toml").write_text(
        'claims = ["facts/"]\nas_of = 2020-02-02\n\n[severities]\nrefuted = "warning"\n', "utf-8"
    )
    with agent(folder=project) as town:
        assert town.ask("check", statements=[TRUE])["base"]["as_of"] == "2020-02-02"
        found = town.ask("scan_text", text=UNTRUE)["findings"]
        assert [each["severity"] for each in found] == ["warning"]
