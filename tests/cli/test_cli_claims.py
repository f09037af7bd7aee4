"""`list` and `show`."""

from __future__ import annotations

import json

import pytest
from tests.cli.driver import pretend, run


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch)


def ids(*options: str) -> list[str]:
    ended = run("list", "--format", "json", *options)
    assert ended.status == 0, ended.err
    return [claim["id"] for claim in json.loads(ended.out)["claims"]]


TERM, WORDS = "rostrand-term", "vell-words"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], [TERM, WORDS]),
        (["--entity", "rostrand"], [TERM]),
        (["--entity", "LIVIA ROSTRÅND"], [TERM]),
        (["--entity", "The Harbour Master"], [TERM]),
        (["--entity", "vell"], [WORDS]),
        (["--entity", "marenholt harbour"], []),
        (["--property", "held-office"], [TERM]),
        (["--kind", "person"], [TERM]),
        (["--source", "gazette"], [TERM, WORDS]),
        (["--source", "harbour press"], [TERM, WORDS]),
        (["--text", "BARBARISM"], [WORDS]),
        (["--text", "barbarism", "--entity", "rostrand"], []),
        (["--sort", "id"], [TERM, WORDS]),
        (["--sort", "text"], [TERM, WORDS]),
        (["--sort", "date"], [TERM, WORDS]),
        (["--limit", "1"], [TERM]),
        (["--limit", "0"], [TERM, WORDS]),
    ],
)
def test_filters(options: list[str], found: list[str]) -> None:
    assert ids(*options) == found


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (["--entity", "rostrnd"], "did you mean Rostrand?"),
        (["--property", "held-ofice"], "did you mean held-office?"),
        (["--kind", "persn"], "did you mean person?"),
        (["--source", "gazete"], "did you mean gazette?"),
        (["--sort", "dat"], "did you mean date?"),
        (["--limit", "-1"], "--help"),
        (["--limit", "x"], "--help"),
        (["--entty", "x"], "did you mean --entity?"),
    ],
)
def test_unknown_names_are_refused(options: list[str], hint: str) -> None:
    ended = run("list", *options)
    assert (ended.status, ended.out) == (2, "")
    assert hint in ended.err


def test_an_empty_list_is_no_error() -> None:
    for form in ("table", "plain", "jsonl"):
        ended = run("list", "--text", "zeppelin", "--format", form)
        assert (ended.status, ended.out, ended.err) == (0, "", "factcli: no claim fits\n")
    assert ids("--text", "zeppelin") == []


def test_a_list_is_a_table_on_a_terminal() -> None:
    drawn = run("list", terminal=True, environment={"NO_COLOR": "1"}).out
    assert drawn.startswith("┌")
    assert drawn.endswith("2 of 2 claims in Marenholt\n")
    assert run("list").out.splitlines()[0].startswith(f"{TERM}  Livia")


def test_show_shows_slots_and_source() -> None:
    ended = run("show", TERM, WORDS, "--format", "json")
    claims = json.loads(ended.out)["claims"]
    assert [claim["id"] for claim in claims] == [TERM, WORDS]
    assert claims[0]["slots"] == [{"name": "subject", "value": "rostrand", "origin": "pinned"}]
    assert claims[0]["start"] == "2013"
    for form in ("table", "plain"):
        shown = run("show", TERM, "--format", form).out
        assert "pinned" in shown
        assert "claims/marenholt.toml:12" in shown


def test_show_refuses_an_unknown_id() -> None:
    ended = run("show", "rostrand-tern")
    assert (ended.status, ended.out) == (2, "")
    assert "did you mean rostrand-term?" in ended.err
    assert run("show").status == 2
