"""One part against one claim, with speech, plans, hedges and quantifiers weighed in."""

from __future__ import annotations

from factcli.compare.clash import name_clash
from factcli.compare.identity import identify
from factcli.compare.kinds import kind_clash
from factcli.compare.portions import unshared
from factcli.model import Reason, Verdict
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.judge import judge, told
from factcli.verdict.speech import attributed
from factcli.verdict.table import FULL

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment
    from factcli.compare.regions import Entities
    from factcli.compare.typed import Typed
    from factcli.model import Context
    from factcli.parse.atoms import Assertion
    from factcli.verdict.judge import Judgement

# What happened once does not say that the like will not happen at another time.
_DATED = frozenset({Reason.DATE_DIFFERS, Reason.OUTSIDE_PERIOD})
_QUANTIFIERS = frozenset({"only", "universal", "most"})


def weigh(alignment: Alignment, ctx: Context, entities: Entities) -> Judgement:
    """Return what the claim says of the part that is laid against it; changes the alignment."""
    said, typed = alignment.said, alignment.typed
    name_clash(alignment, entities)
    identify(alignment, entities)
    kind_clash(alignment)
    made = attributed(alignment, ctx, entities) if typed.attributed else _untold(judge(alignment))
    return _quantified(_planned(_lasting(made, said, typed), said, typed), said, typed)


def _lasting(made: Judgement, said: Assertion, typed: Typed) -> Judgement:
    """That something is over is not shown by a claim that knows of no end."""
    over = said.phase == "former" and typed.state is None and made.verdict is Verdict.SUPPORTED
    if not over or any(r.phase == "former" or r.negated for r in typed.readings):
        return made
    return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL)


def _untold(made: Judgement) -> Judgement:
    """A fact on file does not show that somebody said it: "the hall burned down, police said"."""
    speech = made.alignment.said.speech
    if speech is None or made.verdict is not Verdict.SUPPORTED or told(made.alignment):
        return made
    return replace(
        made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL, missing=(speech.verb,)
    )


def _planned(made: Judgement, said: Assertion, typed: Typed) -> Judgement:
    """A plan said as done, or a deed said as planned, is not decided by the other."""
    if made.verdict not in {Verdict.SUPPORTED, Verdict.REFUTED} or said.speech is not None:
        return made
    supported = made.verdict is Verdict.SUPPORTED
    if not _is_plan(typed):
        dated = made.reason in _DATED and typed.event is not None
        mixed = said.modality == "plan" and (supported or dated)
    elif "progressive" in said.marks:
        mixed = False  # "is leaving" speaks of a plan as well as "will leave" does
    else:
        mixed = said.modality == "fact" and (supported or made.reason is not Reason.OPPOSITE)
    return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.PLAN) if mixed else made


def _is_plan(typed: Typed) -> bool:
    return typed.claim.plan or any(r.modality == "plan" for r in typed.readings[:1])


def _quantified(made: Judgement, said: Assertion, typed: Typed) -> Judgement:
    """The words "only", "all" and "most" need a claim that says so."""
    plain = made.verdict is Verdict.SUPPORTED or made.reason is Reason.OPPOSITE
    if plain and made.state == FULL and unshared(said, typed):
        return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL)
    if made.verdict is not Verdict.SUPPORTED:
        return made
    held = {m for r in typed.readings for m in r.marks}
    missing = tuple(sorted((said.marks & _QUANTIFIERS) - held))
    if not missing:
        return made
    return replace(made, verdict=Verdict.UNVERIFIABLE, reason=Reason.ADDS_DETAIL, missing=missing)
