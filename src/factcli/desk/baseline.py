"""Findings known of old: a file that lets a project begin with what is new.

One JSON object a line: path, rule, words and sentence of a finding, not its line, so that an
edit elsewhere in the document changes nothing. Paths count from the folder of the baseline.
"""

from __future__ import annotations

import json
import os
from collections import Counter

from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING, replace
from factcli.report import ScanFinding, Severity
from factcli.writing import replace_file, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcli.report import FileScan

    # Path, rule, words, sentence.
    Entry = tuple[str, str, str, str]

STALE = "stale-baseline"
RULE = "an entry of the baseline is found no more"
_KEYS = ("path", "rule", "words", "sentence")


class Baseline:
    """The entries of a baseline file, and those that were met."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._lines: dict[Entry, list[int]] = {}
        for number, line in enumerate(_lines(path), 1):
            if line.strip():
                self._lines.setdefault(_entry(path, number, line), []).append(number)
        self._left = Counter({entry: len(lines) for entry, lines in self._lines.items()})
        self._seen: set[str] = set()

    def left(self, scan: FileScan) -> FileScan:
        """Return a scan without the findings that the baseline has; they count as suppressed."""
        if scan.error:
            return scan
        self._seen.add(_place(scan.path, self._folder))
        kept = []
        for found in scan.findings:
            entry = _entry_of(found, self._folder)
            if self._left[entry] > 0:
                self._left[entry] -= 1
            else:
                kept.append(found)
        known = len(scan.findings) - len(kept)
        tally = scan.tally._replace(suppressed=scan.tally.suppressed + known)
        return replace(scan, findings=tuple(kept), tally=tally)

    def stale(self) -> Iterator[ScanFinding]:
        """Yield the entries of files that were read whose finding is there no more."""
        for entry, lines in self._lines.items():
            for number in lines[len(lines) - self._left[entry] :]:
                if entry[0] in self._seen:
                    yield self._told(entry, number)

    def _told(self, entry: Entry, number: int) -> ScanFinding:
        path, rule, words, _ = entry
        return ScanFinding(
            path=self.path,
            line=number,
            column=1,
            end_line=number,
            end_column=2,
            rule=STALE,
            severity=Severity.WARNING,
            verdict=None,
            words=words,
            message=f'{rule} at "{words}" is found no more in {path}: the line can go',
        )


def write(path: str, findings: Iterable[ScanFinding]) -> int:
    """Write a baseline of findings, whole or not at all; return how many it has.

    Raises FactcliError when it cannot be written.
    """
    folder = os.path.dirname(os.path.abspath(path))
    entries = sorted(_entry_of(found, folder) for found in findings if found.verdict)
    lines = (json.dumps(dict(zip(_KEYS, e, strict=True)), ensure_ascii=False) for e in entries)
    new = "".join(f"{line}\n" for line in lines).encode()
    try:
        with open(path, "rb") as file:
            old = file.read()
    except FileNotFoundError:
        write_new(path, new)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    else:
        replace_file(path, old, new)
    return len(entries)


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(
            f"baseline {path}: cannot be read: {told}", "--write-baseline makes one"
        ) from error


def _entry(path: str, number: int, line: str) -> Entry:
    try:
        made = json.loads(line)
        values = [made[key] for key in _KEYS]
    except (ValueError, LookupError, TypeError):
        values = []
    if not values or not all(isinstance(value, str) for value in values):
        raise UsageError(
            f"{path}:{number}:1: this is no entry of a baseline",
            f"a line is a JSON object with {', '.join(_KEYS)}",
        )
    return (values[0], values[1], values[2], values[3])


def _entry_of(found: ScanFinding, folder: str) -> Entry:
    return (_place(found.path, folder), found.rule, found.words, found.sentence)


def _place(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
