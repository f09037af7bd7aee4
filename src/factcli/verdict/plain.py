"""The verdict of plain sentences on a part: one that answers for all of it, or excludes it."""

from __future__ import annotations

from factcli.compare.contrary import clashes, listed, of_kind, other_kind, turns
from factcli.compare.cover import Cover, must_answer
from factcli.compare.linked import scattered
from factcli.compare.plain import (
    about_another,
    goes_unsaid,
    lay,
    names_of,
    open_subject,
    subject,
)
from factcli.compare.relations import SAME
from factcli.compare.roles import check_roles
from factcli.language import words
from factcli.model import Reason, Relation, Verdict
from factcli.parse.atoms import NAME
from factcli.records import TYPE_CHECKING, dataclass
from factcli.verdict.judge import Judgement
from factcli.verdict.table import CLASH, FULL, PARTIAL, UNDECIDABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcli.compare.cover import Alignment
    from factcli.compare.plain import Name
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion

_BOUND = frozenset({"only", "universal", "most"})
_ORDERS = ("during", "before", "after")
_CLASHES = {
    "time": Reason.DATE_DIFFERS,
    "number": Reason.NUMBER_DIFFERS,
    "country": Reason.PLACE_DIFFERS,
}


@dataclass(slots=True)
class Fit:
    """How a part lies on one sentence: what nothing answers for, what clashes, what is turned."""

    alignment: Alignment
    left: list[int]
    clashes: list[int]
    turned: bool
    held: int
    verdict: Verdict = Verdict.UNVERIFIABLE
    reason: Reason = Reason.ADDS_DETAIL


def _fit(
    said: Assertion, typed: Typed, known: Sequence[Name], ctx: Context, *, other: bool = False
) -> Fit:
    alignment = lay(said, typed, known, ctx)
    turned, answered = turns(alignment)
    clashing = clashes(alignment)
    about, unsaid = subject(said), open_subject(typed) and not other
    left, held = [], len(answered)
    for i, atom in enumerate(said.atoms):
        cover = alignment.covers[i]
        if i in answered or i in clashing or not must_answer(atom):
            continue
        if cover is None and of_kind(alignment, i):
            cover = alignment.covers[i] = Cover(Relation.WITHIN, "value", atom.text)
        if cover is not None and cover.relation in SAME:
            held += 1
        elif cover is not None or not (i in about and unsaid and goes_unsaid(said, i)):
            left.append(i)
    made = Fit(alignment, left, clashing, turned % 2 == 1, held)
    if made.held:
        _decide(made)
    return made


def _decide(made: Fit) -> None:
    """Set the verdict that one sentence gives."""
    said, alignment = made.alignment.said, made.alignment
    stored = {m for r in alignment.typed.readings for m in r.marks}
    missing = said.marks & _BOUND - stored
    left = [i for i in made.left if said.atoms[i].lemma not in words("hedges", "only")]
    if made.clashes:
        if not made.turned and not _elsewhere(made):
            cover = alignment.covers[made.clashes[0]]
            made.verdict = Verdict.REFUTED
            made.reason = (cover and cover.reason) or _CLASHES.get(
                cover.slot if cover else "", Reason.OPPOSITE
            )
    elif "only" in missing:
        if not made.turned and (len(left) in {1, 2} or (not left and listed(alignment))):
            made.verdict, made.reason = Verdict.REFUTED, Reason.QUANTIFIER
    elif not left and not missing:
        _whole(made)
    elif len(left) == 1 and not made.turned and other_kind(alignment, left[0]):
        made.verdict, made.reason = Verdict.REFUTED, Reason.ENTITY_DIFFERS


def _whole(made: Fit) -> None:
    """Set the verdict of a sentence that answers for every word, if it joins them likewise."""
    alignment = made.alignment
    roles = check_roles(alignment)
    if made.turned:
        made.verdict, made.reason = Verdict.REFUTED, Reason.OPPOSITE
    elif roles == "swapped":
        made.verdict, made.reason = Verdict.REFUTED, Reason.ROLES_SWAPPED
    elif not roles and not scattered(alignment):
        made.verdict, made.reason = Verdict.SUPPORTED, Reason.MATCHES


def _elsewhere(made: Fit) -> bool:
    """Whether the part names somebody whom the sentence does not speak of."""
    said = made.alignment.said
    about = subject(said)
    return any(
        i in about and (said.atoms[i].kind == NAME or said.atoms[i].entities) for i in made.left
    )


def _joint(found: Sequence[Fit]) -> None:
    """Let one sentence answer for what another leaves, where nothing clashes or turns."""
    calm = [f for f in found if not f.turned and not f.clashes]
    for one in calm:
        open_ = one.verdict is Verdict.UNVERIFIABLE and 0 < len(one.left) <= one.held
        if not open_ or one.alignment.said.marks & _BOUND or _relates(one.alignment.said):
            continue
        named = any(one.alignment.said.atoms[i].kind == NAME for i in one.left)
        if named or check_roles(one.alignment) or scattered(one.alignment):
            continue
        if all(any(_agrees(other, i) for other in calm if other is not one) for i in one.left):
            one.verdict, one.reason = Verdict.SUPPORTED, Reason.MATCHES


def _relates(said: Assertion) -> bool:
    """Whether the part sets one thing it tells against another: "it fell when she spoke"."""
    inner = said.atoms[1:]
    linked = any(a.first_word in words("relations", r) for a in inner for r in _ORDERS if a.words)
    return linked and sum(f.verb > 0 and not f.copula for f in said.frames) > 1


def _agrees(fit: Fit, i: int) -> bool:
    cover = fit.alignment.covers[i]
    return cover is not None and cover.relation in SAME


def _rank(fit: Fit) -> tuple[float, bool]:
    decided = fit.verdict is not Verdict.UNVERIFIABLE
    return fit.held - 0.5 * len(fit.left) + 0.1 * decided, fit.verdict is Verdict.SUPPORTED


def judge_plain(said: Assertion, claims: Sequence[Typed], ctx: Context) -> Judgement | None:
    """Return what plain sentences say of the part, None when there are none."""
    known = names_of(claims)
    other = about_another(said, claims)
    found = [_fit(said, typed, known, ctx, other=other) for typed in claims]
    _joint(found)
    best = max(found, key=_rank, default=None)
    if best is None:
        return None
    verdict, reason, alignment = best.verdict, best.reason, best.alignment
    plan = any(r.modality == "plan" for r in alignment.typed.readings[:1])
    if said.modality in UNDECIDABLE:
        verdict, reason = Verdict.UNVERIFIABLE, Reason.HEDGED
    elif verdict is Verdict.SUPPORTED and (said.modality == "plan") != plan:
        verdict, reason = Verdict.UNVERIFIABLE, Reason.PLAN
    state = PARTIAL if verdict is Verdict.UNVERIFIABLE else CLASH if best.clashes else FULL
    if not best.held:
        reason = Reason.NO_CLAIM
    missing = tuple(said.atoms[i].text for i in best.left)
    return Judgement(verdict, reason, alignment, state, float(best.held), missing)
