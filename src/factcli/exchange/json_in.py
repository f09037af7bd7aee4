"""JSON facts: an object with `facts`, or the bare array of them."""

from __future__ import annotations

from factcli.errors import FactcliError
from factcli.exchange.columns import LEFT_OUT, too_many, unused
from factcli.exchange.records import FIELDS, Batch, RawRow, RowProblem, nearest
from factcli.exchange.strict_json import Object
from factcli.records import TYPE_CHECKING
from factcli.report import Severity

if TYPE_CHECKING:
    from pathlib import Path

# What may stand beside the facts. The last two are of no use here and are not read.
_ABOUT = ("name", "title", "document_date", "facts", "source_text", "statements")


def read(path: Path, mapping: dict[str, str], data: object) -> Batch:
    """Return the rows in `data`, the parsed JSON of the file `path`, numbers as written.

    Raises FactcliError when it holds no list of facts.
    """
    about: dict[str, object] = {}
    facts: object = data
    problems: list[RowProblem] = []
    if isinstance(data, dict):
        about, facts = data, data.get("facts")
        problems.extend(_about_problems(about))
    if not isinstance(facts, list):
        raise FactcliError(
            f"{path}: has no list of facts", 'write {"facts": [{…}, …]} or the list alone'
        )
    too_many(path, len(facts))
    rows: list[RawRow] = []
    names: set[str] = set()
    for number, fact in enumerate(facts, 1):
        if not isinstance(fact, dict):
            problems.append(RowProblem(number, "", "is not an object"))
            continue
        names.update(fact)
        rows.append(_row(number, fact, mapping, problems))
    problems.extend(unused(mapping, names))
    name, title, date = (_word(about.get(key)) for key in ("name", "title", "document_date"))
    return Batch(name or path.stem, title, date, tuple(rows), tuple(problems))


def _about_problems(about: dict[str, object]) -> list[RowProblem]:
    problems = [RowProblem(0, key, "stands twice at the top") for key in _twice(about)]
    problems.extend(
        RowProblem(0, key, "must be text")
        for key in ("name", "title", "document_date")
        if about.get(key) is not None and not isinstance(about[key], str)
    )
    problems.extend(
        RowProblem(0, key, "is not known at the top; it is not kept", nearest(key, _ABOUT),
                   Severity.WARNING)
        for key in about
        if key not in _ABOUT
    )  # fmt: skip
    return problems


def _row(
    number: int, fact: dict[str, object], mapping: dict[str, str], problems: list[RowProblem]
) -> RawRow:
    problems.extend(RowProblem(number, key, "stands twice") for key in _twice(fact))
    cells: dict[str, object] = {}
    for key, cell in fact.items():
        field = mapping.get(key, key)
        if field == LEFT_OUT and key in mapping:
            continue
        if field in cells:
            problems.append(RowProblem(number, key, f"is {field}, which stands there already"))
        elif field in FIELDS or cell not in (None, "", []):
            cells[field] = cell
        else:
            problems.append(
                RowProblem(number, key, "is no field of a record; it is empty and not kept",
                           nearest(key, tuple(FIELDS)), Severity.WARNING)
            )  # fmt: skip
    return RawRow(number, cells)


def _twice(found: dict[str, object]) -> tuple[str, ...]:
    return found.twice if isinstance(found, Object) else ()


def _word(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
