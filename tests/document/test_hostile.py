"""Texts made to take for ever: each is read in seconds, or refused with a reason."""

from __future__ import annotations

import time

import pytest

from factcli.document.read import parse
from factcli.document.sentences import sentences
from factcli.document.types import UnreadableError

SIZE = 100_000
# Seconds of the processor; each of them took minutes, or hours, before it was dealt with.
LIMIT = 15
TEXTS = {
    "an endless line.txt": "word " * SIZE,
    "an endless word.md": "a" * SIZE,
    "quotations in quotations.md": "> " * SIZE + "x",
    "lists in lists.md": "\n".join(f"{'  ' * i}- x" for i in range(500)),
    "brackets.md": "[" * SIZE,
    "pictures.md": "![[" * (SIZE // 3),
    "targets.md": "[](" * (SIZE // 3),
    "stars.md": "*a_ " * (SIZE // 4),
    "ticks.md": "".join("`" * i + " " for i in range(400)),
    "comments.md": "<!--" * (SIZE // 4),
    "tags.md": "<a " * (SIZE // 3),
    "front matter.md": "---\n" * (SIZE // 4),
    "boxes.html": "<div>" * SIZE + "x",
    "bold.html": "<b>" * SIZE + "x",
    "comments.html": "<!--" * SIZE,
    "comments and a tag.html": "<!--" * SIZE + ">",
    "sections.html": "<![CDATA[" * SIZE,
    "sections and a bracket.html": "<![CDATA[" * SIZE + "]>",
    "instructions.html": "<?" * SIZE,
    "declarations.html": "<!" * SIZE,
    "quotes.html": '<a b="' * SIZE,
    "ends.html": "</" * SIZE,
    "references.html": "&" * SIZE,
    "lines.txt": "A\n" * SIZE,
    "blanks.txt": " " * SIZE + "x",
    "groups.tex": "{" * SIZE,
    "environments.tex": r"\begin{quote}" * (SIZE // 10),
    "formulas.tex": "$" * SIZE,
    "quotations.rst": "\n".join(f"{' ' * i}x\n" for i in range(300)),
    "stars.rst": "*" * SIZE,
    "links.rst": "`a <b" * (SIZE // 5),
    "remarks.txt": "# factcli:" * (SIZE // 10),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_made_to_take_for_ever_does_not(name: str) -> None:
    start = time.process_time()
    try:
        document = parse(name, TEXTS[name].encode())
        assert sum(1 for _ in sentences(document)) < SIZE
    except UnreadableError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017 - one of two good ends
    assert time.process_time() - start < LIMIT


@pytest.mark.parametrize("name", ["quotations in quotations.md", "lists in lists.md"])
def test_what_is_left_out_is_said(name: str) -> None:
    notes = parse(name, TEXTS[name].encode()).notes
    assert any("nested too deeply" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<p>One.<!-- Two.", ["One."]),
        ("<p>One.<p>Two <b", ["One.", "Two"]),
        ("<p>1 < 2 and 3 > 2.", ["1 < 2 and 3 > 2."]),
        ("<p>One <![CDATA[ two ]]> three.", ["One three."]),
        ("<p>a <3 b", ["a <3 b"]),
    ],
)
def test_a_page_that_ends_within_something(text: str, read: list[str]) -> None:
    assert [s.text for s in sentences(parse("a.html", text.encode()))] == read
