"""`factcli mcp`: the claims as tools for language-model agents."""

# ruff: noqa: FBT002 - typer reads options from the signature

from __future__ import annotations

import sys

from factcli.cli import common, options
from factcli.cli.checking import day
from factcli.cli.streams import ReaderGoneError, say
from factcli.errors import UsageError

EPILOG = """\
\b
Examples:
  factcli mcp --claims facts/
  npx @modelcontextprotocol/inspector factcli mcp --demo

\b
Exit status:
  0    the client closed stdin
  2    wrong usage, broken claims, or the extra "mcp" is not installed
  130  interrupted
"""


def mcp(claims: options.Claims = None, demo: options.Demo = False) -> int:
    """Serve the claims to a language-model agent, by the Model Context Protocol on stdio.

    The agent's program starts it. Its tools are check, scan_text, list_claims and show_claim;
    they answer with the JSON of the command line. A claim file that changes is read again.
    """
    try:
        from factcli.servers.mcp import serve
    except ImportError as error:
        raise UsageError(
            f"factcli mcp needs the MCP SDK, version 2.3 or later ({error})",
            'install it with: pip install "factcli[mcp]"',
        ) from error
    from factcli.servers.shelf import Shelf
    from factcli.servers.tools import Service

    base = common.load_base(claims, demo=demo)
    shelf = Shelf(base.paths)
    if sys.stdin is not None and sys.stdin.isatty():
        say("an agent's program starts this and talks on stdin (docs/agents.md); Ctrl-D ends it")
    try:
        serve(Service(shelf, common.settings(), day))
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    return 0
