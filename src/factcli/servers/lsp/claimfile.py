"""A claim file looked through for an editor, with all files of its base, as they are typed."""

from __future__ import annotations

import os

from lsprotocol.types import Diagnostic as Shown
from lsprotocol.types import Location

from factcli.desk.lint.ground import Ground, diagnostic
from factcli.desk.lint.loading import RULES as LOADING
from factcli.desk.lint.loading import repaired
from factcli.desk.lint.run import RULES, lint
from factcli.errors import FactcliError
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.servers.lsp.places import line_location
from factcli.servers.lsp.prose import SEVERITIES, SOURCE, raw_of, uri_of
from factcli.store.files import ClaimFile, collect, is_claim_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcli.model import Claim, Finding
    from factcli.report import Diagnostic
    from factcli.servers.lsp.places import Text
    from factcli.servers.lsp.worker import Heed
    from factcli.store.validate import Record

# What loading tells and rules tell too: a look at the text alone does not take it back.
_OF_LOADING = frozenset(LOADING) - {"claims-conflict", "two-holders"}


class Sheet(NamedTuple):
    """What is known of a claim file: its text, its base, what is wrong with this file.

    `linted`: the rules that take longer had their turn too.
    """

    text: Text
    path: str
    ground: Base | None
    found: tuple[Diagnostic, ...] = ()
    linted: bool = False


class Base(Ground):
    """The ground of a linter that can be called off, and goes on where it was."""

    heed: Heed | None = None

    def __init__(self, files: Sequence[ClaimFile], today: int) -> None:
        super().__init__(files, today)
        self._alone: dict[str, Finding] = {}
        self._without: dict[str, Finding] = {}

    def finding(self, claim: Claim) -> Finding:
        """Return what a claim's own sentence gives."""
        self._pause()
        return super().finding(claim)

    def alone(self, text: str, claim: Claim) -> Finding:
        """Return what a sentence gives against one claim."""
        self._pause()
        key = f"{claim.id}\n{text}"
        if key not in self._alone:
            self._alone[key] = super().alone(text, claim)
        return self._alone[key]

    def without(self, claim: Claim) -> Finding:
        """Return what a claim's sentence gives against all others."""
        self._pause()
        if claim.id not in self._without:
            self._without[claim.id] = super().without(claim)
        return self._without[claim.id]

    def _pause(self) -> None:
        if self.heed is not None:
            self.heed()


def is_claims(text: str) -> bool:
    """Tell whether a text in TOML is a claim file: its first key is factcli."""
    return is_claim_text(raw_of(text))


def look_through(
    path: str, text: Text, paths: Sequence[str], buffers: Mapping[str, str], today: int
) -> Sheet:
    """Return what loading tells of a claim file; `buffers` are the texts that editors hold."""
    ground = Base(_files(path, text.text, paths, buffers), today)
    found = [diagnostic(problem, repaired(problem, ground)) for problem in ground.problems]
    return Sheet(text, path, ground, _here(found, path))


def look_closer(sheet: Sheet, heed: Heed) -> Sheet:
    """Return what every rule finds; `heed` may end it, and what was checked is remembered."""
    if sheet.ground is None:
        return sheet
    sheet.ground.heed = heed
    found = lint(sheet.ground, frozenset(RULES))
    return sheet._replace(found=_here(found, sheet.path), linted=True)


def carried(sheet: Sheet, before: Sheet | None) -> Sheet:
    """Return a sheet with what rules found in an earlier text, where the line is still there.

    Rules take seconds: what they told stays until they tell anew, and does not flicker.
    """
    if before is None or not before.linted:
        return sheet
    known = {(each.rule, each.excerpt) for each in sheet.found}
    places: dict[str, list[int]] = {}
    for number, line in enumerate(sheet.text.text.split("\n"), 1):
        places.setdefault(line.rstrip("\r"), []).append(number)
    kept = []
    for each in before.found:
        lines = places.get(each.excerpt, ())
        ruled = each.rule not in _OF_LOADING and (each.rule, each.excerpt) not in known
        if ruled and lines and each.line == each.end_line:
            near = min(lines, key=lambda number: abs(number - each.line))
            kept.append(_moved(each, near))
    found = sorted((*sheet.found, *kept), key=lambda each: (each.line, each.column))
    return sheet._replace(found=tuple(found), linted=True)


def diagnostics(sheet: Sheet) -> list[Shown]:
    """Return what is wrong with a claim file as the editor shows it."""
    return [shown(each, sheet.text) for each in sheet.found]


def shown(each: Diagnostic, text: Text) -> Shown:
    """Return one diagnostic as the editor shows it."""
    start, end = text.at(each.line, each.column), text.at(each.end_line, each.end_column)
    return Shown(
        text.range(start, end),
        each.message + (f"\n{each.hint}" if each.hint else ""),
        severity=SEVERITIES[each.severity],
        code=each.rule,
        source=SOURCE,
    )


def place_of(record: Record) -> Location:
    """Return where a table stands."""
    return line_location(uri_of(record.document.file), record.line)


def _here(found: Sequence[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    unique = dict.fromkeys(each for each in found if each.file == path)
    return tuple(sorted(unique, key=lambda each: (each.line, each.column)))


def _moved(each: Diagnostic, line: int) -> Diagnostic:
    from factcli.records import replace

    return replace(each, line=line, end_line=line, fix=None)


def _files(
    path: str, text: str, paths: Sequence[str], buffers: Mapping[str, str]
) -> list[ClaimFile]:
    """Return the files of the base that a claim file belongs to, each as an editor has it.

    That is the base of the project; for a file outside of it, the file's own folder.
    """
    here = os.path.realpath(path)
    for choice in (tuple(paths), (os.path.dirname(path),)):
        try:
            files = collect(choice) if choice else ()
        except FactcliError:
            continue
        if any(os.path.realpath(file.path) == here for file in files):
            return [_as_typed(file, path, text, here, buffers) for file in files]
    return [ClaimFile(path, raw_of(text))]


def _as_typed(
    file: ClaimFile, path: str, text: str, here: str, buffers: Mapping[str, str]
) -> ClaimFile:
    real = os.path.realpath(file.path)
    if real == here:
        return ClaimFile(path, raw_of(text))
    return file._replace(raw=raw_of(buffers[real])) if real in buffers else file
