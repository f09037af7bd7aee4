"""Questions on the terminal: asked on stderr, answered on stdin, never asked of a pipe."""

from __future__ import annotations

import sys

from factcli.cli.streams import say
from factcli.errors import UsageError
from factcli.render.safe import shown


def can_ask() -> bool:
    """Tell whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Return the answer to a question, "" for none. Raises UsageError at the end of input."""
    sys.stderr.write(f"{shown(question)}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        raise UsageError("the input ended before the answer; nothing was written")
    return line.strip()


def agrees(question: str, *, usual: bool) -> bool:
    """Return whether the answer is yes; a mere Enter means what is usual."""
    while True:
        answer = ask(f"{question} [{'Y/n' if usual else 'y/N'}]").casefold()
        if not answer:
            return usual
        if answer in ("y", "yes", "n", "no"):
            return answer[0] == "y"
        say("please answer y or n")
