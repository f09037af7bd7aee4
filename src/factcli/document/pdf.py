"""PDF: the text of each page, by pypdfium2 (the extra `docs`).

Positions are page and character on it. Lines of a page are joined like wrapped lines of a
text; a word that was divided at the end of a line is whole again.
"""

from __future__ import annotations

from factcli.document import plain
from factcli.document.flow import Flow, Mark
from factcli.document.types import Block, Document, Unit, UnreadableError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What pdfium writes for the hyphen of a divided word.
_DIVIDED = "\ufffe"
_MOST_PAGES = 5000
_LARGEST = 64 * 2**20


def document(path: str, raw: bytes) -> Document:
    """Return the document in the bytes of a PDF file.

    Raises UnreadableError, also when the library for it is not installed.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    at = 0
    for text in _pages(raw):
        starts.append(at)
        texts.append(text)
        blocks.extend(_moved(block, at) for block in plain.read(text).blocks)
        at += len(text) + 1
        if at > _LARGEST:
            raise UnreadableError(f"its text is longer than the {_LARGEST:,} letters that are read")
    notes = () if blocks else ("no text in it: scanned pages are pictures",)
    return Document(
        path=path,
        text="\f".join(texts),
        blocks=tuple(blocks),
        starts=tuple(starts or [0]),
        unit=Unit.PAGE,
        notes=notes,
        raw=raw,
    )


def _moved(block: Block, by: int) -> Block:
    marks = tuple(Mark(m.at, m.start + by, m.end + by) for m in block.flow.marks)
    return block._replace(flow=Flow(block.flow.text, marks))


def _pages(raw: bytes) -> Iterator[str]:
    """Yield the text of each page."""
    if not raw.lstrip()[:5].startswith(b"%PDF-"):
        raise UnreadableError("this is no PDF, whatever its name says")
    try:
        import pypdfium2
    except ImportError:
        raise UnreadableError(
            "reading PDF takes pypdfium2", "pip install 'factcli[docs]'"
        ) from None
    try:
        opened = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        why = "a password is needed" if "password" in str(error).lower() else "damaged or cut off"
        raise UnreadableError(f"this PDF cannot be opened: {why}") from error
    try:
        if len(opened) > _MOST_PAGES:
            raise UnreadableError(f"{len(opened):,} pages are more than {_MOST_PAGES:,}")
        for number in range(len(opened)):
            yield _page(opened, number)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"this PDF is damaged: {error}") from error
    finally:
        opened.close()


def _page(opened: object, number: int) -> str:
    page = opened[number]  # type: ignore[index]
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded()
    finally:
        text_page.close()
        page.close()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace(f"{_DIVIDED}\n", "").replace(_DIVIDED, "").replace("\f", "\n")
