"""What is reported: the findings of a run with their base, and the problems of claim files.

Frozen like the model, and apart from it because no finding needs them.
"""

from __future__ import annotations

from enum import Enum

from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from factcli.model import BaseInfo, Finding, Source


class Severity(str, Enum):
    """How bad a problem is: an error of a claim file stops loading, a note stops nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a claim file: a value with a position, never an exception."""

    rule: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to put in place of what stands from one position up to, not with, another.

    Lines and columns count from 1, in code points; a byte order mark does not count.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe repair of one file: what it does in a few words, and the edits, apart from another."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a linter has to say about a stretch of a file.

    The stretch ends before `end_line`, `end_column`. `excerpt` is the whole first line of it,
    `hint` what to do; `fix` does it.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    excerpt: str = ""
    fix: Fix | None = None

    @property
    def width(self) -> int:
        """How many characters of the first line the stretch takes, 1 at least."""
        last = self.end_column if self.end_line == self.line else len(self.excerpt) + 1
        return max(1, last - self.column)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in input order, the base they were checked against, and the exit status."""

    findings: tuple[Finding, ...]
    base: BaseInfo
    status: int
    sources: tuple[Source, ...] = ()
