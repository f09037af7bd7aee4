"""Two holders of an office of one holder at one time, read from the claims' sentences.

Loading compares claims whose files pin subject and office; this is for those that do not.
"""

from __future__ import annotations

from factcli.desk.lint.ground import Place, told
from factcli.language import words
from factcli.model import Aspect
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.report import Severity
from factcli.store.compiled import compiled_of
from factcli.text import fold
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcli.compare.typed import Typed
    from factcli.desk.lint.ground import Ground
    from factcli.model import Entity, Period
    from factcli.parse.atoms import Assertion, Atom
    from factcli.report import Diagnostic
    from factcli.store.validate import Record

ID = "two-holders"
_BEING = frozenset(("be", "serve", "become"))
_LASTING = frozenset((Aspect.FROM_TO, Aspect.SINCE, Aspect.THROUGHOUT))


class _Term(NamedTuple):
    """Who held an office, and the days on which that is sure."""

    holder: str
    first: float
    last: float
    record: Record


def find(ground: Ground) -> Iterator[Diagnostic]:
    """Yield the later of two claims that give one office to two people at one time."""
    offices: dict[tuple[str, ...], list[_Term]] = {}
    records = ground.names.records["claim"]
    for typed in compiled_of(ground.base).typed:
        claim = typed.claim
        if claim.said_by or claim.plan or claim.negative:
            continue
        found = _term(typed, records[claim.id], ground.base.entities)
        if found is None:
            continue
        office, term = found
        terms = offices.setdefault(office, [])
        other = next((each for each in terms if _meet(each, term)), None)
        terms.append(term)
        if other and frozenset((claim.id, str(other.record.table["id"]))) not in ground.conflicting:
            yield told(
                ID, Severity.WARNING, Place(term.record, ("text",)),
                f'at that time "{other.record.table["id"]}" gives this office to somebody else',
                f"it is at {other.record.document.file}:{other.record.line}; correct one of the "
                "times, or the office",
            )  # fmt: skip


def _meet(one: _Term, two: _Term) -> bool:
    return one.holder != two.holder and one.first < two.last and two.first < one.last


def _term(
    typed: Typed, record: Record, entities: Mapping[str, Entity]
) -> tuple[tuple[str, ...], _Term] | None:
    """Return the office that a claim's sentence gives to somebody, and the term."""
    if not typed.readings:
        return None
    said = typed.readings[0]
    frame = next((f for f in said.frames if f.main), None)
    if frame is None or frame.passive or said.atoms[frame.verb].lemma not in _BEING:
        return None
    holder = [said.atoms[i] for i in frame.agent]
    value = [said.atoms[i] for i in frame.complement or frame.patient]
    period = typed.state or _lasting(said)
    office = tuple(word for atom in value for word in _words(atom))
    if not holder or period is None or not _is_office(value, entities):
        return None
    bounds = _bounds(period)
    return office, _Term(" ".join(w for a in holder for w in _words(a)), *bounds, record)


def _is_office(value: list[Atom], entities: Mapping[str, Entity]) -> bool:
    """Tell whether the words name an office of somewhere: "mayor of Marenholt"."""
    if any(entities[e].kind == "office" for atom in value for e in atom.entities):
        return True
    offices = words("offices", "office")
    return len(value) > 1 and any(" ".join(_words(atom)) in offices for atom in value)


def _words(atom: Atom) -> tuple[str, ...]:
    return atom.entities[:1] if len(atom.entities) == 1 else atom.words or (fold(atom.text),)


def _lasting(said: Assertion) -> Period | None:
    for atom in said.atoms:
        if atom.time is not None and atom.time.aspect in _LASTING:
            return timing.stored(atom.time)
    return None


def _bounds(period: Period) -> tuple[float, float]:
    """Return the days between which the term is sure; without an end it is the first alone."""
    first = period.start.high if period.start else float("inf")
    if period.end is not None:
        return first, period.end.low
    return first, float("inf") if period.open_end else first
