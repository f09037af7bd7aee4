"""The documentation is true: transcripts run, codes are explained, links lead somewhere."""

from __future__ import annotations

import difflib
import doctest
import os
import re
from pathlib import Path

import pytest

from factcli.model import Reason, Relation, Verdict
from tools import update_cli_reference
from tools import update_transcripts as transcripts

ROOT = transcripts.ROOT
PAGES = transcripts.pages()
VERDICTS = (ROOT / "docs" / "verdicts.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="transcripts are of a Unix shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_transcripts_are_what_the_program_prints(page: Path) -> None:
    text = page.read_text("utf-8")
    now = transcripts.rerun(text)
    difference = difflib.unified_diff(
        text.splitlines(), now.splitlines(), page.name, "as it runs", lineterm=""
    )
    assert now == text, "run tools/update_transcripts.py:\n" + "\n".join(difference)


@pytest.mark.parametrize(
    "info",
    sorted({b["info"] for page in PAGES for b in transcripts.FENCE.finditer(page.read_text("utf-8"))
            if b["info"].startswith(transcripts.NEEDS)}),
)  # fmt: skip
def test_programs_that_transcripts_need_are_here(info: str) -> None:
    missing = transcripts.lacking(info)
    if missing:
        pytest.skip(f"transcripts that need {', '.join(missing)} were not run")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = transcripts.FENCE.finditer(page.read_text("utf-8"))
    examples = "\n".join(block["body"] for block in blocks if block["info"] == "python")
    test = doctest.DocTestParser().get_doctest(examples, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_readme_opens_with_a_transcript_and_two_ways_to_set_up() -> None:
    blocks = [block["info"] for block in transcripts.FENCE.finditer(README)]
    assert blocks[:2] == ["console", "sh"]
    assert README.index("```sh") < README.index("\n## ")


def test_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    setup = next(b["body"] for b in transcripts.FENCE.finditer(README) if b["info"] == "sh")
    command = next(line for line in setup.splitlines() if line.endswith("-m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


@pytest.mark.parametrize("kind", [Verdict, Reason, Relation])
def test_every_code_is_explained(kind: type[Verdict | Reason | Relation]) -> None:
    missing = [member.value for member in kind if f"\n| `{member.value}` |" not in VERDICTS]
    assert not missing


def test_no_code_is_explained_that_is_not_there() -> None:
    explained = re.findall(r"^\| `([a-z-]+)` \|", VERDICTS, re.MULTILINE)
    assert set(explained) <= {str(m.value) for kind in (Verdict, Reason, Relation) for m in kind}


def test_the_command_line_page_is_current() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert page == update_cli_reference.reference(), "run tools/update_cli_reference.py"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        path, _, heading = target.partition("#")
        linked = page.parent / path if path else page
        assert linked.exists(), target
        if heading:
            assert heading in _headings(linked.read_text("utf-8")), target


def _headings(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_a_transcript_stays_as_it_is_where_its_program_is_missing() -> None:
    page = "```console temp needs no-such-program\n$ no-such-program  # exit 3\n9\n```\n"
    assert transcripts.rerun(page) == page
    there = page.replace("no-such-program", "cat", 1).replace("no-such-program", "echo 7 | cat")
    assert "\n7\n" in transcripts.rerun(there)


def test_a_transcript_is_read_as_it_is_written() -> None:
    body = "$ printf 'a\\n' |\n>   cat  # exit 3\na\n$ true\n"
    steps = transcripts.steps(body)
    assert [(s.command, s.output, s.status) for s in steps] == [
        ("printf 'a\\n' |\n  cat", "a\n", 3),
        ("true", "", 0),
    ]
