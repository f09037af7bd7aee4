"""Order, gaps and overlap of two events on file: "X came three years before Y"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Outcome, Period, Reason, Relation
from factcli.reason.sides import Side, sides, when
from factcli.records import TYPE_CHECKING, dataclass
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Context, Quantity
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby

_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Derived:
    """What two claims together say of a part: the outcome and the two sides."""

    outcome: Outcome
    left: Side
    right: Side
    said: str
    stored: str


def _connectors(atoms: Sequence[Atom]) -> list[tuple[int, int, str]]:
    """Return every place where one event is set against another: start, end, relation."""
    found = []
    for i, atom in enumerate(atoms):
        if not i or not atom.words or atom.kind not in {"word"}:
            continue
        size, relation = _relation_at(atoms, i)
        if relation:
            found.append((i, i + size, relation))
    return found


def _relation_at(atoms: Sequence[Atom], i: int) -> tuple[int, str]:
    for size in (6, 5, 4, 3, 2, 1):
        phrase = " ".join(w for a in atoms[i : i + size] for w in a.words)
        kinds = ("before", "after", "during", "same")
        relation = next((k for k in kinds if phrase in words("relations", k)), "")
        if relation and len(atoms[i : i + size]) == size and not (
            size == 1 and atoms[i].tag not in {"P", "C", "W", "R", "V", "VG"}
        ):
            return size, relation
    return 0, ""


def _leading(atoms: Sequence[Atom]) -> list[Atom]:
    """Put a time clause that comes first behind: "When X happened, Y" gives "Y when X happened"."""
    size, relation = _relation_at(atoms, 0) if atoms and atoms[0].kind == "word" else (0, "")
    if not relation:
        return list(atoms)
    end = next((i for i, a in enumerate(atoms) if a.text == ","), 0)
    if not end and atoms[size - 1].words[-1:] == ("of",):
        end = size
        while end < len(atoms) and atoms[end].tag in {"D", "A"}:
            end += 1
        end += 1
    if not end or end >= len(atoms):
        return list(atoms)
    rest = [a for a in atoms[end:] if a.text != ","] if atoms[end].text == "," else list(atoms[end:])
    return [*rest, *atoms[:end]]


def _gap_before(atoms: Sequence[Atom], start: int) -> tuple[int, Quantity | None]:
    """Return where the left side ends and the length of time said before the connector."""
    for back in (1, 2):
        j = start - back
        if j >= 0 and atoms[j].number is not None and atoms[j].number.dimension == "time":
            return j, atoms[j].number
    if start >= 1 and atoms[start - 1].lemma in {"day", "week", "month", "year"}:
        begin = start - 2 if start >= 2 and atoms[start - 2].tag == "D" else start - 1
        return begin, _one(atoms[start - 1].lemma)
    return start, None


def _one(unit: str) -> Quantity:
    from factcli.model import Quantity

    days = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}[unit]
    return Quantity(days * _DAY, days * _DAY, "time", unit, written=1.0)


def _fill(left: Sequence[Atom], right: Sequence[Atom]) -> list[list[Atom]]:
    """Return the right side as it stands, and with the left's verb phrase: "before Y did"."""
    rest = [a for a in right if not (a.tag == "DO" and len(right) <= 4)]
    if rest and rest[0].tag == "O" and rest[0].words[0] in {"it", "he", "she", "they"}:
        verb = next((i for i, a in enumerate(left) if a.verbal), len(left))
        rest = [*left[:verb], *rest[1:]]
    found = [list(rest)]
    verb = next((i for i, a in enumerate(left) if a.tag in {"V", "BE", "HAVE", "DO", "MD", "VN"}), None)
    if verb is not None and not any(a.verbal for a in rest):
        tail = [a for a in left[verb:] if a.time is None]
        found.append([*rest, *tail])
    return found


def _days(gap: Quantity) -> tuple[float, float]:
    return gap.low / _DAY, gap.high / _DAY


