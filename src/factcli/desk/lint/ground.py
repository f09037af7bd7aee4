"""What the rules look at: the tables as written, the base that the sound ones make, the day."""

from __future__ import annotations

from bisect import bisect_right

from factcli.model import Verdict
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Diagnostic, Severity
from factcli.store.compiled import vocabulary_of
from factcli.store.conflicts import clashes, contradictions
from factcli.store.fields import TABLES
from factcli.store.load import made, read_files
from factcli.store.references import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcli.model import Claim, Finding
    from factcli.parse.vocabulary import Vocabulary
    from factcli.report import Fix, Problem
    from factcli.store.base import ClaimBase
    from factcli.store.files import ClaimFile
    from factcli.store.load import Read
    from factcli.store.validate import Record


class Place(NamedTuple):
    """A key of a table, and where in a list or text: what a diagnostic points at."""

    record: Record
    keys: tuple[str | int, ...] = ()


class Ground:
    """A claim base as a linter sees it.

    `records` are all tables, `sound` those that no error spoils; `base` is made of the
    latter, so that one slip does not silence every rule. `problems` is what loading tells.
    `today` is the present day as an ordinal, `texts` gives the stored text of a source, or
    says why there is none.
    """

    def __init__(
        self,
        files: Sequence[ClaimFile],
        today: int,
        texts: Callable[[Record], StoredText] | None = None,
    ) -> None:
        read = read_files(files)
        self.files = {file.path: file.raw for file in files}
        self.today = today
        self.texts = texts
        self.records = read.records
        self.sound = _sound(read)
        self.names = Names(self.sound)
        self.base: ClaimBase = made(self.sound, self.names, tuple(read.order))
        self.claims = {claim.id: claim for claim in self.base.claims}
        self.lost = any(record.document.problems for record in read.records) or not read.records
        known = (self.base.claims, self.base.properties, self.base.entities)
        warned = contradictions(*known, self.names.records["claim"])
        self.problems = (*read.problems, *warned)
        self.conflicting = {frozenset((c.earlier.id, c.later.id)) for c in clashes(*known)}
        self._found: dict[str, Finding] = {}
        self._vocabulary: Vocabulary | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The names of the entities, ready to be found in a text."""
        if self._vocabulary is None:
            self._vocabulary = vocabulary_of(self.base.entities)
        return self._vocabulary

    def tables(self, kind: str) -> Iterator[Record]:
        """Yield the sound tables of a kind, in the order of files and lines."""
        return (record for record in self.sound if record.kind == kind)

    def current(self) -> Iterator[tuple[Claim, Record]]:
        """Yield every claim that holds, with its table."""
        records = self.names.records["claim"]
        holding = (c for c in self.base.claims if c.verdict is Verdict.SUPPORTED)
        return ((c, records[c.id]) for c in holding if not c.superseded_by)

    def finding(self, claim: Claim) -> Finding:
        """Return what checking a claim's own sentence against the base gives."""
        from factcli.check import check

        if claim.id not in self._found:
            self._found[claim.id] = check(claim.text, self.base)
        return self._found[claim.id]

    def alone(self, text: str, claim: Claim) -> Finding:
        """Return what checking a sentence against this one claim gives."""
        from factcli.check import check
        from factcli.store.compiled import hiding

        others = frozenset(self.claims) - {claim.id}
        return check(text, hiding(self.base, others))

    def without(self, claim: Claim) -> Finding:
        """Return what checking a claim's sentence against all other claims gives."""
        from factcli.check import check
        from factcli.store.compiled import hiding

        return check(claim.text, hiding(self.base, frozenset({claim.id})))


class StoredText(NamedTuple):
    """The text of a source as it was kept: its file, and what it holds or why it is missing."""

    path: str
    text: str = ""
    missing: str = ""


def told(  # noqa: PLR0913 - a diagnostic has these parts
    rule: str,
    severity: Severity,
    place: Place,
    message: str,
    hint: str = "",
    *,
    fix: Fix | None = None,
) -> Diagnostic:
    """Return a diagnostic at the value of a key, or at the header of a table."""
    problem = place.record.problem(rule, message, hint, *place.keys, severity=severity)
    return diagnostic(problem, fix)


def diagnostic(problem: Problem, fix: Fix | None = None) -> Diagnostic:
    """Return a problem of loading as a diagnostic."""
    return Diagnostic(
        problem.file, problem.line, problem.column, problem.line, problem.column + problem.width,
        problem.rule, problem.severity, problem.message, problem.hint, problem.excerpt, fix,
    )  # fmt: skip


def _sound(read: Read) -> list[Record]:
    """Return the tables that can be built: no error stands in them, and nothing is missing."""
    lines: dict[str, list[int]] = {}
    for record in read.records:
        lines.setdefault(record.document.file, []).append(record.line)
    for document in {id(r.document): r.document for r in read.records}.values():
        # A table of no known kind ends the one before it too.
        for name, content in document.data.items():
            if name not in TABLES and isinstance(content, list):
                lines[document.file] += [document.line((name, i)) for i in range(len(content))]
    for each in lines.values():
        each.sort()
    spoilt: set[tuple[str, int]] = set()
    for problem in read.problems:
        starts = lines.get(problem.file, [])
        at = bisect_right(starts, problem.line) - 1
        if problem.severity is Severity.ERROR and at >= 0:
            spoilt.add((problem.file, starts[at]))
    return [
        record
        for record in read.records
        if (record.document.file, record.line) not in spoilt and _whole(record)
    ]


def _whole(record: Record) -> bool:
    """Tell whether every key is there that a table must have; a cut may have taken one."""
    return all(
        isinstance(record.table.get(field.name), str)
        for field in TABLES[record.kind]
        if field.required
    )
