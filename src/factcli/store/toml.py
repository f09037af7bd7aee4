"""A TOML claim file as text, data and positions, with its syntax problems.

A file that tomllib refuses is mended line by line, on a copy, so that the rest of it can
still be checked: every problem of a base is told at once. What was cut away is remembered
in `damaged` (tables that miss a line) and `lost_ids` (ids that stood in a cut).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from factcli.records import TYPE_CHECKING
from factcli.report import Problem, Severity
from factcli.store.scan import Path, Scan, Spot
from factcli.store.syntax import Cut, Fault, endless_key, find_fault
from factcli.text import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_EXCERPT = 2_000
_MOST_REPAIRS = 100
_REPAIR_BUDGET = 20_000_000
_TOO_MANY = ("there is more wrong in this file", "correct what is told above, and check again")
_TABLE = re.compile(r"^[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?", re.MULTILINE)
_ID = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([^"'\n]*)["']?""", re.MULTILINE)


def _list(content: object) -> list[object]:
    return content if isinstance(content, list) else []


class Document:
    """One claim file: its text with one kind of line end, its data, where things stand."""

    __slots__ = (
        "_headers", "_lines", "_mended", "_scan", "_text", "damaged", "data", "file", "lost_ids",
        "problems",
    )  # fmt: skip

    def __init__(self, file: str, raw: bytes) -> None:
        self.file = file
        self.data: Mapping[str, object] = {}
        self.problems: list[Problem] = []
        self.damaged: set[int] = set()
        self.lost_ids: set[tuple[str, str]] = set()
        self._text = self._decode(raw)
        self._lines = Lines(self._text)
        self._mended = ""
        self._scan: Scan | None = None
        self._headers: dict[Path, int] = {}
        if not self._read():
            # Other files may refer to what stands here; it is not missing, only unread.
            headers = [found.start() for found in _TABLE.finditer(self._text)]
            self._cut(self._text, list(pairwise([0, *headers, len(self._text)])))

    def spot(self, path: Path) -> Spot:
        """Return where `path` stands, or the nearest thing around it that does."""
        if self._scan is None:
            self._scan = Scan(self._mended)
        spots = self._scan.spots
        for length in range(len(path), 0, -1):
            if path[:length] in spots:
                return spots[path[:length]]
        return Spot(0, 0, 0, 0)

    @property
    def text(self) -> str:
        """The file's text, its line ends made one kind; offsets count in it."""
        return self._text

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        return self._lines.position(offset)

    def line(self, path: Path) -> int:
        """Return the line on which `path` stands."""
        offset = self._headers.get(path)
        return self._lines.position(self.spot(path).key if offset is None else offset)[0]

    def problem(  # noqa: PLR0913 - a problem has these parts
        self,
        rule: str,
        message: str,
        hint: str,
        path: Path,
        *,
        at_value: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem placed at the key (or the value) of `path`."""
        spot = self.spot(path)
        start, end = (spot.value, spot.value_end) if at_value else (spot.key, spot.key_end)
        return self._placed(Fault(rule, message, hint, start, end), severity)

    def _placed(self, fault: Fault, severity: Severity = Severity.ERROR) -> Problem:
        line, column = self._lines.position(fault.start)
        begin = fault.start - column + 1
        stop = self._text.find("\n", begin)
        stop = len(self._text) if stop < 0 else stop
        width = max(1, min(fault.end, stop) - fault.start)
        # A line may be a megabyte long; an excerpt that far out helps nobody.
        near = column <= _LONGEST_EXCERPT
        excerpt = self._text[begin : min(stop, begin + 2 * _LONGEST_EXCERPT)] if near else ""
        return Problem(
            fault.rule, severity, self.file, line, column, fault.message, fault.hint, excerpt, width
        )

    def _decode(self, raw: bytes) -> str:
        """Return the text; bytes that are not UTF-8 become a problem and a stand-in."""
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            return raw.decode().replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            first = error.start
        self._text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        self._lines = Lines(self._text)
        start = len(raw[:first].decode().replace("\r\n", "\n"))
        message = f"byte 0x{raw[first]:02X} is not UTF-8"
        fault = Fault("encoding", message, "save the file as UTF-8", start, start + 1)
        self.problems.append(self._placed(fault))
        return self._text

    def _read(self) -> bool:
        """Parse the text; on syntax errors cut them out of a copy and go on.

        Return whether there is data, be it of a mended copy.
        """
        import tomllib

        mended = self._text
        endless = endless_key(mended)
        if endless:
            self.problems.append(self._placed(endless))
            return False
        repairs = max(1, min(_MOST_REPAIRS, _REPAIR_BUDGET // (len(mended) + 1)))
        for _ in range(repairs):
            try:
                self.data = tomllib.loads(mended)
            except (ValueError, RecursionError) as error:
                faults, cuts = find_fault(mended, error)
            else:
                self._mended = mended
                self._headers = self._find_headers()
                return True
            self.problems.extend(self._placed(fault) for fault in faults)
            before, mended = mended, self._cut(mended, cuts)
            if mended == before:
                return False
        end = len(self._text.rstrip())
        self.problems.append(self._placed(Fault("syntax", *_TOO_MANY, end, end)))
        return False

    def _find_headers(self) -> dict[Path, int]:
        """Return the offsets of table headers without a scan, where nothing can deceive.

        A scan takes as long as tomllib does, and a base without problems needs only the
        lines of its tables. Inside texts over several lines, what looks like a header may
        be none; a header of odd form makes the counts differ.
        """
        if '"""' in self._mended or "'''" in self._mended:
            return {}
        found: dict[str, list[int]] = {}
        for header in _TABLE.finditer(self._mended):
            offset = self._mended.index("[", header.start())
            found.setdefault(header.group(1), []).append(offset)
        for name, offsets in found.items():
            content = self.data.get(name, ())
            if len(offsets) != (1 if isinstance(content, dict) else len(_list(content))):
                return {}
        headers: dict[Path, int] = {}
        for name, offsets in found.items():
            if isinstance(self.data[name], list):
                headers.update(((name, index), offset) for index, offset in enumerate(offsets))
            else:
                headers[(name,)] = offsets[0]
        return headers

    def _cut(self, text: str, cuts: list[Cut]) -> str:
        """Blank stretches of `text`, keeping every offset, and note what they held."""
        headers = [(found.start(), found) for found in _TABLE.finditer(text)]
        starts = [start for start, _ in headers]
        pieces: list[str] = []
        done = 0
        for start, end in sorted(cuts):
            index = bisect_right(starts, start) - 1
            header = headers[index][1] if index >= 0 else None
            self.damaged.add(self._lines.position(header.start(1))[0] if header else 0)
            kind = header.group(1) if header else ""
            self.lost_ids.update((kind, name) for name in _ID.findall(text[start:end]))
            pieces.append(text[done:start])
            pieces.append(re.sub(r"[^\n]", " ", text[max(start, done) : end]))
            done = max(done, end)
        return "".join((*pieces, text[done:]))
