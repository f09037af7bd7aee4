"""A part of a sentence as facts: of whom, what, and each value that it gives."""

from __future__ import annotations

from factcli.desk.draft.figures import Times, figure_of, times_of
from factcli.desk.draft.names import bare
from factcli.exchange.records import Record
from factcli.language import words
from factcli.parse.atoms import ENTITY, NAME, NUMBER, PUNCT, QUOTE, TIME
from factcli.parse.speech import force_of
from factcli.records import TYPE_CHECKING, NamedTuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcli.parse.atoms import Assertion, Atom, Frame

_STOPS = frozenset({",", ";", ":", "W", "C", "(", ")", "-"})
_AUXILIARY = frozenset({"BE", "HAVE", "DO", "MD", "X", "TO"})
_LOCAL = frozenset({"in", "at", "on", "near", "outside", "inside"})
_VALUES = frozenset({NUMBER, TIME, QUOTE})


class Clause(NamedTuple):
    """One verb of a part with its subject: what every fact of it has in common.

    `inside` are the positions of the subject, `when` the time that the clause tells.
    """

    part: Assertion
    frame: Frame
    subject: str
    inside: range
    when: Times


def clauses(part: Assertion, last: str) -> Iterator[Clause]:
    """Yield each verb that has a subject; `last` is whom a pronoun stands for."""
    times = [(i, times_of(a.time)) for i, a in enumerate(part.atoms) if a.time is not None]
    for frame in part.frames:
        inside = subject_at(part, frame)
        if not inside or _merely_meant(part, frame):
            continue
        subject = _name(part, inside)
        if part.atoms[inside.start].tag == "O":
            subject = last
        if subject:
            when = next((t for i, t in times if _owner(part, i) == frame.verb and t.value), Times())
            yield Clause(part, frame, subject, inside, when)


def _merely_meant(part: Assertion, frame: Frame) -> bool:
    """Whether the verb is only what something is for: "raided the hall to arrest X"."""
    before = part.atoms[frame.verb - 1].tag if frame.verb else ""
    return before == "TO" and part.modality != "plan"


def subject_at(part: Assertion, frame: Frame) -> range:
    """Return where the words are that the verb is said of."""
    group = frame.patient if frame.passive else frame.agent
    group = tuple(i for i in group if part.atoms[i].kind not in _VALUES)
    if not group:
        return range(0)
    start = end = group[0]
    while start and start - 1 in group:
        start -= 1
    if start and part.atoms[start - 1].number is not None and start - 1 not in group:
        start -= 1  # "six villages" is who lost power, not what they lost
    named = {NAME, ENTITY}
    if start > 1 and part.atoms[start - 1].tag == "C" and part.atoms[start - 2].kind in named:
        start -= 2  # "Lund and Vell defeated …"
    before = end < frame.verb
    while end + 1 < len(part.atoms):
        after = part.atoms[end + 1]
        beyond = after.verbal or after.tag in _STOPS | _AUXILIARY or after.time is not None
        if beyond or (before and end + 1 >= frame.verb) or not (before or end + 1 in group):
            break
        end += 1
    while end > start and part.atoms[end].tag in {"R", "P", "O"}:
        end -= 1
    return range(start, end + 1)


def _name(part: Assertion, inside: range) -> str:
    return bare(words_of(part.atoms[inside.start : inside.stop]))


def words_of(atoms: Sequence[Atom]) -> str:
    """Return atoms as a text reads them, without blanks before signs."""
    text = ""
    for atom in atoms:
        close = atom.kind == PUNCT or atom.text.startswith(("'", "’"))
        text += atom.text if not text or close else f" {atom.text}"
    return text


def _owner(part: Assertion, i: int) -> int:
    """Return the verb that what stands at `i` belongs to: the last before it, else the first."""
    verbs = sorted(f.verb for f in part.frames)
    before = [v for v in verbs if v < i]
    return before[-1] if before else (verbs[0] if verbs else -1)


def facts(clause: Clause) -> list[Record]:
    """Return the facts of a clause, one for each value that it gives."""
    found = [*_figures(clause), *_named(clause), *_said_to_be(clause), *_counted(clause)]
    if clause.when.value and (not found or clause.frame.passive or clause.when.joint):
        predicate = f"{_rest(clause)} {clause.when.preposition}".strip()
        found.append(_fact(clause, predicate, clause.when.value, clause.when.kind))
    if not found and not force_of(clause.frame.lemma):
        predicate = _rest(clause)
        found.append(_fact(clause, predicate, "true", "boolean"))
    agent = _agent(clause)
    by = [f if f.value == agent else replace(f, by=agent) for f in found]
    return [f for f in by if _sensible(f)]


def _sensible(fact: Record) -> bool:
    """Whether property and value are words of their own, not the leavings of a sentence."""
    ends = fact.value.split()[-1:] if fact.value_type == "text" else []
    cut = bool(ends) and ends[0].lower() in words("grammar", "preposition")
    return bool(fact.property[:1].isalnum() and fact.value.strip()) and not cut


