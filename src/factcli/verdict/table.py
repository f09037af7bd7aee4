"""The tables of verdicts: how a part lies on a claim, what decides, what goes first.

They follow MacCartney and Manning's projection of relations through negation (2009):
under "not" an equal or weaker statement is contradicted, an exclusive one holds.
"""

from __future__ import annotations

from factcli.model import Reason, Relation, Verdict
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# How a part lies on a claim.
FULL, CLASH, FINER, SWAPPED, PARTIAL, APART, DERIVED = (
    "full", "clash", "finer", "swapped", "partial", "apart", "derived",
)  # fmt: skip

# (how the part lies on the claim, whether its polarity is turned) -> verdict and reason;
# a reason of None is taken from the slot that decided.
TABLE: dict[tuple[str, bool], tuple[Verdict, Reason | None]] = {
    (FULL, False): (Verdict.SUPPORTED, None),
    (FULL, True): (Verdict.REFUTED, Reason.OPPOSITE),
    (CLASH, False): (Verdict.REFUTED, None),
    (CLASH, True): (Verdict.SUPPORTED, Reason.COMPUTED),
    (FINER, False): (Verdict.UNVERIFIABLE, Reason.TOO_FINE),
    (FINER, True): (Verdict.UNVERIFIABLE, Reason.TOO_FINE),
    (SWAPPED, False): (Verdict.REFUTED, Reason.ROLES_SWAPPED),
    (SWAPPED, True): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (PARTIAL, False): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (PARTIAL, True): (Verdict.UNVERIFIABLE, Reason.ADDS_DETAIL),
    (APART, False): (Verdict.UNVERIFIABLE, Reason.NO_CLAIM),
    (APART, True): (Verdict.UNVERIFIABLE, Reason.NO_CLAIM),
}

# (what two claims together say of a part, whether the part negates) -> the same.
COMPUTED: dict[tuple[Relation, bool], tuple[Verdict, Reason | None]] = {
    (Relation.EQUAL, False): (Verdict.SUPPORTED, Reason.COMPUTED),
    (Relation.EQUAL, True): (Verdict.REFUTED, Reason.OPPOSITE),
    (Relation.WITHIN, False): (Verdict.SUPPORTED, Reason.COMPUTED),
    (Relation.WITHIN, True): (Verdict.REFUTED, Reason.OPPOSITE),
    (Relation.EXCLUSIVE, False): (Verdict.REFUTED, None),
    (Relation.EXCLUSIVE, True): (Verdict.SUPPORTED, Reason.COMPUTED),
}

# A part said so is never decided.
UNDECIDABLE = {
    "wh": Reason.QUESTION,
    "possible": Reason.HEDGED,
    "conditional": Reason.HEDGED,
    "opinion": Reason.OPINION,
    "order": Reason.OPINION,
}

DECIDED = frozenset({Verdict.SUPPORTED, Verdict.REFUTED, Verdict.DISPUTED})
# Of several claims the one that decides goes first.
STRENGTH = {
    Verdict.SUPPORTED: 4.0,
    Verdict.REFUTED: 3.0,
    Verdict.DISPUTED: 2.0,
    Verdict.UNVERIFIABLE: 1.0,
    Verdict.MIXED: 0.0,
}
# Of several slots that clash the first here gives the reason; any other comes last.
CLASHING = ("time", "duration", "number", "quote", "place", "value")
# Of several that agree, the first of these reasons that one of them has.
AGREEING = (
    Reason.COMPUTED,
    Reason.WITHIN_PERIOD,
    Reason.WITHIN_NUMBER,
    Reason.QUOTE_MATCHES,
    Reason.WITHIN_PLACE,
)
_DECIDING = (Verdict.REFUTED, Verdict.DISPUTED, Verdict.UNVERIFIABLE, Verdict.SUPPORTED)


def together(parts: Sequence[tuple[Verdict, Reason]]) -> tuple[Verdict, Reason]:
    """Return the statement's verdict and reason from those of its parts.

    >>> together([(Verdict.SUPPORTED, Reason.MATCHES), (Verdict.REFUTED, Reason.OPPOSITE)])
    (<Verdict.MIXED: 'mixed'>, <Reason.OPPOSITE: 'opposite'>)
    """
    if not parts:
        return Verdict.UNVERIFIABLE, Reason.NO_CLAIM
    verdicts = {verdict for verdict, _ in parts}
    deciding = next(v for v in _DECIDING if v in verdicts)
    reason = next(r for v, r in parts if v is deciding)
    if deciding is Verdict.REFUTED and Verdict.SUPPORTED in verdicts:
        return Verdict.MIXED, reason
    return deciding, reason
