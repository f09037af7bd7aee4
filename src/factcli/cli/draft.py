"""`factcli draft`: claims proposed from a text, for people to look through."""

# ruff: noqa: FBT002, PLR0913, PLR0917, TC001 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import options
from factcli.cli.drafting import DraftOptions, run

EPILOG = """\
\b
Examples:
  factcli draft article.md > article.draft.toml
  factcli draft article.md --date 2031-05-02 --title "Gazette, 2 May 2031" -o new.draft.toml
  factcli draft article.md --review --to claims/article.toml
  curl -s https://example.org/text | factcli draft - | less

\b
Exit status:
  0    claims were proposed, or with --review some were accepted
  1    nothing was proposed, or nothing accepted
  2    something is not right; nothing was written
  130  interrupted; nothing was written
"""


def draft(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="The text; - reads it from stdin.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the draft to a new file, not to stdout."
        ),
    ] = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Ask about each proposal on the terminal; write the accepted ones."
        ),
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="FILE", help="The new claim file of the base for what is accepted."
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The title of the source.")] = "",
    date: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DATE",
            help='The day of the source, from which "last Friday" counts; by default what the '
            "text itself bears.",
        ),
    ] = "",
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="What the text is in, if not UTF-8."),
    ] = None,
    claims: options.Claims = None,
) -> int:
    """Propose claims from a text: who and what, dates, numbers, quotations, allegations.

    Every proposal has the words of the text that say it, and their line and column. No check
    uses a draft: people look through it first, with --review or in an editor.
    """
    return run(
        DraftOptions(article, output, to, title, date, encoding, tuple(claims or ()), review)
    )
