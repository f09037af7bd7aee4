"""`factcli stats`: what a claim base holds, in numbers."""

# ruff: noqa: A002 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import write

EPILOG = """\
\b
Examples:
  factcli stats
  factcli stats --limit 0
  factcli stats --claims facts/ --format json
"""


def stats(
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="At most N rows of each count; 0 for all.")
    ] = 10,
    claims: options.Claims = None,
    demo: options.Demo = False,  # noqa: FBT002
    format: options.Format = None,
) -> int:
    """Count the claims on file.

    By kind of subject and of value, by property, source and entity; with and without an
    excerpt; what is attributed or disputed; and the time that they span. JSON has every row.
    """
    from factcli.desk.stats import stats as counted
    from factcli.render import stats as rendering

    chosen = common.chosen_format(format)
    base = common.load_base(claims, demo=demo)
    found, view = counted(base), common.view_of(base)
    if chosen == common.JSON:
        write(rendering.json(found, view))
    elif chosen == common.JSONL:
        write(rendering.jsonl(found, view))
    else:
        draw = rendering.table if chosen == common.TABLE else rendering.plain
        write(draw(found, view, limit))
    return 0
