"""`factcli scan`: its arguments and options."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917, TC001 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import options
from factcli.cli.checking import FAIL_ON
from factcli.cli.scanning import ScanOptions, run
from factcli.render.scan import FORMATS

EPILOG = """\
\b
Examples:
  factcli scan draft.md
  factcli scan docs/ 'news/**/*.html' --format line
  factcli scan --show supported,unverifiable --as-of 2024-04-12 draft.txt
  factcli scan --format sarif . > findings.sarif
  factcli scan --format html --show supported draft.md > draft.html
  factcli scan --diff draft.md
  factcli scan --stdin-filename draft.md - < draft.md

\b
Exit status:
  0    read, and no finding's verdict is in --fail-on
  1    a finding's verdict is in --fail-on
  2    wrong usage, broken claims, nothing to read, or a file that cannot be read
  3    only with --strict: the claims could speak to nothing
  130  interrupted
"""


def _formats() -> list[str]:
    return list(FORMATS)


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Files, folders and patterns; - reads stdin. Folders are searched for "
            "documents, but for those that .gitignore names.",
            show_default=False,
        ),
    ] = None,
    claims: options.Claims = None,
    demo: options.Demo = False,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="By default human on a terminal, line in a pipe.",
            autocompletion=_formats,
        ),
    ] = None,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="LIST",
            help="Verdicts to show beside refuted, mixed and disputed: supported, unverifiable.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE|today",
            help='The day that counts as the present, and from which "last Friday" counts in '
            "documents that bear no date.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="What files are in that are not UTF-8."),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="The name, and so the format, of stdin."
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="LIST",
            help="Verdicts that make the exit status 1, or none.",
            show_default=True,
        ),
    ] = FAIL_ON,
    min_severity: Annotated[
        str | None,
        typer.Option(
            "--min-severity",
            metavar="error|warning|info",
            help="Show only findings at least so severe; the exit status stays as it is.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Put in every correction that follows from a claim; quotations stay as they are.",
        ),
    ] = False,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Leave out the findings that FILE has, known of old."
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help="Write what is found to FILE, and end with 0."
        ),
    ] = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", metavar="N", help="How many processes; 0: one a core."),
    ] = 1,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="End with 3 when the claims could speak to nothing."),
    ] = False,
) -> int:
    """Scan documents: find what contradicts the claims on file, at the words at fault.

    Reads plain text, Markdown, HTML, DOCX, PDF, reStructuredText and LaTeX. A sentence that
    says what a claim denies is told with its place, the reason code as rule, and the claim.
    "He" and "the minister" are understood from the sentences before where nobody else can
    be meant.
    """
    return run(
        ScanOptions(
            paths=tuple(paths or ()),
            claims=tuple(claims or ()),
            demo=demo,
            format=format,
            show=show,
            as_of=as_of,
            encoding=encoding,
            stdin_filename=stdin_filename,
            fail_on=fail_on,
            min_severity=min_severity,
            diff=diff,
            fix=fix,
            baseline=baseline,
            write_baseline=write_baseline,
            jobs=jobs,
            strict=strict,
        )
    )
