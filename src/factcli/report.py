"""What is reported: findings and trials of a run with their base, and problems of claim files.

Frozen like the model, and apart from it because no finding needs them.
"""

from __future__ import annotations

from enum import Enum
from operator import add

from factcli.records import TYPE_CHECKING, NamedTuple, dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcli.model import (
        BaseInfo,
        Claim,
        Entity,
        Finding,
        Part,
        Period,
        Reason,
        Relation,
        Source,
        Verdict,
    )


class Severity(str, Enum):
    """How bad a problem is: an error of a claim file stops loading, a note stops nothing.

    An info is no problem: something that could not be decided, or that is right.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    INFO = "info"


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


# Line and column of a beginning, and of what follows the end.
Stretched = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScanFinding:
    """What the claims say of a stretch of a document; `rule` is a reason code.

    The stretch is the words at fault, of the sentence `sentence`; positions are those of
    `Diagnostic`. In a file without lines `unit` says what `line` counts: paragraphs or pages.
    What is wrong with the document itself, such as a remark that suppresses nothing, has no
    verdict. `claims` are ids. `before` holds what the sentences before tell of its words: "he"
    is "Otto Vell". `parts` are the proof: the part at fault, or all of them.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    severity: Severity
    verdict: Verdict | None
    words: str
    message: str
    claims: tuple[str, ...] = ()
    fix: Fix | None = None
    sentence: str = ""
    citation: str = ""
    before: tuple[tuple[str, str], ...] = ()
    excerpt: str = ""
    unit: str = "line"
    parts: tuple[Part, ...] = ()

    @property
    def stretch(self) -> Stretched:
        """Where the words are: the positions of their beginning and of what follows them."""
        return (self.line, self.column, self.end_line, self.end_column)


class Passage(NamedTuple):
    """A stretch of running text as readers see it, without markup; `line` is where it begins.

    `kind` is title, heading, paragraph, item, cell or footnote; `quoted`: others' words.
    """

    kind: str
    text: str
    line: int
    quoted: bool = False


class Place(NamedTuple):
    """A stretch of the text of a passage, told by its number."""

    passage: int
    start: int
    end: int


class Reading(NamedTuple):
    """What was read of a document, and where in it the stretches of its findings are.

    `unit` says what the positions count.
    """

    passages: tuple[Passage, ...] = ()
    places: Mapping[Stretched, Place] = {}
    unit: str = "line"


class Tally(NamedTuple):
    """How many sentences were read, to how many the claims could speak, and each verdict's count.

    `left`: sentences with a "he" or "the minister" who may be somebody on file, and whom the
    sentences before do not tell. `suppressed`: findings that the document itself calls right.
    """

    sentences: int = 0
    spoken: int = 0
    supported: int = 0
    refuted: int = 0
    mixed: int = 0
    disputed: int = 0
    unverifiable: int = 0
    left: int = 0
    suppressed: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return the sums."""
        return Tally(*map(add, self, other))


@dataclass(frozen=True, slots=True)
class FileScan:
    """One document scanned: its findings in order, or why it could not be read.

    `apart`: no document, but what is told of a baseline. `reading` is there on demand only.
    """

    path: str
    findings: tuple[ScanFinding, ...] = ()
    tally: Tally = Tally()
    notes: tuple[str, ...] = ()
    error: str = ""
    apart: bool = False
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class ScanReport:
    """Documents scanned, in the order of their paths, and the base that they were held against."""

    files: tuple[FileScan, ...]
    base: BaseInfo

    @property
    def findings(self) -> tuple[ScanFinding, ...]:
        """Every finding of every file."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def read(self) -> int:
        """How many documents were read."""
        return sum(not file.error and not file.apart for file in self.files)

    @property
    def tally(self) -> Tally:
        """The counts of all files together."""
        total = Tally()
        for file in self.files:
            total = total.plus(file.tally)
        return total


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in input order, the base they were checked against, and the exit status."""

    findings: tuple[Finding, ...]
    base: BaseInfo
    status: int
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A test statement of a base: what factcli has to say of it. Empty fields ask nothing.

    `slots` are names of slots with the relation that each must have. `known_gap` marks a case
    that is right and fails today.
    """

    statement: str
    verdict: Verdict
    reason: Reason | None = None
    claims: tuple[str, ...] = ()
    as_of: int | None = None
    slots: tuple[tuple[str, Relation], ...] = ()
    known_gap: bool = False
    note: str = ""
    file: str = ""
    line: int = 0


class Outcome(str, Enum):
    """How a trial ended. A known gap that passes is a failure: its mark has to go."""

    PASSED = "passed"
    FAILED = "failed"
    KNOWN_GAP = "known gap"
    GAP_CLOSED = "gap closed"


class Difference(NamedTuple):
    """One line of a proof that is not as it was expected."""

    name: str
    expected: str
    given: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A test statement, what factcli says of it, and in what that differs."""

    case: Case
    finding: Finding
    differences: tuple[Difference, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """How the trial ended."""
        if self.case.known_gap:
            return Outcome.KNOWN_GAP if self.differences else Outcome.GAP_CLOSED
        return Outcome.FAILED if self.differences else Outcome.PASSED


@dataclass(frozen=True, slots=True)
class TrialReport:
    """All trials of a run in file order, and the claims that none of them touches.

    `untouched` is None where only some of the test statements ran.
    """

    trials: tuple[Trial, ...]
    base: BaseInfo
    untouched: tuple[Claim, ...] | None = None

    def count(self, outcome: Outcome) -> int:
        """Return how many trials ended so."""
        return sum(trial.outcome is outcome for trial in self.trials)

    @property
    def status(self) -> int:
        """The exit status: 1 when anything went otherwise than the cases say, else 0."""
        return int(bool(self.count(Outcome.FAILED) or self.count(Outcome.GAP_CLOSED)))


class KeyChange(NamedTuple):
    """A key of a table that is not as it was; None where it was not there, or is not any more."""

    key: str
    old: object
    new: object


class Change(NamedTuple):
    """A table of a claim base that was added, changed or removed."""

    how: str
    kind: str
    id: str
    text: str
    keys: tuple[KeyChange, ...] = ()


class Turn(NamedTuple):
    """A test statement whose verdict is another one now."""

    case: Case
    old: Finding
    new: Finding


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a claim base: what differs, and which of its test statements that turns."""

    old: str
    new: str
    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]
    checked: int

    @property
    def status(self) -> int:
        """The exit status: 1 when anything differs, else 0."""
        return int(bool(self.changes or self.turns))


class Counts(NamedTuple):
    """How many claims fall under each name, most first."""

    title: str
    rows: tuple[tuple[str, int], ...]


class Stats(NamedTuple):
    """What a claim base holds, in numbers. `first` and `last` are days, None without a date."""

    totals: tuple[tuple[str, int], ...]
    tallies: tuple[Counts, ...]
    first: int | None = None
    last: int | None = None


class Stretch(NamedTuple):
    """Claims of one time: a state that lasted, or something that happened at some point of it."""

    period: Period
    state: bool
    claims: tuple[Claim, ...]


class Timeline(NamedTuple):
    """What is on file of an entity in time, earliest first, and how many claims have no time."""

    entity: Entity
    stretches: tuple[Stretch, ...]
    undated: int
    as_of: int | None = None
