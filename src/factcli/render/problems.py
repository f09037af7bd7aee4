"""One problem or diagnostic, drawn for a person: place, what is wrong, line, remedy.

    towers.toml:12:1: error[unknown-key]: [[claim]] has no key "sorce"
       12 | sorce = "gazette"
          | ^^^^^
          = did you mean "source"?

Claim files are text from anybody: what could steer a terminal is shown, not obeyed.
"""

from __future__ import annotations

import unicodedata

from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from factcli.report import Diagnostic, Problem

_WIDTH = 80
_CUT = "..."
_COLORS = {
    Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m",
    Severity.INFO: "\x1b[1;34m",
}  # fmt: skip
_PLAIN = "\x1b[0m"
# Categories of characters that are invisible or steer the terminal, spaces other than " ".
_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))
_TAB = "    "


def show(problem: Problem | Diagnostic, color: bool = False) -> str:  # noqa: FBT001, FBT002 - a public switch
    """Return the lines that tell one problem, without a line end at the end."""
    kind = f"{problem.severity.value}[{problem.rule}]"
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}: "
    first, *rest = _wrapped(visible(problem.message), len(place) + len(kind) + 2, 2)
    if color:
        kind = f"{_COLORS[problem.severity]}{kind}{_PLAIN}"
    lines = [f"{place}{kind}: {first}", *(f"  {line}" for line in rest)]
    margin = len(f"{problem.line:>5} ")
    if problem.excerpt.strip():
        shown, before, under = _window(problem, _WIDTH - margin - 2)
        lines.append(f"{problem.line:>5} | {shown}")
        carets = "^" * max(1, under)
        if color:
            carets = f"{_COLORS[problem.severity]}{carets}{_PLAIN}"
        lines.append(f"{'':>{margin}}| {'':>{before}}{carets}")
    if problem.hint:
        mark = "= "
        for line in _wrapped(visible(problem.hint), margin + 2, margin + 2):
            lines.append(f"{'':>{margin}}{mark}{line}")
            mark = "  "
    return "\n".join(lines)


def visible(text: str) -> str:
    """Return text with every character that a terminal would obey written as an escape."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    if char.isprintable() or (char.isspace() and unicodedata.category(char) == "Zs"):
        return char
    if unicodedata.category(char) not in _HIDDEN:
        return char
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _cells(text: str) -> int:
    """Return how many terminal cells a shown text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _window(problem: Problem | Diagnostic, room: int) -> tuple[str, int, int]:
    """Return the part of the line around the fault that fits, cells before it, its cells."""
    start = min(problem.column - 1, len(problem.excerpt))
    shown = [_shown(char) for char in problem.excerpt]
    cells = [_cells(each) for each in shown]
    fault = slice(start, start + problem.width)
    if sum(cells) <= room:
        return "".join(shown), sum(cells[:start]), sum(cells[fault])
    first, width = start, 0
    while first > 0 and width + cells[first - 1] <= room // 3:
        first -= 1
        width += cells[first]
    head = _CUT if first else ""
    last, width = first, len(head)
    while last < len(shown) and width + cells[last] <= room - len(_CUT):
        width += cells[last]
        last += 1
    tail = _CUT if last < len(shown) else ""
    before = len(head) + sum(cells[first:start])
    under = sum(cells[start : min(start + problem.width, last)])
    return f"{head}{''.join(shown[first:last])}{tail}", before, under


def _wrapped(text: str, used: int, indent: int) -> list[str]:
    """Break text into lines of 80 cells; the first has `used` cells taken already."""
    lines: list[str] = []
    line, room = "", _WIDTH - used
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _cells(longer) > room:
            lines.append(line)
            line, room = word, _WIDTH - indent
        else:
            line = longer
    return [*lines, line]
