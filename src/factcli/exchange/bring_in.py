"""A file of facts into a claims folder: read, check all of it, then write one new file.

Nothing is written until every row is valid and the new file has been loaded together
with what the folder holds.
"""

from __future__ import annotations

from factcli.errors import BrokenBaseError, FactcliError, UsageError
from factcli.exchange import csv_in, json_in, xlsx_in
from factcli.exchange.claims_out import Heading, write_claims
from factcli.exchange.columns import parse_map
from factcli.exchange.naming import Names
from factcli.exchange.records import Batch, Record, RowProblem, build, shown
from factcli.exchange.rules import check, claim_id
from factcli.exchange.times import read_time
from factcli.records import TYPE_CHECKING, dataclass, replace
from factcli.report import Severity
from factcli.store.checks import slug
from factcli.store.files import ClaimFile, collect, holds_claims
from factcli.store.load import load_files
from factcli.writing import holds_files, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from factcli.report import Problem
    from factcli.store.base import ClaimBase

READERS: dict[str, Callable[[Path, dict[str, str]], Batch]] = {
    "json": json_in.read,
    "csv": csv_in.read,
    "xlsx": xlsx_in.read,
}
_LONGEST_NAME = 60
_NEW = "the new claim file"
_SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx"}


class RefusedError(FactcliError):
    """The file cannot be imported; `lines` tells every problem that it has."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        count = len(lines)
        super().__init__(f"{file}: {count} problem{'' if count == 1 else 's'}; nothing was written")
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of the file: its format (else its name tells), which column is
    which field, the title and date of its source; and whether the folder may hold files."""

    form: str = ""
    mapping: tuple[str, ...] = ()
    merge: bool = False
    title: str = ""
    date: str = ""


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote, and what it has to say about it."""

    path: Path
    claims: int
    entities: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Target:
    """The folder to write to, the claim files that it holds and their base, if any."""

    folder: Path
    files: tuple[ClaimFile, ...] = ()
    base: ClaimBase | None = None


def bring_in(file: Path, folder: Path, options: Options = DEFAULTS) -> Imported:
    """Import the facts in `file` into the claims folder `folder`.

    Raises RefusedError with every problem of the file, FactcliError when it cannot be
    read or written, UsageError when an argument makes no sense.
    """
    read = READERS[options.form or _form_of(file)]
    columns = parse_map(options.mapping)
    target = _target(folder, merge=options.merge)
    batch = read(file, columns)
    records, faults = build(batch.rows)
    heading = Heading(
        title=options.title or batch.title or batch.name, date=options.date or batch.date
    )
    problems = [
        *batch.problems, *faults, *check(records), *_heading_problems(heading, batch.name),
        *_taken(records, target.base),
    ]  # fmt: skip
    if not problems and not records:
        problems = [RowProblem(0, "", "holds no facts")]
    problems.sort(key=lambda problem: problem.row)
    lines = tuple(problem.line(str(file)) for problem in problems)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise RefusedError(str(file), lines)
    path, entities = _write(target, batch.name, heading, records)
    return Imported(path, len(records), entities, lines)


def _target(folder: Path, *, merge: bool) -> _Target:
    if not holds_files(folder):
        return _Target(folder)
    if not merge:
        raise UsageError(f"{folder} is not empty", "give --merge to add to the claims in it")
    if not holds_claims(str(folder)):
        return _Target(folder)
    files = collect([str(folder)])
    return _Target(folder, files, load_files(files))


def _form_of(file: Path) -> str:
    form = _SUFFIXES.get(file.suffix.casefold())
    if form is None:
        raise UsageError(
            f"{file}: its name does not tell its format", f"give --from {'|'.join(READERS)}"
        )
    return form


def _heading_problems(heading: Heading, name: str) -> list[RowProblem]:
    problems = []
    time = read_time(heading.date) if heading.date else None
    if heading.date and (time is None or time.stretch):
        message = f"{shown(heading.date)} is not a date"
        problems.append(RowProblem(0, "document_date", message, "write it like 2024-05-31"))
    for column, text in (("title", heading.title), ("name", name)):
        if any("\ud800" <= char <= "\udfff" for char in text):
            problems.append(RowProblem(0, column, "holds half a character (a lone surrogate)"))
    return problems


def _taken(records: tuple[Record, ...], base: ClaimBase | None) -> list[RowProblem]:
    if base is None:
        return []
    on_file = {claim.id: claim for claim in base.claims}
    return [
        RowProblem(record.row, "id", f"{shown(record.id)} is on file already: "
                   f"{found.file}:{found.line}", "an id names one claim of a base")
        for record in records
        if (found := on_file.get(claim_id(record.id)))
    ]  # fmt: skip


def _write(
    target: _Target, name: str, heading: Heading, records: tuple[Record, ...]
) -> tuple[Path, int]:
    """Write the claim file; return its path and how many entities it adds."""
    base = target.base
    stem = slug(name)[:_LONGEST_NAME].strip("-") or "facts"
    heading = replace(heading, source=_free(stem, base.sources if base else ()), base=base is None)
    names = Names(records, base.entities.values() if base else ())
    text = write_claims(heading, records, names)
    _prove(text, target.files)
    taken = {path.stem for path in target.folder.glob("*.toml")}
    path = target.folder / f"{_free(stem, taken)}.toml"
    write_new(path, text)
    return path, len(names.entities())


def _free(stem: str, taken: Collection[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _prove(text: str, present: tuple[ClaimFile, ...]) -> None:
    """Load the text as a claim file, beside those of its folder; raise when that fails."""
    try:
        load_files([*present, ClaimFile(_NEW, text.encode("utf-8"))])
    except BrokenBaseError as error:
        told = tuple(_told(problem) for problem in error.problems)
        raise RefusedError(_NEW, told) from error


def _told(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"line {problem.line}: {problem.message}{hint}: {problem.excerpt}"
