"""Where findings stand in what was read: every mark at its words, however they overlap."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.page.pages import CLAIMS, DOCUMENTS, Reader
from tests.page.test_page_markup import report

from factcli.desk.scan import Scanner, Settings
from factcli.model import Verdict
from factcli.records import replace
from factcli.render.html.page import page as drawn
from factcli.report import FileScan, Passage, Place, Reading, ScanReport
from factcli.store.kept import open_base

FILES = Path(__file__).parents[1] / "document" / "files"
PATHS = sorted([*DOCUMENTS.iterdir(), *FILES.glob("tower.*")])
UNTRUE = "The Marenholt Council sold the Ravn Tower in 2021."


def scanned(path: str, raw: bytes | None = None) -> FileScan:
    base = open_base((str(CLAIMS),))
    scan = Scanner(base, Settings(shown=frozenset(Verdict), reading=True)).file(path, raw)
    assert not scan.error
    return scan


def marked(scan: FileScan) -> list[tuple[str, str]]:
    """Return the words of each finding that has a verdict, and what its place reads."""
    assert scan.reading is not None
    found = []
    for each in scan.findings:
        if each.verdict is not None:
            place = scan.reading.places[each.stretch]
            text = scan.reading.passages[place.passage].text
            found.append((each.sentence, text[place.start : place.end]))
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_finding_has_its_place(path: Path) -> None:
    found = marked(scanned(str(path)))
    assert found
    for sentence, words in found:
        assert words
        assert words in sentence


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", f"# T\n\n{UNTRUE}\n", "2021"),
        ("a.md", UNTRUE.replace("2021", "**20***21*"), "2021"),
        ("a.md", UNTRUE.replace("2021", "&#50;021"), "2021"),
        ("a.md", f"| a | b |\n|---|---|\n| 2021 | {UNTRUE} |\n", "2021"),
        ("a.html", f"<p>2021</p><p>😀 {UNTRUE.replace('2021', '<b>20</b>21')}</p>", "2021"),
        ("a.html", f"<!-- 2021 --><p>{UNTRUE}", "2021"),
        ("a.txt", f"2021\n====\n\n  {UNTRUE}\n", "2021"),
        ("a.txt", "The Marenholt Council sold\r\n the Ravn Tower in 2021.\r\n", "2021"),
        ("a.md", "The Marenholt Council did *not* sell the Ravn\nTower.",
         "The Marenholt Council did not sell the Ravn Tower"),
    ],
)  # fmt: skip
def test_the_place_reads_without_markup(name: str, text: str, words: str) -> None:
    scan = scanned(name, text.encode())
    refuted = [f for f in scan.findings if f.verdict is Verdict.REFUTED]
    assert len(refuted) == 1
    assert scan.reading is not None
    place = scan.reading.places[refuted[0].stretch]
    passage = scan.reading.passages[place.passage].text
    assert passage[place.start : place.end] == words
    assert UNTRUE.split("sold", maxsplit=1)[0] in passage


def test_a_remark_has_a_card_and_no_mark() -> None:
    scan = scanned(
        "a.md", b"Fine.\n\n<!-- factcli: ignore[date-differs] for nothing -->\n\nFine.\n"
    )
    remarks = [found for found in scan.findings if found.verdict is None]
    assert len(remarks) == 1
    made = Reader(drawn(ScanReport((scan,), report("x")[0].base), report("x")[1]))
    at = scan.findings.index(remarks[0]) + 1
    assert f"f{at}" in made.ids
    assert f"m{at}" not in made.ids


def test_no_document_is_kept_that_nobody_asked_for() -> None:
    base = open_base((str(CLAIMS),))
    assert Scanner(base, Settings()).file("a.md", UNTRUE.encode()).reading is None


TEXT = "abcdefghijklmnop"
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(
        lambda pair: (pair[0], max(pair[0] + 1, pair[1]))
    ),
    min_size=1,
    max_size=6,
)


@given(SPANS)
def test_marks_may_overlap(spans: list[tuple[int, int]]) -> None:
    whole, look = report("x")
    one = whole.files[0].findings[0]
    # A finding each, told apart by its line.
    found = tuple(replace(one, line=at, end_line=at) for at in range(1, len(spans) + 1))
    places = {f.stretch: Place(0, *span) for f, span in zip(found, spans, strict=True)}
    reading = Reading((Passage("paragraph", TEXT, 1),), places)
    scan = FileScan("a.md", found, reading=reading)
    text = drawn(ScanReport((scan,), whole.base), look)
    made = Reader(text)
    marks = [each for each in made.ids if each.startswith("m")]
    assert sorted(marks) == sorted(f"m{at}" for at in range(1, len(spans) + 1))
    body = text[text.index('<div class="text">') : text.index("</main>")]
    assert "".join(c for c in _unmarked(body) if c in TEXT) == TEXT
    # No link stands within another.
    depth = 0
    for piece in body.split("<")[1:]:
        depth += piece.startswith("a ") - piece.startswith("/a")
        assert depth in {0, 1}


def _unmarked(body: str) -> str:
    """Return the words of a piece of the page without those of the signs."""
    import re

    signless = re.sub(r'<span class="badge">.*?</span></span>', "", body)
    signless = re.sub(
        r'<span class="heard">.*?</span>|<span class="number".*?</span>', "", signless
    )
    return re.sub(r"<[^>]*>", "", signless)
