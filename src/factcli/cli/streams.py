"""Standard streams: what the screen can show, text out, talk on stderr.

Output is UTF-8 wherever nobody said otherwise. A terminal, or PYTHONIOENCODING, says so by
its own encoding; what that cannot write is escaped, never an error.
"""

from __future__ import annotations

import os
import sys

from factcli.records import TYPE_CHECKING
from factcli.render.safe import clipped, shown
from factcli.render.view import Screen

if TYPE_CHECKING:
    from typing import TextIO

_FALLBACK = 80
_NARROWEST = 20


def prepare() -> None:
    """Make stdout and stderr writable for any text; a closed one swallows it."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    chosen = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = stream.encoding if chosen or stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="backslashreplace")


def screen() -> Screen:
    """Return what stdout can show."""
    terminal = interactive()
    letters = _unicode(sys.stdout)
    dumb = os.environ.get("TERM") == "dumb"
    plain_locale = terminal and os.environ.get("LC_ALL") in ("C", "POSIX")
    return Screen(
        width=max(_columns(), _NARROWEST),
        color=_colored(terminal=terminal and not dumb),
        symbols=letters and not dumb and not plain_locale,
        letters=letters and not plain_locale,
    )


def _columns() -> int:
    """Return the width of the screen as shutil does, which loads four compressors with it."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            columns = 0
    return columns or _FALLBACK


def interactive() -> bool:
    """Tell whether stdout is a terminal."""
    return bool(sys.stdout.isatty())


class ReaderGoneError(Exception):
    """Nobody reads stdout any more. No OSError: typer would end the run its own way."""


def write(text: str) -> None:
    """Write a result and push it out at once, so that a reader sees it when it is known."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def write_bytes(content: bytes) -> None:
    """Write a result that is a file, byte for byte."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def say(text: str) -> None:
    """Tell the user something beside the result."""
    tell_lines(f"factcli: {text}")


def tell_lines(text: str) -> None:
    """Write lines to stderr that may quote untrusted text."""
    letters = _unicode(sys.stderr)
    for line in text.split("\n"):
        sys.stderr.write(f"{shown(clipped(line), letters=letters)}\n")


def _unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-").startswith(("utf-8", "utf8", "utf-16"))


def _colored(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return terminal or bool(os.environ.get("FORCE_COLOR"))


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")
