"""Every way to decide one part: directly, in plainer order, by two claims, by description."""

from __future__ import annotations

from factcli.compare.attached import torn
from factcli.compare.portions import holds, replaced, whole_of
from factcli.language import words
from factcli.model import Reason, Relation, Slot, Verdict
from factcli.parse.atoms import TIME, WORD
from factcli.parse.idioms import plainly
from factcli.parse.nominal import both_named
from factcli.parse.rewrite import nobody_before, rewrites, with_contrast, without_contrast
from factcli.reason.amounts import amounts
from factcli.reason.complement import complement
from factcli.reason.contests import standings
from factcli.reason.derived import strongest
from factcli.reason.describe import anybody, descriptions, named
from factcli.reason.earlier import earlier
from factcli.reason.joint import completes, means_other
from factcli.reason.laying import Laying, SpentError
from factcli.reason.margins import margins
from factcli.reason.order import order
from factcli.reason.parts import (
    completed,
    exhaustive,
    of_two,
    remade,
    spoken_of,
    told_of_others,
    unsupported,
)
from factcli.reason.ratios import ratios
from factcli.reason.saying import said_so
from factcli.reason.sides import is_fact
from factcli.reason.succession import succession
from factcli.reason.titles import titles
from factcli.reason.totals import totals
from factcli.records import TYPE_CHECKING, dataclass, replace
from factcli.verdict.judge import Judgement, sound, strength
from factcli.verdict.speaker import SAID
from factcli.verdict.table import CLASH, DECIDED, DERIVED, FULL, PARTIAL, UNDECIDABLE
from factcli.verdict.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion
    from factcli.parse.idioms import Plain

_NEVER = frozenset({("never",), ("no",), ("nobody",), ("none",), ("nothing",)})
_BECAUSE = frozenset({("because",), ("since",), ("as",)})
# The speaker's own words on file fit so well that another's do not count.
_MUCH = 1.2
# Two claims that answer together fit better than any claim alone.
_DERIVED_FIT = 2.0
# A second claim may answer for so much; for more the two say another thing.
_SPARE = 2
# So many of the claims near a part tell which plain wording of an idiom may be meant.
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """What decided a part: the judgement, further claims of the proof, further rows."""

    judgement: Judgement
    also: tuple[Typed, ...] = ()
    rows: tuple[Slot, ...] = ()


