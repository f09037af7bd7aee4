"""Files of test statements: what they may hold, and the reports made of them."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cli.driver import ROOT, TOWN, run
from tests.cli.samples import refuted, supported, view

from factcli.errors import BrokenBaseError
from factcli.model import Reason, Relation, Verdict
from factcli.render import trials, trials_data
from factcli.report import Case, Difference, Outcome, Problem, Trial, TrialReport
from factcli.store import case_schema
from factcli.store.cases import FIELDS, read_cases
from factcli.store.fields import Field
from factcli.store.files import ClaimFile, case_files
from factcli.store.load import load

HEAD = "factcli-tests = 1\n"
ONE = '[[case]]\nstatement = "Otto Vell was born in 1961."\nverdict = "supported"\n'


def read(text: str) -> tuple[Case, ...]:
    return read_cases([ClaimFile("t.toml", text.encode())], {"vell-born"})


def rules(text: str) -> list[str]:
    with pytest.raises(BrokenBaseError) as caught:
        read(text)
    return [problem.rule for problem in caught.value.problems]


def test_a_case_is_read_with_all_its_keys() -> None:
    (case,) = read(
        f"{HEAD}{ONE}reason = 'matches'\nclaim = 'vell-born'\nas_of = 2024-04\nnote = 'n'\n"
        "known_gap = true\nslots = { time = 'equal' }\n".replace("2024-04\n", "'2024-04'\n")
    )
    assert case == Case(
        "Otto Vell was born in 1961.", Verdict.SUPPORTED, Reason.MATCHES, ("vell-born",),
        739006, (("time", Relation.EQUAL),), known_gap=True, note="n", file="t.toml", line=2,
    )  # fmt: skip


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_key_has_an_example_that_it_takes(field: Field) -> None:
    name, example = field.name, field.example
    text = f"{HEAD}{ONE}{name} = {example}\n"
    if name in {"statement", "verdict"}:
        text = HEAD + "\n".join(line for line in text.splitlines()[1:] if f"{name} = " not in line)
        text += f"\n{name} = {example}\n"
    assert read_cases([ClaimFile("t.toml", text.encode())], None)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (ONE, ["format"]),
        (f"factcli-tests = 2\n{ONE}", ["format"]),
        (f"factcli-tests = '1'\n{ONE}", ["format"]),
        (f"title = 'x'\n{HEAD}{ONE}", ["unknown-table", "format"]),
        (f"{HEAD}case = 3\n", ["wrong-type"]),
        (f"{HEAD}case = [3]\n", ["wrong-type"]),
        (f"{HEAD}[case]\nstatement = 'x'\nverdict = 'mixed'\n", ["wrong-type"]),
        (f"{HEAD}[[case]]\n", ["missing-key", "missing-key"]),
        (f"{HEAD}{ONE}claim = 'vell-brn'\n", ["unknown-reference"]),
        (f"{HEAD}{ONE}claim = ['vell-born', 'no']\n", ["unknown-reference"]),
        (f"{HEAD}{ONE}claim = 1961\n", ["wrong-type"]),
        (f"{HEAD}{ONE}reason = 'matchs'\n", ["bad-choice"]),
        (f"{HEAD}{ONE}known_gap = 'yes'\n", ["wrong-type"]),
        (f"{HEAD}{ONE}as_of = 2024-04-31\n", ["bad-date"]),
        (f"{HEAD}{ONE}slots = 'time'\n", ["wrong-type"]),
        (f"{HEAD}{ONE}slots = {{}}\n", ["wrong-type"]),
        (f"{HEAD}{ONE}slots = {{ time = 3 }}\n", ["wrong-type"]),
        (f"{HEAD}{ONE}expect = 'x'\n", ["unknown-key"]),
        (f"{HEAD}{ONE}{ONE}", ["duplicate-statement"]),
        (f"{HEAD}{ONE}verdict = 'mixed'\n", ["duplicate-key"]),
        (f"{HEAD}{ONE}note = “x”\n", ["syntax"]),
        (f"{HEAD}{ONE}[[case]]\nstatement = 'unclosed\n", ["syntax"]),
    ],
)
def test_a_broken_file_is_told_by_rule(text: str, wrong: list[str]) -> None:
    assert rules(text) == wrong


def test_a_file_that_is_not_utf_8_is_told() -> None:
    with pytest.raises(BrokenBaseError) as caught:
        read_cases([ClaimFile("t.toml", HEAD.encode() + b'note = "\xff"')], None)
    assert "encoding" in {problem.rule for problem in caught.value.problems}


def test_one_statement_may_be_tested_for_two_days() -> None:
    assert len(read(f"{HEAD}{ONE}as_of = 2024-04-06\n{ONE}as_of = 2024-04-07\n")) == 2


def test_test_files_are_found_beside_claims_and_claims_pass_by_them(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(TOWN, "utf-8")
    below = tmp_path / "tests"
    below.mkdir()
    (below / "one.toml").write_text(f"# c\n\n{HEAD}{ONE}", "utf-8")
    (below / "other.toml").write_text("[tool]\nx = 1\n", "utf-8")
    (below / ".hidden.toml").write_text(HEAD, "utf-8")
    assert [file.path for file in case_files([str(tmp_path)])] == [str(below / "one.toml")]
    assert not load([str(tmp_path)]).problems
    assert case_files([str(below / "one.toml"), str(tmp_path)]) == case_files([str(tmp_path)])


REPORT = TrialReport(
    (
        Trial(Case(supported().statement, Verdict.SUPPORTED, file="a.toml", line=1), supported()),
        Trial(
            Case(refuted().statement, Verdict.SUPPORTED, file="b.toml", line=2),
            refuted(),
            (Difference("verdict", "supported", "refuted"),),
        ),
        Trial(
            Case("gap", Verdict.MIXED, known_gap=True, file="b.toml", line=3),
            refuted(),
            (Difference("verdict", "mixed", "refuted"),),
        ),
        Trial(
            Case("closed", Verdict.REFUTED, known_gap=True, file="b.toml", line=4), refuted()
        ),
    ),
    view().base,
    (),
)  # fmt: skip


def test_outcomes_are_counted_and_a_closed_gap_fails() -> None:
    assert [each.outcome for each in REPORT.trials] == [
        Outcome.PASSED, Outcome.FAILED, Outcome.KNOWN_GAP, Outcome.GAP_CLOSED,
    ]  # fmt: skip
    assert REPORT.status == 1
    assert replace(REPORT, trials=REPORT.trials[:1]).status == 0
    assert replace(REPORT, trials=REPORT.trials[2:3]).status == 0
    assert replace(REPORT, trials=REPORT.trials[3:]).status == 1


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(trials_data.junit(REPORT))  # noqa: S314 - we wrote it
    for suite in (root, *root.iter("testsuite")):
        for name, element in (("tests", "testcase"), ("failures", "failure"), ("skipped",) * 2):
            assert suite.get(name) == str(len(list(suite.iter(element))))
    assert [suite.get("name") for suite in root] == ["a.toml", "b.toml"]


VALUES = st.sampled_from(
    [
        "1",
        "true",
        "2024-04-06",
        "10:30:00",
        '"x"',
        "[]",
        "[[1]]",
        "{}",
        "{ a = 1 }",
        '["x", 1]',
        "-.5",
    ]
)


def problems_of(raw: bytes) -> tuple[Problem, ...]:
    try:
        read_cases([ClaimFile("t.toml", raw)], None)
    except BrokenBaseError as error:
        return error.problems
    return ()


@settings(deadline=None)
@given(st.sampled_from([field.name for field in FIELDS]), VALUES)
def test_any_value_of_any_key_is_read_or_told(name: str, value: str) -> None:
    lines = [line for line in ONE.splitlines() if not line.startswith(name)]
    text = "\n".join([HEAD, *lines, f"{name} = {value}"])
    assert all(problem.line for problem in problems_of(text.encode()))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    for start in (b"", HEAD.encode(), (HEAD + ONE).encode()):
        assert all(problem.line for problem in problems_of(start + raw))


@settings(deadline=None)
@given(st.text(st.characters(codec=None), min_size=1))
def test_junit_takes_any_text(text: str) -> None:
    case = Case(text, Verdict.SUPPORTED, note=text, file="a.toml")
    tried = Trial(case, refuted(text), (Difference("verdict", "supported", "refuted"),))
    xml = trials_data.junit(TrialReport((tried,), view().base, None))
    assert ET.fromstring(xml.encode()).find(".//failure") is not None  # noqa: S314 - we wrote it


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_statement_is_shown_and_not_obeyed(text: str) -> None:
    case = Case(text, Verdict.SUPPORTED, file="a.toml")
    tried = Trial(case, refuted(text), (Difference("verdict", "supported", "refuted"),))
    report = TrialReport((tried,), view().base, None)
    for drawn in (trials.plain(report, view()), trials.table(report, view(40))):
        assert not set("\x1b\x07\x00\u202e") & set(drawn)


SCHEMA = ROOT / "docs" / "schema" / "test-file.schema.json"
PAGE = (ROOT / "docs" / "testing.md").read_text("utf-8")


def plain(content: object) -> object:
    """Return TOML data as JSON has it: dates as text."""
    if isinstance(content, dict):
        return {key: plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [plain(item) for item in content]
    return content if isinstance(content, (str, int, float, bool)) else str(content)


def test_the_schema_is_current_and_takes_the_files_of_this_repository() -> None:
    assert SCHEMA.read_text("utf-8") == case_schema.schema_text(), "make docs"
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    paths = [*(ROOT / "claims" / "tests").glob("*.toml"), *(ROOT / "tests/desk").rglob("f*.toml")]
    assert len(paths) > 8
    for path in paths:
        validator.validate(plain(tomllib.loads(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    "more",
    ["verdict = 'x'", "reason = 1", "slots = {}", "slots = { a = 'x' }", "known_gap = 1", "x = 1"],
)
def test_the_schema_refuses_what_the_program_refuses(more: str) -> None:
    name = more.partition(" ")[0]
    lines = [line for line in (HEAD + ONE).splitlines() if not line.startswith(name)]
    text = "\n".join([*lines, more])
    assert problems_of(text.encode())
    content = plain(tomllib.loads(text))
    assert not Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).is_valid(content)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_key_is_in_the_documentation(field: Field) -> None:
    name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
    assert f"\n| {name} | " in PAGE


def test_test_statements_are_read_from_stdin(tmp_path: Path) -> None:
    (tmp_path / "town.toml").write_text(TOWN, "utf-8")
    words = ("test", "--claims", str(tmp_path), "-")
    assert run(*words, stdin=(HEAD + ONE).encode()).status == 0
    ended = run(*words, stdin=(HEAD + ONE.replace("supported", "refuted")).encode())
    assert ended.status == 1
    assert "at stdin:2" in ended.out
    assert run(*words, stdin=b"x").status == 2


def test_an_old_report_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "town.toml").write_text(TOWN, "utf-8")
    (tmp_path / "claims" / "tests.toml").write_text(HEAD + ONE, "utf-8")
    report = tmp_path / "deep" / "report.xml"
    words = ("test", "--claims", str(tmp_path / "claims"), "-q", "--junit", str(report))
    assert run(*words).status == 0
    first = report.read_bytes()
    report.write_bytes(b"x" * 100_000)
    assert run(*words).status == 0
    assert report.read_bytes() == first
    ended = run(*words[:-1], str(tmp_path))
    assert (ended.status, ended.out) == (2, "")
    assert "factcli: error: cannot write" in ended.err
