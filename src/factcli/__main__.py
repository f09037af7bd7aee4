"""The entry point of `factcli` and of `python -m factcli`."""

from __future__ import annotations

import atexit
import gc
import sys


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
    sys.exit(main())
