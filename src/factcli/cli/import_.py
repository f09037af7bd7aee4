"""`factcli import`: facts, bases and fact checks of others into a claims folder."""

# ruff: noqa: FBT002, PLR0913, PLR0917 - typer reads options from the signature

from __future__ import annotations

from typing import Annotated

import typer

from factcli.errors import ExitStatus

FORMS = ("json", "csv", "xlsx", "claimreview", "wikidata")
EPILOG = """\
\b
Examples:
  factcli import facts.json --to claims/
  factcli import facts.csv --to claims/ --merge --title "Budget 2024" --date 2024-03-01
  factcli import sheet.xlsx --to claims/ --map "Name=subject" --map "Notes="
  factcli import feed.json --from claimreview --to claims/
  factcli import Q42.json --from wikidata --labels labels.json --to claims/

\b
Exit status:
  0    everything was written
  2    something is not valid; every problem is told and nothing was written
"""


def _forms() -> list[str]:
    return list(FORMS)


def import_(
    facts: Annotated[
        str,
        typer.Argument(metavar="FACTS", help="The file to import; - is stdin.", show_default=False),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="DIR", help="The claims folder to write to.", show_default=False
        ),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="|".join(FORMS),
            help="The format of FACTS; by default its name tells.",
            autocompletion=_forms,
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="Read a column as a field; COLUMN= leaves it out. May be repeated.",
        ),
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Add to a folder that is not empty.")
    ] = False,
    title: Annotated[
        str, typer.Option("--title", help="The title of the source; by default as FACTS says.")
    ] = "",
    date: Annotated[
        str,
        typer.Option("--date", metavar="DATE", help="The date of the source, the same way."),
    ] = "",
    labels: Annotated[
        str,
        typer.Option("--labels", metavar="FILE", help="Names of Wikidata's entities, as JSON."),
    ] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="The language of those names.")
    ] = "en",
) -> int:
    """Import facts as claims: one file, all of it or nothing.

    FACTS is a table of facts or a whole base (json, csv, xlsx), a feed of fact checks
    (claimreview) or entities of Wikidata, as docs/import.md says. Everything is checked
    first; each problem is told by its place.
    """
    from pathlib import Path

    from factcli.cli.streams import tell_lines, write
    from factcli.desk.suggest import chosen
    from factcli.exchange.bring_in import Options, bring_in
    from factcli.exchange.target import RefusedError

    try:
        done = bring_in(
            Path(facts),
            Path(to),
            Options(
                form=chosen(form, FORMS, "format") if form else "",
                mapping=tuple(mapping or ()),
                merge=merge,
                title=title,
                date=date,
                labels=labels,
                language=language,
            ),
        )
    except RefusedError as error:
        for line in error.lines:
            tell_lines(line)
        raise
    for line in done.warnings:
        tell_lines(line)
    claims = "1 claim" if done.claims == 1 else f"{done.claims} claims"
    entities = "1 entity" if done.entities == 1 else f"{done.entities} entities"
    write(f"{claims} and {entities} written to {done.path}\n")
    return ExitStatus.OK
