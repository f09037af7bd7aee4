"""`factcli timeline`: what is on file of an entity, along time."""

# ruff: noqa: A002 - typer reads options from the signature

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import say, tell_lines, write
from factcli.desk.filters import Filters, entities_called, select
from factcli.desk.suggest import chosen

if TYPE_CHECKING:
    from factcli.report import Timeline
    from factcli.store.base import ClaimBase

EPILOG = """\
\b
Examples:
  factcli timeline tower
  factcli timeline "Livia Rostrand" --format svg > rostrand.svg
  factcli timeline rostrand --claims facts/ --format json
"""
SVG = "svg"
FORMATS = (*common.FORMATS, SVG)


def _formats() -> list[str]:
    return list(FORMATS)


def timeline(
    entity: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY",
            help="An entity, given by id, name or alias.",
            autocompletion=options.entity_names,
        ),
    ],
    claims: options.Claims = None,
    demo: options.Demo = False,  # noqa: FBT002
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="By default a table on a terminal, plain lines in a pipe.",
            autocompletion=_formats,
        ),
    ] = None,
) -> int:
    """Draw the periods and dates of an entity.

    Claims that name the entity stand in the order of time. A bar is solid where something
    surely holds, thin where an end is not known closer, and has an arrow where it goes on.
    """
    form = SVG if format is not None and chosen(format, FORMATS, "format") == SVG else ""
    form = form or common.chosen_format(format)
    base = common.load_base(claims, demo=demo)
    found = timeline_of(base, entity)
    if not found.stretches:
        say(f"no claim about {found.entity.name} has a time")
    _write(found, base, form)
    return 0


def timeline_of(base: ClaimBase, name: str) -> Timeline:
    """Return the time line of the entity with this id, name or alias; refuse an unknown one."""
    from factcli.desk.timeline import timeline as ordered

    called = entities_called(base, name)
    if len(called) > 1:
        ids = ", ".join(entity.id for entity in called)
        say(f"several are called {name!r}: {ids}; this is the first")
        tell_lines("  give an id to choose")
    return ordered(called[0], select(base, Filters(entity=called[0].id)), base)


def _write(found: Timeline, base: ClaimBase, form: str) -> None:
    view = common.view_of(base)
    if form == SVG:
        from factcli.render.timeline_svg import svg

        write(svg(found))
        return
    from factcli.render import timeline as drawing

    draw = {
        common.TABLE: drawing.table,
        common.PLAIN: drawing.plain,
        common.JSON: drawing.json,
        common.JSONL: drawing.jsonl,
    }
    write(draw[form](found, view))
