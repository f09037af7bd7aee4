"""The entry point of `factcli` and of `python -m factcli`."""

from __future__ import annotations

import atexit
import gc
import os
import sys

# Type checkers take this name for true.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> int:
    """Run the command line and return its exit status."""
    # What a run loads lives as long as the run: to look for garbage in it, now and once more
    # at the exit, takes as long as to check a statement.
    gc.set_threshold(100_000, 50, 1000)
    atexit.register(gc.freeze)
    try:
        from factcli.cli.guard import guarded

        return guarded(_run)
    except KeyboardInterrupt:
        return 130


def program() -> NoReturn:
    """Be the program: run the command line, and end the process with its exit status.

    After a check all that is left to do is to free its memory, bit by bit, which takes a
    tenth of the run; the system does it at once.
    """
    status = main()
    if sys.argv[1:2] == ["check"]:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            # As at any exit: what cannot be told is told by the interpreter, if by anybody.
            sys.exit(status)
        os._exit(status)
    sys.exit(status)


def _run() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["check"]:
        from factcli.cli import checking, quick

        options = quick.read(arguments[1:])
        if options is not None:
            return checking.run(options)
    from factcli.cli.app import run

    return run(arguments)


if __name__ == "__main__":
    program()
