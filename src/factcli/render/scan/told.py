"""Scan findings as diagnostics, for the formats that all linters of the program share."""

from __future__ import annotations

from factcli.records import TYPE_CHECKING
from factcli.render.diagnostics import Tool
from factcli.report import Diagnostic

if TYPE_CHECKING:
    from factcli.render.scan import Look
    from factcli.report import ScanFinding, ScanReport, Tally


def diagnostic(found: ScanFinding) -> Diagnostic:
    """Return a finding as a linter's diagnostic; the remedy and the claim are its hint."""
    return Diagnostic(
        file=found.path,
        line=found.line,
        column=found.column,
        end_line=found.end_line,
        end_column=found.end_column,
        rule=found.rule,
        severity=found.severity,
        message=message(found),
        hint="; ".join(w for w in (found.fix.title if found.fix else "", found.citation) if w),
        excerpt=found.excerpt,
        fix=found.fix,
    )


def plain_tool(look: Look) -> Tool:
    """Return who speaks."""
    return Tool("factcli", look.version, look.rules, color=look.color)


def tool(report: ScanReport, look: Look) -> Tool:
    """Return who speaks, with the files that were read."""
    return plain_tool(look)._replace(files=tuple(s.path for s in report.files if not s.error))


def message(found: ScanFinding) -> str:
    """Return what is wrong, with what a word was taken for."""
    told = [f'"{said}" is read as {name}' for said, name in found.before]
    if found.unit == "page":
        told.append(f'page {found.line}, "{found.words}" in: {found.sentence}')
    return f"{found.message} ({'; '.join(told)})" if told else found.message


def summary(tally: Tally, files: int) -> str:
    """Return the line that tells how much was read and what came of it."""
    counts = ", ".join(
        f"{count} {verdict}"
        for verdict in ("refuted", "mixed", "disputed", "supported", "unverifiable")
        if (count := getattr(tally, verdict))
    )
    read = f"{many(tally.sentences, 'sentence')} read in {many(files, 'file')}"
    told = f"{read}: {counts}" if counts else read
    more = f"; the claims could speak to {tally.spoken:,}"
    more += f"; {many(tally.left, 'sentence')} with a word left alone" if tally.left else ""
    more += f"; {many(tally.suppressed, 'finding')} suppressed" if tally.suppressed else ""
    return told + more


def many(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
