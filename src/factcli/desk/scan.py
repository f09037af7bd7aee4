"""Scan documents: read each, check its sentences, tell what is at fault and where."""

from __future__ import annotations

import os

from factcli.desk.faults import Telling, faults
from factcli.desk.files import Choice, find
from factcli.desk.fixing import Fixed, fixed
from factcli.desk.passages import reading
from factcli.desk.rating import Rating
from factcli.desk.reading import Checker
from factcli.desk.suppress import Suppressions, in_order
from factcli.document.read import load, parse
from factcli.document.types import UnreadableError
from factcli.errors import UsageError
from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import FileScan, ScanReport, Tally
from factcli.store.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcli.desk.reading import Checked
    from factcli.document.types import Document
    from factcli.report import ScanFinding
    from factcli.store.base import ClaimBase

_DEBUG = "FACTCLI_DEBUG"
SHOWN = frozenset({Verdict.REFUTED, Verdict.MIXED, Verdict.DISPUTED})


class Settings(NamedTuple):
    """How to scan: the present day, an encoding for what is not UTF-8, which verdicts to tell.

    `config` has the severities and rules of the project. `reading`: keep what was read, for
    those who show the document itself.
    """

    as_of: int | None = None
    encoding: str = ""
    shown: frozenset[Verdict] = SHOWN
    config: Config = Config()
    reading: bool = False


class Mended(NamedTuple):
    """A scan, the document where it could be read, and its text with every fix."""

    scan: FileScan
    document: Document | None
    fixed: Fixed


class Scanner:
    """Scans documents against one base, one at a time."""

    def __init__(self, base: ClaimBase, settings: Settings) -> None:
        self._base = base
        self._settings = settings
        self._checker = Checker(base, settings.as_of)
        self._rating = Rating(settings.config)

    def file(self, path: str, raw: bytes | None = None) -> FileScan:
        """Scan the file at `path`, or what it would be with the content `raw`.

        A file that cannot be read is a result like another: its `error` says why.
        """
        try:
            document = self.read(path, raw)
            return document if isinstance(document, FileScan) else self.document(document)
        except RecursionError:
            return FileScan(path, error="nested too deeply to be read")
        except Exception as error:  # one file with a fault of ours in it must not stop the others
            if os.environ.get(_DEBUG):
                raise
            told = f"internal error: {type(error).__name__}: {error}"
            return FileScan(path, error=f"{told} (a fault in factcli; please report it)")

    def forget(self, most: int) -> None:
        """Forget the sentences checked long ago; a program that runs on calls this."""
        self._checker.forget(most)

    def read(self, path: str, raw: bytes | None = None) -> Document | FileScan:
        """Return the document, or the scan of one that cannot be read."""
        encoding = self._settings.encoding
        try:
            return load(path, encoding) if raw is None else parse(path, raw, encoding)
        except UnreadableError as error:
            hint = f" ({error.hint})" if error.hint else ""
            return FileScan(path, error=f"{error}{hint}")

    def mended(self, path: str, raw: bytes | None = None) -> Mended:
        """Scan a file, and say what its text would be with every fix."""
        document = self.read(path, raw)
        if isinstance(document, FileScan):
            return Mended(document, None, Fixed("", 0))
        scan = self.document(document)
        return Mended(scan, document, fixed(document, scan.findings))

    def document(
        self, document: Document, watch: Callable[[Checked], None] | None = None
    ) -> FileScan:
        """Scan a document that was read; `watch` gets each sentence when it is checked."""
        found: list[ScanFinding] = []
        tally = Tally()
        remarks = Suppressions(document)
        written = self._checker.written(document)
        how = Telling(
            self._base.sources,
            self._settings.shown,
            lambda text: self._checker.check(text, written),
        )
        for checked in self._checker.read(document):
            if watch is not None:
                watch(checked)
            tally = tally.plus(_counted(checked))
            told = list(faults(document, checked, how))
            kept = list(remarks.left(checked.sentence, told))
            tally = tally.plus(Tally(suppressed=len(told) - len(kept)))
            found.extend(kept)
        found.extend(remarks.complaints(everything=len(self._settings.shown) == len(Verdict)))
        findings = self._rating.rated(in_order(found), document.path)
        kept_text = reading(document, findings) if self._settings.reading else None
        return FileScan(document.path, findings, tally, document.notes, reading=kept_text)


def scan(
    *paths: str | os.PathLike[str],
    base: ClaimBase,
    as_of: int | None = None,
    encoding: str = "",
    show: Iterable[Verdict] = (),
) -> ScanReport:
    """Scan documents, files or folders of them, against `base`.

    `as_of` is the present as a day ordinal, `encoding` that of files that are not UTF-8, `show`
    the verdicts to tell beside refuted, mixed and disputed. A file that cannot be read is in
    the report, with its `error`. Raises UsageError when the paths hold no document.
    """
    found = find([os.fspath(path) for path in paths], Choice())
    if not found.files and not found.missing:
        raise UsageError("no document to scan: the paths hold none that can be read")
    scanner = Scanner(base, Settings(as_of, encoding, SHOWN | frozenset(show)))
    files = [scanner.file(path) for path in found.files]
    files += [FileScan(path, error=why) for path, why in found.missing]
    return ScanReport(tuple(sorted(files, key=lambda file: file.path)), base.info())


def _counted(checked: Checked) -> Tally:
    finding = checked.finding
    verdict = finding.verdict if finding is not None else Verdict.UNVERIFIABLE
    left = any(word.between for word in checked.understood.left)
    counts = {verdict.value: 1}
    return Tally(sentences=1, spoken=int(checked.spoken), left=int(left), **counts)
