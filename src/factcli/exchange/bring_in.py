"""A file of facts into a claims folder: read, check all of it, then write one new file.

Nothing is written until every row is valid and the new file has been loaded together
with what the folder holds.
"""

from __future__ import annotations

from factcli.errors import UsageError
from factcli.exchange import base_json, claimreview_in, csv_in, json_in, wikidata_in, xlsx_in
from factcli.exchange.claims_out import Heading, write_claims
from factcli.exchange.columns import parse_map
from factcli.exchange.naming import Names
from factcli.exchange.reading import read_text
from factcli.exchange.records import Batch, Numeral, Record, RowProblem, build, shown
from factcli.exchange.rules import check, claim_id
from factcli.exchange.strict_json import parse
from factcli.exchange.tabled import Tables, bring_tables
from factcli.exchange.target import Imported, RefusedError, Target, free, stem_of, target_of
from factcli.exchange.times import read_time
from factcli.records import TYPE_CHECKING, dataclass, replace
from factcli.report import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcli.store.base import ClaimBase

RECORDS: dict[str, Callable[[Path, dict[str, str]], Batch]] = {
    "csv": csv_in.read,
    "xlsx": xlsx_in.read,
}
TABLES: dict[str, Callable[[Path, Options], Tables]] = {
    "claimreview": claimreview_in.read,
    "wikidata": wikidata_in.read,
}
FORMS = ("json", *RECORDS, *TABLES)
_SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx"}


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of the file: its format (else its name tells), which column is
    which field, the title and date of its source; whether the folder may hold files; for
    Wikidata, a file of labels and the language of names."""

    form: str = ""
    mapping: tuple[str, ...] = ()
    merge: bool = False
    title: str = ""
    date: str = ""
    labels: str = ""
    language: str = "en"


DEFAULTS = Options()


def bring_in(file: Path, folder: Path, options: Options = DEFAULTS) -> Imported:
    """Import the facts in `file` into the claims folder `folder`.

    Raises RefusedError with every problem of the file, FactcliError when it cannot be
    read or written, UsageError when an argument makes no sense.
    """
    form = options.form or _form_of(file)
    columns = parse_map(options.mapping)
    target = target_of(folder, merge=options.merge)
    if form in TABLES:
        return bring_tables(str(file), TABLES[form](file, options), target)
    if form == "json":
        data = parse(read_text(file), str(file), Numeral)
        if isinstance(data, dict) and base_json.is_base(data):
            return bring_tables(str(file), base_json.read(data, file.stem), target)
        batch = json_in.read(file, columns, data)
    else:
        batch = RECORDS[form](file, columns)
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


def _form_of(file: Path) -> str:
    form = _SUFFIXES.get(file.suffix.casefold())
    if form is None:
        raise UsageError(
            f"{file}: its name does not tell its format", f"give --from {'|'.join(FORMS)}"
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
    target: Target, name: str, heading: Heading, records: tuple[Record, ...]
) -> tuple[Path, int]:
    """Write the claim file; return its path and how many entities it adds."""
    base = target.base
    source = free(stem_of(name), base.sources if base else ())
    heading = replace(
        heading, source=source, base=base is None, taken=tuple(base.sources if base else ())
    )
    names = Names(records, base.entities.values() if base else ())
    path = target.put(name, write_claims(heading, records, names))
    return path, len(names.entities())
