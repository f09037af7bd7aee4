"""Parts made anew while deciding one, and what one claim leaves for another to answer."""

from __future__ import annotations

from factcli.compare.content import light
from factcli.compare.relations import verb_relation, word_relation
from factcli.model import Reason, Relation, Verdict
from factcli.parse.reader import assertion
from factcli.reason.amounts import comparing
from factcli.reason.complement import counted_out
from factcli.reason.totals import collective
from factcli.records import TYPE_CHECKING, replace
from factcli.verdict.judge import judge, polarity
from factcli.verdict.table import DECIDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcli.compare.cover import Alignment
    from factcli.parse.atoms import Assertion, Atom
    from factcli.verdict.judge import Judgement


def remade(said: Assertion, atoms: Sequence[Atom]) -> Assertion:
    """Return other atoms read as one part in the place of `said`."""
    made = assertion(
        said.text, list(atoms), question="yes-no" if said.question else "", denied=said.denied
    )
    return replace(made, text=said.text, span=said.span)


def spoken_of(atom: Atom, heads: Iterable[str]) -> bool:
    """Tell whether a word is, or relates to, one of the words of a property."""
    if light(atom.lemma):
        return True
    return any(word_relation(atom.lemma, h) or verb_relation(atom.lemma, h) for h in heads)


def told_of_others(said: Assertion, best: Judgement) -> bool:
    """Whether a number is said of those that the claim's number leaves out."""
    if best.verdict not in {Verdict.SUPPORTED, Verdict.REFUTED} or best.alignment.typed.attributed:
        return False
    every = any("universal" in r.marks for r in best.alignment.typed.own())
    return counted_out(said) and polarity(best.alignment) and not every


def of_two(said: Assertion, alignment: Alignment) -> bool:
    """Whether a total or a difference is said, which one claim alone does not decide."""
    return collective(said) or comparing(said, [i for i, _ in alignment.clashes()])


def exhaustive(said: Assertion) -> Assertion:
    """Return the part as one that speaks of nobody and nothing else."""
    return replace(said, marks=said.marks | {"exhaustive"})


def unsupported(judged: Judgement, reason: Reason, state: str = "") -> Judgement:
    """Return a judgement as an open one."""
    return replace(judged, verdict=Verdict.UNVERIFIABLE, reason=reason, state=state or judged.state)


def completed(first: Alignment, second: Alignment, left: list[int]) -> Judgement | None:
    """Judge the first claim with the second's answers; without a verdict take them back."""
    for i in left:
        first.covers[i] = second.covers[i]
    covers = (first.covers[i] for i in left)
    clash = any(c is not None and c.relation is Relation.EXCLUSIVE for c in covers)
    judged = judge(first)
    if judged.verdict in DECIDED and clash == (judged.verdict is Verdict.REFUTED):
        return judged
    for i in left:
        first.covers[i] = None
    return None
