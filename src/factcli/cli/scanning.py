"""What `factcli scan` does once its options are read: documents in, findings out."""

from __future__ import annotations

import os
import sys

from factcli.cli import common
from factcli.cli.checking import day, failing, verdicts
from factcli.cli.streams import interactive, say, screen, write
from factcli.desk.suggest import chosen
from factcli.errors import ExitStatus, FactcliError, UsageError
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.render.safe import shown
from factcli.report import FileScan, ScanReport, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcli.desk.baseline import Baseline
    from factcli.desk.files import Found
    from factcli.desk.scan import Scanner, Settings
    from factcli.model import Verdict
    from factcli.store.base import ClaimBase
    from factcli.store.config import Config

_STDIN = "-"
# So many files are worth a bar, of so many signs.
_MANY, _BAR = 5, 30
_STDIN_NAME = "stdin.txt"
_HUMAN, _LINE, _HTML = "human", "line", "html"
_LEVELS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class ScanOptions(NamedTuple):
    """The options of `factcli scan` as written; `run` reads and refuses them."""

    paths: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    demo: bool = False
    format: str | None = None
    show: str | None = None
    as_of: str | None = None
    encoding: str | None = None
    stdin_filename: str | None = None
    fail_on: str = "refuted,mixed,disputed"
    min_severity: str | None = None
    diff: bool = False
    fix: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    jobs: int = 1
    strict: bool = False


class _How(NamedTuple):
    """The options read."""

    form: str
    fail_on: frozenset[Verdict] | None
    least: int
    settings: Settings
    diff: bool
    baseline: Baseline | None


def run(options: ScanOptions) -> int:
    """Scan every document, show the findings, and return the exit status."""
    how = _how(options)
    found = _files(options)
    base = common.load_base(options.claims, demo=options.demo)
    scans = _counted(_scanned(found, base, how, options), len(found.files))
    if options.write_baseline:
        return _baseline(list(scans), options.write_baseline)
    report = _shown(scans, base, how)
    return _status(report, found, how, options)


def _baseline(scans: list[FileScan], path: str) -> ExitStatus:
    """Write what was found as the baseline of runs to come."""
    from factcli.desk.baseline import write as write_baseline

    for scan in scans:
        if scan.error:
            say(f"error: {scan.path}: {scan.error}")
    count = write_baseline(path, [found for scan in scans for found in scan.findings])
    say(f"{path}: {count} finding{'' if count == 1 else 's'} written")
    return ExitStatus.UNUSABLE if any(scan.error for scan in scans) else ExitStatus.OK


def _counted(scans: Iterator[FileScan], total: int) -> Iterator[FileScan]:
    """Yield the scans; a terminal sees how far they are."""
    if total < _MANY or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from scans
        return
    try:
        for number, scan in enumerate(scans, 1):
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            yield scan
            done = _BAR * number // total
            bar = "#" * done + "-" * (_BAR - done)
            sys.stderr.write(f"\r[{bar}] {number}/{total} files")
            sys.stderr.flush()
    finally:
        sys.stderr.write("\r\x1b[K")


def _how(options: ScanOptions) -> _How:
    from factcli.desk.baseline import Baseline
    from factcli.desk.scan import SHOWN, Settings
    from factcli.render.scan import FORMATS

    config = common.settings()
    known = options.baseline or _beside(config, config.baseline)
    if options.write_baseline:
        known = ""
    default = _HUMAN if interactive() else _LINE
    form = chosen(options.format, FORMATS, "format") if options.format else default
    fail_on = failing(options.fail_on)
    # What fails a run is shown too: nobody could tell why it failed.
    told = SHOWN | (fail_on or frozenset())
    if options.show:
        told |= verdicts(options.show, "--show")
    if options.encoding:
        _known_encoding(options.encoding)
    least = 0
    if options.min_severity:
        names = [each.value for each in _LEVELS]
        least = names.index(chosen(options.min_severity, names, "severity"))
    return _How(
        form,
        fail_on,
        least,
        Settings(
            day(options.as_of or config.as_of or None),
            options.encoding or "",
            told,
            config,
            reading=form == _HTML,
        ),
        options.diff,
        Baseline(known) if known else None,
    )


def _beside(config: Config, path: str) -> str:
    """Return a path of the settings as it is from here."""
    return os.path.relpath(os.path.join(config.folder, path)) if path else ""


def _known_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        raise UsageError(f"--encoding: there is no encoding {name!r}") from None


def _files(options: ScanOptions) -> Found:
    """Return the files to scan; refuse a run without any."""
    from factcli.desk.files import Choice, find

    if not options.paths:
        raise UsageError(
            "no document to scan", "give files or folders, factcli scan draft.md, or - for stdin"
        )
    if options.diff and options.fix:
        raise UsageError("--diff and --fix: one shows what the other does", "give one of them")
    if options.fix and _STDIN in options.paths:
        raise UsageError("--fix: stdin cannot be written", "--diff shows what would change")
    if options.stdin_filename and _STDIN not in options.paths:
        raise UsageError("--stdin-filename: stdin is not among the paths", "give - as a path")
    config = common.settings()
    found = find(options.paths, Choice(config.include, config.exclude, config.folder))
    for path, why in found.missing:
        say(f"error: {path}: {why}")
    if not found.files:
        raise UsageError("no document to scan: the paths hold none that can be read")
    return found


