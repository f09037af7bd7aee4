"""The page as text: the policy, what it refers to, and that no words become markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.page.pages import ALL, DOCUMENTS, Reader, page

from factcli.model import (
    BaseInfo,
    Claim,
    Drawing,
    Grain,
    Match,
    Moment,
    Part,
    Period,
    Reason,
    Relation,
    Slot,
    Source,
    Span,
    Verdict,
)  # fmt: skip
from factcli.render.html.page import page as drawn
from factcli.render.scan import Look
from factcli.report import (
    Edit,
    FileScan,
    Fix,
    Passage,
    Place,
    Reading,
    ScanFinding,
    ScanReport,
    Severity,
    Tally,
)  # fmt: skip

NASTY = (
    "<script>hacked=1</script>", "</script><img src=x onerror=hacked=1>", '" onfocus="hacked=1',
    "' autofocus onfocus='hacked=1", "</style><style>*{display:none}", "<!--", "-->", "]]>",
    "<svg onload=hacked=1>", "&lt;b&gt;", "&#x202e;", "javascript:hacked=1", "${hacked}", "$title",
    "\u202eevil\u2066", "a\u200bb", "\x00\x1b[31m", "\ud800", "\ufeff", "<plaintext>", "</body>",
)  # fmt: skip
DAY = Moment(736_059, 736_059, Grain.DAY)
PERIOD = Period(DAY, DAY)


def report(words: str, url: str = "https://example.org/") -> tuple[ScanReport, Look]:
    """Return a report that holds the words wherever a document or a claim may put them."""
    claim = Claim(
        id=words, text=words, source=words, locator=words, excerpt=words, file=words, line=3
    )
    slots = (
        Slot("time", words, words, Relation.EXCLUSIVE, words, words),
        Slot(words, words, words, Relation.BEYOND, words, words),
    )
    part = Part(
        words, Span(0, 1), Verdict.REFUTED, Reason.DATE_DIFFERS, words, (Match(claim, 90),),
        slots, Drawing(PERIOD, PERIOD),
    )  # fmt: skip
    found = ScanFinding(
        words, 1, 1, 1, 2, words, Severity.ERROR, Verdict.REFUTED, words, words, (words,),
        Fix(words, (Edit(1, 1, 1, 2, words),)), words, words, ((words, words),), words,
        parts=(part, part),
    )  # fmt: skip
    kinds = ("title", "heading", "paragraph", "item", "cell", "footnote")
    passages = tuple(Passage(kind, words, 1, kind == "item") for kind in kinds)
    reading = Reading(passages, {found.stretch: Place(2, 0, len(words))})
    scan = FileScan(words, (found,), Tally(1, 1, refuted=1), (words,), reading=reading)
    bad = FileScan(words, error=words)
    sources = {words: Source(words, words, words, words, url, words)}
    info = BaseInfo(words, 1, words)
    return ScanReport((scan, bad), info), Look("1", rules={}, sources=sources)


HARMLESS = Reader(drawn(*report("x")))


@pytest.mark.parametrize("words", NASTY)
def test_nasty_words_stay_words(words: str) -> None:
    stays_words(words)


@given(st.one_of(st.text(min_size=1), st.text("<>&\"'/!-=` a", min_size=1)))
def test_no_words_become_markup(words: str) -> None:
    stays_words(words)


def stays_words(words: str) -> None:
    text = drawn(*report(words))
    text.encode()
    made = Reader(text)
    tags = made.tags.copy()
    # Characters that cannot be seen stand in elements of their own.
    tags["span"] -= sum(v == "code" for v in made.values("span", "class"))
    assert tags == HARMLESS.tags
    known = {(t, n) for t, n, _ in HARMLESS.attributes} | {("span", "title")}
    assert {(t, n) for t, n, _ in made.attributes} <= known
    assert sorted(made.ids) == sorted(HARMLESS.ids)
    assert made.raw == HARMLESS.raw


@pytest.mark.parametrize("char", "\x00\x07\x1b\x85\u200b\u200e\u202a\u202e\u2066\ufeff\U000e0041")
def test_what_cannot_be_seen_is_shown(char: str) -> None:
    text = drawn(*report(f"a{char}b"))
    assert char not in text
    assert f"\\x{ord(char):02x}" in text or f"{ord(char):04x}</span>" in text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "data:text/html,x",
     "java\nscript:alert(1)", "file:///etc/passwd", "//example.org", "https://a b", "vbscript:x",
     "https://a\u202e.org"],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    made = Reader(drawn(*report("x", url)))
    assert all(value.startswith("#") for value in made.values("a", "href"))


def test_an_address_of_the_web_is_a_link() -> None:
    made = Reader(drawn(*report("x", "https://example.org/a?b=1&c=\"'<>")))
    assert "https://example.org/a?b=1&c=\"'<>" in made.values("a", "href")


def test_the_policy_allows_this_style_and_this_script_alone() -> None:
    made = Reader(page(*ALL, DOCUMENTS))
    policy = next(v for v in made.values("meta", "content") if "default-src" in v)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
        "style-src": _hash(made.raw["style"]), "script-src": _hash(made.raw["script"]),
        "require-trusted-types-for": "'script'", "trusted-types": "'none'",
    }  # fmt: skip
    assert made.tags["script"] == made.tags["style"] == 1


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_page_refers_to_itself_alone() -> None:
    text = page(*ALL, DOCUMENTS)
    made = Reader(text)
    assert all(value.startswith("#") for value in made.values("use", "href"))
    loading = {"src", "srcset", "data", "action", "style", "background", "poster", "ping"}
    assert not [found for found in made.attributes if found[1] in loading | {"onclick", "onload"}]
    assert not re.search(r"url\(|@import|@font-face", made.raw["style"])
    assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval|Worker", made.raw["script"])
    assert len(made.ids) == len(set(made.ids))
    inside = [v[1:] for v in made.values("a", "href") if v.startswith("#")]
    assert set(inside) <= set(made.ids)


def test_the_text_of_the_document_is_all_there(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# One *two* &amp; three\n\n- Four\n\n> Five `six`\n\n| Seven |\n|--|\n| Eight |\n"
    )
    words = Reader(page(path)).words
    for told in ("One two & three", "Four", "Five six", "Seven", "Eight", "No finding fits"):
        assert told in words


def test_a_document_that_cannot_be_read_is_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Fine weather.\n")
    (tmp_path / "b.md").write_bytes(b"\0\1\2\3" * 100)
    assert "Not read: this is no text" in Reader(page(tmp_path)).words


def test_the_same_input_gives_the_same_page() -> None:
    assert page(*ALL, DOCUMENTS) == page(*ALL, DOCUMENTS)


def test_processes_give_the_same_page() -> None:
    assert page("--jobs", "2", DOCUMENTS) == page(DOCUMENTS)
