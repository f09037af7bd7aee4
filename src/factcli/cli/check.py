"""`factcli check`: its arguments and options."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917, TC001 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import options
from factcli.cli.checking import FAIL_ON, CheckOptions, run

EPILOG = """\
\b
Examples:
  factcli check "The tower was finished in 1911"
  factcli check --explain "She designed the tower" "He paid for it"
  factcli check --format jsonl - < statements.txt
  factcli check --file draft.txt --fail-on refuted,unverifiable
  factcli check --claims facts/ --as-of 2024-04-12 "He resigned last Friday"

\b
Exit status:
  0    no verdict is in --fail-on, and nothing is unverifiable
  1    a verdict is in --fail-on
  3    none is, but a statement is unverifiable (never with --fail-on none)
  2    wrong usage, broken claims, or no statement at all
  130  interrupted
"""


def check(
    statement: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STATEMENT...",
            help="What to check, each in quotes; - reads one a line from stdin.",
            show_default=False,
        ),
    ] = None,
    file: Annotated[
        list[str] | None,
        typer.Option("--file", "-f", metavar="FILE", help="Read statements, one a line."),
    ] = None,
    claims: options.Claims = None,
    demo: options.Demo = False,
    format: options.Format = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; the exit status tells.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE|today",
            help='The day that counts as the present, for "is" and "last Friday". '
            "By default the day that the claims name.",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the whole proof: every part and slot.")
    ] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="LIST",
            help="Verdicts that make the exit status 1, or none.",
            show_default=True,
        ),
    ] = FAIL_ON,
) -> int:
    """Check statements against the claims on file.

    Each statement gets one of five verdicts, supported, refuted, mixed, disputed or
    unverifiable, with the claim that decides and what was said against what is stored.
    """
    return run(
        CheckOptions(
            statements=tuple(statement or ()),
            files=tuple(file or ()),
            claims=tuple(claims or ()),
            demo=demo,
            format=format,
            quiet=quiet,
            as_of=as_of,
            explain=explain,
            fail_on=fail_on,
        )
    )