def _relate(relation: str, a: Period, b: Period, gap: Quantity | None) -> Outcome:
    if relation == "same":
        if not a.start or not b.start:
            return Outcome(Relation.UNRELATED)
        same = timing.order(a.start, b.start)
        known = same is not None and (same != 0 or a.start.low == a.start.high)
        return _outcome(same == 0 if known else None)
    if relation == "during":
        meet = timing.overlaps(a, b)
        return _outcome(meet)
    first, second = (a, b) if relation == "before" else (b, a)
    if not first.start or not second.start:
        return Outcome(Relation.UNRELATED)
    first_end, second_start = first.end or first.start, second.start
    order = timing.order(first_end, second_start)
    if order == 1 or order == 0:
        late = timing.order(first.start, second.end or second.start)
        return _outcome(False) if order == 0 and late == 0 or late == 1 or late == 0 else Outcome(Relation.BEYOND, Reason.TOO_FINE)
    if order is None and gap is None and first.start != first_end and timing.order(first.start, second_start) == -1:
        return _outcome(True)  # one office after the other, handed over within a year
    if order is None:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE)
    if gap is None:
        return _outcome(True)
    low, high = _days(gap)
    return timing.compare_gap(low, high, first_end, second_start, approx=gap.bound.value == "about")


def _outcome(holds: bool | None) -> Outcome:
    if holds is None:
        return Outcome(Relation.BEYOND, Reason.TOO_FINE)
    if holds:
        return Outcome(Relation.WITHIN, Reason.COMPUTED)
    return Outcome(Relation.EXCLUSIVE, Reason.ORDER_DIFFERS)


def order(said: Assertion, nearby: Nearby, ctx: Context) -> list[Derived]:
    """Return what pairs of claims say of the order that the part asserts."""
    found: list[Derived] = _between(said, nearby)
    atoms = _leading(said.atoms)
    for start, end, relation in _connectors(atoms):
        cut, gap = _gap_before(atoms, start)
        left, right = atoms[:cut], atoms[end:]
        if any(a.time is not None for a in right) and relation != "during":
            continue
        lefts = sides(_plain_left(left), said.text, nearby)
        if not lefts:
            continue
        rights = [s for filled in _fill(left, right) for s in sides(filled, said.text, nearby)]
        found.extend(_pairs(lefts, rights, relation, gap, said.phase, " ".join(a.text for a in atoms[cut:end])))
    return found


def _between(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Read "eight years passed between X and Y"."""
    atoms = said.atoms
    at = next((i for i, a in enumerate(atoms) if a.words[:1] == ("between",)), None)
    gap = next((a.number for a in atoms[:at] if a.number is not None and a.number.dimension == "time"), None)
    if at is None or gap is None:
        return []
    joint = next((i for i in range(at + 1, len(atoms)) if atoms[i].words[:1] == ("and",)), None)
    if joint is None:
        return []
    lefts, rights = sides(atoms[at + 1 : joint], said.text, nearby), sides(atoms[joint + 1 :], said.text, nearby)
    found = _pairs(lefts, rights, "before", gap, "", "between")
    return [d for d in found if d.outcome.reason is not Reason.ORDER_DIFFERS] or _pairs(rights, lefts, "before", gap, "", "between")


def _plain_left(left: Sequence[Atom]) -> list[Atom]:
    """Drop a verb that only says that something took place ("came", "happened")."""
    kept = list(left)
    while kept and (kept[-1].tag in {"R", "BE"} or kept[-1].lemma in words("light", "verb")):
        kept = kept[:-1]
    return kept


def _pairs(lefts: list[Side], rights: list[Side], relation: str, gap: Quantity | None, phase: str, said: str) -> list[Derived]:
    found = []
    for a in lefts[:4]:
        for b in rights[:4]:
            pa, pb = when(a), when(b)
            if pa is None or pb is None or a.typed.claim.id == b.typed.claim.id and pa == pb:
                continue
            former = relation == "during" and "former" in {a.said.phase, phase} and a.typed.state is not None
            outcome = _relate("before" if former else relation, pa, pb, gap)
            if outcome.relation is not Relation.UNRELATED:
                stored = f"{timing.show_period(pa)}; {timing.show_period(pb)}"
                if former and outcome.relation is Relation.WITHIN and pa.end is None:
                    continue
                found.append(Derived(outcome, a, b, said, stored))
    return found