class Decider:
    """Decides parts against one compiled base; `search` gives the claims near a part."""

    def __init__(
        self, search: Callable[[Assertion], Sequence[Typed]], entities: Entities, ctx: Context
    ) -> None:
        self._entities = entities
        self._ctx = self.ctx = ctx
        self._events = frozenset(e.id for e in entities.values() if e.kind == "event")
        self._laying = Laying(search, entities, ctx)
        self.nearby, self.facts = self._laying.nearby, self._laying.facts

    def direct(self, said: Assertion) -> Judgement | None:
        """Return the best judgement of single claims, None when none comes near."""
        near = self._laying.search(said)
        if near and all(t.plain and not t.attributed for t in near):
            # Loaded here: a base of claims with names and properties never comes by.
            from factcli.verdict.plain import judge_plain

            return judge_plain(said, near, self._ctx)
        judged = [weigh(a.copy(), self._ctx, self._entities) for a in self.nearby(said)]
        best = max(judged, key=strength, default=None)
        if best is None:
            return None
        if best.reason is Reason.WRONG_SPEAKER:
            # The speaker has said much the same on file: another's words do not refute that.
            own = [j for j in judged if j.side == SAID and j.fit >= _MUCH]
            return max(own, key=lambda j: j.fit, default=best)
        if best.state == CLASH and best.verdict is Verdict.REFUTED:
            return next((j for j in judged if means_other(best, j)), best)
        return best

    def check(self, said: Assertion) -> Decision | None:
        """Return what decides the part, in time that is in proportion to its length.

        A part that can be turned in too many ways is left open.
        """
        self._laying.begin(said)
        try:
            return self.decide(said)
        except SpentError:
            self._laying.begin(said, 1)
            best = self.direct(said)
        if best is not None and best.verdict in DECIDED:
            best = unsupported(best, Reason.ADDS_DETAIL, PARTIAL)
        return Decision(best) if best is not None else None

    def decide(self, said: Assertion) -> Decision | None:
        """Return what decides the part, as it stands or else with its idioms put plainly."""
        named = both_named(said.atoms)
        if named:
            # "X's victory over Y" has all the words of "Y's victory over X".
            decision = self._proved(remade(said, named))
            if decision is not None and decision.judgement.verdict in DECIDED:
                return decision
        decision = self._proved(said)
        decided = decision is not None and decision.judgement.verdict in DECIDED
        if decided or said.modality in UNDECIDABLE:
            return decision
        for plain in self._near_plainly(said):
            other = self._proved(remade(said, plain.atoms))
            wanted = {Verdict.REFUTED} if plain.weaker else DECIDED
            if other is not None and other.judgement.verdict in wanted:
                return other
        return decision

    def _near_plainly(self, said: Assertion) -> list[Plain]:
        """Return the part with its idioms put plainly, as far as a claim near it says so too."""
        variants = plainly(said.atoms)
        if not variants:
            return []
        heads = {h for typed in self._laying.search(said)[:_NEAR] for h in typed.heads}
        own = frozenset(said.atoms)
        return [
            made
            for made in variants
            if any(a not in own and (not a.content or spoken_of(a, heads)) for a in made.atoms)
        ]

    def _proved(self, said: Assertion) -> Decision | None:
        """Return what decides the part as it stands; that P is so does not show that X said so."""
        decision = self._as_it_stands(said)
        if decision is None or said_so(said, decision.judgement, decision.also):
            return decision
        return Decision(unsupported(decision.judgement, Reason.ADDS_DETAIL, PARTIAL))

    def _as_it_stands(self, said: Assertion) -> Decision | None:
        """Return what decides the part: the first way that reaches a verdict."""
        whole = said
        plain, tail = without_contrast(said.atoms)
        if tail and any(a.content for a in plain):
            said = exhaustive(remade(said, plain))
        contested = self._contested(said)
        if contested is not None and said.modality not in UNDECIDABLE:
            return contested
        best = self.direct(said)
        if best is not None and told_of_others(said, best):
            # Whom it did not happen to is told by how many it did of how many, if at all.
            rest = complement(said)
            if rest is not None:
                return self._proved(remade(said, rest))
            return Decision(unsupported(best, Reason.ADDS_DETAIL, PARTIAL))
        if best is not None and best.state == CLASH and of_two(said, best.alignment):
            best = unsupported(best, Reason.ADDS_DETAIL, PARTIAL)
        decision = self._indirect(said, best) or (Decision(best) if best is not None else None)
        if tail and (decision is None or decision.judgement.verdict not in DECIDED):
            decision = self._contrasted(whole) or decision
        if decision is None or said.modality not in UNDECIDABLE:
            return decision
        return Decision(unsupported(decision.judgement, UNDECIDABLE[said.modality]))

    def _contrasted(self, said: Assertion) -> Decision | None:
        """Refute "X, not Y, did it" where it is on file that Y did."""
        atoms = with_contrast(said.atoms)
        denied = self._proved(remade(said, atoms)) if atoms else None
        if denied is None or denied.judgement.verdict is not Verdict.SUPPORTED:
            return None
        refuted = replace(denied.judgement, verdict=Verdict.REFUTED, reason=Reason.OPPOSITE)
        return replace(denied, judgement=refuted)

    def _indirect(self, said: Assertion, best: Judgement | None) -> Decision | None:
        """Return what the first other way decides; only support outweighs a plain clash."""
        verdict = best.verdict if best is not None else Verdict.UNVERIFIABLE
        wanted = {Verdict.SUPPORTED} if verdict is Verdict.REFUTED else DECIDED
        denied = verdict is Verdict.REFUTED and best is not None and best.state == FULL
        if denied or verdict in DECIDED - {Verdict.REFUTED}:
            return None  # the very denial of what is on file stands
        ways = (
            self._portioned, self._somebody, self._reasoned, self._titled, self._joint,
            self._earlier, self._derived, self._rewritten, self._described,
        )  # fmt: skip
        for way in ways:
            other = way(said)
            if other is not None and other.judgement.verdict in wanted:
                return other
        return None

    def _portioned(self, said: Assertion) -> Decision | None:
        """Decide "most of the games were drawn" by "nine of the twelve games were drawn"."""
        facts = [typed for typed in self._laying.search(said)[:_NEAR] if is_fact(typed)]
        for typed in facts:
            found = replaced(said, typed)
            if found is None:
                continue
            atoms, mine, its = found
            judged = weigh(self._laying.lay(remade(said, atoms), typed), self._ctx, self._entities)
            if judged.state != FULL or judged.verdict not in DECIDED:
                continue
            turned = judged.verdict is Verdict.REFUTED
            true = holds(mine, whole_of(its, facts), turned=turned)
            if true is not None:
                verdict = Verdict.SUPPORTED if true else Verdict.REFUTED
                reason = Reason.COMPUTED if true else Reason.QUANTIFIER
                return Decision(replace(judged, verdict=verdict, reason=reason))
        return None

    def _somebody(self, said: Assertion) -> Decision | None:
        """Decide "X did Y to a man who Z" by the man that the claim of "X did Y" names."""
        found = anybody(said)
        if found is None:
            return None
        human = words("light", "human")
        main = [a for a in found.main if a.lemma not in human or not a.content]
        about = self.direct(remade(said, main))
        if about is None or about.verdict is not Verdict.SUPPORTED:
            return None
        typed = about.alignment.typed
        open_slots = [s for s in ("subject", "value") if not about.alignment.slots(s)]
        hidden = {e for slot in open_slots for e in typed.ids(slot)}
        if len(hidden) != 1:
            return None
        name = named(self._entities[hidden.pop()], found.main[-1].span)
        rest = self.decide(remade(said, [name, *found.clause]))
        return replace(rest, also=(*rest.also, typed)) if rest is not None else None

    def _reasoned(self, said: Assertion) -> Decision | None:
        """Decide "because A, B" by B where B is false or disputed, whatever the reason."""
        atoms = said.atoms
        if not atoms or atoms[0].words[:1] not in _BECAUSE:
            return None
        comma = next((i for i, a in enumerate(atoms) if a.text == ","), 0)
        cause, effect = atoms[1:comma], atoms[comma + 1 :]
        if not any(a.verbal for a in cause) or not any(a.verbal for a in effect):
            return None
        rest = self.decide(remade(said, effect))
        decided = rest is not None and rest.judgement.verdict in DECIDED - {Verdict.SUPPORTED}
        return rest if decided else None

    def _titled(self, said: Assertion) -> Decision | None:
        """Check a title or apposition by its own claim, then the part without it."""
        for found in titles(said):
            about = self.direct(remade(said, found.assertion))
            if about is None or about.verdict not in DECIDED:
                continue
            if about.verdict is Verdict.REFUTED and not found.owned:
                return Decision(about)
            if about.verdict is Verdict.SUPPORTED:
                rest = self.decide(remade(said, found.rest))
                if rest is not None and rest.judgement.verdict in DECIDED:
                    return replace(rest, also=(*rest.also, about.alignment.typed))
        return None

    def _joint(self, said: Assertion) -> Decision | None:
        """Decide by two claims of one subject: the second answers for what the first leaves."""
        if said.phase in {"start", "end"}:
            return None  # "started 3-1" is not what a date and a final score say together
        near = self.nearby(said)
        found = [a.copy() for a in near if is_fact(a.typed)]
        for first in found:
            left = first.leftovers()
            if not 0 < len(left) <= _SPARE or not sound(first):
                continue
            for second in found:
                if second is first or torn(said, left, second):
                    continue
                if completes(first, second, left, self._events):
                    judged = completed(first, second, left)
                    if judged is not None:
                        return Decision(judged, (second.typed,))
        return None

    def _rewritten(self, said: Assertion) -> Decision | None:
        """Decide the part in plainer word order."""
        for atoms in rewrites(said.atoms):
            made = remade(said, atoms)
            # A cleft says that nobody else did it: another name on file contradicts it.
            if made.atoms and made.atoms[-1].kind != TIME:
                made = exhaustive(made)
            judged = self.direct(made)
            if judged is not None and judged.verdict in DECIDED:
                return Decision(judged)
            derived = self._derived(made)
            if derived is not None:
                return derived
        return None

    def _described(self, said: Assertion) -> Decision | None:
        """Decide the part with a description replaced by what it means."""
        if said.speech is not None:
            return None
        shapes = [said, *(remade(said, r) for r in rewrites(said.atoms))]
        every = [d for shape in shapes for d in descriptions(shape, self.facts, self._entities)]
        for found in every:
            for atoms in (found.atoms, *rewrites(found.atoms)):
                judged = self.direct(remade(said, atoms))
                if judged is not None and judged.verdict in DECIDED:
                    name = self._entities[found.entity].name
                    claim = found.side.typed
                    row = Slot("description", found.said, name, Relation.EQUAL, claim.claim.id)
                    return Decision(judged, (claim,), (row,))
            derived = self._derived(remade(said, found.atoms))
            if derived is not None:
                return derived
        return None

    def _earlier(self, said: Assertion) -> Decision | None:
        """Decide "nobody before", "never before" and "for the first time"."""
        first = nobody_before(said.atoms)
        judged = self.direct(remade(said, first)) if first else None
        if judged is not None and judged.verdict is Verdict.SUPPORTED:
            return Decision(judged)
        found = earlier(said, self.facts, self._ctx)
        if not found:
            return None
        best = found[0]
        judgement = Judgement(
            Verdict.REFUTED, Reason.ORDER_DIFFERS, best.left.alignment, DERIVED, _DERIVED_FIT,
            (), best.outcome.note,
        )  # fmt: skip
        return Decision(judgement)

    def _contested(self, said: Assertion) -> Decision | None:
        """Decide who was ahead or behind by the claim that tells who led."""
        for found in standings(said, self.nearby(said), self._entities):
            judged = self.direct(remade(said, found.atoms))
            if judged is None or judged.verdict not in DECIDED:
                continue
            if found.denies:
                if judged.verdict is not Verdict.SUPPORTED:
                    continue
                judged = replace(judged, verdict=Verdict.REFUTED, reason=Reason.OPPOSITE)
            return Decision(judged, (found.paired,) if found.paired else ())
        return None

    def _derived(self, said: Assertion) -> Decision | None:
        """Decide the part by what two claims together say."""
        if any(a.words[:1] in _NEVER for a in said.atoms if a.kind == WORD):
            return None  # "never before X" is not the denial of one order
        found = [
            *order(said, self.facts), *amounts(said, self.facts), *margins(said, self.facts),
            *succession(said, self.nearby), *ratios(said, self.facts), *totals(said, self.facts),
        ]  # fmt: skip
        if not found:
            return None
        best = strongest(found)
        verdict, reason = best.verdict(negated=said.negated)
        if {d.outcome.relation for d in found} >= {Relation.WITHIN, Relation.EXCLUSIVE}:
            verdict, reason = Verdict.UNVERIFIABLE, Reason.AMBIGUOUS
        outcome, right = best.outcome, best.right.typed
        judgement = Judgement(
            verdict, reason, best.left.alignment, DERIVED, _DERIVED_FIT, (), outcome.note
        )
        row = Slot("order", best.said, best.stored, outcome.relation, right.claim.id, outcome.note)
        return Decision(judgement, (right,), (row,))
