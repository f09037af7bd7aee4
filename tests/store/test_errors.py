"""The shelf of errors: every folder there is a broken base and the text that it must give.

`--update-golden` rewrites the expected text; read the change before you keep it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcli.errors import BrokenBaseError, FactcliError
from factcli.render.problems import show
from factcli.store.load import load

ROOT = Path(__file__).resolve().parent.parent.parent
SHELF = ROOT / "tests" / "errors"
NAMES = sorted(path.name for path in SHELF.iterdir() if path.is_dir())


def told(folder: str) -> str:
    """Return all that a person is told of a base: its problems, and why it cannot be used."""
    try:
        problems = load([folder]).problems
        end: list[str] = []
    except BrokenBaseError as error:
        problems, end = error.problems, [f"error: {error}"]
    except FactcliError as error:
        problems, end = (), [f"error: {error}", f"  {error.hint}"]
    return "\n".join([*map(show, problems), *end]) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_an_error_says_what_is_wrong(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(SHELF)
    expected = SHELF / name / "expected.txt"
    text = told(name)
    if request.config.getoption("--update-golden", default=False):
        expected.write_text(text, "utf-8", newline="\n")
    assert text == expected.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_plain_text_of_eighty_columns(name: str) -> None:
    text = (SHELF / name / "expected.txt").read_text("utf-8")
    assert all(line.isprintable() for line in text.split("\n"))
    # A place or a word that is too long is not broken.
    told = text.split("\nerror: ")[0].split("\n")
    assert not [line for line in told if len(line) > 80 and " " in line.strip()[40:80]]


def rules_on_the_shelf() -> set[str]:
    texts = [(SHELF / name / "expected.txt").read_text("utf-8") for name in NAMES]
    return {rule for text in texts for rule in re.findall(r": (?:error|warning)\[([\w-]+)\]", text)}


def test_every_rule_is_on_the_shelf_and_in_the_documentation() -> None:
    page = (ROOT / "docs" / "claim-format.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `([\w-]+)` \| ", page.split("## Problems")[1], re.MULTILINE))
    assert rules_on_the_shelf() == documented


def test_every_rule_of_the_program_is_on_the_shelf() -> None:
    source = "".join(
        path.read_text("utf-8") for path in (ROOT / "src" / "factcli" / "store").glob("*.py")
    )
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', source))
    assert rules_on_the_shelf() <= quoted
