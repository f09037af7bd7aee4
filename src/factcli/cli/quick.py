"""The short way into `factcli check`: plain arguments are read without typer.

Loading typer takes longer than checking a statement. The options are still defined once,
in check.py: this file reads only what needs no judgement, every oddity (an unknown option,
a missing value, a call for help) goes to typer, and a test holds the two against each other.
"""

from __future__ import annotations

from factcli.cli.checking import CheckOptions
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

FLAGS = {"--demo": "demo", "--quiet": "quiet", "-q": "quiet", "--explain": "explain"}
VALUES = {"--format": "format", "--as-of": "as_of", "--fail-on": "fail_on"}
LISTS = {"--file": "files", "-f": "files", "--claims": "claims", "-c": "claims"}


def read(arguments: Sequence[str]) -> CheckOptions | None:
    """Return the options in the arguments of `check`, None where typer has to look."""
    read: dict[str, Any] = {"statements": (), "files": (), "claims": ()}
    words = iter(arguments)
    for word in words:
        if word == "--":
            read["statements"] += tuple(words)
        elif word in FLAGS:
            read[FLAGS[word]] = True
        elif word in VALUES or word in LISTS:
            value = next(words, "-")
            if value.startswith("-"):
                return None
            if word in VALUES:
                read[VALUES[word]] = value
            else:
                read[LISTS[word]] += (value,)
        elif word.startswith("-") and word != "-":
            return None
        else:
            read["statements"] += (word,)
    return CheckOptions(**read)
