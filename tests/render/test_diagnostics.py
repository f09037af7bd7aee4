"""Diagnostics in every format, against files; `--update-golden` rewrites them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcli.render.diagnostics import FORMATS, Tool, renderer, sarif
from factcli.report import Diagnostic, Edit, Fix, Severity

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = "FACTCLI_SARIF_SCHEMA"
TOOL = Tool(
    "factcli lint",
    "1.0.0",
    {"no-source": "a claim of no source", "stale": "a claim to look at again"},
    ("a, b:c.toml", "clean.toml", "sub dir/100%.toml"),
)
FOUND = (
    Diagnostic(
        "a, b:c.toml", 3, 9, 3, 14, "stale", Severity.WARNING, 'it is "100%" <old> & done',
        "look at it: again", 'value = "old"',
        Fix("take it out", (Edit(3, 1, 4, 1, ""), Edit(5, 2, 5, 2, "x = 1\n"))),
    ),
    Diagnostic("sub dir/100%.toml", 1, 1, 2, 3, "no-source", Severity.ERROR, "no source\x1b[2J\n",
               "", "first é line"),
    Diagnostic("sub dir/100%.toml", 7, 1, 7, 2, "unlisted", Severity.NOTE, "by the way"),
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("found", [FOUND, ()], ids=["some", "none"])
def test_output_is_the_golden_one(
    name: str, found: tuple[Diagnostic, ...], request: pytest.FixtureRequest
) -> None:
    path = GOLDEN / f"{name}-{'some' if found else 'none'}.txt"
    drawn = renderer(name)(found, TOOL)
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(drawn.encode())
    assert drawn == path.read_bytes().decode()


@pytest.mark.parametrize("name", ["human", "line", "github", "junit"])
def test_nothing_in_a_message_is_obeyed(name: str) -> None:
    drawn = renderer(name)(FOUND, TOOL)
    assert "\x1b" not in drawn
    assert "\\x1b" in drawn


def log(found: tuple[Diagnostic, ...]) -> Any:  # noqa: ANN401 - JSON
    return json.loads(sarif.whole(found, TOOL))


def test_a_sarif_log_has_its_parts() -> None:
    made = log(FOUND)
    assert made["version"] == "2.1.0"
    assert made["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = made["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["no-source", "stale", "unlisted"]
    for result, each in zip(run["results"], FOUND, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == each.rule
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] == each.line >= 1
        assert place["region"]["endColumn"] == each.end_column
    fixed = run["results"][0]["fixes"][0]["artifactChanges"][0]
    assert fixed["replacements"][1]["insertedContent"] == {"text": "x = 1\n"}


@pytest.mark.skipif(SCHEMA not in os.environ, reason=f"{SCHEMA} names no file")
@pytest.mark.parametrize("found", [FOUND, ()], ids=["some", "none"])
def test_a_sarif_log_fits_the_schema(found: tuple[Diagnostic, ...]) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads(Path(os.environ[SCHEMA]).read_text("utf-8"))
    Draft7Validator(schema).validate(log(found))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("claims/a.toml", "claims/a.toml"),
        ("a b/ü%.toml", "a%20b/%C3%BC%25.toml"),
        ("c:x.toml", "./c%3Ax.toml"),
        ("sub/c:x.toml", "sub/c%3Ax.toml"),
        ("/srv/a b.toml", "file:///srv/a%20b.toml"),
        ("bad\udcff.toml", "bad%FF.toml"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of a Unix system")
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_gives_documents_that_can_be_read(message: str, hint: str, path: str) -> None:
    found = (Diagnostic(path, 1, 1, 1, 2, "stale", Severity.ERROR, message, hint, message),)
    tool = Tool("factcli lint", "1", {}, (path,))
    assert json.loads(renderer("json")(found, tool))["diagnostics"][0]["message"] == message
    assert json.loads(renderer("jsonl")(found, tool))["hint"] == hint
    assert json.loads(renderer("sarif")(found, tool))["runs"]
    tree = ET.fromstring(renderer("junit")(found, tool))  # noqa: S314 - our own
    assert tree.attrib["failures"] == "1"
    assert renderer("line")(found, tool).count("\n") == 1
    github = renderer("github")(found, tool)
    assert github.count("\n") == 1
    assert github.startswith("::error title=factcli lint (stale),file=")
