"""What readers make of documents, and that every letter is told at its own place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcli.document.read import TEXTS, parse
from factcli.document.sentences import Sentence, sentences
from factcli.document.types import Document, UnreadableError
from factcli.model import Span

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
# One name for each reader.
NAMES = sorted({reader: f"a{suffix}" for suffix, reader in TEXTS.items()}.values())
MARKUP = st.text(
    st.sampled_from("ab \n\t\r.!?*_`[](){}<>|&;:#-=+\"'/\\^~é😀\u00a0")
    | st.characters(codec="utf-8"),
    max_size=200,
)


def shown(document: Document, sentence: Sentence) -> str:
    place = document.position(sentence.flow.origin(Span(0, len(sentence.text))).start)
    mark = "> " if sentence.quoted else ""
    return f"{sentence.kind.value} {place[0]}:{place[1]} {mark}{sentence.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_document_has_these_sentences(case: dict[str, Any]) -> None:
    if "needs" in case:
        pytest.importorskip(case["needs"])
    document = parse(case["file"], case["text"].encode())
    assert [shown(document, s) for s in sentences(document)] == case["sentences"]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=200, deadline=None)
@given(text=MARKUP)
def test_every_word_is_told_where_the_source_has_it(name: str, text: str) -> None:
    try:
        document = parse(name, text.encode())
    except UnreadableError:
        return
    for sentence in sentences(document):
        for at, letter in enumerate(sentence.text):
            start, end = sentence.flow.origin(Span(at, at + 1))
            assert 0 <= start < end <= len(document.text)
            if sentence.flow.verbatim(Span(at, at + 1)) and not letter.isspace():
                assert document.text[start:end] == letter


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\x00\x01\x02\x03" * 20, "this is no text"),
        (b"%PDF-1.7 ...", "this is a PDF, whatever its name says"),
        (b"PK\x03\x04....", "this is a ZIP archive"),
        (b"\xff\xfe\x00", "not utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        parse("a.txt", raw)


@pytest.mark.parametrize(
    ("raw", "encoding", "text", "notes"),
    [
        ("Él calló.".encode(), "", "Él calló.", 0),
        ("Él calló.".encode("utf-8-sig"), "", "Él calló.", 0),
        ("Él calló.".encode("utf-16"), "", "Él calló.", 0),
        ("Él calló.".encode("cp1252"), "", "Él calló.", 1),
        ("Él calló.".encode("latin-1"), "latin-1", "Él calló.", 0),
        ("Стоит.".encode("koi8-r"), "koi8-r", "Стоит.", 0),
        ("Él calló.".encode(), "latin-1", "Él calló.", 0),
    ],
)
def test_encodings(raw: bytes, encoding: str, text: str, notes: int) -> None:
    document = parse("a.txt", raw, encoding)
    assert [s.text for s in sentences(document)] == [text]
    assert len(document.notes) == notes


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.md", "---\ndate: 2024-04-08\n---\nText.", "2024-04-08"),
        ("a.md", '+++\ndate = "2024-04-08T10:00:00Z"\n+++\nText.', "2024-04-08"),
        ("a.md", "---\ndate: soon\n---\nText.", ""),
        ("a.md", "---\ndate: 2024-04-38\n---\nText.", ""),
        ("a.md", "Text.\n\n---\ndate: 2024-04-08\n---\n", ""),
        ("a.txt", "date: 2024-04-08", ""),
        ("a.html", '<meta name="date" content="2024-04-08"><p>Text.', "2024-04-08"),
        ("a.html", '<meta itemprop="datePublished" content="2024-04-08T1:00">', "2024-04-08"),
        ("a.html", '<meta name="author" content="2024-04-08">', ""),
    ],
)  # fmt: skip
def test_the_day_that_a_document_bears(name: str, text: str, written: str) -> None:
    from factcli.store.base import iso

    assert iso(parse(name, text.encode()).written) == written
