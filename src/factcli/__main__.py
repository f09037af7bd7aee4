"""The entry point of `factcli` and of `python -m factcli`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit status."""
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
