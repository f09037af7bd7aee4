"""DOCX and PDF: what is read, where it stands, and files made to do harm."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from factcli.document.read import parse
from factcli.document.sentences import sentences
from factcli.document.types import Document, UnreadableError
from factcli.model import Span

LONG = (
    "Livia Rostrand opened the Ravn Tower on 6 April 2016, and many people from the town and from "
    "the villages around it came to see how it was done on that cold spring day by the sea."
)
FILES = Path(__file__).parent / "files"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def shown(document: Document) -> list[str]:
    lines = []
    for each in sentences(document):
        line, column = document.position(each.flow.origin(Span(0, len(each.text))).start)
        lines.append(f"{each.kind.value} {line}:{column} {'> ' * each.quoted}{each.text}")
    return lines


def packed(body: str, **parts: str) -> bytes:
    """Return a DOCX file of hand-written XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        text = f"{HEAD}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"{HEAD}{content}")
    return made.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_file_that_a_word_processor_wrote() -> None:
    document = parse("a.docx", (FILES / "tower.docx").read_bytes())
    assert shown(document) == [
        "heading 1:1 A tower",
        "paragraph 2:1 Livia Rostrand opened the Ravn Tower on 6 April 2016.",
        "paragraph 2:55 The tower is 72 metres tall.",
        "paragraph 3:1 Otto Vell is a painter.",
        "paragraph 4:1 > Otto Vell was born in Marenholt.",
        "cell 5:1 who",
        "cell 6:1 born",
        "cell 7:1 Vell",
        "cell 8:1 Otto Vell was born in 1963.",
        "paragraph 10:1 The Marenholt Council sold the Ravn Tower in 2021.",
    ]
    assert document.unit.value == "paragraph"
    assert not document.editable


def test_what_is_deleted_or_repeated_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:t>fell</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>far</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>stands</w:t></w:r></w:ins><w:r><w:tab/><w:t>here</w:t><w:br/>"
        "<w:t>now.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert shown(parse("a.docx", packed(body))) == ["paragraph 1:1 It stands here now."]


def test_notes_lists_and_remarks() -> None:
    body = paragraph("An item.", "<w:numPr/>") + (
        '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>It fell.</w:t></w:r></w:p>'
    )
    notes = (
        f'<w:footnotes {NAMESPACE}><w:footnote w:type="separator">{paragraph("-x-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("So they say.")}</w:footnote></w:footnotes>'
    )
    remark = paragraph("factcli: ignore[date-differs] why")
    comments = f'<w:comments {NAMESPACE}><w:comment w:id="7">{remark}</w:comment></w:comments>'
    document = parse("a.docx", packed(body, footnotes=notes, comments=comments))
    assert shown(document) == [
        "item 1:1 An item.", "paragraph 2:1 It fell.", "footnote 3:1 So they say.",
    ]  # fmt: skip
    assert [c.text for c in document.comments] == ["factcli: ignore[date-differs] why"]
    assert document.position(document.comments[0].span.start) == (2, 1)


BOMB = "<!DOCTYPE a [" + "".join(
    f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 30)
) + ']><w:document xmlns:w="x">&e29;</w:document>'  # fmt: skip


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, content in parts.items():
            packing.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Just text.", "no ZIP archive"),
        (b"", "no ZIP archive"),
        ((FILES / "tower.docx").read_bytes()[:20_000], "no ZIP archive, or cut off"),
        (archive(xl__workbook=b"<a/>"), "there is no word/document.xml in it"),
        (archive(word__document=BOMB.encode()), "has a document type"),
        (archive(word__document=b"<w:document xmlns:w='x'>"), "is no proper XML"),
        (archive(word__document=b"\xff\xfe\x00"), "is no proper XML"),
        (archive(word__document=b"<a>" + b" " * (65 * 2**20) + b"</a>"), "unfolds to more than"),
    ],
    ids=["text", "empty", "cut", "sheet", "entities", "open", "no XML", "bomb"],
)
def test_what_is_no_docx_is_refused(raw: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        parse("a.docx", raw)


def test_a_damaged_part_is_refused() -> None:
    raw = bytearray(packed(paragraph("It fell. " * 500)))
    raw[70:90] = b"\xff" * 20
    with pytest.raises(UnreadableError, match=r"word/document\.xml"):
        parse("a.docx", bytes(raw))


def test_paragraphs_nested_beyond_measure() -> None:
    deep = packed("<w:p>" * 20_000 + "<w:r><w:t>It fell.</w:t></w:r>" + "</w:p>" * 20_000)
    assert shown(parse("a.docx", deep)) == ["paragraph 1:1 It fell."]


def test_the_pages_of_a_pdf() -> None:
    pytest.importorskip("pypdfium2")
    document = parse("a.pdf", (FILES / "tower.pdf").read_bytes())
    assert shown(document) == [
        "paragraph 1:1 A tower",
        f"paragraph 1:9 {LONG}",
        "paragraph 1:189 The tower is 72 metres tall.",
        "paragraph 2:1 The Marenholt Council sold the Ravn Tower in 2021.",
    ]
    assert document.unit.value == "page"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"Just text.", "this is no PDF"),
        (b"%PDF-1.7\n", "damaged or cut off"),
        ((FILES / "tower.pdf").read_bytes()[:300], "damaged or cut off"),
    ],
)
def test_what_is_no_pdf_is_refused(raw: bytes, told: str) -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(UnreadableError, match=told):
        parse("a.pdf", raw)


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableError) as caught:
        parse("a.pdf", (FILES / "tower.pdf").read_bytes())
    assert caught.value.hint == "pip install 'factcli[docs]'"
