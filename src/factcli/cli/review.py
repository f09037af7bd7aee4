"""`factcli review`: findings as ClaimReview, to be published."""

# ruff: noqa: FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import write
from factcli.errors import ExitStatus, UsageError

EPILOG = """\
\b
Examples:
  factcli review "The tower was finished in 1911" --author "The Desk" --url https://example.org/c
  factcli review --file statements.txt --date 2024-04-12 > reviews.json

\b
Exit status:
  0    every statement has its review, whatever the verdict
  2    wrong usage, broken claims, or nothing says who the author is
"""


def review(
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
    author: options.Author = "",
    url: options.Url = "",
    date: options.Published = "",
    appearance: Annotated[
        str, typer.Option("--appearance", metavar="URL", help="Where the statements were made.")
    ] = "",
    claims: options.Claims = None,
    demo: options.Demo = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE|today", help="The present day, as in check."),
    ] = None,
) -> int:
    """Check statements and write each finding as a ClaimReview of schema.org.

    The author and the address come from the options, from FACTCLI_AUTHOR and
    FACTCLI_REVIEW_URL, or from the table [claimreview] of factcli.toml.
    """
    import os

    from factcli.cli.checking import check_all, day
    from factcli.cli.publisher import publisher
    from factcli.cli.statements import statements
    from factcli.render.claimreview import feed, of_finding

    given = {"author": author, "url": url, "date": date, "appearance": appearance}
    who = publisher(given, os.environ, os.getcwd())
    present = day(as_of)
    texts = statements(tuple(statement or ()), tuple(file or ()))
    base = common.load_base(claims, demo=demo)
    view = common.view_of(base, as_of=present)
    reviews = [of_finding(found, who, view) for found in check_all(texts, base, present)]
    if not reviews:
        raise UsageError("no statement to check: the input holds none")
    write(feed(reviews, view))
    return ExitStatus.OK
