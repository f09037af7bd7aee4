"""The page of every rule: there is one, its bad example breaks the rule, its good one nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.driver import run

from factcli.desk import manual
from factcli.desk.lint.run import RULES
from factcli.desk.manual import Example

ROOT = Path(__file__).resolve().parents[2]
DAY = "2024-06-01"


def found(example: Example, folder: Path) -> list[str]:
    """Return the rules that an example breaks."""
    texts = False
    for name, content in example.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # A byte that a page of UTF-8 cannot hold is written as an escape.
        path.write_bytes(content.encode().replace(rb"\xE9", b"\xe9"))
        texts = texts or name.endswith(".txt")
    claims = [str(folder / name) for name in example.files if name.endswith(".toml")]
    sources = ("--sources", str(folder / "texts")) if texts else ()
    ended = run("lint", *claims, *sources, "--today", DAY, "--format", "line")
    assert ended.err == ""
    assert ended.status == (1 if ended.out else 0)
    return [line.partition("[")[2].partition("]")[0] for line in ended.out.splitlines()]


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert set(manual.rules()) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_the_bad_example_breaks_this_rule_alone(rule: str, tmp_path: Path) -> None:
    bad, _ = manual.examples(rule)
    assert set(found(bad, tmp_path)) == {rule}


@pytest.mark.parametrize("rule", RULES)
def test_the_good_example_breaks_no_rule(rule: str, tmp_path: Path) -> None:
    _, good = manual.examples(rule)
    assert found(good, tmp_path) == []


@pytest.mark.parametrize("word", manual.words())
def test_a_page_begins_with_its_word(word: str) -> None:
    ended = run("explain", word)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"# {word}\n\n")
    assert all(len(line) <= 105 for line in ended.out.splitlines())


def test_reason_codes_are_explained_as_the_documentation_does() -> None:
    verdicts = (ROOT / "docs" / "verdicts.md").read_text("utf-8")
    shipped = (ROOT / "src" / "factcli" / "desk" / "pages" / "reasons.md").read_text("utf-8")
    assert shipped.strip() in verdicts, "run tools/update_rule_pages.py"


def test_a_word_that_is_rule_and_reason_has_both_pages() -> None:
    ended = run("explain", "claims-conflict")
    assert "## Bad" in ended.out
    assert "A reason code of the verdict disputed." in ended.out


def test_a_misspelt_word_is_refused_with_the_nearest() -> None:
    ended = run("explain", "unreachble")
    assert (ended.status, ended.out) == (2, "")
    assert "did you mean unreachable?" in ended.err


def test_all_words_are_listed() -> None:
    assert run("explain").out.split() == list(manual.words())
