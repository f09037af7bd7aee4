"""The one place where a run ends: every way out has a message, a status and no traceback."""

from __future__ import annotations

import os
import sys

from factcli.cli import streams
from factcli.errors import BrokenBaseError, ExitStatus, FactcliError
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DEBUG = "FACTCLI_DEBUG"


def guarded(run: Callable[[], int]) -> int:
    """Run the program and return its exit status, whatever happens."""
    streams.prepare()
    try:
        status = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _abandon(ExitStatus.INTERRUPTED)
    except FactcliError as error:
        report(error)
        return ExitStatus.UNUSABLE
    except (BrokenPipeError, streams.ReaderGoneError):
        return _abandon(ExitStatus.OK)
    except OSError as error:
        return _unwritable(error)
    except Exception as error:  # noqa: BLE001 - nothing may end in a traceback
        return _internal(error)
    return status


def report(error: FactcliError) -> None:
    """Say on stderr why factcli cannot go on, every problem of the claim files included."""
    if isinstance(error, BrokenBaseError) and error.problems:
        from factcli.render.problems import show

        for problem in error.problems:
            streams.tell_lines(show(problem, color=False))
    streams.say(f"error: {error}")
    if error.hint:
        streams.tell_lines(f"  {error.hint}")


def _unwritable(error: OSError) -> int:
    """Tell a full disk or a vanished device from a fault of our own."""
    if error.filename is not None or os.environ.get(_DEBUG):
        return _internal(error)
    streams.say(f"error: cannot write the output: {error.strerror or error}")
    return _abandon(ExitStatus.UNUSABLE)


def _internal(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        import traceback

        traceback.print_exception(error)
    told = f"{type(error).__name__}: {error}"
    streams.say(f"internal error: {told}")
    streams.tell_lines(
        "  This is a fault in factcli, not in your input. Please report it with the command\n"
        f"  that you ran; {_DEBUG}=1 shows where it happened."
    )
    return ExitStatus.UNUSABLE


def _abandon(status: ExitStatus) -> int:
    """Give up on stdout: what is left in its buffer would fail again at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    return status