def _fact(clause: Clause, predicate: str, value: str, kind: str, unit: str = "") -> Record:
    when = clause.when if kind not in {"date", "period"} and not clause.when.joint else Times()
    if kind == "period":
        when = Times(clause.when.start, clause.when.end)
    if kind == "date":
        when = Times(when="" if clause.when.joint else clause.when.when)
    return Record(
        0, subject=clause.subject, property=predicate, value=value, value_type=kind, unit=unit,
        start=when.start, end=when.end, when=when.when,
    )  # fmt: skip


def _predicate(clause: Clause, until: int) -> str:
    """Return the verb with its auxiliaries, and the preposition before the value at `until`."""
    atoms, verb = clause.part.atoms, clause.frame.verb
    first = verb
    while first and (atoms[first - 1].tag in _AUXILIARY or atoms[first - 1].tag == "R"):
        first -= 1
    first = max(first, clause.inside.stop if clause.inside.start < verb else 0)
    taken = [a for a in atoms[first : verb + 1] if a.tag != "R" or a is atoms[verb]]
    before = atoms[until - 1] if verb < until - 1 < len(atoms) else None
    if before is not None and before.tag == "D" and until - 2 > verb:
        before = atoms[until - 2]
    joint = [before] if before is not None and before.tag in {"P", "TO"} else []
    return words_of([*taken, *joint])


def _rest(clause: Clause) -> str:
    """Return all that is said of the subject, for a fact that has no value of its own."""
    atoms = clause.part.atoms
    stop = next(
        (i for i in range(clause.frame.verb, len(atoms)) if atoms[i].tag in {";", "W", "T"}),
        len(atoms),
    )
    first = _predicate(clause, len(atoms))
    return f"{first} {words_of(atoms[clause.frame.verb + 1 : stop])}".strip(" .,")


def _agent(clause: Clause) -> str:
    """Return who did what a passive tells, when that is a name."""
    if not clause.frame.passive:
        return ""
    atoms = clause.part.atoms
    names = [i for i in clause.frame.agent if atoms[i].kind in {NAME, ENTITY}]
    return bare(atoms[names[0]].text) if names else ""


def _figures(clause: Clause) -> Iterator[Record]:
    """Yield a fact for each number that the verb gives."""
    atoms = clause.part.atoms
    for i, atom in enumerate(atoms):
        mine = atom.number is not None and not atom.number.ordinal
        if mine and i not in clause.inside and _owner(clause.part, i) == clause.frame.verb:
            figure = figure_of(atoms, i)
            yield _fact(clause, _predicate(clause, i), figure.value, "quantity", figure.unit)


def _counted(clause: Clause) -> Iterator[Record]:
    """Yield how many they are of whom the clause tells: "six villages lost power"."""
    atoms, at = clause.part.atoms, clause.inside.start
    number = atoms[at].number
    if number is None or number.ordinal:
        return
    figure = figure_of(atoms, at)
    things = figure.unit or words_of(atoms[at + 1 : clause.inside.stop])
    if things:
        told = _fact(clause, "number", figure.value, "quantity", things)
        yield replace(told, subject=f"{things} that {_rest(clause)}")


def _named(clause: Clause) -> Iterator[Record]:
    """Yield a fact for the verb's object, and for each name after a preposition."""
    atoms, frame = clause.part.atoms, clause.frame
    fact = _object(clause)
    if fact is not None:
        yield fact
    if frame.passive and _agent(clause):
        yield _fact(clause, f"{_predicate(clause, frame.verb + 1)} by", _agent(clause), "entity")
    for preposition, items in frame.oblique:
        if items and atoms[items[0]].kind in {NAME, ENTITY} and items[0] not in clause.inside:
            kind = "place" if preposition in _LOCAL else "entity"
            name = bare(atoms[items[0]].text)
            yield _fact(clause, _predicate(clause, min(items)), name, kind)


def _object(clause: Clause) -> Record | None:
    """Return the fact that the verb's object gives; "seven seats" is the figure's own already."""
    atoms, frame = clause.part.atoms, clause.frame
    group = [i for i in frame.patient if atoms[i].number is None and atoms[i].time is None]
    if frame.passive or not group or atoms[group[0]].tag == "O":
        return None
    span = range(min(group), max(group) + 1)
    near = atoms[max(span.start - 1, 0) : span.stop]
    head = atoms[frame.patient[0]].number is not None
    if head or set(span) & set(clause.inside) or any(a.number is not None for a in near):
        return None
    text = bare(words_of(atoms[span.start : span.stop]))
    kind = "entity" if atoms[group[0]].kind in {NAME, ENTITY} else "text"
    return _fact(clause, _predicate(clause, span.start), text, kind)


def _said_to_be(clause: Clause) -> Iterator[Record]:
    """Yield what a copula says of the subject: "is the mayor of Westholm"."""
    atoms, frame = clause.part.atoms, clause.frame
    items = [i for i in frame.complement if atoms[i].kind not in _VALUES and i > frame.verb]
    if (frame.copula or frame.passive) and items:
        start, end = min(items), max(items)
        while end + 1 < len(atoms) and atoms[end + 1].tag not in _STOPS:
            if atoms[end + 1].verbal or atoms[end + 1].time is not None:
                break
            end += 1
        text = bare(words_of(atoms[start : end + 1]))
        kind = "entity" if atoms[items[0]].kind in {NAME, ENTITY} else "text"
        yield _fact(clause, _predicate(clause, start), text, kind)
