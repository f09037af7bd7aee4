"""`factcli lsp`: the claims at work in an editor, by the Language Server Protocol."""

# ruff: noqa: FBT002, TC001 - typer reads options from the signature

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from factcli.cli import options
from factcli.cli.checking import day, verdicts
from factcli.cli.streams import ReaderGoneError, say
from factcli.errors import UsageError

EPILOG = """\
\b
Examples:
  factcli lsp
  factcli lsp --claims facts/
  factcli lsp --show unverifiable

\b
Exit status:
  0    the editor ended it
  1    the editor left without saying so
  2    wrong usage, or the extra "lsp" is not installed
  130  interrupted
"""


def lsp(
    claims: options.Claims = None,
    demo: options.Demo = False,
    show: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="LIST",
            help="Verdicts to show beside refuted, mixed and disputed: supported, unverifiable.",
        ),
    ] = None,
) -> int:
    """Check documents and claim files in an editor, while they are typed.

    The editor starts it and talks on stdin and stdout (Language Server Protocol). Findings of
    factcli scan appear in documents, those of factcli lint in claim files, with proofs,
    corrections and completion. The claims of a file are those that its own folder leads to.
    """
    try:
        from factcli.servers.lsp.server import serve
    except ImportError as error:
        raise UsageError(
            f"factcli lsp needs pygls, version 2.1 or later ({error})",
            "install it with: pip install 'factcli[lsp]'",
        ) from error
    from factcli.desk.scan import SHOWN
    from factcli.servers.lsp.projects import How

    told = SHOWN | (verdicts(show, "--show") if show else frozenset())
    how = How(_named(claims, demo=demo), os.environ, day, told)
    if sys.stdin is None:
        raise UsageError("factcli lsp talks on stdin, which is closed", "let an editor start it")
    if sys.stdin.isatty():
        say("an editor starts this and talks on stdin (docs/editors.md); Ctrl-C ends it")
    try:
        return serve(how, lambda: day("today") or 0)
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def _named(claims: list[str] | None, *, demo: bool) -> tuple[str, ...]:
    """Return the claim paths that the command line names; they have to be there."""
    from factcli.store.lookup import demo_folder

    paths = [demo_folder()] if demo and not claims else claims or []
    for path in paths:
        if not os.path.exists(path):
            raise UsageError(f"--claims: {path} is not there", "check the path")
    return tuple(os.path.abspath(path) for path in paths)
