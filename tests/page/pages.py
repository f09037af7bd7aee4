"""Pages for tests: made by the program as it is run, and read back."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.driver import run

HERE = Path(__file__).parent
SCAN = HERE.parent / "scan"
CLAIMS = SCAN / "claims"
DOCUMENTS = SCAN / "documents"
ALL = ("--show", "supported,unverifiable")


def page(*arguments: str | Path, claims: Path = CLAIMS) -> str:
    """Return the page of a scan."""
    words = [str(each) for each in arguments]
    ended = run("scan", "--claims", str(claims), "--format", "html", *words)
    assert ended.out.startswith("<!DOCTYPE html>\n"), ended.err
    return ended.out


def long_draft(findings: int) -> str:
    """Return a text with so many sentences that a claim refutes, eight a paragraph."""
    told = [
        f"The Marenholt Council sold the Ravn Tower in {1890 + at % 119}." for at in range(findings)
    ]
    rows = [" ".join(told[at : at + 8]) for at in range(0, findings, 8)]
    return "# A long draft\n\n" + "\n\n".join(rows) + "\n"


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self._raw = ""
        self._words: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(text)

    @property
    def words(self) -> str:
        """The text of the page, without its style and script."""
        return re.sub(r"\s+", " ", "".join(self._words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self._raw = tag if tag in {"style", "script"} else ""
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self._raw = "" if tag == self._raw else self._raw

    def handle_data(self, data: str) -> None:
        if self._raw:
            self.raw[self._raw] = self.raw.get(self._raw, "") + data
        else:
            self._words.append(data)

    def values(self, tag: str, name: str) -> list[str]:
        """Return every value of an attribute of such elements."""
        return [v for t, n, v in self.attributes if (t, n) == (tag, name)]
