"""What is reported: the findings of a run with their base, and the problems of claim files.

Frozen like the model, and apart from it because no finding needs them.
"""

from __future__ import annotations

from enum import Enum

from factcli.records import TYPE_CHECKING, dataclass

if TYPE_CHECKING:
    from factcli.model import BaseInfo, Finding, Source


class Severity(str, Enum):
    """How bad a problem of a claim file is: an error stops loading."""

    ERROR = "error"
    WARNING = "warning"


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
class Report:
    """Findings in input order, the base they were checked against, and the exit status."""

    findings: tuple[Finding, ...]
    base: BaseInfo
    status: int
    sources: tuple[Source, ...] = ()
