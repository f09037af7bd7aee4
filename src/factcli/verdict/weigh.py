"""One part against one claim, with speech, plans, hedges and quantifiers weighed in."""

from __future__ import annotations

from factcli.compare.align import align
from factcli.compare.clash import cover_places, kind_clash, name_clash
from factcli.compare.identity import identify
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.speech import attributed
from factcli.verdict.table import Judgement, judge

if TYPE_CHECKING:
    from factcli.compare.typed import Typed
    from factcli.model import Context, Entity
    from factcli.parse.atoms import Assertion

_DECIDED = (Verdict.SUPPORTED, Verdict.REFUTED)


def weigh(said: Assertion, typed: Typed, ctx: Context, entities: dict[str, Entity]) -> Judgement:
    """Return what the claim says of the part."""
    alignment = align(said, typed, ctx)
    cover_places(alignment, entities)
    name_clash(alignment, entities)
    identify(alignment, entities)
    kind_clash(alignment)
    if typed.attributed:
        made = attributed(said, typed, alignment, ctx, entities)
    else:
        made = judge(alignment)
    return _quantified(_planned(made, said, typed), said, typed)


def planned(typed: Typed) -> bool:
    """Whether the file holds the claim as a plan."""
    return typed.claim.plan or bool(typed.readings and typed.readings[0].modality == "plan")


def _planned(made: Judgement, said: Assertion, typed: Typed) -> Judgement:
    """A plan said as done, or a deed said as planned, is not decided by the other."""
    if made.verdict not in _DECIDED or said.speech is not None:
        return made
    plan = planned(typed)
    if plan and "progressive" in said.marks:
        return made  # "is leaving" speaks of a plan as well as "will leave" does
    if plan and said.modality == "fact" and made.verdict is Verdict.SUPPORTED:
        return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.PLAN)
    if plan and said.modality == "fact" and made.reason is not Reason.OPPOSITE:
        return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.PLAN)
    if not plan and said.modality == "plan" and made.verdict is Verdict.SUPPORTED:
        return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.PLAN)
    return made


def _quantified(made: Judgement, said: Assertion, typed: Typed) -> Judgement:
    """"only", "all" and "most" need a claim that says so."""
    if made.verdict is not Verdict.SUPPORTED:
        return made
    held = {m for r in typed.readings for m in r.marks}
    missing = said.marks & {"only", "universal", "most"} - held
    if missing:
        return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL, missing=tuple(sorted(missing)))
    return made
