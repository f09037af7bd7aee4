"""Scan documents: read each, check its sentences, tell what is at fault and where."""

from __future__ import annotations

from factcli.desk.faults import faults
from factcli.desk.reading import Checker
from factcli.document.read import load, parse
from factcli.document.types import UnreadableError
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.report import FileScan, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcli.desk.reading import Checked
    from factcli.document.types import Document
    from factcli.report import ScanFinding, Severity
    from factcli.store.base import ClaimBase

SHOWN = frozenset({Verdict.REFUTED, Verdict.MIXED, Verdict.DISPUTED})


class Settings(NamedTuple):
    """How to scan: the present day, an encoding for what is not UTF-8, which verdicts to tell.

    `severities` holds another severity for some verdicts or rules, a rule's before a verdict's.
    """

    as_of: int | None = None
    encoding: str = ""
    shown: frozenset[Verdict] = SHOWN
    severities: Mapping[str, Severity] = {}


class Scanner:
    """Scans documents against one base, one at a time."""

    def __init__(self, base: ClaimBase, settings: Settings) -> None:
        self._base = base
        self._settings = settings
        self._checker = Checker(base, settings.as_of)

    def file(self, path: str, raw: bytes | None = None) -> FileScan:
        """Scan the file at `path`, or what it would be with the content `raw`.

        A file that cannot be read is a result like another: its `error` says why.
        """
        encoding = self._settings.encoding
        try:
            document = load(path, encoding) if raw is None else parse(path, raw, encoding)
        except UnreadableError as error:
            hint = f" ({error.hint})" if error.hint else ""
            return FileScan(path, error=f"{error}{hint}")
        return self.document(document)

    def document(self, document: Document) -> FileScan:
        """Scan a document that was read."""
        found: list[ScanFinding] = []
        tally = Tally()
        for checked in self._checker.read(document):
            tally = tally.plus(_counted(checked))
            found.extend(faults(document, checked, self._base.sources, self._settings.shown))
        findings = tuple(map(self._rated, found))
        return FileScan(document.path, findings, tally, document.notes)

    def _rated(self, finding: ScanFinding) -> ScanFinding:
        own = self._settings.severities
        severity = own.get(finding.rule) or own.get(finding.verdict.value)
        return replace(finding, severity=severity) if severity else finding


def scan_files(
    paths: Sequence[str], base: ClaimBase, settings: Settings, raws: Mapping[str, bytes]
) -> Iterator[FileScan]:
    """Yield each file scanned, in the order given; `raws` has the content of some."""
    scanner = Scanner(base, settings)
    for path in paths:
        yield scanner.file(path, raws.get(path))


def _counted(checked: Checked) -> Tally:
    finding = checked.finding
    verdict = finding.verdict if finding is not None else Verdict.UNVERIFIABLE
    left = any(word.between for word in checked.understood.left)
    counts = {verdict.value: 1}
    return Tally(sentences=1, spoken=int(checked.spoken), left=int(left), **counts)
