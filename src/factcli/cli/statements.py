r"""The statements of a run: arguments, lines of files, lines of stdin, in the order given.

Lines end at \n or \r\n only; blank ones are skipped, every other is one statement. What
is not UTF-8 is read all the same, its bad bytes as U+FFFD, and said so.
"""

from __future__ import annotations

import sys

from factcli.cli.streams import say
from factcli.errors import UsageError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

STDIN = "-"
_BOM = b"\xef\xbb\xbf"
# A line without an end (a device, a broken pipe of another program) must not eat the memory.
_LONGEST_LINE = 64 * 2**20


def statements(arguments: Sequence[str], files: Sequence[str]) -> Iterator[str]:
    """Return an iterator over all statements; refuse at once what cannot be read."""
    if not arguments and not files:
        raise UsageError(
            "no statement to check",
            'give one in quotes, factcli check "…", or - to read one a line from stdin',
        )
    for number, argument in enumerate(arguments, 1):
        if not argument.strip():
            raise UsageError(f"statement {number} is empty")
    opened = [(name, _open(name)) for name in files]
    return _statements(arguments, opened)


def _statements(arguments: Sequence[str], opened: Sequence[tuple[str, BinaryIO]]) -> Iterator[str]:
    for argument in arguments:
        if argument == STDIN:
            yield from lines(_stdin(), "stdin")
        else:
            yield cleaned(argument)
    for name, stream in opened:
        with stream:
            yield from lines(stream, "stdin" if name == STDIN else name)


def lines(stream: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines of a stream that are not blank."""
    told = False
    number = 0
    while raw := _line(stream, name):
        number += 1
        if len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
            raise UsageError(f"{name}, line {number} is longer than {_LONGEST_LINE:,} bytes")
        if number == 1:
            raw = raw.removeprefix(_BOM)
        line = raw.removesuffix(b"\n").removesuffix(b"\r")
        text = line.decode("utf-8", "replace")
        if not told and "\ufffd" in text and not _is_utf8(line):
            told = True
            say(f"note: {name}, line {number} is not UTF-8; its bad bytes are read as U+FFFD")
        if text.strip():
            yield text


def _line(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.readline(_LONGEST_LINE)
    except OSError as error:
        raise UsageError(f"cannot read {name}: {error.strerror}") from error


def cleaned(argument: str) -> str:
    """Return an argument with the bytes that were no UTF-8 as U+FFFD."""
    if not any("\ud800" <= char <= "\udfff" for char in argument):
        return argument
    say("note: a statement is not UTF-8; its bad bytes are read as U+FFFD")
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in argument)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _open(name: str) -> BinaryIO:
    if name == STDIN:
        return _stdin()
    try:
        return open(name, "rb")
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot read {name}: {told}") from error


def everything() -> bytes:
    """Return all of stdin; none where there is no stdin. Raises UsageError."""
    try:
        return _stdin().read()
    except OSError as error:
        raise UsageError(f"cannot read stdin: {error.strerror}") from error


def _stdin() -> BinaryIO:
    import io

    if sys.stdin is None:
        return io.BytesIO()
    return sys.stdin.buffer
