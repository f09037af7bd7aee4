"""`factcli list`: the claims on file, filtered."""

# ruff: noqa: A002, FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import say, write
from factcli.desk.filters import SORTS, Filters, select

EPILOG = """\
\b
Examples:
  factcli list
  factcli list --entity "town hall" --sort date
  factcli list --source gazette --text opened --limit 5
  factcli list --kind quote --format json
"""


def _sorts() -> list[str]:
    return list(SORTS)


def list_(
    entity: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Claims that name an entity, given by id, name or alias.",
            autocompletion=options.entity_names,
        ),
    ] = "",
    property: Annotated[str, typer.Option(metavar="ID", help="Claims of a property.")] = "",
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            help="Claims about a kind of thing (person, place …) or with a kind of value "
            "(quote, quantity, date …).",
        ),
    ] = "",
    source: Annotated[
        str, typer.Option(metavar="NAME", help="Claims from a source: its id, or words of it.")
    ] = "",
    text: Annotated[str, typer.Option(metavar="WORDS", help="Claims that hold these words.")] = "",
    sort: Annotated[
        str,
        typer.Option(metavar="|".join(SORTS), help="The order of claims.", autocompletion=_sorts),
    ] = SORTS[0],
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="At most N claims; 0 for all.")
    ] = 0,
    claims: options.Claims = None,
    demo: options.Demo = False,
    format: options.Format = None,
    warnings: Annotated[
        bool, typer.Option("--warnings", help="Show every warning about the claim files.")
    ] = False,
) -> int:
    """List the claims on file.

    Several filters narrow each other. Case and accents do not matter.
    """
    chosen = common.chosen_format(format)
    base = common.load_base(claims, demo=demo, warnings=warnings)
    found = select(base, Filters(entity, property, kind, source, text, sort, limit))
    view = common.view_of(base)
    if not found:
        say("no claim fits")
    if chosen == common.JSON:
        from factcli.render import json

        write(json.claims(found, view))
    elif chosen == common.JSONL:
        from factcli.render import jsonl

        write(jsonl.claims(found, view))
    elif found:
        from factcli.render import claims_table

        if chosen == common.TABLE:
            write(claims_table.table(found, view) + claims_table.count(found, view))
        else:
            write(claims_table.plain(found, view))
    return 0
