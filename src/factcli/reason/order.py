"""Order, gaps and overlap of two events on file: "X came three years before Y"."""

from __future__ import annotations

from factcli.language import words
from factcli.model import Bound, Outcome, Quantity, Reason, Relation
from factcli.parse.atoms import WORD
from factcli.reason.derived import Derived, pairs
from factcli.reason.sides import sides, when
from factcli.records import TYPE_CHECKING, NamedTuple
from factcli.values import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.model import Period
    from factcli.parse.atoms import Assertion, Atom
    from factcli.reason.sides import Nearby, Side

_DAY = 86400.0  # seconds, the unit that lengths of time are kept in
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}
_RELATIONS = ("before", "after", "by", "during", "same")
# The longest connector on file is of six words: "at the same time as the".
_LONGEST = 6
_CONNECTING = frozenset({"P", "C", "W", "R", "V", "VG"})
_VERBS = frozenset({"V", "BE", "HAVE", "DO", "MD", "VN"})
_PRONOUNS = frozenset({"it", "he", "she", "they"})
# In a longer right side "did" is a verb of its own: "before Y did the work".
_SHORT_SIDE = 4
_UNKNOWN = Outcome(Relation.BEYOND, Reason.TOO_FINE)
_HOLDS = Outcome(Relation.WITHIN, Reason.COMPUTED)
_FAILS = Outcome(Relation.EXCLUSIVE, Reason.ORDER_DIFFERS)


class _Said(NamedTuple):
    """What a part says of two events: their relation, the gap, its phase, in what words."""

    relation: str
    gap: Quantity | None
    phase: str
    words: str