def _scanned(found: Found, base: ClaimBase, how: _How, options: ScanOptions) -> Iterator[FileScan]:
    from factcli.desk.crew import cores, scan_all
    from factcli.desk.scan import Scanner

    changing = options.diff or options.fix
    jobs = options.jobs or cores()
    if jobs > 1 and len(found.files) > 1 and _STDIN not in found.files and not changing:
        yield from scan_all(found.files, base.paths, how.settings, jobs)
        return
    scanner = Scanner(base, how.settings)
    for path in found.files:
        if path == _STDIN:
            name = options.stdin_filename or _STDIN_NAME
            raw = sys.stdin.buffer.read() if sys.stdin else b""
        else:
            name, raw = path, None
        if changing:
            yield _mended(scanner, name, raw, options)
        else:
            yield scanner.file(name, raw)


def _mended(scanner: Scanner, path: str, raw: bytes | None, options: ScanOptions) -> FileScan:
    """Show or write a file with its fixes; return what is told of it after that."""
    from factcli.desk import fixing

    scan, document, fixed = scanner.mended(path, raw)
    if document is None or not fixed.number:
        return scan
    if options.diff:
        write(_drawn(fixing.difference(document, fixed.text)))
        return scan
    try:
        fixing.write(document, fixed.text)
    except FactcliError as error:
        return replace(scan, error=f"{error}" + (f" ({error.hint})" if error.hint else ""))
    say(f"{path}: {fixed.number} fix{'es' if fixed.number > 1 else ''} put in")
    return scanner.file(path)


def _drawn(difference: str) -> str:
    """Return a difference as it is for a pipe, and harmless for a terminal."""
    if not interactive():
        return difference
    return "".join(f"{shown(line)}\n" for line in difference.removesuffix("\n").split("\n"))


def _shown(scans: Iterator[FileScan], base: ClaimBase, how: _How) -> ScanReport:
    """Write the findings as they are known; return all that was scanned."""
    from factcli import __version__
    from factcli.render.scan import Look, renderer

    form = renderer(how.form) if not how.diff else None
    look = Look(__version__, screen().color, _rules(), base.sources)
    whole: list[FileScan] = []
    told: list[FileScan] = []
    for scan in scans:
        for note in scan.notes:
            say(f"note: {scan.path}: {note}")
        if scan.error:
            say(f"error: {scan.path}: {scan.error}")
        if how.baseline is not None:
            scan = how.baseline.left(scan)  # noqa: PLW2901
        whole.append(scan)
        told.append(_filtered(scan, how.least))
        if form and (text := form.file(told[-1], look)):
            write(text)
    if how.baseline is not None:
        stale = FileScan(how.baseline.path, tuple(how.baseline.stale()), apart=True)
        if stale.findings:
            whole.append(stale)
            told.append(_filtered(stale, how.least))
            if form and (text := form.file(told[-1], look)):
                write(text)
    if form and (text := form.end(ScanReport(tuple(told), base.info()), look)):
        write(text)
    return ScanReport(tuple(whole), base.info())


def _filtered(scan: FileScan, least: int) -> FileScan:
    """Return a scan without the findings less severe than is to be shown."""
    if not least:
        return scan
    kept = {each.value for each in _LEVELS[least:]}
    return replace(scan, findings=tuple(f for f in scan.findings if f.severity.value in kept))


def _rules() -> dict[str, str]:
    from factcli.desk import baseline, suppress
    from factcli.desk.manual import reasons

    return {**reasons(), **suppress.RULES, baseline.STALE: baseline.RULE}


def _status(report: ScanReport, found: Found, how: _How, options: ScanOptions) -> ExitStatus:
    """Return the exit status, and say on stderr what the findings do not show."""
    from factcli.render.scan.told import summary

    tally = report.tally
    unread = sum(bool(scan.error) for scan in report.files) + len(found.missing)
    if (how.form != _HUMAN or how.diff) and tally.sentences:
        say(summary(tally, report.read))
    if tally.sentences and not tally.spoken:
        say("the claims could speak to nothing in what was read")
    if unread:
        return ExitStatus.UNUSABLE
    if not tally.sentences:
        raise UsageError("no sentence was read: the documents hold none")
    verdicts_found = {finding.verdict for finding in report.findings}
    if how.fail_on is not None and not verdicts_found.isdisjoint(how.fail_on):
        return ExitStatus.FAILED
    if options.strict and not tally.spoken:
        return ExitStatus.UNVERIFIABLE
    return ExitStatus.OK
