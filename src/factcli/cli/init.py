"""`factcli init`: a claims folder to begin with."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from factcli.errors import ExitStatus
from factcli.store.lookup import FOLDER

EPILOG = """\
\b
Examples:
  factcli init
  factcli init facts/budget
"""
_STATEMENT = "The Beacon Tower is 200 metres high"


def init(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="DIR", help="The folder to make; it may be there, but empty.", show_default=True
        ),
    ] = FOLDER,
) -> int:
    """Make a claims folder with a commented example.

    The example can be checked at once. Test statements stand beside it, and a JSON Schema
    that its first line names to editors. A folder that holds anything is left alone.
    """
    from factcli.cli.streams import say, write
    from factcli.desk.init import begin

    names = begin(folder)
    write(f"wrote {os.path.join(folder, '')}: {', '.join(names)}\n")
    where = "" if folder == FOLDER else f" --claims {folder}"
    say(f'try it: factcli check "{_STATEMENT}"{where}')
    return ExitStatus.OK
