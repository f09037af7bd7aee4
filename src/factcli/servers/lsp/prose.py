"""A document looked through for an editor: what was found, and what was read to find it."""

from __future__ import annotations

import os

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Range,
)
from pygls.uris import from_fs_path

from factcli.desk.baseline import Baseline
from factcli.document.read import PACKED, TEXTS, suffix_of
from factcli.errors import FactcliError
from factcli.model import Span
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.render.scan.told import message
from factcli.report import FileScan, Severity
from factcli.servers.lsp.places import Text, line_location
from factcli.servers.lsp.projects import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcli.desk.reading import Checked
    from factcli.document.types import Document
    from factcli.model import Claim, Part
    from factcli.report import ScanFinding
    from factcli.servers.lsp.projects import Project
    from factcli.servers.lsp.worker import Heed

SOURCE = "factcli"
# Sentences that stay checked, some 20 kB each: each letter typed makes a new one.
_REMEMBERED = 4000
# The suffix whose reader reads what editors call so; a known suffix of the name comes first.
LANGUAGES = {
    "markdown": ".md", "plaintext": ".txt", "text": ".txt", "html": ".html",
    "restructuredtext": ".rst", "rst": ".rst", "latex": ".tex", "tex": ".tex",
}  # fmt: skip
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
    Severity.INFO: DiagnosticSeverity.Information,
}


class Prose(NamedTuple):
    """What is known of a text: as read, each sentence checked, the findings in order.

    `document` is None where the text could not be read or there are no claims; `trouble` then
    says why, when there is something to say. `claims` are those that findings rest on.
    """

    text: Text
    document: Document | None = None
    checked: tuple[Checked, ...] = ()
    findings: tuple[ScanFinding, ...] = ()
    trouble: str = ""
    claims: Mapping[str, Claim] = {}


class Said(NamedTuple):
    """A part of a sentence with its proof, and the stretch of the text that says it."""

    part: Part
    span: Span
    checked: Checked


def name_of(path: str, language: str) -> str:
    """Return the name under which a text is read, "" for one that is no prose."""
    suffix = suffix_of(path)
    if suffix in TEXTS:
        return path
    named = LANGUAGES.get(language, "")
    if not named or suffix in PACKED or suffix == ".toml":
        return ""
    return path + (named if named in TEXTS else ".txt")


def look_through(name: str, text: Text, project: Project, heed: Heed) -> Prose:
    """Scan a text. `heed` is called for each sentence and may end it by an exception."""
    if project.scanner is None:
        return Prose(text, trouble=project.trouble)
    document = project.scanner.read(name, raw_of(text.text))
    if isinstance(document, FileScan):
        return Prose(text, trouble=document.error)
    checked: list[Checked] = []

    def watch(each: Checked) -> None:
        heed()
        checked.append(each)

    scan = project.scanner.document(document, watch)
    project.scanner.forget(max(_REMEMBERED, 2 * len(checked)))
    trouble = "; ".join(scan.notes)
    if project.config.baseline:
        path = os.path.join(project.config.folder, project.config.baseline)
        try:
            scan = Baseline(path).left(scan)
        except FactcliError as error:
            trouble = told_of(error)
    claims = {
        match.claim.id: match.claim
        for each in checked
        for part in (each.finding.parts if each.finding else ())
        for match in part.claims
    }
    return Prose(text, document, tuple(checked), scan.findings, trouble, claims)


def raw_of(text: str) -> bytes:
    """Return a text as the bytes of a file in which every letter keeps its place."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    return text.encode("utf-8", "replace")


def diagnostics(prose: Prose) -> list[Diagnostic]:
    """Return the findings as the editor shows them."""
    made = [diagnostic(found, prose) for found in prose.findings]
    if prose.trouble:
        made.insert(0, trouble_at_the_top(prose.trouble, prose.text))
    return made


def trouble_at_the_top(trouble: str, text: Text) -> Diagnostic:
    """Return what keeps a text from being looked through, at its first line."""
    top = text.range(*text.line_of(0))
    return Diagnostic(top, trouble, severity=DiagnosticSeverity.Warning, source=SOURCE)


def diagnostic(found: ScanFinding, prose: Prose) -> Diagnostic:
    """Return one finding as the editor shows it, with the claims that it rests on."""
    related = []
    for name in found.claims:
        claim = prose.claims.get(name)
        if claim is not None and claim.file:
            place = line_location(uri_of(claim.file), claim.line)
            related.append(DiagnosticRelatedInformation(place, f"{claim.id}: {claim.text}"))
    remedy = found.fix.title if found.fix else ""
    return Diagnostic(
        range_of(found, prose),
        message(found) + (f"\n{remedy}" if remedy else ""),
        severity=SEVERITIES[found.severity],
        code=found.rule,
        source=SOURCE,
        related_information=related or None,
    )


def range_of(found: ScanFinding, prose: Prose) -> Range:
    """Return the stretch of a finding as the protocol has it."""
    return prose.text.range(*span_of(found, prose))


def span_of(found: ScanFinding, prose: Prose) -> Span:
    """Return the stretch of a finding in offsets."""
    start = prose.text.at(found.line, found.column)
    return Span(start, prose.text.at(found.end_line, found.end_column))


def said_at(prose: Prose, offset: int) -> tuple[Said, ...]:
    """Return the parts of the sentence at an offset that speak there, else all of them."""
    for checked in prose.checked:
        place = checked.sentence.flow.origin(Span(0, len(checked.sentence.text)))
        if place.start <= offset < place.end:
            said = list(_said(checked, place))
            here = [each for each in said if each.span.start <= offset < each.span.end]
            return tuple(here or said)
    return ()


def _said(checked: Checked, whole: Span) -> Iterator[Said]:
    flow = checked.understood.flow
    for part in checked.finding.parts if checked.finding else ():
        start, end = part.span
        inside = 0 <= start < end <= len(flow.text)
        yield Said(part, flow.origin(part.span) if inside else whole, checked)


def claims_at(prose: Prose, offset: int) -> list[Location]:
    """Return where the claims stand that the words at an offset are laid against."""
    made: dict[str, Location] = {}
    for each in said_at(prose, offset):
        for match in each.part.claims:
            claim = match.claim
            if claim.file:
                made.setdefault(claim.id, line_location(uri_of(claim.file), claim.line))
    return [*made.values()]


def uri_of(path: str) -> str:
    """Return the address of a file."""
    return str(from_fs_path(os.path.abspath(path)))
