"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli.common import FORMATS
from factcli.errors import FactcliError

if TYPE_CHECKING:
    from factcli.store.base import ClaimBase


def _formats() -> list[str]:
    return list(FORMATS)


Claims = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        "-c",
        metavar="PATH",
        help="A claim file or a folder of them; may be repeated. By default FACTCLI_CLAIMS, "
        "else what factcli.toml names, else the nearest claims/ folder.",
    ),
]
Demo = Annotated[bool, typer.Option("--demo", help="Use the claims that come with the program.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        help="By default a table on a terminal, plain lines in a pipe.",
        autocompletion=_formats,
    ),
]


Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who publishes the reviews.")]
Url = Annotated[
    str,
    typer.Option(
        "--url", metavar="URL", help="The page of the reviews; each gets an anchor on it."
    ),
]
Published = Annotated[
    str, typer.Option("--date", metavar="DATE", help="When they are published; else not said.")
]


def claim_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the claim ids that a shell may complete to, each with its text."""
    base = _quiet_base(context)
    claims = base.claims if base else ()
    return [(c.id, c.text) for c in claims if c.id.startswith(incomplete)]


def entity_names(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the entity ids that a shell may complete to, each with its name."""
    base = _quiet_base(context)
    entities = base.entities.values() if base else ()
    return [(e.id, e.name) for e in entities if e.id.startswith(incomplete)]


def source_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the source ids that a shell may complete to, each with its title."""
    base = _quiet_base(context)
    sources = base.sources.values() if base else ()
    return [(s.id, s.title) for s in sources if s.id.startswith(incomplete)]


def _quiet_base(context: typer.Context) -> ClaimBase | None:
    """Return the base of a command line that is still being typed, or None."""
    from factcli.store.load import load
    from factcli.store.lookup import locate

    claims = tuple(context.params.get("claims") or ())
    demo = bool(context.params.get("demo"))
    try:
        paths, _ = locate(claims, os.environ, os.getcwd(), demo=demo, interactive=True)
        return load(paths)
    except (FactcliError, OSError):
        return None
