"""From claim files to a claim base: the one place that knows the order of the steps.

read → check each file → check between files → build → warn. Bad data becomes `Problem`
values, all of them; only then does one exception say that the base cannot be used.
"""

from __future__ import annotations

from factcli.errors import BrokenBaseError, NoBaseError
from factcli.records import TYPE_CHECKING, NamedTuple, replace
from factcli.report import Problem, Severity
from factcli.store import build, conflicts, references, validate
from factcli.store.base import ClaimBase
from factcli.store.files import ClaimFile, collect
from factcli.store.includes import SIGN, expand, named
from factcli.store.library import library
from factcli.store.references import Names
from factcli.store.times import last_day
from factcli.store.toml import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.store.validate import Record


def load(paths: Sequence[str]) -> ClaimBase:
    """Read the claim files that the paths mean.

    Raises NoBaseError when there are none or they hold no claim, and BrokenBaseError with
    every problem of every file when one of them has an error.
    """
    return load_files(collect(paths), tuple(paths))


class Read(NamedTuple):
    """The tables of claim files, the names they give, what is wrong with them, and the
    order of the files."""

    records: Sequence[Record]
    names: Names
    problems: Sequence[Problem]
    order: dict[str, int]


def read_files(files: Sequence[ClaimFile]) -> Read:
    """Return the tables of claim files with every problem of each and between them."""
    read: list[tuple[str, Record]] = []
    problems: list[Problem] = []
    lost: set[tuple[str, str]] = set()
    order: dict[str, int] = {}
    for file in expand(files):
        order.setdefault(file.path, len(order))
        document = Document(file.path, file.raw)
        found, wrong = validate.records(document)
        lost |= {(kind, f"{file.space}{name}") for kind, name in document.lost_ids}
        read.extend((file.space, record) for record in found)
        problems.extend(wrong)
    records = named(read)
    names = Names(records, lost)
    problems.extend(references.check(records, names, library()))
    problems.extend(conflicts.shared_names(names))
    return Read(records, names, problems, order)


def load_files(files: Sequence[ClaimFile], paths: tuple[str, ...] = ()) -> ClaimBase:
    """Make a base of claim files already read; see `load`."""
    records, names, problems, order = read_files(files)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise BrokenBaseError(in_order(problems, order))
    if not names.records["claim"]:
        shown = ", ".join(paths or order)
        raise NoBaseError(f"there is no claim in {shown}", "a claim is a [[claim]] table "
                          "with id, text and source")  # fmt: skip
    base = made(records, names, paths or tuple(order))
    warned = conflicts.contradictions(
        base.claims, base.properties, base.entities, names.records["claim"]
    )
    return replace(base, problems=in_order([*problems, *warned], order))


def made(records: Sequence[Record], names: Names, paths: tuple[str, ...]) -> ClaimBase:
    """Return the base that sound tables make, without a look at what contradicts what."""
    properties = dict(library())
    head: Record | None = None
    for record in records:
        if record.kind == "property":
            name = str(record.table["id"])
            general = library().get(name.rpartition(SIGN)[2])
            prop = build.prop(record, properties.get(name, general))
            properties[prop.id] = prop
        elif record.kind == "base":
            head = record
    entities = [build.entity(record) for record in records if record.kind == "entity"]
    sources = [build.source(record) for record in records if record.kind == "source"]
    claims = tuple(
        build.claim(record, names, properties) for record in records if record.kind == "claim"
    )
    table = head.table if head else {}
    return ClaimBase(
        claims=claims,
        entities={entity.id: entity for entity in entities},
        properties=properties,
        sources={source.id: source for source in sources},
        as_of=_as_of(table.get("as_of"), (source.date for source in sources)),
        title=references.text(table.get("title")),
        paths=paths,
        language=references.text(table.get("language")) or "en",
    )


def _as_of(own: object, dates: Iterable[str]) -> int | None:
    """Return the present day on file: the base's own, else the newest source's last day."""
    if own is not None:
        return last_day(own)
    days = [day for day in map(last_day, dates) if day is not None]
    return max(days, default=None)


def in_order(problems: Iterable[Problem], order: dict[str, int]) -> tuple[Problem, ...]:
    """Return problems in the order of files and lines, each once."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda each: (order.get(each.file, 0), each.line, each.column)))
