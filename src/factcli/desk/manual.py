"""The pages that `factcli explain` shows: one a lint rule, one a reason code of a verdict."""

from __future__ import annotations

import os
import re

from factcli.records import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "pages")
_ROW = re.compile(r"^\| `([a-z-]+)` \| (.+) \|$")
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
RULES, REASONS, SCAN = "rules", "reasons.md", "scan.md"


class Example(NamedTuple):
    """A base of a page: its files by path, and whether the rule has to find something."""

    bad: bool
    files: dict[str, str]


def words() -> tuple[str, ...]:
    """Return every word that has a page, in order."""
    return tuple(sorted({*rules(), *_reasons(), *_remarks()}))


def rules() -> tuple[str, ...]:
    """Return the rules that have a page."""
    names = os.listdir(os.path.join(_FOLDER, RULES))
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))


def pages(word: str) -> tuple[str, ...]:
    """Return the pages of a word: that of a rule, that of a reason, or both."""
    found = [_read(os.path.join(RULES, f"{word}.md"))] if word in rules() else []
    reason = _reasons().get(word) or _remarks().get(word)
    return (*found, reason) if reason else tuple(found)


def summary(rule: str) -> str:
    """Return the line of a rule's page that says what it finds."""
    return _read(os.path.join(RULES, f"{rule}.md")).split("\n\n")[1].replace("\n", " ")


def examples(rule: str) -> tuple[Example, ...]:
    """Return the bad and the good example of a rule's page, as files of a folder."""
    text = _read(os.path.join(RULES, f"{rule}.md"))
    _, bad, rest = text.partition("\n## Bad\n")
    wrong, good, right = rest.partition("\n## Good\n")
    if not bad or not good:
        raise ValueError(f"the page of {rule} lacks an example")
    return Example(bad=True, files=_files(wrong)), Example(bad=False, files=_files(right))


def reasons() -> dict[str, str]:
    """Return every reason code with the line that says what it means."""
    return {code: page.split("\n\n")[1] for code, page in _reasons().items()}


def _files(text: str) -> dict[str, str]:
    """Return the fenced blocks; one whose fence names no path is the claim file."""
    found: dict[str, str] = {}
    for block in _FENCE.finditer(text):
        path = block["info"].partition(" ")[2] or "claims.toml"
        found[path] = block["body"]
    return found


def _reasons() -> dict[str, str]:
    """Return the page of every reason code, made of the table that docs/verdicts.md has."""
    found: dict[str, str] = {}
    verdict = ""
    for line in _read(REASONS).splitlines():
        if line.startswith("### "):
            verdict = line.removeprefix("### ").lower()
        elif row := _ROW.match(line):
            found[row[1]] = f"# {row[1]}\n\n{row[2]}\n\nA reason code of the verdict {verdict}.\n"
    return found


def _remarks() -> dict[str, str]:
    """Return the page of every rule about scanned documents themselves."""
    pages = _read(SCAN).split("\n# ")
    return {page.partition("\n")[0].removeprefix("# "): f"# {page.removeprefix('# ').rstrip()}\n"
            for page in pages}  # fmt: skip


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()
