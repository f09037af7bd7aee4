"""What `add` and `retract` ask of somebody who sits at a terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.terminal import talk

from factcli.desk.init import begin
from factcli.store.load import load

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of Unix")
SENTENCE = "The Beacon Tower was opened in 1998"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    begin(str(tmp_path / "claims"))
    return tmp_path / "claims" / "example.toml"


def test_everything_that_is_not_given_is_asked(claims: Path) -> None:
    status, screen = talk(claims, "add", SENTENCE, answers=["gazette\n", "since 1998\n", "\n"])
    assert status == 0, screen
    assert "  gazette  A tower for the harbour\n" in screen
    assert f"Add this to {claims}? [Y/n]: " in screen.replace("\n", "")
    claim = load([str(claims)]).claim("beacon-tower-opened-1998")
    assert claim is not None
    assert (claim.source, claim.excerpt) == ("gazette", "since 1998")


@pytest.mark.parametrize("answer", ["n\n", "NO\n", "maybe\nn\n"])
def test_no_means_no(claims: Path, answer: str) -> None:
    before = claims.read_bytes()
    status, screen = talk(claims, "add", SENTENCE, "--source", "gazette", answers=["\n", answer])
    assert status == 1
    assert "nothing was written" in screen
    assert claims.read_bytes() == before


def test_a_contradiction_is_not_added_by_a_mere_enter(claims: Path) -> None:
    before = claims.read_bytes()
    words = "The Beacon Tower is 300 metres high"
    status, screen = talk(claims, "add", words, "--source", "gazette", answers=["\n", "\n"])
    assert status == 1
    assert "contradicts what is on file: tower-height" in screen
    assert "[y/N]" in screen
    assert claims.read_bytes() == before


def test_a_new_source_can_be_begun(claims: Path) -> None:
    answers = ["gazete\n", "Gazette of the week\n", "\n", "y\n"]
    status, screen = talk(claims, "add", SENTENCE, answers=answers)
    assert status == 0, screen
    assert "there is no source 'gazete'; did you mean gazette?" in screen
    assert load([str(claims)]).sources["gazete"].title == "Gazette of the week"


def test_the_end_of_input_is_no_answer(claims: Path) -> None:
    before = claims.read_bytes()
    status, screen = talk(claims, "add", SENTENCE, "--source", "gazette", answers=["\n", "\x04"])
    assert status == 2
    assert "the input ended before the answer; nothing was written" in screen
    assert claims.read_bytes() == before


def test_yes_asks_nothing(claims: Path) -> None:
    status, screen = talk(claims, "add", SENTENCE, "--source", "gazette", "--yes", answers=[])
    assert status == 0, screen
    assert "?" not in screen


def test_retract_asks_for_what_is_missing(claims: Path) -> None:
    answers = ["tower-height\n", "It is about the tower.\n"]
    status, screen = talk(claims, "retract", "rostrand-office", answers=answers)
    assert status == 0, screen
    claim = load([str(claims)]).claim("rostrand-office")
    assert claim is not None
    assert claim.superseded_reason == "It is about the tower."


def test_what_changed_while_we_asked_is_not_covered(claims: Path) -> None:
    def changed() -> str:
        claims.write_bytes(claims.read_bytes() + b"# saved by an editor\n")
        return "y\n"

    arguments = ("add", SENTENCE, "--source", "gazette")
    status, screen = talk(claims, *arguments, answers=["\n", changed])
    assert status == 2
    assert "has changed since it was read; nothing was written" in screen.replace("\n", " ")
    assert claims.read_bytes().endswith(b"# saved by an editor\n")
    assert len(load([str(claims)]).claims) == 2
