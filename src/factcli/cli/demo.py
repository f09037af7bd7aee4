"""`factcli demo`: a few checks against the claims that come with the program."""

# ruff: noqa: A002 - typer reads options from the signature

from __future__ import annotations

import sys

from factcli.cli import common, options
from factcli.cli.checking import CheckOptions, check_all, failing, show
from factcli.cli.streams import write

EPILOG = """\
\b
Examples:
  factcli demo
  factcli demo --format json
"""
_FOLDER = "demo"
_STATEMENTS = "statements.txt"


def demo(format: options.Format = None) -> int:
    """Show six checks against the claims that come with the program.

    Each command is shown before what it prints. The exit status is 0, whatever the
    verdicts.
    """
    chosen = common.chosen_format(format)
    base = common.load_base((), demo=True)
    texts = statements()
    asked = CheckOptions(format=chosen)
    settings = (chosen, None, failing(asked.fail_on))
    if chosen in (common.JSON, common.JSONL):
        show(check_all(texts, base, None), base, asked, settings)
        return 0
    for number, text in enumerate(texts):
        write(f'{chr(10) if number else ""}$ factcli check --demo "{text}"\n')
        show(check_all((text,), base, None), base, asked, settings)
    return 0


def statements() -> list[str]:
    """Return the statements that the demo checks; they stand beside its claims."""
    import os

    package = os.path.dirname(sys.modules["factcli"].__file__ or "")
    with open(os.path.join(package, _FOLDER, _STATEMENTS), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line.strip()]
