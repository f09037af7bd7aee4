"""Fixes put into files: those that do not touch each other, each file whole or not at all."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcli.report import Diagnostic, Edit

_BOM = b"\xef\xbb\xbf"


def fix(found: Iterable[Diagnostic], files: Mapping[str, bytes]) -> int:
    """Write the fixes of diagnostics into their files and return how many were made.

    `files` is what the files held when they were looked at. Raises FactcliError when one has
    changed since or cannot be written; it is then left as it is, and so are those after it.
    """
    made = 0
    by_file: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.fix is not None:
            by_file.setdefault(each.file, []).append(each)
    for path, fixable in by_file.items():
        edits, count = _apart(fixable)
        replace_file(path, files[path], edited(files[path], edits))
        made += count
    return made


def edited(raw: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a file with edits made; every other byte is as it was."""
    bom = _BOM if raw.startswith(_BOM) else b""
    text = raw[len(bom) :].decode("utf-8")
    starts = [0]
    starts.extend(i + 1 for i, char in enumerate(text) if char == "\n")
    line_end = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=_place, reverse=True):
        start = starts[edit.line - 1] + edit.column - 1
        end = starts[edit.end_line - 1] + edit.end_column - 1
        text = text[:start] + edit.text.replace("\n", line_end) + text[end:]
    return bom + text.encode("utf-8")


def _apart(fixable: Sequence[Diagnostic]) -> tuple[list[Edit], int]:
    """Return the edits of the fixes that leave each other alone, and how many fixes that are.

    The rest is made by the next run: it then sees what is left to do.
    """
    taken: list[Edit] = []
    count = 0
    for each in fixable:
        edits = each.fix.edits if each.fix else ()
        if not any(_touch(new, old) for new in edits for old in taken):
            taken.extend(edits)
            count += 1
    return taken, count


def _place(edit: Edit) -> tuple[int, int]:
    return edit.line, edit.column


def _touch(one: Edit, two: Edit) -> bool:
    first, last = (one.line, one.column), (one.end_line, one.end_column)
    return first <= (two.end_line, two.end_column) and _place(two) <= last
