"""What `factcli draft` proposes from a text, and what becomes of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.driver import run
from tests.cli.terminal import talk

import factcli
from factcli.desk.draft.file import draft_text, drafted
from factcli.desk.draft.propose import proposals
from factcli.desk.init import begin
from factcli.document.read import parse
from factcli.model import Context
from factcli.store.files import ClaimFile
from factcli.store.load import load, load_files

if TYPE_CHECKING:
    from factcli.exchange.records import Record

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))["case"]
ARTICLE = """\
KARSUND, 7 June 2021 – The Harbour Museum opened on Friday.

Marit Osk (1950-2020) founded the Harbour Museum Trust in 1987. It owns 1,200 boats.
"It is a home for boats," said director Ilse Renner. "Nobody will be turned away."

Osk alleges that Tolland Steel sold 40 tons of scrap. Tolland Steel denies this.
"""
LETTERS = st.text(alphabet="aB 1é.,:;-–\"'“”()?!\n\tü2019%€$", max_size=120)


def shown(fact: Record) -> str:
    """Return a fact in the form of sentences.toml."""
    time = fact.when or "/".join(filter(None, (fact.start, fact.end)))
    parts = [fact.subject, fact.property, f"{fact.value} {fact.unit}".strip(), time]
    parts += [f"said by {name}" for name in fact.attributed_to]
    parts += [f"denied by {name}" for name in fact.disputed_by]
    return " | ".join(filter(None, parts))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_gives_these_facts(case: dict[str, Any]) -> None:
    found = proposals([case["text"]], Context())
    assert [shown(fact) for fact, _ in found] == case["facts"]


def test_names_pronouns_and_speakers_reach_over_sentences() -> None:
    draft = drafted(parse("article.txt", ARTICLE.encode()), date="2021-06-07")
    told = {shown(p.record): (p.line, p.column) for p in draft.proposals}
    assert told["Harbour Museum | opened on | 2021-06-04 | 2021-06-04"] == (1, 1)
    assert "Ilse Renner | said | Nobody will be turned away | said by Ilse Renner" in told
    owns = next(text for text in told if text.endswith("| owns | 1200 boats"))
    assert not owns.startswith("It ")
    denied = [p for p in draft.proposals if p.record.disputed_by]
    assert [p.record.disputed_by for p in denied] == [("Tolland Steel",)]


@given(LETTERS)
def test_any_text_makes_a_draft_whose_claims_load(text: str) -> None:
    document = parse("any.txt", text.encode())
    draft = drafted(document)
    for proposal in draft.proposals:
        assert proposal.line >= 1
        assert proposal.column >= 1
    if draft.proposals:
        raw = draft_text(draft).replace("factcli-draft", "factcli", 1).encode()
        base = load_files((ClaimFile("draft.toml", raw),))
        assert len(base.claims) == len(draft.proposals)


def test_every_excerpt_stands_in_the_text_at_its_place() -> None:
    document = parse("article.txt", ARTICLE.encode())
    for proposal in drafted(document).proposals:
        line = document.line(proposal.line)
        start = proposal.record.quote.split("\n")[0][:20]
        assert start in line[proposal.column - 1 :]


def test_no_check_uses_a_draft(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    begin(str(tmp_path / "claims"))
    before = len(load([str(tmp_path / "claims")]).claims)
    target = tmp_path / "claims" / "new.draft.toml"
    ended = run("draft", str(article), "-o", str(target))
    assert (ended.status, ended.out) == (0, "")
    assert len(load([str(tmp_path / "claims")]).claims) == before
    named = run("check", "--claims", str(target), "The Harbour Museum opened.")
    assert named.status == 2
    assert "this is a draft that nobody has looked through" in " ".join(named.err.split())


def test_a_draft_goes_to_stdout_and_a_file_is_not_overwritten(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    ended = run("draft", str(article))
    assert ended.out.startswith("# Proposed by factcli from article.txt")
    assert tomllib.loads(ended.out)["factcli-draft"] == 1
    again = run("draft", str(article), "-o", str(article))
    assert again.status == 2
    assert article.read_text() == ARTICLE


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--review"], "--review needs --to FILE"),
        (["--to", "x.toml"], "--to goes with --review"),
        (["--date", "Friday"], "is not a date"),
        (["--review", "--to", "x.toml", "-o", "y.toml"], "leave out --output"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    options: list[str], told: str, tmp_path: Path
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    ended = run("draft", str(article), *options)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err


@pytest.mark.parametrize("text", ["", "   \n", "Is it?\n"])
def test_a_text_without_facts_is_told(text: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(text)
    ended = run("draft", str(article))
    assert (ended.status, ended.out) == (1, "")
    assert "states a fact" in ended.err


def test_what_is_kept_in_a_review_becomes_claims(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The Tolland Bridge was opened in 1931. The ferry carries 640 passengers.\n")
    claims = tmp_path / "claims"
    begin(str(claims))
    target = claims / "bridge.toml"
    words = ["draft", str(article), "--review", "--to", str(target)]
    status, screen = talk(claims, *words, answers=["?\n", "y\n", "n\n"])
    assert status == 0, screen
    assert "q  stop here" in screen
    assert "1 of 2 proposals written" in screen.replace("\n", "")
    base = factcli.load(claims)
    assert factcli.check("The Tolland Bridge was opened in 1940.", base).verdict.value == "refuted"


def test_a_review_that_keeps_nothing_writes_nothing(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The Tolland Bridge was opened in 1931.\n")
    claims = tmp_path / "claims"
    begin(str(claims))
    target = claims / "bridge.toml"
    words = ["draft", str(article), "--review", "--to", str(target)]
    status, _ = talk(claims, *words, answers=["q\n"])
    assert status == 1
    assert not target.exists()
