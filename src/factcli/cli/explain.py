"""`factcli explain`: the page of a lint rule or of a reason code."""

from __future__ import annotations

from typing import Annotated

import typer

from factcli.errors import ExitStatus

EPILOG = """\
\b
Examples:
  factcli explain unreachable
  factcli explain outside-period
  factcli explain
"""


def _words() -> list[str]:
    from factcli.desk.manual import words

    return list(words())


def explain(
    word: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORD...",
            help="A rule of factcli lint, or a reason code of factcli check; without one, all "
            "there are.",
            autocompletion=_words,
            show_default=False,
        ),
    ] = None,
) -> int:
    """Show what a lint rule or a reason code means, and what to do about it."""
    from factcli.cli.streams import write
    from factcli.desk import manual
    from factcli.desk.suggest import chosen

    if not word:
        write("".join(f"{each}\n" for each in manual.words()))
        return ExitStatus.OK
    found = [chosen(each, manual.words(), "rule or reason") for each in word]
    write("\n".join(page for each in found for page in manual.pages(each)))
    return ExitStatus.OK
