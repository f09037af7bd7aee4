"""`factcli diff`: two states of a claim base compared."""

# ruff: noqa: A002, FBT002 - typer reads options from the signature

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from factcli.cli import common, options
from factcli.cli.streams import screen, write
from factcli.errors import NoBaseError

if TYPE_CHECKING:
    from factcli.desk.compare_bases import Side
    from factcli.report import Comparison

EPILOG = """\
\b
Examples:
  factcli diff HEAD~1
  factcli diff v1.0:claims claims/
  factcli diff old/claims new/claims --format json
  factcli diff main --quiet --no-tests

\b
Exit status:
  0    nothing differs
  1    something does
  2    wrong usage, broken claims, an unknown revision, or no git
"""
_FOLDER = "claims"


def diff(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="How it was: a folder, a file, or a git revision, REVISION or REVISION:PATH.",
            show_default=False,
        ),
    ],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="How it is, the same way. By default the claims at hand.",
            show_default=False,
        ),
    ] = None,
    tests: Annotated[
        bool, typer.Option("--tests/--no-tests", help="Check the test statements on both sides.")
    ] = True,
    format: options.Format = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; the exit status tells.")
    ] = False,
) -> int:
    """Compare two states of a claim base.

    Tells which claims, entities, properties and sources were added, changed (key by key) or
    removed, and which test statements of either side have another verdict because of it.
    """
    from factcli.desk.compare_bases import compare

    chosen = common.chosen_format(format)
    here = at_hand()
    found = compare(side(old, here), side(new or here, here), tests=tests)
    if not quiet:
        _write(found, chosen)
    return found.status


def at_hand() -> str:
    """Return the claims that any command would use here, `claims` when there are none."""
    from factcli.store.lookup import locate

    try:
        paths, _ = locate((), os.environ, os.getcwd(), demo=False, interactive=False)
    except (NoBaseError, OSError):
        return _FOLDER
    # git takes a path from the working folder, or from the top of the repository.
    return os.path.relpath(paths[0]) if os.path.isabs(paths[0]) else paths[0]


def side(spec: str, default: str) -> Side:
    """Return the state of a base that a word means: what is there first, else a revision."""
    from factcli.desk.compare_bases import in_folder, in_revision

    if os.path.exists(spec):
        return in_folder((spec,))
    return in_revision(spec, default)


def _write(found: Comparison, chosen: str) -> None:
    from factcli.model import BaseInfo
    from factcli.render import comparison
    from factcli.render.view import View

    drawing = {
        common.TABLE: comparison.table,
        common.PLAIN: comparison.plain,
        common.JSON: comparison.json,
        common.JSONL: comparison.jsonl,
    }
    write(drawing[chosen](found, View(BaseInfo(found.new, 0), screen(), {})))
