"""Every way to decide one part: directly, in plainer order, by two claims, by description."""

from __future__ import annotations

from factcli.compare.align import align
from factcli.compare.clash import cover_places
from factcli.language import words
from factcli.model import Outcome, Reason, Relation, Slot, Verdict
from factcli.parse.atoms import ENTITY, NAME, TIME
from factcli.parse.reader import assertion
from factcli.parse.rewrite import rewrites, without_contrast
from factcli.reason.amounts import amounts
from factcli.reason.describe import Described, anybody, descriptions, named
from factcli.reason.order import Derived, order
from factcli.reason.ratios import ratios
from factcli.reason.succession import succession
from factcli.reason.titles import titles
from factcli.reason.totals import collective, totals
from factcli.records import TYPE_CHECKING, dataclass, replace
from factcli.verdict.plain import judge_plain
from factcli.verdict.table import CLASH, PARTIAL, Judgement, judge, sound, strength
from factcli.verdict.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.typed import Typed
    from factcli.model import Context, Entity
    from factcli.parse.atoms import Assertion, Atom

_DECIDED = frozenset({Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED})
_NEVER = {("never",), ("no",), ("nobody",), ("none",), ("nothing",)}
_MUCH = 1.2
_HALF = 0.5
_SPARE = 2
_UNDECIDABLE = {
    "wh": Reason.QUESTION, "possible": Reason.HEDGED, "conditional": Reason.HEDGED,
    "opinion": Reason.OPINION, "order": Reason.OPINION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """What decided a part: the judgement, further claims of the proof, further rows."""

    judgement: Judgement
    also: tuple[Typed, ...] = ()
    rows: tuple[Slot, ...] = ()


class Decider:
    """Decides parts against one compiled base; `search` gives the claims near a part."""

    def __init__(
        self, search: Callable[[Assertion], Sequence[Typed]], entities: dict[str, Entity], ctx: Context
    ) -> None:
        self._search = search
        self._entities = entities
        self._ctx = ctx
        self._events = frozenset(e.id for e in entities.values() if e.kind == "event")

    def nearby(self, said: Assertion) -> list[Alignment]:
        """Return the part laid against every claim near it."""
        found = []
        for typed in self._search(said):
            alignment = align(said, typed, self._ctx)
            cover_places(alignment, self._entities)
            found.append(alignment)
        return found

    def direct(self, said: Assertion) -> Judgement | None:
        """Return the best judgement of single claims, None when none comes near."""
        near = self._search(said)
        if near and all(t.plain and not t.attributed for t in near):
            return judge_plain(said, near, self._ctx)
        judged = [weigh(said, t, self._ctx, self._entities) for t in near]
        best = max(judged, key=strength, default=None)
        if best is not None and best.reason is Reason.WRONG_SPEAKER:
            # The speaker has said much the same on file: another's words do not refute that.
            own = [j for j in judged if j.side == "said" and j.fit >= _MUCH]
            return max(own, key=lambda j: j.fit, default=best)
        if best is not None and best.state == CLASH and best.verdict is Verdict.REFUTED:
            return next((j for j in judged if _means_other(best, j)), best)
        return best

    def decide(self, said: Assertion) -> Decision | None:
        """Return what decides the part: the first way that reaches a verdict."""
        plain, tail = without_contrast(said.atoms)
        if tail and any(a.content for a in plain):
            said = self._remade(said, plain)
            said = replace(said, marks=said.marks | {"exhaustive"})
        best = self.direct(said)
        if best is not None and best.state == CLASH and collective(said):
            # A total is not the amount of either: one claim alone does not decide it.
            best = replace(best, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL, state=PARTIAL)
        decision = Decision(best) if best is not None else None
        if best is None or best.verdict not in _DECIDED or best.verdict is Verdict.REFUTED:
            for way in (self._somebody, self._reasoned, self._titled, self._joint, self._derived, self._rewritten, self._described):
                other = way(said)
                if other is not None and other.judgement.verdict in _DECIDED:
                    if best is not None and best.verdict is Verdict.REFUTED and other.judgement.verdict is not Verdict.SUPPORTED:
                        continue
                    decision = other
                    break
        return self._bounded(decision, said)

    @staticmethod
    def _bounded(decision: Decision | None, said: Assertion) -> Decision | None:
        """A question, a possibility or an opinion is never decided."""
        if decision is None or said.modality not in _UNDECIDABLE:
            return decision
        judgement = replace(
            decision.judgement, verdict=Verdict.UNVERIFIABLE, reason=_UNDECIDABLE[said.modality]
        )
        return Decision(judgement)

    def _somebody(self, said: Assertion) -> Decision | None:
        """Decide "X did Y to a man who Z" by the man that the claim of "X did Y" names."""
        found = anybody(said)
        if found is None:
            return None
        main = self._remade(said, [a for a in found.main if a.lemma not in words("light", "human") or not a.content])
        about = self.direct(main)
        if about is None or about.verdict is not Verdict.SUPPORTED:
            return None
        typed = about.alignment.typed
        hidden = {
            e for slot in ("subject", "value") if not about.alignment.slots(slot) for e in typed.entities.get(slot, ())
        }  # fmt: skip
        if len(hidden) != 1:
            return None
        entity = self._entities[next(iter(hidden))]
        name = named(entity, found.main[-1].span)
        rest = self.decide(self._remade(said, [name, *found.clause]))
        return replace(rest, also=(*rest.also, typed)) if rest is not None else None

    def _reasoned(self, said: Assertion) -> Decision | None:
        """Decide "because A, B" by B where B is false or disputed, whatever the reason."""
        atoms = said.atoms
        if not atoms or atoms[0].words[:1] not in {("because",), ("since",), ("as",)}:
            return None
        comma = next((i for i, a in enumerate(atoms) if a.text == ","), None)
        if comma is None or not any(a.verbal for a in atoms[1:comma]) or not any(a.verbal for a in atoms[comma:]):
            return None
        rest = self.decide(self._remade(said, list(atoms[comma + 1 :])))
        decided = rest is not None and rest.judgement.verdict in {Verdict.REFUTED, Verdict.DISPUTED}
        return rest if decided else None

    def _titled(self, said: Assertion) -> Decision | None:
        """Check a title or apposition by its own claim, then the part without it."""
        for found in titles(said):
            about = self.direct(self._remade(said, found.assertion))
            if about is None or about.verdict not in _DECIDED:
                continue
            if about.verdict is Verdict.REFUTED:
                return Decision(about)
            rest = self.decide(self._remade(said, found.rest)) if about.verdict is Verdict.SUPPORTED else None
            if rest is not None and rest.judgement.verdict in _DECIDED:
                return replace(rest, also=(*rest.also, about.alignment.typed))
        return None

    def _joint(self, said: Assertion) -> Decision | None:
        """Decide by two claims of one subject: the second answers for what the first leaves."""
        found = [a for a in self.nearby(said) if not a.typed.attributed and not a.typed.claim.plan]
        for first in found:
            left = first.leftovers()
            if not left or not sound(first) or len(left) > _SPARE:
                continue
            for second in found:
                if second is first or not _completes(first, second, left, self._events):
                    continue
                covers = [second.covers[i] for i in left]
                clash = [c for c in covers if c is not None and c.relation is Relation.EXCLUSIVE]
                for i in left:
                    first.covers[i] = second.covers[i]
                judged = judge(first)
                if judged.verdict in _DECIDED and bool(clash) == (judged.verdict is Verdict.REFUTED):
                    return Decision(judged, (second.typed,))
                for i in left:
                    first.covers[i] = None
        return None

    def _remade(self, said: Assertion, atoms: list[Atom]) -> Assertion:
        made = assertion(said.text, atoms, question="yes-no" if said.question else "", denied=said.denied)
        return replace(made, text=said.text, span=said.span)

    def _rewritten(self, said: Assertion) -> Decision | None:
        for atoms in rewrites(said.atoms):
            made = self._remade(said, atoms)
            # A cleft says that nobody else did it: another name on file contradicts it.
            if made.atoms and made.atoms[-1].kind != TIME:
                made = replace(made, marks=made.marks | {"exhaustive"})
            judged = self.direct(made)
            if judged is not None and judged.verdict in _DECIDED:
                return Decision(judged)
            derived = self._derived(made)
            if derived is not None:
                return derived
        return None

    def _described(self, said: Assertion) -> Decision | None:
        if said.speech is not None:
            return None
        shapes = [said, *(self._remade(said, r) for r in rewrites(said.atoms))]
        every = [d for shape in shapes for d in descriptions(shape, self.nearby, self._entities)]
        for found in every:
            made = self._remade(said, found.atoms)
            for atoms in (found.atoms, *rewrites(found.atoms)):
                judged = self.direct(self._remade(said, list(atoms)))
                if judged is not None and judged.verdict in _DECIDED:
                    return Decision(judged, (found.side.typed,), (_meaning(found, self._entities),))
            derived = self._derived(made)
            if derived is not None:
                return derived
        return None

    def _derived(self, said: Assertion) -> Decision | None:
        if any(a.words[:1] in _NEVER for a in said.atoms if a.kind == "word"):
            return None  # "never before X" is not the denial of one order
        found = [
            d for way in (order, amounts, succession, ratios, totals) for d in way(said, self.nearby, self._ctx)
        ]  # fmt: skip
        if not found:
            return None
        rank = {Relation.WITHIN: 3, Relation.EQUAL: 3, Relation.EXCLUSIVE: 2}
        best = max(found, key=lambda d: rank.get(d.outcome.relation, 0))
        opposed = {d.outcome.relation for d in found} >= {Relation.WITHIN, Relation.EXCLUSIVE}
        return _decision(best, said, unsure=opposed)


def _one_event(first: Alignment, second: Alignment, events: frozenset[str]) -> bool:
    """Whether both claims are about one event, so that the date of one dates the other."""
    ours = first.typed.entities.get("subject", frozenset()) & second.typed.entities.get("subject", frozenset())
    return bool(ours & events) and first.typed.event is None and first.typed.state is None


def _means_other(best: Judgement, other: Judgement) -> bool:
    """Whether another claim of the same subject has the very figure that seems to clash.

    "The offer is 28% above the price" is not refuted by the 60% that are paid in cash, even
    where its words are not all understood.
    """
    mine = {i for i, c in best.alignment.clashes() if c.slot in {"number", "time", "duration"} and i >= 0}
    if not mine or other is best or other.alignment.said is not best.alignment.said or not other.alignment.slots("subject"):
        return False
    atoms, covers = other.alignment.said.atoms, other.alignment.covers
    same = all(c is not None and c.relation is Relation.EQUAL for i in mine for c in (covers[i],))
    return same and not any(covers[i] is None and a.kind in {ENTITY, NAME} for i, a in enumerate(atoms))


def _entities(alignment: Alignment) -> frozenset[str]:
    """Return the entities that the claim is about and the part names."""
    typed = alignment.typed
    about = {e for slot in ("subject", "value", "by", "part") for e in typed.entities.get(slot, ())}
    return frozenset(about.intersection(e for a in alignment.said.atoms for e in a.entities))


def _completes(first: Alignment, second: Alignment, left: list[int], events: frozenset[str]) -> bool:
    """Whether the second claim answers, by its own value or time, for what the first leaves."""
    shared = _entities(first) & _entities(second)
    if not shared:
        return False
    times = all(first.said.atoms[i].time is not None for i in left)
    if times and second.typed.event is not None and second.slots("subject") and _one_event(first, second, events):
        return all(c is not None and c.slot == "time" for c in (second.covers[i] for i in left))
    if not sound(second) or second.evoked <= _HALF or first.flips or second.flips:
        return False
    covers = [second.covers[i] for i in left]
    return all(
        c is not None and c.slot in {"value", "number", "time", "place", "by", "duration"}
        and c.relation in {Relation.EQUAL, Relation.WITHIN, Relation.EXCLUSIVE}
        for c in covers
    )


def _meaning(found: Described, entities: dict[str, Entity]) -> Slot:
    return Slot("description", found.said, entities[found.entity].name, Relation.EQUAL, found.side.typed.claim.id)


def _decision(derived: Derived, said: Assertion, *, unsure: bool) -> Decision:
    outcome = derived.outcome
    verdict, reason = _table(outcome, said.negated)
    if unsure:
        verdict, reason = Verdict.UNVERIFIABLE, Reason.AMBIGUOUS
    judgement = Judgement(verdict, reason, derived.left.alignment, "derived", 2.0, (), outcome.note)
    row = Slot("order", derived.said, derived.stored, outcome.relation, derived.right.typed.claim.id, outcome.note)
    return Decision(judgement, (derived.right.typed,), (row,))


def _table(outcome: Outcome, negated: bool) -> tuple[Verdict, Reason]:
    if outcome.relation in {Relation.WITHIN, Relation.EQUAL}:
        return (Verdict.REFUTED, Reason.OPPOSITE) if negated else (Verdict.SUPPORTED, Reason.COMPUTED)
    if outcome.relation is Relation.EXCLUSIVE:
        return (Verdict.SUPPORTED, Reason.COMPUTED) if negated else (Verdict.REFUTED, outcome.reason or Reason.ORDER_DIFFERS)
    return Verdict.UNVERIFIABLE, Reason.TOO_FINE
