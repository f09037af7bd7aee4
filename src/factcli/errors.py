"""What can stop factcli, and the exit status that each end has.

FactcliError              anything that factcli itself refuses; always exit status 2
├── UsageError            the command line or an argument is wrong
├── NoBaseError           no claims were found, or none stand in what was found
└── BrokenBaseError       claim files have problems; carries every one of them

Bad data is a `Problem` value; an exception only says "cannot go on".
"""

from __future__ import annotations

from enum import IntEnum

from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.report import Problem


class ExitStatus(IntEnum):
    """The exit statuses of `factcli check`; other commands use a subset."""

    OK = 0
    FAILED = 1
    UNUSABLE = 2
    UNVERIFIABLE = 3
    INTERRUPTED = 130


class FactcliError(Exception):
    """factcli cannot go on; `str()` says what is wrong, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(FactcliError):
    """An argument or option does not make sense."""


class NoBaseError(FactcliError):
    """There is no claim base to check against."""


class BrokenBaseError(FactcliError):
    """Claim or test files cannot be used; `problems` has each reason with its position."""

    def __init__(self, problems: tuple[Problem, ...], files: str = "claim files") -> None:
        count = len(problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the {files}")
        self.problems = problems