def order(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Return what pairs of claims say of the order that the part asserts."""
    found = _between(said, nearby)
    atoms = _leading(said.atoms)
    for start, end, setting in _connectors(atoms):
        relation = setting
        cut, gap = _gap_before(atoms, start)
        left, right = atoms[:cut], atoms[end:]
        if relation != "during" and any(a.time is not None for a in right):
            continue
        lefts = sides(_plain_left(left), said.text, nearby)
        if not lefts:
            continue
        rights = [s for filled in _fill(left, right) for s in sides(filled, said.text, nearby)]
        if relation == "during" and gap is None and _already(left):
            relation = "before"
        words_said = " ".join(a.text for a in atoms[cut:end])
        found.extend(_pairs(lefts, rights, _Said(relation, gap, said.phase, words_said)))
    return found


def _already(left: Sequence[Atom]) -> bool:
    """Whether the left side was over by then: "the mill had burned down when she came"."""
    had = next((i for i, a in enumerate(left) if a.tag == "HAVE" and a.first_word == "had"), None)
    return had is not None and not any(a.first_word == "been" for a in left[had:])


def _connectors(atoms: Sequence[Atom]) -> list[tuple[int, int, str]]:
    """Return every place where one event is set against another: start, end, relation."""
    found: list[tuple[int, int, str]] = []
    for i, atom in enumerate(atoms):
        if i and atom.words and atom.kind == WORD:
            size, relation = _relation_at(atoms, i)
            if relation:
                found.append((i, i + size, relation))
    return found


def _relation_at(atoms: Sequence[Atom], i: int) -> tuple[int, str]:
    """Return how many atoms from `i` on are a connector, and which relation it is of."""
    for size in range(min(_LONGEST, len(atoms) - i), 0, -1):
        phrase = " ".join(w for a in atoms[i : i + size] for w in a.words)
        relation = next((r for r in _RELATIONS if phrase in words("relations", r)), "")
        if relation and (size > 1 or atoms[i].tag in _CONNECTING):
            return size, relation
    return 0, ""


def _leading(atoms: Sequence[Atom]) -> list[Atom]:
    """Put a time clause that comes first behind: "When X happened, Y" gives "Y when X happened"."""
    size, relation = _relation_at(atoms, 0)
    if not relation or atoms[0].kind != WORD:
        return list(atoms)
    end = next((i for i, a in enumerate(atoms) if a.text == ","), 0)
    if not end and atoms[size - 1].words[-1:] == ("of",):
        end = size
        while end < len(atoms) and atoms[end].tag in {"D", "A"}:
            end += 1
        end += 1
    if not end or end >= len(atoms):
        return list(atoms)
    rest = (
        [a for a in atoms[end:] if a.text != ","] if atoms[end].text == "," else list(atoms[end:])
    )
    return [*rest, *atoms[:end]]


def _gap_before(atoms: Sequence[Atom], start: int) -> tuple[int, Quantity | None]:
    """Return where the left side ends and the length of time said before the connector."""
    for j in range(start - 1, max(start - 3, -1), -1):
        number = atoms[j].number
        if number is not None and number.dimension == "time":
            return j, number
    unit = atoms[start - 1].lemma if start else ""
    if unit not in _DAYS:
        return start, None
    counted = start > 1 and atoms[start - 2].tag == "D"
    seconds = _DAYS[unit] * _DAY
    gap = Quantity(seconds, seconds, "time", unit, written=1.0)
    return start - 2 if counted else start - 1, gap


def _fill(left: Sequence[Atom], right: Sequence[Atom]) -> list[list[Atom]]:
    """Return the right side as it stands, and with the left's verb phrase: "before Y did"."""
    short = len(right) <= _SHORT_SIDE
    rest = [a for a in right if not (a.tag == "DO" and short)]
    if rest and rest[0].tag == "O" and rest[0].words[0] in _PRONOUNS:
        subject = next((i for i, a in enumerate(left) if a.verbal), len(left))
        rest = [*left[:subject], *rest[1:]]
    found = [rest]
    verb = next((i for i, a in enumerate(left) if a.tag in _VERBS), None)
    if verb is not None and not any(a.verbal for a in rest):
        found.append([*rest, *(a for a in left[verb:] if a.time is None)])
    return found


def _relate(relation: str, a: Period, b: Period, gap: Quantity | None) -> Outcome:
    if relation == "during" and gap is not None and a.start and b.start:
        # "Had been mayor for ten years when it burned down."
        approx = gap.bound is Bound.ABOUT
        return timing.compare_gap(gap.low / _DAY, gap.high / _DAY, a.start, b.start, approx=approx)
    if relation == "during":
        return _outcome(holds=timing.overlaps(a, b))
    first, second = (b, a) if relation == "after" else (a, b)
    if not first.start or not second.start:
        return Outcome(Relation.UNRELATED)
    if relation == "by":
        return _not_later(first, second)
    if relation == "same":
        found = timing.order(first.start, second.start)
        # Two events of one year need not be of one day.
        vague = found == 0 and first.start.low != first.start.high
        return _UNKNOWN if found is None or vague else _outcome(holds=found == 0)
    return _before(first, second, gap)


def _not_later(first: Period, second: Period) -> Outcome:
    """Compare what is said to be so by the time that the other begins."""
    if not first.start or not second.start:
        return Outcome(Relation.UNRELATED)
    found = timing.order(first.start, second.start)
    if found == 1:
        return _FAILS
    return _HOLDS if found == -1 else _UNKNOWN


def _before(first: Period, second: Period, gap: Quantity | None) -> Outcome:
    """Compare two periods that are said to follow one another, after a gap where one is said."""
    if not first.start or not second.start:
        return Outcome(Relation.UNRELATED)
    end, start = first.end or first.start, second.start
    found = timing.order(end, start)
    if found in {0, 1}:
        late = timing.order(first.start, second.end or second.start)
        return _FAILS if late in {0, 1} else _UNKNOWN
    if found is None:
        # One office after the other, handed over within a year.
        lasting = gap is None and first.start != end
        return _HOLDS if lasting and timing.order(first.start, start) == -1 else _UNKNOWN
    if gap is None:
        return _HOLDS
    approx = gap.bound is Bound.ABOUT
    return timing.compare_gap(gap.low / _DAY, gap.high / _DAY, end, start, approx=approx)


def _outcome(*, holds: bool | None) -> Outcome:
    if holds is None:
        return _UNKNOWN
    return _HOLDS if holds else _FAILS


def _between(said: Assertion, nearby: Nearby) -> list[Derived]:
    """Read "eight years passed between X and Y"."""
    atoms = said.atoms
    at = next((i for i, a in enumerate(atoms) if a.words[:1] == ("between",)), len(atoms))
    lengths = (a.number for a in atoms[:at] if a.number is not None)
    gap = next((n for n in lengths if n.dimension == "time"), None)
    joint = next((i for i in range(at, len(atoms)) if atoms[i].words[:1] == ("and",)), None)
    if gap is None or joint is None:
        return []
    one = sides(atoms[at + 1 : joint], said.text, nearby)
    two = sides(atoms[joint + 1 :], said.text, nearby)
    passed = _Said("before", gap, "", "between")
    found = [d for d in _pairs(one, two, passed) if d.outcome.reason is not Reason.ORDER_DIFFERS]
    return found or _pairs(two, one, passed)


def _plain_left(left: Sequence[Atom]) -> list[Atom]:
    """Drop a verb that only says that something took place ("came", "happened")."""
    kept = list(left)
    while kept and (kept[-1].tag in {"R", "BE"} or kept[-1].lemma in words("light", "verb")):
        kept.pop()
    return kept


def _both_happened(a: Side, b: Side, words_said: str) -> bool:
    """Whether two events share a day, which does not show that one happened in the other.

    "The tower fell when the mayor spoke" is more than that both were on 5 April.
    """
    return a.typed.state is None and b.typed.state is None and "day" not in words_said


def _pairs(lefts: Sequence[Side], rights: Sequence[Side], said: _Said) -> list[Derived]:
    found: list[Derived] = []
    for a, b in pairs(lefts, rights):
        one, two = when(a), when(b)
        if one is None or two is None or (a.typed.claim.id == b.typed.claim.id and one == two):
            continue
        over = said.relation == "during" and "former" in {a.said.phase, said.phase}
        former = over and a.typed.state is not None
        outcome = _relate("before" if former else said.relation, one, two, said.gap)
        if said.relation == "during" and outcome is _HOLDS and _both_happened(a, b, said.words):
            outcome = _UNKNOWN
        # Of an end that is not on file nothing is known to lie behind it.
        endless = former and outcome.relation is Relation.WITHIN and one.end is None
        if outcome.relation is not Relation.UNRELATED and not endless:
            stored = f"{timing.show_period(one)}; {timing.show_period(two)}"
            found.append(Derived(outcome, a, b, said.words, stored))
    return found
